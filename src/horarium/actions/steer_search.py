"""He steers a search: the next are asked now, or it is enough."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from horarium.store.circle import locked_household
from horarium.store.episodes import pass_by
from horarium.store.events import append_event
from horarium.store.expecting import AT_ONCE
from horarium.store.models import EpisodeRow, HouseholdRow, WatchRow


@transaction.atomic
def call_next(*, household: int, watch: UUID, now: datetime, by: str) -> None:
    """Nobody of those asked last is waited for. Raises LookupError where no search runs."""
    row, watched = _going_on(household, watch)
    episode = EpisodeRow.objects.filter(watch=watched, ended_at=None).first()
    if episode is None:
        raise LookupError("nobody is searched for here any more")
    pass_by(episode)
    append_event(row, "next called", at=now, by=by, content={"watch": str(watch)})


@transaction.atomic
def say_enough(*, household: int, watch: UUID, now: datetime, by: str) -> None:
    """The search ends because he says so; whoever was asked is told. It cannot be taken back.

    Raises LookupError where no search runs.
    """
    row, watched = _going_on(household, watch)
    watched.stood_down, watched.look_house_at = f"{by} said that it is enough", AT_ONCE
    watched.save(update_fields=["stood_down", "look_house_at"])
    append_event(row, "said enough", at=now, by=by, content={"watch": str(watch)})


def _going_on(household: int, watch: UUID) -> tuple[HouseholdRow, WatchRow]:
    row = locked_household(household)
    rows = WatchRow.objects.filter(household=row, public_id=watch).exclude(state="ended")
    found = rows.first()
    if found is None:
        raise LookupError("nobody is searched for here any more")
    return row, found
