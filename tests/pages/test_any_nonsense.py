"""Whatever is typed into a form: it is saved and comes back, or is told, and is still there."""

import html
import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import pytest
from django.test import Client
from hypothesis import HealthCheck, event, example, given, settings
from hypothesis import strategies as st

from horarium.core.household_file import read_household
from horarium.core.household_file.described import TABLES
from horarium.core.household_file.edit import Entry
from horarium.core.household_file.write import household_text
from horarium.pages.household.addresses import address_of, look_address, remove_address
from horarium.pages.household.form import described
from horarium.pages.household.typed import sent_of_words, was_text
from horarium.store.entries import ids_of
from horarium.store.households import load_household
from horarium.store.models import HouseholdRow
from horarium.tellings.household import names_in
from tests.cast import at
from tests.contracts.test_docs import SMALL_HOUSE
from tests.lived_in import account_of, lived_in, words_there

pytestmark = pytest.mark.django_db

NOW = at("mon+1 12:00")
QUIET = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def now() -> Any:
    return NOW


@pytest.fixture(autouse=True)
def clock(settings: Any) -> None:
    settings.HORARIUM_CLOCK = f"{__name__}.now"


@pytest.fixture
def row() -> HouseholdRow:
    return lived_in(read_household(SMALL_HOUSE), NOW)


@pytest.fixture
def his(row: HouseholdRow) -> Client:
    client = Client(HTTP_HOST="localhost")
    client.force_login(row.accounts.get(member=None))
    return client


ODD = st.sampled_from(
    [
        *(
            "",
            " ",
            "\0",
            "\x07",
            "\u202e",
            "\ufeff",
            "é",
            "e\u0301",
            "İ",
            "ß",
            "李 小龙",
            "😀" * 30,
        ),
        *("0", "-1", "1", "٣", "1e9", "1e-5000", "9" * 5000, "0x10", "1_000", "NaN", "Infinity"),
        *("always", "daily 07:00-09:00", "mon-fri 25:00-26:00", "sun 10:00", "07:00", "24:00"),
        *("1h", "0h", "-1h", "99999999d", "1h30m", "7d", "1988-03-24", "1988-02-30", "9999-12-31"),
        *("1988-04-08 to 1988-04-10", "1988-04-10 to 1900-01-01", "week", "month", "out", "in"),
        *(
            "Ana",
            "ANA",
            "IHSS",
            "gurney",
            "hand-pump",
            "attendant",
            "patient",
            "yes",
            "America/Nome",
        ),
        *("<script>alert(1)</script>", '"', "'", "]]", "[member]", "\\u0000", "a=1\nb=2", "%00"),
        *("mon\r\ntue\r\n", "mon\nmon", "a" * 79, "a" * 81, "a" * 2000, "mon\n" * 500, "../../etc"),
    ]
)
TEXT = ODD | st.text(max_size=40)
# Stands for words that may well be meant, by the kind of the field they are typed into.
MEANT = "(what may be meant)"
MEANT_IN = {
    "line": ("Zoë", "1h30m", "45m", "23:00-07:00", "20m", "Europe/London", "12.5"),
    "lines": ("mon-fri 07:00-09:00", "always", "1988-04-08", "07:00", "8h"),
    "number": ("2", "7"),
    "date": ("1988-03-24", "1989-01-01"),
    "flag": ("yes",),
    "choice": ("week", "out", "15m", "none", "Council"),
    "choices": ("attendant", "suction", "battery"),
}
WAS = st.sampled_from(
    ["", "null", "[]", "{", '{"name": 1}', '{"name": {"a": []}}', "[" * 5000, "\0"]
)


@st.composite
def accidents(draw: st.DrawFn) -> dict[str, Any]:
    """What happens to a form on its way: other words, missing and extra names."""
    keys = [field.key for table in TABLES.values() for field in table.fields]
    names = st.sampled_from([*keys, "skills.more", "unwilling.more", "was", "over", "clash"])
    return {
        "typed": draw(
            st.dictionaries(
                names | st.text(max_size=8), TEXT | st.just(MEANT), min_size=1, max_size=3
            )
        ),
        "lost": draw(st.just(set()) | st.sets(st.sampled_from(keys), max_size=2)),
        "was": draw(st.none() | st.none() | st.none() | WAS),
        "which": draw(st.integers(0, 10_000)),
        "new": draw(st.sampled_from([False, False, False, True])),
        "gone": draw(st.sampled_from([False] * 9 + [True])),
    }


def entries(row: HouseholdRow) -> list[Entry]:
    """Every entry there is."""
    alone = [Entry(each) for each in ("person", "house", "plan", "watch", "machine")]
    return [*alone, *ids_of(row).values()]


def new_entries(row: HouseholdRow) -> list[Entry]:
    member = next(each.id for each in ids_of(row).values() if each.table == "member")
    lists = [each.table for each in TABLES.values() if each.listed]
    of = {"competence": member, "wish": member}
    return [Entry(each, "new", of.get(each, "")) for each in lists]


def form_sent(row: HouseholdRow, entry: Entry, accident: dict[str, Any]) -> dict[str, Any]:
    words = {} if entry.is_new else words_there(row, entry)
    fields = described(entry).fields
    sent: dict[str, Any] = {
        key: list(values)
        for key, values in sent_of_words(fields, words, names_in(load_household(row))).items()
    }
    sent["was"] = was_text(words) if accident["was"] is None else accident["was"]
    kinds = {field.key: field.kind for field in fields}
    for key, word in accident["typed"].items():
        # A word for a field of another table goes into one of this one.
        number = accident["which"] // 100 + len(key)
        name = key if key in kinds or "." in key else sorted(kinds)[number % len(kinds)]
        meant = MEANT_IN[kinds.get(name, "line")]
        sent[name] = meant[number % len(meant)] if word == MEANT else word
    return {key: word for key, word in sent.items() if key not in accident["lost"]}


def shown_in(page: str, sent: dict[str, Any], entry: Entry) -> Iterator[str]:
    """What was typed into a field and is not on the page any more."""
    read = html.unescape(page)
    for field in described(entry).fields:
        for name in (field.key, f"{field.key}.more" if field.more else field.key):
            values = sent.get(name, "")
            for value in [values] if isinstance(values, str) else values:
                kept = value.replace("\r\n", "\n")
                if field.kind != "flag" and kept not in read.replace("\r\n", "\n"):
                    yield f"{name}: {value!r}"


@given(accidents())
@example(
    {"typed": {"name": "x\ud800"[:1]}, "lost": set(), "was": "", "which": 3, "new": 0, "gone": 1}
)
@QUIET
def test_any_form_of_the_household(
    his: Client, row: HouseholdRow, accident: dict[str, Any]
) -> None:
    """Saved, and it comes back from a file; or told, and all that was typed is still there."""
    known = new_entries(row) if accident["new"] else entries(row)
    entry = known[accident["which"] % len(known)]
    sent = form_sent(row, entry, accident)
    if accident["gone"] and entry.id and not entry.is_new:
        entry = Entry(entry.table, "99999999")
    before = load_household(row)
    response = his.post(address_of(entry), sent)
    row.refresh_from_db()
    after = load_household(row)
    assert read_household(household_text(after)) == after
    event(f"{response.status_code} {'new' if entry.is_new else ''}")
    assert response.status_code in (303, 409, 422), response.status_code
    if response.status_code != 303:
        page = response.content.decode()
        assert after == before
        assert 'class="mistake"' in page or "is not there any more" in html.unescape(page)
        assert not list(shown_in(page, sent, entry))


@given(accidents())
@QUIET
def test_any_form_while_somebody_types(
    his: Client, row: HouseholdRow, accident: dict[str, Any]
) -> None:
    """It is answered, and nothing is saved."""
    known = new_entries(row) if accident["new"] else entries(row)
    entry = known[accident["which"] % len(known)]
    sent = form_sent(row, entry, accident)
    before = load_household(row)
    response = his.post(look_address(entry), {**sent, "at": next(iter(accident["typed"]))})
    assert response.status_code == 200
    assert load_household(row) == before


@given(accidents(), st.text(max_size=60))
@settings(QUIET, max_examples=25)
def test_anything_is_removed_or_told(
    his: Client, row: HouseholdRow, accident: dict[str, Any], extra: str
) -> None:
    """And what was removed can be put back, whatever came between."""
    known = entries(row)
    entry = known[accident["which"] % len(known)]
    response = his.post(remove_address(entry), {"although": extra, extra: extra})
    assert response.status_code in (303, 409, 422)
    after = load_household(row)
    assert read_household(household_text(after)) == after
    if response.status_code == 303:
        his.post("/household/undo/", {})
        again = household_text(load_household(row))
        assert household_text(read_household(again)) == again


@given(
    st.dictionaries(
        st.sampled_from(
            ["ask", "from_day", "from_time", "to_day", "to_time", "likes", "hours", "strength"]
        )
        | st.text(max_size=5),
        TEXT,
        max_size=8,
    )
)
@QUIET
def test_any_absence_and_any_wish(row: HouseholdRow, typed: dict[str, str]) -> None:
    """Asked, or told with all that was typed still there."""
    client = Client(HTTP_HOST="localhost")
    client.force_login(account_of(row, "Ines", NOW))
    response = client.post("/away/", typed)
    assert response.status_code in (303, 422)
    assert client.get("/away/").status_code == 200
    if response.status_code == 422:
        page = html.unescape(response.content.decode()).replace("\r\n", "\n")
        assert 'class="mistake"' in page
        for name in ("from_day", "from_time", "to_day", "to_time", "hours"):
            assert typed.get(name, "").replace("\r\n", "\n") in page


@pytest.mark.parametrize(
    "raw", [b"\xed\xa0\x80", b"\xff\xfe", b"%ED%A0%80", b"%00", b"%", b"&&&==", b"a" * 200_000]
)
@pytest.mark.parametrize("at", ["name", "hours", "was", "once"])
def test_bytes_that_are_no_text(his: Client, row: HouseholdRow, raw: bytes, at: str) -> None:
    """A browser sends none of these; somebody could."""
    before = load_household(row)
    body = at.encode() + b"=" + raw
    for address in ("/household/need/new/", "/household/need/new/look/", "/household/undo/"):
        response = his.generic("POST", address, body, "application/x-www-form-urlencoded")
        assert response.status_code in (200, 303, 422), address
    assert load_household(row) == before


@pytest.mark.parametrize(
    "path",
    ["need/%00", "member/" + quote("李"), "wish/new/?of=%00", "competence/new/?of=" + "a" * 5000],
)
def test_addresses_that_are_none(his: Client, path: str) -> None:
    address = f"/household/{path}" if "?" in path else f"/household/{path}/"
    assert his.get(address).status_code == 404
    response = his.post(address, {"name": "x"})
    assert response.status_code in (404, 409)


def test_what_a_hidden_field_says_is_no_more_than_said(his: Client, row: HouseholdRow) -> None:
    """Somebody who says that it held something else is asked which of the two is to be."""
    entry = Entry("person")
    words = {"name": "Nobody", "phone": "1"}
    response = his.post(address_of(entry), {"was": json.dumps(words), "name": "Marc", "phone": "2"})
    assert response.status_code == 409
    assert re.search("Keep what is there: “Ada”", html.unescape(response.content.decode()))
    assert load_household(row).person.name == "Ada"
