"""The machine's hours on pages: said with one press, told to whoever is with him, put right."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from horarium.actions.check_in import check_in
from horarium.actions.say_machine import say_machine
from horarium.core.hours import HOUR, MINUTE
from horarium.core.machine_hours import MachineState
from horarium.store.models import (
    HouseholdRow,
    MachineFreeRow,
    MachineSaidRow,
    PlacedRow,
    ToleranceRow,
)
from tests.cast import activity, at, machine
from tests.in_the_house import NOON, account, furnished, signed_in, text
from tests.pages.read_now import now_of, plain, put

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]

IN, OUT, OTHER = MachineState.IN, MachineState.OUT, MachineState.OTHER


@pytest.fixture
def row() -> HouseholdRow:
    """Wednesday noon: Ana until 15:00, then Ben. Four hours at a time, half an hour of reserve."""
    return furnished(machine=machine())


def said(row: HouseholdRow, state: MachineState | None, ago: timedelta, by: str = "") -> None:
    whose = account(row, by)
    say_machine(account=whose.pk, state=state, now=NOON - ago, by=by or "Mark")


def machine_of(row: HouseholdRow, name: str = "") -> str:
    return plain(text(signed_in(account(row, name)).get("/machine/")))


def press(client: Client, state: str, **more: str) -> str:
    return plain(text(client.post("/machine/say/", {"state": state, **more}, follow=True)))


def buttons(html: str) -> list[str]:
    return re.findall(r'name="state" value="\w+" aria-keyshortcuts="\w"[^>]*>([^<]+)<', html)


# -- said


def test_he_says_it_with_one_press(row: HouseholdRow) -> None:
    """And his page counts down, with what is reserve."""
    him = signed_in(account(row))
    said(row, OUT, 2 * HOUR + 40 * MINUTE, "Ana")
    read = plain(text(him.get("/")))
    assert "Iron lung Out back by 12:50" in read
    assert "Out since 09:20, says Ana." in read
    assert "Back by 12:50; at the latest by 13:20. At 12:00: 1 h 20 left, 30 min of it" in read
    assert "Of today’s time out, 3 h 20 are left." in read
    assert "In since 12:00, says Mark." in press(him, "in")
    assert MachineSaidRow.objects.latest("pk").state == "in"
    assert "2 h more in the machine before you go out again." in plain(text(him.get("/")))


def test_what_can_come_next_stands_first(row: HouseholdRow) -> None:
    """Out of the machine, that he is in again is the main one; that it still is so comes late."""
    him = signed_in(account(row))
    assert buttons(text(him.get("/"))) == [
        "In",
        "Out",
        "Care",
        "Other ventilation",
        "This feels wrong",
    ]
    press(him, "out")
    page = text(him.get("/"))
    assert buttons(page) == ["In", "Other ventilation", "Care", "This feels wrong", "Still out"]
    assert 'aria-keyshortcuts="i" class="main">In</button>' in page
    press(him, "in")
    assert buttons(text(him.get("/")))[0] == "Out"


def test_pressed_twice_it_is_said_once(row: HouseholdRow) -> None:
    him = signed_in(account(row))
    press(him, "out")
    assert "That was written down already." in press(him, "out")
    assert MachineSaidRow.objects.count() == 1


@pytest.mark.parametrize("state", ["", "unknown", "dancing"])
def test_nonsense_says_nothing(row: HouseholdRow, state: str) -> None:
    him = signed_in(account(row))
    assert "Nothing was written down: choose what was so." in press(him, state)
    assert not MachineSaidRow.objects.exists()


def test_this_feels_wrong_is_shown_and_alerts_nobody(row: HouseholdRow) -> None:
    """To him and to whoever is in the room, for an hour."""
    him = signed_in(account(row))
    assert "It alerts nobody by itself: call whoever is near" in press(him, "wrong")
    for name in ("", "Ana"):
        assert "12:00, Mark: this feels wrong. It alerts nobody by itself." in now_of(row, name)
    MachineSaidRow.objects.update(at=NOON - 2 * HOUR)
    assert "this feels wrong." not in now_of(row)


def test_planned_end_of_which_nobody_spoke_is_said(row: HouseholdRow) -> None:
    said(row, IN, 3 * HOUR)
    put(row, MachineFreeRow, "wed 10:00-11:30")
    told = "Out was planned 10:00–11:30; nobody has said “in” since it began."
    assert told in now_of(row)
    assert told in now_of(row, "Ana")
    press(signed_in(account(row, "Ana")), "in")
    assert told not in now_of(row)


def test_late_is_said_and_so_is_beyond_the_limit(row: HouseholdRow) -> None:
    said(row, OUT, 3 * HOUR + 45 * MINUTE)
    read = now_of(row)
    assert "You were to be back by 11:45; at the latest by 12:15." in read
    assert "15 min left, all reserve." in read
    assert "was to be back by 11:45" in read
    MachineSaidRow.objects.update(at=NOON - 5 * HOUR)
    assert "Your limit was 11:00, 1 h ago." in now_of(row)


def test_silence_reads_unknown(row: HouseholdRow) -> None:
    """That he is in is not known any more a day after the last word."""
    said(row, IN, 30 * HOUR)
    read = now_of(row)
    assert "The last word is of yesterday 06:00, so nobody knows." in read
    assert "In since" not in read


def test_house_without_a_machine_has_no_such_pages() -> None:
    him = signed_in(account(furnished("another")))
    assert "Where you are" not in text(him.get("/"))
    for address in ("/machine/", "/machine/now/"):
        assert him.get(address).status_code == 404
    assert "no machine" in press(him, "out")


# -- told


def test_whoever_is_in_the_room_is_told_the_state_since_and_back_by(row: HouseholdRow) -> None:
    """And nothing of what he can bear."""
    said(row, OUT, HOUR)
    read = now_of(row, "Ana")
    assert "Out since 11:00. He is to be back by 14:30." in read
    assert "reserve" not in read
    assert "of it" not in machine_of(row, "Ana")
    assert "Dr. Ortiz" not in machine_of(row, "Ana")


@pytest.mark.parametrize("name", ["Ben", "Rosa", "Father Brendan"])
def test_others_are_told_nothing(row: HouseholdRow, name: str) -> None:
    """Before their shift, without one, and whatever their part; until they have checked in."""
    said(row, OUT, HOUR)
    assert "11:00" not in now_of(row, name)
    them = signed_in(account(row, name))
    for address in ("/machine/", "/machine/now/"):
        assert them.get(address).status_code == 404
    assert "check in first" in press(them, "in")
    assert MachineSaidRow.objects.count() == 1
    if name != "Father Brendan":
        check_in(household=row.pk, name=name, now=NOON, by=name)
        assert "Out since 11:00" in now_of(row, name)


def test_why_he_is_out_changes_no_byte_for_whoever_is_with_him() -> None:
    """Nor what he can bear beyond it, nor who said so."""
    told = []
    for house, what in (("a", "session"), ("b", "physiotherapy")):
        hidden = activity(what, "2h", "out", shown_as="Out")
        row = furnished(house, activities=(hidden,), machine=machine())
        ToleranceRow.objects.update(set_by=f"Dr. {what}", recovery=HOUR * len(house + what))
        put(row, PlacedRow, "wed 11:00-13:00", activity=what, travel=timedelta())
        put(row, MachineFreeRow, "wed 11:00-13:00")
        said(row, OUT, HOUR)
        MachineSaidRow.objects.filter(household=row).update(public_id=f"{1:032x}")
        ana = signed_in(account(row, "Ana"))
        pages = [text(ana.get(each)) for each in ("/", "/machine/", "/machine/now/")]
        told.append(
            [re.sub(r'(value="|token": ")\w{32,64}"|/shift/[-\w]+/', "", each) for each in pages]
        )
        MachineSaidRow.objects.all().delete()
    assert told[0] == told[1]


def test_only_where_he_is_is_sent_to_a_page_that_is_open(row: HouseholdRow) -> None:
    """Behind the curtain there is nothing of it."""
    said(row, OUT, HOUR)
    him = signed_in(account(row))
    assert text(him.get("/machine/now/")).startswith("<p>Out since 11:00")
    him.post("/curtain/")
    assert "Out since" not in text(him.get("/machine/now/"))


# -- put right


def mend(client: Client, **words: str) -> Any:
    newest = MachineSaidRow.objects.latest("pk")
    return client.post(f"/machine/{newest.public_id}/", words, follow=True)


def test_both_stay_visible(row: HouseholdRow) -> None:
    said(row, OUT, 20 * MINUTE, "Ana")
    him = signed_in(account(row))
    assert "11:40 Out, says Ana." in machine_of(row)
    read = plain(text(mend(him, state="out", exact="11:25")))
    assert "It is put right." in read
    assert "11:25 Out, corrected by Mark: was 11:40 by Ana." in read
    assert "Out since 11:25" in read
    read = plain(text(mend(him, state="in", at=(NOON - 40 * MINUTE).isoformat())))
    assert "11:20 In, corrected by Mark: was 11:40 Out by Ana, then 11:25 Out by Mark." in read
    read = plain(text(mend(him, state="not so", exact="11:20")))
    assert "Taken back by Mark: was 11:40 Out by Ana" in read


def test_form_stands_as_it_was_said(row: HouseholdRow) -> None:
    """With moments around it to choose from, none of them to come."""
    said(row, OTHER, 20 * MINUTE)
    him = signed_in(account(row))
    page = text(him.get(f"/machine/{MachineSaidRow.objects.get().public_id}/"))
    assert 'value="other" checked' in page
    assert "selected>11:40 (as it stands)</option>" in page
    assert "11:35</option>" in page
    assert "12:05</option>" not in page
    assert "It stands as it was." in text(mend(him, state="other", exact="11:40"))


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ({"state": "in", "exact": "1x"}, "is no time of day"),
        ({"state": "in"}, "Choose when it was."),
        ({"state": "in", "at": "1988-03-16"}, "Choose when it was."),
        ({"exact": "11:00"}, "Choose what was so."),
        ({"state": "in", "at": "1988-03-16T20:30:00+00:00"}, "still to come"),
        ({"state": "in", "at": "1988-03-14T20:30:00+00:00"}, "more than a day ago"),
        ({"state": "in", "at": "0001-01-01T00:00:00+14:00"}, "more than a day ago"),
    ],
)
def test_what_cannot_be_put_right_is_told(
    row: HouseholdRow, words: dict[str, str], sentence: str
) -> None:
    """Where it is put right and where something is added; what was chosen is still there."""
    said(row, OUT, 20 * MINUTE)
    him = signed_in(account(row))
    answers = [mend(him, **words), him.post("/machine/", words)]
    for answer in answers:
        assert answer.status_code == 422
        assert sentence in text(answer)
        assert "state" not in words or 'value="in" checked' in text(answer)
    assert MachineSaidRow.objects.count() == 1


def test_something_earlier_is_added(row: HouseholdRow) -> None:
    """An exact time is the last that it can mean."""
    him = signed_in(account(row))
    for exact, state in (("23:10", "in"), ("11:00", "out")):
        him.post("/machine/", {"state": state, "exact": exact})
    assert [each.at for each in MachineSaidRow.objects.all()] == [
        at("tue 23:10"),
        at("wed 11:00"),
    ]
    read = machine_of(row)
    assert "11:00 Out, says Mark at 12:00." in read
    assert "yesterday 23:10 In, says Mark at 12:00." in read


def test_limits_say_since_when_and_who_set_them(row: HouseholdRow) -> None:
    ToleranceRow.objects.update(set_by="Dr. Ortiz")
    read = machine_of(row)
    assert "Since 1 January 1988, set by Dr. Ortiz: out for 4 h at a time" in read
    assert "The machine’s own alarm and the person in the room come first" in read


# -- beside what was planned


def test_day_and_week_show_what_was_said_beside_what_was_planned(row: HouseholdRow) -> None:
    """Corrected, and in words too; a day of which nothing was said shows what was planned alone."""
    put(row, MachineFreeRow, "wed 08:00-10:00")
    said(row, IN, 5 * HOUR + 30 * MINUTE)
    said(row, OUT, 3 * HOUR + 50 * MINUTE)
    said(row, IN, 2 * HOUR)
    said(row, OUT, 30 * MINUTE)
    him = signed_in(account(row))
    for address in ("/day/", "/week/"):
        page = text(him.get(address))
        assert page.count("As said: out 08:10–10:00, out since 11:30.") == 1
        # From 07:00: in at 0, out from minute 70 for 110, and from 270 for 30.
        assert 'class="out" d="M70 11h110v6h-110zM270 11h30v6h-30z"' in page
    assert "As said" not in text(him.get("/day/1988-03-17/"))
    assert 'viewBox="0 0 8 1440"' in text(him.get("/day/1988-03-17/"))


def test_silent_days_show_nothing_said(row: HouseholdRow) -> None:
    """In on Sunday: that is known until Monday, and no longer."""
    whose = account(row)
    say_machine(account=whose.pk, state=IN, now=at("mon 08:00"), by="Mark")
    page = text(signed_in(whose).get("/week/"))
    assert page.count("As said: in.") == 2
