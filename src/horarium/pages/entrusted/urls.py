"""The addresses of what is entrusted."""

from django.urls import URLPattern, path

from horarium.pages.entrusted.views import acts, entrusts
from horarium.pages.entrusted.worst import decide, say, worst_days

urlpatterns: list[URLPattern] = [
    path("circle/worst-days/", worst_days, name="worst_days"),
    path("circle/worst-days/<slug:which>/", decide, name="worst_day"),
    path("circle/<uuid:member>/entrusts/", entrusts, name="circle_member_entrusts"),
    path("acting/", acts, name="acting"),
    path("acting/say/", say, name="acting_say"),
]
