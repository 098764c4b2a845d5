"""The address of *Now*."""

from django.urls import URLPattern, path

from horarium.pages.now.views import now

urlpatterns: list[URLPattern] = [path("", now, name="now")]
