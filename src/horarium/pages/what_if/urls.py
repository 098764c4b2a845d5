"""The address of the questions."""

from django.urls import URLPattern, path

from horarium.pages.what_if.views import what_if

urlpatterns: list[URLPattern] = [path("what-if/", what_if, name="what-if")]
