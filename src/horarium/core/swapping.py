"""Hours that change hands: a shift that its member would pass on, or hours that are nobody's.

The hours stay whose they are until an offer is approved. What happens meanwhile never leaves them
without the one who had them: an offer that the roster has overtaken moves nothing.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from horarium.core.hours import Interval


class OfferState(StrEnum):
    """How far an offer is: the first two can still become any of the others."""

    OFFERED = "offered"
    ACCEPTED = "accepted"
    APPROVED = "approved"
    DECLINED = "declined"
    TAKEN_BACK = "taken back"
    LAPSED = "lapsed"


OPEN = (OfferState.OFFERED, OfferState.ACCEPTED)


@dataclass(frozen=True, slots=True)
class Offer:
    """Hours that ``owner`` would pass on to ``to``, or to all who could, and who would take them.

    Without an owner the hours are nobody's, and ``taker`` offers to take them. Names, and "" for
    nobody.
    """

    when: Interval
    owner: str = ""
    to: str = ""
    taker: str = ""
    state: OfferState = OfferState.OFFERED

    @property
    def is_open(self) -> bool:
        return self.state in OPEN


def claimed(when: Interval, by: str) -> Offer:
    """Somebody would take hours that are nobody's."""
    return Offer(when, taker=by, state=OfferState.ACCEPTED)


def settled(offer: Offer, holder: str | None, now: datetime) -> Offer:
    """The offer as it stands: lapsed once its hours have begun, or are not its owner's any more.

    ``holder`` is whose the hours are in the roster: "" for nobody's, None where it has no such
    hours.
    """
    if offer.is_open and (offer.when.start_at <= now or holder != offer.owner):
        return replace(offer, state=OfferState.LAPSED)
    return offer


_SAID = {
    OfferState.OFFERED: "Nobody has said yet that they would take these hours.",
    OfferState.ACCEPTED: "Somebody else has taken these hours already; nothing changes for you.",
    OfferState.APPROVED: "This was approved already.",
    OfferState.DECLINED: "This was declined already.",
    OfferState.TAKEN_BACK: "This was taken back by whoever offered it.",
    OfferState.LAPSED: "These hours have begun, or the roster has changed; nothing was done.",
}


def _only(offer: Offer, *states: OfferState) -> None:
    if offer.state not in states:
        raise ValueError(_SAID[offer.state])


def accepted(offer: Offer, by: str) -> Offer:
    """A colleague would take them: the first who says so. Raises ValueError with a sentence."""
    if by == offer.owner or offer.to not in ("", by):
        raise ValueError("These hours are not offered to you.")
    if offer.taker == by and offer.is_open:
        return offer
    _only(offer, OfferState.OFFERED)
    return replace(offer, taker=by, state=OfferState.ACCEPTED)


def approved(offer: Offer) -> Offer:
    """The hours are the taker's from now on. Raises ValueError with a sentence."""
    _only(offer, OfferState.ACCEPTED)
    return replace(offer, state=OfferState.APPROVED)


def declined(offer: Offer) -> Offer:
    """He does not want it, or the one it was offered to does not: the hours stay whose they are.

    Raises ValueError with a sentence.
    """
    _only(offer, *OPEN)
    return replace(offer, state=OfferState.DECLINED)


def taken_back(offer: Offer, by: str) -> Offer:
    """Its owner wants to keep the hours after all, or its taker would not have them any more.

    Where a taker steps back the offer is there for the others again. Raises ValueError with a
    sentence.
    """
    if by not in (offer.owner, offer.taker):
        raise ValueError("You did not offer this.")
    _only(offer, *OPEN)
    if by == offer.taker and offer.owner:
        return replace(offer, taker="", state=OfferState.OFFERED)
    return replace(offer, state=OfferState.TAKEN_BACK)
