"""Planners that die, hang or cannot write: a question always gets one draft, or one sentence."""

import os
import resource
import signal
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import psycopg
import pytest
from django.db import connection, transaction

from horarium.actions.import_household import import_household
from horarium.actions.request_plan import request_plan
from horarium.core.household_file import read_household
from horarium.store.events import broken_event
from horarium.store.models import EventRow, HouseholdRow, PlanRequestRow, PlanRow
from tests.servers.planners import planner
from tests.servers.processes import planner_of, runs, until
from tests.small_house import HOUSE
from tests.store.unguarded import unguarded

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("forgotten")]

EARLY = datetime(1988, 3, 14, 12, tzinfo=UTC)
# Long enough to be interrupted, and made within seconds all the same.
DAYS = 21


@pytest.fixture
def forgotten(transactional_db: None) -> Iterator[None]:  # noqa: ARG001 - before its rows go
    """Events stay; those of a test may go."""
    yield
    unguarded("DELETE FROM store_eventrow")


def asked(name: str = "Small house", days: int = DAYS) -> PlanRequestRow:
    """Somebody asks for a plan of a house."""
    text = HOUSE.replace("Small house", name).replace("days = 7", f"days = {days}")
    import_household(household=read_household(text), file="house.toml", now=EARLY, by="Mark")
    row = HouseholdRow.objects.get(name=name)
    public_id = request_plan(household=row.pk, now=EARLY, by="Mark")
    return PlanRequestRow.objects.get(public_id=public_id)


def killed(process: int) -> None:
    """At once, without a chance to tidy up."""
    os.kill(process, signal.SIGKILL)


def ended(request: PlanRequestRow) -> bool:
    request.refresh_from_db()
    return request.state not in ("waiting", "planning")


def is_planned(request: PlanRequestRow) -> bool:
    """Whether the planner was heard of it: it is in the middle of it."""
    request.refresh_from_db()
    return request.state == "planning" and request.progress != "[]"


def assert_one_draft(request: PlanRequestRow) -> None:
    assert (request.state, request.sentence) == ("done", "")
    assert PlanRow.objects.filter(household=request.household_id).get().pk == request.draft_id
    drafted = EventRow.objects.filter(household=request.household_id, kind="plan drafted")
    assert drafted.count() == 1
    assert broken_event(request.household) is None


# -- processes that die


def test_a_solver_that_is_killed_is_a_sentence(tmp_path: Path) -> None:
    """The planner that asked it lives on, and does what is asked next."""
    request = asked()
    with planner(tmp_path) as worker:
        killed(planner_of(worker.pid))
        until(lambda: ended(request))
        assert request.state == "refused"
        assert request.sentence == (
            "The planner stopped before it had finished (signal 9). "
            "Nothing was changed; run it again."
        )
        assert not PlanRow.objects.exists()
        again = asked("Other house", days=7)
        until(lambda: ended(again))
        assert_one_draft(again)


def test_a_planner_that_is_killed_is_followed_by_the_next(tmp_path: Path) -> None:
    """Its solver ends with it, and once its lease is over another begins anew."""
    request = asked()
    with planner(tmp_path) as first:
        until(lambda: is_planned(request))
        solver = planner_of(first.pid)
        killed(first.pid)
        until(lambda: not runs(solver))
    request.refresh_from_db()
    assert request.state == "planning"
    with planner(tmp_path):
        until(lambda: ended(request))
    assert request.tries == 2
    assert_one_draft(request)


def test_a_planner_that_is_asked_to_end_gives_it_back(tmp_path: Path) -> None:
    """Nobody waits for a lease, and it does not count as a try."""
    request = asked()
    with planner(tmp_path) as first:
        until(lambda: is_planned(request))
        solver = planner_of(first.pid)
        first.send_signal(signal.SIGTERM)
        assert first.wait(timeout=20) == 0
        assert not runs(solver)
    request.refresh_from_db()
    assert (request.state, request.tries, request.claim) == ("waiting", 0, "")


def test_a_planner_that_hangs_keeps_nothing_once_another_has_it(tmp_path: Path) -> None:
    """It wakes when its lease is long over: there is one draft, and it is not its."""
    request = asked(days=7)
    with planner(tmp_path) as hanging:
        planner_of(hanging.pid)
        hanging.send_signal(signal.SIGSTOP)
        with planner(tmp_path):
            until(lambda: ended(request))
        assert_one_draft(request)
        hanging.send_signal(signal.SIGCONT)
        another = asked("Other house", days=7)
        until(lambda: ended(another))
        assert_one_draft(another)
    request.refresh_from_db()
    assert_one_draft(request)


def test_three_planners_share_six_questions(tmp_path: Path) -> None:
    """Each is planned once, whoever takes it."""
    requests = [asked(f"House {n}", days=7) for n in range(6)]
    with ExitStack() as planners:
        for _ in range(3):
            planners.enter_context(planner(tmp_path))
        for request in requests:
            until(lambda request=request: ended(request))  # type: ignore[misc]
    for request in requests:
        assert request.tries == 1
        assert_one_draft(request)


# -- a database that does not answer


def test_a_database_that_is_locked_gets_the_plan_afterwards(tmp_path: Path) -> None:
    """Somebody holds the rows until the plan is long made."""
    request = asked(days=7)
    with planner(tmp_path) as worker:
        solver = planner_of(worker.pid)
        with transaction.atomic():
            _hold_all()
            until(lambda: not runs(solver))
            threading.Event().wait(3)
        until(lambda: ended(request))
    assert request.tries == 1
    assert_one_draft(request)


def _hold_all() -> None:
    """Nobody else writes until the transaction ends."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("LOCK TABLE store_planrequestrow, store_planrow")


def test_a_database_that_fails_gets_the_plan_once_it_answers(tmp_path: Path) -> None:
    """A full disk under the file; a PostgreSQL that hangs up and lets nobody in."""
    fails = no_room if connection.vendor == "sqlite" else hung_up
    request = asked()
    with planner(tmp_path) as worker:
        until(lambda: is_planned(request))
        solver = planner_of(worker.pid)
        with fails(worker.pid):
            until(lambda: not runs(solver))
            threading.Event().wait(3)
            assert not ended(request)
            assert not PlanRow.objects.exists()
        until(lambda: ended(request))
        assert worker.poll() is None
    assert request.tries == 1
    assert_one_draft(request)


@contextmanager
def no_room(process: int) -> Iterator[None]:
    """No file grows any more that this process writes, its log included."""
    resource.prlimit(process, resource.RLIMIT_FSIZE, (1, resource.RLIM_INFINITY))
    yield
    resource.prlimit(process, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY,) * 2)


@contextmanager
def hung_up(_process: int) -> Iterator[None]:
    """The server ends every connection but the test's own, and takes no other."""
    name = connection.settings_dict["NAME"]
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        own = cursor.fetchone()[0]
    with psycopg.connect(os.environ["HORARIUM_DATABASE"], autocommit=True) as server:
        server.execute(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS false'.encode())
        server.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = %s AND pid <> %s",
            (name, own),
        )
        yield
        server.execute(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS true'.encode())
