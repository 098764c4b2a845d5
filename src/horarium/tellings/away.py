"""Absences and wishes: a member's own; and, for the person, what everybody asks."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q

from horarium.core.hours import HouseClock, Interval
from horarium.store.hopes import planned_since
from horarium.store.models import (
    AbsenceRow,
    AccountRow,
    HopedAbsenceRow,
    HopedWishRow,
    HouseholdRow,
    WishRow,
)
from horarium.tellings.moments import weekly_words
from horarium.tellings.stretches import stretch_words
from horarium.tellings.viewer import Viewer

# An answer is shown so long; what it led to stays.
SHOWN = timedelta(days=60)
STRENGTHS = {1: "a little", 2: "much", 3: "very much"}


@dataclass(frozen=True, slots=True)
class HopeTold:
    """Something that was asked: ``kind`` is absence or wish, ``state`` as it was answered."""

    id: UUID
    kind: str
    words: str
    state: str


@dataclass(frozen=True, slots=True)
class MyAway:
    """A member's own: when they are away, what they wish, and what they asked for."""

    today: str
    absences: tuple[str, ...]
    wishes: tuple[str, ...]
    hopes: tuple[HopeTold, ...]


def my_away(viewer: Viewer, now: datetime) -> MyAway:
    """Of the member who looks, and nobody else's. Raises LookupError for the person."""
    account = AccountRow.objects.select_related("member", "household").get(pk=viewer.account)
    member = account.member
    if member is None:
        raise LookupError("the person asks nobody")
    clock = HouseClock(account.household.zone)
    ahead = AbsenceRow.objects.filter(member=member, end_at__gt=now).order_by("start_at")
    return MyAway(
        clock.date_of(now).isoformat(),
        tuple(stretch_words(Interval(each.start_at, each.end_at), clock) for each in ahead),
        tuple(map(_wish_words, WishRow.objects.filter(member=member))),
        tuple(_hopes(Q(member=member), clock, now)),
    )


def _wish_words(row: WishRow | HopedWishRow) -> str:
    wants = "Would like to work" if row.likes else "Would rather not work"
    return f"{wants} {weekly_words(row.hours)}: {STRENGTHS[row.strength]}"


def _hopes(whose: Q, clock: HouseClock, now: datetime) -> Iterator[HopeTold]:
    """The newest first; answered ones as long as they are news."""
    shown = whose & (Q(state="open") | Q(answered_at__gt=now - SHOWN))
    absences = HopedAbsenceRow.objects.filter(shown, Q(end_at__gt=now) | ~Q(state="taken back"))
    told = [
        (
            each.asked_at,
            HopeTold(
                each.public_id,
                "absence",
                f"Away {stretch_words(Interval(each.start_at, each.end_at), clock)}",
                each.state,
            ),
        )
        for each in absences
    ]
    told += [
        (each.asked_at, HopeTold(each.public_id, "wish", _wish_words(each), each.state))
        for each in HopedWishRow.objects.filter(shown)
    ]
    return (hope for _, hope in sorted(told, key=lambda each: each[0], reverse=True))


# -- for the person


@dataclass(frozen=True, slots=True)
class HopeAsked:
    """What a member asks of him; ``can_open`` where an answer can still be undone."""

    id: UUID
    kind: str
    name: str
    words: str
    state: str
    can_open: bool


def asked_of_him(viewer: Viewer, now: datetime) -> tuple[HopeAsked, ...]:
    """For the person: the open ones, the oldest first, then what was answered lately."""
    row = HouseholdRow.objects.get(pk=viewer.household)
    clock = HouseClock(row.zone)
    shown = Q(member__household=row) & (Q(state="open") | Q(answered_at__gt=now - SHOWN))
    absences = list(HopedAbsenceRow.objects.filter(shown).select_related("member"))
    wishes = list(HopedWishRow.objects.filter(shown).select_related("member"))
    told = [*_asked("absence", absences, clock, row), *_asked("wish", wishes, clock, row)]
    still_open = [each for each in told if each.state == "open"]
    return (*still_open, *(each for each in told if each.state in ("approved", "declined")))


def _asked(
    kind: str,
    rows: Iterable[HopedAbsenceRow | HopedWishRow],
    clock: HouseClock,
    household: HouseholdRow,
) -> Iterator[HopeAsked]:
    for each in rows:
        words = _wish_words(each) if isinstance(each, HopedWishRow) else _away(each, clock)
        yield HopeAsked(
            each.public_id, kind, each.member.name, words, each.state, _can_open(each, household)
        )


def _away(row: HopedAbsenceRow, clock: HouseClock) -> str:
    return f"Away {stretch_words(Interval(row.start_at, row.end_at), clock)}"


def _can_open(row: HopedAbsenceRow | HopedWishRow, household: HouseholdRow) -> bool:
    if row.member.gone_at is not None or row.answered_at is None:
        return False
    return row.state == "declined" or not planned_since(household, row.answered_at)


def absence_words(viewer: Viewer, when: Interval) -> str:
    """Hours on the wall of the house."""
    zone = HouseholdRow.objects.values_list("zone", flat=True).get(pk=viewer.household)
    return stretch_words(when, HouseClock(zone))
