"""What was typed is kept where a form cannot be taken."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001
    """The form came from a page that is too old, or from elsewhere."""
    return render(request, "shell/not_here.html", status=403)
