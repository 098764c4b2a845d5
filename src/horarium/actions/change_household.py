"""An entry of the household is changed, or a new one is written."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from horarium.core.household import Household
from horarium.core.household_file.described import TABLES
from horarium.core.household_file.edit import Entry, Tables, Word, Words
from horarium.store.changes import keep_change
from horarium.store.circle import locked_household
from horarium.store.entries import CHANGED, LastChange, changed_entry, entry_at, last_change
from horarium.store.events import append_event
from horarium.store.models import HouseholdRow
from horarium.store.notices import account_named, notify
from horarium.store.renaming import Renaming
from horarium.tellings.entry_change import EntryChange, Mistakes, entry_change
from horarium.tellings.follows import Follows, follows

_LONGEST_TOLD = 60


@dataclass(frozen=True, slots=True)
class Saved:
    """It is saved: which ``entry`` it is now, what follows, and the ``keys`` that changed.

    ``beside`` are the keys that somebody else had changed meanwhile to what ``now`` says.
    """

    entry: Entry
    keys: tuple[str, ...]
    follows: Follows
    beside: tuple[str, ...]
    now: Words
    last: LastChange | None


@dataclass(frozen=True, slots=True)
class Differs:
    """Nothing is saved: somebody else put something different into the ``keys`` meanwhile.

    ``now`` is what is there, ``words`` what it would be with what was typed; ``beside`` are keys
    that only the other changed.
    """

    keys: tuple[str, ...]
    now: Words
    words: Words
    beside: tuple[str, ...]
    last: LastChange | None


@dataclass(frozen=True, slots=True)
class Refused:
    """Nothing is saved, for there are ``mistakes``, by key. ``words`` and ``now`` as above."""

    mistakes: Mistakes
    now: Words
    words: Words
    beside: tuple[str, ...]
    last: LastChange | None


@transaction.atomic
def change_household(
    *,
    household: int,
    entry: Entry,
    typed: Words,
    was: Words,
    now: datetime,
    by: str,
    over: Collection[str] = (),
) -> Saved | Differs | Refused:
    """Save what was ``typed`` into a form that held ``was`` when it was opened.

    Two who change one entry at once are both told, and of the same field the second is asked:
    ``over`` are the keys where they put theirs over the other's after that. Raises LookupError
    with a sentence when the entry is not there any more.
    """
    row = locked_household(household)
    change = entry_change(row, entry, typed, was)
    merge = change.merge
    last = last_change(row, entry) if merge.theirs or merge.both or over else None
    if merge.both:
        return Differs(merge.both, change.now, merge.words, merge.theirs, last)
    if change.after is None:
        return Refused(change.mistakes, change.now, merge.words, merge.theirs, last)
    if change.after == change.before and not entry.is_new:
        return Saved(entry, (), Follows(), merge.theirs, change.now, last)
    follow = follows(row, change.before, change.after, now)
    keep_change(
        row,
        change.before,
        change.after,
        now=now,
        renaming=_renaming(entry, change),
        returning=False,
    )
    entry = entry_at(row, change.path) if entry.is_new else entry
    append_event(row, CHANGED, at=now, by=by, content=changed_entry(entry, merge.mine))
    _tell_first(row, entry, change, was, over, last, now)
    return Saved(entry, merge.mine, follow, merge.theirs, change.now, last)


def _renaming(entry: Entry, change: EntryChange) -> Renaming | None:
    """Plans know members, activities and the house by name."""
    old, new = change.now.get("name"), change.merge.words.get("name")
    if entry.is_new or old == new or change.after is None:
        return None
    # As it was read: composed, and without spaces around it.
    new = _name_of(change.after, change)
    if entry.table == "member":
        return Renaming("member", str(old), new)
    if entry.table == "activity":
        return Renaming("activity", str(old), new)
    return Renaming("household", str(old), new) if entry.table == "house" else None


def _name_of(household: Household, change: EntryChange) -> str:
    entry = Tables.of(household).entry(change.path) or {}
    return str(entry.get("name", ""))


# -- two at once


def _tell_first(
    row: HouseholdRow,
    entry: Entry,
    change: EntryChange,
    was: Words,
    over: Collection[str],
    last: LastChange | None,
    now: datetime,
) -> None:
    """Whoever changed it first learns what became of theirs."""
    account = account_named(row, last.by) if last else None
    title = _title(entry, change)
    if change.merge.theirs:
        both = [
            *_told(entry, change.merge.theirs, change.now),
            *_told(entry, change.merge.mine, change.merge.words),
        ]
        notify(
            account, f"{title} was changed twice at once; both were saved: {'; '.join(both)}.", now
        )
    replaced = [key for key in change.merge.mine if key in over]
    if replaced:
        before = "; ".join(_told(entry, replaced, was))
        after = "; ".join(_told(entry, replaced, change.merge.words))
        notify(account, f"{title} was changed again. Before: {before}. Now: {after}.", now)


def _title(entry: Entry, change: EntryChange) -> str:
    one = TABLES[entry.table].one
    name = change.merge.words.get("name")
    return f"“{name}”" if name and entry.table not in ("house", "person") else one.capitalize()


def _told(entry: Entry, keys: Iterable[str], words: Words) -> list[str]:
    return [f"{label_of(entry, key)}: {said(words.get(key))}" for key in keys]


def label_of(entry: Entry, key: str) -> str:
    """What the field of a key is called."""
    field = TABLES[entry.table].field(key)
    return field.label if field else key


def said(word: Word | None) -> str:
    """A word in a sentence, shortened."""
    if word is None or word in ([], ""):
        return "nothing"
    if word is True:
        return "yes"
    text = ", ".join(word) if isinstance(word, list) else str(word)
    cut = text if len(text) <= _LONGEST_TOLD else f"{text[:_LONGEST_TOLD]}…"
    return f"“{cut}”"
