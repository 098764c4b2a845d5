"""What a rule says about a week, and what a rule is."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Literal

from horarium.core.hours import Interval

if TYPE_CHECKING:
    from horarium.core.week import Week


class Tier(IntEnum):
    """What matters, in order. NEVER is kept by every plan; the others are made small in turn.

    CHANGES counts only when a published plan is changed: before wishes, since otherwise every
    replan would reshuffle the house for a slightly better fit.
    """

    NEVER = 0
    LIFE = 1
    ACTIVITIES = 2
    LAWFUL = 3
    RESERVE = 4
    CHANGES = 5
    WISHES = 6


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a rule says about a week, with its reason.

    ``amount`` is a whole number above 0 in the rule's unit. ``sentence`` is complete: who,
    when, what and by how much. ``members`` and ``activity`` name whom and what it is about.
    """

    rule: str
    amount: int
    sentence: str
    when: Interval | None = None
    members: tuple[str, ...] = ()
    activity: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of a good week: one plain sentence, where it comes from, and its check.

    A tier's score is the sum over its rules of ``weight`` times the amounts found, in
    ``unit``. A rule ``about`` a member looks at that member's own shifts and nothing else.
    """

    id: str
    tier: Tier
    sentence: str
    source: str
    unit: Literal["minutes", "times", "people"]
    about: Literal["member", "house"]
    check: Callable[["Week"], Iterable[Finding]]
    weight: int = 1


def counted(number: int, one: str, many: str = "") -> str:
    """``1 night``, ``2 nights``, ``no nights``; ``many`` where an s does not make it many."""
    return f"{number or 'no'} {one if number == 1 else many or one + 's'}"
