"""What happened since a plan was published, and the household after it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from horarium.core.hours import Interval, length_words
from horarium.core.household import Household
from horarium.core.people import Absence, Member


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


Happening = Away | Leaves | Lowered


def after(household: Household, happenings: Iterable[Happening]) -> Household:
    """The household as it is once all of it happened.

    Raises KeyError for a member whom it does not have, and ValueError with a sentence where
    a tolerance would be raised: the limits are his numbers.
    """
    for each in happenings:
        match each:
            case Away(name, when):
                member = household.member(name)
                gone = replace(member, absences=(*member.absences, Absence(when)))
                household = _with(household, gone)
            case Leaves(name, on):
                member = household.member(name)
                first = min(on, member.leaves_on or on)
                household = _with(household, replace(member, leaves_on=first))
            case Lowered():
                household = _lowered(household, each)
    return household


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
