"""A house in which hours can change hands: Tuesday's night is nobody's, and Nora cannot pump."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

from django.db import connection

from horarium.actions.accept_offer import accept_offer
from horarium.actions.approve_offer import approve_offer
from horarium.actions.claim_hours import claim_hours
from horarium.actions.offer_shift import offer_shift
from horarium.actions.take_back_offer import take_back_offer
from horarium.core.household import Household
from horarium.core.plan_file import plan_from_text
from horarium.core.roster import Shift
from horarium.store.models import (
    EventRow,
    HouseholdRow,
    MemberRow,
    NoticeRow,
    OfferRow,
    PlanRow,
    ShiftRow,
)
from tests.cast import at, attendant, backup, house, plan
from tests.in_the_house import account
from tests.planned_house import furnished, published

NOW = at("mon 12:00")
OPEN = "tue 23:00"
ROSTER = (
    *("Ana tue 07:00-15:00", "Ben tue 15:00-23:00", "Ana wed 07:00-15:00"),
    *("Rosa fri 07:00-15:00", "Grace sat 07:00-15:00", "Nora sun 07:00-15:00"),
)


def home(**changes: Any) -> Household:
    members = (
        attendant("Ana"),
        attendant("Ben", rest="10h"),
        attendant("Rosa"),
        attendant("Grace"),
        attendant("Nora", skills=()),
        backup("Dolores"),
    )
    return house(**({"members": members} | changes))


def lived_in(*shifts: str, **changes: Any) -> HouseholdRow:
    row = furnished(home(**changes), now=at("mon 00:00"))
    published(row, now=at("mon 01:00"), made=plan(*(shifts or ROSTER)))
    for each in MemberRow.objects.filter(household=row):
        account(row, each.name)
    account(row)
    return row


def claim(row: HouseholdRow, by: str = "Rosa", hours: str = OPEN) -> OfferRow:
    claim_hours(household=row.pk, start_at=at(hours), now=NOW, by=by)
    return OfferRow.objects.latest("pk")


def offer(row: HouseholdRow, by: str = "Ana", hours: str = "tue 07:00", to: str = "") -> OfferRow:
    found = ShiftRow.objects.get(household=row, member__name=by, start_at=at(hours))
    offer_shift(household=row.pk, shift=found.public_id, to=to, now=NOW, by=by)
    return OfferRow.objects.latest("pk")


def accept(row: HouseholdRow, offered: OfferRow, by: str = "Rosa") -> bool:
    return accept_offer(household=row.pk, offer=offered.public_id, now=NOW, by=by)


def approve(row: HouseholdRow, offered: OfferRow, now: Any = NOW) -> str:
    return approve_offer(household=row.pk, offer=offered.public_id, now=now, by="Mark")


def told(row: HouseholdRow, name: str = "") -> list[str]:
    rows = NoticeRow.objects.filter(account=account(row, name)).exclude(
        sentence__startswith="Your shifts changed"
    )
    return list(rows.values_list("sentence", flat=True))


def whose(row: HouseholdRow, hours: str) -> list[str]:
    rows = ShiftRow.objects.filter(household=row, start_at=at(hours))
    return sorted(rows.values_list("member__name", flat=True))


def planned(row: HouseholdRow) -> tuple[Shift, ...]:
    return plan_from_text(PlanRow.objects.get(household=row, state="published").text).plan.shifts


def state(offered: OfferRow) -> str:
    offered.refresh_from_db()
    return offered.state


def kinds() -> list[str]:
    return list(EventRow.objects.values_list("kind", flat=True))


def back(row: HouseholdRow, offered: OfferRow, by: str) -> None:
    take_back_offer(household=row.pk, offer=offered.public_id, now=NOW, by=by)


def at_once(act: Callable[[int], Any], count: int = 4) -> list[str]:
    """What each of some who press in the same instant is told."""
    ready = Barrier(count)

    def press(number: int) -> str:
        ready.wait()
        try:
            act(number)
        except (ValueError, LookupError) as wrong:
            return str(wrong)
        else:
            return ""
        finally:
            connection.close()

    with ThreadPoolExecutor(count) as threads:
        return sorted(threads.map(press, range(count)))
