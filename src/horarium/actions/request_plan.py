"""A plan is asked for: of days that have none, or of days that have one and what if."""

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.db import transaction

from horarium.actions.choose_days import choose_days
from horarium.core.happened import Agrees, Away, Happening, Leaves, Lowered, TakesUp, after
from horarium.core.happened_file import happenings_to_text
from horarium.core.hours import DAY, HouseClock, length_words
from horarium.core.household import Household
from horarium.core.household_file import HouseholdFileError, read_household
from horarium.core.household_file.write import household_text
from horarium.store.events import append_event
from horarium.store.households import load_household
from horarium.store.models import HouseholdRow, PlanRequestRow, PlanRow
from horarium.store.plan_requests import (
    Stretch,
    counted_from,
    of_days,
    open_request,
    roster_text,
    stretch_of,
)
from horarium.store.rosters import published_plans
from horarium.tellings.agreed import agreed_words
from horarium.tellings.stretches import stretch_words

_LONGEST_QUESTION = 400


class NotAskedError(Exception):
    """The plan was not asked for; the message is one sentence."""


class BusyError(NotAskedError):
    """The planner works on something else for this household."""


@transaction.atomic
def request_plan(
    *,
    household: int,
    now: datetime,
    by: str,
    days: tuple[date, int] | None = None,
    happened: Sequence[Happening] = (),
    about: date | None = None,
    seconds: float | None = None,
    instead: bool = False,
) -> str:
    """The public id of the request.

    ``days``, a first day and how many, are planned from now on, or those the household plans
    already; if all of them have a published plan, it is changed as little as can be. With
    ``happened``, it is the plan of the days in which that is, or that hold the day it is
    ``about``: what if? A request that waits makes room; one that is being planned does only
    where this one is asked ``instead``.
    Raises NotAskedError with a sentence.
    """
    row = HouseholdRow.objects.select_for_update().get(pk=household)
    _make_room(row, now, by, instead=instead)
    if days and not happened:
        _choose(row, Stretch(*days), now, by)
    house = load_household(row)
    asked = _days_of(row, house, happened, now, about)
    house = of_days(house, asked)
    _be_sure_it_can_be(house, happened)
    plan = _published(row, asked)
    text = roster_text(row, asked, published=plan is not None)
    request = PlanRequestRow.objects.create(
        household=row,
        question=question_words(house, asked, happened, anew=plan is not None),
        state="waiting",
        by=by,
        asked_at=now,
        household_text=household_text(house),
        roster_text=text,
        published=plan,
        counted_from_at=counted_from(row, asked, now) if text else None,
        happened=happenings_to_text(happened),
        seconds=seconds,
    )
    content = {"request": str(request.public_id), "question": request.question}
    append_event(row, "plan asked for", at=now, by=by, content=content)
    return str(request.public_id)


def _make_room(row: HouseholdRow, now: datetime, by: str, *, instead: bool) -> None:
    there = open_request(row)
    if there is None:
        return
    endable = ["waiting", "planning"] if instead else ["waiting"]
    ended = PlanRequestRow.objects.filter(pk=there.pk, state__in=endable).update(
        state="called off", ended_at=now, claim="", sentence="Another question took its place."
    )
    if not ended:
        raise BusyError(
            f"The planner works on \u201c{there.question}\u201d. Wait for it, or call it off."
        )
    content = {"request": str(there.public_id)}
    append_event(row, "plan called off", at=now, by=by, content=content)


def _choose(row: HouseholdRow, days: Stretch, now: datetime, by: str) -> None:
    try:
        choose_days(household=row.pk, first_day=days.first_day, days=days.days, now=now, by=by)
    except ValueError as wrong:
        raise NotAskedError(_sentence(str(wrong))) from None
    row.refresh_from_db()


def _days_of(
    row: HouseholdRow,
    house: Household,
    happened: Sequence[Happening],
    now: datetime,
    about: date | None,
) -> Stretch:
    """The days a question is about: of the first published plan it touches, or planned next."""
    planned = Stretch(house.planning.first_day, house.planning.days)
    if not happened:
        return planned
    touched = [_touched(house.clock, each, now) for each in happened]
    first, last = max(each[0] for each in touched), min(each[1] for each in touched)
    first = max(first, about) if about else first
    published = sorted(map(stretch_of, published_plans(row)), key=lambda each: each.first_day)
    for stretch in (*published, planned):
        if stretch.first_day <= last and first <= stretch.last_day:
            return stretch
    raise NotAskedError(
        f"{house.clock.on(first)} is not planned yet. Plan the days it lies in first."
    )


def _touched(clock: HouseClock, happening: Happening, now: datetime) -> tuple[date, date]:
    """The first and the last day that it changes."""
    today = clock.date_of(now)
    match happening:
        case Away(_, when):
            last = clock.date_of(when.end_at - timedelta(seconds=1))
            return min(max(clock.date_of(when.start_at), today), last), last
        case Leaves(_, on):
            return max(on, today), date.max
        case Lowered(_, since):
            return max(since, today), date.max
        case TakesUp() | Agrees():
            return today, date.max


def _be_sure_it_can_be(house: Household, happened: Sequence[Happening]) -> None:
    """What a household file could not hold, no plan can be asked for."""
    try:
        read_household(household_text(after(house, happened)), "household")
    except KeyError as unknown:
        raise NotAskedError(f"There is nobody called {unknown.args[0]} any more.") from None
    except HouseholdFileError as wrong:
        raise NotAskedError(wrong.sentence) from None
    except ValueError as wrong:
        raise NotAskedError(_sentence(str(wrong))) from None


def _published(row: HouseholdRow, days: Stretch) -> PlanRow | None:
    """The published plan of exactly these days. Raises NotAskedError where others touch them."""
    for plan in published_plans(row):
        stretch = stretch_of(plan)
        if stretch == days:
            return plan
        if stretch.overlaps(days):
            clock = HouseClock(row.zone)
            raise NotAskedError(
                f"{clock.on(stretch.first_day)} to {clock.on(stretch.last_day)} have a roster "
                f"already. Plan just those days anew, or begin on "
                f"{clock.on(stretch.last_day + DAY)}."
            )
    return None


def question_words(
    house: Household, days: Stretch, happened: Sequence[Happening], *, anew: bool
) -> str:
    """What is asked, in one sentence."""
    clock = house.clock
    if happened:
        words = " and ".join(_words(clock, each) for each in happened)
        return _cut(f"What if {words}?")
    stretch = f"{clock.on(days.first_day)} to {clock.on(days.last_day)}"
    return f"Plan {stretch} anew" if anew else f"Plan {stretch}"


def _words(clock: HouseClock, happening: Happening) -> str:
    match happening:
        case Away(name, when):
            return f"{name} cannot come {stretch_words(when, clock)}"
        case Leaves(name, on):
            return f"{name} leaves on {clock.on(on)}"
        case Lowered(longest, since):
            return f"I can bear only {length_words(longest)} from {clock.on(since)}"
        case TakesUp(activity):
            return f"there is {activity.name}, {length_words(activity.length)}"
        case Agrees(name):
            return f"{name} agrees to {agreed_words(happening)}"


def _cut(words: str) -> str:
    return words if len(words) <= _LONGEST_QUESTION else f"{words[: _LONGEST_QUESTION - 2]} \u2026"


def _sentence(words: str) -> str:
    printed = re.sub(r'"([^"]*)"', "\u201c\\1\u201d", words)
    return f"{printed[:1].upper()}{printed[1:].rstrip('.')}."
