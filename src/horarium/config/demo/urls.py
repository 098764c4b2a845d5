"""The addresses of the demo: those of the house, and what no house has."""

from django.urls import URLPattern, URLResolver, path

from horarium.config import urls as house
from horarium.config.demo.gallery import gallery, one_state
from horarium.config.demo.views import look_as, move_clock, stage

handler400 = house.handler400
handler403 = house.handler403
handler404 = house.handler404
handler500 = house.handler500

urlpatterns: list[URLPattern | URLResolver] = [
    path("demo/", stage),
    path("demo/as/<uuid:public_id>/", look_as),
    path("demo/clock/", move_clock),
    path("gallery/", gallery),
    path("gallery/<slug:slug>/", one_state),
    *house.urlpatterns,
]
