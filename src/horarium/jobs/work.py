"""A plan that was asked for, seen through to a draft or to a sentence that says why there is none.

Each plan is made in a process of its own. Whatever happens to that process, to this one or to the
database, a request ends with a draft or a sentence, or waits for the next who claims it.
"""

import json
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TypeVar

from django.conf import settings
from django.db import DatabaseError, connection
from django.utils.module_loading import import_string

from horarium.actions.end_plan import keep_draft, refuse_plan
from horarium.core.findings import Tier
from horarium.core.happened_file import happenings_from_text
from horarium.core.plan_file import PlanFile
from horarium.jobs.plan import PlannerDiedError, PlannerRefusedError, Progress, ask_planner
from horarium.jobs.problem import Problem
from horarium.jobs.process import say
from horarium.store.claim import (
    claim_request,
    is_claimed,
    release_claim,
    renew_claim,
    worn_out,
)
from horarium.store.models import PlanRequestRow
from horarium.store.whole_file import NO_ROOM

T = TypeVar("T")

# A claim is renewed, and progress is written, no more often than this many seconds apart.
WRITE = 0.4
RENEW = 4.0
# How long a plan that was made is held on to while the database cannot take it.
PAUSES = (1.0, 2.0, 4.0, 8.0, 15.0)
BY = "the planner"


class NotWantedError(Exception):
    """What is being planned was called off, or is another worker's by now."""


def work(worker: str) -> bool:
    """Claim one request and see it through; False where nothing waits. Raises DatabaseError."""
    _give_up(worn_out(_now()))
    request = claim_request(worker, _now())
    if request is None:
        return False
    Work(request).do()
    return True


def _give_up(request: PlanRequestRow | None) -> None:
    if request:
        refuse_plan(request=request, sentence=_WORN_OUT, now=house_time(), by=BY)


_WORN_OUT = (
    "The planner was stopped three times while it worked on this, perhaps for want of memory. "
    "Nothing was changed; ask for fewer days."
)


class Work:
    """One request being planned."""

    def __init__(self, request: PlanRequestRow) -> None:
        self.request = request
        self._tiers: dict[Tier, dict[str, object]] = {}
        self._written = "[]"
        self._written_at = self._renewed_at = time.monotonic()

    def do(self) -> None:
        """See it through to a draft or a sentence. Asked to end, it gives the request back."""
        try:
            self._write(started_at=house_time())
            self._keep(ask_planner(self._problem(), self.hear, self.look))
        except NotWantedError:
            return
        except Exception as wrong:  # noqa: BLE001 - one request must not stop those behind it
            self._refuse(_why(wrong))
        except BaseException:
            _once(self._release)
            raise

    def _problem(self) -> Problem:
        request = self.request
        return Problem(
            request.household_text,
            request.household.name,
            request.seconds,
            request.roster_text or None,
            request.counted_from_at,
            happenings_from_text(request.happened),
        )

    def hear(self, progress: Progress) -> None:
        """How far the planner is: kept in mind until it is written."""
        self._tiers[progress.tier] = {
            "tier": progress.tier.name,
            "step": progress.step,
            "best": progress.best,
            "bound": progress.bound,
            "found": dict(progress.found),
        }

    def look(self) -> None:
        """Write how far it is, and raise NotWantedError once nobody wants it any more."""
        text = json.dumps(list(self._tiers.values()))
        now = time.monotonic()
        if text != self._written and now - self._written_at >= WRITE:
            self._written, self._written_at = text, now
            self._write(progress=text)
        elif now - self._renewed_at >= RENEW:
            self._write()
        elif _once(self._is_wanted) is False:
            raise NotWantedError

    def _write(self, **columns: object) -> None:
        """Renew the claim; a database that is busy may be asked again before the lease ends."""
        self._renewed_at = time.monotonic()
        if _once(lambda: renew_claim(self.request, _now(), **columns)) is False:
            raise NotWantedError

    def _is_wanted(self) -> bool:
        return is_claimed(self.request)

    def _keep(self, plan: PlanFile) -> None:
        for pause in (*PAUSES, None):
            try:
                keep_draft(request=self.request, plan=plan, now=house_time(), by=BY)
            except DatabaseError as wrong:
                say(f"The plan could not be kept yet: {wrong}")
                connection.close()
                if pause is None:
                    raise
                time.sleep(pause)
                self._write()
            else:
                return

    def _refuse(self, sentence: str) -> None:
        say(sentence)
        refuse_plan(request=self.request, sentence=sentence, now=house_time(), by=BY)

    def _release(self) -> bool:
        release_claim(self.request)
        return True


def _why(wrong: Exception) -> str:
    """Why there is no plan, in a sentence."""
    match wrong:
        case PlannerRefusedError() | PlannerDiedError():
            return str(wrong)
        case OSError():
            why = "there is no room on the disk" if wrong.errno in NO_ROOM else wrong.strerror
            return f"The planner could not begin: {why}. Nothing was changed; ask again."
        case DatabaseError():
            return f"The plan was made and could not be kept: {_line(wrong)}. Ask again."
    what = f"{type(wrong).__name__}: {_line(wrong)}"
    return f"The planner could not work on this ({what}). Nothing was changed."


def _once(ask: Callable[[], T]) -> T | None:
    """What the database answers; None where it does not answer now."""
    try:
        return ask()
    except DatabaseError as wrong:
        say(f"The database did not answer the planner: {wrong}")
        connection.close()
        return None


def house_time() -> datetime:
    """What time it is in the house."""
    clock: Callable[[], datetime] = import_string(settings.HORARIUM_CLOCK)
    return clock()


def _now() -> datetime:
    return datetime.now(UTC)


def _line(wrong: Exception) -> str:
    return (str(wrong).strip().partition("\n")[0] or type(wrong).__name__).rstrip(".")[:200]
