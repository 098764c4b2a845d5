"""Ana does not come at eleven, and Rosa, who is about to leave, is asked to stay."""

from collections.abc import Iterator
from datetime import datetime

import pytest
from django.test import Client

from horarium.actions.say_staying import say_staying
from horarium.core.labour_law import UK_WORKING_TIME
from horarium.store.accounts import account_for
from horarium.store.models import EventRow, MemberRow, NoticeRow, StayRow
from tests.cast import at
from tests.in_the_house import signed_in, text
from tests.pages.read_now import plain
from tests.watched_house import WatchedHouse, watched, watched_home

pytestmark = pytest.mark.django_db

NIGHT = ("Rosa mon 15:00-23:15", "Ana mon 23:00-07:15", "Ben tue 07:00-15:15")
WITH_LATE = (*NIGHT, "Rosa tue 15:00-23:15")
_now = at("mon 23:11")


def now() -> datetime:
    return _now


@pytest.fixture
def home(settings: object) -> Iterator[WatchedHouse]:
    """It is eleven minutes past eleven."""
    settings.HORARIUM_CLOCK = f"{__name__}.now"  # type: ignore[attr-defined]
    with watched(
        *WITH_LATE, since="mon 14:00", household=watched_home(law=UK_WORKING_TIME)
    ) as home:
        account_for(home.row, None, home.now)
        home.until("mon 14:55").comes("Rosa")
        home.until("mon 23:11")
        assert home.asked() == ["Ana", "Dolores"]
        yield home


def page_of(home: WatchedHouse, name: str) -> Client:
    member = MemberRow.objects.get(household=home.row, name=name)
    return signed_in(account_for(home.row, member, home.now))


def say(home: WatchedHouse, until_at: datetime | None, name: str = "Rosa") -> bool:
    watch = home.episode().watch.public_id
    return say_staying(
        household=home.row.pk, watch=watch, name=name, until_at=until_at, now=home.now, by=name
    )


def answered(home: WatchedHouse, words: str, answer: str) -> None:
    """The button of these words is on her page, and she presses it."""
    rosa = page_of(home, "Rosa")
    address = f"/now/staying/{home.episode().watch.public_id}/"
    page = text(rosa.get("/"))
    assert f'action="{address}"' in page
    assert f'value="{answer}"' in page
    assert f">{words}</button>" in page
    assert rosa.post(address, {"answer": answer}).status_code == 303


# -- what it rests on


def test_she_is_told_what_going_on_means(home: WatchedHouse) -> None:
    """Since when she works, what she agreed to, the law with its source, and that it is hers."""
    read = plain(text(page_of(home, "Rosa").get("/")))
    assert "Please stay until you are relieved: 23:00–07:15" in read
    assert "Whether you stay is yours to say, and checking out always works." in read
    assert "You are here since 14:55, for 8 h 16." in read
    assert "Until tomorrow 02:55 You agreed to up to 12 h on end." in read
    assert "Until tomorrow 04:00 The law may ask for 11 h of rest before your next shift." in read
    assert "Until tomorrow 05:00 You agreed to 10 h of rest before your next shift." in read
    assert "pa-pages.org guidance" in read
    assert "as read on 1 November 2026. A warning, not legal advice." in read
    assert ">Check out</button>" in text(page_of(home, "Rosa").get("/"))


def test_so_is_her_telephone(home: WatchedHouse) -> None:
    assert home.said_to("Rosa") == (
        "Nobody has come yet for 23:00–07:15. Please stay until somebody relieves you; others are "
        "being asked. Whether you stay is yours to say, and checking out always works. You are "
        "here since 14:55. By tomorrow 02:55: You agreed to up to 12 h on end."
    )


@pytest.mark.parametrize("name", ["Ana", "Ben", "Grace", "Dolores"])
def test_nobody_else_is_told_of_it(home: WatchedHouse, name: str) -> None:
    assert "Please stay" not in text(page_of(home, name).get("/"))
    with pytest.raises(LookupError):
        say(home, None, name)


# -- what she says


def test_she_stays_until_relieved(home: WatchedHouse) -> None:
    answered(home, "I stay until relieved", "stay")
    home.until("mon 23:16")
    assert home.asked()[2:] == ["Grace", "service"]
    assert "You said that you stay until somebody relieves you" in text(
        page_of(home, "Rosa").get("/")
    )
    mark = plain(text(signed_in(account_for(home.row, None, home.now)).get(story(home))))
    assert "Rosa: stays until relieved" in mark
    assert "Rosa, asked to stay: stays until relieved." in mark


def story(home: WatchedHouse) -> str:
    return f"/search/{home.episode().watch.public_id}/"


def test_she_must_go_and_he_and_the_next_hear_at_once(home: WatchedHouse) -> None:
    """Not in four minutes, when those asked last were waited for long enough."""
    answered(home, "I must go", "go")
    home.work()
    assert told_to_him(home) == ["Rosa must go. The next are being asked for 23:00–07:15."]
    assert home.asked()[2:] == ["Grace", "service"]
    assert home.texts()[-1].at == home.now
    assert "check out when you go" in text(page_of(home, "Rosa").get("/"))
    home.leaves("Rosa")
    home.until("mon 23:14")
    assert home.episode().ended_at is None


def told_to_him(home: WatchedHouse) -> list[str]:
    rows = NoticeRow.objects.filter(account=account_for(home.row, None, home.now))
    told = rows.values_list("sentence", flat=True)
    return [each for each in told if "Can you come?" not in each]


def test_whoever_is_on_the_way_hears_that_nobody_stays(home: WatchedHouse) -> None:
    home.replies("Dolores", "yes 23:20")
    home.until("mon 23:12")
    say(home, home.now)
    home.work()
    assert "Please come as soon as you can" in home.said_to("Dolores")


def test_at_the_time_until_which_she_can_stay_it_goes_on_without_her(home: WatchedHouse) -> None:
    answered(home, "I can stay until 23:45", at("mon 23:45").isoformat())
    home.until("mon 23:44")
    before = len(home.asked())
    home.until("mon 23:46")
    assert len(home.asked()) >= before + 3


def test_who_changes_their_mind_before_it_was_sent_goes_nowhere(home: WatchedHouse) -> None:
    assert not say(home, home.now)
    assert say(home, None)
    home.work()
    assert not told_to_him(home)
    assert StayRow.objects.get().until_at is None
    assert EventRow.objects.filter(kind="said of staying").count() == 2


def test_nobody_asks_once_somebody_has_come(home: WatchedHouse) -> None:
    home.comes("Dolores")
    home.until("mon 23:12")
    with pytest.raises(LookupError):
        say(home, None)
    assert "Please stay" not in text(page_of(home, "Rosa").get("/"))


def test_she_checks_out_whatever_she_said(home: WatchedHouse) -> None:
    say(home, None)
    home.leaves("Rosa")
    home.until("mon 23:12")
    assert "Please stay" not in text(page_of(home, "Rosa").get("/"))
    assert home.asked()[2:] == ["Grace", "service"]
