"""The addresses of courses."""

from django.urls import URLPattern, path

from horarium.pages.course.agreement import agreement
from horarium.pages.course.begin import courses
from horarium.pages.course.brief import brief
from horarium.pages.course.views import course

urlpatterns: list[URLPattern] = [
    path("course/", courses, name="courses"),
    path("course/<uuid:course>/", course, name="course"),
    path("course/<uuid:course>/agreement/", agreement, name="course_agreement"),
    path("course/<uuid:course>/brief/", brief, name="course_brief"),
]
