"""Somebody at a house that runs, with a browser that keeps its cookies and fills in its forms."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPResponse
from typing import Any
from urllib.parse import urldefrag, urlencode

import html5lib

from tests.servers.running import Answer, answered

Fields = dict[str, list[str]]


@dataclass
class Visitor:
    """A browser at a port; with a ``session`` somebody is signed in."""

    port: int
    session: str = ""
    cookies: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.session:
            self.cookies["sessionid"] = self.session

    def ask(self, path: str, fields: Fields | None = None) -> Answer:
        """What a page answers, or a form that is sent with these fields."""
        with self._asked(path, fields) as answer:
            self._keep_cookies(answer)
            return answered(answer)

    def see(self, path: str) -> str:
        """A page that must be there."""
        answer = self.ask(path)
        assert answer.status == 200, f"{path}: {answer.status}"
        return answer.text

    def send(self, path: str, action: str = "", **typed: str) -> Answer:
        """Open a page and send the form in it that goes to ``action``, or to the page itself.

        What is not ``typed`` is sent as it stands there.
        """
        fields = form_in(self.see(path), action or path)
        return self.ask(action or path, fields | {name: [each] for name, each in typed.items()})

    def press(self, path: str, action: str = "", **typed: str) -> str:
        """The same, for a form that must be taken: where it leads."""
        answer = self.send(path, action, **typed)
        assert answer.status in (302, 303), answer.text
        return answer.headers["location"]

    @contextmanager
    def listening(self, path: str) -> Iterator[HTTPResponse]:
        """An answer that is read as it comes."""
        with self._asked(path, None) as answer:
            yield answer

    @contextmanager
    def _asked(self, path: str, fields: Fields | None) -> Iterator[HTTPResponse]:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=90)
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        headers = {"Host": f"localhost:{self.port}", "Cookie": cookies}
        body = None
        if fields is not None:
            body = urlencode(fields, doseq=True)
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        try:
            connection.request("GET" if body is None else "POST", path, body, headers)
            yield connection.getresponse()
        finally:
            connection.close()

    def _keep_cookies(self, answer: HTTPResponse) -> None:
        for cookie in answer.headers.get_all("Set-Cookie") or ():
            name, _, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value


def elements(page: str) -> Any:
    """A page as its elements."""
    return html5lib.parse(page, namespaceHTMLElements=False)


def words(element: Any) -> str:
    """What an element says."""
    return " ".join("".join(element.itertext()).split())


def form_in(page: str, action: str) -> Fields:
    """The fields of a form as a browser sends them when nobody touched it."""
    forms = elements(page).iter("form")
    form = next(each for each in forms if urldefrag(each.get("action") or "").url == action)
    fields: Fields = {}
    for each in form.iter():
        for value in _values(each):
            fields.setdefault(each.get("name"), []).append(value)
    return fields


def _values(each: Any) -> list[str]:
    if each.tag == "textarea":
        return ["".join(each.itertext()).removeprefix("\n")]
    if each.tag == "select":
        options = list(each.iter("option"))
        chosen = [one for one in options if one.get("selected") is not None] or options[:1]
        return [one.get("value") or "" for one in chosen]
    if each.tag != "input":
        return []
    boxed = each.get("type") in ("checkbox", "radio")
    return [] if boxed and each.get("checked") is None else [each.get("value") or ""]
