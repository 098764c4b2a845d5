"""The pages of timesheets: approved in one go, put right, and each member's own."""

import re
from typing import Any

import pytest
from django.test import Client

from horarium.actions.check_in import check_in
from horarium.actions.check_out import check_out
from horarium.store.models import CheckInRow, CorrectionRow, DoubtRow, HouseholdRow, TimesheetRow
from tests.cast import at
from tests.in_the_house import account, furnished, member, signed_in, text

pytestmark = pytest.mark.django_db
AFTER = at("mon+1 09:00")
WEEK = "/timesheets/1988-03-14/"


def next_monday() -> Any:
    return AFTER


@pytest.fixture(autouse=True)
def _clock(settings: Any) -> None:
    settings.HORARIUM_CLOCK = f"{__name__}.next_monday"


@pytest.fixture(autouse=True)
def row() -> HouseholdRow:
    row = furnished()
    for name, since, until in (("Ana", "wed 06:55", "wed 15:10"), ("Ben", "wed 15:00", "")):
        check_in(household=row.pk, name=name, now=at(since), by=name)
        if until:
            check_out(household=row.pk, name=name, now=at(until), by=name)
    return row


@pytest.fixture
def his(row: HouseholdRow) -> Client:
    return signed_in(account(row))


def flat(answer: Any) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", text(answer)).split())


def ids(row: HouseholdRow, *names: str) -> list[str]:
    return [str(member(row, name).public_id) for name in names]


def test_last_week_that_is_over_is_shown(his: Client) -> None:
    page = flat(his.get("/timesheets/"))
    assert "Timesheets, 14 to 20 March 1988" in page
    assert "Wed 16 8 h 8 h 15 +15 min" in page
    assert "Fri 18 8 h 0 min \N{MINUS SIGN}8 h" in page
    assert "Ben came Wed 16 Mar 15:00 and has not checked out" in page


def test_he_approves_all_in_one_press(row: HouseholdRow, his: Client) -> None:
    """All that can be are ticked already; whoever is open has no box."""
    page = text(his.get(WEEK))
    ticked = re.findall(r'name="member" value="([^"]+)" checked', page)
    assert ticked == ids(row, "Ana", "Rosa")
    answer = his.post(f"{WEEK}approve/", {"member": ticked}, follow=True)
    assert "Approved: Ana and Rosa." in flat(answer)
    assert "Approved Mon 21 Mar 09:00 by Mark: 8 h 15 here, 16 h planned" in flat(answer)
    assert TimesheetRow.objects.count() == 2


def test_all_but_one(row: HouseholdRow, his: Client) -> None:
    his.post(f"{WEEK}approve/", {"member": ids(row, "Rosa")})
    assert TimesheetRow.objects.get().member.name == "Rosa"


def test_what_cannot_be_approved_is_said_and_the_ticks_stay(row: HouseholdRow, his: Client) -> None:
    answer = his.post(f"{WEEK}approve/", {"member": ids(row, "Ben", "Rosa")})
    assert answer.status_code == 422
    assert "Ben came Wed 16 Mar 15:00 and has not checked out" in flat(answer)
    assert re.findall(r'value="([^"]+)" checked', text(answer)) == ids(row, "Rosa")


def test_whoever_says_it_is_wrong_is_not_ticked(row: HouseholdRow, his: Client) -> None:
    ana = signed_in(account(row, "Ana"))
    answer = ana.post(f"{WEEK}wrong/", {"words": "I stayed until four"}, follow=True)
    assert "I stayed until four" in flat(answer)
    page = text(his.get(WEEK))
    assert re.findall(r'value="([^"]+)" checked', page) == ids(row, "Rosa")
    assert "I stayed until four" in page


def test_member_sees_their_own_and_nobody_elses(row: HouseholdRow) -> None:
    page = flat(signed_in(account(row, "Ana")).get(WEEK))
    assert "8 h 15 here" in page
    assert "Rosa" not in page
    assert "Ben" not in page
    assert "Put right" not in page


def test_member_edits_nothing(row: HouseholdRow) -> None:
    ana, visit = signed_in(account(row, "Ana")), CheckInRow.objects.get(member__name="Ana")
    sent = {"in_day": "1988-03-16", "in_time": "06:00"}
    for address in (f"/visit/{visit.pk}/", f"{WEEK}visit/", f"{WEEK}approve/"):
        assert ana.post(address, sent).status_code == 404
    assert ana.get(f"{WEEK}file/").status_code == 404
    assert not CorrectionRow.objects.exists()


def test_line_that_is_none_is_kept_and_said(row: HouseholdRow) -> None:
    answer = signed_in(account(row, "Ana")).post(f"{WEEK}wrong/", {"words": "x" * 201})
    assert answer.status_code == 422
    assert "x" * 201 in text(answer)
    assert "Say it in 200 letters" in text(answer)
    assert not DoubtRow.objects.exists()


def test_he_says_when_somebody_left(his: Client) -> None:
    visit = CheckInRow.objects.get(member__name="Ben")
    sent = {
        "in_day": "1988-03-16",
        "in_time": "15:00",
        "out_day": "1988-03-16",
        "out_time": "23:05",
    }
    page = flat(his.post(f"/visit/{visit.pk}/", sent, follow=True))
    assert "Wed 16 Mar 15:00–23:05, 8 h 05" in page
    assert "Before: Wed 16 Mar 15:00, not checked out. Put right by Mark Mon 21 Mar 09:00." in page


def test_what_is_left_as_it_stands_keeps_its_seconds(his: Client) -> None:
    visit = CheckInRow.objects.get(member__name="Ana")
    CheckInRow.objects.filter(pk=visit.pk).update(in_at=at("wed 06:55").replace(second=42))
    sent = {"in_day": "1988-03-16", "in_time": "06:55", "out_day": "1988-03-16"}
    his.post(f"/visit/{visit.pk}/", {**sent, "out_time": "15:30"})
    visit.refresh_from_db()
    assert (visit.in_at.second, visit.out_at) == (42, at("wed 15:30"))


def test_mistake_is_said_and_what_was_typed_stays(his: Client) -> None:
    visit = CheckInRow.objects.get(member__name="Ana")
    sent = {"in_day": "1988-03-16", "in_time": "16:00", "out_day": "1988-03-16"}
    answer = his.post(f"/visit/{visit.pk}/", {**sent, "out_time": "15:00"})
    assert answer.status_code == 422
    assert "They left before they came" in text(answer)
    assert 'value="16:00"' in text(answer)


def test_visit_is_taken_back(his: Client) -> None:
    visit = CheckInRow.objects.get(member__name="Ana")
    page = flat(his.post(f"/visit/{visit.pk}/", {"taken_back": "1"}, follow=True))
    assert "Wed 16 Mar 06:55, taken back" in page
    assert "Before: Wed 16 Mar 06:55–15:10, 8 h 15." in page


def test_visit_that_nobody_checked_in_for(row: HouseholdRow, his: Client) -> None:
    sent = {"in_day": "1988-03-17", "in_time": "07:00", "out_time": "15:00"}
    assert "Choose who came" in text(his.post(f"{WEEK}visit/", sent))
    [rosa] = ids(row, "Rosa")
    page = flat(his.post(f"{WEEK}visit/", {**sent, "member": rosa}, follow=True))
    assert "Thu 17 Mar 07:00–15:00, 8 h" in page
    assert "Nobody had checked in; written down by Mark" in page


def test_week_as_a_file(row: HouseholdRow, his: Client) -> None:
    his.post(f"{WEEK}approve/", {"member": ids(row, "Ana")})
    answer = his.get(f"{WEEK}file/")
    assert 'filename="timesheets-1988-03-14.csv"' in answer["Content-Disposition"]
    assert "week,1988-03-14,1,1988-03-21T09:00:00-08:00,Mark,Ana,attendance" in text(answer)
    assert "week,1988-03-14,0,,Mark,Rosa,attendance" in text(answer)


def test_what_was_approved_and_what_was_put_right_since_are_both_in_the_file(
    row: HouseholdRow, his: Client
) -> None:
    his.post(f"{WEEK}approve/", {"member": ids(row, "Ana")})
    his.post(f"/visit/{CheckInRow.objects.get(member__name='Ana').pk}/", {"taken_back": "1"})
    told = text(his.get(f"{WEEK}file/"))
    weeks = [each for each in told.splitlines() if each.startswith("week,") and ",Ana," in each]
    assert [each.split(",")[2] for each in weeks] == ["1", "0"]
    his.post(f"{WEEK}approve/", {"member": ids(row, "Ana")})
    assert "Approved again" in flat(his.get(WEEK))
