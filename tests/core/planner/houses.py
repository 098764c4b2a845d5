"""Small households of every kind, drawn at random, for the planner's tests.

The grid is an hour and all hours of activities, travel and the machine are whole ones: the
planner gives a slot of the grid to one activity, which is stricter than the rules only where
travel ends inside a slot. He sleeps over midnight, so that no stretch out of the machine lies
in two days with two tolerances, where the planner keeps to the lower of the two.
"""

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from horarium.core.activities import Activity, MachineUse
from horarium.core.hours import HOUR, MINUTE
from horarium.core.household import Household
from horarium.core.labour_law import NONE, LabourLaw
from horarium.core.machine import Equipment, Machine
from horarium.core.needs import Funder, Period
from horarium.core.people import Competence, Member, Service
from horarium.core.watching import Watching
from tests.cast import (
    AUTUMN,
    DAY,
    MONDAY,
    SPRING,
    activity,
    attendant,
    backup,
    dislikes,
    house,
    likes,
    machine,
    need,
    span,
    weekly,
)

Pick = Callable[..., Any]
NAMES = ("Ana", "Ben", "Rosa")
SKILLS = ("pump", "drive")
HOURS = ("always", "daily 08:00-20:00", "daily 15:00-07:00", "mon-wed,sun", "thu-sat 12:00-23:00")
FIRST_DAYS = (MONDAY, MONDAY + DAY, MONDAY + 5 * DAY, date(1988, 3, 31), SPRING - DAY, AUTUMN - DAY)


def rota(pick: Pick) -> Household:
    """Two or three attendants with all kinds of agreements, for a few days or ten."""
    first_day = pick(*FIRST_DAYS)
    days, starts = pick((2, 3), (3, 2), (4, 2), (10, 1))
    members = [_attendant(pick, name, first_day) for name in NAMES[: 2 if days > 9 else pick(2, 3)]]
    return house(
        first_day=first_day,
        days=days,
        starts=tuple(sorted({pick(*STARTS) for _ in range(starts)})),
        lengths=tuple(sorted({pick(*LENGTHS), pick(*LENGTHS)})),
        handover=pick("0m", "15m", "1h"),
        grid="60m",
        reserve=pick(0, 1, 2),
        changes_of_hands=pick(1, 2, 4),
        members=(*members, *(_backup(pick) for _ in range(pick(0, 0, 1)))),
        needs=tuple(_need(pick, n) for n in range(pick(1, 2, 3))),
        services=tuple(_service(pick) for _ in range(pick(0, 0, 1))),
        funders=(_funder(pick),),
        law=_law(pick),
        activities=pick((), (_activity(pick, "activity", first_day),)),
    )


def outing(pick: Pick) -> Household:
    """A machine, things to do in it and out of it, and two who agreed to nearly anything."""
    first_day, days = pick(*FIRST_DAYS), pick(2, 3)
    ana, ben = (_attendant(pick, name, first_day) for name in NAMES[:2])
    gone = pick((), (span(f"{first_day} 10:00-14:00"),))
    trip, *others = (_activity(pick, f"activity {n}", first_day) for n in range(pick(2, 3)))
    return house(
        first_day=first_day,
        days=days,
        starts=(time(8),),
        lengths=(pick(12, 26) * HOUR,),
        handover=pick("0m", "1h"),
        grid="60m",
        members=(_easy(ana), _easy(ben)),
        needs=(_need(pick, 0),),
        machine=pick(None, *(_machine(pick, first_day) for _ in range(4))),
        equipment=(Equipment("gurney", gone),),
        activities=(
            replace(trip, machine=pick(*AWAY), travel=HOUR),
            *others,
        ),
    )


def _easy(member: Member) -> Member:
    """The same person, who comes at any hour."""
    agreed = attendant(member.name, most="168h", longest_shift="60h", rest="0m", days_in_a_row=9)
    return replace(member, contract=agreed.contract, absences=(), availability=(), leaves_on=None)


@st.composite
def households(draw: DrawFn) -> Household:
    """One or the other, drawn so that a failure is told with a simple one."""

    def pick(*values: Any) -> Any:
        return draw(st.sampled_from(values))

    household: Household = pick(rota, outing)(pick)
    planning = replace(household.planning, take_at_once=pick(False, True))
    return replace(household, planning=planning, watching=_watching(pick))


def sayable(household: Household) -> Household:
    """Without what no file can say: a need for nobody, equipment that is not there."""
    machine = household.machine
    if machine:
        by_day = {each.since: each for each in machine.tolerances}
        machine = replace(machine, tolerances=tuple(by_day.values()))
    needs = tuple(replace(each, people=max(each.people, 1)) for each in household.needs)
    known = {each.name for each in household.equipment}
    activities = tuple(
        replace(each, equipment=tuple(name for name in each.equipment if name in known))
        for each in household.activities
    )
    return replace(household, machine=machine, needs=needs, activities=activities, law=NONE)


def tiny(pick: Pick) -> Household:
    """One of them with so few choices that every plan can be tried."""
    home: Household = pick(rota, rota, outing)(pick)
    few = replace(home.planning, days=2, starts=home.planning.starts[:2])
    return replace(
        home,
        planning=replace(few, lengths=few.lengths[:1]),
        activities=tuple(
            replace(each, hours=weekly(pick("daily 10:00-12:00", "daily 11:00-13:00")))
            for each in home.activities[:2]
        ),
    )


def dice_of(seed: int) -> random.Random:
    """Dice that fall the same each time the tests run."""
    return random.Random(seed)  # noqa: S311 - no secret is drawn here


def picking(dice: random.Random) -> Pick:
    """One of the values it is given, as the dice fall."""
    return lambda *values: dice.choice(values)


AWAY = (MachineUse.OUT, MachineUse.EITHER)
STARTS = (time(0), time(6), time(7), time(7), time(15), time(20), time(23), time(23))
LENGTHS = (*(n * HOUR for n in (4, 6, 8, 8, 8, 12, 26, 50)),)


def _attendant(pick: Pick, name: str, first_day: date) -> Member:
    most = pick(12, 24, 60, 168, 168)
    return attendant(
        name,
        competences=tuple(each for skill in SKILLS for each in _skill(pick, skill, first_day)),
        most=f"{most}h",
        least=f"{pick(0, 10) if most < 60 else pick(0, 20)}h",
        longest_shift=pick("8h", "26h", "60h"),
        rest=pick("0m", "0m", "8h", "17h"),
        night_to_day=pick("16h", "24h", "48h"),
        days_in_a_row=pick(1, 2, 5),
        nights_in_a_row=pick(0, 1, 4),
        live_in=pick(False, True),
        funder=pick("", "County"),
        availability=pick((), (), ("daily 06:00-23:30",), ("daily 15:00-10:00",)),
        absences=pick((), (), (f"{first_day + DAY} 06:00-14:00",)),
        wishes=pick((), (likes("daily 07:00-16:00", strength=2),), _WISHES),
        never_with=frozenset(pick((), (), ("Ana",))) - {name},
        unwilling=frozenset(pick((), (), ("bath",), ("within call",))),
        leaves_on=pick(None, None, first_day + 2 * DAY),
    )


_WISHES = (
    dislikes("sat,sun", "daily 23:00-07:00", strength=3),
    likes("daily 20:00-22:00"),
    likes("daily 21:00-08:00", strength=2),
)


def _skill(pick: Pick, skill: str, first_day: date) -> tuple[Competence, ...]:
    known = Competence(skill, "Dr. Lin", date(1987, 1, 5))
    expiring = replace(known, expires_on=first_day + DAY)
    held: tuple[Competence, ...] = pick((known,), (known,), (), (expiring,))
    return held


def _backup(pick: Pick) -> Member:
    return backup("Max", skills=pick(SKILLS, ()), availability=pick((), ("daily 06:00-22:00",)))


def _need(pick: Pick, number: int) -> Any:
    hours = "always" if not number else pick(*HOURS)
    skills = pick((), ("pump",), SKILLS)
    return need(hours, people=pick(0, 1, 1, 2, 3), skills=skills, name=f"need {number}")


def _service(pick: Pick) -> Service:
    hours, skills = weekly(pick("always", "daily 06:00-23:00")), frozenset(pick(SKILLS, ()))
    return Service("County line", "555", hours, pick(6, 60) * HOUR, HOUR, skills)


def _funder(pick: Pick) -> Funder:
    unit, used = pick(15 * MINUTE, HOUR, 3 * HOUR), pick(timedelta(), 5 * HOUR)
    return Funder("County", pick(4, 16) * HOUR, pick(Period.WEEK, Period.MONTH), unit, used)


def _law(pick: Pick) -> LabourLaw:
    return replace(
        NONE,
        overtime_after=pick(None, 10 * HOUR, 20 * HOUR),
        most_in_week=pick(None, 8 * HOUR, 14 * HOUR, 30 * HOUR),
        daily_rest=pick(None, 16 * HOUR, 24 * HOUR),
        live_in_exempt=pick(False, True),
    )


def _machine(pick: Pick, first_day: date) -> Machine:
    kept = machine(
        longest=pick("1h", "3h", "5h", "5h"),
        per_day=pick("3h", "8h", "8h"),
        recovery=pick("0m", "2h", "3h"),
        before_sleep=pick("0m", "2h"),
        reserve=pick("0m", "1h", "2h"),
        since=pick(date(1988, 1, 1), date(1988, 1, 1), first_day + DAY),
    )
    [first] = kept.tolerances
    lowered = replace(first, since=first_day + DAY, longest_stretch=2 * HOUR)
    return replace(kept, tolerances=pick((first,), (first, lowered)))


def _watching(pick: Pick) -> Watching:
    floor, phone = pick(("", ""), ("The doctor's line", "555"))
    night, day, noon = weekly("daily 22:00-06:30", "daily 00:00-24:00", "daily 13:00-14:00")
    # An hour in the quiet hours is taken only where nobody wrote it.
    quiet, drill = pick(
        *((each, time(11)) for each in (None, night, day, noon)),
        *((each, time(9, 30)) for each in (None, night, noon)),
    )
    return Watching(
        grace=pick(timedelta(), 10 * MINUTE, HOUR),
        wake_before=pick(5 * MINUTE, 30 * MINUTE, 12 * HOUR),
        drill=drill,
        quiet=quiet,
        floor=floor,
        floor_phone=phone,
        essentials=pick((), ("Stay.", 'Ask him: "What now?"')),
        trusted=pick("", NAMES[0], NAMES[1]),
    )


def _activity(pick: Pick, name: str, first_day: date) -> Activity:
    use = pick(*MachineUse)
    return activity(
        name,
        pick("1h", "2h"),
        use,
        pick("daily 10:00-16:00", "daily 09:00-13:00", "always"),
        travel="0m" if use is MachineUse.IN else pick("0m", "1h"),
        times=pick(1, 2, 3),
        per=pick(Period.DAY, Period.WEEK, Period.PLAN),
        other_hours=pick((), (), ("daily 11:00-15:00",)),
        first_day=pick(None, None, first_day + DAY),
        last_day=pick(None, None, first_day + DAY),
        at_most=pick(None, None, 1, 2, 4),
        held=pick(0, 0, 1),
        spacing=pick("0m", "4h", "30h"),
        people=pick(1, 1, 2),
        skills=pick((), ("drive",)),
        equipment=pick((), ("gurney",)),
        within_call=pick(False, True),
        kind=pick("activity", "bath"),
        importance=pick(1, 3),
    )
