"""Somebody who left is erased: no byte of theirs is kept, the hours are, and the chain holds."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from allauth.account.models import EmailAddress
from django.db import connection

from horarium.actions.erase_member import erase_member
from horarium.actions.leave_today import leave_today
from horarium.core.household_file.write import household_text
from horarium.core.people import Part
from horarium.core.plan_file import PlanFile, plan_to_text
from horarium.core.story import Figure, Story, They
from horarium.store import keys
from horarium.store.backup import backup_text
from horarium.store.events import append_event, broken_event
from horarium.store.households import load_household
from horarium.store.models import (
    AppRow,
    CheckInRow,
    EventRow,
    HandedWordRow,
    HouseholdRow,
    MemberRow,
    NoticeRow,
    PlanRow,
    ShiftRow,
)
from horarium.store.stories import load_story, save_story
from horarium.store.words import pass_words
from tests.cast import plan
from tests.in_the_house import NOON, account, furnished, member, signed_in, text
from tests.pages.test_told import fact

pytestmark = pytest.mark.django_db

NAME, PHONE, EMAIL = "Rosalinde-Q", "+15550199177", "rosalinde@example.org"
OTHERS = ("Ana", "Ben")


@pytest.fixture
def row() -> HouseholdRow:
    return lived_with()


def lived_with() -> HouseholdRow:
    """Rosalinde-Q was here: there is something of hers everywhere."""
    row = furnished()
    MemberRow.objects.filter(household=row, name="Rosa").update(name=NAME, phone=PHONE)
    them, ana = member(row, NAME), member(row, "Ana")
    theirs = account(row, NAME)
    theirs.email = EMAIL
    theirs.save()
    EmailAddress.objects.create(user=theirs, email=EMAIL)
    signed_in(theirs)
    AppRow.objects.create(member=them, address=f"tgram://{EMAIL}", set_at=NOON)
    NoticeRow.objects.create(account=account(row), at=NOON, sentence=f"{NAME} is late.")
    visit = CheckInRow.objects.create(member=ana, in_at=NOON)
    HandedWordRow.objects.create(check_in=visit, by=them, text=f"{NAME} was here")
    CheckInRow.objects.create(member=them, in_at=NOON, out_at=NOON)
    kept = household_text(load_household(row))
    hers = plan(f"{NAME} thu 07:00-15:00", "Ana wed 07:00-15:00")
    planned = plan_to_text(PlanFile(hers, row.name, row.zone))
    PlanRow.objects.filter(household=row).update(household_text=kept, text=planned)
    ana.never_with.add(them)
    append_event(row, "tried", at=NOON, by=NAME, content={})
    append_event(row, "tried", at=NOON, by="Mark", content={"name": NAME, "phone": PHONE})
    append_event(row, "tried", at=NOON, by="Mark", content={"name": "Ana"})
    save_story(
        row,
        Story(
            (
                Figure("Mark", "a man", They.HE, ("Mark",), 1),
                Figure(NAME, "a friend", They.SHE, (NAME,), 1),
            ),
            (
                fact("hers", f"{{{NAME}}} sails.", 1, NAME),
                fact("theirs", f"{{Mark}} met {{{NAME}}}.", 1, "Mark", NAME),
            ),
        ),
    )
    MemberRow.objects.filter(pk=them.pk).update(parts=frozenset(Part))
    pass_words(row, them, f"{NAME} and I", NOON, to_him=False)
    return row


def everything() -> str:
    """All that is in the rows, whatever table it is in, and what a backup would hold."""
    found = [backup_text()]
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - its own names
            found += [str(line) for line in cursor.fetchall()]
    return "".join(found)


def gone(row: HouseholdRow) -> MemberRow:
    them = member(row, NAME)
    leave_today(household=row.pk, member=them.public_id, now=NOON, by="Mark")
    return them


def erased(row: HouseholdRow) -> MemberRow:
    them = gone(row)
    erase_member(household=row.pk, member=them.public_id, now=NOON, by="Mark")
    them.refresh_from_db()
    return them


def test_nothing_of_theirs_is_kept(row: HouseholdRow) -> None:
    before = everything()
    assert all(each in before for each in (NAME, PHONE, EMAIL))
    them = erased(row)
    after = everything()
    assert not [each for each in (NAME, PHONE, EMAIL) if each in after]
    assert them.name == "somebody who left (1)"
    assert broken_event(row) is None


def test_their_hours_and_the_record_stay(row: HouseholdRow) -> None:
    visits = CheckInRow.objects.filter(member__name=NAME).count()
    leave = gone(row)
    shifts = ShiftRow.objects.filter(member=leave).count()
    events = list(EventRow.objects.values_list("number", "at", "kind", "digest"))
    erase_member(household=row.pk, member=leave.public_id, now=NOON, by="Mark")
    assert ShiftRow.objects.filter(member=leave).count() == shifts
    assert CheckInRow.objects.filter(member=leave).count() == visits
    kept = list(EventRow.objects.values_list("number", "at", "kind", "digest"))
    assert kept[:-1] == events
    assert kept[-1][2] == "member erased"
    said = EventRow.objects.filter(kind="tried").values_list("by", "content")
    assert list(said) == [("", "{}"), ("", "{}"), ("Mark", '{"name":"Ana"}')]


def test_others_are_as_they_were(row: HouseholdRow) -> None:
    other = furnished("another house")
    MemberRow.objects.filter(household=other, name="Rosa").update(name=NAME, phone=PHONE)
    append_event(other, "tried", at=NOON, by=NAME, content={"name": NAME})
    house, there = load_household(row), load_household(other)
    erased(row)
    assert load_household(other) == there
    assert EventRow.objects.filter(household=other, by=NAME).exists()
    after = {each.name: each for each in load_household(row).members}
    for each in house.members:
        if each.name in OTHERS:
            assert after[each.name].contract == each.contract
            assert after[each.name].phone == each.phone


def test_the_story_goes_on_without_them(
    row: HouseholdRow, django_capture_on_commit_callbacks: Any
) -> None:
    old = keys.names_of(row, "story")
    with django_capture_on_commit_callbacks() as done:
        erased(row)
    for each in done:
        if "wipe" not in getattr(each, "__name__", ""):
            each()
    [fact_left] = load_story(row).facts
    assert fact_left.says == "{Mark} met {somebody who left (1)}."
    assert not set(old) & set(keys.names_of(row, "story"))
    assert keys.names_of(row, "words") == ()


def test_he_reads_all_his_pages_after_it(row: HouseholdRow, settings: Any) -> None:
    settings.HORARIUM_CLOCK = "tests.in_the_house.noon"
    erased(row)
    mark, ana = signed_in(account(row)), signed_in(account(row, "Ana"))
    for address in ("/", "/week/", "/circle/", "/timesheets/", "/household/", "/told/", "/plan/"):
        answer = mark.get(address)
        assert answer.status_code == 200, address
        assert NAME not in text(answer)
    for address in ("/", "/week/", "/told/"):
        assert ana.get(address).status_code == 200


def test_whoever_is_there_is_not_erased(row: HouseholdRow) -> None:
    with pytest.raises(LookupError, match="is in the circle; they leave first"):
        erase_member(household=row.pk, member=member(row, NAME).public_id, now=NOON, by="Mark")
    them = erased(row)
    for each in (them.public_id, uuid4()):
        with pytest.raises(LookupError, match="nothing is kept of them"):
            erase_member(household=row.pk, member=each, now=NOON, by="Mark")


def test_it_is_pressed_twice_on_a_page_of_his(row: HouseholdRow, settings: Any) -> None:
    settings.HORARIUM_CLOCK = "tests.in_the_house.noon"
    mark = signed_in(account(row))
    assert "Who has left" not in text(mark.get("/circle/"))
    them = gone(row)
    address = f"/circle/{them.public_id}/erase/"
    assert address in text(mark.get("/circle/"))
    assert "This cannot be undone" in text(mark.get(address))
    assert NAME in everything()
    assert mark.post(address).status_code == 303
    assert NAME not in everything()
    assert "Who has left" not in text(mark.get("/circle/"))
    assert mark.get(address).status_code == 404


FILES = """
import django; django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from tests.actions.test_erase_member import erased, gone, lived_with, NAME
from tests.in_the_house import NOON
from horarium.store.models import MemberRow
row = lived_with()
{act}
"""


@pytest.mark.parametrize(("act", "kept"), [("gone(row)", True), ("erased(row)", False)])
def test_no_byte_is_left_in_the_files(tmp_path: Path, act: str, kept: bool) -> None:
    """Neither in the database nor in what it writes on its way; without erasing it is there."""
    environment = {
        **os.environ,
        "HORARIUM_DATA": str(tmp_path / "data"),
        "HORARIUM_KEYS": str(tmp_path / "keys"),
        "HORARIUM_DATABASE": "",
        "DJANGO_SETTINGS_MODULE": "horarium.config.settings",
    }
    (tmp_path / "data").mkdir()
    typed = [sys.executable, "-c", FILES.format(act=act)]
    subprocess.run(typed, env=environment, check=True, timeout=120)
    files = [each for folder in ("data", "keys") for each in (tmp_path / folder).iterdir()]
    whole = b"".join(each.read_bytes() for each in files)
    assert any(each.name == "horarium.sqlite3" for each in files)
    for each in (NAME, PHONE, EMAIL):
        assert (each.encode() in whole) == kept, each
