"""*Now*, for whoever looks."""

from django.http import HttpResponseBase
from django.shortcuts import render

from horarium.pages.shell.asked import Asked, for_circle


@for_circle
def now(request: Asked) -> HttpResponseBase:
    return render(request, "now/page.html")
