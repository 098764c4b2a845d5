"""Once a day a message that asks for an answer; what happens to whoever does not give one."""

from datetime import datetime

import pytest
from django.test import Client, override_settings

from horarium.config.addresses import site
from horarium.core.watch.message import Message, Voice
from horarium.jobs.watch import tick
from horarium.store.drilled import unsure_in
from horarium.store.models import DrillRow, EpisodeRow, HouseholdRow
from horarium.tellings.searches import names_unsure
from tests.cast import at
from tests.in_the_house import account, signed_in, text
from tests.watched_house import WatchedHouse, watched

pytestmark = pytest.mark.django_db

DAYS = ("Ana mon 07:00-15:15", "Ana tue 07:00-15:15", "Ana wed 07:00-15:15", "Ben thu 07:00-15:15")
HOUSE = "https://house.example.org"


def outcomes() -> list[str]:
    return list(DrillRow.objects.values_list("outcome", flat=True))


def unsure(home: WatchedHouse) -> list[str]:
    return names_unsure(home.row)


def test_at_eleven_whoever_is_on_duty_is_drilled_and_answers_by_a_text() -> None:
    with watched(*DAYS, since="mon 06:00") as home:
        home.until("mon 06:55").comes("Ana")
        home.until("mon 10:59")
        assert not home.drills()
        home.until("mon 11:00")
        [drill] = home.drills()
        assert drill.name == "Ana"
        assert "nothing is wrong" in drill.words
        home.phones.type("Ana", f"{drill.code} yes", home.now)
        home.until("mon 15:00")
        assert outcomes() == ["answered"]
        assert len(home.drills()) == 1
        assert not EpisodeRow.objects.exists()


def test_a_reply_from_another_number_proves_nothing() -> None:
    with watched(*DAYS, since="mon 06:00") as home:
        home.until("mon 06:55").comes("Ana")
        home.until("mon 11:00")
        home.phones.type("Ben", f"{home.drills()[0].code} yes", home.now)
        home.until("mon 11:30")
        assert outcomes() == ["waiting"]


def test_two_in_vain_and_the_next_is_asked_together_with_them() -> None:
    """A telephone that takes messages and shows none: known by day, and not on a Friday night."""
    roster = (*DAYS, "Ben fri 07:00-15:15")
    with watched(*roster, since="mon 06:00") as home:
        for day in ("mon", "tue"):
            home.until(f"{day} 06:55").comes("Ana")
            home.until(f"{day} 11:59")
            assert not unsure(home)
            home.until(f"{day} 12:00")
            home.until(f"{day} 15:20").leaves("Ana")
        assert outcomes() == ["failed", "failed"]
        assert unsure(home) == ["Ana"]
        assert "let the last two drills pass" in text(signed_in(account(home.row)).get("/"))
        home.until("tue 18:00").cannot_come("Ben", "thu 07:00")
        home.until("wed 06:55")
        home.comes("Ana")
        home.until_asked("Ana")
        step = [each.name for each in home.texts() if each.at == home.texts("Ana")[0].at]
        assert len(step) > 1
        home.until("wed 11:00")
        home.phones.type("Ana", f"{home.drills()[-1].code} yes", home.now)


def test_an_answer_makes_it_good_again() -> None:
    with watched(*DAYS, since="mon 06:00") as home:
        for day in ("mon", "tue"):
            home.until(f"{day} 06:55").comes("Ana")
            home.until(f"{day} 15:20").leaves("Ana")
        assert unsure(home) == ["Ana"]
        home.until("wed 06:55").comes("Ana")
        home.until("wed 11:01")
        home.phones.type("Ana", f"{home.drills()[-1].code} yes", home.now)
        home.until("wed 11:30")
        assert not unsure(home)
        assert "drills" not in text(signed_in(account(home.row)).get("/"))


def test_a_number_that_is_not_one_fails_at_once() -> None:
    with watched(*DAYS, since="mon 06:00") as home:
        home.until("mon 06:55").comes("Ana")
        home.phones.dead = {"Ana"}
        home.until("mon 11:02")
        assert outcomes() == ["failed"]


def test_nobody_is_drilled_while_somebody_is_searched_for() -> None:
    with watched(*DAYS, since="mon 06:00") as home:
        home.until("mon 11:30")
        assert home.asked()
        assert not home.drills()
        home.comes("Ana")
        home.until("mon 12:00")
        assert [each.name for each in home.drills()] == ["Ana"]


def test_watch_that_was_off_drills_once_all_the_same() -> None:
    """Any number of watches at once, and the same moment twice: one drill."""
    with watched(*DAYS, since="mon 06:00") as home:
        home.until("mon 06:55").comes("Ana")
        home.until("mon 11:00")
        HouseholdRow.objects.update(drill_house_at=None)
        tick(home.read)
        home.until("mon 12:30")
        assert len(home.drills()) == 1
        assert DrillRow.objects.count() == 1


@pytest.fixture
def _public(settings: object) -> None:
    place = site(HOUSE)
    settings.SITE = place  # type: ignore[attr-defined]
    settings.ALLOWED_HOSTS = place.hosts  # type: ignore[attr-defined]
    settings.HORARIUM_CLOCK = f"{__name__}.eleven"  # type: ignore[attr-defined]


def eleven() -> object:
    return at("mon 11:05")


@pytest.mark.usefixtures("_public")
def test_a_link_answers_and_looking_at_it_does_not() -> None:
    links = []
    with watched(*DAYS, since="mon 06:00") as home:

        def kept(message: Message, now: datetime) -> str:
            links.append(message.link)
            return home.phones.send(message, now)

        home.messenger.voices = {"sms": Voice(kept)}
        home.until("mon 06:55").comes("Ana")
        home.until("mon 11:00")
        code = links[-1].partition("#")[2]
        anybody = Client(HTTP_HOST="house.example.org")
        page = text(anybody.post("/answer/", {"link": code}, secure=True))
        assert "A drill: nothing is wrong" in page
        assert outcomes() == ["waiting"]
        thanks = anybody.post("/answer/", {"link": code, "answer": "heard"}, secure=True)
        assert "the house reaches you" in text(thanks)
        assert outcomes() == ["answered"]
        wrong = anybody.post("/answer/", {"link": f"{code}x", "answer": "heard"}, secure=True)
        assert wrong.status_code == 410


def test_whoever_is_signed_in_says_that_it_came() -> None:
    with watched(*DAYS, since="mon 06:00") as home:
        home.until("mon 06:55").comes("Ana")
        home.until("mon 11:00")
        drill = DrillRow.objects.get()
        with override_settings(HORARIUM_CLOCK=f"{__name__}.eleven"):
            ben, ana = (signed_in(account(home.row, each)) for each in ("Ben", "Ana"))
            assert ben.post(f"/drill/{drill.pk}/").status_code == 404
            assert "It came" not in text(ben.get("/"))
            assert outcomes() == ["waiting"]
            assert "A drill was sent to your telephone at 11:00" in text(ana.get("/"))
            ana.post(f"/drill/{drill.pk}/")
        assert outcomes() == ["answered"]
        assert not unsure_in(home.row)
