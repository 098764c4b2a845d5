"""A drill as whoever it is for is told it: that it came, and that it asks for an answer."""

from dataclasses import dataclass
from datetime import datetime

from horarium.core.hours import DAY
from horarium.store.models import DrillRow, LinkRow, MemberRow
from horarium.store.outbox import link_digest
from horarium.tellings.moments import Moments
from horarium.tellings.viewer import Viewer


@dataclass(frozen=True, slots=True)
class DrillTold:
    """A drill, and by what ``name`` the answer is written down."""

    id: int
    sentence: str
    name: str


def drill_of(viewer: Viewer, moments: Moments) -> DrillTold | None:
    """One that waits for an answer of whoever looks."""
    members = MemberRow.objects.filter(account=viewer.account).values_list("public_id", flat=True)
    contacts = [str(each) for each in members]
    rows = DrillRow.objects.filter(household=viewer.household, outcome="waiting")
    row = rows.filter(contact__in=contacts).last()
    if row is None:
        return None
    sentence = f"A drill was sent to your telephone at {moments.at(row.asked_at)}. Did it come?"
    return DrillTold(row.pk, sentence, viewer.name)


def drill_is_of(viewer: Viewer, drill: int) -> bool:
    """Whether a drill was for whoever looks."""
    members = MemberRow.objects.filter(account=viewer.account).values_list("public_id", flat=True)
    rows = DrillRow.objects.filter(pk=drill, household=viewer.household)
    return rows.filter(contact__in=[str(each) for each in members]).exists()


def drill_of_link(code: str, now: datetime) -> DrillTold | None:
    """The drill that a link answers; None where it is none, or a day has passed."""
    rows = LinkRow.objects.filter(digest=link_digest(code), drill__asked_at__gt=now - DAY)
    link = rows.select_related("drill").first()
    if link is None or link.drill is None:
        return None
    return DrillTold(
        link.drill.pk, "A drill: nothing is wrong. It came to you.", link.drill.contact
    )
