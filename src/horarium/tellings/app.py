"""Through which app a member is reached, told to the person alone: never by what address."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings

from horarium.core.hours import HouseClock
from horarium.store.models import AppRow, MemberRow
from horarium.tellings.viewer import Viewer


@dataclass(frozen=True, slots=True)
class AppTold:
    """Whose app it is, which one, and when it was set; ``app`` is "" where there is none.

    ``works`` is whether this server reaches apps at all.
    """

    name: str
    app: str = ""
    set_on: str = ""
    works: bool = True


def app_told(viewer: Viewer, member: UUID) -> AppTold:
    """Raises LookupError where there is no such member."""
    rows = MemberRow.objects.filter(household=viewer.household, gone_at=None, public_id=member)
    row = rows.select_related("household").first()
    if row is None:
        raise LookupError("they are not in the circle any more")
    works = "app" in settings.HORARIUM_VOICES
    known = AppRow.objects.filter(member=row).first()
    if known is None:
        return AppTold(row.name, works=works)
    app = known.address.partition("://")[0].lower()
    return AppTold(row.name, app, _day(known.set_at, row.household.zone), works)


def _day(instant: datetime, zone: str) -> str:
    clock = HouseClock(zone)
    return clock.on(clock.date_of(instant))
