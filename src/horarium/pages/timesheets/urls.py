"""The addresses of timesheets and of a visit."""

from django.urls import URLPattern, path

from horarium.pages.timesheets.views import approve, doubt, file, last_week, week
from horarium.pages.timesheets.visits import new_visit, visit

urlpatterns: list[URLPattern] = [
    path("timesheets/", last_week, name="timesheets"),
    path("timesheets/<str:day>/", week),
    path("timesheets/<str:day>/approve/", approve),
    path("timesheets/<str:day>/wrong/", doubt),
    path("timesheets/<str:day>/file/", file),
    path("timesheets/<str:day>/visit/", new_visit),
    path("visit/<int:visit>/", visit),
]
