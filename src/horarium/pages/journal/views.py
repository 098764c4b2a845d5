"""His journal, for the person alone; nothing of it is ever in an address or a log."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_POST

from horarium.actions.keep_journal import (
    SHORTEST,
    begin_journal,
    lock_journal,
    open_journal,
    shut_journal,
)
from horarium.actions.write_journal import take_out_of_journal, write_journal
from horarium.pages.journal.context import (
    EntryContext,
    EntryLine,
    JournalContext,
    ShareContext,
)
from horarium.pages.shell.asked import Asked, for_person
from horarium.pages.shell.once import once, see
from horarium.pages.shell.wrong import not_here, sentence_of
from horarium.pages.words.views import asking
from horarium.tellings.journal import EntryTold, entry_told, journal_told

HERE = "/journal/"
_GAP = "…"


@for_person
@once
def journal(request: Asked) -> HttpResponseBase:
    """The journal as it is on this device; sent, something is written in it."""
    return _write(request) if request.method == "POST" else _page(request)


def _write(request: Asked) -> HttpResponseBase:
    text = request.POST.get("text", "")
    try:
        write_journal(
            **_his(request),
            text=text,
        )
    except (ValueError, LookupError) as wrong:
        return _page(request, text, sentence_of(wrong))
    messages.success(request, "Written.")
    return see(HERE)


def _device(request: Asked) -> int:
    return request.device.id if request.device else 0


def _his(request: Asked) -> dict[str, Any]:
    """What every verb of the journal is told: whose it is, where he is, and when."""
    viewer = request.viewer
    return {
        "household": viewer.household,
        "device": _device(request),
        "now": request.now,
        "by": viewer.name,
    }


def _page(request: Asked, typed: str = "", mistake: str = "") -> HttpResponseBase:
    told = journal_told(request.viewer, _device(request))
    page = JournalContext(
        "Journal",
        told.is_kept,
        told.is_open,
        tuple(EntryLine(f"{HERE}{each.id}/", each.at, each.text) for each in told.entries),
        typed,
        mistake,
        SHORTEST,
    )
    return render(request, "journal/page.html", {"page": page}, status=422 if mistake else 200)


@for_person
@require_POST
def open_(request: Asked) -> HttpResponseBase:
    """Opened with his words, or begun with them. The words are never shown again."""
    act = begin_journal if "begin" in request.POST else open_journal
    try:
        act(
            **_his(request),
            words=request.POST.get("words", ""),
        )
    except (ValueError, LookupError) as wrong:
        return _page(request, request.POST.get("text", ""), sentence_of(wrong))
    return _write(request) if "text" in request.POST else see(HERE)


@for_person
@require_POST
def shut(request: Asked) -> HttpResponseBase:
    """It is shut on this device."""
    shut_journal(device=_device(request))
    messages.success(request, "The journal is shut.")
    return see(HERE)


@for_person
@require_POST
def lock(request: Asked) -> HttpResponseBase:
    """Other words open it from now on."""
    try:
        lock_journal(
            **_his(request),
            words=request.POST.get("words", ""),
        )
    except (ValueError, LookupError) as wrong:
        return _page(request, mistake=sentence_of(wrong))
    messages.success(request, "From now on these words open the journal.")
    return see(HERE)


def _told(request: Asked, entry: UUID) -> EntryTold | None:
    try:
        return entry_told(request.viewer, _device(request), entry)
    except LookupError:
        return None


def _missing(request: Asked) -> HttpResponseBase:
    """Where the journal is shut it is opened first."""
    told = journal_told(request.viewer, _device(request))
    return not_here(request) if told.is_open else see(HERE)


@for_person
@once
def entry(request: Asked, entry: UUID) -> HttpResponseBase:
    """One entry; sent, it says what was written instead."""
    told = _told(request, entry)
    if told is None:
        return _missing(request)
    text, mistake = told.text, ""
    if request.method == "POST":
        text = request.POST.get("text", "")
        try:
            write_journal(
                household=request.viewer.household,
                device=_device(request),
                text=text,
                now=request.now,
                by=request.viewer.name,
                entry=entry,
            )
        except (ValueError, LookupError) as wrong:
            mistake = sentence_of(wrong)
        else:
            messages.success(request, "Written.")
            return see(HERE)
    page = EntryContext(told.at, f"{HERE}{entry}/", text, mistake)
    return render(request, "journal/entry.html", {"page": page}, status=422 if mistake else 200)


@for_person
@once
def take_out(request: Asked, entry: UUID) -> HttpResponseBase:
    """It asks once more, and then it is gone."""
    told = _told(request, entry)
    if told is None:
        return _missing(request)
    if request.method == "POST":
        take_out_of_journal(
            **_his(request),
            entry=entry,
        )
        messages.success(request, "It is out of the journal.")
        return see(HERE)
    page = EntryContext(told.at, f"{HERE}{entry}/", told.text)
    return render(request, "journal/out.html", {"page": page})


@for_person
def share(request: Asked, entry: UUID) -> HttpResponseBase:
    """Its words, to be picked one by one; sent, they stand on the page that asks for counsel."""
    told = _told(request, entry)
    if told is None:
        return _missing(request)
    words = tuple(enumerate(told.text.split()))
    mistake = ""
    if request.method == "POST":
        picked = {int(each) for each in request.POST.getlist("words") if each.isdecimal()}
        text = told.text if "all" in request.POST else _picked(words, picked)
        if text:
            return asking(request, text)
        mistake = "Choose the words that may be read, or all of them."
    page = ShareContext("Share words", f"{HERE}{entry}/share/", f"{HERE}{entry}/", words, mistake)
    return render(request, "journal/share.html", {"page": page}, status=422 if mistake else 200)


def _picked(words: tuple[tuple[int, str], ...], picked: set[int]) -> str:
    """Only these words; where others stood between them it says that something did."""
    said: list[str] = []
    for place, word in words:
        if place in picked:
            said.append(word)
        elif said and said[-1] != _GAP:
            said.append(_GAP)
    return " ".join(said[:-1] if said and said[-1] == _GAP else said)
