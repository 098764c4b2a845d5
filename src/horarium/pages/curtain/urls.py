"""The addresses of the curtain and of scribe mode."""

from django.urls import URLPattern, path

from horarium.pages.curtain.views import (
    arrived,
    curtain,
    is_covered,
    mail,
    open_it,
    pattern,
    quiet,
    scribe,
)

urlpatterns: list[URLPattern] = [
    path("curtain/", curtain, name="curtain"),
    path("curtain/covered/", is_covered, name="curtain_covered"),
    path("curtain/arrived/<uuid:shift>/", arrived, name="curtain_arrived"),
    path("curtain/open/", open_it, name="curtain_open"),
    path("curtain/mail/", mail, name="curtain_mail"),
    path("curtain/pattern/", pattern, name="curtain_pattern"),
    path("curtain/quiet/", quiet),
    path("scribe/", scribe, name="scribe"),
]
