"""One thumb on a telephone: it presses what the page shows, and every press is counted."""

from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

import html5lib
from django.test import Client

from tests.pages.read_now import plain


class Thumb:
    """A browser on *Now*. ``taps`` counts since it was last ``home``."""

    def __init__(self, client: Client) -> None:
        self._client, self.taps = client, 0
        self.home()

    def home(self) -> "Thumb":
        """The page that the icon on the telephone opens."""
        self._shows(self._client.get("/"))
        self.taps = 0
        return self

    def _shows(self, response: Any) -> None:
        assert response.status_code in (200, 422), response.status_code
        self._html = response.content.decode()
        tree = html5lib.parse(self._html, namespaceHTMLElements=False)
        self._main = next(tree.iter("main"))

    @property
    def reads(self) -> str:
        return plain(self._html)

    def can_press(self, words: str) -> bool:
        return any(True for _ in self._found(words))

    def press(self, words: str, beside: str = "", **typed: str) -> "Thumb":
        """The one button or link with these words; ``beside`` tells it from others like it."""
        found = [each for each in self._found(words) if beside in _text(each[0])]
        assert len(found) == 1, f"{len(found)} of {words!r} in {self.reads}"
        [(_, form, control)] = found
        self.taps += 1
        if form is None:
            self._shows(self._client.get(control.get("href", "")))
            return self
        address = control.get("formaction") or form.get("action") or ""
        self._shows(self._client.post(address, _sent(form, control) | typed, follow=True))
        return self

    def _found(self, words: str) -> Iterator[tuple[Element, Element | None, Element]]:
        """What has these words, its form, and the smallest thing around it that says more."""
        above = {child: parent for parent in self._main.iter() for child in parent}
        for control in self._main.iter():
            if control.tag not in ("a", "button") or _text(control) != words:
                continue
            around, form = control, None
            while around.tag not in ("li", "section", "main"):
                form = around if around.tag == "form" else form
                around = above[around]
            yield around, form, control


def _text(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def _sent(form: Element, control: Element) -> dict[str, str]:
    fields = {each.get("name", ""): each.get("value", "") for each in form.iter("input")}
    if control.get("name"):
        fields[control.get("name", "")] = control.get("value", "")
    return fields
