"""The addresses of his story. Numbers count what he knows of it, in its order."""

from django.urls import URLPattern, path

from horarium.pages.story.views import fact, figure, new_fact, new_figure, story

urlpatterns: list[URLPattern] = [
    path("story/", story, name="story"),
    path("story/new/", new_fact, name="story_new"),
    path("story/<int:number>/", fact, name="story_fact"),
    path("story/who/new/", new_figure, name="story_who_new"),
    path("story/who/<int:number>/", figure, name="story_who"),
]
