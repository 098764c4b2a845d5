"""The addresses of *Now*."""

from django.urls import URLPattern, path

from horarium.pages.now.offers import accept, approve, claim, decline, refuse, take_back
from horarium.pages.now.views import alone, arrive, call_off, leave, now, pass_on, read, staying

urlpatterns: list[URLPattern] = [
    path("", now, name="now"),
    path("now/check-in/", arrive),
    path("now/check-out/", leave),
    path("now/hand-over/", pass_on),
    path("now/read/", read),
    path("now/staying/<uuid:watch>/", staying),
    path("now/alone/", alone),
    path("now/plan/<uuid:request_id>/call-off/", call_off),
    path("open/<str:instant>/take/", claim),
    path("offers/<uuid:offer>/accept/", accept),
    path("offers/<uuid:offer>/refuse/", refuse),
    path("offers/<uuid:offer>/take-back/", take_back),
    path("offers/<uuid:offer>/approve/", approve),
    path("offers/<uuid:offer>/decline/", decline),
]
