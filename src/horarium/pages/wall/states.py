"""Named weeks for the kitchen wall: what the tests, the pictures and the manual look at."""

from collections.abc import Sequence
from dataclasses import replace

from horarium.pages.wall.context import (
    GapKind,
    WallActivity,
    WallCall,
    WallDay,
    WallGap,
    WallShift,
    WallStretch,
    WallWeek,
)

_WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_BEGINS = 7
_CALLS = (
    WallCall("Ana", "415 555 0111"),
    WallCall("Rosa", "415 555 0112"),
    WallCall("Ben", "415 555 0113"),
    WallCall("Grace", "415 555 0114"),
    WallCall("Joseph", "415 555 0115"),
    WallCall("Mei", "415 555 0116"),
    WallCall("Walter", "415 555 0117"),
    WallCall("Nora", "415 555 0118"),
    WallCall("Dolores", "415 555 0119", "Mon\u2013Fri 16\u201324, Sat, Sun 08\u201320"),
    WallCall("County on-call", "415 555 0150", "Mon\u2013Fri 08\u201316"),
    WallCall("Night agency", "415 555 0160", "daily 20\u201308"),
)


def _minute(clock: str) -> int:
    return (int(clock[:2]) * 60 + int(clock[3:]) - _BEGINS * 60) % 1440


def _bounds(hours: str) -> tuple[int, int]:
    start, end = _minute(hours[:5]), _minute(hours[6:])
    return (start, end) if end > start else (start, 1440)


def shift(name: str, hours: str, *then: str) -> WallShift:
    """``hours`` like ``23:00-07:15``."""
    return WallShift(name, hours.replace("-", "\N{EN DASH}"), *_bounds(hours), then)


def gap(kind: GapKind, hours: str) -> WallGap:
    return WallGap(kind, hours.replace("-", "\N{EN DASH}"), *_bounds(hours))


def out(hours: str) -> WallStretch:
    return WallStretch(hours.replace("-", "\N{EN DASH}"), *_bounds(hours))


def at_home(shown_as: str, hours: str) -> WallActivity:
    return WallActivity(shown_as, hours.replace("-", "\N{EN DASH}"), _minute(hours[:5]))


def outing(hours: str, driver: str, *companions: str, shown_as: str = "Out") -> WallActivity:
    start, back_by = hours.split("-")
    return WallActivity(shown_as, start, _minute(start), back_by, driver, companions)


def _days(first: int, month: str, days: Sequence[WallDay]) -> tuple[WallDay, ...]:
    return tuple(
        replace(day, weekday=weekday, date=f"{first + n} {month}")
        for n, (weekday, day) in enumerate(zip(_WEEKDAYS, days, strict=True))
    )


def _day(*shifts: WallShift, **parts: tuple[object, ...] | str | int | bool) -> WallDay:
    return replace(WallDay("", "", shifts), **parts)  # type: ignore[arg-type]


def _ordinary_days() -> tuple[WallDay, ...]:
    monday = _day(
        shift("Ana", "07:00-15:15", "Joseph"),
        shift("Nora", "07:00-11:15"),
        shift("Joseph", "15:00-23:15", "Rosa"),
        shift("Mei", "19:00-23:15"),
        shift("Rosa", "23:00-07:15", "Ben"),
        out=(out("12:00-16:00"),),
        activities=(at_home("Own time", "13:00-15:00"),),
    )
    tuesday = _day(
        shift("Ben", "07:00-15:15", "Walter"),
        shift("Mei", "07:00-13:15"),
        shift("Walter", "15:00-23:15", "Grace"),
        shift("Nora", "19:00-23:15"),
        shift("Grace", "23:00-07:15", "Ana"),
        out=(out("12:30-16:00"),),
        activities=(outing("12:30-15:30", "Ben", "Mei"),),
    )
    wednesday = _day(
        shift("Ana", "07:00-19:15", "Joseph"),
        shift("Nora", "07:00-11:15"),
        shift("Joseph", "19:00-23:15", "Rosa"),
        shift("Grace", "21:00-07:15"),
        shift("Rosa", "23:00-07:15", "Ben"),
        out=(out("13:00-16:30"),),
        activities=(at_home("Visitor", "16:30-17:30"),),
    )
    return (
        monday,
        tuesday,
        wednesday,
        replace(monday, activities=(at_home("Own time", "09:00-11:00"),)),
        replace(tuesday, activities=(at_home("Own time", "12:30-14:30"),)),
        replace(wednesday, activities=()),
        replace(tuesday, out=(out("09:30-11:30"),), activities=(outing("09:40-11:20", "Ben"),)),
    )


ORDINARY = WallWeek(
    household="Berkeley 1988",
    title="21 to 27 March 1988",
    begins=_BEGINS,
    opening="Grace until 07:15",
    days=_days(21, "March", _ordinary_days()),
    calls=_CALLS,
    handover="15 min",
)


def _full() -> WallWeek:
    """Every stretch out of the machine and every hour of his at once, on all seven days."""
    days = [
        replace(
            day,
            out=(out("09:30-11:30"), out("13:30-15:30"), out("18:00-20:00")),
            activities=(
                outing("09:40-11:20", "Joseph"),
                at_home("Own time", "11:30-13:30"),
                at_home("Own time", "13:30-15:30"),
                at_home("Visitor", "16:00-17:00"),
                at_home("Own time", "18:00-20:00"),
                at_home("Own time", "21:00-23:00"),
            ),
        )
        for day in ORDINARY.days
    ]
    return replace(ORDINARY, days=tuple(days))


def _with_gaps() -> WallWeek:
    days = list(ORDINARY.days)
    days[1] = replace(days[1], shifts=days[1].shifts[:-1], gaps=(gap("nobody", "23:15-07:00"),))
    days[2] = replace(
        days[2],
        shifts=(days[2].shifts[0], *days[2].shifts[2:]),
        gaps=(gap("too few", "07:00-09:00"),),
    )
    days[4] = replace(
        days[4],
        shifts=(*days[4].shifts[:2], shift("Walter", "16:00-23:15", "Grace"), *days[4].shifts[3:]),
        gaps=(gap("nobody", "15:15-16:00"), gap("untrained", "01:00-05:00")),
    )
    return replace(ORDINARY, days=tuple(days))


def _clock_change() -> WallWeek:
    days = [replace(day, date=f"{n} March") for n, day in enumerate(ORDINARY.days, 28)]
    days = [replace(day, date=f"{n - 3} April") if n > 3 else day for n, day in enumerate(days)]
    change = "Sunday: clocks go forward, 02:00 is 03:00"
    days[5] = replace(days[5], clock_change=change, clock_change_minute=_minute("02:00"))
    return replace(ORDINARY, title="28 March to 3 April 1988", days=tuple(days))


def _renamed(week: WallWeek, names: dict[str, str]) -> WallWeek:
    def called(name: str) -> str:
        return names.get(name, name)

    def renamed(day: WallDay) -> WallDay:
        return replace(
            day,
            shifts=tuple(
                replace(each, name=called(each.name), then=tuple(map(called, each.then)))
                for each in day.shifts
            ),
            activities=tuple(
                replace(
                    each,
                    driver=called(each.driver),
                    companions=tuple(map(called, each.companions)),
                )
                for each in day.activities
            ),
        )

    return replace(
        week,
        days=tuple(renamed(day) for day in week.days),
        calls=tuple(replace(call, name=called(call.name)) for call in week.calls),
        opening="",
    )


_NAMES = {
    "Ana": "Maria Theodora Konstantinopoulou-Vandenbroucke",
    "Rosa": "\u0420\u043e\u0437\u0430 \u041c\u0438\u0445\u0430\u0439\u043b\u043e\u0432\u043d\u0430",
    "Ben": "\u05d1\u05e0\u05d9\u05de\u05d9\u05df",
    "Grace": "\u0641\u0627\u0637\u0645\u0629 \u0627\u0644\u0632\u0647\u0631\u0627\u0621",
    "Joseph": "Nguy\u1ec5n Th\u1ecb Minh Khai",
    "Mei": "\u9673\u7f8e\u73b2",
    "Walter": "\u0935\u093e\u0932\u094d\u091f\u0930 \u0936\u0930\u094d\u092e\u093e",
    "Nora": "\u0e19\u0e23\u0e32 \u0e28\u0e23\u0e35\u0e2a\u0e38\u0e02",
}

_SIXTEEN = "Ana Bela Carl Dina Emil Fay Gus Hana Ivan Jo Kim Lea Max Nina Otto Pia".split()


def _sixteen() -> WallWeek:
    def day(n: int) -> WallDay:
        who = [_SIXTEEN[(5 * n + k) % 16] for k in range(6)]
        return _day(
            shift(who[0], "07:00-15:15", who[2]),
            shift(who[1], "07:00-15:15", who[3]),
            shift(who[2], "15:00-23:15", who[4]),
            shift(who[3], "15:00-23:15", who[5]),
            shift("Pia", "11:00-15:15"),
            shift(who[4], "23:00-07:15"),
            shift(who[5], "23:00-07:15"),
            out=(out("10:00-12:00"), out("16:00-18:00")),
        )

    calls = [WallCall(name, f"020 7946 {n:04}") for n, name in enumerate(_SIXTEEN, 101)]
    services = (WallCall("Agency", "020 7946 0200", "daily 20\u201308"),)
    return replace(
        ORDINARY,
        household="Sixteen",
        days=_days(21, "March", [day(n) for n in range(7)]),
        calls=(*calls, *services),
        opening="Ana and Bela until 07:15",
    )


def _live_in() -> WallWeek:
    first, second = "Ines", "Tom\u00e1s"

    def all_day(name: str, hours: str) -> WallDay:
        return _day(WallShift(name, hours, 0, 1440))

    def hands_over(one: str, other: str, until: str) -> WallDay:
        return _day(
            WallShift(one, "until 10:30", 0, 210, (other,)),
            WallShift(other, f"10:00 until {until}", 180, 1440),
            activities=(outing("14:00-16:30", other),),
        )

    return WallWeek(
        household="The pair",
        title="2 to 8 November 2026",
        begins=_BEGINS,
        opening="",
        days=_days(
            2,
            "November",
            [
                hands_over(first, second, "Thu 10:30"),
                all_day(second, "until Thu 10:30"),
                all_day(second, "until Thu 10:30"),
                hands_over(second, first, "Sun 10:30"),
                all_day(first, "until Sun 10:30"),
                all_day(first, "until Sun 10:30"),
                hands_over(first, second, "Wed 10:30"),
            ],
        ),
        calls=(
            WallCall("Ines", "030 555 0101"),
            WallCall("Tom\u00e1s", "030 555 0102"),
            WallCall("Social station", "030 555 0110", "daily 06\u201322"),
        ),
        handover="30 min",
        has_machine=False,
    )


def _empty() -> WallWeek:
    beyond = _day(gaps=(WallGap("not planned", "", 0, 1440),))
    nobody = _day(gaps=(WallGap("nobody", "", 0, 1440),))
    return WallWeek(
        household="Empty",
        title="21 to 27 March 1988",
        begins=_BEGINS,
        opening="nobody 00:00\u201307:00",
        days=_days(21, "March", [nobody] * 6 + [beyond]),
    )


STATES: dict[str, WallWeek] = {
    "an ordinary week": ORDINARY,
    "a week with gaps": _with_gaps(),
    "a week full of activities": _full(),
    "the week of a clock change": _clock_change(),
    "long names and other scripts": _renamed(ORDINARY, _NAMES),
    "an empty week": _empty(),
    "sixteen attendants": _sixteen(),
    "a live-in pair, no machine": _live_in(),
}
