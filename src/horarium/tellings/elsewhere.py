"""That he is in hospital or away, as he and whoever is with him are told it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from horarium.core.watch.elsewhere import Where
from horarium.store.elsewhere import ASKED_EVERY, running
from horarium.store.machine_said import may_say
from horarium.store.models import AccountRow, ElsewhereRow, HouseholdRow
from horarium.tellings.moments import Moments
from horarium.tellings.viewer import Viewer

_SAID_OVER = "until it is said that the stay is over"
_PLACES = {Where.HOSPITAL: "in hospital", Where.AWAY: "away"}


@dataclass(frozen=True, slots=True)
class ElsewhereTold:
    """One of them: its ``sentence``, who ``said`` it and when, and ``then``, what follows.

    ``holds`` is whether it is so now; ``asks`` whether he is asked if it still is.
    """

    id: UUID
    sentence: str
    said: str
    then: str
    holds: bool = True
    asks: bool = False


def elsewhere_told(row: HouseholdRow, moments: Moments, *, his: bool) -> tuple[ElsewhereTold, ...]:
    """Those that hold and those to come, in their order. One query."""
    return tuple(_told(each, moments, his=his) for each in running(row, moments.now))


def elsewhere_for(viewer: Viewer, moments: Moments) -> tuple[ElsewhereTold, ...] | None:
    """For him, and for whoever is with him and may say it; None for others."""
    account = AccountRow.objects.select_related("member__household", "household").get(
        pk=viewer.account
    )
    if not may_say(account, moments.now):
        return None
    return elsewhere_told(account.household, moments, his=viewer.is_person)


def _told(row: ElsewhereRow, moments: Moments, *, his: bool) -> ElsewhereTold:
    holds = row.start_at <= moments.now
    where = _PLACES[Where(row.place)]
    who = "You are" if his else "He is"
    opening = (
        f"{who} {where} since" if holds else f"{who.split(maxsplit=1)[0]} will be {where} from"
    )
    until = f", until {moments.at(row.until_at)}" if row.until_at else ""
    expected = f"until {moments.at(row.until_at)}, then again by itself" if row.until_at else ""
    return ElsewhereTold(
        row.public_id,
        f"{opening} {moments.at(row.start_at)}{until}.",
        f"Said by {row.by}, {moments.at(row.said_at)}.",
        f"{'Nobody' if holds else 'Then nobody'} is expected {expected or _SAID_OVER}.",
        holds,
        asks=holds and row.until_at is None and _is_asked(row, moments.now),
    )


def _is_asked(row: ElsewhereRow, now: datetime) -> bool:
    """Since the question went out, until he says that it holds."""
    return now >= row.held_at + ASKED_EVERY
