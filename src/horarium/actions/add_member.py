"""Somebody new in the circle."""

from datetime import datetime
from decimal import Decimal
from typing import Any
from unicodedata import normalize
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from horarium.core.people import Part
from horarium.store.circle import locked_household
from horarium.store.events import append_event
from horarium.store.models import MemberRow

LONGEST_NAME = 80


@transaction.atomic
def add_member(
    *, household: int, name: str, parts: frozenset[Part], now: datetime, by: str
) -> UUID:
    """Their public identifier. Raises ValueError with a sentence."""
    row = locked_household(household)
    name = normalize("NFC", " ".join(name.split()))
    there = MemberRow.objects.filter(household=row, gone_at=None)
    _agreed(name, parts, [row.person_name, *there.values_list("name", flat=True)])
    last = MemberRow.objects.filter(household=row).aggregate(last=Max("place"))["last"]
    columns: dict[str, Any] = {
        "place": 0 if last is None else last + 1,
        "parts": parts,
        "pay": Decimal(0),
        "unwilling": frozenset(),
        "availability": (),
    }
    member = MemberRow.objects.create(household=row, name=name, **columns)
    append_event(row, "member added", at=now, by=by, content={"name": name, "parts": sorted(parts)})
    return member.public_id


def _agreed(name: str, parts: frozenset[Part], taken: list[str]) -> None:
    if not name:
        raise ValueError("A name is missing; write what everybody calls them.")
    if len(name) > LONGEST_NAME or not name.isprintable():
        raise ValueError(f"The name is not usable; write at most {LONGEST_NAME} letters.")
    for each in taken:
        if each.casefold() == name.casefold():
            raise ValueError(f"The name {each} is already taken; add another word to one of them.")
    if not parts:
        raise ValueError("Nobody is in the circle without a part; choose at least one.")
    if Part.ATTENDANT in parts:
        raise ValueError(
            "An attendant needs a contract; add them under Household, then invite them here."
        )
