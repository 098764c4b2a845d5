"""The addresses of absences and wishes."""

from django.urls import URLPattern, path

from horarium.pages.away.answers import approve, decline, open_once_more
from horarium.pages.away.views import away, back

urlpatterns: list[URLPattern] = [
    path("away/", away, name="away"),
    path("away/<slug:kind>/<uuid:hope>/take-back/", back),
    *(
        route
        for plural, kind in (("absences", "absence"), ("wishes", "wish"))
        for route in (
            path(f"{plural}/<uuid:hope>/approve/", approve, {"kind": kind}),
            path(f"{plural}/<uuid:hope>/decline/", decline, {"kind": kind}),
            path(f"{plural}/<uuid:hope>/open/", open_once_more, {"kind": kind}),
        )
    ),
]
