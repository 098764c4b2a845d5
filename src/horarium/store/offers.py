"""Offers in rows: whose the hours are by now, and what becomes of them."""

from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from horarium.core.hours import Interval
from horarium.core.rules.taking import helps
from horarium.core.swapping import OPEN, Offer, OfferState, settled
from horarium.core.week import Week
from horarium.store.expecting import AT_ONCE, change_ladders
from horarium.store.models import HouseholdRow, OfferRow, ShiftRow, WatchRow
from horarium.store.rosters import fill_hours, give_hours
from horarium.store.unattended import follow_roster


def offers_of(household: HouseholdRow, now: datetime) -> QuerySet[OfferRow]:
    """Those that can still be answered, as far as time goes, with all who are named in them."""
    rows = OfferRow.objects.filter(household=household, state__in=OPEN, start_at__gt=now)
    named = "owner", "to", "taker", "shift__member", "shift__watch"
    return rows.filter(Q(taker=None) | Q(taker__gone_at=None)).select_related(*named)


def locked_offer(household: HouseholdRow, id_: UUID) -> OfferRow:
    """Held until the transaction ends. Raises LookupError with a sentence."""
    rows = OfferRow.objects.select_for_update(of=("self",)).filter(household=household)
    row = rows.select_related("owner", "to", "taker", "shift__member").filter(public_id=id_).first()
    if not row:
        raise LookupError("nobody offers this, or it is there no more")
    return row


def hours_of(row: OfferRow) -> Interval:
    return Interval(row.start_at, row.end_at)


def offer_of(row: OfferRow) -> Offer:
    """As it was left; ``standing`` is what became of it since."""
    owner, to, taker = (each.name if each else "" for each in (row.owner, row.to, row.taker))
    return Offer(hours_of(row), owner, to, taker, OfferState(row.state))


def standing(row: OfferRow, week: Week, now: datetime) -> Offer:
    """The offer as it stands in the roster of ``week``, which holds its hours."""
    return settled(offer_of(row), _holder(row, week), now)


def _holder(row: OfferRow, week: Week) -> str | None:
    """Whose its hours are. Of a shift that nobody comes to, somebody else is searched for."""
    if row.owner is None:
        members = (
            each for each in week.household.members if row.taker and each.name == row.taker.name
        )
        return "" if any(helps(week, hours_of(row), each) for each in members) else None
    shift = row.shift
    if shift is None or (shift.start_at, shift.end_at) != (row.start_at, row.end_at):
        return None
    return shift.member.name if is_expected(shift) else None


def is_expected(shift: ShiftRow) -> bool:
    """Whether its member is to come to it, and nobody is searched for already."""
    watch: WatchRow | None = getattr(shift, "watch", None)
    return watch is None or (watch.state == "waiting" and not watch.cannot)


def keep_offer(row: OfferRow, offer: Offer, now: datetime, taker: int | None = None) -> None:
    """What became of it. ``taker`` is the member who would take the hours."""
    row.state = offer.state
    row.taker_id = (taker or row.taker_id) if offer.taker else None
    row.answered_at = None if offer.is_open else now
    row.save(update_fields=["state", "taker", "answered_at"])


def move_hours(row: OfferRow, now: datetime) -> bool:
    """The hours are the taker's from now on, in the roster, and it is they who are expected."""
    if row.taker is None:
        return False
    household = row.household
    if row.shift is None:
        moved = fill_hours(household, hours_of(row), row.taker)
        follow_roster(household, now)
        return moved
    watch = WatchRow.objects.select_related("household", "shift__plan", "member").get(
        shift=row.shift
    )
    give_hours(watch, row.taker)
    WatchRow.objects.filter(pk=watch.pk).update(look_house_at=AT_ONCE)
    change_ladders(household)
    return watch.member_id == row.taker_id
