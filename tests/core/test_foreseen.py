"""What no plan can mend is said before one is made."""

from horarium.core.foreseen import foreseen
from tests.cast import activity, attendant, house, machine, need, on


def test_a_good_house_has_nothing_foreseen() -> None:
    """Three attendants with 60 hours each can cover a week."""
    assert foreseen(house()) == ()


def test_nobody_available() -> None:
    """One who is never free is named; when all are, every hour is a gap."""
    gone = attendant("Ana", leaves_on=on("mon"))
    others = attendant("Ben", most="100h"), attendant("Rosa", most="100h")
    assert foreseen(house(members=(gone, *others))) == ("Ana is not available in these days.",)
    assert foreseen(house(members=(gone,), needs=())) == (
        "Nobody is available in these days: every hour will be a gap.",
    )


def test_nobody_competent() -> None:
    """A skill of a need or of an activity that nobody has is named with what asks for it."""
    asks = need("always", skills=("suction",), name="night")
    drive = activity("Mass", "1h", "out", "sun", skills=("driving",))
    assert foreseen(house(needs=(asks,), activities=(drive,))) == (
        'Nobody has the competence "suction", which the need "night" asks for.',
        'Nobody has the competence "driving", which the activity "Mass" asks for.',
    )


def test_too_few_hours() -> None:
    """Where the contracts together are less than the needs, both are said."""
    few = house(members=(attendant("Ana", most="40h"),))
    assert foreseen(few) == (
        "The needs ask for 168 h a week and the contracts give at most 40 h: "
        "some hours will be gaps.",
    )


def test_longer_than_the_tolerance() -> None:
    """An activity that is out for longer than he can bear is named, with travel and reserve."""
    short = machine(longest="3h", reserve="30m")
    out = activity("Session", "2h", "out", "tue", travel="20m")
    up = activity("Up", "3h", "out")
    assert foreseen(house(machine=short, activities=(out, up))) == (
        "Session takes 2 h 40 out of the machine and the tolerance allows 2 h 30: "
        "it will not be placed.",
    )


def test_tolerance_zero() -> None:
    """Who cannot be out at all has no activity out of the machine."""
    none = machine(longest="0m", per_day="0m", reserve="0m")
    [sentence] = foreseen(house(machine=none, activities=(activity("Up", "1h", "out"),)))
    assert "the tolerance allows 0 min" in sentence
