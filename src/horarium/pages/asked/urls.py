"""The addresses at which asks are answered."""

from django.urls import URLPattern, path

from horarium.pages.asked.views import answer, by_link, hear

urlpatterns: list[URLPattern] = [
    path("asked/<int:ask>/", answer),
    path("drill/<int:drill>/", hear),
    path("answer/", by_link),
]
