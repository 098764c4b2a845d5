"""What is answered where no page can be."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string


def not_here(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    """There is no such page, or not for whoever asks: both look the same."""
    return render(request, "shell/not_here.html", status=404)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    """What was asked may not be done."""
    return render(request, "shell/forbidden.html", status=403)


def broken(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """Something broke: the answer asks neither the database nor who looks."""
    return HttpResponse(render_to_string("shell/broken.html"), status=500)
