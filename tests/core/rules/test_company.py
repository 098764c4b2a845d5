"""The rules about who is there together, and who goes with him."""

from datetime import timedelta

from horarium.core.activities import WITHIN_CALL
from horarium.core.household import Household
from horarium.core.people import Member
from horarium.core.rules import BY_ID
from tests.cast import activity, attendant, house, need, placed, said, week


def test_pairs() -> None:
    """Not together for a minute; either one's word is enough; one after the other is fine."""
    home = house(members=(attendant("Ana"), attendant("Ben", never_with=frozenset({"Ana"}))))
    kept = week("Ana mon 07:00-15:00", "Ben mon 15:00-23:00", house=home)
    assert said("pairs", kept) == []
    found = week("Ana mon 07:00-15:15", "Ben mon 15:00-23:00", house=home)
    assert said("pairs", found) == [
        (
            15,
            "Ana and Ben are on duty together Mon 14 Mar 15:00-15:15 (15 min) "
            "and are not to be paired.",
        )
    ]


def test_a_pair_is_found_once() -> None:
    """Where both named the other, the shared time counts once."""
    ana = attendant("Ana", never_with=frozenset({"Ben"}))
    ben = attendant("Ben", never_with=frozenset({"Ana"}))
    home = house(members=(ana, ben), handover="15m")
    found = week("Ana mon 07:00-15:00", "Ben mon 09:00-12:00", house=home)
    assert [amount for amount, _ in said("pairs", found)] == [180]


def outing(*members: Member, people: int = 2, skills: tuple[str, ...] = ("drive",)) -> Household:
    """A house that needs a hand-pump always and where he goes to a session on Wednesday."""
    session = activity(
        "session",
        "2h",
        "out",
        travel="30m",
        people=people,
        skills=skills,
        within_call=True,
        kind="waiting",
    )
    return house(members=members, activities=(session,), needs=(need("always", skills=("pump",)),))


SESSION = placed("session wed 14:00-16:00", "30m")


def test_company() -> None:
    """Two who are there from leaving to coming back, one driving, one pumping, are company."""
    home = outing(attendant("Ana"), attendant("Ben", skills=("drive",)))
    kept = week("Ana wed 13:30-16:30", "Ben wed 09:00-17:00", house=home, activities=(SESSION,))
    assert said("company", kept) == []
    late = week("Ana wed 13:31-16:30", "Ben wed 09:00-17:00", house=home, activities=(SESSION,))
    assert said("company", late) == [
        (
            2,
            "Session Wed 16 Mar 14:00-16:00 asks for 2 people from beginning to end, and 1 can be "
            "there, 1 too few; nobody of them is competent in pump.",
        )
    ]


def test_company_of_nobody() -> None:
    """With nobody there, every person and every skill is missing."""
    found = week(house=outing(attendant("Ana")), activities=(SESSION,))
    [(amount, sentence)] = said("company", found)
    assert amount == 4
    assert "nobody can be there, 2 too few" in sentence
    assert "competent in drive or in pump" in sentence


def test_company_at_home_needs_no_more_than_it_asks() -> None:
    """What the house needs goes along only when he leaves it."""
    home = house(activities=(activity("dictation", skills=("write",)),))
    found = week("Ana mon 07:00-15:00", house=home, activities=("dictation mon 08:00-09:00",))
    [(amount, sentence)] = said("company", found)
    assert amount == 1
    assert sentence.endswith("nobody of them is competent in write.")


def test_willingness() -> None:
    """People enough of whom too few are willing: how many more, and no name."""
    ana = attendant("Ana", skills=("pump", "drive"))
    ben = attendant("Ben", skills=("pump", "drive"), unwilling=frozenset({WITHIN_CALL}))
    rosa = attendant("Rosa", unwilling=frozenset({"bathing"}))
    shifts = "Ana wed 09:00-17:00", "Ben wed 09:00-17:00"
    home = outing(ana, ben, rosa)
    kept = week(*shifts, "Rosa wed 09:00-17:00", house=home, activities=(SESSION,))
    assert said("willingness", kept) == []
    found = week(*shifts, house=home, activities=(SESSION,))
    assert said("company", found) == []
    assert said("willingness", found) == [
        (1, "Session Wed 16 Mar 14:00-16:00 needs 1 more willing person from beginning to end.")
    ]


def test_willingness_is_not_blamed_for_company() -> None:
    """Whoever is missing altogether is not counted again as unwilling."""
    unwilling = attendant("Ana", skills=(), unwilling=frozenset({"waiting"}))
    found = week("Ana wed 09:00-17:00", house=outing(unwilling), activities=(SESSION,))
    assert [amount for amount, _ in said("company", found)] == [3]
    [(amount, sentence)] = said("willingness", found)
    assert amount == 1
    assert "Ana" not in sentence


def test_a_finding_about_willingness_names_nobody() -> None:
    """Neither its words nor its members tell who is not willing."""
    unwilling = attendant("Ana", unwilling=frozenset({"waiting"}))
    home = outing(unwilling, people=1, skills=())
    found = week("Ana wed 09:00-17:00", house=home, activities=(SESSION,))
    [finding] = BY_ID["willingness"].check(found)
    assert finding.members == ()
    assert finding.when == SESSION.when.padded(timedelta(minutes=30), timedelta(minutes=30))
