"""Somebody who does him harm is in the room, and he gives his quiet sign before their eyes."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from django.db import transaction
from django.test import Client

from horarium.actions.answer_ask import answer_ask
from horarium.actions.give_quiet_sign import give_quiet_sign
from horarium.actions.set_pattern import set_pattern
from horarium.actions.set_quiet_word import set_quiet_word
from horarium.actions.take_everything import take_everything
from horarium.core.watching import Watching
from horarium.store.accounts import account_for
from horarium.store.ahead import read_ahead
from horarium.store.house_clock import house_time
from horarium.store.models import (
    AccountRow,
    AskRow,
    EventRow,
    MemberRow,
    NoticeRow,
    OutboxRow,
    WatchingRow,
    WatchRow,
)
from tests.in_the_house import PATTERN, device, press, signed_in, text
from tests.pages.read_now import plain
from tests.tellings.two_worlds import TOKENS, addresses, answer_of, still
from tests.watched_house import NUMBERS, WatchedHouse, watched, watched_home

pytestmark = pytest.mark.django_db

WORD, OTHER = "cloud", "bread"
ROSTER = ("Rosa mon 15:00-23:15", "Ben mon 23:00-07:15")
OTHERS = ("Ben", "Rosa", "Grace", "Dolores")
SAID = (
    "Mark gave the quiet sign you agreed on, 17:00. Checked in: Rosa since 14:55. "
    "Please ring or come. Nobody else was told."
)
_clock: dict[str, Callable[[], datetime]] = {}


def now() -> datetime:
    return _clock["now"]()


@pytest.fixture
def home(settings: Any) -> Iterator[WatchedHouse]:
    """It is five; Rosa has checked in. The sign is for Ana, who is at home."""
    settings.HORARIUM_CLOCK = f"{__name__}.now"
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    watching = Watching(
        floor="the answering service", floor_phone=NUMBERS["service"], trusted="Ana"
    )
    with watched(*ROSTER, since="mon 14:00", household=watched_home(watching=watching)) as home:
        _clock["now"] = lambda: home.now
        home.until("mon 14:55").comes("Rosa")
        home.until("mon 17:00")
        yield home


def his(home: WatchedHouse) -> Client:
    """His tablet at the bed, covered, with a pattern and a word for his sign."""
    account = account_for(home.row, None, home.now)
    client = signed_in(account)
    row = device(client)
    type(row).objects.filter(pk=row.pk).update(public_id=still("Mark", "device"))
    client.post(f"/devices/{device(client).public_id}/", {"name": "tablet", "shared": "1"})
    set_pattern_of(account)
    client.post("/curtain/")
    return client


def set_pattern_of(account: AccountRow) -> None:
    set_pattern(account=account.pk, picks=PATTERN, now=now(), by="Mark")
    set_quiet_word(account=account.pk, word=WORD, now=now(), by="Mark")


def gives(client: Client, word: str = WORD) -> str:
    """One word, then Start over; what the screen shows then."""
    press(client, word)
    return text(client.post("/curtain/open/", {"picked": [word], "start over": "1"}))


def signs() -> int:
    return WatchRow.objects.filter(kind="quiet").count()


# -- what it does


def test_whom_he_trusts_hears_it_by_all_that_is_loud(home: WatchedHouse) -> None:
    account_for(home.row, MemberRow.objects.get(name="Ana"), home.now)
    gives(his(home))
    home.work()
    [told] = home.texts()
    assert (told.name, told.loud) == ("Ana", True)
    assert told.words == f"{SAID} Reply {told.code} YES once you have it."
    assert set(OutboxRow.objects.values_list("channel", flat=True)) == {"sms"}


def test_it_is_repeated_until_she_answers_and_only_to_her(home: WatchedHouse) -> None:
    """All night if need be, also in the quiet hours; given twice, it is one."""
    client = his(home)
    gives(client)
    gives(client)
    assert signs() == 1
    home.until("mon 18:00")
    assert {each.name for each in home.texts()} == {"Ana"}
    assert len(home.texts()) == 16
    home.replies("Ana", "yes")
    home.until("mon 20:00")
    assert len(home.texts()) == 16
    assert home.episode().ended_because == "whom he trusts has answered"
    gives(client)
    assert signs() == 2


def test_no_is_no_answer_to_it(home: WatchedHouse) -> None:
    gives(his(home))
    home.work()
    home.replies("Ana", "no")
    home.until("mon 17:09")
    assert len(home.texts()) == 3


def test_she_answers_on_her_page_with_one_press(home: WatchedHouse) -> None:
    gives(his(home))
    home.work()
    ana = signed_in(account_for(home.row, MemberRow.objects.get(name="Ana"), home.now))
    page = text(ana.get("/"))
    assert SAID in plain(page)
    assert ">I have it: I ring or come</button>" in page
    assert "I cannot" not in page
    ask = AskRow.objects.get()
    ana.post(f"/asked/{ask.pk}/", {"answer": "yes"})
    home.until("mon 17:20")
    assert len(home.texts()) == 1
    assert SAID not in plain(text(ana.get("/")))


@pytest.mark.parametrize(
    "presses", [(OTHER,), (), (WORD, OTHER), (OTHER, WORD), (WORD, WORD), (WORD, WORD, WORD)]
)
def test_nothing_else_is_the_sign(home: WatchedHouse, presses: tuple[str, ...]) -> None:
    client = his(home)
    client.post("/curtain/open/", {"picked": presses, "start over": "1"})
    press(client, WORD)
    assert not signs()


def test_pattern_that_begins_with_the_word_opens_and_gives_none(home: WatchedHouse) -> None:
    client = his(home)
    account = account_for(home.row, None, home.now)
    set_quiet_word(account=account.pk, word=PATTERN[0], now=home.now, by="Mark")
    assert press(client, *PATTERN).status_code == 303
    assert not signs()


def test_nobody_else_gives_it(home: WatchedHouse) -> None:
    """A member who covers a device of theirs and presses his word."""
    his(home)
    rosa = signed_in(account_for(home.row, MemberRow.objects.get(name="Rosa"), home.now))
    gives(rosa)
    assert not signs()


# -- what is to be seen of it


def seen(home: WatchedHouse, word: str, *, answers: bool) -> tuple[dict[Any, bytes], Any]:
    """Each page of all but Ana, and what the break-glass knows, nine minutes after two presses.

    In a world that is gone afterwards.
    """
    reading = home._reading
    with transaction.atomic():
        client = his(home)
        shown = {("Mark", "start over"): gives(client, word).encode()}
        home.work()
        home.until("mon 17:09")
        if answers and signs():
            answer_ask(ask=AskRow.objects.earliest("pk").pk, comes=True, now=home.now, by="Ana")
            home.work()
        for name, looker in lookers(home, client):
            found = {each: answer_of(looker, each) for each in addresses(home.row)}
            shown |= {(name, each): page for each, page in found.items()}
        ahead = read_ahead(house_time(home.read()))
        transaction.set_rollback(True)
    home._reading = reading
    return shown, ahead


def lookers(home: WatchedHouse, covered: Client) -> Iterator[tuple[str, Client]]:
    yield "behind the curtain", covered
    accounts = {name: MemberRow.objects.get(name=name) for name in OTHERS}
    for name, member in (*accounts.items(), ("Mark", None)):
        client = signed_in(account_for(home.row, member, home.now))
        row = device(client)
        type(row).objects.filter(pk=row.pk).update(public_id=still(name, "own device"))
        yield name, client


@pytest.mark.parametrize(("down", "answers"), [(False, False), (False, True), (True, False)])
def test_no_byte_of_any_page_is_another(home: WatchedHouse, down: bool, answers: bool) -> None:
    """Not theirs, not his, not behind the curtain; also where the only channel fails."""
    home.phones.down = down
    for name in (*OTHERS, "Ana"):
        account_for(home.row, MemberRow.objects.get(name=name), home.now)
    without, ahead_without = seen(home, OTHER, answers=answers)
    before = len(home.texts())
    given, ahead_given = seen(home, WORD, answers=answers)
    assert (len(home.texts()) > before) is not down
    assert set(given) == set(without)
    assert [each for each in given if masked(given[each]) != masked(without[each])] == []
    assert ahead_given == ahead_without


def masked(page: bytes) -> bytes:
    """Without the tokens of its forms."""
    return TOKENS.sub(rb"\1", page)


def test_story_of_it_is_not_there_for_him_either(home: WatchedHouse) -> None:
    gives(his(home))
    home.work()
    mark = signed_in(account_for(home.row, None, home.now))
    watch = WatchRow.objects.get(kind="quiet").public_id
    assert mark.get(f"/search/{watch}/").status_code == 404
    assert not NoticeRow.objects.exclude(account__member__name="Ana").exists()


def test_he_alone_sees_that_it_was_received(home: WatchedHouse) -> None:
    """Other words for the same, where nobody looks twice; for twelve hours."""
    client = his(home)
    assert "0 of 4 pressed." in gives(client)
    home.work()
    assert "0 of 4 pressed." in text(client.get("/curtain/open/"))
    home.replies("Ana", "yes")
    home.until("mon 17:02")
    assert "None of 4 pressed." in text(client.get("/curtain/open/"))
    assert "1 of 4 pressed." in text(press(client, OTHER))
    home.pass_time(timedelta(hours=12))
    assert "0 of 4 pressed." in text(client.get("/curtain/open/"))


# -- whom it reaches


def test_without_anybody_it_is_a_press_like_others(home: WatchedHouse) -> None:
    """And the pages on which it is set say so plainly."""
    client = his(home)
    with_ana = masked(gives(client).encode())
    WatchingRow.objects.update(trusted=None)
    WatchRow.objects.update(state="ended")
    assert masked(gives(client).encode()) == with_ana
    assert signs() == 1
    page = settings_page(home)
    assert "It reaches nobody: under Household, The watch, nobody is named." in page


def settings_page(home: WatchedHouse) -> str:
    """Once he has shown that it is he."""
    client = signed_in(account_for(home.row, None, home.now))
    press(client, *PATTERN)
    return plain(text(client.get("/curtain/quiet/")))


def test_settings_say_whom_it_reaches_and_never_by_which_word(home: WatchedHouse) -> None:
    his(home)
    page = settings_page(home)
    assert "It reaches Ana, by a text." in page
    assert "Choose another word" in page


def test_it_is_set_and_taken_away(home: WatchedHouse) -> None:
    his(home)
    client = signed_in(account_for(home.row, None, home.now))
    assert client.post("/curtain/quiet/", {"tile": OTHER}).status_code != 200
    press(client, *PATTERN)
    client.post("/curtain/quiet/", {"tile": OTHER})
    assert AccountRow.objects.get(member=None).quiet_word == OTHER
    client.post("/curtain/quiet/", {"tile": "no tile"})
    assert AccountRow.objects.get(member=None).quiet_word == OTHER
    client.post("/curtain/quiet/", {"none": "1"})
    assert AccountRow.objects.get(member=None).quiet_word == ""
    assert EventRow.objects.filter(kind="quiet word set", content="{}").count() == 3


def test_when_she_leaves_it_reaches_nobody_and_he_is_told(home: WatchedHouse) -> None:
    client = his(home)
    gives(client)
    home.work()
    ana = MemberRow.objects.get(name="Ana")
    mark = signed_in(account_for(home.row, None, home.now))
    page = plain(text(mark.get(f"/circle/{ana.public_id}/leave/")))
    assert "A quiet sign reaches Ana, and then reaches nobody." in page
    home.leave_today("Ana")
    home.until("mon 17:30")
    assert len(home.texts("Ana")) == 1
    assert "A quiet sign reaches nobody now." in plain(text(mark.get("/")))
    assert home.episode().ended_at
    gives(client)
    assert signs() == 1


def test_the_file_with_everything_has_no_trace_of_it(home: WatchedHouse) -> None:
    """Somebody at his bed presses for it on his own screen: there is nothing to be found."""
    account = account_for(home.row, None, home.now)

    def files() -> dict[str, list[str]]:
        made = take_everything(household=home.row.pk, device=0, now=home.now, by="Mark")
        with ZipFile(BytesIO(made)) as archive:
            return {each: archive.read(each).decode().splitlines() for each in archive.namelist()}

    set_quiet_word(account=account.pk, word=WORD, now=home.now, by="Mark")
    before = files()
    assert give_quiet_sign(account=account.pk, word=WORD, now=home.now, by="Mark")
    home.until("mon 17:05")
    assert signs() == 1
    after = files()
    [taken] = set(after["record.csv"]) - set(before["record.csv"])
    assert taken.endswith("everything taken")
    after["record.csv"].remove(taken)
    assert after == before
