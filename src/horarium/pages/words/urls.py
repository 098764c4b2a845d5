"""The addresses of words that pass."""

from django.urls import URLPattern, path

from horarium.pages.words.views import read, take_back, words

urlpatterns: list[URLPattern] = [
    path("words/", words, name="words"),
    path("words/<uuid:words>/read/", read, name="words_read"),
    path("words/<uuid:words>/back/", take_back, name="words_back"),
]
