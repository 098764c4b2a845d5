"""The address of the sheet for the wall."""

from django.urls import URLPattern, path

from horarium.pages.ladder.views import ladder

urlpatterns: list[URLPattern] = [path("ladder/", ladder, name="ladder")]
