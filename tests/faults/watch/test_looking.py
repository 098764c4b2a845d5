"""Programs open every link in a message before anybody reads it; looking answers nothing."""

import pytest
from django.test import Client

from horarium.store.models import AskRow, ComingRow, LinkRow
from horarium.store.outbox import link_digest
from tests.faults.watch.scenarios import NIGHT
from tests.watched_house import watched

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("method", ["get", "head", "options"])
def test_link_that_is_only_opened_answers_nothing(method: str) -> None:
    with watched(*NIGHT, since="mon 22:40") as home:
        home.comes("Rosa")
        home.until("mon 23:10")
        ask = AskRow.objects.filter(outcome="waiting")[0]
        LinkRow.objects.create(ask=ask, digest=link_digest("code"), made_at=home.now)
        answers = {"code": "code", "answer": home.now.isoformat()}
        getattr(Client(), method)("/answer/", answers)
        ask.refresh_from_db()
        assert ask.outcome == "waiting"
        assert not ComingRow.objects.exists()
