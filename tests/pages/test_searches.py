"""Whoever is asked answers on a page; he steers the search on his."""

from datetime import timedelta

import pytest
from django.test import Client

from horarium.core.hours import MINUTE
from horarium.core.watch.record import ladder_to_text
from horarium.core.watch.situation import Contact, Standing
from horarium.store.models import (
    AskRow,
    ComingRow,
    EpisodeRow,
    HouseholdRow,
    LinkRow,
    ShiftRow,
    WatchRow,
)
from horarium.store.outbox import link_digest
from tests.in_the_house import NOON, account, furnished, member, signed_in, text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]
CODE = "a-code-that-nobody-guesses"


@pytest.fixture
def row() -> HouseholdRow:
    return furnished()


def searching(row: HouseholdRow, *asked: str) -> EpisodeRow:
    """Nobody came at eleven, and these were asked."""
    ladder = tuple(
        Contact(str(member(row, name).public_id), name, Standing.ATTENDANT) for name in asked
    )
    watch = WatchRow.objects.create(
        household=row,
        kind="arrival",
        state="open",
        due_at=NOON - 60 * MINUTE,
        until_at=NOON + timedelta(hours=3),
        look_house_at=NOON,
        made_at=NOON,
    )
    episode = EpisodeRow.objects.create(
        watch=watch,
        cause="nobody checked in",
        ladder=ladder_to_text(ladder),
        opened_house_at=NOON,
        opened_at=NOON,
    )
    for each in ladder:
        AskRow.objects.create(
            episode=episode,
            step=1,
            contact=each.id,
            loud=True,
            code="4711",
            asked_house_at=NOON,
            asked_at=NOON,
        )
    return episode


def ask_of(episode: EpisodeRow, row: HouseholdRow, name: str) -> AskRow:
    return AskRow.objects.get(episode=episode, contact=str(member(row, name).public_id))


# -- signed in


def test_whoever_is_asked_sees_it_first_and_answers_with_one_press(row: HouseholdRow) -> None:
    episode = searching(row, "Ben")
    ben = signed_in(account(row, "Ben"))
    page = text(ben.get("/"))
    assert "Cover needed" in page
    assert page.index("Cover needed") < page.index("Your next shift")
    ask = ask_of(episode, row, "Ben")
    ben.post(f"/asked/{ask.pk}/", {"answer": (NOON + 30 * MINUTE).isoformat()})
    [coming] = ComingRow.objects.filter(episode=episode)
    assert coming.eta_at == NOON + 30 * MINUTE
    assert "You said that you come" in text(ben.get("/"))


def test_nobody_answers_for_another(row: HouseholdRow) -> None:
    episode = searching(row, "Ben")
    rosa = signed_in(account(row, "Rosa"))
    assert "Cover needed" not in text(rosa.get("/"))
    ask = ask_of(episode, row, "Ben")
    assert rosa.post(f"/asked/{ask.pk}/", {"answer": "no"}).status_code == 404
    assert AskRow.objects.get(pk=ask.pk).outcome == "waiting"


def test_no_is_no(row: HouseholdRow) -> None:
    episode = searching(row, "Ben")
    ben = signed_in(account(row, "Ben"))
    ben.post(f"/asked/{ask_of(episode, row, 'Ben').pk}/", {"answer": "no"})
    assert "Cover needed" not in text(ben.get("/"))
    assert AskRow.objects.get(episode=episode).outcome == "declined"


# -- by a link


@pytest.fixture
def link(row: HouseholdRow) -> EpisodeRow:
    """Ben was sent a link."""
    episode = searching(row, "Ben", "Rosa")
    ask = ask_of(episode, row, "Ben")
    LinkRow.objects.create(ask=ask, digest=link_digest(CODE), made_at=NOON)
    return episode


def test_program_that_opens_every_link_answers_nothing(link: EpisodeRow) -> None:
    """However often, and whatever it puts behind the question mark."""
    scanner = Client(HTTP_HOST="localhost")
    for address in ("/answer/", f"/answer/?code={CODE}", f"/answer/?code={CODE}&answer=in"):
        for _ in range(30):
            assert scanner.get(address).status_code == 200
            assert scanner.head(address).status_code == 200
    assert not ComingRow.objects.exists()
    assert set(link.asks.values_list("outcome", flat=True)) == {"waiting"}


def test_accepting_works_without_signing_in(link: EpisodeRow) -> None:
    """The first press shows what is asked, the second answers."""
    anybody = Client(HTTP_HOST="localhost")
    page = text(anybody.post("/answer/", {"link": CODE}))
    assert "Cover needed" in page
    assert "Mark" not in page
    assert not ComingRow.objects.exists()
    thanks = text(anybody.post("/answer/", {"link": CODE, "answer": NOON.isoformat()}))
    assert "you are expected" in thanks
    assert ComingRow.objects.get().episode == link


def test_link_dies_with_what_it_was_for(link: EpisodeRow) -> None:
    link.ended_at, link.ended_because = NOON, "somebody came"
    link.save()
    answer = Client(HTTP_HOST="localhost").post("/answer/", {"link": CODE, "answer": "in"})
    assert answer.status_code == 410
    assert not ComingRow.objects.exists()


def test_code_that_is_none(link: EpisodeRow) -> None:
    for code in ("", "x", CODE + "x", link_digest(CODE)):
        answer = Client(HTTP_HOST="localhost").post("/answer/", {"link": code, "answer": "in"})
        assert answer.status_code == 410
    assert not link.coming.exists()


# -- he himself


def test_he_calls_the_next_and_says_that_it_is_enough(row: HouseholdRow) -> None:
    episode = searching(row, "Ben")
    mark = signed_in(account(row))
    page = text(mark.get("/"))
    assert "Call the next" in page
    assert "Ben: no answer yet" in page
    watch = episode.watch.public_id
    mark.post(f"/search/{watch}/next/")
    assert AskRow.objects.get(episode=episode).outcome == "passed by"
    assert "Ben was asked; was not waited for." in text(mark.get(f"/search/{watch}/"))
    mark.post(f"/search/{watch}/enough/")
    assert WatchRow.objects.get(public_id=watch).stood_down == "Mark said that it is enough"


def test_he_says_that_he_is_alone_and_nothing_claims_that_help_was_called(
    row: HouseholdRow,
) -> None:
    mark = signed_in(account(row))
    answer = mark.post("/now/alone/", follow=True)
    assert "No emergency service was called" in text(answer)
    mark.post("/now/alone/")
    assert WatchRow.objects.filter(kind="alone").count() == 1


def test_dead_watch_is_said_on_now(row: HouseholdRow) -> None:
    """Whoever has no proof of life is not alive."""
    assert "The watch is not running" in text(signed_in(account(row)).get("/"))


# -- late, or not at all


def test_late_and_cannot_come_are_two_presses_from_now(row: HouseholdRow) -> None:
    ben, mark = signed_in(account(row, "Ben")), signed_in(account(row))
    shift = ShiftRow.objects.get(member__name="Ben")
    WatchRow.objects.create(
        household=row,
        kind="arrival",
        shift=shift,
        member=shift.member,
        due_at=shift.start_at,
        until_at=shift.end_at,
        look_house_at=NOON,
        made_at=NOON,
    )
    address = f"/shift/{shift.public_id}/"
    assert address in text(ben.get("/"))
    page = text(ben.get(address))
    assert "I can’t come" in page
    until = (shift.start_at + 30 * MINUTE).isoformat()
    ben.post(f"{address}late/", {"until": until})
    assert WatchRow.objects.get(shift=shift).late_until_at == shift.start_at + 30 * MINUTE
    ben.post(f"{address}cannot/")
    assert WatchRow.objects.get(shift=shift).cannot
    assert "Ben cannot come" in text(mark.get("/"))


def test_nobody_says_it_for_another(row: HouseholdRow) -> None:
    shift = ShiftRow.objects.get(member__name="Ben")
    for who in ("Rosa", ""):
        client = signed_in(account(row, who))
        assert client.post(f"/shift/{shift.public_id}/cannot/").status_code == 404
