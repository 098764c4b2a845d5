"""What may be read on a page by whom he lets know stands in nothing that outlives the page.

Logs are read by whoever runs the server, addresses and titles stay in the history of a browser,
a push goes over another's server and lies on a locked screen, and a file is seen in a folder. The
story here is the cast's own, and Ben may know all of it. A word counts as of the story where the
same house without one shows it nowhere.
"""

import re
from datetime import timedelta
from io import BytesIO
from itertools import chain
from typing import Any
from zipfile import ZipFile

import html5lib
import pytest
from django.db import transaction
from django.test import Client

from horarium.config.urls import urlpatterns
from horarium.core.household_file import read_story_bytes
from horarium.core.story import Consent, Story, Subject
from horarium.store.models import HouseholdRow, OutboxRow
from horarium.store.stories import save_story
from horarium.tellings.messages import message_of
from tests.in_the_house import NOON, account, signed_in
from tests.pages.every_address import addresses, filled, house_in_use
from tests.small_house import BERKELEY
from tests.tellings.two_worlds import TOKENS, told_in_logs

pytestmark = pytest.mark.django_db
BUT = ("/door/out/", "/curtain/", "/devices/out/")
FORM_SHOWN_AGAIN = 422
SOON = NOON.date() + timedelta(days=30)
EVERYBODY = ("", "Ana", "Ben", "Father Brendan", "Cheryl")
# What the course of the house is, as its three read it on its pages.
COURSE = {"surrogate", "partner", "therapy", "therapist"}


@pytest.fixture(autouse=True)
def _house(settings: Any) -> None:
    settings.HORARIUM_CLOCK = "tests.in_the_house.noon"
    settings.HORARIUM_VOICES = {"push": {}}


class Sinks(dict[str, list[str]]):
    """What stands in each kind of sink."""

    def note(self, kind: str, text: str) -> None:
        self.setdefault(kind, []).append(text)

    def words(self) -> dict[str, set[str]]:
        return {kind: set(chain.from_iterable(map(_words, each))) for kind, each in self.items()}


def _words(text: str) -> set[str]:
    return set(re.findall(r"[a-z]{6,}", text.lower()))


def _story() -> Story:
    """The cast's; Ben is let know all of it by everyone."""
    _, told = read_story_bytes(BERKELEY.read_bytes())
    owners = {owner for fact in told.facts for owner in fact.owners}
    owners |= {owner for figure in told.figures for owner in figure.owners}
    yes = (Consent(each, "Ben", tuple(Subject), 5, NOON.date(), "he goes", SOON) for each in owners)
    return Story(told.figures, told.facts, (*told.consents, *yes))


def _sinks(story: Story | None) -> tuple[Sinks, str]:
    """What is in every sink when everybody opens and sends everything; and what pages hold."""
    sinks, pages = Sinks(), []
    with transaction.atomic(), told_in_logs() as lines:
        row = house_in_use()
        if story:
            save_story(row, story)
        there = [filled(each, row) for each in addresses(list(urlpatterns))]
        for client in (signed_in(account(row, name)) for name in EVERYBODY):
            for address in (*there, "/nowhere/", "/told/?depth=9", "/told/?day=never"):
                if not address.startswith(BUT):
                    pages += [_note(sinks, client, verb, address) for verb in ("get", "post")]
        _note_pushes(sinks, row)
        sinks["log"] = lines
        transaction.set_rollback(True)
    return sinks, "\n".join(pages)


def _note(sinks: Sinks, client: Client, verb: str, address: str) -> str:
    """What the answer leaves behind; gives its text."""
    kept = transaction.savepoint()
    answer: Any = getattr(client, verb)(address)
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    transaction.savepoint_rollback(kept)
    for name, value in answer.headers.items():
        sinks.note("file name" if name == "Content-Disposition" else "header", value)
    if answer.headers["Content-Type"] == "application/zip":
        sinks["file name"] += ZipFile(BytesIO(body)).namelist()
        return ""
    text = TOKENS.sub(rb"\1", body).decode()
    if answer.status_code >= 400 and answer.status_code != FORM_SHOWN_AGAIN:
        sinks.note("error page", text)
    _note_parts(sinks, text)
    return text


def _note_parts(sinks: Sinks, text: str) -> None:
    for each in html5lib.parse(text, namespaceHTMLElements=False).iter():
        if each.tag == "title":
            sinks.note("title", each.text or "")
        for name in ("href", "src", "action", "formaction", "id", "name"):
            sinks.note("address", each.get(name, ""))


def _note_pushes(sinks: Sinks, row: HouseholdRow) -> None:
    """Each is asked, told that it is over, and that they were heard."""
    times: Any = {"made_house_at": NOON, "made_at": NOON, "next_house_at": NOON}
    ask = row.watches.get(kind="alone").episodes.get().asks.get()
    for purpose in ("ask", "over", "heard"):
        outgoing = OutboxRow.objects.create(
            household=row,
            episode=ask.episode,
            ask=ask,
            contact=ask.contact,
            channel="push",
            purpose=purpose,
            key=purpose,
            **times,
        )
        sinks.note("push", repr(message_of(outgoing, NOON, "/answer/once/")))


def test_no_secret_of_the_cast_is_in_any() -> None:
    story = _story()
    bare, shown_anyway = _sinks(None)
    sinks, pages = _sinks(story)
    assert set(sinks) == {"log", "header", "file name", "error page", "title", "address", "push"}
    known = set().union(*bare.words().values(), _words(shown_anyway))
    secret = set().union(*(_words(each.says) for each in story.facts)) - known
    assert len(secret & _words(pages)) > 40  # on the pages of Ben, and of Mark, they are
    assert {kind: found & secret for kind, found in sinks.words().items() if found & secret} == {}
    assert _words(pages) >= COURSE
    assert {kind: found & COURSE for kind, found in sinks.words().items() if found & COURSE} == {}
