"""The story of a household: what there is to know of its people, whose it is, and who may know.

Nothing of it is in a Household, so no plan, page or message can carry it by accident: a telling
is made of it by ``horarium.core.disclosure`` alone.
"""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

DEEPEST = 5
"""The deepest of the depths 0 to 5: the whole of the why. At 0 nothing is told."""

_SLOT = re.compile(r"\{([^{}]*?)(['’]s)?\}")


class Subject(StrEnum):
    """What a fact belongs to; he lets people know by subject."""

    LIFE = "life"
    MACHINE = "machine"
    HEALTH = "health"
    WORK = "work"
    FAITH = "faith"
    COURSE = "course"
    COUNSEL = "counsel"
    FEELINGS = "feelings"
    MONEY = "money"


class They(StrEnum):
    """How somebody is spoken of after their name has been said."""

    HE = "he"
    SHE = "she"
    THEY = "they"


@dataclass(frozen=True, slots=True)
class Figure:
    """Somebody the facts speak of, in the circle or outside it.

    Where a fact about them is told, it says ``described``, such as "his priest", unless the name
    may be told too: from depth ``named_from`` on (1 to 5), and never where that is None. The
    name is a fact of ``subject`` and of its ``owners``.
    """

    name: str
    described: str
    they: They
    owners: tuple[str, ...]
    named_from: int | None = None
    subject: Subject = Subject.LIFE


@dataclass(frozen=True, slots=True)
class Account:
    """What somebody said of a matter, kept as they said it."""

    by: str
    says: str


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing there is to know, as one sentence, and whose it is.

    ``says`` names figures in braces: ``{Mark} wrote to {Cheryl}.`` It is his word, and what is
    told; while he has not decided between ``accounts``, it is "" and told to nobody. ``about`` is
    the figure whose sentence it is. It is told from ``depth`` on (1 to 5), and only where each of
    ``owners`` allows that. Where it is told, those in ``instead_of`` go without saying.
    """

    name: str
    about: str
    says: str
    subject: Subject
    depth: int
    owners: tuple[str, ...]
    instead_of: tuple[str, ...] = ()
    accounts: tuple[Account, ...] = ()


@dataclass(frozen=True, slots=True)
class Consent:
    """A dated, purpose-bound, revocable yes: ``to`` may know facts ``of`` an owner.

    It reaches ``depth`` (1 to 5) in each of ``subjects``, from ``since`` until ``until``, the
    first day on which it no longer holds. Revoking it gives it such a day.
    """

    of: str
    to: str
    subjects: tuple[Subject, ...]
    depth: int
    since: date
    purpose: str
    until: date | None = None

    def holds_on(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day < self.until)


@dataclass(frozen=True, slots=True)
class Story:
    """Everything there is to know, in the order in which it is told."""

    figures: tuple[Figure, ...] = ()
    facts: tuple[Fact, ...] = ()
    consents: tuple[Consent, ...] = ()


@dataclass(frozen=True, slots=True)
class Slot:
    """A figure in braces within a sentence: from ``start`` to ``end``, perhaps ``{Mark's}``."""

    figure: str
    start: int
    end: int
    possessive: bool


def slots_of(says: str) -> tuple[Slot, ...]:
    """The figures that a sentence names, in their order."""
    return tuple(
        Slot(found[1], found.start(), found.end(), bool(found[2])) for found in _SLOT.finditer(says)
    )


def name_of(figure: Figure) -> Fact | None:
    """That this is their name, as a fact like others; None where it is never told."""
    if figure.named_from is None:
        return None
    return Fact(
        name=f"the name {figure.name}",
        about=figure.name,
        says=f"{figure.name}.",
        subject=figure.subject,
        depth=figure.named_from,
        owners=figure.owners,
    )
