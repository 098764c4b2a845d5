"""The state of planning, for the person: what is published, asked for, drafted, how far it is."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet

from horarium.core.findings import Tier
from horarium.core.hours import DAY, HouseClock
from horarium.store.models import HouseholdRow, PlanRequestRow
from horarium.store.plan_requests import OPEN
from horarium.store.rosters import published_plans
from horarium.tellings.viewer import Viewer

FEW = 6


@dataclass(frozen=True, slots=True)
class TierTold:
    """How far the planner is with a tier, in its weighted units; ``found`` when it is settled."""

    tier: Tier
    is_settled: bool
    best: int
    bound: int
    found: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Asked:
    """A plan that was asked for.

    ``state`` is that of the request, or what became of its draft: draft, published, replaced or
    dropped.
    """

    id: UUID
    question: str
    state: str
    asked_at: datetime
    ended_at: datetime | None
    sentence: str
    tiers: tuple[TierTold, ...]

    @property
    def is_open(self) -> bool:
        return self.state in OPEN


@dataclass(frozen=True, slots=True)
class Published:
    """``days`` days from ``first_day`` that have a roster; ``id`` is the request it came from."""

    first_day: date
    days: int
    published_at: datetime
    id: UUID | None

    @property
    def last_day(self) -> date:
        return self.first_day + (self.days - 1) * DAY


@dataclass(frozen=True, slots=True)
class Planning:
    """All of it: ``next_day`` is the first that has no roster, ``days`` are planned at once."""

    clock: HouseClock
    today: date
    published: tuple[Published, ...]
    asked: tuple[Asked, ...]
    next_day: date
    days: int

    @property
    def running(self) -> Asked | None:
        return next((each for each in self.asked if each.is_open), None)

    @property
    def drafts(self) -> tuple[Asked, ...]:
        return tuple(each for each in self.asked if each.state == "draft")


def planning_of(viewer: Viewer, now: datetime) -> Planning:
    """For the person; three queries, and no more with the years."""
    row = HouseholdRow.objects.get(pk=viewer.household)
    clock = HouseClock(row.zone)
    today = clock.date_of(now)
    plans = published_plans(row).filter(first_day__gt=today - 90 * DAY)
    told = tuple(
        Published(each.first_day, each.days, each.published_at, _request_id(each))
        for each in plans.select_related("request").defer("text", "household_text")
        if each.published_at
    )
    ahead = tuple(each for each in told if each.last_day >= today)
    return Planning(clock, today, ahead, _asked(row), _next_day(row.first_day, told), row.days)


def _request_id(plan: object) -> UUID | None:
    request = getattr(plan, "request", None)
    return request.public_id if request else None


def _next_day(planned: date, published: tuple[Published, ...]) -> date:
    """After the last published plan; until there is one, what the household plans."""
    last = max((each.last_day for each in published), default=None)
    return last + DAY if last else planned


def _asked(row: HouseholdRow) -> tuple[Asked, ...]:
    rows = _requests(row)
    newest = list(rows[:FEW])
    drafts = list(rows.filter(draft__state="draft").exclude(pk__in=[each.pk for each in newest]))
    return tuple(map(told_request, [*newest, *drafts]))


def _requests(row: HouseholdRow) -> QuerySet[PlanRequestRow]:
    return (
        PlanRequestRow.objects.filter(household=row)
        .select_related("draft")
        .defer(
            "household_text",
            "roster_text",
            "draft__text",
            "draft__household_text",
        )
    )


def told_request(request: PlanRequestRow) -> Asked:
    """What became of a request."""
    return Asked(
        request.public_id,
        request.question,
        request.draft.state if request.draft else request.state,
        request.asked_at,
        request.ended_at,
        request.sentence,
        tuple(_tier(each) for each in json.loads(request.progress)),
    )


def _tier(told: Mapping[str, object]) -> TierTold:
    settled, found = told["step"] == "reached", told["found"]
    return TierTold(
        Tier[str(told["tier"])],
        settled,
        int(str(told["best"])),
        int(str(told["bound"])),
        dict(found) if isinstance(found, dict) else {},
    )


def request_asked(viewer: Viewer, request: UUID) -> Asked | None:
    """One request, and how far it is; None where there is none of this house. One query."""
    row = _requests(HouseholdRow(pk=viewer.household)).filter(public_id=request).first()
    return told_request(row) if row else None
