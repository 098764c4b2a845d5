"""A double click, a form sent again and the back button act once, and all lead to one place.

In the template, one in each form that adds, sends or removes something::

    <form method="post" action="/away/" data-group>{% csrf_token %}{% once %} ...

In the view, below the mark that says whom it is for::

    @for_circle
    @once
    def away(request: Asked) -> HttpResponseBase:
        ...
        return see("/away/")             # it acted: sent again, it leads to the same address
        return render(..., status=422)  # it did not: it may be sent again

What the view does to rows is done in one transaction with the form being taken. Sent from the
same page with other words in it, it is another form. Without the tag in it, the form acts each
time. Answers below 400 count as done; with htmx the page is shown anew the second time.
"""

import secrets
from collections.abc import Iterator
from functools import wraps
from typing import cast

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.html import format_html
from django.utils.safestring import SafeString

from horarium.actions.act_once import act_once
from horarium.pages.shell.asked import Asked, P, View

FIELD = "once"
LONGEST_ADDRESS = 300


def once_field() -> SafeString:
    """The hidden field of a form that acts once."""
    return format_html('<input type="hidden" name="{}" value="{}">', FIELD, secrets.token_hex(16))


def once(view: View[P]) -> View[P]:
    """What is sent to this view from one page, with the same words in it, acts once."""

    @wraps(view)
    def answered(request: Asked, *args: P.args, **named: P.kwargs) -> HttpResponseBase:
        if request.method != "POST" or not request.POST.get(FIELD):
            return view(request, *args, **named)

        def act() -> tuple[HttpResponseBase, str]:
            response = view(request, *args, **named)
            return response, _leads_to(request, response)

        by = str(request.who.account if request.who else request.session.session_key)
        answer = act_once(form=_sent(request), now=request.now, by=by, act=act)
        return _again(request, answer) if isinstance(answer, str) else answer

    return cast("View[P]", answered)


def _sent(request: Asked) -> Iterator[bytes]:
    """All that was sent, but for Django's token, which differs in each page shown."""
    yield request.path.encode()
    for name, values in sorted(request.POST.lists()):
        if name != "csrfmiddlewaretoken":
            yield from (each.encode(errors="surrogatepass") for each in (name, *values))
    for name, files in sorted(request.FILES.lists()):
        for file in files:
            yield from (name.encode(), *file.chunks())
            file.seek(0)


def _leads_to(request: Asked, response: HttpResponseBase) -> str:
    if response.status_code >= 400:
        return ""
    address = response.headers.get("Location") or response.headers.get("HX-Redirect")
    address = address or _page(request)
    return address if len(address) <= LONGEST_ADDRESS else request.path


def _page(request: Asked) -> str:
    """Where the form stands."""
    htmx = getattr(request, "htmx", None)
    return (htmx and htmx.current_url_abs_path) or request.path


def _again(request: Asked, address: str) -> HttpResponseBase:
    if request.headers.get("HX-Request"):
        return HttpResponse(status=204, headers={"HX-Redirect": address})
    return see(address)


def see(address: str) -> HttpResponseBase:
    """It was done; the browser goes on to ``address`` with a GET."""
    response = redirect(address)
    response.status_code = 303
    return response
