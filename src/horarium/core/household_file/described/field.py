"""A field of a form: what one key of a table holds, said for whoever fills it in."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["line", "lines", "number", "flag", "date", "choice", "choices"]
Choice = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Field:
    """One key of a table: ``usual`` is what counts if it is left empty.

    ``choices`` are (value, words). ``names`` says of what the household has the names to choose
    from: "member", "funder", "equipment", "skill" or "kind"; with ``more``, others can be written.
    """

    key: str
    label: str
    kind: Kind = "line"
    hint: str = ""
    usual: str = ""
    needed: bool = False
    choices: tuple[Choice, ...] = ()
    names: str = ""
    more: bool = False
    longest: int = 80


@dataclass(frozen=True, slots=True)
class Described:
    """A table: its ``path`` in the file, how one and all of its entries are called, its fields.

    ``groups`` are the fields under their headings, in order.
    """

    table: str
    path: tuple[str, ...]
    one: str
    groups: tuple[tuple[str, tuple[Field, ...]], ...]
    listed: bool = True
    note: str = ""

    @property
    def fields(self) -> tuple[Field, ...]:
        return tuple(field for _, fields in self.groups for field in fields)

    def field(self, key: str) -> Field | None:
        """The field of a key, if it has one."""
        return next((field for field in self.fields if field.key == key), None)


HOURS = "Like mon-fri 07:00-09:00, daily 22:00-07:00, sat,sun or always; one to a line."
LENGTH = "Like 1h30m, 45m or 12h."
DATE = "Like 1988-03-24."
STRETCHES = (
    "Like 1988-03-24, 1988-03-24 to 1988-03-27, or 1988-03-24 18:00 to 1988-03-25 08:00; "
    "one to a line. A last day without a time counts whole."
)
SKILLS = Field(
    "skills",
    "Among them someone for each of these",
    "choices",
    usual="nobody in particular",
    names="skill",
    more=True,
)


def one(key: str, label: str, hint: str = "", usual: str = "", longest: int = 80) -> Field:
    return Field(key, label, "line", hint, usual, longest=longest)


def must(key: str, label: str, hint: str = "", kind: Kind = "line") -> Field:
    return Field(key, label, kind, hint, needed=True)


def count(key: str, label: str, usual: str = "", hint: str = "") -> Field:
    return Field(key, label, "number", hint, usual)
