"""The address of a shift."""

from django.urls import URLPattern, path

from horarium.pages.shift.views import shift

urlpatterns: list[URLPattern] = [path("shift/<uuid:shift>/", shift, name="shift")]
