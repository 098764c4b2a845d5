"""The addresses of the demo: those of the house, and what no house has."""

from django.urls import URLPattern, URLResolver, path

from horarium.config import urls as house
from horarium.config.demo.gallery import gallery, one_state

handler403 = house.handler403
handler404 = house.handler404
handler500 = house.handler500

urlpatterns: list[URLPattern | URLResolver] = [
    path("gallery/", gallery),
    path("gallery/<slug:slug>/", one_state),
    *house.urlpatterns,
]
