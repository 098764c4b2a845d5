"""Days of invented houses, from which the named states of the pages of time are drawn."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from uuid import UUID

from horarium.core.hours import DAY, HOUR, MINUTE, HouseClock, Interval, time_from
from horarium.core.machine_hours import MachineState
from horarium.tellings.lacks import Lack, Lacking
from horarium.tellings.tasks import OwnHours
from horarium.tellings.week import HoursOf, HouseDay, HouseDays, OnDuty

CLOCK = HouseClock("America/Los_Angeles")
MORNING = time(7)
MONDAY = date(1988, 3, 21)
SPRING, AUTUMN = date(1988, 3, 28), date(1988, 10, 24)
NOW = CLOCK.first(date(1988, 3, 23), time(14, 20))
HANDOVER = 15 * MINUTE
LONG = {
    "Ana": "Maximiliane-Josephine Featherstonehaugh-Papadopoulos",
    "Rosa": "Роза Михайловна",
    "Ben": "בנימין",
    "Grace": "فاطمة الزهراء",
    "Joseph": "Nguyễn Thị Minh Khai",
    "Mei": "陳美玲",
    "Walter": "वाल्टर शर्मा",
}
FIFTEEN = "Ana Bela Carl Dina Emil Fay Gus Hana Ivan Jo Kim Lea Max Nina Otto".split()


def hours(day: date, text: str) -> Interval:
    """``07:00-15:15`` on a day of the house; what is before its morning is in the night after."""
    start, end = map(time_from, text.split("-"))
    start_at = CLOCK.first(day if start >= MORNING else day + DAY, start)
    ends_on = CLOCK.date_of(start_at) + DAY * (end <= start)
    return Interval(start_at, CLOCK.last(ends_on, end))


def on_duty(day: date, text: str) -> OnDuty:
    """``Ana 07:00-15:15``."""
    name, when = text.rsplit(" ", 1)
    whole = hours(day, when)
    return OnDuty(_id(f"{day} {text}"), name, whole)


def _id(text: str) -> UUID:
    return UUID(int=sum(ord(letter) * 257**n for n, letter in enumerate(text)) % 2**128)


def lacking(day: date, text: str, lack: Lack) -> Lacking:
    when = hours(day, text)
    return Lacking(when, lack, when)


def own(day: date, text: str, travel: int = 0, **company: str | tuple[str, ...]) -> OwnHours:
    """``Mass 10:00-11:00``, with the minutes of travel each way."""
    name, when = text.rsplit(" ", 1)
    whole = hours(day, when)
    away = whole.padded(travel * MINUTE, travel * MINUTE)
    driver, with_ = company.get("driver", ""), company.get("companions", ())
    return OwnHours(len(text), name, whole, away, str(driver), tuple(with_))


def house_day(
    day: date,
    *shifts: str,
    out: Sequence[str] = (),
    gaps: Sequence[tuple[str, Lack]] = (),
    own_hours: Sequence[OwnHours] = (),
) -> HouseDay:
    """One day; whoever comes as another leaves is said to be next."""
    when = Interval(CLOCK.first(day, MORNING), CLOCK.first(day + DAY, MORNING))
    return HouseDay(
        day,
        when,
        tuple(sorted(_with_next([on_duty(day, each) for each in shifts]), key=_start)),
        tuple(lacking(day, text, lack) for text, lack in gaps),
        out=tuple(hours(day, each) for each in out),
        own_hours=tuple(sorted(own_hours, key=lambda each: each.away)),
        changed_at=CLOCK.change_in(when),
    )


def _start(shift: OnDuty) -> tuple[datetime, str]:
    return shift.when.start_at, shift.member


def _with_next(shifts: list[OnDuty]) -> Iterator[OnDuty]:
    for each in shifts:
        since_at = each.when.end_at - HANDOVER
        coming = [
            other.member for other in shifts if since_at <= other.when.start_at <= each.when.end_at
        ]
        yield replace(each, then=tuple(coming))


def house_days(
    days: Iterable[HouseDay],
    today: date = date(1988, 3, 23),
    planned: int = 14,
    hours_of: tuple[HoursOf, ...] = (),
) -> HouseDays:
    """Days in a row, of which so many are planned."""
    told = tuple(days)
    first = told[0].day
    rest = tuple(_unplanned(each) for each in told[planned:])
    until = first + planned * DAY if planned else None
    mondays = tuple(first + 7 * n * DAY for n in range(4))
    return HouseDays(
        clock=CLOCK,
        today=today,
        days=(*told[:planned], *rest),
        before=(),
        has_machine=True,
        planned_until=until,
        mondays=mondays,
        hours=hours_of,
    )


def _unplanned(day: HouseDay) -> HouseDay:
    return HouseDay(day.day, day.when, unplanned=(day.when,), changed_at=day.changed_at)


def ordinary_days(monday: date) -> list[HouseDay]:
    """Seven days in which all is well."""
    d = [monday + n * DAY for n in range(7)]
    return [
        house_day(d[0], *_EARLY, out=("15:00-17:00",), own_hours=(own(d[0], "Up 15:00-17:00"),)),
        house_day(
            d[1],
            *("Ben 07:00-15:15", "Mei 07:00-13:15", "Walter 15:00-23:15", "Nora 19:00-23:15"),
            "Grace 23:00-07:15",
            out=("12:30-15:30", "18:00-20:00"),
            own_hours=(
                own(d[1], "Session 13:00-15:00", 30, driver="Ben", companions=("Mei",)),
                own(d[1], "Dictation 09:00-11:00"),
                own(d[1], "Up 18:00-20:00"),
            ),
        ),
        house_day(
            d[2], *_LATE, out=("13:00-16:30",), own_hours=(own(d[2], "Counsel 16:30-17:30"),)
        ),
        house_day(d[3], *_EARLY, out=("11:00-13:00",), own_hours=(own(d[3], "Up 11:00-13:00"),)),
        house_day(d[4], *_LATE, own_hours=(own(d[4], "Dictation 09:00-11:00"),)),
        house_day(d[5], *_EARLY, out=("12:00-14:00",), own_hours=(own(d[5], "Up 12:00-14:00"),)),
        house_day(
            d[6],
            *_LATE,
            out=("09:30-11:30",),
            own_hours=(own(d[6], "Mass 10:00-11:00", 20, driver="Joseph"),),
        ),
    ]


_EARLY = (
    "Ana 07:00-15:15",
    "Nora 07:00-11:15",
    "Joseph 15:00-23:15",
    "Mei 19:00-23:15",
    "Rosa 23:00-07:15",
)
_LATE = ("Ana 07:00-19:15", "Nora 07:00-11:15", "Joseph 19:00-23:15", "Grace 21:00-07:15")


def renamed(days: Iterable[HouseDay], names: dict[str, str]) -> list[HouseDay]:
    """The same days with other people in them."""

    def called(name: str) -> str:
        return names.get(name, name)

    def other(shift: OnDuty) -> OnDuty:
        then = tuple(map(called, shift.then))
        return replace(shift, member=called(shift.member), then=then)

    def his(each: OwnHours) -> OwnHours:
        return replace(each, name=f"{each.name} with all who worked on the first book of poems")

    return [
        replace(
            day,
            shifts=tuple(map(other, day.shifts)),
            own_hours=tuple(map(his, day.own_hours)),
        )
        for day in days
    ]


def crowded(day: date) -> HouseDay:
    """Fifteen attendants on one day."""
    starts = [7, 7, 7, 9, 9, 11, 11, 13, 15, 15, 15, 19, 19, 23, 23]
    spans = [4, 8, 12, 5, 6, 4, 8, 6, 8, 4, 8, 4, 4, 8, 10]
    texts = [
        f"{name} {start:02}:00-{(start + span) % 24:02}:15"
        for name, start, span in zip(FIFTEEN, starts, spans, strict=True)
    ]
    return house_day(day, *texts, out=("12:00-14:00",), own_hours=(own(day, "Up 12:00-14:00"),))


def with_gaps(monday: date) -> list[HouseDay]:
    """Days that lack somebody, in every way in which somebody can lack."""
    days = ordinary_days(monday)
    d = [each.day for each in days]
    days[1] = house_day(
        d[1],
        *("Ben 07:00-15:15", "Walter 15:00-23:15"),
        gaps=(("07:00-09:00", Lack(people=1)), ("23:15-07:00", Lack(alone=True))),
    )
    days[2] = house_day(
        d[2],
        *("Ana 07:00-14:30", "Joseph 15:00-23:15", "Nora 23:00-07:15"),
        gaps=(
            ("14:30-15:00", Lack(alone=True)),
            ("23:15-07:00", Lack(skills=("hand-pump",))),
        ),
    )
    days[3] = house_day(d[3], gaps=(("07:00-07:00", Lack(alone=True)),))
    days[4] = house_day(
        d[4],
        *("Ana 07:00-15:15", "Nora 15:00-23:15", "Rosa 23:00-06:45"),
        gaps=(
            ("15:15-21:00", Lack(skills=("hand-pump",))),
            ("21:00-22:00", Lack(people=2, skills=("hand-pump",))),
            ("06:45-07:00", Lack(alone=True)),
        ),
    )
    return days


def as_said(days: Sequence[HouseDay]) -> list[HouseDay]:
    """The same days as somebody said them: out a little later, on the mask for a while."""
    state = MachineState
    told = {
        0: (
            ("07:00-15:10", state.IN),
            ("15:10-16:50", state.OUT),
            ("16:50-17:10", state.CARE),
            ("17:10-07:00", state.IN),
        ),
        1: (
            ("07:00-12:30", state.IN),
            ("12:30-15:40", state.OUT),
            ("15:40-18:00", state.IN),
            ("18:00-19:00", state.OUT),
            ("19:00-20:00", state.OTHER),
            ("20:00-07:00", state.IN),
        ),
        2: (("07:00-13:05", state.IN), ("13:05-14:20", state.OUT)),
    }
    return [
        replace(day, actual=tuple((hours(day.day, when), said) for when, said in told.get(n, ())))
        for n, day in enumerate(days)
    ]


def hours_of(*names: str) -> tuple[HoursOf, ...]:
    weeks = (33 * HOUR + 45 * MINUTE, 38 * HOUR, timedelta(), 24 * HOUR + 15 * MINUTE)
    agreed = [(32 * HOUR, 40 * HOUR), (timedelta(), 24 * HOUR)]
    return tuple(HoursOf(name, weeks, *agreed[n % 2]) for n, name in enumerate(names))
