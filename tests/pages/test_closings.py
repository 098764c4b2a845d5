"""What would close a gap leads somewhere: to a question, a telephone or a form."""

from collections.abc import Iterator
from typing import Any

import html5lib
import pytest
from django.test import Client

from horarium.core.happened import Agrees, Away
from horarium.core.happened_file import happenings_from_text
from horarium.core.hours import HOUR
from horarium.core.people import Service
from horarium.pages.week.addresses import gap_address
from horarium.store.models import ContractRow, HouseholdRow, MemberRow, PlanRequestRow, ServiceRow
from tests.cast import at, attendant, backup, house, need, plan, span, weekly
from tests.in_the_house import account, signed_in, text
from tests.planned_house import EARLY, asked, drafted, furnished, published

pytestmark = pytest.mark.django_db

NIGHT = need("thu 23:00-07:00")
HOME = house(
    members=(
        attendant("Ben", most="7h"),
        attendant("Rosa", availability=("mon-wed",)),
        attendant("Ana"),
        backup("Dolores", phone="415 555 0102"),
        backup("Grace"),
    ),
    needs=(NIGHT,),
    services=(Service("County", "415 555 0150", weekly("always"), 20 * HOUR),),
)


@pytest.fixture(autouse=True)
def _early(settings: Any) -> None:
    settings.HORARIUM_CLOCK = "tests.pages.test_closings.early"


def early() -> object:
    return EARLY


@pytest.fixture
def row() -> HouseholdRow:
    """Thursday night is nobody's."""
    row = furnished(HOME)
    published(row, "Ana mon 07:00-15:00")
    return row


@pytest.fixture
def his(row: HouseholdRow) -> Client:
    return signed_in(account(row))


def read(client: Client, address: str) -> Any:
    return html5lib.parse(client.get(address).content.decode(), namespaceHTMLElements=False)


def words(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def leads(client: Client, address: str) -> dict[str, str]:
    """The links of the closings, by their words."""
    found = read(client, address).findall(".//li/div[@class='acts']/a")
    return {words(each): each.get("href") for each in found}


def member_id(row: HouseholdRow, name: str) -> str:
    return str(MemberRow.objects.get(household=row, name=name).public_id)


def fields(client: Client, address: str, field: str) -> dict[str, str]:
    """What the form that has a field sends as it is opened."""
    for form in read(client, address).findall(".//form"):
        found = dict(values(form))
        if field in found:
            return found
    raise LookupError(field)


def values(form: Any) -> Iterator[tuple[str, str]]:
    for each in form.iter():
        if each.tag not in ("input", "textarea", "select"):
            continue
        name, kind = each.get("name"), each.get("type")
        chosen = each.find("option[@selected]")
        if each.tag == "select":
            option = each.find("option") if chosen is None else chosen
            yield name, option.get("value", "") if option is not None else ""
        elif name and (kind not in ("checkbox", "radio") or each.get("checked") is not None):
            yield name, each.get("value") or (each.text or "").strip()


def test_every_closing_leads_somewhere(row: HouseholdRow, his: Client) -> None:
    """Who stands by is telephoned; who would have to agree is a question; somebody is new."""
    found = leads(his, gap_address(at("thu 23:00")))
    grace = f"/household/member/{member_id(row, 'Grace')}/#phone"
    assert found["Plan these days anew"] == "/plan/"
    assert found["Telephone Dolores, 415 555 0102"] == "tel:4155550102"
    assert found["Write down the number of Grace"] == grace
    assert "Write down somebody new" in found
    closings = read(his, gap_address(at("thu 23:00"))).findall(".//ol[@class='list']/li")
    assert len(closings) == 5
    assert all(each.find(".//a[@href]") is not None for each in closings)


def test_a_question_is_opened_filled_in_and_asked(row: HouseholdRow, his: Client) -> None:
    """What Ben would agree to is in the form; asked, it is planned as if he did."""
    MemberRow.objects.filter(household=row).exclude(name__in=["Ben", "Rosa"]).delete()
    found = leads(his, gap_address(at("thu 23:00")))
    sent = fields(his, found["What if Ben agrees?"], "about")
    assert (sent["member"], sent["most"], sent["about"]) == (
        member_id(row, "Ben"),
        "8h",
        "1988-03-17",
    )
    assert his.post("/what-if/", sent).status_code == 303
    request = PlanRequestRow.objects.latest("pk")
    assert request.question == "What if Ben agrees to up to 8 h a week?"
    assert happenings_from_text(request.happened) == (Agrees("Ben", most=8 * HOUR),)


def test_a_gap_of_a_draft_is_asked_about_together_with_what_was_assumed(
    row: HouseholdRow, his: Client
) -> None:
    """Ana is away in the draft; so she is in what is asked of its gap."""
    MemberRow.objects.filter(household=row, name__in=["Dolores", "Grace"]).delete()
    ServiceRow.objects.filter(household=row).delete()
    away = Away("Ana", span("thu 00:00-24:00"))
    draft = drafted(asked(row, EARLY, away), plan("Ana mon 07:00-15:00"))
    found = leads(his, f"/plan/{draft.public_id}/")
    sent = fields(his, found["What if Ben agrees?"], "about")
    assert "Together with: What if Ana cannot come Thu 17 Mar?" in text(
        his.get(found["What if Ben agrees?"])
    )
    his.post("/what-if/", sent)
    assert happenings_from_text(PlanRequestRow.objects.latest("pk").happened) == (
        away,
        Agrees("Ben", most=8 * HOUR),
    )


def test_somebody_new_is_written_down_with_the_hours(his: Client) -> None:
    found = leads(his, gap_address(at("thu 23:00")))
    form = fields(his, found["Write down somebody new"], "parts")
    assert form["availability"] == "thu 23:00-07:00"
    assert (form["parts"], form["contract.most"]) == ("attendant", "8h")


def test_what_an_address_says_never_changes_an_entry_that_is_there(
    row: HouseholdRow, his: Client
) -> None:
    address = f"/household/member/{member_id(row, 'Ben')}/"
    form = fields(his, f"{address}?contract.most=99h", "contract.most")
    assert form["contract.most"] == "7h"


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({}, "Say what they would agree to"),
        ({"most": "a lot"}, "is no length of time"),
        ({"nights_in_a_row": "all"}, "is no whole number"),
        ({"availability": "thu evening"}, "is no day"),
        ({"most": "900h"}, "out of range"),
        ({"most": "9h", "about": "1999-01-01"}, "is not planned yet"),
    ],
)
def test_nonsense_is_a_sentence_and_is_kept(
    row: HouseholdRow, his: Client, typed: dict[str, str], sentence: str
) -> None:
    form = {"ask": "agrees", "member": member_id(row, "Ben"), "with": "nobody", **typed}
    page = his.post("/what-if/", form)
    assert page.status_code == 422
    said = text(page)
    assert sentence in said
    assert all(value in said for value in typed.values())
    # What is wrong is in sight: the page opens at the question, far down as it stands.
    assert 'action="/what-if/#agrees"' in said
    assert 'id="agrees"' in said


def test_what_was_agreed_is_so_once_it_is_published(row: HouseholdRow, his: Client) -> None:
    """The page before says so; taken back, it is as it was."""
    more = Agrees("Ben", most=8 * HOUR)
    made = plan("Ana mon 07:00-15:00", "Ben thu 23:00-07:00")
    address = f"/plan/{drafted(asked(row, EARLY, more), made).public_id}/"
    assert "From now on Ben agrees to up to 8 h a week." in text(his.get(f"{address}publish/"))
    his.post(f"{address}publish/")
    assert ContractRow.objects.get(member__name="Ben").most == 8 * HOUR
    his.post(f"{address}take-back/")
    assert ContractRow.objects.get(member__name="Ben").most == 7 * HOUR
