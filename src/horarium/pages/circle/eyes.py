"""A page as a member sees it: drawn by the same view, with the member looking instead of him.

What would act is taken out of it. It is shown to him, in his session: nothing on it may be done
in the member's name, or in his.
"""

import re
from collections.abc import Callable
from copy import copy
from typing import Any

from django.http import HttpResponse, QueryDict
from django.urls import Resolver404, resolve

from horarium.pages.shell.asked import Asked, looks
from horarium.tellings.viewer import Viewer

# What is told, besides Now. Their devices, their hands and what they are asked are their own.
TOLD = ("week/", "shift/", "gap/", "away/", "timesheets/")

_CONTENT = re.compile(r'<div class="said".*?</div>(.*)</main>', re.DOTALL)
_SCRIPT = re.compile(r"<script\b.*?</script>", re.DOTALL)
_HIDDEN = re.compile(r'<input type="hidden"[^>]*>')
_TAG = re.compile(r"<\w[^>]*>")
_ACTS = re.compile(r"""\s(?:hx-[a-z-]+|autofocus|data-every)(?:="[^"]*"|='[^']*')?""")
_FORM = re.compile(r"<(/?)form\b[^>]*>")
_FIELD = re.compile(r"<(button|input|select|textarea)\b")
_NAMED = re.compile(r'\b(id|for|aria-labelledby|aria-describedby)="([^"]+)"')
_LINK = re.compile(r'<a\b[^>]*?href="([^"]*)"[^>]*>')


def as_seen_by(
    viewer: Viewer, request: Asked, page: str, address_of: Callable[[str], str]
) -> str | None:
    """What ``viewer`` reads at the address ``page``; None where there is nothing for them.

    ``address_of`` is where what they see at another address is shown.
    """
    answer = _answer(viewer, request, page)
    found = _CONTENT.search(answer.content.decode()) if answer else None
    return _still(found[1], address_of) if found else None


def is_told(page: str) -> bool:
    """Whether an address is one of those that can be looked at with another's eyes."""
    return _view(page) is not None


def _view(page: str) -> Any:  # noqa: ANN401 - whatever Django resolves
    try:
        found = resolve(page)
    except Resolver404:
        return None
    told = found.route == "" or found.route.startswith(TOLD)
    return found if told and getattr(found.func, "audience", "") == "circle" else None


def _answer(viewer: Viewer, request: Asked, page: str) -> HttpResponse | None:
    view = _view(page)
    if view is None:
        return None
    theirs: Any = copy(request)
    theirs.method, theirs.path, theirs.path_info = "GET", page, page
    theirs.GET, theirs.POST = QueryDict(), QueryDict()
    # What he is told after he acted is for him, and stays until he sees it.
    theirs._messages = ()  # noqa: SLF001 - where Django looks for them
    looks(theirs, viewer)
    answer = view.func(theirs, *view.args, **view.kwargs)
    return answer if isinstance(answer, HttpResponse) and answer.status_code == 200 else None


def _still(html: str, address_of: Callable[[str], str]) -> str:
    """The same words, and nothing that acts."""
    for pattern, instead in (
        (_SCRIPT, ""),
        (_HIDDEN, ""),
        (_TAG, lambda found: _ACTS.sub("", found[0])),
        (_FORM, r"<\1div>"),
        (_FIELD, r"<\1 disabled"),
        (_NAMED, _renamed),
    ):
        html = pattern.sub(instead, html)
    return _LINK.sub(lambda found: _led(found[1], address_of), html)


def _renamed(found: re.Match[str]) -> str:
    """Names within their page are no names within his."""
    names = " ".join(f"seen-{each}" for each in found[2].split())
    return f'{found[1]}="{names}"'


def _led(address: str, address_of: Callable[[str], str]) -> str:
    return f'<a href="{address_of(address)}">' if is_told(address) else "<a>"
