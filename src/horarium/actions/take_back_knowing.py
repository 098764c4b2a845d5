"""An owner takes back what they let somebody know: from today on they are not told any more."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from horarium.core.disclosure.changing import taking_back
from horarium.core.disclosure.words import subjects_words
from horarium.core.hours import HouseClock
from horarium.core.story import Subject
from horarium.store.circle import locked_household
from horarium.store.record import TOOK_BACK, record
from horarium.store.stories import load_story, save_story


@transaction.atomic
def take_back_knowing(
    *, household: int, to: str, subjects: Iterable[Subject], now: datetime, by: str
) -> None:
    """``by`` is whose yes it was. Where there was none nothing changes. Raises NoKeyError."""
    row = locked_household(household)
    story, gone = load_story(row), tuple(subjects)
    after = taking_back(story, by, to, gone, HouseClock(row.zone).date_of(now))
    if after == story:
        return
    save_story(row, after)
    words = f"{to} is told nothing more of {subjects_words(gone)}."
    record(row, TOOK_BACK, words, at=now, by=by)
