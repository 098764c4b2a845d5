"""The addresses of the circle."""

from django.urls import URLPattern, path

from horarium.pages.circle.views import circle, code, end, erase, eyes, give_code, leave, one

urlpatterns: list[URLPattern] = [
    path("circle/", circle, name="circle"),
    path("circle/key/", code, name="circle_key"),
    path("circle/<uuid:member>/", one, name="circle_member"),
    path("circle/<uuid:member>/key/", give_code, name="circle_member_key"),
    path("circle/<uuid:member>/out/", end, name="circle_member_out"),
    path("circle/<uuid:member>/sees/", eyes, name="circle_member_sees"),
    path("circle/<uuid:member>/erase/", erase, name="circle_member_erase"),
    path("circle/<uuid:member>/leave/", leave, name="circle_member_leave"),
]
