"""What the forms of a page send when somebody fills in each field and presses."""

from collections.abc import Iterator
from typing import Any

import html5lib

# What is typed where a field is empty, by the type of the field.
TYPED = {
    "date": "1988-03-18",
    "time": "10:00",
    "number": "2",
    "email": "someone@example.org",
    "tel": "+15105550100",
}


def forms_of(page: str) -> Iterator[tuple[str, dict[str, list[str]]]]:
    """Where each form is sent, with what it sends; without its key, so that each time acts."""
    tree = html5lib.parse(page, namespaceHTMLElements=False)
    for form in tree.iter("form"):
        action = form.get("action", "")
        if form.get("method") == "post" and action:
            loose = [each for each in tree.iter() if each.get("form") == form.get("id", "?")]
            yield action, _sent([*form.iter(), *loose])


def _sent(fields: list[Any]) -> dict[str, list[str]]:
    sent: dict[str, list[str]] = {}
    for each in fields:
        name, value = each.get("name"), _value(each)
        if name and name not in ("once", "csrfmiddlewaretoken") and value is not None:
            sent.setdefault(name, []).append(value)
    return sent


def _value(field: Any) -> str | None:
    kind = field.get("type", "text")
    if field.tag == "textarea":
        return field.text or "in words"
    if field.tag == "select":
        chosen = [each for each in field.iter("option") if each.get("value")]
        return chosen[0].get("value") if chosen else None
    if field.tag == "button":
        return str(field.get("value", ""))
    if field.tag != "input" or kind == "file":
        return None
    return field.get("value") or TYPED.get(kind, "" if kind == "hidden" else "in words")
