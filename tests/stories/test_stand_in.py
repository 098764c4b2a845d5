"""Whoever comes for hours that were not theirs is told what they must know, and no more."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from horarium.core.people import Service
from horarium.core.watching import Watching
from horarium.store.accounts import account_for
from horarium.store.models import (
    AskRow,
    LinkRow,
    MachineFreeRow,
    MemberRow,
    PlacedRow,
    PlanRow,
)
from horarium.store.outbox import link_digest
from tests.cast import activity, at, attendant, backup, machine, weekly
from tests.in_the_house import signed_in, text
from tests.pages.read_now import plain
from tests.watched_house import NUMBERS, WatchedHouse, watched, watched_home

pytestmark = pytest.mark.django_db

ESSENTIALS = ("He breathes with the iron lung.", "Stay where he can see you.")
CODE = "a-code-that-nobody-guesses"
MUST_NOT = "You are not signed off for pump: leave whatever needs it alone."
GOES_ON = "Others are still being asked, until somebody who is signed off for it is there."
_clock = {"now": at("mon 23:12")}


def now() -> datetime:
    return _clock["now"]


@pytest.fixture
def home(settings: Any) -> Iterator[WatchedHouse]:
    """Ana did not come at eleven. Dolores can pump; Nora and the agency cannot."""
    settings.HORARIUM_CLOCK = f"{__name__}.now"
    house = watched_home(
        members=(
            *(attendant(name, phone=NUMBERS[name]) for name in ("Ana", "Rosa")),
            backup("Dolores", phone=NUMBERS["Dolores"]),
            backup("Nora", skills=(), phone=NUMBERS["Grace"]),
        ),
        services=(Service("Elm agency", NUMBERS["Ben"], weekly("always"), timedelta(hours=99)),),
        machine=machine(),
        activities=(
            activity("bath", "1h", skills=("lift",), shown_as="Care"),
            activity("letters", "1h", shown_as="Writing"),
            activity("session", "1h", kind="surrogate"),
        ),
        watching=Watching(
            floor="the answering service", floor_phone=NUMBERS["service"], essentials=ESSENTIALS
        ),
    )
    with watched(
        "Rosa mon 15:00-23:15", "Ana mon 23:00-07:15", since="mon 14:00", household=house
    ) as home:
        placed(home, "bath", "tue 06:00")
        placed(home, "letters", "mon 23:30")
        MachineFreeRow.objects.create(
            household=home.row,
            plan=PlanRow.objects.get(),
            start_at=at("tue 05:00"),
            end_at=at("tue 07:00"),
        )
        home.until("mon 14:55").comes("Rosa")
        home.until("mon 23:10")
        yield home


def placed(home: WatchedHouse, what: str, start: str) -> None:
    PlacedRow.objects.create(
        household=home.row,
        plan=PlanRow.objects.get(),
        activity=what,
        travel=timedelta(),
        start_at=at(start),
        end_at=at(start) + timedelta(hours=1),
    )


def page(home: WatchedHouse, name: str) -> str:
    member = MemberRow.objects.get(household=home.row, name=name)
    _clock["now"] = home.now
    return plain(text(signed_in(account_for(home.row, member, home.now)).get("/")))


def test_stand_in_who_comes_is_told_the_essentials(home: WatchedHouse) -> None:
    """What needs nothing learned, what to leave alone, whom to call; not where he is by then."""
    home.until_asked("Grace")
    home.replies("Grace", "yes")
    home.work()
    read = page(home, "Nora")
    for each in (
        *ESSENTIALS,
        MUST_NOT,
        GOES_ON,
        "Writing",
        "call the answering service: 415 555 0170",
    ):
        assert each in read
    for each in ("Care", "iron lung.Its", "Out of the machine", "letters", "bath", "session"):
        assert each not in read


def test_stand_in_who_arrives_is_told_so_until_others_are_there(home: WatchedHouse) -> None:
    home.comes("Nora")
    home.work()
    assert home.episode().ended_at is None
    assert MUST_NOT in page(home, "Nora")
    assert GOES_ON in page(home, "Nora")
    home.until("mon 23:20").comes("Dolores")
    home.work()
    assert home.episode().ended_at
    read = page(home, "Nora")
    assert MUST_NOT in read
    assert "Somebody who is signed off for it is there." in read
    home.leaves("Nora")
    assert "What to know" not in page(home, "Nora")


def test_who_has_the_competence_is_told_the_hours_and_the_house(home: WatchedHouse) -> None:
    """As whoever is on duty in them: in his words, and no more of why."""
    home.comes("Dolores")
    home.work()
    read = page(home, "Dolores")
    for each in (
        "What to know: 23:00–07:15",
        "Writing",
        "06:00–07:00 Care",
        "Out of the machine, back by 07:00",
        "The machine: iron lung. Its own alarm comes first.",
        "If something is wrong, call the answering service: 415 555 0170.",
    ):
        assert each in read
    for each in (MUST_NOT, "being asked", *ESSENTIALS, "bath", "letters"):
        assert each not in read


@pytest.mark.parametrize("name", ["Ana", "Rosa", "Dolores", "Nora"])
def test_nobody_is_told_who_neither_said_yes_nor_came(home: WatchedHouse, name: str) -> None:
    """Rosa is here, and on her own hours; the others may have been asked."""
    home.until("mon 23:30")
    assert "What to know" not in page(home, name)


# -- by a link


def link(home: WatchedHouse, contact: str) -> Client:
    ask = AskRow.objects.filter(contact=contact).latest("pk")
    LinkRow.objects.create(ask=ask, digest=link_digest(CODE), made_at=home.now)
    _clock["now"] = home.now
    return Client(HTTP_HOST="localhost")


def test_service_that_answers_by_its_link_is_told_the_same(home: WatchedHouse) -> None:
    """Not before it says yes; and again whenever the link is opened, until it says no."""
    home.until_asked("Ben")
    [contact] = {each.contact for each in AskRow.objects.filter(contact__startswith="service")}
    anybody = link(home, contact)
    asked = text(anybody.post("/answer/", {"link": CODE}))
    assert "What to know" not in asked
    for posted in ({"answer": home.now.isoformat()}, {}):
        read = plain(text(anybody.post("/answer/", {"link": CODE, **posted})))
        for each in (*ESSENTIALS, MUST_NOT, GOES_ON, "Writing"):
            assert each in read
        assert "Mark" not in read
    assert "What to know" not in text(anybody.post("/answer/", {"link": CODE, "answer": "no"}))
    assert "What to know" not in text(anybody.post("/answer/", {"link": CODE}))
