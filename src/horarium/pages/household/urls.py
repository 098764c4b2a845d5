"""The addresses of the household."""

from django.urls import URLPattern, path

from horarium.pages.household.views import entry, household, look, remove, undo

urlpatterns: list[URLPattern] = [
    path("household/", household, name="household"),
    path("household/undo/", undo),
    path("household/<slug:table>/", entry),
    path("household/<slug:table>/look/", look),
    path("household/<slug:table>/remove/", remove),
    path("household/<slug:table>/<slug:id>/", entry),
    path("household/<slug:table>/<slug:id>/look/", look),
    path("household/<slug:table>/<slug:id>/remove/", remove),
]
