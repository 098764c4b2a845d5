"""He asks a confidant for counsel, in exactly the words that he picked; they answer in theirs.

What is said is stored nowhere: it passes sealed, and is erased once read or after seven days.
That counsel was sought, and when, is all that is kept; not even of whom.
"""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from horarium.core.people import Part
from horarium.store.circle import locked_household, locked_member
from horarium.store.events import append_event
from horarium.store.models import MemberRow
from horarium.store.words import erase, erase_old, pass_words, sent_words, take_words, waiting
from horarium.tellings.viewer import Viewer

LONGEST = 4_000
"""Characters: two pages, which somebody reads once."""


@transaction.atomic
def ask_counsel(*, household: int, member: UUID, words: str, now: datetime, by: str) -> None:
    """Raises ValueError or LookupError with a sentence."""
    row = locked_member(household, member)
    _confidant(row)
    pass_words(row.household, row, _agreed(words), now, to_him=False)
    append_event(row.household, "counsel sought", at=now, by=by, content={})


@transaction.atomic
def give_counsel(*, household: int, words: str, now: datetime, by: str) -> None:
    """Words from the confidant ``by`` to him. Raises ValueError or LookupError with a sentence."""
    house = locked_household(household)
    row = MemberRow.objects.filter(household=house, gone_at=None, name=by).first()
    if not row:
        raise LookupError("they are not in the circle any more")
    _confidant(row)
    pass_words(house, row, _agreed(words), now, to_him=True)


@transaction.atomic
def read_words(*, viewer: Viewer, words: UUID) -> tuple[str, str]:
    """Whose they are and what they say, this once. Raises LookupError with a sentence."""
    rows = waiting(viewer.household, viewer.name, is_person=viewer.is_person)
    return take_words(rows, words)


@transaction.atomic
def take_back_words(*, household: int, words: UUID) -> None:
    """Words of his that were not read yet. Read or old, they are gone already."""
    for row in sent_words(locked_household(household)).filter(public_id=words):
        erase(row)


def erase_old_words(*, now: datetime) -> None:
    """What nobody has read for seven days is gone."""
    erase_old(now)


def _confidant(row: MemberRow) -> None:
    if Part.CONFIDANT not in row.parts:
        raise ValueError(f"{row.name} is no confidant; say so on their page in the circle first.")


def _agreed(words: str) -> str:
    said = words.strip()
    if not said:
        raise ValueError("There are no words yet; write some, or choose what to say.")
    if len(said) > LONGEST:
        raise ValueError(f"This is longer than {LONGEST:,} characters; send less of it.")
    return said
