"""What is entrusted to whom today, and what holds of what he decided beforehand."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime

from horarium.core.entrusted import (
    Area,
    Decided,
    Entrusted,
    WorstDay,
    areas_of,
    begins,
    needed,
)
from horarium.store.courses import COURSE, forget_all
from horarium.store.keys import forget_keys
from horarium.store.models import (
    EntrustedRow,
    HouseholdRow,
    MemberRow,
    SaidRow,
    StoryRow,
    WorstDayRow,
)
from horarium.store.record import RECORD
from horarium.store.stories import STORY


def entrusted(household: HouseholdRow) -> tuple[Entrusted, ...]:
    """Everything he entrusted, to those who are in the circle."""
    rows = EntrustedRow.objects.filter(household=household, member__gone_at=None)
    return tuple(map(_entrusted, rows.select_related("member")))


def _entrusted(row: EntrustedRow) -> Entrusted:
    areas = frozenset(map(Area, row.areas))
    return Entrusted(row.member.name, areas, row.since, row.until, row.purpose)


def areas_today(household: HouseholdRow, name: str, day: date) -> frozenset[Area]:
    """All that a member may do for him: entrusted, or decided for a worst day that has come."""
    areas = areas_of(name, entrusted(household), day)
    for row in begun_days(household.pk):
        if row.acts and row.acts.name == name and row.acts.gone_at is None:
            areas |= frozenset(map(Area, row.areas))
    return areas


def decided(row: WorstDayRow) -> Decided:
    """What a row means; whoever has left may neither say it nor act."""
    there = [each for each in row.may_say.all() if each.gone_at is None]
    acts = row.acts.name if row.acts and row.acts.gone_at is None else ""
    return Decided(
        day=WorstDay(row.day),
        may_say=frozenset(each.name for each in there),
        sentence=row.sentence,
        acts=acts,
        areas=frozenset(map(Area, row.areas)) if acts else frozenset(),
        erases=row.erases,
        after=row.after,
    )


def worst_days(household: HouseholdRow, *, of: str = "") -> list[WorstDayRow]:
    """Each kind that he decided something for, or those ``of`` which a member may say something."""
    rows = WorstDayRow.objects.filter(household=household).select_related("acts")
    if of:
        rows = rows.filter(may_say__name=of, may_say__gone_at=None)
    return list(rows.prefetch_related("may_say", "said__member"))


def begun_days(household: int) -> list[WorstDayRow]:
    """Those that have come, as enough of those whom he named have said. One query.

    Only those whom he named can say it, and what was said is over when he decides anew.
    """
    said = SaidRow.objects.filter(worst_day__household=household, member__gone_at=None)
    rows = [each.worst_day for each in said.select_related("worst_day__acts")]
    count = Counter(each.pk for each in rows)
    come = {each.pk: each for each in rows if count[each.pk] >= needed(WorstDay(each.day))}
    return list(come.values())


def has_begun(row: WorstDayRow) -> bool:
    return begins(decided(row), (each.member.name for each in row.said.all()))


def began_at(row: WorstDayRow) -> datetime:
    """When the last who was needed said it."""
    return max(each.at for each in row.said.all())


def say(row: WorstDayRow, member: MemberRow, now: datetime) -> None:
    SaidRow.objects.get_or_create(worst_day=row, member=member, defaults={"at": now})


def unsay(row: WorstDayRow) -> None:
    """It is not so, or not any more."""
    SaidRow.objects.filter(worst_day=row).delete()


def forget(household: HouseholdRow, what: Iterable[str]) -> None:
    """Erase as he decided: without their keys the story and the journal are noise everywhere."""
    gone = set(what)
    if STORY in gone:
        StoryRow.objects.filter(household=household).delete()
        gone.add(RECORD)
    if COURSE in gone:
        forget_all(household)
    forget_keys(household, gone)
