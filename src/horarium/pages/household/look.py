"""What stands beside the fields while somebody types: mistakes, and what would follow."""

from django.db import DatabaseError
from django.http import HttpResponseBase
from django.shortcuts import render

from horarium.core.household_file.edit import Entry
from horarium.pages.household.context import FieldContext, LookContext
from horarium.pages.household.form import Beside, described, field_context, follows_context
from horarium.pages.household.typed import Sent, sent_by, was_from, words_of_sent
from horarium.pages.household.words import status_words
from horarium.pages.shell.asked import Asked
from horarium.tellings.entry_change import Looked, look

_GONE = "This is not there any more: somebody removed it. Save writes it down anew."
_BUSY = "The memory of the house is busy; Save will tell."


def answer(request: Asked, entry: Entry) -> HttpResponseBase:
    """Only what stands beside fields is answered, so that nothing under the hands moves."""
    return render(request, "household/look.html", {"page": _context(request, entry)})


def _context(request: Asked, entry: Entry) -> LookContext:
    sent = sent_by(request.POST)
    was = {} if entry.is_new else was_from(request.POST.get("was", ""))
    typed = words_of_sent(described(entry).fields, sent)
    try:
        looked = look(request.viewer, entry, typed, was, request.now)
    except LookupError:
        return LookContext((), _GONE)
    except DatabaseError:
        return LookContext((), _BUSY)
    return look_context(entry, sent, looked, at=request.POST.get("at", ""))


def look_context(entry: Entry, sent: Sent, looked: Looked, at: str) -> LookContext:
    """Findings stand beside the field ``at`` which somebody types, if it is one of those."""
    shown = follows_context(looked.follows)
    field = described(entry).field(at)
    findings = {at: shown} if shown and field else {}
    beside = Beside(looked.mistakes, findings=findings)
    fields = tuple(field_context(each, sent, {}, beside) for each in described(entry).fields)
    return LookContext(
        fields,
        status_words(
            changed=bool(looked.keys),
            mistakes=_wrong(fields),
            shown=shown,
            label=field.label if field and shown else "",
        ),
        tuple(looked.mistakes.get("", ())),
        None if field else shown,
    )


def _wrong(fields: tuple[FieldContext, ...]) -> int:
    return sum(bool(each.mistakes) for each in fields)
