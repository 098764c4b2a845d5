"""One file with all that is his: nothing of his is left out, and nothing is in it that is not."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from django.apps import apps
from django.test import Client

from horarium.actions.check_in import check_in
from horarium.actions.set_app import set_app
from horarium.actions.take_everything import CONTENTS
from horarium.core.household_file import read_story_bytes
from horarium.store.everything import IN_FILES, NOT_IN_FILES, csv_text
from horarium.store.households import load_household, save_household
from horarium.store.keys import drop_keys, key_named
from horarium.store.models import EventRow, HouseholdRow, JournalRow, ShiftRow
from horarium.store.stories import load_story, save_story
from tests.in_the_house import NOON, account, furnished, member, signed_in, text
from tests.planned_house import EARLY, published

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]

BERKELEY = Path("households/berkeley-1988.toml")
ADDRESS, WORDS = "/told/everything/", "rain on the skylight"


def taken(client: Client) -> dict[str, str]:
    """The files of the archive, by name."""
    answer = client.post(ADDRESS)
    assert answer.status_code == 200
    assert answer["Content-Disposition"] == 'attachment; filename="horarium-1988-03-16.zip"'
    with ZipFile(BytesIO(answer.content)) as archive:
        assert archive.testzip() is None
        return {each: archive.read(each).decode() for each in archive.namelist()}


@pytest.fixture
def row() -> HouseholdRow:
    """Berkeley, with its story."""
    household, story = read_story_bytes(BERKELEY.read_bytes())
    row = save_household(household)
    save_story(row, story)
    return row


@pytest.fixture
def mark(row: HouseholdRow) -> Client:
    return signed_in(account(row))


def test_every_table_is_in_a_file_or_says_why_not() -> None:
    """A new one fails here until somebody has decided."""
    tables = set(apps.get_app_config("store").get_models())
    assert set(IN_FILES) | set(NOT_IN_FILES) == tables
    assert not set(IN_FILES) & set(NOT_IN_FILES)


def test_what_the_files_are_is_in_it(mark: Client) -> None:
    files = taken(mark)
    assert set(files) == {*IN_FILES.values(), CONTENTS} - {"journal.txt"}
    assert all(each in files[CONTENTS] for each in files if each != CONTENTS)
    assert all(each in files[CONTENTS] for each in NOT_IN_FILES.values())


def test_his_household_and_his_story_can_be_imported_again(row: HouseholdRow, mark: Client) -> None:
    household, story = read_story_bytes(taken(mark)["household.toml"].encode())
    assert household == load_household(row)
    whole = load_story(row)
    assert {each for each in whole.facts if "Mark" in each.owners} <= set(story.facts)
    assert set(story.facts) < set(whole.facts)


def test_what_others_did_not_tell_him_is_not_in_it(row: HouseholdRow, mark: Client) -> None:
    whole, kept = load_story(row), "\n".join(taken(mark).values())
    _, story = read_story_bytes(taken(mark)["household.toml"].encode())
    theirs = [each for each in whole.facts if each.name not in {one.name for one in story.facts}]
    assert theirs
    assert not [each.says for each in theirs if each.says in kept]


def test_ways_to_reach_somebody_are_theirs(row: HouseholdRow, mark: Client) -> None:
    ana, address = member(row, "Ana").public_id, "ntfys://somewhere.example/hers"
    set_app(household=row.pk, member=ana, address=address, now=NOON, by="Mark")
    assert "somewhere.example" not in "\n".join(taken(mark).values())


def test_rows_say_who_and_when_as_on_the_wall() -> None:
    row = furnished()
    published(row, now=EARLY)
    check_in(household=row.pk, name="Ana", now=NOON, by="Ana")
    files = taken(signed_in(account(row)))
    assert ShiftRow.objects.filter(household=row).exists()
    assert "Ana" in files["shifts.csv"]
    visit = files["visits.csv"].splitlines()[1].split(",")
    assert visit[0] == "1"
    assert {"Ana", "1988-03-16T12:00:00-08:00"} <= set(visit)
    assert files["record.csv"].splitlines()[1] == '1988-03-16T12:00:00-08:00,Ana,"checked in, Ana"'


def test_nothing_of_another_house_is_in_it(mark: Client) -> None:
    other = furnished(name="another house")
    published(other, now=EARLY)
    check_in(household=other.pk, name="Ana", now=NOON, by="Ana")
    files = taken(mark)
    assert "another house" not in "\n".join(files.values())
    assert len(files["visits.csv"].splitlines()) == 1


def test_his_journal_goes_with_it_where_it_is_open(mark: Client) -> None:
    mark.post("/journal/open/", {"begin": "yes", "words": WORDS})
    mark.post("/journal/", {"text": "Two lines.\nAnd two more."})
    assert "Your journal is open" in text(mark.get(ADDRESS))
    files = taken(mark)
    assert "Two lines.\nAnd two more." in files["journal.txt"].replace("\r\n", "\n")
    mark.post("/journal/shut/")
    assert "Your journal is shut" in text(mark.get(ADDRESS))
    files = taken(mark)
    assert "journal.txt" not in files
    assert "Two lines" not in "\n".join(files.values())
    assert JournalRow.objects.get().key not in "\n".join(files.values())


def test_no_key_is_in_it_and_that_it_was_taken_is_written_down(
    row: HouseholdRow, mark: Client
) -> None:
    files = "\n".join(taken(mark).values())
    assert key_named(row.story.key).hex() not in files
    assert EventRow.objects.filter(household=row, kind="everything taken", by="Mark").count() == 1


def test_nobody_else_takes_it(row: HouseholdRow) -> None:
    ana = signed_in(account(row, "Ana"))
    assert ana.get(ADDRESS).status_code == ana.post(ADDRESS).status_code == 404
    assert Client().get(ADDRESS).status_code == 302


def test_a_missing_key_is_said(row: HouseholdRow, mark: Client) -> None:
    drop_keys([row.story.key])
    answer = mark.post(ADDRESS)
    assert answer.status_code == 422
    assert "its key is not in the folder of the keys" in text(answer)


def test_a_spreadsheet_reckons_with_nothing() -> None:
    assert csv_text([["=1+1", "@x", "Ana"]]) == "'=1+1,'@x,Ana\r\n"
