"""His journal opens with his words alone, and what passes as counsel is gone once it was read."""

import json
import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client

from horarium.actions.leave_today import leave_today
from horarium.actions.seek_counsel import erase_old_words
from horarium.core.people import Part
from horarium.core.story import Consent, Figure, Story, Subject, They
from horarium.store import keys
from horarium.store.backup import backup_text
from horarium.store.models import (
    DeviceRow,
    EntryRow,
    EventRow,
    HouseholdRow,
    NoticeRow,
    WordsRow,
)
from horarium.store.stories import save_story
from tests.in_the_house import NOON, account, furnished, member, signed_in, text
from tests.pages.read_now import plain
from tests.pages.test_told import fact, same

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]

WORDS = "the heron stands in the shallows"
SAID = "Xylophonic rain on the skylight"
STORY = Story(
    figures=(
        Figure("Mark", "a man", They.HE, ("Mark",), 1, Subject.WORK),
        Figure("Ana", "an attendant", They.SHE, ("Ana",), 1),
    ),
    facts=(
        fact("the poems", "{Mark} writes poems.", 4),
        fact("their talk", "{Mark} talks with {Ana}.", 1, "Mark", "Ana"),
        fact("her dog", "{Ana} has a dog.", 1, "Ana"),
    ),
)


@pytest.fixture
def row() -> HouseholdRow:
    return furnished()


@pytest.fixture
def mark(row: HouseholdRow) -> Client:
    return signed_in(account(row))


@pytest.fixture
def brendan(row: HouseholdRow) -> Client:
    return signed_in(account(row, "Father Brendan"))


def begun(client: Client, words: str = WORDS) -> None:
    assert client.post("/journal/open/", {"begin": "yes", "words": words}).status_code == 303


def read(client: Client, address: str) -> str:
    return plain(text(client.get(address)))


def bytes_of_everything() -> str:
    """All that is in the rows, and in the files of SQLite."""
    found = backup_text()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - its own names
            found += "".join(_spelled(each) for line in cursor.fetchall() for each in line)
    return found


def _spelled(value: object) -> str:
    raw = bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode()
    return raw.decode("latin-1")


# -- the journal


def test_it_is_begun_written_and_read(mark: Client) -> None:
    assert "nobody ever can" in read(mark, "/journal/")
    begun(mark)
    mark.post("/journal/", {"text": SAID})
    assert SAID in read(mark, "/journal/")
    [entry] = EntryRow.objects.all()
    mark.post(f"/journal/{entry.public_id}/", {"text": f"{SAID} again"})
    assert f"{SAID} again" in read(mark, "/journal/")
    mark.post(f"/journal/{entry.public_id}/out/")
    assert SAID not in read(mark, "/journal/")
    told = EventRow.objects.filter(kind__startswith="journal").values_list("kind", "content")
    assert set(told) == {(f"journal {what}", "{}") for what in ("begun", "written", "taken from")}


def test_it_is_shut_everywhere_else_and_after_the_curtain(row: HouseholdRow, mark: Client) -> None:
    begun(mark)
    mark.post("/journal/", {"text": SAID})
    elsewhere = signed_in(account(row))
    assert "shut on this device" in read(elsewhere, "/journal/")
    [entry] = EntryRow.objects.all()
    for address in ("", "out/", "share/"):
        assert elsewhere.get(f"/journal/{entry.public_id}/{address}").status_code == 303
    assert elsewhere.post("/journal/open/", {"words": f" {WORDS.title()} "}).status_code == 303
    assert SAID in read(elsewhere, "/journal/")
    elsewhere.post("/journal/shut/")
    assert "shut on this device" in read(elsewhere, "/journal/")
    device = DeviceRow.objects.filter(account__household=row).earliest("pk")
    assert keys.held_open(device.pk, entry.journal.key)
    mark.post("/curtain/")
    assert not keys.held_open(device.pk, entry.journal.key)


def test_without_his_words_nothing_opens_it(mark: Client) -> None:
    """Nor is anything in the program, once it was started again, that would."""
    begun(mark)
    mark.post("/journal/", {"text": SAID})
    for device in DeviceRow.objects.all():
        keys.shut(device.pk)
    answer = mark.post("/journal/open/", {"words": "the heron stands in the rain"})
    assert answer.status_code == 422
    assert "These are not the words that open it; nothing was opened." in plain(text(answer))
    assert "the heron" not in text(answer)
    [entry] = EntryRow.objects.all()
    for kept in json.loads((Path(settings.KEYS) / keys.FILE).read_text()).values():
        for value in kept.values():
            if isinstance(value, str) and len(value) == 64:
                with pytest.raises(keys.NoKeyError):
                    keys.unseal(bytes.fromhex(value), bytes(entry.sealed), "anything")


def test_other_words_open_it_from_then_on(mark: Client) -> None:
    begun(mark)
    mark.post("/journal/", {"text": SAID})
    assert mark.post("/journal/lock/", {"words": "short"}).status_code == 422
    mark.post("/journal/lock/", {"words": "a quite different heron"})
    mark.post("/journal/shut/")
    assert mark.post("/journal/open/", {"words": WORDS}).status_code == 422
    mark.post("/journal/open/", {"words": "a quite different heron"})
    assert SAID in read(mark, "/journal/")


@pytest.mark.parametrize("words", ["", "   short   ", "elevenchars"])
def test_few_letters_begin_nothing(mark: Client, words: str) -> None:
    answer = mark.post("/journal/open/", {"begin": "yes", "words": words})
    assert answer.status_code == 422
    assert "Use at least 12 letters" in plain(text(answer))
    assert "nobody ever can" in read(mark, "/journal/")


def test_a_second_journal_is_not_begun_over_the_first(mark: Client) -> None:
    begun(mark)
    mark.post("/journal/", {"text": SAID})
    assert mark.post("/journal/open/", {"begin": "yes", "words": WORDS}).status_code == 422
    assert SAID in read(mark, "/journal/")


def test_no_byte_of_it_is_in_the_rows_and_its_key_takes_it_away(
    row: HouseholdRow, mark: Client
) -> None:
    begun(mark)
    mark.post("/journal/", {"text": SAID})
    assert SAID not in bytes_of_everything()
    assert WORDS not in bytes_of_everything()
    keys.forget_keys(row, ["journal"])
    assert "shut on this device" in read(mark, "/journal/")
    answer = mark.post("/journal/open/", {"words": WORDS})
    assert "put that folder back" in plain(text(answer))


def test_what_was_written_while_it_was_shut_is_written_once_it_is_open(mark: Client) -> None:
    begun(mark)
    mark.post("/journal/shut/")
    answer = mark.post("/journal/", {"text": SAID})
    assert answer.status_code == 422
    assert SAID in text(answer)
    mark.post("/journal/open/", {"words": WORDS, "text": SAID})
    assert SAID in read(mark, "/journal/")


def test_its_words_are_shared_one_by_one(mark: Client) -> None:
    begun(mark)
    mark.post("/journal/", {"text": "I hope that Cheryl comes on Friday, and I am afraid."})
    [entry] = EntryRow.objects.all()
    address = f"/journal/{entry.public_id}/share/"
    page = mark.post(address, {"words": ["0", "1", "4", "7", "8", "9", "10"]})
    assert "I hope … comes … and I am afraid.</textarea>" in text(page)
    assert "Cheryl" not in text(page)
    assert "I hope that Cheryl" in text(mark.post(address, {"all": "yes"}))
    assert mark.post(address, {"words": ["99", "x"]}).status_code == 422


# -- counsel


def asked(row: HouseholdRow, mark: Client, words: str = SAID, **more: Any) -> Any:
    to = str(member(row, more.pop("to", "Father Brendan")).public_id)
    return mark.post("/words/", {"to": to, "text": words, **more})


def sent(row: HouseholdRow, mark: Client, words: str = SAID, **more: Any) -> WordsRow:
    assert asked(row, mark, words, sure="yes", **more).status_code == 303
    return WordsRow.objects.latest("pk")


def test_he_sees_exactly_what_they_get_before_it_goes(
    row: HouseholdRow, mark: Client, brendan: Client
) -> None:
    save_story(row, STORY)
    looked = asked(row, mark, "May I?", facts=["the poems"])
    quote = re.search(r"<blockquote>(.*?)</blockquote>", text(looked), re.DOTALL)
    assert quote
    assert plain(f"<main>{quote[1]}") == "May I? Mark writes poems."
    assert not WordsRow.objects.exists()
    words = sent(row, mark, "May I?", facts=["the poems"])
    read_by_him = brendan.post(f"/words/{words.public_id}/read/")
    got = re.search(r"<blockquote>(.*?)</blockquote>", text(read_by_him), re.DOTALL)
    assert got
    assert got[1] == quote[1]


def test_what_is_anothers_too_needs_their_yes(row: HouseholdRow, mark: Client) -> None:
    save_story(row, STORY)
    answer = asked(row, mark, "Well?", facts=["their talk"], sure="yes")
    assert answer.status_code == 422
    assert "“their talk” is also Ana’s to tell" in plain(text(answer))
    assert "Well?" in text(answer)
    assert asked(row, mark, "", facts=["her dog"], sure="yes").status_code == 422
    yes = Consent("Ana", "Father Brendan", (Subject.WORK,), 1, NOON.date(), "counsel")
    save_story(row, Story(STORY.figures, STORY.facts, (yes,)))
    assert "Mark talks with an attendant." in plain(
        text(asked(row, mark, "Well?", facts=["their talk"]))
    )


def test_they_are_read_once_and_answered(
    row: HouseholdRow, mark: Client, brendan: Client, django_capture_on_commit_callbacks: Any
) -> None:
    words = sent(row, mark)
    key = keys.key_named(words.key)
    assert SAID not in bytes_of_everything()
    assert "Words wait for you" in read(brendan, "/")
    assert "From Mark" in read(brendan, "/words/")
    assert SAID not in text(brendan.get("/words/"))
    assert brendan.get(f"/words/{words.public_id}/read/").status_code == 405
    with django_capture_on_commit_callbacks(execute=True):
        assert SAID in text(brendan.post(f"/words/{words.public_id}/read/"))
    again = brendan.post(f"/words/{words.public_id}/read/", follow=True)
    assert "were read already" in plain(text(again))
    with pytest.raises(keys.NoKeyError):
        keys.key_named(words.key)
    assert key.hex() not in (Path(settings.KEYS) / keys.FILE).read_text()
    brendan.post("/words/", {"text": "Yes. Say it kindly."})
    answer = WordsRow.objects.get()
    begun(mark)
    shown = text(mark.post(f"/words/{answer.public_id}/read/"))
    assert "Yes. Say it kindly." in shown
    mark.post("/journal/", {"text": "Yes. Say it kindly."})
    assert "Yes. Say it kindly." in read(mark, "/journal/")


def test_only_that_it_was_sought_is_kept(
    row: HouseholdRow, mark: Client, brendan: Client, django_capture_on_commit_callbacks: Any
) -> None:
    """Not of whom: the rows are as if somebody else had been asked, but for that one event."""
    words = sent(row, mark)
    with django_capture_on_commit_callbacks(execute=True):
        brendan.post(f"/words/{words.public_id}/read/")
    assert not WordsRow.objects.exists()
    assert not NoticeRow.objects.exists()
    kept = EventRow.objects.filter(kind="counsel sought").values_list("by", "content", "at")
    assert list(kept) == [("Mark", "{}", NOON)]
    assert keys.names_of(row, "words") == ()


def test_after_seven_days_they_are_gone_unread(
    row: HouseholdRow, mark: Client, brendan: Client, django_capture_on_commit_callbacks: Any
) -> None:
    sent(row, mark)
    erase_old_words(now=NOON + timedelta(days=7) - timedelta(seconds=1))
    assert WordsRow.objects.exists()
    with django_capture_on_commit_callbacks(execute=True):
        erase_old_words(now=NOON + timedelta(days=7))
    assert "Nothing waits for you." in read(brendan, "/words/")
    assert keys.names_of(row, "words") == ()


def test_he_takes_back_what_was_not_read(
    row: HouseholdRow, mark: Client, brendan: Client, django_capture_on_commit_callbacks: Any
) -> None:
    words = sent(row, mark)
    assert "To Father Brendan" in read(mark, "/words/")
    with django_capture_on_commit_callbacks(execute=True):
        mark.post(f"/words/{words.public_id}/back/")
    assert "Nothing waits for you." in read(brendan, "/words/")
    assert keys.names_of(row, "words") == ()


def test_whoever_leaves_reads_nothing(
    row: HouseholdRow, mark: Client, django_capture_on_commit_callbacks: Any
) -> None:
    sent(row, mark)
    with django_capture_on_commit_callbacks(execute=True):
        leave_today(
            household=row.pk,
            member=member(row, "Father Brendan").public_id,
            now=NOON,
            by="Mark",
        )
    assert keys.names_of(row, "words") == ()
    assert not WordsRow.objects.exists()


@pytest.mark.parametrize("name", ["Ana", "Ben"])
def test_nobody_else_reads_them_or_learns_of_them(
    row: HouseholdRow, mark: Client, name: str
) -> None:
    """Their pages are the same, byte by byte, whether counsel is sought or not."""
    other = signed_in(account(row, name))
    pages = ("/", "/words/", "/told/", "/week/", "/away/")
    before = [same(text(other.get(each))) for each in pages]
    words = sent(row, mark)
    assert [same(text(other.get(each))) for each in pages] == before
    assert SAID not in text(other.post(f"/words/{words.public_id}/read/", follow=True))
    assert WordsRow.objects.exists()


def test_who_is_no_confidant_is_not_asked_and_sends_nothing(
    row: HouseholdRow, mark: Client
) -> None:
    assert asked(row, mark, to="Ana", sure="yes").status_code == 422
    ana = signed_in(account(row, "Ana"))
    answer = ana.post("/words/", {"text": "something"})
    assert answer.status_code == 422
    row.memberrow_set.filter(name="Ana").update(parts=frozenset({Part.ATTENDANT, Part.CONFIDANT}))
    assert ana.post("/words/", {"text": "something"}).status_code == 303


@pytest.mark.parametrize("words", ["", "  \n ", "x" * 4001])
def test_no_words_or_too_many_are_a_sentence(row: HouseholdRow, mark: Client, words: str) -> None:
    answer = asked(row, mark, words, sure="yes")
    assert answer.status_code == 422
    assert not WordsRow.objects.exists()
    assert words.strip() in text(answer)


def test_no_page_of_it_is_kept_by_a_browser(mark: Client) -> None:
    for address in ("/journal/", "/words/", "/told/", "/told/record/"):
        assert mark.get(address)["Cache-Control"] == "no-store"
