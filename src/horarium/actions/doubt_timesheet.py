"""A member says in one line that a week of theirs is wrong; the person puts it right.

The line itself is in no event, which could never be forgotten.
"""

from datetime import date, datetime

from django.db import transaction

from horarium.core.hours import HouseClock, week_words
from horarium.store.circle import locked_household
from horarium.store.events import append_event
from horarium.store.models import AccountRow, DoubtRow
from horarium.store.notices import notify
from horarium.store.visits import weeks_of

LONGEST = 200
MOST = 10


@transaction.atomic
def doubt_timesheet(*, account: int, monday: date, words: str, now: datetime, by: str) -> None:
    """Of their own, whoever they are. Raises LookupError or ValueError, each with a sentence."""
    row = AccountRow.objects.select_related("member", "household").get(pk=account)
    household = locked_household(row.household_id)
    if row.member is None or not weeks_of(household, monday, row.member.pk):
        raise LookupError("there is no timesheet of yours")
    words = " ".join(words.split())
    if not words:
        raise ValueError("say in one line what is wrong")
    if len(words) > LONGEST:
        raise ValueError(f"say it in {LONGEST} letters; these are {len(words)}")
    if now < HouseClock(household.zone).day(monday).start_at:
        raise ValueError("this week is still to come")
    said = DoubtRow.objects.filter(member=row.member, monday=monday)
    if said.count() >= MOST:
        raise ValueError(f"you have said {MOST} things of this week; talk to him")
    DoubtRow.objects.create(member=row.member, monday=monday, words=words, at=now)
    content = {"name": by, "week": monday.isoformat()}
    append_event(household, "timesheet doubted", at=now, by=by, content=content)
    person = AccountRow.objects.filter(household=household, member=None).first()
    notify(person, f"{by} on their week of {week_words(monday)}: {words}", now)
