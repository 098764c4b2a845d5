"""The address of an activity in the roster."""

from django.urls import URLPattern, path

from horarium.pages.placed.views import placed

urlpatterns: list[URLPattern] = [path("placed/<int:placed>/", placed, name="placed")]
