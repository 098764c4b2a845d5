"""The addresses of a day."""

from django.urls import URLPattern, path

from horarium.pages.day.views import day, today

urlpatterns: list[URLPattern] = [
    path("day/", today, name="today"),
    path("day/<str:day>/", day, name="day"),
]
