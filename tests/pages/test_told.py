"""What is told: each reads their own, and whoever it is about lets know and takes back."""

import re
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from horarium.core.household_file import read_story_bytes, read_tables
from horarium.core.household_file.write import household_tables
from horarium.core.story import Consent, Fact, Figure, Story, Subject, They
from horarium.store import keys
from horarium.store.changes import keep_change
from horarium.store.households import load_household
from horarium.store.models import EventRow, HouseholdRow, StoryRow
from horarium.store.renaming import Renaming
from horarium.store.stories import load_story, save_story
from tests.in_the_house import NOON, account, furnished, member, signed_in, text
from tests.pages.read_now import plain

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]

TODAY = NOON.date()
YES = {"subjects": ["work"], "depth": "4", "purpose": "to talk", "until": ""}


def fact(name: str, says: str, depth: int, *owners: str, subject: Subject = Subject.WORK) -> Fact:
    return Fact(name, "Mark", says, subject, depth, owners or ("Mark",))


STORY = Story(
    figures=(
        Figure("Mark", "a man", They.HE, ("Mark",), 1, Subject.WORK),
        Figure("Ana", "an attendant", They.SHE, ("Ana",), 1),
    ),
    facts=(
        fact("the poems", "{Mark} writes poems.", 1),
        fact("the deadline", "{Mark} has a deadline.", 4),
        fact("the prayer", "{Mark} prays.", 2, subject=Subject.FAITH),
        fact("their talk", "{Mark} talks with {Ana}.", 1, "Mark", "Ana"),
        fact("her dog", "{Ana} has a dog.", 1, "Ana", subject=Subject.LIFE),
        fact("her illness", "{Ana} was ill.", 5, "Ana", subject=Subject.LIFE),
    ),
)


@pytest.fixture
def row() -> HouseholdRow:
    found = furnished()
    save_story(found, STORY)
    return found


def clients(row: HouseholdRow) -> tuple[Client, Client, Client]:
    return signed_in(account(row)), signed_in(account(row, "Ana")), signed_in(account(row, "Ben"))


def knows(row: HouseholdRow, name: str) -> str:
    return f"/circle/{member(row, name).public_id}/knows/"


def read(client: Client, address: str = "/told/") -> str:
    return plain(re.sub(r"<details.*?</details>", "", text(client.get(address)), flags=re.DOTALL))


def test_nobody_is_told_unless_somebody_said_yes(row: HouseholdRow) -> None:
    _, ana, ben = clients(row)
    assert "Nothing of it has been told to you." in read(ben)
    assert "Ana has a dog." in read(ana)
    assert "poems" not in read(ana)


def test_it_is_looked_at_first_then_told_and_taken_back(row: HouseholdRow) -> None:
    mark, _, ben = clients(row)
    looked = mark.post(knows(row, "Ben"), YES)
    assert "<strong>Mark writes poems and has a deadline.</strong>" in text(looked)
    assert "prays" not in re.sub(r"<details.*?</details>", "", text(looked), flags=re.DOTALL)
    assert "poems" not in read(ben)
    assert not EventRow.objects.filter(kind="let know").exists()
    assert mark.post(knows(row, "Ben"), {**YES, "sure": "yes"}).status_code == 303
    assert "Mark writes poems and has a deadline." in read(ben)
    assert "Work: how it goes, since 16 March 1988, to talk." in read(mark, knows(row, "Ben"))
    mark.post(knows(row, "Ben"), {"take_back": "/work"})
    assert "Nothing of it has been told to you." in read(ben)


def test_another_owner_must_say_yes_too(row: HouseholdRow) -> None:
    mark, ana, ben = clients(row)
    mark.post(knows(row, "Ben"), {**YES, "sure": "yes"})
    assert "talks" not in read(ben)
    assert "Their talk: no yes from Ana" in plain(text(mark.get(knows(row, "Ben"))))
    story = load_story(row)
    yes = Consent("Ana", "Ben", (Subject.WORK,), 1, TODAY, "we work together")
    save_story(row, Story(story.figures, story.facts, (*story.consents, yes)))
    assert "He talks with an attendant." in read(ben)
    assert "Ben, work: a line" in read(ana, "/told/yours/")
    ana.post("/told/yours/", {"take_back": "Ben/work"})
    assert "talks" not in read(ben)


def test_he_knows_of_others_what_they_tell_him(row: HouseholdRow) -> None:
    """And their page shows what he is told, and what he is not."""
    mark, ana, _ = clients(row)
    assert "dog" not in read(mark)
    assert "Mark talks with an attendant." in read(mark)
    yes = {"subjects": ["life"], "depth": "2", "purpose": "so that you know me", "sure": "yes"}
    assert ana.post("/told/yours/", yes).status_code == 303
    assert "Ana has a dog." in read(mark)
    assert "ill" not in read(mark).split()
    theirs = plain(text(ana.get("/told/yours/")))
    assert "Her illness: no yes from Ana" in theirs
    assert "poems" not in theirs


def test_what_others_let_somebody_know_is_not_on_his_page(row: HouseholdRow) -> None:
    mark, _, _ = clients(row)
    story = load_story(row)
    yes = Consent("Ana", "Ben", (Subject.LIFE,), 5, TODAY, "a friend")
    before = text(mark.get(knows(row, "Ben")))
    save_story(row, Story(story.figures, story.facts, (*story.consents, yes)))
    assert same(text(mark.get(knows(row, "Ben")))) == same(before)


def same(page: str) -> str:
    return re.sub(r'value="\w{32,}"|csrftoken": "\w+"', "", page)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"subjects": []}, "Choose at least one subject."),
        ({"depth": ""}, "Choose how much of it."),
        ({"depth": "6"}, "Choose how much of it."),
        ({"purpose": " "}, "Say what it is for, in at most 200 characters."),
        ({"purpose": "x" * 201}, "Say what it is for, in at most 200 characters."),
        ({"until": "1988-03-16"}, "It would end before it begins; give a day after today."),
        ({"until": "soon"}, "Its end is no day; give one, or leave it empty."),
    ],
)
def test_a_mistake_is_a_sentence_and_nothing_typed_is_lost(
    row: HouseholdRow, change: dict[str, object], sentence: str
) -> None:
    mark, _, ben = clients(row)
    sent = {**YES, "purpose": "to talk", **change, "sure": "yes"}
    answer = mark.post(knows(row, "Ben"), sent)
    assert answer.status_code == 422
    assert sentence in plain(text(answer))
    if "purpose" not in change:
        assert 'value="to talk"' in text(answer)
    assert "poems" not in read(ben)


def test_it_ends_on_its_day(row: HouseholdRow, settings: Any) -> None:
    mark, _, ben = clients(row)
    mark.post(knows(row, "Ben"), {**YES, "until": "1988-03-17", "sure": "yes"})
    assert "poems" in read(ben)
    settings.HORARIUM_CLOCK = "tests.pages.test_told.tomorrow"
    assert "poems" not in read(signed_in(account(row, "Ben")))


def tomorrow() -> datetime:
    """What a clock says a day later."""
    return NOON + timedelta(days=1)


def test_deep_readings_are_seen_by_him_and_others_leave_no_trace(row: HouseholdRow) -> None:
    mark, ana, ben = clients(row)
    read(ana), read(mark), read(ben)
    # What is hers alone she may read as deep as it goes; she is told nothing of him.
    before = EventRow.objects.filter(kind="read").count()
    mark.post(knows(row, "Ben"), {**YES, "depth": "2", "sure": "yes"})
    read(ben)
    assert EventRow.objects.filter(kind="read").count() == before
    mark.post(knows(row, "Ben"), {**YES, "sure": "yes"})
    read(ben)
    assert EventRow.objects.filter(kind="read").count() == before + 1
    assert "Wed 16 Mar 12:00, as deep as how it goes" in read(mark, knows(row, "Ben"))
    record = read(mark, "/told/record/")
    assert "Ben: as deep as how it goes" in record
    assert "Ben may know of work: how it goes, to talk." in record
    assert "how it goes" not in "".join(EventRow.objects.values_list("content", flat=True))


def test_without_its_key_nothing_is_told_and_it_says_so(row: HouseholdRow) -> None:
    mark, ana, _ = clients(row)
    keys.forget_keys(row, ["story"])
    for client, address in ((mark, "/told/"), (ana, "/told/"), (mark, knows(row, "Ben"))):
        answer = client.get(address)
        assert answer.status_code == 200
        assert "Nothing can be read: its key is not in" in plain(text(answer))
    answer = mark.post(knows(row, "Ben"), {**YES, "sure": "yes"})
    assert answer.status_code == 422


def test_who_leaves_is_told_no_more(row: HouseholdRow) -> None:
    """Nor is somebody of the same name who comes later."""
    mark, _, _ = clients(row)
    mark.post(knows(row, "Ben"), {**YES, "until": "1988-04-01", "sure": "yes"})
    mark.post(f"/circle/{member(row, 'Ben').public_id}/leave/")
    assert load_story(row).consents == ()
    mark.post("/circle/", {"name": "Ben", "parts": ["confidant"]})
    assert load_story(row).consents == ()


@pytest.mark.parametrize("old", ["Mark", "Ana"])
def test_who_is_called_otherwise_is_told_and_owns_the_same(row: HouseholdRow, old: str) -> None:
    mark, ana, _ = clients(row)
    mark.post(knows(row, "Ana"), {**YES, "sure": "yes"})
    read(mark)
    before = [read(mark), read(ana)]
    household = load_household(row)
    tables = household_tables(household)
    if old == "Mark":
        tables["person"] = {**tables["person"], "name": "Marek"}
    change = Renaming("member", "Ana", "Marek") if old == "Ana" else None
    for each in tables["member"]:
        if each["name"] == old:
            each["name"] = "Marek"
    keep_change(row, household, read_tables(tables), now=NOON, renaming=change)
    mark, ana, _ = (signed_in(each) for each in accounts(row, "Marek" if old == "Ana" else "Ana"))
    assert [read(mark), read(ana)] == [each.replace(old, "Marek") for each in before]


def accounts(row: HouseholdRow, ana: str) -> tuple[Any, Any, Any]:
    row.refresh_from_db()
    return account(row), account(row, ana), account(row, "Ben")


def test_berkeley_is_told_as_its_file_says() -> None:
    row = furnished()
    _, story = read_story_bytes(Path("households/berkeley-1988.toml").read_bytes())
    save_story(row, story)
    ana = read(signed_in(account(row, "Ana")))
    assert "The attendant" not in ana
    assert "poet" in ana
    ben = signed_in(account(row, "Ben"))
    empty = text(ben.get("/told/"))
    StoryRow.objects.all().delete()
    assert same(text(ben.get("/told/"))) == same(empty)
