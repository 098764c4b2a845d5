"""A small house in rows, and its plans made without the planner: quick, and the same each time."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import QuerySet

from horarium.actions.end_plan import keep_draft
from horarium.actions.import_household import import_household
from horarium.actions.publish_roster import publish_roster
from horarium.actions.request_plan import request_plan
from horarium.core.happened import Happening
from horarium.core.household import Household
from horarium.core.plan_file import PlanFile
from horarium.core.roster import Plan
from horarium.core.rules.explain import explain_gaps
from horarium.core.rules.verify import verify
from horarium.core.week import Week
from horarium.store.claim import claim_request
from horarium.store.models import HouseholdRow, PlanRequestRow
from horarium.store.plan_requests import question_of
from tests.cast import at, house, plan

# Monday morning, before anything of the cast's week has begun.
EARLY = at("mon 00:00") - timedelta(hours=12)
WEEK = tuple(
    f"{name} {day} {hours}"
    for day in "mon tue wed thu fri sat sun".split()
    for name, hours in (
        ("Ana", "07:00-15:00"),
        ("Ben", "15:00-23:00"),
        ("Rosa", "23:00-07:00"),
    )
)


def furnished(household: Household | None = None, now: datetime = EARLY) -> HouseholdRow:
    """The cast's house in the database."""
    import_household(household=household or house(), file="house.toml", now=now, by="Mark")
    return HouseholdRow.objects.get(name=(household or house()).name)


def asked(row: HouseholdRow, now: datetime = EARLY, *happened: Happening) -> PlanRequestRow:
    """A plan was asked for."""
    public_id = request_plan(household=row.pk, now=now, by="Mark", happened=happened)
    return requests(row).get(public_id=public_id)


def requests(row: HouseholdRow) -> "QuerySet[PlanRequestRow]":
    return PlanRequestRow.objects.filter(household=row).select_related("draft", "household")


def drafted(request: PlanRequestRow, made: Plan, now: datetime = EARLY) -> PlanRequestRow:
    """Somebody planned it: ``made`` is the draft."""
    claimed = claim_request("the test", now)
    assert claimed
    assert claimed.pk == request.pk
    household = question_of(claimed).changed
    week = Week(household, made)
    file = PlanFile(
        made,
        household.name,
        household.clock.zone,
        findings=verify(week).findings,
        gaps=explain_gaps(week),
    )
    assert keep_draft(request=claimed, plan=file, now=now, by="the test")
    return requests(request.household).get(pk=request.pk)


def published(
    row: HouseholdRow, *shifts: str, now: datetime = EARLY, made: Plan | None = None
) -> PlanRequestRow:
    """These shifts, or the usual week, were planned and published."""
    request = drafted(asked(row, now), made or plan(*(shifts or WEEK)), now)
    publish_roster(household=row.pk, request=request.public_id, now=now, by="Mark")
    return requests(row).get(pk=request.pk)


def public_id(request: PlanRequestRow) -> UUID:
    return request.public_id
