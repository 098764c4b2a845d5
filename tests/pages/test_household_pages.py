"""The household on pages: read, changed, changed by two at once, removed and put back."""

import html
import re
from typing import Any

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from horarium.core.household import Household
from horarium.core.household_file.edit import Entry, Words
from horarium.pages.household.addresses import address_of, look_address, remove_address
from horarium.pages.household.form import described
from horarium.pages.household.typed import sent_of_words, was_text
from horarium.store.households import load_household
from horarium.store.models import HouseholdRow, NoticeRow
from horarium.tellings.household import names_in
from tests.cast import at, attendant, competence, house, likes, machine, need, plan
from tests.lived_in import account_of, entry_named, lived_in, words_there

pytestmark = pytest.mark.django_db

NOW = at("mon 12:00")
HOME = house(
    members=(
        attendant("Ana", phone="1", competences=(competence("pump"),), wishes=(likes("mon"),)),
        attendant("Ben"),
        attendant("Rosa"),
    ),
    machine=machine(),
    needs=(need("always", skills=("pump",), name="always"), need("sat", people=2, name="bath")),
)


def now() -> Any:
    return NOW


@pytest.fixture(autouse=True)
def clock(settings: Any) -> None:
    settings.HORARIUM_CLOCK = f"{__name__}.now"


@pytest.fixture
def row() -> HouseholdRow:
    return lived_in(HOME, NOW, plan=plan("Ana tue 07:00-15:00", "Ana fri 07:00-15:00"))


@pytest.fixture
def his(row: HouseholdRow) -> Client:
    client = Client(HTTP_HOST="localhost")
    client.force_login(row.accounts.get(member=None))
    return client


def text(response: Any) -> str:
    """What a page says, without its marks."""
    assert isinstance(response, HttpResponse)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", response.content.decode())).split())


def form_of(household: Household, entry: Entry, words: Words, **typed: Any) -> dict[str, Any]:
    """What a browser sends from the form of an entry that held ``words``."""
    fields = described(entry).fields
    sent = sent_of_words(fields, words, names_in(household, str(words.get("name", ""))))
    return {**sent, "was": was_text(words), **{k.replace("__", "."): v for k, v in typed.items()}}


def sends(
    his: Client, row: HouseholdRow, entry: Entry, was: Words | None = None, **typed: Any
) -> Any:
    words = words_there(row, entry) if was is None and not entry.is_new else was or {}
    return his.post(address_of(entry), form_of(load_household(row), entry, words, **typed))


def ana(row: HouseholdRow) -> Entry:
    return entry_named(row, "member", "Ana")


# -- read


def test_everything_is_read(his: Client) -> None:
    said = text(his.get("/household/"))
    for word in ("Mark", "test house", "always", "bath", "Ana", "Wish for mon", "iron lung", "4h"):
        assert word in said


def test_every_entry_has_its_form_and_every_list_one_more(his: Client) -> None:
    """Each address that the document and the forms lead to is there."""
    seen, waiting = set(), ["/household/"]
    while waiting:
        address = waiting.pop()
        seen.add(address)
        response = his.get(address)
        assert response.status_code == 200, address
        found = re.findall(r'href="(/household/[^"#]+)"', response.content.decode())
        waiting += [each for each in {html.unescape(each) for each in found} if each not in seen]
    assert len(seen) > 25


def test_reading_takes_as_many_queries_for_many() -> None:
    """As for few: the document of a full house takes no longer to gather."""

    def queries(count: int) -> int:
        members = (attendant(f"Ana {n}", wishes=(likes("mon"),)) for n in range(count))
        row = lived_in(house(name=f"house of {count}", members=tuple(members)), NOW)
        client = Client(HTTP_HOST="localhost")
        client.force_login(row.accounts.get(member=None))
        client.get("/household/")
        with CaptureQueriesContext(connection) as seen:
            client.get("/household/")
        return len(seen)

    assert queries(2) == queries(20)


def test_nobody_else_sees_it(row: HouseholdRow) -> None:
    """For a member there is no such page, to read or to write."""
    client = Client(HTTP_HOST="localhost")
    client.force_login(account_of(row, "Ana", NOW))
    entry = ana(row)
    for address in ("/household/", address_of(entry)):
        assert client.get(address).status_code == 404
    for address in (address_of(entry), look_address(entry), remove_address(entry)):
        assert client.post(address, {}).status_code == 404
    assert load_household(row) == HOME


def test_what_is_not_there_is_not_found(his: Client) -> None:
    for address in ("need/99", "nothing", "nothing/1", "member/nobody", "plan/1", "machine/new"):
        assert his.get(f"/household/{address}/").status_code == 404


# -- changed


def test_a_change_is_saved_and_what_follows_is_said(his: Client, row: HouseholdRow) -> None:
    entry = entry_named(row, "need", "bath")
    response = sends(his, row, entry, people="3")
    assert (response.status_code, response.url) == (303, "/household/#need")
    said = text(his.get("/household/"))
    assert "bath is saved." in said
    assert "This follows:" in said
    assert load_household(row).needs[1].people == 3


def test_what_has_another_name_is_called_by_it(his: Client, row: HouseholdRow) -> None:
    sends(his, row, entry_named(row, "need", "bath"), name="Washing")
    assert "Washing is saved." in text(his.get("/household/"))


def test_nothing_typed_changes_nothing(his: Client, row: HouseholdRow) -> None:
    """Each form, sent as it was opened, saves the household as it was."""
    entries = [Entry(each) for each in ("person", "house", "plan", "watch", "machine")]
    entries += [ana(row), entry_named(row, "need", "always")]
    for entry in entries:
        assert sends(his, row, entry).status_code == 303, entry
    assert load_household(row) == HOME


def test_mistakes_stand_beside_their_fields_and_all_stays_typed(
    his: Client, row: HouseholdRow
) -> None:
    response = sends(
        his, row, ana(row), pay="lots", availability="moonday\ntue", contract__most="40"
    )
    assert response.status_code == 422
    page = response.content.decode()
    for beside, sentence in (
        ("pay", "“lots” is no amount of money"),
        ("availability", "“moonday” is no day of the week"),
        ("contract-most", "“40” is no length of time"),
    ):
        assert sentence in page.partition(f'id="{beside}-beside"')[2].partition("</div>")[0]
    assert 'value="lots"' in page
    assert "moonday\ntue</textarea>" in page
    assert "Please look at: Pay for an hour" in text(response)
    assert load_household(row) == HOME


def test_something_new_is_added_once(his: Client, row: HouseholdRow) -> None:
    """Pressed twice, it is there once."""
    new = Entry("need", "new")
    page = his.get(address_of(new)).content.decode()
    once = re.findall(r'name="once" value="([^"]+)"', page)[0]
    sent = {"name": "Walk", "hours": "sun 10:00-11:00", "was": "{}", "once": once}
    assert [his.post(address_of(new), sent).status_code for _ in range(2)] == [303, 303]
    assert [each.name for each in load_household(row).needs] == ["always", "bath", "Walk"]


def test_choices_others_and_flags(his: Client, row: HouseholdRow) -> None:
    """A checkbox that is left empty takes away what was chosen."""
    response = sends(
        his,
        row,
        ana(row),
        parts=["attendant", "driver"],
        never_with=["Ben"],
        unwilling=["within call"],
        contract__live_in="yes",
        unwilling__more="dancing\n\nswimming",
    )
    assert response.status_code == 303, text(response)
    member = load_household(row).member("Ana")
    assert member.never_with == {"Ben"}
    assert member.unwilling == {"within call", "dancing", "swimming"}
    assert member.contract
    assert member.contract.live_in
    sends(his, row, ana(row), never_with=[], unwilling=[], contract__live_in="")
    changed = load_household(row).member("Ana")
    assert changed.contract
    assert (changed.never_with, changed.contract.live_in) == (frozenset(), False)
    assert not changed.unwilling


def test_a_new_tolerance_begins_with_the_newest_numbers(his: Client, row: HouseholdRow) -> None:
    """It is added below; the one before stays, and who wrote it down is read."""
    page = his.get("/household/tolerance/new/").content.decode()
    assert re.search(r'name="longest_stretch" value="4h"', page)
    assert re.search(r'name="since" value=""', page)
    sends(
        his,
        row,
        Entry("tolerance", "new"),
        since="1988-03-14",
        longest_stretch="3h",
        per_day="6h",
        recovery="2h",
    )
    kept = load_household(row).machine
    assert kept
    assert [each.longest_stretch.seconds // 3600 for each in kept.tolerances] == [4, 3]
    assert "Written down by Mark, Mon 14 Mar 1988" in text(his.get("/household/"))


# -- while somebody types


def look(his: Client, row: HouseholdRow, entry: Entry, at: str = "", **typed: Any) -> str:
    words = {} if entry.is_new else words_there(row, entry)
    sent = form_of(load_household(row), entry, words, **typed)
    response = his.post(look_address(entry), {**sent, "at": at}, HTTP_HX_REQUEST="true")
    assert response.status_code == 200
    return response.content.decode()


def test_what_would_follow_stands_beside_the_field(his: Client, row: HouseholdRow) -> None:
    entry = entry_named(row, "need", "bath")
    said = look(his, row, entry, "people", people="3")
    beside = said.partition('id="people-beside"')[2].partition("</div>")[0]
    assert "2 more people are needed Sat 19 Mar 00:00 to Sun 20 Mar 00:00 (24 h)." in beside
    assert "would follow. They stand beside “How many on duty”." in said
    assert load_household(row) == HOME


def test_mistakes_while_somebody_types(his: Client, row: HouseholdRow) -> None:
    said = look(his, row, entry_named(row, "need", "bath"), "people", people="")
    assert "cannot be saved" not in said
    said = look(his, row, entry_named(row, "need", "bath"), "hours", hours="sat 10:0")
    assert "1 field cannot be saved like this yet." in said
    assert "no hours of a week" in said.partition('id="hours-beside"')[2].partition("</div>")[0]


def test_lowering_a_tolerance_tells_which_outing_breaks(his: Client, row: HouseholdRow) -> None:
    """Of the published roster, from now on."""
    entry = Entry(
        "tolerance",
        re.findall(r"/household/tolerance/(\d+)/", his.get("/household/").content.decode())[0],
    )
    said = look(his, row, entry, "longest_stretch", longest_stretch="1h")
    assert "Nothing else follows from it." in said
    out = plan("Ana tue 07:00-15:00", out=("tue 09:00-12:00",))
    lived = lived_in(house(name="other", machine=machine()), NOW, plan=out)
    client = Client(HTTP_HOST="localhost")
    client.force_login(lived.accounts.get(member=None))
    page = client.get("/household/").content.decode()
    entry = Entry("tolerance", re.findall(r"/household/tolerance/(\d+)/", page)[0])
    said = look(client, lived, entry, "longest_stretch", longest_stretch="1h")
    assert "Tue 15 Mar 09:00-12:00" in said


# -- two at once


def test_different_fields_are_merged_and_both_are_told(his: Client, row: HouseholdRow) -> None:
    entry, opened = ana(row), words_there(row, ana(row))
    sends(his, row, entry, opened, phone="2")
    sends(his, row, entry, opened, pay="9")
    said = text(his.get("/household/"))
    assert "Meanwhile you yourself, on another page or device, on Mon 14 Mar 12:00 changed" in said
    assert "Number to call: “2”" in said
    assert NoticeRow.objects.filter(sentence__contains="both were saved").count() == 1


def test_the_same_field_is_chosen_and_nothing_is_lost(his: Client, row: HouseholdRow) -> None:
    entry, opened = ana(row), words_there(row, ana(row))
    sends(his, row, entry, opened, phone="2")
    response = sends(his, row, entry, opened, phone="3", pay="9")
    assert response.status_code == 409
    said, page = text(response), response.content.decode()
    assert "Keep what is there: “2”" in said
    assert "Save what you typed: “3”" in said
    assert 'name="phone" value="3"' in page
    assert 'name="pay" value="9"' in page
    was = html.unescape(re.findall(r'name="was" value="([^"]*)"', page)[0])
    again = {**form_of(load_household(row), entry, words_there(row, entry)), "was": was}
    again |= {"phone": "3", "pay": "9", "clash": "phone"}
    undecided = his.post(address_of(entry), again)
    assert undecided.status_code == 409
    assert "Choose one of the two." in text(undecided)
    for answer, phone in (("there", "2"), ("typed", "3")):
        done = his.post(address_of(entry), {**again, "choose.phone": answer})
        assert done.status_code == 303, text(done)
        member = load_household(row).member("Ana")
        assert (member.phone, str(member.pay)) == (phone, "9")
    assert NoticeRow.objects.filter(sentence__contains="Before: Number to call: “2”").exists()


def test_what_was_removed_meanwhile_can_be_added_again(his: Client, row: HouseholdRow) -> None:
    entry = entry_named(row, "need", "bath")
    opened = words_there(row, entry)
    his.post(remove_address(entry))
    response = sends(his, row, entry, opened, people="3")
    assert response.status_code == 409
    page = response.content.decode()
    assert "is not there any more" in page
    assert 'name="people" value="3"' in page
    assert 'action="/household/need/new/"' in page
    assert sends(his, row, Entry("need", "new"), {**opened, "people": 3}).status_code == 303
    assert load_household(row).needs[1].people == 3


# -- gone and back


def test_removed_and_put_back(his: Client, row: HouseholdRow) -> None:
    entry = entry_named(row, "need", "bath")
    assert his.post(remove_address(entry)).status_code == 303
    assert len(load_household(row).needs) == 1
    assert "“bath” was removed." in text(his.get("/household/"))
    assert his.post("/household/undo/").status_code == 303
    assert load_household(row) == HOME
    his.post("/household/undo/")
    assert load_household(row) == HOME
    assert "was removed" not in text(his.get("/household/"))


def test_left_removed(his: Client, row: HouseholdRow) -> None:
    his.post(remove_address(entry_named(row, "need", "bath")))
    his.post("/household/undo/", {"leave": "yes"})
    assert "was removed" not in text(his.get("/household/"))
    assert len(load_household(row).needs) == 1


def test_what_something_hangs_on_asks_twice(his: Client, row: HouseholdRow) -> None:
    entry = ana(row)
    asked = his.post(remove_address(entry))
    assert asked.status_code == 409
    assert "Ana has 2 shifts ahead" in text(asked)
    assert load_household(row) == HOME
    assert his.post(remove_address(entry), {"although": "yes"}).status_code == 303
    assert [each.name for each in load_household(row).members] == ["Ben", "Rosa"]
    his.post("/household/undo/")
    assert load_household(row) == HOME


def test_what_must_be_there_stays(his: Client, row: HouseholdRow) -> None:
    his.post(remove_address(entry_named(row, "need", "bath")))
    refused = his.post(remove_address(entry_named(row, "need", "always")))
    assert refused.status_code == 422
    assert "“always” cannot be removed" in text(refused)
    assert his.post(remove_address(Entry("need", "99"))).status_code == 303
    assert "It was removed already." in text(his.get("/household/"))


def test_the_published_plan_does_not_know_yet(his: Client, row: HouseholdRow) -> None:
    assert "does not know this yet" not in text(his.get("/household/"))
    sends(his, row, entry_named(row, "need", "bath"), people="3")
    assert "The published plan does not know this yet" in text(his.get("/household/"))
    sends(his, row, entry_named(row, "need", "bath"), people="2")
    assert "does not know this yet" not in text(his.get("/household/"))


def test_who_is_gone_is_not_known_to_the_plan(his: Client, row: HouseholdRow) -> None:
    """Whose shifts reopened, though no rule of theirs is left to say so."""
    his.post(remove_address(ana(row)), {"although": "yes"})
    assert "The published plan does not know this yet" in text(his.get("/household/"))
