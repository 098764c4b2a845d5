"""Who works on what was asked for: claimed by compare-and-set, kept by a heartbeat, taken over.

A claim counts until its lease ends. Whoever works renews it; whoever died does not, and then the
next may take it. What is written under a claim is written only where the claim still holds.
The clock of leases is the machine's own, whatever time it is in the house.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db.models import F, Q, QuerySet

from horarium.store.models import HouseholdRow, PlanRequestRow

LEASE = timedelta(seconds=15)
# Three workers that died of it are enough: the fourth would, too.
MOST_TRIES = 3


def claim_request(worker: str, clock_at: datetime) -> PlanRequestRow | None:
    """The request that has waited longest, now this worker's; None where there is none."""
    waiting = _claimable(clock_at).filter(tries__lt=MOST_TRIES).order_by("asked_at", "pk")
    for key in waiting.values_list("pk", flat=True):
        taken = _claimable(clock_at).filter(pk=key, tries__lt=MOST_TRIES)
        if taken.update(
            state="planning",
            claim=worker,
            claimed_until=clock_at + LEASE,
            tries=F("tries") + 1,
            progress="[]",
        ):
            rows = PlanRequestRow.objects.select_related("household")
            return rows.get(pk=key)
    return None


def worn_out(clock_at: datetime) -> PlanRequestRow | None:
    """A request that was begun too often, each time by a worker that died."""
    return _claimable(clock_at).filter(tries__gte=MOST_TRIES).select_related("household").first()


def _claimable(clock_at: datetime) -> QuerySet[PlanRequestRow]:
    ended = Q(state="planning", claimed_until__lt=clock_at)
    return PlanRequestRow.objects.filter(Q(state="waiting") | ended)


def renew_claim(request: PlanRequestRow, clock_at: datetime, **columns: object) -> bool:
    """Keep a claim for another lease, and write ``columns``; False where it is lost."""
    changes: Mapping[str, Any] = {"claimed_until": clock_at + LEASE, **columns}
    return bool(_held(request).update(**changes))


def is_claimed(request: PlanRequestRow) -> bool:
    """Whether the claim with which ``request`` was taken still holds."""
    return _held(request).exists()


def release_claim(request: PlanRequestRow) -> None:
    """Give it back unharmed: it waits again, and this time is not counted."""
    _release(_held(request))


def release_claims(household: HouseholdRow) -> None:
    """Take what is being planned from whoever plans it: it waits again, and is begun anew."""
    _release(PlanRequestRow.objects.filter(household=household, state="planning"))


def _release(requests: QuerySet[PlanRequestRow]) -> None:
    requests.update(
        state="waiting", claim="", claimed_until=None, tries=F("tries") - 1, progress="[]"
    )


def _held(request: PlanRequestRow) -> QuerySet[PlanRequestRow]:
    return PlanRequestRow.objects.filter(pk=request.pk, state="planning", claim=request.claim)


def locked_if_claimed(request: PlanRequestRow) -> PlanRequestRow | None:
    """The request for the rest of the transaction, if the claim still holds.

    Its household is held first, as in every verb about it.
    """
    HouseholdRow.objects.select_for_update().get(pk=request.household_id)
    return _held(request).select_for_update().first()
