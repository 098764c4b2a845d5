"""Somebody reads what they are told; where it goes deep, that they did is written down."""

from datetime import datetime

from django.db import transaction

from horarium.core.disclosure.words import DEPTHS
from horarium.store.circle import locked_household
from horarium.store.record import READ, record
from horarium.tellings.told import Told, told_to
from horarium.tellings.viewer import Viewer

RECORDED_FROM = 3
"""From this depth of the why on he can see who read it, and when."""


@transaction.atomic
def read_told(*, viewer: Viewer, now: datetime) -> Told:
    """What they are told. His own reading is nobody's matter. Raises NoKeyError with a sentence."""
    told = told_to(viewer, now)
    if told.deepest >= RECORDED_FROM and not viewer.is_person:
        words = f"as deep as {DEPTHS[told.deepest]}"
        record(locked_household(viewer.household), READ, words, at=now, by=viewer.name)
    return told
