"""A house of which nobody but he may know all: what is hidden in it can be anything.

Its hours, places and tasks are the same in every world. ``Hidden`` is what differs: words of his,
facts of others, and what is under way that nobody else has to do with.
"""

from dataclasses import dataclass, replace
from datetime import date, time
from decimal import Decimal

from horarium.core.activities import Activity
from horarium.core.hours import HOUR, MINUTE
from horarium.core.household import Household
from horarium.core.machine import Equipment, Machine
from horarium.core.needs import Funder, Period
from horarium.core.people import Absence, Competence, Contract, Member, Part, Person, Service
from horarium.core.roster import Plan
from horarium.core.watching import Watching
from tests.cast import (
    activity,
    at,
    attendant,
    backup,
    dislikes,
    house,
    machine,
    need,
    on,
    placed,
    plan,
    span,
    weekly,
)
from tests.planned_house import WEEK

# Rosa does not come tonight; nobody else is told why, or whether she was to.
ROSA = "Rosa wed 23:00-07:00"
NOW = at("wed 16:00")
OTHERS = ("tue", "thu", "fri", "sat", "sun")
AFTER = tuple(
    each.replace("Rosa", "Joseph") if each.split()[1] in OTHERS else each for each in WEEK
)
BEFORE = tuple("Ana thu 07:00-14:00" if "Ana thu" in each else each for each in AFTER)


@dataclass(frozen=True)
class Hidden:
    """What is known to him alone, or to whom it is about."""

    outing: str = "session"
    at_home: str = "letters"
    kind: str = "personal outing"
    note: str = "never alone with the lung open"
    assessor: str = "Dr. Lin"
    machine: str = "iron lung"
    need: str = "always"
    equipment: str = "gurney"
    importance: int = 2
    held: int = 0
    pay: int = 5
    floor: str = "Dr. Lin"
    trusted: str = "Ana"
    set_by: str = "Dr. Ortiz"
    why_rosa: str = "she is away"
    under_way: bool = False
    story: str = ""
    course: str = ""


# Everything that nobody's part requires is otherwise than usual.
OTHERWISE = Hidden(
    outing="o",
    at_home="h",
    kind="k",
    note="n",
    assessor="a",
    machine="m",
    need="d",
    equipment="e",
    importance=3,
    held=1,
    pay=77,
    floor="f",
    trusted="Rosa",
    set_by="s",
    why_rosa="she leaves",
)


def _rosa(hidden: Hidden) -> Member:
    """Her own facts; she is away, or leaves, or was never to come."""
    away = (Absence(span("wed 23:00-07:00")),) if hidden.why_rosa == "she is away" else ()
    count = hidden.held
    return Member(
        "Rosa",
        frozenset({Part.ATTENDANT, *([Part.DRIVER] if count else [])}),
        phone=f"415 555 01{hidden.pay % 100:02}",
        phone_on_wall=hidden.floor != "f",
        pay=Decimal(hidden.pay),
        competences=(_signed_off(hidden),),
        contract=_agreed(hidden),
        availability=weekly("daily 22:00-08:00") if count else (),
        unwilling=frozenset({hidden.kind}),
        never_with=frozenset({"Ben"}) if count else frozenset(),
        wishes=(dislikes("tue", strength=1 + count % 3),),
        absences=away,
        leaves_on=on("wed") if hidden.why_rosa == "she leaves" else None,
    )


def _signed_off(hidden: Hidden) -> Competence:
    return Competence(
        skill="pump" if hidden.held else "driving",
        assessor=hidden.assessor,
        assessed_on=date(1987, 1, 5 + hidden.held),
        expires_on=date(1988, 3, 20) if hidden.held else None,
        condition=hidden.note,
    )


def _agreed(hidden: Hidden) -> Contract:
    count = hidden.held
    return Contract(
        most=(60 - count) * HOUR,
        least=count * HOUR,
        longest_shift=(12 - count) * HOUR,
        rest=(10 - count) * HOUR,
        night_to_day=(24 - count) * HOUR,
        days_in_a_row=7 - count,
        nights_in_a_row=7 - count,
        live_in=bool(count),
        funder=hidden.floor if count else "",
    )


def household_of(hidden: Hidden) -> Household:
    """The house of a world, before anything happens in it."""
    count = hidden.held
    return house(
        name=f"{hidden.machine}'s house",
        lengths=(8 * HOUR, 6 * HOUR) if count else (8 * HOUR,),
        grid="15m" if count else "30m",
        reserve=count,
        changes_of_hands=4 + count,
        person=Person("Mark", f"415 555 04{hidden.pay % 100:02}"),
        machine=_machine(hidden),
        equipment=(_equipment(hidden),),
        needs=(need("always", skills=("pump",), name=hidden.need),),
        watching=_watching(hidden),
        activities=_activities(hidden),
        funders=(_funder(hidden),),
        services=(_service(hidden),),
        members=(
            attendant("Ana", skills=("pump", "driving")),
            attendant("Ben"),
            _rosa(hidden),
            attendant("Joseph"),
            Member("Father Brendan", frozenset({Part.CONFIDANT})),
            Member("Cheryl", frozenset({Part.PROFESSIONAL}), availability=weekly("tue", "wed")),
            backup("Grace"),
        ),
    )


def _equipment(hidden: Hidden) -> Equipment:
    away = (span("fri 09:00-12:00"),) if hidden.held else ()
    return Equipment(hidden.equipment, away)


def _activities(hidden: Hidden) -> tuple[Activity, ...]:
    """An outing, of which others read that he is out, and something at home."""
    count = hidden.held
    outing = activity(
        hidden.outing,
        "2h",
        "out",
        *(["wed 10:00-20:00"] if count else []),
        kind=hidden.kind,
        shown_as="Out",
        travel="30m",
        importance=hidden.importance,
        held=count,
        at_most=6 if count else None,
        times=1 + count % 2,
        per=Period.PLAN if count else Period.WEEK,
        spacing=f"{count}h",
        first_day=on("mon") if count else None,
        last_day=on("sun") if count else None,
        other_hours=("wed",) if count else (),
        equipment=(hidden.equipment,),
    )
    return outing, activity(hidden.at_home, "1h", "in" if count else "either")


def _funder(hidden: Hidden) -> Funder:
    count = hidden.held
    period = Period.MONTH if count else Period.WEEK
    return Funder(
        hidden.floor, (300 - count) * HOUR, period, (15 - count) * MINUTE, used=count * HOUR
    )


def _service(hidden: Hidden) -> Service:
    count = hidden.held
    return Service(
        hidden.set_by,
        f"415 555 02{hidden.pay % 100:02}",
        weekly("mon-fri 20:00-24:00" if count else "daily 20:00-24:00"),
        (80 - count) * HOUR,
        count * HOUR,
        frozenset({"pump"}) if count else frozenset(),
    )


def _watching(hidden: Hidden) -> Watching:
    """Whom a quiet sign reaches is between the two of them."""
    return Watching(
        grace=hidden.importance * MINUTE,
        quiet=weekly("daily 22:00-06:30")[0] if hidden.held else None,
        wake_before=(30 + hidden.held) * MINUTE,
        floor=hidden.floor,
        floor_phone=f"415 555 03{hidden.pay % 100:02}",
        drill=time(11 + hidden.held),
        essentials=(hidden.note,),
        trusted=hidden.trusted,
    )


def _machine(hidden: Hidden) -> Machine:
    """What he can bear beyond his being back in time, and who said so, is nobody's business."""
    [tolerance] = machine(reserve="30m", recovery=f"{1 + hidden.held}h").tolerances
    return replace(
        machine(), name=hidden.machine, tolerances=(replace(tolerance, set_by=hidden.set_by),)
    )


def plan_of(hidden: Hidden, *shifts: str) -> Plan:
    was_to_come = hidden.why_rosa != "she was never to come"
    return plan(
        *(each for each in shifts if each != ROSA or was_to_come),
        activities=(
            placed(f"{hidden.outing} wed 14:00-16:00", "30m"),
            placed(f"{hidden.at_home} wed 18:00-19:00"),
        ),
        out=("wed 13:30-16:30",),
    )
