"""*Now* for the person: the board, and what needs him, answered where it is said; in few bytes."""

import json
import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.contrib.staticfiles import finders
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext

from horarium.actions.ask_wish import ask_wish
from horarium.actions.check_in import check_in
from horarium.config.demo.gallery import State, drawn, every_state
from horarium.store.models import (
    HopedWishRow,
    HouseholdRow,
    MachineFreeRow,
    NoticeRow,
    PlacedRow,
    PlanRequestRow,
    PlanRow,
    ShiftRow,
)
from tests.cast import at, machine
from tests.in_the_house import NOON, account, furnished, member, signed_in, text
from tests.pages.read_now import hoped, now_of, plain, put

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]

MOST_BYTES = 30 * 1024


@pytest.fixture
def row() -> HouseholdRow:
    """Mark's house on Wednesday noon: Ana until 15:00, then Ben."""
    return furnished(machine=machine())


# -- the board


def test_who_is_expected_and_has_not_checked_in_is_said(row: HouseholdRow) -> None:
    """The roster alone does not know that somebody is here."""
    read = now_of(row)
    assert "Ana until 15:00 expected at 07:00, not checked in" in read
    assert "Next Ben 15:00–23:00" in read


def test_who_checked_in_is_here(row: HouseholdRow) -> None:
    """Nothing is said to be missing."""
    check_in(household=row.pk, name="Ana", now=at("wed 06:58"), by="Ana")
    read = now_of(row)
    assert "Ana until 15:00 here since 06:58" in read
    assert "not checked in" not in read


def test_who_came_early_and_who_stayed_are_both_here(row: HouseholdRow) -> None:
    """Ben is early, Rosa is here without a shift."""
    check_in(household=row.pk, name="Ben", now=at("wed 11:50"), by="Ben")
    check_in(household=row.pk, name="Rosa", now=at("tue 23:00"), by="Rosa")
    read = now_of(row)
    assert "Rosa without a shift here since yesterday 23:00" in read
    assert "Ben without a shift here since 11:50" in read
    assert "Next Ben 15:00–23:00 here since 11:50" in read


def test_nobody_on_the_roster_is_a_gap(row: HouseholdRow) -> None:
    ShiftRow.objects.all().delete()
    read = now_of(row)
    assert "Nobody is on the roster now, and nobody has checked in." in read
    assert "Now, until" in read


def test_house_without_a_roster_says_so(row: HouseholdRow) -> None:
    """The machine's hours are not known either: nothing is taken for well."""
    PlanRow.objects.all().delete()
    read = now_of(row)
    assert "There is no roster yet" in read
    assert "Not planned" in read
    assert "Nothing needs you" not in read


def test_machine_in_and_what_comes_then(row: HouseholdRow) -> None:
    put(row, MachineFreeRow, "wed 13:00-17:40")
    read = now_of(row)
    assert "In until 13:00 Out 13:00–17:40, 4 h 40." in read
    assert "The machine’s own alarm and the person in the room come first." in read


def test_machine_out_and_back_by(row: HouseholdRow) -> None:
    put(row, MachineFreeRow, "wed 11:00-13:30")
    put(row, MachineFreeRow, "thu 12:00-14:00")
    read = now_of(row)
    assert "Out back by 13:30 Out since 11:00. Out again tomorrow 12:00–14:00, 2 h." in read


def test_today_names_his_own_hours(row: HouseholdRow) -> None:
    """With the way there and back; what is over is not shown."""
    put(row, PlacedRow, "wed 14:00-16:30", activity="interview", travel=timedelta(minutes=30))
    put(row, PlacedRow, "wed 09:00-10:00", activity="dictation", travel=timedelta())
    read = now_of(row)
    assert "Today 13:30–17:00 Interview, 14:00–16:30 there" in read
    assert "Dictation" not in read


# -- what needs him


def test_absence_is_approved_where_it_is_said(row: HouseholdRow) -> None:
    """One press, and it is gone from there."""
    hope = hoped(row, "Ana", "fri 00:00-23:00")
    him = signed_in(account(row))
    page = text(him.get("/"))
    assert "Ana asks to be away Fri 18 Mar 00:00–23:00." in plain(page)
    assert "They would not work Fri 18 Mar 07:00–15:00." in plain(page)
    address = f"/absences/{hope.public_id}/approve/"
    assert f'action="{address}"' in page
    assert him.post(address).headers["Location"] == "/"
    hope.refresh_from_db()
    assert hope.state == "approved"
    assert "asks to be away" not in plain(text(him.get("/")))


def test_wish_is_declined_where_it_is_said(row: HouseholdRow) -> None:
    ben = account(row, "Ben")
    hours = ["sat,sun", "mon-fri 22:00-07:00"]
    ask_wish(account=ben.pk, likes=False, hours=hours, strength=3, now=NOON, by="Ben")
    wish = HopedWishRow.objects.get()
    him = signed_in(account(row))
    read = plain(text(him.get("/")))
    assert "Ben would rather not work Sat, Sun, Mon–Fri 22:00–07:00." in read
    him.post(f"/wishes/{wish.public_id}/decline/")
    wish.refresh_from_db()
    assert wish.state == "declined"


def test_gaps_of_a_week_lead_to_why(row: HouseholdRow) -> None:
    """The first few; how many more there are is said. What is not planned is no gap."""
    him = signed_in(account(row))
    page = text(him.get("/"))
    assert "Today" not in plain(page)
    assert "23:00–07:00: nobody is there." in plain(page)
    assert 'href="/gap/19880317T0700Z/"' in page
    assert "From Mon 21 Mar on there is no roster." in plain(page)


def test_planner_at_work_is_called_off(row: HouseholdRow) -> None:
    """How far it is stands beside the button; a second press says that it had ended."""
    request = PlanRequestRow.objects.create(
        household=row,
        question="What if Ana cannot come?",
        state="planning",
        by="Mark",
        asked_at=NOON,
        household_text="",
        progress=json.dumps([{"tier": "NEVER"}, {"tier": "LIFE"}]),
    )
    him = signed_in(account(row))
    page = text(him.get("/"))
    assert "The planner works on it: What if Ana cannot come?" in plain(page)
    assert '<progress aria-label="How far it is" value="2" max="7">' in page
    assert f'href="/plan/{request.public_id}/">How far it is</a>' in page
    address = f"/now/plan/{request.public_id}/call-off/"
    assert "Called off." in text(him.post(address, follow=True))
    request.refresh_from_db()
    assert request.state == "called off"
    assert "The planner had ended already." in text(him.post(address, follow=True))


def test_draft_and_refusal_are_said(row: HouseholdRow) -> None:
    """Only the newest question counts."""
    draft = PlanRow.objects.create(
        household=row, first_day=at("mon+1 12:00").date(), days=7, state="draft", made_at=NOON
    )
    done = PlanRequestRow.objects.create(
        household=row,
        question="Plan Mon 21 Mar to Sun 27 Mar",
        state="done",
        by="Mark",
        asked_at=NOON,
        household_text="",
        draft=draft,
        ended_at=NOON,
    )
    assert "A plan is ready: Plan Mon 21 Mar to Sun 27 Mar" in now_of(row)
    own_page = f'href="/plan/{done.public_id}/">Look at it</a>'
    assert own_page in text(signed_in(account(row)).get("/"))
    done.state, done.draft, done.sentence = "refused", None, "It ended without a word."
    done.save()
    read = now_of(row)
    assert "There is no plan: Plan Mon 21 Mar to Sun 27 Mar It ended without a word." in read
    assert own_page in text(signed_in(account(row)).get("/"))
    done.ended_at = NOON - timedelta(days=2)
    done.save()
    assert "There is no plan" not in now_of(row)


@pytest.mark.parametrize("name", ["", "Ben", "Father Brendan"])
def test_notice_stays_until_it_is_read(row: HouseholdRow, name: str) -> None:
    """What came while the page was open stays."""
    whose = account(row, name)
    NoticeRow.objects.create(account=whose, at=NOON, sentence="Your shifts changed.")
    them = signed_in(whose)
    page = text(them.get("/"))
    until = re.search(r'name="read_until" value="([^"]+)"', page)
    assert until
    later = NOON + timedelta(seconds=5)
    NoticeRow.objects.create(account=whose, at=later, sentence="And another.")
    them.post("/now/read/", {"read_until": until[1]})
    read = plain(text(them.get("/")))
    assert "Your shifts changed." not in read
    assert "And another." in read


@pytest.mark.parametrize("until", ["", "never", "1988-03-16", "0001-01-01T00:00:00+23:59"])
def test_nonsense_marks_nothing_as_read(row: HouseholdRow, until: str) -> None:
    whose = account(row)
    NoticeRow.objects.create(account=whose, at=NOON, sentence="Your shifts changed.")
    answer = signed_in(whose).post("/now/read/", {"read_until": until})
    assert answer.status_code == 303
    assert NoticeRow.objects.get().read_at is None


def test_calm_day_needs_nothing(row: HouseholdRow) -> None:
    """Every hour of the week is attended, and nobody asks for anything."""
    PlanRow.objects.update(days=28)
    ShiftRow.objects.all().delete()
    for name, hours in (("Ana", "07:00-15:00"), ("Ben", "15:00-23:00"), ("Rosa", "23:00-07:00")):
        for day in ("tue wed thu fri sat sun mon+1 tue+1 wed+1 thu+1").split():
            put(row, ShiftRow, f"{day} {hours}", member=member(row, name))
    assert "What needs you Nothing needs you." in now_of(row)


def test_number_of_questions_to_the_database_stays(row: HouseholdRow) -> None:
    """However much there is."""
    him = signed_in(account(row))

    def count() -> int:
        him.get("/")
        with CaptureQueriesContext(connection) as asked:
            him.get("/")
        return len(asked)

    hoped(row, "Ana", "fri 00:00-23:00")
    before = count()
    for name in ("Ana", "Ben", "Rosa"):
        for day in ("thu", "sat", "sun"):
            hoped(row, name, f"{day} 00:00-23:00")
            put(row, MachineFreeRow, f"{day} 12:00-14:00")
            put(row, PlacedRow, f"{day} 12:00-13:00", activity="x", travel=timedelta())
    for _ in range(9):
        NoticeRow.objects.create(account=account(row), at=NOON, sentence="Something.")
    assert count() == before


# -- how much of it there is


NOWS = [each for each in every_state() if each.noun == "now"]


def loaded(html: str) -> Iterator[Path]:
    """What a browser loads to show the page, but for the picture of a telephone's home screen."""
    for address in re.findall(r'(?:href|src)="(/static/[^"]+)"', html):
        name = address.removeprefix(django_settings.STATIC_URL)
        if not name.endswith((".png", ".webmanifest")):
            found = finders.find(name)
            assert found, address
            yield Path(found)


@pytest.mark.parametrize("state", NOWS, ids=lambda state: state.slug)
def test_first_paint_is_small(state: State) -> None:
    """The page, its looks and its scripts, uncompressed."""
    html = drawn(state, RequestFactory().get("/"))
    size = len(html.encode()) + sum(each.stat().st_size for each in loaded(html))
    print(f"{state.name}: {size} bytes")  # noqa: T201 - shown by pytest -rP
    assert size <= MOST_BYTES
