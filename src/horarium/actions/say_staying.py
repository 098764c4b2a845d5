"""Who was asked to stay says how long they can: until relieved, until a time, or not at all.

It is theirs to say, and checking out works whatever they said. Who must go is not released in
silence: he, whoever is on the way and the next who can be asked hear it at once.
"""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from horarium.store.circle import locked_household
from horarium.store.episodes import look_at_once, pass_by, tell_later
from horarium.store.events import append_event
from horarium.store.models import ComingRow, EpisodeRow, MemberRow, StayRow
from horarium.store.reach import PERSON


@transaction.atomic
def say_staying(
    *, household: int, watch: UUID, name: str, until_at: datetime | None, now: datetime, by: str
) -> bool:
    """Whether they can stay, with None until relieved; until now, or before, is that they must go.

    Raises LookupError where nobody asks them to stay any more.
    """
    row = locked_household(household)
    member = MemberRow.objects.filter(household=row, gone_at=None, name=name).first()
    contact = str(member.public_id) if member else ""
    episodes = EpisodeRow.objects.filter(watch__household=row, watch__public_id=watch)
    episode = episodes.filter(ended_at=None).select_related("watch__household").first()
    if episode is None or contact not in episode.held:
        raise LookupError("nobody asks them to stay any more")
    until_at = max(until_at, now) if until_at else None
    said = {"until_at": until_at, "said_at": now}
    stay, _ = StayRow.objects.update_or_create(episode=episode, contact=contact, defaults=said)
    look_at_once(episode.pk)
    if stay.must_go:
        _goes(episode, stay, now)
    until = until_at.isoformat() if until_at else "relieved"
    content = {"watch": str(watch), "contact": contact, "until": until}
    append_event(row, "said of staying", at=now, by=by, content=content)
    return not stay.must_go


def _goes(episode: EpisodeRow, stay: StayRow, now: datetime) -> None:
    pass_by(episode)
    coming = ComingRow.objects.filter(episode=episode, broken=False)
    hear = [PERSON, *coming.values_list("contact", flat=True)]
    about = f"goes:{stay.contact}:{int(now.timestamp())}"
    tell_later(episode, hear, "goes", about=about, now=now, loud=True)
