"""The page of one entry: opened, sent, sent against what somebody else sent, or refused."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import render

from horarium.actions.change_household import (
    Differs,
    Refused,
    Saved,
    change_household,
    said,
)
from horarium.core.household_file.described import Field
from horarium.core.household_file.edit import NEW, Entry, Words
from horarium.pages.household.addresses import address_of, chapter_of, look_address, remove_address
from horarium.pages.household.context import Clash, EntryContext, FieldContext
from horarium.pages.household.document import within_of
from horarium.pages.household.form import NOTHING, Beside, described, field_groups
from horarium.pages.household.typed import (
    Sent,
    sent_by,
    sent_of_words,
    was_from,
    was_text,
    words_of_sent,
)
from horarium.pages.household.words import (
    beside_words,
    by_words,
    name_of,
    of_words,
    saved_words,
    title_of,
)
from horarium.pages.shell.asked import Asked
from horarium.pages.shell.once import see
from horarium.tellings.household import FormTold, form_told, moment_words

TEMPLATE = "household/entry.html"
CHOOSE = "choose."
_CHOOSE_ONE = "Choose one of the two."
_GONE = (
    "This is not there any more: it was removed after you had opened this page. "
    "What you typed is still here, and Save writes it down anew."
)


@dataclass(frozen=True, slots=True)
class Form:
    """A form as it is shown: what is in it, what it held when opened, and what is said of it."""

    told: FormTold
    sent: Sent
    was: Words
    beside: Beside = NOTHING
    notes: tuple[str, ...] = ()
    mistakes: tuple[str, ...] = ()
    over: tuple[str, ...] = ()


def open_form(told: FormTold, asked: Sent | None = None) -> Form:
    """As it is when nobody has touched it yet; a new entry with what it was ``asked`` to hold."""
    fields = described(told.entry).fields
    offered = words_of_sent(fields, asked or {}) if told.entry.is_new else {}
    words = {**(told.suggested or {}), **offered, **told.words}
    return Form(told, sent_of_words(fields, words, told.names), told.words)


def show(request: Asked, form: Form, status: int = 200) -> HttpResponseBase:
    return render(request, TEMPLATE, {"page": context_of(form)}, status=status)


def context_of(form: Form) -> EntryContext:
    """What the template shows."""
    entry, told = form.told.entry, form.told
    groups = field_groups(entry, form.sent, told.names, form.beside)
    fields = [field for group in groups for field in group.fields]
    removable = not entry.is_new and entry.table not in ("house", "person", "plan", "watch")
    return EntryContext(
        title=title_of(told),
        address=address_of(entry),
        groups=groups,
        was=was_text(form.was),
        save="Add" if entry.is_new else "Save",
        look=look_address(entry),
        lead=described(entry).note,
        notes=form.notes,
        mistakes=(*form.beside.mistakes.get("", ()), *form.mistakes),
        status=_summary(fields),
        over=form.over,
        within=()
        if entry.is_new
        else tuple(within_of(entry, str(told.words.get("name", "")), told.within)),
        remove=remove_address(entry) if removable else "",
        remove_words=f"Remove {name_of(entry, told.words)}" if removable else "",
    )


def _summary(fields: Iterable[FieldContext]) -> str:
    wrong = [field.label for field in fields if field.mistakes]
    if not wrong:
        return ""
    return f"Nothing was saved yet. Please look at: {', '.join(wrong)}."


# -- sent


def send(request: Asked, entry: Entry) -> HttpResponseBase:
    """Save what was typed, or show all of it again with what is in the way."""
    told = form_or_gone(request, entry)
    entry = told.entry
    fields, sent = described(entry).fields, sent_by(request.POST)
    was = {} if entry.is_new else was_from(request.POST.get("was", ""))
    chosen = _chosen(sent, fields)
    form = Form(told, sent, was, over=chosen.over)
    if chosen.open:
        return show(request, _with_open(form, fields, chosen.open), status=409)
    form = replace(form, sent=_taken_back(sent, fields, was, told, chosen.there))
    try:
        done = change_household(
            household=request.viewer.household,
            entry=entry,
            typed=words_of_sent(fields, form.sent),
            was=was,
            now=request.now,
            by=request.viewer.name,
            over=chosen.over,
        )
    except LookupError:
        return show(request, gone(request, form), status=409)
    match done:
        case Saved():
            return _saved(request, told, done)
        case Differs():
            return show(request, _differs(request, form, done), status=409)
        case Refused():
            return show(request, _refused(request, form, done), status=422)


def form_or_gone(request: Asked, entry: Entry) -> FormTold:
    """The entry as it is there; one that is gone, or has no place, as a new one."""
    try:
        return form_told(request.viewer, entry)
    except LookupError:
        new = Entry(entry.table, entry.id or NEW, entry.of)
        return FormTold(new, {}, {})


def gone(request: Asked, form: Form) -> Form:
    """What was typed into a form whose entry was removed, to be added anew."""
    entry = form.told.entry
    told = form_or_gone(request, Entry(entry.table, NEW, entry.of))
    return replace(form, told=replace(told, suggested=None), was={}, notes=(_GONE,))


def _saved(request: Asked, told: FormTold, done: Saved) -> HttpResponseBase:
    title = _title_sent(request, told)
    if not done.keys:
        messages.info(request, f"{title}: nothing was changed.")
    else:
        for sentence in saved_words(title, done.follows):
            messages.info(request, sentence)
    for note in _notes(request, done.entry, done):
        messages.info(request, note)
    return see(f"/household/#{chapter_of(done.entry.table)}")


def _title_sent(request: Asked, told: FormTold) -> str:
    """As it is called now, which may be otherwise than when the form was opened."""
    words = words_of_sent(described(told.entry).fields, sent_by(request.POST))
    return name_of(told.entry, words) + of_words(told)


def _notes(request: Asked, entry: Entry, done: Saved | Differs | Refused) -> tuple[str, ...]:
    if not done.beside:
        return ()
    by = _by(request, done)
    return (beside_words(entry, done.beside, done.now, by),)


def _by(request: Asked, done: Saved | Differs | Refused) -> str:
    last, viewer = done.last, request.viewer
    return by_words(last.by, viewer.name, moment_words(viewer, last.at)) if last else "somebody"


def _refused(request: Asked, form: Form, done: Refused) -> Form:
    return replace(
        form,
        sent=_with(form, done.beside, done.now),
        was=done.now,
        beside=replace(form.beside, mistakes=done.mistakes),
        notes=_notes(request, form.told.entry, done),
    )


# -- two at once


def _differs(request: Asked, form: Form, done: Differs) -> Form:
    """Both values, side by side; nothing that was typed is lost."""
    by = _by(request, done)
    sentence = f"Meanwhile {by} wrote something else here."
    clashes = {
        key: Clash(sentence, said(done.now.get(key)), said(done.words.get(key)))
        for key in done.keys
    }
    return replace(
        form,
        sent=_with(form, done.beside, done.now),
        was=done.now,
        beside=replace(form.beside, clashes=clashes),
        notes=_notes(request, form.told.entry, done),
        mistakes=("Nothing was saved yet: choose, of what was changed twice, what is to be.",),
    )


def _with(form: Form, keys: Collection[str], now: Words) -> Sent:
    """What was sent, with what somebody else changed meanwhile."""
    fields = [each for each in described(form.told.entry).fields if each.key in keys]
    empty: dict[str, list[str]] = {each.key: [] for each in fields}
    return {**form.sent, **empty, **sent_of_words(fields, now, form.told.names)}


@dataclass(frozen=True, slots=True)
class Chosen:
    """Of the fields that were changed twice: still ``open``, as ``there``, or written over."""

    open: tuple[str, ...]
    there: tuple[str, ...]
    over: tuple[str, ...]


def _chosen(sent: Sent, fields: Iterable[Field]) -> Chosen:
    keys = [each.key for each in fields]
    asked = [key for key in keys if key in sent.get("clash", ())]
    answer: Mapping[str, str] = {key: (sent.get(CHOOSE + key) or ("",))[-1] for key in asked}
    before = [key for key in keys if key in sent.get("over", ())]
    return Chosen(
        tuple(key for key in asked if answer[key] not in ("there", "typed")),
        tuple(key for key in asked if answer[key] == "there"),
        (*before, *(key for key in asked if answer[key] == "typed")),
    )


def _with_open(form: Form, fields: Iterable[Field], keys: Collection[str]) -> Form:
    typed = words_of_sent(fields, form.sent)
    clashes = {
        key: Clash(
            "Somebody else wrote something here, too.",
            said(form.was.get(key)),
            said(typed.get(key)),
        )
        for key in keys
    }
    mistakes = dict.fromkeys(keys, (_CHOOSE_ONE,))
    return replace(form, beside=Beside(mistakes, clashes))


def _taken_back(
    sent: Sent, fields: Iterable[Field], was: Words, told: FormTold, keys: Collection[str]
) -> Sent:
    """What was sent, without what was typed over what is to stay as it is there."""
    kept = [each for each in fields if each.key in keys]
    empty: dict[str, list[str]] = {each.key: [] for each in kept}
    return {**sent, **empty, **sent_of_words(kept, was, told.names)}
