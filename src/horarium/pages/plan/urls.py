"""The addresses of planning."""

from django.urls import URLPattern, path

from horarium.pages.plan.publishing import publish, take_back
from horarium.pages.plan.streaming import progress
from horarium.pages.plan.views import again, call_off, drop, pick_up, plan, question

urlpatterns: list[URLPattern] = [
    path("plan/", plan, name="plan"),
    path("plan/<uuid:request_id>/", question),
    path("plan/<uuid:request_id>/progress/", progress),
    path("plan/<uuid:request_id>/call-off/", call_off),
    path("plan/<uuid:request_id>/again/", again),
    path("plan/<uuid:request_id>/drop/", drop),
    path("plan/<uuid:request_id>/pick-up/", pick_up),
    path("plan/<uuid:request_id>/publish/", publish),
    path("plan/<uuid:request_id>/take-back/", take_back),
]
