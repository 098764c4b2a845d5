"""For every shift: why this person has it, and what the next best would cost."""

import pytest

from horarium.core.household import Household
from horarium.core.labour_law import US_DOMESTIC
from horarium.core.rules.explain_shift import why_each_shift, why_this_shift
from tests.cast import (
    activity,
    attendant,
    competence,
    dislikes,
    house,
    likes,
    need,
    on,
    shift,
    week,
)

MORNING = need("thu 07:00-15:00", skills=("pump",))
HERS = "Ana thu 07:00-15:00"


def why(home: Household, text: str, *others: str) -> str:
    """Why a shift has its member, in a plan with some others."""
    return why_this_shift(week(text, *others, house=home), shift(text)).sentence


def others(home: Household, *shifts: str) -> list[tuple[str, bool]]:
    """What is said of everyone else about Ana's Thursday, and whether they could have it."""
    explained = why_this_shift(week(HERS, *shifts, house=home), shift(HERS))
    return [(each.sentence, each.possible) for each in explained.others]


def test_the_need_a_shift_fills() -> None:
    """Without it nobody is there, or one too few, or nobody who knows how, or no hours for her."""
    alone = house(needs=(MORNING,))
    assert why(alone, HERS) == "Without Ana nobody would be there for 8 h."
    two = house(needs=(need("thu 07:00-09:00", people=2),))
    assert why(two, HERS, "Ben thu 07:00-15:00") == (
        "Without Ana one person too few would be there for 2 h."
    )
    skilled = house(members=(attendant("Ana"), attendant("Ben", skills=())), needs=(MORNING,))
    assert why(skilled, HERS, "Ben thu 07:00-15:00") == (
        "Without Ana nobody there would be signed off for pump."
    )
    owed = house(members=(attendant("Ana", least="20h"),), needs=())
    assert why(owed, HERS) == "No hour needs it; it gives Ana the hours owed."
    assert why(house(needs=()), HERS) == "No hour needs it."


def test_the_need_of_an_activity_and_of_its_member() -> None:
    """Company for an activity is a reason too, and it is told when someone likes the hours."""
    ana = attendant("Ana", wishes=(likes("daily 07:00-15:00"),))
    home = house(
        members=(ana, attendant("Ben")),
        needs=(need("thu 07:00-15:00"),),
        activities=(activity("mass", people=2),),
    )
    plan = week(HERS, "Ben thu 07:00-15:00", house=home, activities=("mass thu 10:00-11:00",))
    assert why_this_shift(plan, shift(HERS)).sentence == (
        "Without Ana too few would be with him for mass; Ana likes these hours."
    )


def test_the_next_best_comes_first() -> None:
    """Who could have it is told with what it costs, the least first; then who could not."""
    home = house(
        members=(
            attendant("Ana", least="8h", wishes=(likes("daily 07:00-15:00"),)),
            attendant("Ben", wishes=(dislikes("thu 12:00-16:00", strength=2),)),
            attendant("Rosa", most="6h"),
            attendant("Leo", absences=("thu 07:00+4h",)),
            attendant("Nora", skills=()),
            attendant("Mei"),
        ),
        needs=(MORNING,),
        law=US_DOMESTIC,
    )
    assert others(home, "Mei mon 07:00-19:00", "Mei tue 07:00-19:00", "Mei wed 07:00-19:00") == [
        (
            "Ben could have it, with 3 h against Ben's wishes and 8 h fewer than Ana is owed.",
            True,
        ),
        (
            "Mei could have it, with 4 h of probable overtime and 8 h fewer than Ana is owed.",
            True,
        ),
        ("Rosa would have 8 h that week; 6 h are agreed.", False),
        ("Leo is away then.", False),
        ("Nora is not signed off for pump.", False),
    ]


def test_just_as_well_and_on_duty_already() -> None:
    """An equal says so, and so does who cannot be there twice."""
    found = others(house(needs=(MORNING,)), "Rosa thu 11:00-19:00")
    assert found == [
        ("Ben could have it just as well.", True),
        ("Rosa is on duty then already.", False),
    ]


@pytest.mark.parametrize("unwilling", [True, False])
def test_willingness_and_skill_for_an_activity_sound_the_same(unwilling: bool) -> None:
    """What Ben said in private cannot be told from what he has not learned."""
    ben = attendant(
        "Ben",
        skills=("pump",) if not unwilling else ("pump", "driving"),
        unwilling=frozenset({"outing"} if unwilling else ()),
    )
    home = house(
        members=(attendant("Ana", skills=("pump", "driving")), ben),
        needs=(MORNING,),
        activities=(activity("mass", kind="outing", skills=("driving",)),),
    )
    plan = week(HERS, house=home, activities=("mass thu 10:00-11:00",))
    [instead] = why_this_shift(plan, shift(HERS)).others
    assert instead.sentence == "With Ben, more than this would have to change."
    assert not instead.possible


def test_every_shift_is_explained_alike() -> None:
    """All at once says the same of each as one by one."""
    expiring = attendant("Rosa", competences=(competence("pump", on("thu")),))
    home = house(members=(attendant("Ana"), attendant("Ben", most="8h"), expiring), handover="15m")
    plan = week(
        "Ana mon 07:00-15:15", "Ben mon 15:00-23:15", "Rosa wed 23:00-07:15", HERS, house=home
    )
    assert why_each_shift(plan) == tuple(why_this_shift(plan, each) for each in plan.shifts)


def test_somebody_who_is_not_in_the_circle() -> None:
    """A shift of nobody known is refused by name."""
    with pytest.raises(KeyError, match="Zoe"):
        why(house(), "Zoe mon 07:00-15:00")
