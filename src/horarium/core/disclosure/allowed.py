"""Whether an audience may be told a fact: each of its owners must allow it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from horarium.core.story import Consent, Fact


@dataclass(frozen=True, slots=True)
class Judged:
    """Why a fact is told to somebody, or is not.

    ``consents`` are those that allow it, ``lacking`` the owners who do not. It is for the owners
    to read; an audience learns nothing of what it is not told.
    """

    fact: Fact
    consents: tuple[Consent, ...] = ()
    lacking: tuple[str, ...] = ()

    @property
    def allowed(self) -> bool:
        """A fact that he has not decided on is told to nobody."""
        return bool(self.fact.says) and not self.lacking


Judge = Callable[[Fact], Judged]


def as_far_as(depth: int) -> Judge:
    """An audience whom every owner allows ``depth`` (0 to 5) in every subject."""

    def judge(fact: Fact) -> Judged:
        return Judged(fact, lacking=() if fact.depth <= depth else fact.owners)

    return judge


def to_member(name: str, consents: Iterable[Consent], day: date) -> Judge:
    """The member ``name`` on ``day``; what is theirs alone they may always read."""
    held = [each for each in consents if each.to == name and each.holds_on(day)]

    def judge(fact: Fact) -> Judged:
        found = {
            owner: next((each for each in held if _reaches(each, owner, fact)), None)
            for owner in fact.owners
            if owner != name
        }
        return Judged(
            fact,
            consents=tuple(each for each in found.values() if each),
            lacking=tuple(owner for owner, each in found.items() if not each),
        )

    return judge


def to_person(name: str, consents: Iterable[Consent], day: date) -> Judge:
    """The person on ``day``: what is his, alone or with others, he knows; all else as a member."""
    as_member = to_member(name, consents, day)

    def judge(fact: Fact) -> Judged:
        return Judged(fact) if name in fact.owners else as_member(fact)

    return judge


def _reaches(consent: Consent, owner: str, fact: Fact) -> bool:
    return consent.of == owner and fact.subject in consent.subjects and fact.depth <= consent.depth
