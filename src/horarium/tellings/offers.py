"""Hours that change hands: what a member could take, and what they offered; for the person, who.

Of a colleague's shift a member is told whose it is and its hours, and that only where it is offered
to them. Why it is offered is asked by nobody, and why somebody could not have hours is told to
nobody but the person.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from uuid import UUID

from horarium.core.hours import DAY, Interval, length_words
from horarium.core.rules.taking import Takings, open_hours
from horarium.core.swapping import Offer, OfferState
from horarium.core.week import Week
from horarium.store.circle import COME
from horarium.store.models import HouseholdRow, OfferRow
from horarium.store.offers import hours_of, offer_of, offers_of, standing
from horarium.store.weeks import RosterDays, days_around, shifts_in
from horarium.tellings.lacks import lacking
from horarium.tellings.moments import Moments
from horarium.tellings.viewer import Viewer

# In a week of which nobody has any hour there are so many shifts, and a page of them is enough.
MOST = 21
# Whoever has a shift in the days ahead is a colleague.
COLLEAGUES_AHEAD = 28 * DAY


@dataclass(frozen=True, slots=True)
class OpenHours:
    """Hours that are nobody's, and that whoever looks could have."""

    start_at: datetime
    words: str


@dataclass(frozen=True, slots=True)
class Offered:
    """A colleague's shift, for whoever looks; ``can_accept`` where they could have it.

    ``is_named`` says that it is offered to nobody else.
    """

    id: UUID
    sentence: str
    can_accept: bool
    is_named: bool


@dataclass(frozen=True, slots=True)
class OwnOffer:
    """What whoever looks offered, or would take, and how it stands; ``is_over`` once it lapsed."""

    id: UUID
    sentence: str
    is_over: bool = False


@dataclass(frozen=True, slots=True)
class ToTake:
    """All of it, the soonest first."""

    open: tuple[OpenHours, ...] = ()
    offered: tuple[Offered, ...] = ()
    own: tuple[OwnOffer, ...] = ()


def to_take(viewer: Viewer, moments: Moments, within: Interval, most: int = MOST) -> ToTake:
    """For a member who comes to attend, of the hours that begin in ``within``.

    Of open hours at most so many: each that is shown is tried by the rules first.
    """
    if viewer.is_person or not COME & viewer.parts or within.end_at <= moments.now:
        return ToTake()
    row = HouseholdRow.objects.get(pk=viewer.household)
    ahead = Interval(max(within.start_at, moments.now), within.end_at)
    days = days_around(row, ahead)
    rows = offers_of(row, moments.now).filter(
        start_at__gte=ahead.start_at, start_at__lt=ahead.end_at
    )
    offers = [(each, standing(each, days.week, moments.now)) for each in rows]
    takings, name = Takings(days.week), viewer.name
    claimed = {each.when for _, each in offers if not each.owner and each.taker == name}
    spans = (
        each
        for each in open_spans(days, moments.now)
        if each.start_at < ahead.end_at and each not in claimed and takings.of(each, name).fits
    )
    return ToTake(
        tuple(OpenHours(each.start_at, hours_words(each, moments)) for each in islice(spans, most)),
        tuple(_offered(offers, name, takings, moments)),
        tuple(_own(offers, name, moments)),
    )


def open_spans(days: RosterDays, now: datetime) -> Iterator[Interval]:
    """The shifts still to begin that would fill what nobody has, the same whoever asks."""
    gaps = dict.fromkeys(each.gap for each in lacking(days))
    spans = (each for gap in gaps if gap.end_at > now for each in open_hours(days.week, gap))
    return (each for each in spans if each.start_at > now)


def hours_words(when: Interval, moments: Moments) -> str:
    return f"{moments.dated(when)}, {length_words(when.length)}"


_Offers = Sequence[tuple[OfferRow, Offer]]


def _offered(offers: _Offers, name: str, takings: Takings, moments: Moments) -> Iterator[Offered]:
    for row, offer in offers:
        if offer.state is not OfferState.OFFERED or name == offer.owner:
            continue
        taking = takings.of(offer.when, name, offer.owner)
        if offer.to == name or (not offer.to and taking.fits):
            hours = hours_words(offer.when, moments)
            whom = " you" if offer.to else ""
            sentence = f"{offer.owner} offers{whom} a shift: {hours}."
            yield Offered(row.public_id, sentence, taking.possible, bool(offer.to))


def _own(offers: _Offers, name: str, moments: Moments) -> Iterator[OwnOffer]:
    for row, offer in offers:
        if name in (offer.owner, offer.taker):
            yield OwnOffer(row.public_id, _own_words(offer, name, moments), not offer.is_open)


def _own_words(offer: Offer, name: str, moments: Moments) -> str:
    hours = moments.dated(offer.when)
    if not offer.is_open:
        return f"{hours} is not open any more: the roster has changed, and your offer is over."
    if name == offer.taker:
        return f"You would take {hours}. It is not answered yet, so it is not yours yet."
    still = "It stays yours until somebody has it in your place."
    if offer.taker:
        return f"{offer.taker} would take {hours} from you. {still}"
    whom = offer.to or "everybody who could have it"
    return f"You offered {hours} to {whom}. {still}"


def own_offer(viewer: Viewer, shift: UUID, moments: Moments) -> OwnOffer | None:
    """The open offer of a shift of whoever looks. One query."""
    rows = offers_of(HouseholdRow(pk=viewer.household), moments.now)
    row = rows.filter(shift__public_id=shift, owner__account=viewer.account).first()
    return OwnOffer(row.public_id, _own_words(offer_of(row), viewer.name, moments)) if row else None


def colleagues_of(household: HouseholdRow, name: str, now: datetime) -> tuple[str, ...]:
    """Whom somebody can offer a shift to: who has shifts ahead, as the published week tells.

    Not who could have it, nor who else is in the circle or is not any more.
    """
    ahead = shifts_in(household, Interval(now, now + COLLEAGUES_AHEAD))
    return tuple(sorted({each.member for each in ahead if each.start_at > now} - {name}))


# -- for the person


@dataclass(frozen=True, slots=True)
class Swapping:
    """Who would take which hours, and from whom; what stands against it is a sentence."""

    id: UUID
    sentence: str
    against: str


def offers_to_answer(row: HouseholdRow, moments: Moments) -> tuple[Swapping, ...]:
    """For the person: what waits for his answer."""
    rows = list(offers_of(row, moments.now).filter(state=OfferState.ACCEPTED))
    if not rows:
        return ()
    last_at = max(each.end_at for each in rows)
    week = days_around(row, Interval(min(each.start_at for each in rows), last_at)).week
    return tuple(_swappings(rows, week, moments))


def _swappings(rows: Sequence[OfferRow], week: Week, moments: Moments) -> Iterator[Swapping]:
    takings = Takings(week)
    for row in rows:
        offer = standing(row, week, moments.now)
        if offer.is_open:
            against = takings.of(hours_of(row), offer.taker, offer.owner).against
            hours = moments.dated(offer.when)
            whose = f"{offer.owner}’s shift " if offer.owner else ""
            yield Swapping(row.public_id, f"{offer.taker} would take {whose}{hours}.", against)
