"""The addresses of *Now*."""

from django.urls import URLPattern, path

from horarium.pages.now.views import alone, arrive, call_off, leave, now, read, staying

urlpatterns: list[URLPattern] = [
    path("", now, name="now"),
    path("now/check-in/", arrive),
    path("now/check-out/", leave),
    path("now/read/", read),
    path("now/staying/<uuid:watch>/", staying),
    path("now/alone/", alone),
    path("now/plan/<uuid:request_id>/call-off/", call_off),
]
