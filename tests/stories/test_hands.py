"""Attendants change hands by themselves, on a telephone, with one thumb and three taps at most."""

from collections.abc import Iterator
from datetime import datetime

import pytest

from horarium.actions.check_in import check_in
from horarium.actions.choose_days import choose_days
from horarium.store.models import CheckInRow, HouseholdRow, ShiftRow
from tests.cast import MONDAY, at, attendant, backup, house, plan
from tests.in_the_house import account, signed_in
from tests.planned_house import furnished, published
from tests.stories.thumb import Thumb

pytestmark = pytest.mark.django_db

MOST_TAPS = 3
_now = [at("mon 12:00")]


def now() -> datetime:
    return _now[0]


@pytest.fixture(autouse=True)
def _clock(settings: object) -> Iterator[None]:
    settings.HORARIUM_CLOCK = f"{__name__}.now"  # type: ignore[attr-defined]
    _now[0] = at("mon 12:00")
    yield
    _now[0] = at("mon 12:00")


def it_is(text: str) -> None:
    _now[0] = at(text)


def lived_in(*, at_once: bool = False) -> HouseholdRow:
    """Tuesday's night is nobody's; Nora cannot pump."""
    members = (
        *(attendant(each) for each in ("Ana", "Ben", "Rosa")),
        attendant("Nora", skills=()),
        backup("Dolores"),
    )
    row = furnished(house(members=members, take_at_once=at_once), now=at("mon 00:00"))
    shifts = (
        *("Rosa mon 15:00-23:00", "Ana mon 23:00-07:00", "Ben tue 07:00-15:00"),
        *("Ana tue 15:00-23:00", "Ben wed 07:00-15:00", "Ana wed 15:00-23:00"),
        *("Rosa wed 23:00-07:00", "Nora wed 19:00-23:00"),
    )
    published(row, now=at("mon 01:00"), made=plan(*shifts, days=3))
    account(row)
    return row


def thumb(row: HouseholdRow, name: str = "") -> Thumb:
    return Thumb(signed_in(account(row, name)))


def whose(hours: str) -> list[str]:
    rows = ShiftRow.objects.filter(start_at=at(hours))
    return sorted(rows.values_list("member__name", flat=True))


NIGHT = "Tue 15 Mar 23:00–07:00"


def test_an_open_shift_is_claimed_and_approved() -> None:
    row = lived_in()
    rosa, mark = thumb(row, "Rosa"), thumb(row)
    rosa.press("I can take this", beside=NIGHT)
    assert rosa.taps == 1 <= MOST_TAPS
    assert "It is not yours yet" in rosa.reads
    assert f"You would take {NIGHT}" in rosa.reads
    assert whose("tue 23:00") == []
    mark.home()
    assert f"Rosa would take {NIGHT}. Nothing that was agreed stands against it." in mark.reads
    mark.press("Approve", beside=NIGHT)
    assert mark.taps == 1
    assert f"{NIGHT} is Rosa’s from now on." in mark.reads
    assert whose("tue 23:00") == ["Rosa"]
    assert f"{NIGHT} is yours from now on." in rosa.home().reads
    assert not rosa.can_press("Take it back")


def test_where_two_claim_one_wins_and_the_other_is_told() -> None:
    row = lived_in()
    rosa, dolores, mark = thumb(row, "Rosa"), thumb(row, "Dolores"), thumb(row)
    rosa.press("I can take this", beside=NIGHT)
    dolores.home().press("I can take this", beside=NIGHT)
    mark.home().press("Approve", beside="Dolores")
    assert f"{NIGHT} went to somebody else. Thank you for offering." in rosa.home().reads
    assert not rosa.can_press("I can take this")
    assert "Rosa would take" not in mark.home().reads


def test_two_who_look_at_the_same_hours_by_his_rule() -> None:
    """Both pages were open; the second press is answered in one sentence."""
    row = lived_in(at_once=True)
    rosa, dolores = thumb(row, "Rosa"), thumb(row, "Dolores")
    assert "It is yours from now on." in rosa.press("I can take this", beside=NIGHT).reads
    dolores.press("I can take this", beside=NIGHT)
    assert "These hours are not open any more: somebody else has them" in dolores.reads
    assert f"Rosa has taken {NIGHT}" in thumb(row).reads


def test_who_was_overtaken_by_another_plan_is_told() -> None:
    row = lived_in()
    rosa = thumb(row, "Rosa")
    rosa.press("I can take this", beside=NIGHT)
    choose_days(household=row.pk, first_day=MONDAY, days=3, now=at("mon 11:00"), by="Mark")
    published(row, now=at("mon 11:00"), made=plan("Dolores tue 23:00-07:00", days=3))
    told = f"{NIGHT} is not open any more: the roster has changed, and your offer is over."
    assert told in rosa.home().reads
    rosa.press("I have read this", beside=NIGHT)
    assert told not in rosa.home().reads


def test_only_whom_hours_fit_are_shown_them() -> None:
    row = lived_in()
    assert NIGHT in thumb(row, "Rosa").reads
    for name in ("Nora", "Ana"):
        assert NIGHT not in thumb(row, name).reads


def test_a_shift_is_offered_to_a_colleague_who_takes_it() -> None:
    row = lived_in()
    ben, rosa, mark = thumb(row, "Ben"), thumb(row, "Rosa"), thumb(row)
    ben.press("Late, cannot come, or pass it on?").press("Offer to Rosa")
    assert ben.taps == 2 <= MOST_TAPS
    assert "You offered Tue 15 Mar 07:00–15:00 to Rosa." in ben.reads
    assert whose("tue 07:00") == ["Ben"]
    rosa.home().press("I can take this", beside="Ben offers you a shift: Tue 15 Mar 07:00–15:00")
    assert rosa.taps == 1
    mark.home()
    assert "Rosa would take Ben’s shift Tue 15 Mar 07:00–15:00." in mark.reads
    mark.press("Approve", beside="Ben’s shift")
    assert whose("tue 07:00") == ["Rosa"]
    assert "Tue 15 Mar 07:00–15:00 is Rosa’s from now on." in ben.home().reads
    assert "Tue 15 Mar 07:00–15:00 is yours from now on." in rosa.home().reads


def test_a_later_shift_is_offered_to_all_and_one_says_no() -> None:
    row = lived_in()
    ben, dolores, mark = thumb(row, "Ben"), thumb(row, "Dolores"), thumb(row)
    ben.press("Wed 16 Mar 07:00–15:00").press("Offer to all who could")
    assert ben.taps == 2
    assert "Wed 16 Mar 07:00" not in thumb(row, "Nora").reads
    dolores.home().press("I can take this", beside="Wed 16 Mar 07:00–15:00")
    mark.home().press("Decline", beside="Ben’s shift")
    assert whose("wed 07:00") == ["Ben"]
    assert "Mark declined: Wed 16 Mar 07:00–15:00 stays yours." in ben.home().reads
    assert "Mark declined: Wed 16 Mar 07:00–15:00 is not yours." in dolores.home().reads


def test_whom_it_was_offered_to_says_no_and_it_is_taken_back() -> None:
    row = lived_in()
    ben, nora = thumb(row, "Ben"), thumb(row, "Nora")
    ben.press("Late, cannot come, or pass it on?").press("Offer to Nora")
    nora.home()
    assert not nora.can_press("I can take this")
    nora.press("I cannot")
    assert "Nora declined: Tue 15 Mar 07:00–15:00 stays yours." in ben.home().reads
    ben.press("Late, cannot come, or pass it on?").press("Offer to all who could").home()
    ben.press("Take it back", beside="You offered")
    assert ben.taps == 1
    assert "You have taken it back." in ben.reads
    assert "Ben offers" not in thumb(row, "Rosa").reads


def test_nothing_is_shown_but_whose_it_is() -> None:
    """Neither what the hours are for nor why they are offered is anybody's to know."""
    row = lived_in()
    thumb(row, "Ben").press("Wed 16 Mar 07:00–15:00").press("Offer to Rosa")
    [said] = [each for each in thumb(row, "Rosa").reads.split(".") if "Ben offers" in each]
    assert said.split("hands")[-1].strip() == "Ben offers you a shift: Wed 16 Mar 07:00–15:00, 8 h"


def test_one_hands_over_with_a_word() -> None:
    row = lived_in()
    it_is("tue 06:58")
    check_in(household=row.pk, name="Ana", now=at("mon 22:55"), by="Ana")
    ana = thumb(row, "Ana")
    ana.press("Hand over to Ben", word="The left strap sits better now.")
    assert ana.taps == 1
    assert "Ben is here, and you are checked out." in ana.reads
    assert list(CheckInRow.objects.filter(out_at=None).values_list("member__name", flat=True)) == [
        "Ben"
    ]
    ben = thumb(row, "Ben")
    assert "Ana left a word: The left strap sits better now." in ben.reads
    assert "Ana left a word: The left strap sits better now." in thumb(row).reads
    for name in ("Rosa", "Ana"):
        assert "strap" not in thumb(row, name).reads
    it_is("tue 15:00")
    ben.home().press("Check out")
    assert "strap" not in thumb(row).reads + ben.home().reads


def test_who_is_relieved_late_hands_over_all_the_same() -> None:
    row = lived_in()
    it_is("tue 07:40")
    check_in(household=row.pk, name="Ana", now=at("mon 22:55"), by="Ana")
    assert thumb(row, "Ana").press("Hand over to Ben").taps == 1


def test_nobody_hands_over_in_the_middle_of_their_hours() -> None:
    row = lived_in()
    it_is("tue 03:00")
    check_in(household=row.pk, name="Ana", now=at("mon 22:55"), by="Ana")
    assert not thumb(row, "Ana").can_press("Hand over to Ben")


def test_a_word_that_is_too_long_is_not_lost() -> None:
    row = lived_in()
    it_is("tue 06:58")
    check_in(household=row.pk, name="Ana", now=at("mon 22:55"), by="Ana")
    ana = thumb(row, "Ana")
    ana.press("Hand over to Ben", word="strap " * 40)
    assert "one line of at most 160 characters" in ana.reads
    assert 'value="strap strap' in ana._html
    assert ana.press("Hand over to Ben", word="strap").taps == 2


def test_the_last_is_told_what_it_means_and_goes_all_the_same() -> None:
    row = lived_in()
    it_is("tue 06:58")
    check_in(household=row.pk, name="Ana", now=at("mon 22:55"), by="Ana")
    ana, told = thumb(row, "Ana"), "nobody is here as far as the house knows"
    assert told in ana.reads
    check_in(household=row.pk, name="Rosa", now=at("tue 06:58"), by="Rosa")
    assert told not in ana.home().reads
    ana.press("Check out")
    assert not CheckInRow.objects.filter(member__name="Ana", out_at=None).exists()
