"""*Now* as somebody reads it, and more in the roster of the house in which people are."""

import re
from typing import Any

from horarium.store.models import HopedAbsenceRow, HouseholdRow, PlanRow
from tests.cast import span
from tests.in_the_house import NOON, account, member, signed_in, text


def plain(html: str) -> str:
    """What somebody reads in the page: its words, without the frame's."""
    main = html[html.index("<main") :]
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


def now_of(row: HouseholdRow, name: str = "") -> str:
    return plain(text(signed_in(account(row, name)).get("/")))


def put(row: HouseholdRow, kind: Any, when: str, **more: Any) -> Any:
    """Something more in the roster."""
    hours = span(when)
    plan = PlanRow.objects.get(household=row)
    return kind.objects.create(
        household=row, plan=plan, start_at=hours.start_at, end_at=hours.end_at, **more
    )


def hoped(row: HouseholdRow, name: str, when: str) -> HopedAbsenceRow:
    hours = span(when)
    return HopedAbsenceRow.objects.create(
        member=member(row, name), start_at=hours.start_at, end_at=hours.end_at, asked_at=NOON
    )
