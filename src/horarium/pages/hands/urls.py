"""The address of one's hands."""

from django.urls import URLPattern, path

from horarium.pages.hands.views import hands

urlpatterns: list[URLPattern] = [path("hands/", hands, name="hands")]
