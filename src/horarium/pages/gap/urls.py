"""The address of a gap: an instant in it."""

from django.urls import URLPattern, path

from horarium.pages.gap.views import gap

urlpatterns: list[URLPattern] = [path("gap/<str:instant>/", gap, name="gap")]
