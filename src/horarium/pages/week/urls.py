"""The addresses of the week."""

from django.urls import URLPattern, path

from horarium.pages.week.views import this_week, week

urlpatterns: list[URLPattern] = [
    path("week/", this_week, name="week"),
    path("week/<str:day>/", week, name="week_of"),
]
