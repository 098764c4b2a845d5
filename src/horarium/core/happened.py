"""What happened since a plan was published, and the household after it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TypeVar

from horarium.core.activities import Activity
from horarium.core.hours import Interval, WeeklyHours, length_words
from horarium.core.household import Household
from horarium.core.people import Absence, Member

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Away:
    """A member cannot come ``when``. Why is nobody's business."""

    member: str
    when: Interval


@dataclass(frozen=True, slots=True)
class Leaves:
    """A member leaves: ``on`` this day they no longer come."""

    member: str
    on: date


@dataclass(frozen=True, slots=True)
class Lowered:
    """From the day ``since`` he can bear only ``longest_stretch`` out of the machine."""

    longest_stretch: timedelta
    since: date


@dataclass(frozen=True, slots=True)
class TakesUp:
    """He does something more than before."""

    activity: Activity


@dataclass(frozen=True, slots=True)
class Agrees:
    """A member agrees to more than before, from now on: what is named, and to nothing less.

    ``most`` to ``nights_in_a_row`` are those of a contract; ``hours`` come on top of those in
    which they can come.
    """

    member: str
    most: timedelta | None = None
    longest_shift: timedelta | None = None
    rest: timedelta | None = None
    night_to_day: timedelta | None = None
    days_in_a_row: int | None = None
    nights_in_a_row: int | None = None
    hours: tuple[WeeklyHours, ...] = ()


LENGTHS_AGREED = ("most", "longest_shift", "rest", "night_to_day")
COUNTS_AGREED = ("days_in_a_row", "nights_in_a_row")
# Of these, agreeing to more is agreeing to a smaller figure.
_LESS_IS_MORE = ("rest", "night_to_day")

Happening = Away | Leaves | Lowered | TakesUp | Agrees


def after(household: Household, happenings: Iterable[Happening]) -> Household:
    """The household as it is once all of it happened.

    Raises KeyError for a member whom it does not have, and ValueError with a sentence where
    a tolerance would be raised, for the limits are his numbers, where an activity has the name
    of another, or where a member has agreed to no hours at all.
    """
    for each in happenings:
        match each:
            case Away(name, when):
                household = _with(household, _gone(household.member(name), when))
            case Leaves(name, on):
                member = household.member(name)
                first = min(on, member.leaves_on or on)
                household = _with(household, replace(member, leaves_on=first))
            case Lowered():
                household = _lowered(household, each)
            case TakesUp(activity):
                household = _doing(household, activity)
            case Agrees(name):
                household = _with(household, agreeing(household.member(name), each))
    return household


def agreeing(member: Member, more: Agrees) -> Member:
    """A member who agreed to more; the same one where that was agreed already.

    Raises ValueError with a sentence where nothing is agreed that could be more.
    """
    contract = member.contract
    if contract is None:
        raise ValueError(f"no hours are agreed with {member.name} that could be more")
    wider = {}
    for key in (*LENGTHS_AGREED, *COUNTS_AGREED):
        was, asked = getattr(contract, key), getattr(more, key)
        if asked is not None:
            wider[key] = min(was, asked) if key in _LESS_IS_MORE else max(was, asked)
    new = tuple(each for each in more.hours if each not in member.availability)
    # Without hours of their own, they can come at any.
    availability = (*member.availability, *new) if member.availability else ()
    return replace(member, contract=replace(contract, **wider), availability=availability)


def _gone(member: Member, when: Interval) -> Member:
    """A member who is away; nothing new where that is known already."""
    if any(each.when.contains(when) for each in member.absences):
        return member
    return replace(member, absences=(*member.absences, Absence(when)))


def _doing(household: Household, activity: Activity) -> Household:
    same = activity.name.casefold()
    if any(each.name.casefold() == same for each in household.activities):
        raise ValueError(f'there is an activity "{activity.name}" already; choose another name')
    return replace(household, activities=(*household.activities, activity))


def _with(household: Household, changed: Member) -> Household:
    members = (changed if each.name == changed.name else each for each in household.members)
    return replace(household, members=tuple(members))


def _lowered(household: Household, lowered: Lowered) -> Household:
    machine = household.machine
    now = machine.tolerance(lowered.since) if machine else None
    if not machine or not now:
        raise ValueError("this household has no tolerance that could be lowered")
    longest = lowered.longest_stretch
    if longest > now.longest_stretch:
        raise ValueError(
            f"the longest stretch is {length_words(now.longest_stretch)} and here it is only "
            "lowered; write a higher one into the household file"
        )
    # Later ones were agreed when he could bear more: none of them may end what is lowered now.
    tolerances = (
        replace(each, longest_stretch=min(each.longest_stretch, longest))
        if each.since >= lowered.since
        else each
        for each in machine.tolerances
    )
    newest = replace(now, since=lowered.since, longest_stretch=longest)
    kept = tuple(each for each in tolerances if each.since != lowered.since)
    return replace(household, machine=replace(machine, tolerances=(*kept, newest)))


def undone(
    household: Household, happenings: Iterable[Happening], was: Household, made: Household
) -> tuple[Household, tuple[str, ...]]:
    """The household as if none of it had happened, and a sentence for each thing that stays.

    ``was`` is the household before and ``made`` the one after. What was changed since then is
    no longer what happened, and stays.
    """
    stays: dict[str, None] = {}
    for each in happenings:
        match each:
            case Away(name, _) | Leaves(name, _):
                household, sentence = _member_undone(household, name, was, made, _AWAY)
            case Lowered():
                household, sentence = _machine_undone(household, was, made)
            case TakesUp(activity):
                household, sentence = _activity_undone(household, activity)
            case Agrees(name):
                household, sentence = _member_undone(household, name, was, made, _AGREED)
        if sentence:
            stays[sentence] = None
    return household, tuple(stays)


_AWAY = dict.fromkeys(
    ("absences", "leaves_on"), "When {name} is away was changed since, and stays as it is."
)
_AGREED = dict.fromkeys(
    ("contract", "availability"), "What {name} agreed to was changed since, and stays as it is."
)


def _member_undone(
    household: Household, name: str, was: Household, made: Household, told: Mapping[str, str]
) -> tuple[Household, str]:
    """Each of a member's fields that is ``told``, or what is told where it was changed since."""
    member = next((each for each in household.members if each.name == name), None)
    if member is None:
        return household, f"{name} is no longer in the circle."
    stays = ""
    for field, sentence in told.items():
        before, after_it = (getattr(each.member(name), field) for each in (was, made))
        value, differs = _differing(getattr(member, field), before, after_it)
        member = replace(member, **{field: value})
        stays = sentence.format(name=name) if differs else stays
    return _with(household, member), stays


def _differing(now: T, was: T, made: T) -> tuple[T, bool]:
    """What it was, if it is still as it was made; else what it is now, and that it differs."""
    if now in (was, made):
        return was, False
    return now, True


def _machine_undone(household: Household, was: Household, made: Household) -> tuple[Household, str]:
    machine = household.machine
    if not machine or not was.machine or not made.machine:
        return household, "The machine was changed since, and stays as it is."
    tolerances, differs = _differing(
        machine.tolerances, was.machine.tolerances, made.machine.tolerances
    )
    sentence = "How much you can bear was changed since, and stays as it is." if differs else ""
    return replace(household, machine=replace(machine, tolerances=tolerances)), sentence


def _activity_undone(household: Household, activity: Activity) -> tuple[Household, str]:
    same = [each for each in household.activities if each.name == activity.name]
    if same != [activity]:
        return household, f"\u201c{activity.name}\u201d was changed since, and stays as it is."
    kept = tuple(each for each in household.activities if each != activity)
    return replace(household, activities=kept), ""
