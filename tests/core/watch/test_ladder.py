"""Who can be asked, in what order, and who counts as here."""

from datetime import timedelta

from horarium.core.household import Household
from horarium.core.people import Service
from horarium.core.watch.ladder import Reach, ladder_for
from horarium.core.watch.presence import CheckedIn, here_for
from horarium.core.watch.situation import Contact, Expected, Here, Kind, Presence, Standing
from horarium.core.week import Week
from tests.cast import at, attendant, backup, house, span, week, weekly

PUMP = frozenset({"pump"})


def reached(standing: Standing, name: str) -> Reach:
    return Reach(name or standing, ("sms",), ("mail",))


def expected(hours: str = "tue 23:00-07:00", name: str = "Ana") -> Expected:
    when = span(hours)
    return Expected(Kind.ARRIVAL, when.start_at, when.end_at, name, PUMP)


def home(**changes: object) -> Household:
    """Ana, Ben who works by day, Grace, Nora who cannot pump, and who stands by."""
    members = (
        attendant("Ana"),
        attendant("Ben", rest="10h"),
        attendant("Grace"),
        attendant("Nora", skills=()),
        backup("Dolores"),
        backup("Felix", absences=("tue 12:00+24h",)),
    )
    county = Service("County", "555", weekly("mon-fri 08:00-16:00"), timedelta(hours=80))
    night = Service("Night", "556", weekly("daily 20:00-08:00"), timedelta(hours=9))
    spent = Service("Spent", "557", (), timedelta(hours=80), timedelta(hours=80))
    return house(members=members, services=(spent, county, night), **changes)


def rungs(made: Week, about: Expected) -> list[str]:
    return [each.id for each in ladder_for(made, about, reached)]


def test_the_order_of_the_ladder() -> None:
    """Whoever is expected, stand-by, free, over what was agreed, services, stand-ins, he, floor."""
    made = week("Ana tue 23:00-07:00", "Ben tue 15:00-23:00", house=home())
    assert rungs(made, expected()) == [
        *("Ana", "Dolores", "Grace", "Ben", "Night", "Spent", "Nora", "person", "floor")
    ]


def test_whoever_is_away_or_at_work_is_not_asked() -> None:
    made = week("Ana tue 23:00-07:00", "Grace tue 22:00-06:00", house=home())
    told = rungs(made, expected())
    assert "Grace" not in told
    assert "Felix" not in told


def test_service_without_hours_left_is_late_and_not_left_out() -> None:
    told = rungs(week(house=home()), expected(name=""))
    assert told.index("Night") < told.index("Spent")


def test_who_is_able() -> None:
    ladder = ladder_for(week(house=home()), expected(), reached)
    able = {each.id: each.able for each in ladder}
    assert not able["Nora"]
    assert not able["Night"]
    assert able["Ben"]


def test_nora_is_able_where_nobody_need_pump() -> None:
    when = span("tue 07:00-09:00")
    about = Expected(Kind.ARRIVAL, when.start_at, when.end_at, "Ana")
    ladder = ladder_for(week(house=home()), about, reached)
    assert all(each.able for each in ladder)


def test_the_last_rung_is_always_there() -> None:
    alone = house(members=(attendant("Ana"),))
    assert rungs(week(house=alone), expected()) == ["Ana", "person", "floor"]
    assert isinstance(ladder_for(week(house=alone), expected(), reached)[-1], Contact)


# -- who is here


def said(name: str, since: str, *shifts: str, asked: tuple[str, ...] = ()) -> tuple[Here, ...]:
    own = tuple(span(each) for each in shifts)
    return here_for(expected(), [CheckedIn(name, at(since), own, PUMP | {"cook"})], asked)


def test_whoever_is_expected_and_comes() -> None:
    assert said("Ana", "tue 22:50") == (Here("Ana", Presence.EXPECTED, PUMP),)


def test_whoever_forgot_to_check_out_is_not_here() -> None:
    """Ana came yesterday and never left, as far as anybody said."""
    assert said("Ana", "mon 07:00", "mon 07:00-15:00") == ()
    assert said("Ben", "mon 07:00", "mon 07:00-15:00") == ()


def test_whoever_goes_on_from_one_shift_to_the_next_is_here() -> None:
    assert said("Ana", "tue 15:00", "tue 15:00-23:00") == (Here("Ana", Presence.EXPECTED, PUMP),)


def test_whoever_is_about_to_leave() -> None:
    [ben] = said("Ben", "tue 15:00", "tue 15:00-23:15")
    assert ben.as_what is Presence.OUTGOING


def test_whoever_is_on_their_own_shift() -> None:
    [ben] = said("Ben", "tue 19:00", "tue 19:00-03:00")
    assert ben.as_what is Presence.OWN_SHIFT


def test_next_day_of_hours_is_no_staying_on() -> None:
    """Ben is about to leave, and forgot to check out long ago, also if he comes again tomorrow."""
    [ben] = said("Ben", "tue 15:00", "tue 15:00-23:15", "wed 15:00-23:15")
    assert ben.as_what is Presence.OUTGOING
    assert said("Ben", "mon 07:00", "mon 07:00-15:00", "wed 15:00-23:15") == ()


def test_who_came_for_hours_of_their_own_that_begin_later_is_on_them() -> None:
    [ben] = said("Ben", "wed 02:55", "wed 03:00-11:00")
    assert ben.as_what is Presence.OWN_SHIFT


def test_whoever_was_asked_and_came() -> None:
    [grace] = said("Grace", "tue 23:30")
    assert grace.as_what is Presence.CAME
    [ben] = said("Ben", "tue 15:00", "tue 15:00-23:00", asked=("Ben",))
    assert ben.as_what is Presence.CAME
