"""Who acts for him opens exactly what is entrusted, today, and signs it; the worst days."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from horarium.actions.worst_days import erase_as_decided
from horarium.core.entrusted import Area
from horarium.pages.entrusted.acting import PAGES
from horarium.store import keys
from horarium.store.models import EntrustedRow, EventRow, HouseholdRow, PlanRequestRow, StoryRow
from horarium.store.record import record
from horarium.store.stories import save_story
from tests.in_the_house import NOON, account, furnished, member, signed_in, text
from tests.pages.read_now import plain
from tests.pages.test_told import STORY, same

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]

WORST = {
    "in hospital": "/circle/worst-days/hospital/",
    "cannot decide for a while": "/circle/worst-days/cannot-decide/",
    "has died": "/circle/worst-days/death/",
}
HIS = {Area.PLANNING: ("/plan/", "/what-if/"), Area.TIMESHEETS: ("/timesheets/",)}
OTHERS = ("/circle/", "/household/", "/journal/", "/told/record/", *WORST.values())
GIVEN = {"areas": ["planning"], "until": "1988-04-01", "purpose": "while I write"}


@pytest.fixture
def row() -> HouseholdRow:
    return furnished()


@pytest.fixture
def mark(row: HouseholdRow) -> Client:
    return signed_in(account(row))


@pytest.fixture
def ana(row: HouseholdRow) -> Client:
    return signed_in(account(row, "Ana"))


def entrusts(row: HouseholdRow, name: str = "Ana") -> str:
    return f"/circle/{member(row, name).public_id}/entrusts/"


def is_his(client: Client, address: str) -> bool:
    answer = client.get(address)
    return answer.status_code == 200 and "This page is Mark’s." in text(answer)


def test_every_area_has_its_pages() -> None:
    assert set(PAGES) == set(Area)


@pytest.mark.parametrize("area", list(HIS))
def test_exactly_what_is_entrusted_opens(
    row: HouseholdRow, mark: Client, ana: Client, area: Area
) -> None:
    ana.post("/acting/", {"act": "yes"})
    assert not any(is_his(ana, each) for pages in HIS.values() for each in pages)
    assert mark.post(entrusts(row), {**GIVEN, "areas": [area]}).status_code == 303
    for each, pages in HIS.items():
        for page in pages:
            assert is_his(ana, page) == (each is area), page
    for page in OTHERS:
        assert ana.get(page).status_code == 404
        assert ana.post(page).status_code == 404
    ben = signed_in(account(row, "Ben"))
    ben.post("/acting/", {"act": "yes"})
    assert not any(is_his(ben, each) for pages in HIS.values() for each in pages)


def test_only_while_they_say_that_they_act(row: HouseholdRow, mark: Client, ana: Client) -> None:
    """Otherwise these are their own pages, as before."""
    before = same(text(ana.get("/timesheets/")))
    mark.post(entrusts(row), {**GIVEN, "areas": ["timesheets"]})
    assert same(text(ana.get("/timesheets/"))) == before
    ana.post("/acting/", {"act": "yes"})
    assert is_his(ana, "/timesheets/")
    ana.post("/acting/", {"act": "no"})
    assert same(text(ana.get("/timesheets/"))) == before


def test_it_ends_on_its_day_when_taken_back_and_when_they_leave(
    row: HouseholdRow, mark: Client, ana: Client, settings: Any
) -> None:
    mark.post(entrusts(row), GIVEN)
    ana.post("/acting/", {"act": "yes"})
    assert is_his(ana, "/plan/")
    given = EntrustedRow.objects.get()
    mark.post(entrusts(row), {"take_back": str(given.public_id)})
    assert ana.get("/plan/").status_code == 404
    mark.post(entrusts(row), {**GIVEN, "until": "1988-03-17"})
    assert is_his(ana, "/plan/")
    settings.HORARIUM_CLOCK = "tests.pages.test_entrusted.tomorrow"
    later = signed_in(account(row, "Ana"))
    later.post("/acting/", {"act": "yes"})
    assert later.get("/plan/").status_code == 404
    settings.HORARIUM_CLOCK = "tests.in_the_house.noon"
    mark.post(f"/circle/{member(row, 'Ana').public_id}/leave/")
    assert not EntrustedRow.objects.exists()


def tomorrow() -> datetime:
    """What a clock says a day later."""
    return NOON + timedelta(days=1)


def test_what_they_do_is_theirs_for_him(row: HouseholdRow, mark: Client, ana: Client) -> None:
    mark.post(entrusts(row), GIVEN)
    ana.post("/acting/", {"act": "yes"})
    days = {"first_day": "1988-03-21", "days": "14"}
    assert ana.post("/plan/", days).status_code == 303
    assert PlanRequestRow.objects.get().by == "Ana for Mark"
    page = plain(text(mark.get(entrusts(row))))
    kinds = EventRow.objects.filter(by="Ana for Mark").values_list("kind", flat=True)
    assert "plan asked for" in kinds
    assert all(each in page for each in kinds)


def test_nobody_else_sees_anything_of_it(row: HouseholdRow, mark: Client) -> None:
    ben = signed_in(account(row, "Ben"))
    pages = ("/", "/acting/", "/told/", "/week/", "/timesheets/")
    before = [same(text(ben.get(each))) for each in pages]
    mark.post(entrusts(row), GIVEN)
    assert [same(text(ben.get(each))) for each in pages] == before


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"areas": []}, "Choose at least one thing."),
        ({"areas": ["everything"]}, "Choose at least one thing."),
        ({"until": ""}, "Give the day on which it ends"),
        ({"until": "1988-03-16"}, "Give the day on which it ends"),
        ({"until": "1989-03-18"}, "Give the day on which it ends"),
        ({"purpose": ""}, "Say what it is for"),
    ],
)
def test_a_mistake_entrusts_nothing(
    row: HouseholdRow, mark: Client, change: dict[str, Any], sentence: str
) -> None:
    answer = mark.post(entrusts(row), {**GIVEN, **change})
    assert answer.status_code == 422
    assert sentence in plain(text(answer))
    assert not EntrustedRow.objects.exists()


# -- the worst days

HOSPITAL = {
    "day_kind": "in hospital",
    "may_say": ["Ana", "Ben"],
    "acts": "Ben",
    "areas": ["planning"],
    "sentence": "Mark is in hospital; keep your hours.",
}
DEATH = {
    "day_kind": "has died",
    "may_say": ["Ana", "Ben", "Rosa"],
    "erases": ["story"],
    "after": "10",
}


def decided(mark: Client, what: dict[str, Any]) -> None:
    assert mark.post(WORST[what["day_kind"]], what).status_code == 303


def say(client: Client, day: str, act: str = "say") -> int:
    return client.post("/acting/say/", {"day_kind": day, "act": act}).status_code


def test_it_begins_when_said_and_is_over_with_one_press(
    row: HouseholdRow, mark: Client, ana: Client
) -> None:
    decided(mark, HOSPITAL)
    ben, rosa = (signed_in(account(row, each)) for each in ("Ben", "Rosa"))
    ben.post("/acting/", {"act": "yes"})
    assert ben.get("/plan/").status_code == 404
    assert say(rosa, "in hospital") == 404
    assert "Mark is in hospital; keep" not in text(rosa.get("/"))
    assert say(ana, "in hospital") == 303
    for client in (rosa, ben, ana, mark):
        assert "Mark is in hospital; keep your hours." in plain(text(client.get("/")))
    assert "Ana has said that you are in this: in hospital." in plain(text(mark.get("/")))
    assert is_his(ben, "/plan/")
    assert mark.post(WORST["in hospital"], {"take_back": "yes"}).status_code == 303
    assert ben.get("/plan/").status_code == 404
    assert "keep your hours" not in text(rosa.get("/"))


def test_who_said_it_takes_it_back_and_nobody_else(
    row: HouseholdRow, mark: Client, ana: Client
) -> None:
    decided(mark, HOSPITAL)
    ben = signed_in(account(row, "Ben"))
    say(ana, "in hospital")
    assert say(ben, "in hospital", "back") == 404
    assert "keep your hours" in text(ben.get("/"))
    assert say(ana, "in hospital", "back") == 303
    assert "keep your hours" not in text(ben.get("/"))


def test_he_is_never_locked_out(mark: Client, ana: Client) -> None:
    decided(mark, {**HOSPITAL, "day_kind": "cannot decide for a while"})
    say(ana, "cannot decide for a while")
    for page in ("/", "/plan/", "/circle/", "/household/", "/journal/", "/told/"):
        assert mark.get(page).status_code == 200, page


def test_two_must_say_that_he_has_died_and_then_it_is_erased_on_its_day(
    row: HouseholdRow, mark: Client, ana: Client
) -> None:
    save_story(row, STORY)
    record(row, "let know", "something", at=NOON, by="Mark")
    decided(mark, DEATH)
    say(ana, "has died")
    say(ana, "has died")
    erase_as_decided(now=NOON + timedelta(days=100))
    assert StoryRow.objects.exists()
    say(signed_in(account(row, "Ben")), "has died")
    erase_as_decided(now=NOON + timedelta(days=10) - timedelta(seconds=1))
    assert keys.names_of(row, "story")
    erase_as_decided(now=NOON + timedelta(days=10))
    assert not StoryRow.objects.exists()
    assert keys.names_of(row, "story") == keys.names_of(row, "record") == ()
    erase_as_decided(now=NOON + timedelta(days=11))
    assert EventRow.objects.filter(kind="erased as decided").count() == 1


def test_taken_back_nothing_is_erased(row: HouseholdRow, mark: Client, ana: Client) -> None:
    save_story(row, STORY)
    decided(mark, DEATH)
    say(ana, "has died")
    say(signed_in(account(row, "Ben")), "has died")
    mark.post(WORST["has died"], {"take_back": "yes"})
    erase_as_decided(now=NOON + timedelta(days=100))
    assert StoryRow.objects.exists()


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"may_say": ["Ana"]}, "Choose two people who may say so."),
        ({"after": "3"}, "Leave at least 7 days before anything is erased."),
        ({"after": "soon"}, "Say after how many days, up to 3650."),
        ({"acts": "Ben"}, "Choose both who acts for you and in what, or neither."),
        ({"may_say": ["Ana", "Nobody"]}, "Nobody in test house is called"),
        ({"sentence": "x" * 201}, "Say it in at most 200 characters."),
    ],
)
def test_a_mistake_decides_nothing(mark: Client, change: dict[str, Any], sentence: str) -> None:
    answer = mark.post(WORST["has died"], {**DEATH, **change})
    assert answer.status_code == 422
    assert sentence in plain(text(answer))
    assert plain(text(mark.get("/circle/worst-days/"))).count("Nothing is decided.") == 3


def test_who_is_not_named_sees_the_same_page_as_ever(row: HouseholdRow, mark: Client) -> None:
    rosa = signed_in(account(row, "Rosa"))
    before = same(text(rosa.get("/acting/")))
    decided(mark, HOSPITAL)
    assert same(text(rosa.get("/acting/"))) == before
