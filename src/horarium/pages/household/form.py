"""The form of an entry: its fields with what is in them and what is said beside them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from horarium.core.household_file.described import TABLES, TOLERANCE, Described, Field
from horarium.core.household_file.edit import NEW, Entry
from horarium.core.household_file.mistake import printed
from horarium.pages.household.context import (
    Clash,
    FieldContext,
    FieldGroup,
    FollowsContext,
    Option,
)
from horarium.pages.household.typed import MORE, Sent
from horarium.tellings.entry_change import Mistakes
from horarium.tellings.follows import Follows
from horarium.tellings.household import Names

_NONE = "Not chosen"


@dataclass(frozen=True, slots=True)
class Beside:
    """What is said beside fields, by their keys."""

    mistakes: Mistakes = field(default_factory=dict)
    clashes: Mapping[str, Clash] = field(default_factory=dict)
    findings: Mapping[str, FollowsContext] = field(default_factory=dict)


NOTHING = Beside()


def described(entry: Entry) -> Described:
    """The table of an entry; a new machine is asked for together with its first tolerance."""
    table = TABLES[entry.table]
    if entry.table != "machine" or entry.id != NEW:
        return table
    first = tuple(_within("tolerance", each) for each in TOLERANCE.fields)
    groups = (*table.groups, ("What you can bear out of it", first))
    return Described(table.table, table.path, table.one, groups, listed=False, note=TOLERANCE.note)


def _within(key: str, each: Field) -> Field:
    return Field(f"{key}.{each.key}", each.label, each.kind, each.hint, each.usual, each.needed)


def field_groups(entry: Entry, sent: Sent, names: Names, beside: Beside) -> tuple[FieldGroup, ...]:
    """All fields of an entry under their headings."""
    return tuple(
        FieldGroup(
            f"group-{number}",
            title,
            tuple(field_context(each, sent, names, beside) for each in fields),
        )
        for number, (title, fields) in enumerate(described(entry).groups, start=1)
    )


def field_context(each: Field, sent: Sent, names: Names, beside: Beside) -> FieldContext:
    """One field as it is shown."""
    values = list(sent.get(each.key, ()))
    known = names.get(each.names, ())
    return FieldContext(
        id=each.key.replace(".", "-"),
        name=each.key,
        label=each.label,
        kind=_kind(each),
        hint=_hint(each),
        value=values[-1] if values else "",
        options=_options(each, values, known),
        more=_more(each, sent),
        suggestions=tuple(known) if each.kind == "line" else (),
        longest=each.longest if each.kind == "line" else 0,
        mistakes=tuple(beside.mistakes.get(each.key, ())),
        finding=beside.findings.get(each.key),
        clash=beside.clashes.get(each.key),
    )


def _kind(each: Field) -> str:
    """A number with choices is chosen."""
    return "choice" if each.kind == "number" and each.choices else each.kind


def _hint(each: Field) -> str:
    usual = f"Left empty: {each.usual}." if each.usual and not each.choices else ""
    return " ".join(filter(None, (each.hint, usual)))


def _options(each: Field, values: Sequence[str], known: Sequence[str]) -> tuple[Option, ...]:
    if _kind(each) not in ("choice", "choices"):
        return ()
    offered = each.choices or tuple((name, name) for name in known)
    there = {value for value, _ in offered}
    # What was there, or was sent, and is no longer offered is not lost.
    offered += tuple(
        (value, value) for value in dict.fromkeys(values) if value and value not in there
    )
    options = tuple(Option(value, words, value in values) for value, words in offered)
    if _kind(each) == "choices":
        return options
    usual = f"As usual: {each.usual}" if each.usual else _NONE
    return (Option("", usual, not any(option.chosen for option in options)), *options)


def _more(each: Field, sent: Sent) -> str | None:
    if not each.more:
        return None
    values = sent.get(each.key + MORE) or ("",)
    return values[-1]


def follows_context(follows: Follows) -> FollowsContext | None:
    """What follows, in printed quotes; None where nothing does."""
    if not follows.count and not follows.mended:
        return None
    return FollowsContext(
        tuple(map(printed, follows.sentences)), follows.more, 0 if follows.count else follows.mended
    )
