"""The addresses of a stay elsewhere."""

from django.urls import URLPattern, path

from horarium.pages.elsewhere.views import back, elsewhere, holds

urlpatterns: list[URLPattern] = [
    path("elsewhere/", elsewhere, name="elsewhere"),
    path("elsewhere/<uuid:stay>/back/", back),
    path("elsewhere/<uuid:stay>/holds/", holds),
]
