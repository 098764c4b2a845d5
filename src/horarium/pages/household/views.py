"""The household, for the person."""

from collections.abc import Mapping

from django.contrib import messages
from django.db import DatabaseError
from django.http import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_POST

from horarium.actions.remove_entry import (
    PutBack,
    Removed,
    StillHangs,
    StillNeeded,
    put_back,
    remove_entry,
)
from horarium.core.household_file.described import TABLES
from horarium.core.household_file.edit import Entry, Taken
from horarium.pages.household import look as looking
from horarium.pages.household.addresses import HERE, address_of, chapter_of, remove_address
from horarium.pages.household.context import RemoveContext, Undo
from horarium.pages.household.document import document
from horarium.pages.household.entry import Form, form_or_gone, open_form, send, show
from horarium.pages.household.form import described
from horarium.pages.household.typed import sent_by, was_from
from horarium.pages.household.words import followed_words
from horarium.pages.shell.asked import Asked, for_person
from horarium.pages.shell.once import once, see
from horarium.pages.shell.refused import kept_if_refused
from horarium.pages.shell.wrong import not_here
from horarium.tellings.household import FormTold, form_told, household_told

_REMOVED = "removed entry"


@for_person
def household(request: Asked) -> HttpResponseBase:
    """All of it."""
    told = household_told(request.viewer, request.now)
    page = document(told, _undo(request))
    return render(request, "household/page.html", {"page": page})


def _entry(request: Asked, table: str, id_: str) -> Entry:
    return Entry(table, id_, request.GET.get("of", ""))


def _kept(request: Asked, sentence: str, table: str, id: str = "") -> HttpResponseBase:  # noqa: A002
    """The form with all that was typed, though the memory took none of it."""
    entry = _entry(request, table, id)
    try:
        told = form_or_gone(request, entry)
    except DatabaseError:
        told = FormTold(entry, {}, {})
    was = was_from(request.POST.get("was", ""))
    over = tuple(
        each.key for each in described(entry).fields if each.key in request.POST.getlist("over")
    )
    form = Form(told, sent_by(request.POST), was, mistakes=(sentence,), over=over)
    return show(request, form, status=503)


@for_person
@kept_if_refused(_kept)
@once
def entry(request: Asked, table: str, id: str = "") -> HttpResponseBase:  # noqa: A002
    """The form of an entry; sent, it is saved."""
    if table not in TABLES:
        return not_here(request)
    asked = _entry(request, table, id)
    if request.method == "POST":
        return send(request, asked)
    try:
        return show(request, open_form(form_told(request.viewer, asked), sent_by(request.GET)))
    except LookupError:
        return not_here(request)


@for_person
@require_POST
def look(request: Asked, table: str, id: str = "") -> HttpResponseBase:  # noqa: A002
    """What is wrong with what is typed, and what would follow. Nothing is saved."""
    if table not in TABLES:
        return not_here(request)
    return looking.answer(request, _entry(request, table, id))


# -- removing


def _not_removed(request: Asked, sentence: str, table: str, id: str = "") -> HttpResponseBase:  # noqa: A002
    asked = _entry(request, table, id)
    page = RemoveContext(
        "Nothing was removed", "", address_of(asked), (sentence,), "", "Go back", refused=True
    )
    return render(request, "household/remove.html", {"page": page}, status=503)


@for_person
@require_POST
@kept_if_refused(_not_removed)
@once
def remove(request: Asked, table: str, id: str = "") -> HttpResponseBase:  # noqa: A002
    """It is gone, and can be put back; what something hangs on asks for a second press."""
    asked = _entry(request, table, id)
    try:
        done = remove_entry(
            household=request.viewer.household,
            entry=asked,
            now=request.now,
            by=request.viewer.name,
            although="although" in request.POST,
        )
    except LookupError:
        messages.info(request, "It was removed already.")
        return see(HERE)
    match done:
        case StillHangs():
            return render(
                request, "household/remove.html", {"page": _hangs(asked, done)}, status=409
            )
        case StillNeeded():
            page = _needed(asked, done)
            return render(request, "household/remove.html", {"page": page}, status=422)
        case Removed():
            return _removed(request, asked, done)


def _hangs(asked: Entry, done: StillHangs) -> RemoveContext:
    return RemoveContext(
        title=f"Remove {done.title}?",
        address=remove_address(asked),
        back=address_of(asked),
        sentences=done.sentences,
        remove=f"Remove {done.title}",
        keep=f"Keep {done.title}",
    )


def _needed(asked: Entry, done: StillNeeded) -> RemoveContext:
    sentences = done.mistakes.get("", ())
    return RemoveContext(
        f"{done.title} cannot be removed",
        "",
        address_of(asked),
        sentences,
        "",
        "Go back",
        refused=True,
    )


def _removed(request: Asked, asked: Entry, done: Removed) -> HttpResponseBase:
    taken = done.taken
    request.session[_REMOVED] = {
        "sentence": f"{done.title} was removed.",
        "title": done.title,
        "path": list(taken.path),
        "entry": dict(taken.entry),
        "apart": list(taken.apart),
        "holder": taken.holder,
        "trusted": taken.trusted,
        "member": asked.table == "member",
    }
    for sentence in followed_words(done.follows):
        messages.info(request, sentence)
    return see(f"{HERE}#{chapter_of(asked.table)}")


def _undo(request: Asked) -> Undo | None:
    kept = request.session.get(_REMOVED)
    return Undo(kept["sentence"], f"Put {kept['title']} back") if kept else None


def _not_put_back(request: Asked, sentence: str) -> HttpResponseBase:
    page = RemoveContext("Nothing was put back", "", HERE, (sentence,), "", "Go back", refused=True)
    return render(request, "household/remove.html", {"page": page}, status=503)


@for_person
@require_POST
@kept_if_refused(_not_put_back)
def undo(request: Asked) -> HttpResponseBase:
    """What was removed last is there again, or is to stay removed."""
    kept = request.session.get(_REMOVED)
    if not kept:
        messages.info(request, "It was put back already, or is to stay removed.")
        return see(HERE)
    if "leave" not in request.POST:
        messages.info(request, _put_back(request, kept))
    request.session.pop(_REMOVED, None)
    return see(HERE)


def _put_back(request: Asked, kept: Mapping[str, object]) -> str:
    path = kept["path"]
    taken = Taken(
        tuple(path) if isinstance(path, list) else (),
        _mapping(kept["entry"]),
        tuple(map(str, _list(kept["apart"]))),
        str(kept["holder"]),
        trusted=kept.get("trusted") is True,
    )
    try:
        done = put_back(
            household=request.viewer.household, taken=taken, now=request.now, by=request.viewer.name
        )
    except LookupError:
        return f"{kept['title']} could not be put back: what it belonged to is gone."
    if not isinstance(done, PutBack):
        return f"{kept['title']} could not be put back: {' '.join(done.mistakes.get('', ()))}"
    again = " They cannot sign in until you invite them again." if kept["member"] else ""
    return f"{kept['title']} is there again.{again}"


def _mapping(value: object) -> Mapping[str, object]:
    return value if isinstance(value, dict) else {}


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []
