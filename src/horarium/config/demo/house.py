"""The house of the demo: Mark's, with an account for him and for each of his circle."""

import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from uuid import UUID

from django.db import connection

from horarium.actions.import_household import import_household
from horarium.actions.publish_roster import publish_roster
from horarium.actions.request_plan import request_plan
from horarium.actions.set_pattern import set_pattern
from horarium.config.demo.course import carry
from horarium.core.household_file import read_story_bytes
from horarium.core.plan_file import plan_from_text
from horarium.store.models import AccountRow, HouseholdRow, MemberRow, PlanRequestRow, PlanRow

BY = "the demo"
# What opens the curtain; the demo tells it to everybody.
PATTERN = ("river", "lamp", "bread", "chair")


def furnish(file: Path, now: datetime, seconds: float) -> None:
    """Bring the household of a file into an empty database, let everybody in, ask for a plan.

    The planner takes at most ``seconds``.
    """
    household, story = read_story_bytes(file.read_bytes(), file.name)
    import_household(household=household, file=file.name, now=now, by=BY, story=story)
    row = HouseholdRow.objects.get()
    members = MemberRow.objects.filter(household=row)
    AccountRow.objects.bulk_create(
        AccountRow(household=row, member=member, made_at=now) for member in (None, *members)
    )
    person = AccountRow.objects.get(household=row, member=None)
    set_pattern(account=person.pk, picks=PATTERN, now=now, by=BY)
    carry(row, now)
    request_plan(household=row.pk, now=now, by=BY, seconds=seconds)


def publish_first_plan(now: Callable[[], datetime]) -> None:
    """Wait for the first plan of the house and publish it, unless he called it off.

    On a machine with much else to do the planner may not cover everybody's hours in the time it
    had: it is asked again, for twice as long.
    """
    while planned := _planned():
        request, draft = planned
        if all(each.proven for each in plan_from_text(draft.text).tiers[:1]):
            asked = UUID(str(request.public_id))
            publish_roster(household=request.household_id, request=asked, now=now(), by=BY)
            break
        longer = 2 * (request.seconds or 0) or None
        request_plan(household=request.household_id, now=now(), by=BY, seconds=longer)
    connection.close()


def _planned() -> tuple[PlanRequestRow, PlanRow] | None:
    """The first plan, once it is made; None where it was called off or published already."""
    waiting = PlanRequestRow.objects.filter(draft__before=None).order_by("-pk")
    while (request := waiting.first()) and request.state in ("waiting", "planning"):
        connection.close()
        time.sleep(1)
    if request and request.state == "done" and request.draft and request.draft.state == "draft":
        return request, request.draft
    return None
