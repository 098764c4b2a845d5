"""The addresses of *Now*."""

from django.urls import URLPattern, path

from horarium.pages.now.views import arrive, call_off, leave, now, read

urlpatterns: list[URLPattern] = [
    path("", now, name="now"),
    path("now/check-in/", arrive),
    path("now/check-out/", leave),
    path("now/read/", read),
    path("now/plan/<uuid:request_id>/call-off/", call_off),
]
