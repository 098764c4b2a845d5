"""The addresses of what is told."""

from django.urls import URLPattern, path

from horarium.pages.told.kept import everything, record
from horarium.pages.told.views import known_by, number, told, willing, yours

urlpatterns: list[URLPattern] = [
    path("told/", told, name="told"),
    path("told/yours/", yours, name="told_yours"),
    path("told/number/", number, name="told_number"),
    path("told/willing/", willing, name="told_willing"),
    path("told/record/", record, name="told_record"),
    path("told/everything/", everything, name="told_everything"),
    path("circle/<uuid:member>/knows/", known_by, name="circle_member_knows"),
]
