"""The addresses of a shift."""

from django.urls import URLPattern, path

from horarium.pages.shift.views import cannot, late, offer, shift

urlpatterns: list[URLPattern] = [
    path("shift/<uuid:shift>/", shift, name="shift"),
    path("shift/<uuid:shift>/late/", late),
    path("shift/<uuid:shift>/cannot/", cannot),
    path("shift/<uuid:shift>/offer/", offer),
]
