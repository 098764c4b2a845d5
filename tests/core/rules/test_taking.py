"""Who could have which hours, and which shifts would fill a gap."""

from horarium.core.household import Household
from horarium.core.rules.taking import Takings, helps, open_hours
from tests.cast import attendant, backup, house, need, span, week

MORNING = span("tue 07:00-15:00")


def home(**changes: object) -> Household:
    members = (
        attendant("Ana"),
        attendant("Ben", rest="10h"),
        attendant("Nora", skills=()),
        attendant("Felix", absences=("tue 12:00+24h",)),
        attendant("Carl", availability=("daily 15:00-23:00",)),
        attendant("Iris", never_with=frozenset({"Zoe"})),
        attendant("Zoe"),
        backup("Dolores"),
    )
    return house(**({"members": members} | changes))


def judged(name: str, *shifts: str, owner: str = "") -> tuple[bool, bool, str]:
    found = Takings(week(*shifts, house=home())).of(MORNING, name, owner)
    return found.possible, found.fits, found.against


def test_who_is_free_and_able_fits() -> None:
    assert judged("Ana") == judged("Dolores") == (True, True, "")


def test_whoever_cannot_do_it_or_is_away_or_at_work_cannot() -> None:
    assert judged("Nora") == (False, False, "Nora is not signed off for pump.")
    assert judged("Felix") == (False, False, "Felix is away then.")
    at_work = (False, False, "Ana has a shift then already.")
    assert judged("Ana", "Ana tue 12:00-20:00") == at_work
    assert judged("Grace")[2] == "Grace does not come to attend."


def test_what_was_agreed_can_be_gone_beyond_by_asking() -> None:
    possible, fits, against = judged("Ben", "Ben mon 15:00-23:00")
    assert (possible, fits) == (True, False)
    assert against == "It is 8 h to rest before it instead of 10 h."
    assert judged("Carl")[:2] == (True, False)


def test_who_are_never_to_meet_do_not() -> None:
    assert judged("Iris", "Zoe tue 06:00-10:00")[0] is False


def test_a_swap_is_judged_without_its_owner() -> None:
    """What Ana brings, whoever has it instead must bring; where another brings it, not."""
    assert judged("Nora", "Ana tue 07:00-15:00", owner="Ana")[0] is False
    both = ("Ana tue 07:00-15:00", "Ben tue 07:00-15:00")
    assert judged("Nora", *both, owner="Ana")[:2] == (True, True)
    zoe = ("Zoe tue 07:00-15:00",)
    assert judged("Iris", *zoe, owner="Zoe")[0] is True


def test_who_would_help() -> None:
    made = week("Ana tue 07:00-15:00", house=home(needs=(need("tue 07:00-09:00", people=2),)))
    ben, ana = (made.household.member(name) for name in ("Ben", "Ana"))
    assert helps(made, span("tue 07:00-15:00"), ben)
    assert not helps(made, span("tue 07:00-15:00"), ana)
    assert not helps(made, span("tue 09:00-15:00"), ben)


def test_who_brings_the_skill_that_is_lacking_helps() -> None:
    made = week("Nora tue 07:00-15:00", house=home())
    ben, felix = (made.household.member(name) for name in ("Ben", "Felix"))
    assert helps(made, MORNING, ben)
    nora = week("Ana tue 07:00-15:00", house=home())
    assert not helps(nora, MORNING, felix)


def filling(gap: str, *shifts: str, **changes: object) -> list[str]:
    made = week(*shifts, house=home(**changes))
    return [made.clock.words(each) for each in open_hours(made, span(gap))]


def test_a_usual_shift_fills_a_gap_with_its_handover() -> None:
    """Ben's shift ends a quarter of an hour into it."""
    own = "Ben tue 15:00-23:15"
    assert filling("tue 23:15-07:00", own, handover="15m") == ["Tue 15 Mar 23:00-07:15"]


def test_hours_that_no_usual_shift_fits_are_as_they_are() -> None:
    assert filling("tue 12:00-14:00") == ["Tue 15 Mar 12:00-14:00"]


def test_a_long_gap_is_filled_by_one_shift_after_the_other() -> None:
    assert filling("tue 07:00+24h") == [
        "Tue 15 Mar 07:00-15:00",
        "Tue 15 Mar 15:00-23:00",
        "Tue 15 Mar 23:00-07:00",
    ]
    with_handover = filling("tue 07:00+24h", handover="15m")
    assert with_handover[:2] == ["Tue 15 Mar 07:00-15:15", "Tue 15 Mar 15:00-23:15"]


def test_a_house_without_usual_shifts_fills_gaps_too() -> None:
    assert len(filling("tue 07:00+60h", starts=(), lengths=())) == 3
