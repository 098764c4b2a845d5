"""An owner lets somebody know: a yes with its day, its purpose and, if they wish, its end."""

from datetime import datetime

from django.db import transaction

from horarium.core.disclosure.changing import allowing
from horarium.core.disclosure.words import consent_words
from horarium.core.story import Consent
from horarium.store.circle import in_the_house, locked_household
from horarium.store.record import LET_KNOW, record
from horarium.store.stories import load_story, save_story


@transaction.atomic
def let_know(*, household: int, consent: Consent, now: datetime, by: str) -> None:
    """It takes the place of what they had said of these subjects to the same member.

    Only the owner may, ``by`` whom it is. Raises LookupError, ValueError or NoKeyError with a
    sentence.
    """
    row = locked_household(household)
    if by != consent.of:
        raise ValueError(f"What is {consent.of}’s to tell, only {consent.of} can let people know.")
    in_the_house(row, consent.to)
    if consent.until and consent.until <= consent.since:
        raise ValueError("It would end before it begins; give a later last day.")
    save_story(row, allowing(load_story(row), consent))
    record(row, LET_KNOW, consent_words(consent), at=now, by=by)
