"""He writes his story: it is told where he lets know, and nothing of it anywhere else."""

import re
from dataclasses import replace
from typing import Any

import pytest
from django.test import Client

from horarium.actions.write_story import take_out_fact, write_fact
from horarium.core.household_file import read_story_bytes
from horarium.core.story import Account, Consent, Fact, Figure, Story, Subject, They
from horarium.pages.story.forms import mark_of
from horarium.store.keys import names_of
from horarium.store.models import HouseholdRow
from horarium.store.stories import load_story, save_story
from tests.in_the_house import NOON, account, furnished, signed_in, text
from tests.pages.read_forms import forms_of
from tests.pages.read_now import plain
from tests.small_house import BERKELEY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]

MARK = Figure("Mark", "a man", They.HE, ("Mark",), 1)
WRITES = Fact("writes", "Mark", "{Mark} writes.", Subject.WORK, 1, ("Mark",))
HERS = Fact("her dog", "Ana", "{Ana} has a dog.", Subject.LIFE, 1, ("Ana",))
OPEN = Fact(
    "the day",
    "Mark",
    "",
    Subject.LIFE,
    2,
    ("Mark",),
    accounts=(Account("Ana", "It was in May."), Account("Mark", "It was in June.")),
)
ANA = Figure("Ana", "an attendant", They.SHE, ("Ana",), 1)


@pytest.fixture
def row() -> HouseholdRow:
    found = furnished()
    save_story(found, Story((MARK, ANA), (HERS, WRITES, OPEN)))
    return found


@pytest.fixture
def mark(row: HouseholdRow) -> Client:
    return signed_in(account(row))


def form(client: Client, address: str, **typed: Any) -> dict[str, Any]:
    """What the form of an entry sends, with some of it typed otherwise."""
    [(_, sent), *_] = list(forms_of(text(client.get(address))))[-2:]
    page = text(client.get(address))
    chosen = {
        name: found
        for name in ("subject", "depth", "they", "named_from", "owners")
        if (found := re.findall(rf'name="{name}" value="([^"]*)" checked', page))
    }
    was = re.search(r'name="was" value="(\w*)"', page)
    about = re.search(r'<option value="([^"]*)" selected', page)
    return {
        **sent,
        **chosen,
        "was": was[1] if was else "",
        "about": about[1] if about else "",
        **typed,
    }


def said(row: HouseholdRow) -> list[str]:
    return [each.says for each in load_story(row).facts]


def test_he_reads_what_is_his_and_nothing_of_others(mark: Client) -> None:
    page = plain(text(mark.get("/story/")))
    assert "Mark writes." in page
    assert "Ana: “It was in May.”" in page
    assert "dog" not in page


def test_whole_cast_is_on_one_page(row: HouseholdRow, mark: Client) -> None:
    _, story = read_story_bytes(BERKELEY.read_bytes())
    save_story(row, story)
    page = text(mark.get("/story/"))
    assert page.count("Say it otherwise:") + page.count("Decide what is told:") > 30


def test_a_sentence_is_written_told_to_nobody_and_said_otherwise(
    row: HouseholdRow, mark: Client
) -> None:
    ben = signed_in(account(row, "Ben"))
    before = plain(text(ben.get("/told/")))
    new = {"says": "Mark sings. ", "name": "song", "subject": "feelings", "depth": "2"}
    sent = {**new, "about": "Mark", "owners": ["Mark"], "after": "writes", "was": ""}
    assert mark.post("/story/new/", sent).status_code == 303
    assert said(row) == ["{Ana} has a dog.", "{Mark} writes.", "{Mark} sings.", ""]
    assert plain(text(ben.get("/told/"))) == before
    again = form(mark, "/story/2/", says="Mark sings with Ana.", name="song", after="writes")
    assert mark.post("/story/2/", again).status_code == 303
    assert "{Mark} sings with {Ana}." in said(row)
    assert "“song” was written." in text(mark.get("/told/record/"))


def test_his_word_decides_between_accounts_and_they_stay(row: HouseholdRow, mark: Client) -> None:
    sent = form(mark, "/story/2/", says="It was in June.", name="the day", after="writes")
    assert mark.post("/story/2/", sent).status_code == 303
    fact = load_story(row).facts[-1]
    assert (fact.says, fact.accounts) == ("It was in June.", OPEN.accounts)
    assert "Accounts differ" not in text(mark.get("/story/"))


def test_taken_out_it_is_gone_and_its_key_is_another(
    row: HouseholdRow, mark: Client, django_capture_on_commit_callbacks: Any
) -> None:
    before = names_of(row, "story")
    with django_capture_on_commit_callbacks(execute=True):
        sent = form(mark, "/story/1/", out="yes")
        assert mark.post("/story/1/", sent).status_code == 303
    assert "{Mark} writes." not in said(row)
    assert set(names_of(row, "story")).isdisjoint(before)


def test_somebody_to_speak_of(row: HouseholdRow, mark: Client) -> None:
    sent = {"name": "Lena", "described": "a friend", "they": "she", "named_from": "never"}
    sent |= {"subject": "life", "owners": "Mark", "was": ""}
    assert mark.post("/story/who/new/", sent).status_code == 303
    assert load_story(row).figures[-1] == Figure("Lena", "a friend", They.SHE, ("Mark",))
    assert "Lena" in text(mark.get("/story/"))
    number = text(mark.get("/story/")).count("/story/who/") - 1
    changed = form(mark, f"/story/who/{number}/", described="an old friend")
    mark.post(f"/story/who/{number}/", changed)
    assert load_story(row).figures[-1].described == "an old friend"
    taken = mark.post(f"/story/who/{number}/", form(mark, f"/story/who/{number}/", out="yes"))
    assert taken.status_code == 303
    assert "Lena is not spoken of any more." in text(mark.get("/story/"))
    assert "Lena" not in text(mark.get("/story/"))


def test_a_house_without_a_story_begins_with_himself() -> None:
    row = furnished()
    mark = signed_in(account(row))
    assert "Begin with yourself." in text(mark.get("/story/"))
    sent = {"says": "Mark writes.", "name": "writes", "owners": "Mark", "was": "", "after": ""}
    early = mark.post("/story/new/", sent)
    assert early.status_code == 422
    assert "the story has to speak of them first" in text(early)
    mark.post("/story/who/new/", {"name": "Mark", "described": "a man", "owners": "Mark"})
    assert mark.post("/story/new/", {**sent, "about": "Mark"}).status_code == 303
    assert said(row) == ["{Mark} writes."]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"says": " "}, "Write a sentence."),
        ({"says": "x" * 401}, "longer than 400 characters"),
        ({"name": ""}, "Give it a short name"),
        ({"owners": []}, "It would not be yours to tell"),
        ({"about": "Nobody"}, "Choose whom it is about"),
        ({"after": "gone"}, "It is not there any more."),
        ({"was": "0" * 32}, "It was changed meanwhile"),
    ],
)
def test_a_mistake_changes_nothing_and_what_was_typed_stays(
    row: HouseholdRow, mark: Client, change: dict[str, Any], sentence: str
) -> None:
    before = said(row)
    sent = form(mark, "/story/1/", **{"says": "Typed.", "name": "writes", "after": "", **change})
    answer = mark.post("/story/1/", sent)
    assert answer.status_code == 422
    assert sentence in plain(text(answer))
    assert str(sent["says"]).strip() in text(answer)
    assert said(row) == before


@pytest.mark.parametrize("address", ["/story/0/", "/story/9/", "/story/who/0/", "/story/who/9/"])
def test_a_number_that_is_none_is_not_there(mark: Client, address: str) -> None:
    assert mark.get(address).status_code == 404


def test_what_is_anothers_alone_is_not_his_to_write(row: HouseholdRow, mark: Client) -> None:
    """Nor is it there for him; once she lets him know it, he reads it, and no more."""
    assert "/story/3/" not in text(mark.get("/story/"))  # hers would be the third
    yes = Consent("Ana", "Mark", (Subject.LIFE,), 1, NOON.date(), "to talk")
    save_story(row, Story((MARK, ANA), (HERS, WRITES, OPEN), (yes,)))
    page = text(mark.get("/story/"))
    assert "Ana has a dog." in page
    assert 'href="/story/1/"' not in page
    assert mark.get("/story/1/").status_code == 404
    taken = mark.post("/story/1/", {"was": mark_of(HERS), "out": "yes"})
    assert taken.status_code == 422
    assert said(row)[0] == "{Ana} has a dog."


def test_what_was_changed_meanwhile_is_not_overwritten(row: HouseholdRow) -> None:
    """The page looked before; the verb looks once it holds the house."""
    before = said(row)
    stale = replace(WRITES, says="{Mark} wrote.")
    given: Any = {"household": row.pk, "was": stale, "now": NOON, "by": "Mark"}
    with pytest.raises(LookupError, match="changed meanwhile"):
        write_fact(fact=WRITES, after="", **given)
    with pytest.raises(LookupError, match="changed meanwhile"):
        take_out_fact(**given)
    assert said(row) == before


def test_nobody_else_finds_it(row: HouseholdRow) -> None:
    ana = signed_in(account(row, "Ana"))
    for address in ("/story/", "/story/new/", "/story/1/", "/story/who/1/", "/story/who/new/"):
        assert ana.get(address).status_code == ana.get("/nowhere/").status_code == 404
