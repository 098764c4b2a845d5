"""Gaps are explained: why nobody is there, and what closing them would ask."""

from datetime import date, time, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from horarium.core.findings import Tier
from horarium.core.hours import HOUR
from horarium.core.household import Household
from horarium.core.labour_law import US_DOMESTIC
from horarium.core.people import Service
from horarium.core.plan_file import GapExplained, Reason
from horarium.core.rules.explain import explain_gap, explain_gaps
from horarium.core.rules.explain_asking import askings
from horarium.core.rules.explain_gap import gaps_in
from horarium.core.rules.trial import Trials
from horarium.core.rules.verify import verify
from horarium.core.week import Week
from tests.cast import (
    MONDAY,
    activity,
    attendant,
    backup,
    competence,
    house,
    need,
    span,
    week,
    weekly,
)

NIGHT = need("thu 23:00-07:00", skills=("pump",))


def gap(home: Household, *shifts: str) -> GapExplained:
    """The only gap of a plan."""
    [explained] = explain_gaps(week(*shifts, house=home))
    return explained


def reason(name: str, home: Household, *shifts: str) -> str:
    [found] = [each.sentence for each in gap(home, *shifts).reasons if each.member == name]
    return found


def closings(home: Household, *shifts: str) -> list[tuple[str, int]]:
    """The closings of the only gap, with how many gaps each closes."""
    return [(each.sentence, each.gaps_closed) for each in gap(home, *shifts).closings]


def test_no_gap_needs_no_explaining() -> None:
    """A house in which every hour is covered has nothing to explain, nor has an empty one."""
    assert explain_gaps(week("Ana thu 23:00-07:00", house=house(needs=(NIGHT,)))) == ()
    assert explain_gaps(week(house=house(needs=()))) == ()


def test_what_touches_is_one_gap() -> None:
    """Hours with nobody, with one too few and without a skill are one gap where they touch."""
    home = house(
        members=(attendant("Ana"), attendant("Ben", skills=())),
        needs=(need("mon 07:00-11:00", skills=("pump",)), need("mon 09:00-10:00", people=2)),
    )
    found = explain_gaps(week("Ana mon 07:30-10:00", "Ben mon 10:00-11:00", house=home))
    assert [each.when for each in found] == [span("mon 07:00-07:30"), span("mon 09:00-11:00")]


FRIDAY = "fri 15:00-23:00"
ROSA: dict[str, tuple[dict[str, Any], tuple[str, ...], str]] = {
    "more than agreed": (
        {"most": "40h"},
        ("mon 07:00-19:00", "tue 07:00-19:00", "wed 07:00-17:00"),
        "Rosa would have 42 h that week; 40 h are agreed.",
    ),
    "away": ({"absences": ("fri 00:00+24h",)}, (), "Rosa is away then."),
    "left": ({"leaves_on": date(1988, 3, 15)}, (), "Rosa has left by then."),
    "leaves": ({"leaves_on": date(1988, 3, 18)}, (), "Rosa leaves on Fri 18 Mar."),
    "other hours": ({"availability": ("sat,sun",)}, (), "Rosa cannot come then."),
    "later": (
        {"availability": ("daily 06:00-23:00", "fri 01:00-23:00")},
        (),
        "Rosa cannot come before Fri 18 Mar 01:00.",
    ),
    "no nights": ({"nights_in_a_row": 0}, (), "Rosa has agreed to no nights."),
    "many nights": (
        {"nights_in_a_row": 1},
        ("wed 23:00-07:00",),
        "Rosa would have 2 nights in a row; 1 is agreed.",
    ),
    "many days": (
        {"days_in_a_row": 2},
        ("tue 07:00-09:00", "wed 07:00-09:00"),
        "Rosa would work 3 days in a row; 2 are agreed.",
    ),
    "rest": (
        {},
        ("thu 07:00-15:00",),
        "Rosa would have 8 h to rest before it; 10 h are agreed.",
    ),
    "rest after": (
        {"night_to_day": "0m"},
        (FRIDAY,),
        "Rosa would have 8 h to rest before the shift Fri 18 Mar 15:00; 10 h are agreed.",
    ),
    "both": (
        {"most": "30h", "night_to_day": "0m"},
        ("mon 07:00-19:00", "tue 07:00-15:00", FRIDAY),
        "Rosa would have 36 h that week (30 h are agreed) and 8 h to rest before the shift "
        "Fri 18 Mar 15:00 (10 h are agreed).",
    ),
    "short shifts": (
        {"longest_shift": "6h"},
        (),
        "Rosa would be there for 8 h on end; at most 6 h are agreed.",
    ),
    "not signed off": ({"skills": ()}, (), "Rosa is not signed off for pump."),
    "no longer": (
        {"competences": (competence("pump", date(1988, 3, 16)),)},
        (),
        "Rosa is no longer signed off for pump, since Wed 16 Mar.",
    ),
    "nothing": ({}, (), "Nothing stands against Rosa, yet no plan was found with Rosa there."),
}


@pytest.mark.parametrize("case", ROSA)
def test_why_somebody_is_not_there(case: str) -> None:
    """Each obstacle to Rosa's taking Thursday night is said in one plain sentence."""
    changes, shifts, expected = ROSA[case]
    home = house(members=(attendant("Rosa", **changes),), needs=(NIGHT,))
    assert reason("Rosa", home, *(f"Rosa {each}" for each in shifts)) == expected


def test_somebody_there_is_not_enough() -> None:
    """Who is there already is told apart from who is not to be there with them."""
    ana, ben = attendant("Ana"), attendant("Ben", never_with=frozenset({"Ana"}))
    home = house(members=(ana, ben), needs=(need("mon 07:00-09:00", people=2),))
    assert reason("Ana", home, "Ana mon 07:00-15:00") == (
        "Ana is there already, and one is not enough."
    )
    assert reason("Ben", home, "Ana mon 07:00-15:00") == "Ben is not to be on duty with Ana."
    assert reason("Ana", home, "Ben mon 07:00-15:00") == "Ana is not to be on duty with Ben."


def test_a_gap_longer_than_any_shift() -> None:
    """Nobody is asked for a day and a night on end: each reason says which part it is about."""
    home = house(members=(attendant("Ana", nights_in_a_row=0),), needs=(need("mon,tue"),))
    assert reason("Ana", home).startswith("For part of it, Mon 14 Mar 07:00-15:00: Nothing stands")
    [only] = gap(home).closings
    assert "of what is open, this gap in part." in only.sentence


CIRCLE = (
    attendant("Rosa", most="14h"),
    attendant("Ben", most="7h"),
    attendant("Ana", absences=("thu 20:00+24h",)),
    attendant("Leo", leaves_on=MONDAY),
    attendant("Nora", skills=()),
)


def test_closings_ask_the_least_first() -> None:
    """First whoever stands by, then the fewest hours over, then somebody new."""
    late = backup("Dolores", availability=("daily 20:00-10:00",))
    home = house(members=(*CIRCLE, late), needs=(NIGHT,), handover="15m")
    assert closings(home, "Rosa mon 07:00-14:45", "Nora thu 15:00-23:00") == [
        ("Call Dolores for one night, Thu 17 Mar 23:00-07:15: Dolores stands by.", 1),
        ("Ask Ben for one night, Thu 17 Mar 23:00-07:15: 1 h 15 over the 7 h agreed.", 1),
        ("Ask Rosa for one night, Thu 17 Mar 23:00-07:15: 2 h over the 14 h agreed.", 1),
        (
            "A new attendant on Thursday nights 23:00-07:15, 8 h 15 a week, "
            "signed off for pump, closes 1 gap.",
            1,
        ),
    ]


def test_somebody_stays_a_little_longer() -> None:
    """A short gap beside a shift is closed by that shift, and by the handover it then needs."""
    home = house(
        members=(attendant("Ana"), attendant("Ben", most="4h")),
        needs=(need("mon 07:00-19:00"),),
        handover="15m",
    )
    explained = gap(home, "Ana mon 07:00-13:00", "Ben mon 15:00-19:00")
    assert [each.sentence for each in explained.closings[:2]] == [
        "Ask Ana to stay until Mon 14 Mar 15:15, 2 h 15 longer: nothing agreed stands against it.",
        "Ask Ben to begin Mon 14 Mar 12:45, 2 h 15 earlier: 2 h 15 over the 4 h agreed.",
    ]
    assert explained.closings[0].hours == timedelta(hours=2, minutes=15)


def test_a_night_between_two_weeks() -> None:
    """Where a night lies in two weeks, what it adds is told for each by name."""
    ana = attendant("Ana", most="10h", days_in_a_row=9)
    home = house(members=(ana,), needs=(need("sun 23:00-07:00"),), days=14)
    shifts = "Ana fri 07:00-17:00", "Ana tue+1 07:00-11:00"
    explained = explain_gaps(week(*shifts, house=home))[1]
    assert explained.reasons[0].sentence == (
        "Ana would have 11 h in the week from Mon 14 Mar (10 h are agreed) and "
        "11 h in the week from Mon 21 Mar (10 h are agreed)."
    )
    assert explained.closings[0].sentence.endswith(
        ": 1 h over the 10 h agreed in the week from Mon 14 Mar and "
        "1 h over the 10 h agreed in the week from Mon 21 Mar."
    )


def test_two_share_what_is_too_long_for_one() -> None:
    """A gap longer than any usual shift is shared, each with what they are asked beyond."""
    ana, ben = attendant("Ana", most="8h"), attendant("Ben", most="6h")
    home = house(members=(ana, ben), needs=(need("mon 07:00-23:00"),))
    assert closings(home)[0] == (
        "Ask Ana for Mon 14 Mar 07:00-15:00 (as agreed) and Ben for Mon 14 Mar 15:00-23:00 "
        "(2 h over the 6 h agreed).",
        1,
    )


def test_overtime_is_told_as_what_it_adds() -> None:
    """Hours that lessen what is owed are no warning, and overtime there already is not added."""
    ana = attendant("Ana", most="70h", least="65h")
    home = house(members=(ana,), needs=(need("fri 15:00-23:00"),), law=US_DOMESTIC)
    shifts = [f"Ana {day} 07:00-18:00" for day in ("mon", "tue", "wed", "thu")]
    assert closings(home, *shifts)[0] == (
        "Ask Ana for Fri 18 Mar 15:00-23:00: 8 h of probable overtime.",
        1,
    )


def test_days_on_end_are_no_night() -> None:
    """Where shifts last two days, nobody is asked for a night that begins in the morning."""
    lengths = (48 * HOUR,)
    ana = attendant("Ana", longest_shift="48h")
    home = house(members=(ana,), needs=(need("mon,tue"),), starts=(time(0),), lengths=lengths)
    assert closings(home) == [
        ("Ask Ana for Mon 14 Mar 00:00 to Wed 16 Mar 00:00: nothing agreed stands against it.", 1),
        ("A new attendant on Mondays from 00:00 for 48 h, 48 h a week, closes 1 gap.", 1),
    ]


def test_one_new_attendant_for_several_gaps() -> None:
    """The gaps of a plan are counted by weekday and hour of the wall, also past a clock change."""
    home = house(
        members=(attendant("Ana", nights_in_a_row=0),),
        needs=(need("thu,sat 23:00-07:00"), need("mon 07:00-15:00")),
        days=28,
    )
    explained = explain_gaps(week(house=home))
    said = {each.sentence for one in explained for each in one.closings}
    assert "A new attendant on Thursday nights 23:00-07:00, 8 h a week, closes 4 gaps." in said
    assert (
        "A new attendant on Thursday and Saturday nights 23:00-07:00, 16 h a week, closes 8 gaps."
    ) in said
    assert "A new attendant on Mondays 07:00-15:00, 8 h a week, closes 4 gaps." in said


def test_one_new_attendant_is_not_two() -> None:
    """Where two are missing, somebody new fills the hours in part and closes nothing."""
    home = house(members=(), needs=(need("mon 07:00-15:00", people=2),))
    assert closings(home) == [
        (
            "A new attendant on Mondays 07:00-15:00, 8 h a week, "
            "fills 8 h of what is open, this gap in part.",
            0,
        )
    ]


COUNTY = Service("County", "415 555 0150", weekly("mon-fri 06:00-16:00"), 20 * HOUR, 8 * HOUR)


@pytest.mark.parametrize(
    ("hours", "skills", "expected"),
    [
        (
            "mon 09:00-12:00",
            (),
            [("Call County for Mon 14 Mar 09:00-12:00: 3 h of the 12 h left this year.", 1)],
        ),
        (
            "mon 09:00-12:00",
            ("pump",),
            [
                (
                    "County could send somebody Mon 14 Mar 09:00-12:00, "
                    "but nobody known to be signed off for pump.",
                    0,
                )
            ],
        ),
        ("sat 09:00-12:00", (), []),
        ("mon,tue 00:00-07:00", ("pump",), []),
    ],
)
def test_a_service_within_its_hours(
    hours: str, skills: tuple[str, ...], expected: list[tuple[str, int]]
) -> None:
    """A service closes a gap in its hours and its allowance, and never one of a skill."""
    home = house(members=(), needs=(need(hours, skills=skills),), services=(COUNTY,))
    explained = explain_gaps(week(house=home))[0].closings
    found = [(each.sentence, each.gaps_closed) for each in explained if "County" in each.sentence]
    assert found == expected


def test_what_was_said_in_private_is_not_named() -> None:
    """Whoever does not want to do a task has the same reasons and closings as one who does."""
    trip = activity("swimming", "1h", "either", "thu 10:00-11:00", kind="water")
    told = []
    for unwilling in (frozenset[str](), frozenset({"water"})):
        rosa = attendant("Rosa", unwilling=unwilling, most="4h")
        home = house(members=(rosa,), needs=(need("thu 09:00-12:00"),), activities=(trip,))
        told.append(explain_gaps(week(house=home, activities=("swimming thu 10:00-11:00",))))
    assert told[0] == told[1]


NAMES = ("Ana", "Ben", "Rosa")


@st.composite
def plans(draw: st.DrawFn) -> Week:
    """Three attendants of all kinds and a few shifts, in a house that needs more of them."""
    members = tuple(
        attendant(
            name,
            skills=draw(st.sampled_from((("pump",), ()))),
            most=draw(st.sampled_from(("10h", "24h", "40h"))),
            longest_shift=draw(st.sampled_from(("6h", "8h", "12h"))),
            nights_in_a_row=draw(st.integers(0, 3)),
            days_in_a_row=draw(st.integers(1, 4)),
            absences=draw(st.sampled_from(((), ("tue 00:00+36h",)))),
            availability=draw(st.sampled_from(((), ("mon-fri 06:00-23:30",)))),
            never_with=draw(st.sampled_from((frozenset[str](), frozenset({"Rosa"})))),
        )
        for name in NAMES
    )
    needs = need("mon-wed", skills=("pump",)), need("tue 07:00-09:00", people=2)
    home = house(
        members=members,
        needs=needs,
        handover=draw(st.sampled_from(("0m", "15m"))),
        lengths=(timedelta(hours=8), timedelta(hours=12)),
    )
    spans = "mon 07:00-15:15", "mon 15:00-23:15", "mon 23:00-07:15", "tue 07:00-15:15"
    chosen = draw(st.dictionaries(st.sampled_from(spans), st.sampled_from(NAMES)))
    return week(*(f"{name} {when}" for when, name in chosen.items()), house=home)


def never(found: Week) -> dict[str, int]:
    """By how much each rule is broken that no plan may break."""
    amounts: dict[str, int] = {}
    for each in verify(found).of(Tier.NEVER):
        amounts[each.rule] = amounts.get(each.rule, 0) + each.amount
    return amounts


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(plans())
def test_asking_closes_the_gap_and_breaks_only_what_it_names(found: Week) -> None:
    """Once those asked agree, the gap is gone and no other rule is broken than was told."""
    gaps, before = gaps_in(found), never(found)
    for each in gaps:
        for asking in askings(Trials(found), each, gaps):
            after = asking.applied(found)
            assert not any(left.when.overlaps(each.when) for left in gaps_in(after))
            worse = {rule for rule, amount in never(after).items() if amount > before.get(rule, 0)}
            assert worse <= asking.rules
            assert not worse & {"pairs", "company"}
            assert asking.gaps_closed == len(gaps) - len(gaps_in(after))
            assert not any(
                away.when.overlaps(trial.shift.when)
                for trial in asking.trials
                for away in trial.member.absences
            )


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(plans())
def test_gaps_are_what_verify_finds(found: Week) -> None:
    """The gaps explained cover exactly what the rules of life find short, each with a reason."""
    explained = explain_gaps(found)
    short = [
        each.when
        for each in verify(found).of(Tier.LIFE)
        if each.rule in {"cover", "two_people", "competence"} and each.when
    ]
    assert all(any(one.when.contains(when) for one in explained) for when in short)
    assert bool(explained) == bool(short)
    for one in explained:
        assert [each.member for each in one.reasons] == list(NAMES)
        assert 1 <= len(one.closings) <= 5
        said = [each.sentence for each in one.reasons] + [each.sentence for each in one.closings]
        assert all(each.endswith(".") for each in said)


def test_one_gap_of_a_roster_is_explained_by_itself() -> None:
    """As among all gaps; but of no plan is it said that it was looked for."""
    home = house(needs=(need("daily 23:00-07:00", skills=("pump",)),))
    roster = week("Ana mon 23:00-07:00", "Ana tue 23:00-07:00", house=home)
    for each in explain_gaps(roster):
        alone = explain_gap(roster, each.when)
        assert alone.when == each.when
        assert alone.closings == each.closings
        assert "plan was found" not in " ".join(reason.sentence for reason in alone.reasons)
    assert Reason("Rosa", "Nothing agreed stands against Rosa.") in alone.reasons
