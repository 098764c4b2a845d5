"""The address at which the app of a member is set."""

from django.urls import URLPattern, path

from horarium.pages.app.views import app

urlpatterns: list[URLPattern] = [path("app/<uuid:member>/", app)]
