"""The addresses of the machine's hours."""

from django.urls import URLPattern, path

from horarium.pages.machine.views import machine, mend, now_told, say

urlpatterns: list[URLPattern] = [
    path("machine/", machine, name="machine"),
    path("machine/say/", say),
    path("machine/now/", now_told),
    path("machine/<uuid:said>/", mend),
]
