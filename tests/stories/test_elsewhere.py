"""He is in hospital or away: the watch stands down, says so, and comes up again by itself."""

from datetime import datetime

import pytest

from horarium.actions.say_elsewhere import say_elsewhere, say_it_holds
from horarium.core.hours import DAY, HOUR
from horarium.core.watch.elsewhere import Where
from horarium.store.accounts import account_for
from horarium.store.models import (
    ElsewhereRow,
    EpisodeRow,
    EventRow,
    HouseholdRow,
    MemberRow,
    NoticeRow,
)
from tests.cast import at
from tests.watched_house import WatchedHouse, watched

pytestmark = pytest.mark.django_db

NIGHT = ("Rosa mon 15:00-23:15", "Ana mon 23:00-07:15", "Ben tue 07:00-15:15")


def told(row: HouseholdRow, name: str = "") -> list[str]:
    """The notices of a member, or his."""
    rows = NoticeRow.objects.filter(account__household=row)
    mine = rows.filter(account__member__name=name) if name else rows.filter(account__member=None)
    return list(mine.order_by("pk").values_list("sentence", flat=True))


def test_he_is_taken_to_hospital_and_nobody_is_missed() -> None:
    with watched(*NIGHT, since="mon 14:00") as home:
        home.until("mon 14:55").comes("Rosa")
        home.until("mon 20:00").elsewhere(by="Rosa")
        home.leaves("Rosa")
        home.until("tue 15:00")
        assert not home.texts()
        assert not EpisodeRow.objects.exists()


def test_one_press_ends_it_and_everybody_to_come_is_expected_at_once() -> None:
    """He is back at midnight: of Ana's hours seven are left, and Ben's are all to come."""
    with watched(*NIGHT, since="mon 14:00") as home:
        home.until("mon 14:55").comes("Rosa")
        home.until("mon 20:00")
        hospital = home.elsewhere(by="Rosa")
        home.leaves("Rosa")
        home.until("tue 00:00").back(hospital)
        home.until("tue 00:05")
        assert home.asked()[0] == "Ana"
        home.comes("Ana")
        home.until("tue 07:04")
        assert home.asked().count("Ben") == 0
        home.leaves("Ana")
        home.until("tue 07:12")
        assert "Ben" in home.asked()


def test_end_that_was_named_passes_and_the_watch_is_up_by_itself() -> None:
    with watched(*NIGHT, since="mon 14:00") as home:
        home.until("mon 14:55").comes("Rosa")
        home.until("mon 20:00").elsewhere(until="tue 02:00", where=Where.AWAY)
        home.leaves("Rosa")
        home.until("tue 01:59")
        assert not home.texts()
        home.until("tue 02:05")
        assert home.asked()[0] == "Ana"


def test_search_that_runs_stops_and_whoever_was_asked_is_told() -> None:
    with watched(*NIGHT, since="mon 14:00") as home:
        home.until("mon 14:55").comes("Rosa")
        home.until("mon 23:11")
        assert home.asked() == ["Ana", "Dolores"]
        hospital = home.elsewhere()
        home.until("mon 23:40")
        assert home.asked() == ["Ana", "Dolores"]
        assert "no longer needed" in home.said_to("Dolores")
        assert home.episode().ended_because == "he is elsewhere"
        home.leaves("Rosa")
        home.until("tue 01:00").back(hospital)
        home.until("tue 01:04")
        assert home.asked()[2:3] == ["Ana"]


def test_roster_that_is_published_meanwhile_is_down_and_up_with_it() -> None:
    with watched(*NIGHT, since="mon 14:00") as home:
        home.until("mon 14:55").comes("Rosa")
        hospital = home.elsewhere()
        home.leaves("Rosa")
        home.publish("Grace tue 07:00-15:15", "Ben tue 15:00-23:15")
        home.until("tue 14:00")
        assert not home.texts()
        home.back(hospital)
        home.until("tue 14:04")
        assert home.asked()[0] == "Grace"
        home.comes("Grace")
        home.until("tue 15:04")
        home.leaves("Grace")
        home.until("tue 15:20")
        assert "Ben" in home.asked()


def test_who_goes_with_him_and_checks_out_is_missed_when_he_is_back() -> None:
    """Rosa goes with him and checks out: of her hours, those after ten lack somebody."""
    with watched(*NIGHT, since="mon 14:00") as home:
        home.until("mon 14:55").comes("Rosa")
        home.until("mon 20:00").elsewhere(by="Rosa", until="mon 22:00")
        home.leaves("Rosa")
        home.until("mon 20:01")
        assert "Cover needed 22:00–23:15." in home.said_to("Dolores")
        home.replies("Dolores", "yes")
        home.until("mon 22:09")
        assert home.asked() == ["Dolores"]
        home.until("mon 22:11")
        assert home.asked()[1:] != []


def test_those_whose_hours_fall_into_it_are_told_and_not_where_he_is() -> None:
    with watched(*NIGHT, since="mon 14:00") as home:
        for name in ("Ana", "Ben", "Grace"):
            account_for(home.row, MemberRow.objects.get(name=name), home.now)
        home.until("mon 14:55").comes("Rosa")
        hospital = home.elsewhere(until="tue 05:00")
        assert "Of your hours: Mon 14 Mar 23:00–07:15." in told(home.row, "Ana")[-1]
        assert "hospital" not in " ".join(told(home.row, "Ana"))
        assert not [each for each in told(home.row, "Ben") if "Nobody" in each]
        home.until("mon 20:00").back(hospital)
        assert told(home.row, "Ana")[-1] == "You are expected again: Mon 14 Mar 23:00–07:15."
        assert not [each for each in told(home.row, "Grace") if "expected" in each]


def test_he_is_told_who_said_it() -> None:
    with watched(*NIGHT, since="mon 14:00") as home:
        account_for(home.row, None, home.now)
        home.until("mon 14:55").comes("Rosa")
        home.until("mon 20:00").elsewhere(by="Rosa")
        home.until("mon 20:01")
        assert told(home.row)[-1].startswith("Rosa said that you are not at home since Mon 14 Mar")


def asked_him(home: WatchedHouse) -> int:
    return len([each for each in told(home.row) if "Does it still hold?" in each])


def test_without_an_end_he_is_asked_once_a_day() -> None:
    """Not nagging, and never silent; what he says counts for a day."""
    with watched(*NIGHT, since="mon 14:00") as home:
        person = account_for(home.row, None, home.now)
        home.until("mon 14:55").comes("Rosa")
        home.until("mon 20:00")
        hospital = home.elsewhere()
        home.until("tue 19:00")
        assert asked_him(home) == 0
        home.until("tue 21:00")
        assert asked_him(home) == 1
        home.until("wed 12:00")
        say_it_holds(account=person.pk, elsewhere=hospital, now=home.now, by="Mark")
        home.until("thu 11:00")
        assert asked_him(home) == 1
        home.until("thu 13:00")
        assert asked_him(home) == 2
        home.back(hospital)
        home.until("sat 13:00")
        assert asked_him(home) == 2


def test_end_that_was_named_is_not_asked_about() -> None:
    with watched(*NIGHT, since="mon 14:00") as home:
        account_for(home.row, None, home.now)
        home.elsewhere(until="sat 12:00", where=Where.AWAY)
        home.until("fri 12:00")
        assert asked_him(home) == 0


def say(
    home: WatchedHouse, name: str, where: Where, start: datetime | None, end: datetime | None
) -> None:
    member = MemberRow.objects.get(household=home.row, name=name) if name else None
    account = account_for(home.row, member, home.now)
    say_elsewhere(
        account=account.pk,
        where=where,
        start_at=start,
        until_at=end,
        now=home.now,
        by=name or "Mark",
    )


def test_who_is_not_with_him_cannot_say_it() -> None:
    with watched(*NIGHT, since="mon 14:00") as home:
        with pytest.raises(LookupError, match="check in first"):
            say(home, "Ben", Where.HOSPITAL, None, None)
        assert not ElsewhereRow.objects.exists()
        assert not EventRow.objects.filter(kind="said to be elsewhere").exists()


def test_what_cannot_be_said() -> None:
    with watched(*NIGHT, since="mon 14:00") as home:
        with pytest.raises(ValueError, match="say until when"):
            say(home, "", Where.AWAY, None, None)
        with pytest.raises(ValueError, match="ends before it begins"):
            say(home, "", Where.AWAY, home.now + DAY, home.now + HOUR)
        with pytest.raises(ValueError, match="more than a year"):
            say(home, "", Where.AWAY, None, home.now + 400 * DAY)
        say(home, "", Where.HOSPITAL, None, None)
        with pytest.raises(ValueError, match="said already"):
            say(home, "", Where.HOSPITAL, None, None)
        assert ElsewhereRow.objects.count() == 1


def test_holiday_that_is_taken_back_before_it_begins() -> None:
    with watched(*NIGHT, since="mon 14:00") as home:
        home.until("mon 14:55").comes("Rosa")
        say(home, "", Where.AWAY, at("mon 22:00"), at("wed 12:00"))
        home.back(ElsewhereRow.objects.get().public_id)
        home.until("mon 23:11")
        assert home.asked()[:1] == ["Ana"]
