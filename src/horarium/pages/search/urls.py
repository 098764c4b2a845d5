"""The addresses of a search."""

from django.urls import URLPattern, path

from horarium.pages.search.views import ask_next, enough, search

urlpatterns: list[URLPattern] = [
    path("search/<uuid:watch>/", search),
    path("search/<uuid:watch>/next/", ask_next),
    path("search/<uuid:watch>/enough/", enough),
]
