"""The planner's pages: days are asked for and waited for, a draft is looked at and published."""

import json
from collections.abc import Iterator
from datetime import timedelta
from typing import Any, cast

import pytest
from django.http import StreamingHttpResponse
from django.test import Client

from horarium.actions.end_plan import refuse_plan
from horarium.actions.set_pattern import set_pattern
from horarium.core.happened import Away
from horarium.core.hours import DAY
from horarium.store.claim import claim_request, renew_claim
from horarium.store.households import load_household
from horarium.store.models import HouseholdRow, NoticeRow, PlanRequestRow, ShiftRow
from tests.cast import MONDAY, activity, at, house, machine, placed, plan, span
from tests.in_the_house import PATTERN, account, member, signed_in, text
from tests.pages.read_now import plain
from tests.planned_house import EARLY, WEEK, asked, drafted, furnished, published, requests

pytestmark = pytest.mark.django_db

NOW = at("wed 12:00")
NIGHT = span("thu 23:00-07:00")
WITHOUT_ROSA = tuple(each.replace("Rosa thu", "Ana thu") for each in WEEK)


def now() -> Any:
    return NOW


@pytest.fixture(autouse=True)
def _clock(settings: Any) -> None:
    settings.HORARIUM_CLOCK = f"{__name__}.now"


@pytest.fixture
def row() -> HouseholdRow:
    """The week is published."""
    row = furnished()
    published(row)
    return row


@pytest.fixture
def mark(row: HouseholdRow) -> Client:
    return signed_in(account(row))


def what_if(row: HouseholdRow) -> PlanRequestRow:
    """A draft waits in which Ana has Rosa's night."""
    return drafted(asked(row, NOW, Away("Rosa", NIGHT)), plan(*WITHOUT_ROSA), NOW)


def address(request: PlanRequestRow, what: str = "") -> str:
    return f"/plan/{request.public_id}/{what}"


def read(client: Client, where: str) -> str:
    return plain(text(client.get(where)))


def pressed(client: Client, where: str, **typed: str) -> str:
    """What the page says to which a button led."""
    answer = client.post(where, typed, follow=True)
    assert answer.redirect_chain[-1][1] == 303
    return plain(text(answer))


def newest(row: HouseholdRow) -> PlanRequestRow:
    return requests(row).latest("pk")


# -- asking


def test_days_are_asked_for(row: HouseholdRow, mark: Client) -> None:
    """And the page of the question says that it waits."""
    page = pressed(mark, "/plan/", first_day="1988-03-21", days="14")
    assert "Plan Mon 21 Mar to Sun 3 Apr" in page
    assert "The planner will begin in a moment." in page
    assert "The planner works on Plan Mon 21 Mar to Sun 3 Apr" in read(mark, "/plan/")
    assert newest(row).state == "waiting"


@pytest.mark.parametrize(
    ("first_day", "days", "sentence"),
    [
        ("", "7", "Choose the first day from the list."),
        ("tomorrow", "7", "Choose the first day from the list."),
        ("1988-03-21", "", "Choose how many days from the list."),
        ("1988-03-21", "seven", "Choose how many days from the list."),
        ("1988-03-21", "\N{ARABIC-INDIC DIGIT SEVEN}", "Choose how many days from the list."),
        ("1988-03-21", "7" * 10_000, "Choose how many days from the list."),
        ("1988-03-21", "0", "From 1 day to 56 days can be planned at once."),
        ("1988-03-21", "57", "From 1 day to 56 days can be planned at once."),
        ("0001-01-01", "7", "Days can be planned from the year 1900 to 2200."),
        ("9999-12-31", "7", "Days can be planned from the year 1900 to 2200."),
        ("1988-03-17", "7", "have a roster already. Plan just those days anew"),
        ("x" * 10_000, "x" * 10_000, "Choose the first day from the list."),
    ],
)
def test_days_that_cannot_be_asked_for(
    row: HouseholdRow, mark: Client, first_day: str, days: str, sentence: str
) -> None:
    """The form comes again with the sentence, and what could be chosen is chosen still."""
    before = requests(row).count()
    answer = mark.post("/plan/", {"first_day": first_day, "days": days})
    assert answer.status_code == 422
    page = text(answer)
    assert sentence in plain(page)
    if len(first_day) == 10:
        assert f'value="{first_day}" selected' in page
    assert days != "7" or 'value="7" selected' in page
    assert requests(row).count() == before


def test_planner_at_work_on_something_else_is_told_of(row: HouseholdRow, mark: Client) -> None:
    """Nothing is lost of it before he says so."""
    first = asked(row, NOW)
    assert claim_request("the test", NOW)
    typed = {"first_day": "1988-03-21", "days": "7"}
    answer = mark.post("/plan/", typed)
    assert answer.status_code == 422
    assert "The planner works on “Plan Mon 14 Mar to Sun 20 Mar anew”" in plain(text(answer))
    assert "Call that off and plan these days" in text(answer)
    assert "Plan Mon 21 Mar to Sun 27 Mar" in pressed(mark, "/plan/", **typed, instead="yes")
    first.refresh_from_db()
    assert first.state == "called off"


# -- waiting


def planning(row: HouseholdRow, *tiers: dict[str, object]) -> PlanRequestRow:
    """The planner has begun, and is so far."""
    asked(row, NOW)
    claimed = claim_request("the test", NOW)
    assert claimed
    renew_claim(claimed, NOW, progress=json.dumps(tiers))
    return claimed


COVERED = {"tier": "LIFE", "step": "reached", "best": 0, "bound": 0, "found": {}}
WISHES = {"tier": "WISHES", "step": "better", "best": 40, "bound": 10, "found": {}}


def test_how_far_it_is_stands_on_the_page(row: HouseholdRow, mark: Client) -> None:
    """Readable without a script: what is settled first, then what is worked on."""
    request = planning(row, WISHES, COVERED)
    page = read(mark, address(request))
    assert "Keeping as many wishes as can be." in page
    settled, working = page.index("Everybody’s hours are covered"), page.index("so far.")
    assert settled < working


def stream(client: Client, request: PlanRequestRow) -> Iterator[str]:
    answer = cast("StreamingHttpResponse", client.get(address(request, "progress/")))
    assert answer.headers["Content-Type"] == "text/event-stream"
    assert answer.headers["Cache-Control"] == "no-store"
    return (part.decode() for part in cast("Iterator[bytes]", answer.streaming_content))


def test_events_say_the_same(row: HouseholdRow, mark: Client) -> None:
    """A step with its lines; nothing twice; and an end, once there is an answer."""
    request = planning(row, COVERED, WISHES)
    events = stream(mark, request)
    assert next(events) == "retry: 1000\n\n"
    name, data = next(events).removesuffix("\n\n").split("\n")
    assert name == "event: step"
    told = json.loads(data.removeprefix("data: "))
    assert told["sentence"] == "Keeping as many wishes as can be."
    assert told["steps"][0].startswith("Everybody’s hours are covered")
    for step in told["steps"]:
        assert step in read(mark, address(request))
    refuse_plan(request=request, sentence="There was no room.", now=NOW, by="planner")
    assert list(events) == ['event: end\ndata: {"sentence": "There is no plan."}\n\n']


def test_events_of_what_is_over_end_at_once(row: HouseholdRow, mark: Client) -> None:
    request = what_if(row)
    assert list(stream(mark, request))[1:] == [
        'event: end\ndata: {"sentence": "The plan is ready."}\n\n'
    ]


def test_events_end_behind_the_curtain(row: HouseholdRow, mark: Client) -> None:
    """What goes on stands on no covered device, though its page was open."""
    mark.post(f"/devices/{account(row).devices.get().public_id}/", {"name": "bed", "shared": "1"})
    set_pattern(account=account(row).pk, picks=PATTERN, now=NOW, by="Mark")
    events = stream(mark, planning(row, COVERED))
    assert next(events)
    mark.post("/curtain/")
    assert list(events) == []


def test_called_off(row: HouseholdRow, mark: Client) -> None:
    """What was asked stands there still, and can be asked again."""
    request = planning(row, COVERED)
    page = pressed(mark, address(request, "call-off/"))
    assert "Called off. Nothing was changed." in page
    assert "There is no plan" in page
    assert "Called off. Nothing" not in pressed(mark, address(request, "call-off/"))
    assert "The planner will begin in a moment." in pressed(mark, address(request, "again/"))


@pytest.mark.parametrize(
    "sentence",
    [
        "The planner stopped before it had finished (signal 9). Nothing was changed; run it again.",
        "house.toml, line 1: there is no <need> & no end.",
    ],
)
def test_planner_that_died_or_refused_is_a_sentence(
    row: HouseholdRow, mark: Client, sentence: str
) -> None:
    """On a whole page, with a way to ask again; so is it on the page of all questions."""
    request = planning(row, COVERED)
    refuse_plan(request=request, sentence=sentence, now=NOW, by="planner")
    page = text(mark.get(address(request)))
    assert "There is no plan" in page
    assert sentence.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") in page
    assert "Could not be planned" in read(mark, "/plan/")
    assert "The planner will begin in a moment." in pressed(mark, address(request, "again/"))


# -- a draft


def test_draft_with_its_difference(row: HouseholdRow, mark: Client) -> None:
    """Whose shifts change and how; nobody else is named there."""
    page = read(mark, address(what_if(row)))
    assert "This is a draft. Nobody is told of it before you publish it." in page
    people = page[page.index("Person by person") : page.index("Day by day")]
    assert "Ana" in people
    assert "Rosa" in people
    assert "Ben" not in people
    assert "Thu 17 Mar 23:00" in page


def test_who_is_told_what_is_what_they_are_told(row: HouseholdRow, mark: Client) -> None:
    """To the word; who cannot sign in is told by him; who has no change, nothing."""
    rosa, ben = account(row, "Rosa"), account(row, "Ben")
    request = what_if(row)
    page = read(mark, address(request, "publish/"))
    assert "Rosa sees this when they open the house next:" in page
    assert "Ana cannot sign in yet. Tell them yourself: Thu 17 Mar 23:00–07:00 is new." in page
    assert "Nothing changes for Ben, who is told nothing." in page
    assert "Rosa is away Thu 17 Mar 23:00–07:00." in page
    assert not NoticeRow.objects.exists()
    assert "Published. It is the roster now" in pressed(mark, address(request, "publish/"))
    notice = NoticeRow.objects.get()
    assert (notice.account, notice.sentence in page) == (rosa, True)
    assert notice.account != ben
    assert "Thu 17 Mar 23:00–07:00 is cancelled." in read(signed_in(rosa), "/")


def test_published_and_taken_back(row: HouseholdRow, mark: Client) -> None:
    """Roster and household are as they were; what is pressed again says how it is."""
    before, home = shifts(row), load_household(row)
    request = what_if(row)
    pressed(mark, address(request, "publish/"))
    assert shifts(row) != before
    assert "This is the roster now." in read(mark, address(request))
    assert "Taken back. The roster is as it was before" in pressed(
        mark, address(request, "take-back/")
    )
    assert (shifts(row), load_household(row)) == (before, home)
    page = pressed(mark, address(request, "take-back/"))
    assert "Nothing was taken back. This plan does not count any more" in page


def early() -> Any:
    return EARLY


def test_what_could_be_guessed_is_named_before_publishing(settings: Any) -> None:
    """And only there: to whoever could guess it nothing is said."""
    settings.HORARIUM_CLOCK = f"{__name__}.early"
    session = activity("session", "2h", "out", travel="30m", shown_as="Out")
    home = house(name="a house with outings", machine=machine(), activities=(session,))
    row = furnished(home)
    outings = tuple(placed(f"session {day} 11:00-13:00", "30m") for day in ("tue", "thu"))
    out = ("tue 10:30-13:30", "thu 10:30-13:30")
    request = drafted(asked(row, EARLY), plan(*WEEK, activities=outings, out=out), EARLY)
    page = read(signed_in(account(row)), address(request, "publish/"))
    assert "What could be guessed anyway" in page
    assert "Ana goes with you to the same place on Tue 15 Mar and Thu 17 Mar: “session”" in page
    pressed(signed_in(account(row)), address(request, "publish/"))
    seen = read(signed_in(account(row, "Ana")), "/")
    assert "guess" not in seen
    assert "session" not in seen


def shifts(row: HouseholdRow) -> set[tuple[object, ...]]:
    found = ShiftRow.objects.filter(household=row)
    return set(found.values_list("start_at", "end_at", "member__name"))


def test_stale_draft_is_refused_in_a_sentence(row: HouseholdRow, mark: Client) -> None:
    """Shown on the draft, before publishing and when it is published all the same."""
    request = what_if(row)
    ben = member(row, "Ben")
    ben.leaves_on = MONDAY + 20 * DAY
    ben.save()
    why = "The household was changed since this plan was made. Plan it anew."
    assert why in read(mark, address(request))
    page = text(mark.get(address(request, "publish/")))
    assert why in plain(page)
    assert '<button class="main">Publish</button>' not in page
    before = shifts(row)
    assert f"Nothing was published. {why}" in pressed(mark, address(request, "publish/"))
    assert shifts(row) == before
    assert not NoticeRow.objects.exists()


def test_dropped_and_picked_up(row: HouseholdRow, mark: Client) -> None:
    request = what_if(row)
    assert "Dropped. Nobody was told of it." in pressed(mark, address(request, "drop/"))
    assert "Nothing was published" in pressed(mark, address(request, "publish/"))
    assert "It is a draft again." in pressed(mark, address(request, "pick-up/"))
    assert "This is a draft." in read(mark, address(request))


def test_published_twice_is_published_once(row: HouseholdRow, mark: Client) -> None:
    account(row, "Rosa")
    request = what_if(row)
    pressed(mark, address(request, "publish/"))
    page = pressed(mark, address(request, "publish/"))
    assert "Nothing was published. This plan is no draft any more" in page
    assert NoticeRow.objects.count() == 1


@pytest.mark.parametrize(
    "what", ["", "progress/", "publish/", "call-off/", "drop/", "pick-up/", "again/", "take-back/"]
)
def test_plan_of_another_house_is_not_here(mark: Client, what: str) -> None:
    there = furnished(house(name="another house"))
    request = drafted(asked(there, EARLY), plan(*WEEK), EARLY)
    where = address(request, what)
    assert mark.post(where).status_code == 404
    if what in ("", "progress/", "publish/"):
        assert mark.get(where).status_code == 404
    request.refresh_from_db()
    assert request.state == "done"
    assert not ShiftRow.objects.filter(household=there).exists()


def test_long_ago(row: HouseholdRow, settings: Any) -> None:
    """A year later the old plans are over, and the page offers days from today on."""
    settings.HORARIUM_CLOCK = f"{__name__}.a_year_later"
    page = text(signed_in(account(row)).get("/plan/"))
    assert "Nothing is published for today or later." in plain(page)
    assert 'value="1989-03-16" selected' in page


def a_year_later() -> Any:
    return NOW + timedelta(days=365)
