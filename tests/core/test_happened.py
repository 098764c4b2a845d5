"""The household after what happened."""

from datetime import date, timedelta

import pytest

from horarium.core.happened import Away, Leaves, Lowered, after
from horarium.core.people import Absence
from tests.cast import house, machine, on, span


def test_an_absence_is_added() -> None:
    """Who cannot come is away then, and nobody else."""
    night = span("thu 22:00-08:00")
    changed = after(house(), [Away("Ana", night)])
    assert changed.member("Ana").absences == (Absence(night),)
    assert changed.member("Ben") == house().member("Ben")


def test_a_leaver_leaves_on_the_earlier_day() -> None:
    """Leaving is brought forward and never put off."""
    changed = after(house(), [Leaves("Ana", on("fri")), Leaves("Ana", on("sat"))])
    assert changed.member("Ana").leaves_on == on("fri")


def test_nobody_of_that_name() -> None:
    """A name that is not in the circle is a KeyError."""
    with pytest.raises(KeyError):
        after(house(), [Leaves("Nobody", on("fri"))])


def test_a_lowered_tolerance_holds_from_its_day() -> None:
    """Before that day the old one counts; the other limits stay as they were."""
    lung = machine(longest="4h", per_day="6h")
    changed = after(house(machine=lung), [Lowered(timedelta(hours=3), on("wed"))])
    assert changed.machine
    before, since = (changed.machine.tolerance(on(day)) for day in ("tue", "wed"))
    assert before
    assert since
    assert before.longest_stretch == timedelta(hours=4)
    assert (since.longest_stretch, since.per_day) == (timedelta(hours=3), timedelta(hours=6))


def test_no_later_tolerance_ends_what_is_lowered() -> None:
    """One that was foreseen for later, when he could bear more, is lowered too."""
    lung = machine(longest="4h", since=date(1988, 3, 18))
    early = machine(longest="4h")
    both = type(lung)(
        lung.name, (*early.tolerances, *lung.tolerances), lung.sleep_from, lung.sleep_length
    )
    changed = after(house(machine=both), [Lowered(timedelta(hours=2), on("tue"))])
    assert changed.machine
    assert {
        tolerance.longest_stretch
        for day in ("tue", "fri", "sat+1")
        if (tolerance := changed.machine.tolerance(on(day)))
    } == {timedelta(hours=2)}


@pytest.mark.parametrize("lung", [None, machine(longest="2h")])
def test_the_software_never_raises_a_limit(lung: object) -> None:
    """A longer stretch than his is refused, and so is one where there is no machine."""
    with pytest.raises(ValueError, match="lowered"):
        after(house(machine=lung), [Lowered(timedelta(hours=3), on("wed"))])
