"""His quiet sign: which word gives it, whom it reaches, and whether it was received."""

from datetime import datetime, timedelta

from horarium.core.watch.situation import Kind, Reason
from horarium.store.expecting import AT_ONCE
from horarium.store.models import AccountRow, EpisodeRow, HouseholdRow, MemberRow, WatchRow
from horarium.store.reach import watching_of

# For so long the mark stands that says it was received.
MARKED_FOR = timedelta(hours=12)
_FOR = timedelta(hours=8)


def trusted_member(household: HouseholdRow) -> MemberRow | None:
    """Whom it reaches, as long as they are in the circle."""
    watching = watching_of(household)
    found: MemberRow | None = watching.trusted if watching else None
    return found if found and found.gone_at is None else None


def is_quiet_word(account: AccountRow, word: str) -> bool:
    return account.member_id is None and bool(word) and account.quiet_word == word


def expect_answer(household: HouseholdRow, trusted: MemberRow, now: datetime) -> bool:
    """Whether it is new: while one waits for its answer, another is the same."""
    signs = WatchRow.objects.filter(household=household, kind=Kind.QUIET)
    if signs.exclude(state="ended").exists():
        return False
    WatchRow.objects.create(
        household=household,
        kind=Kind.QUIET,
        member=trusted,
        due_at=now,
        until_at=now + _FOR,
        look_house_at=AT_ONCE,
        made_at=now,
    )
    return True


def expect_no_answer(member: MemberRow) -> None:
    """Whom it was given to has left: nobody can answer it any more."""
    signs = WatchRow.objects.filter(member=member, kind=Kind.QUIET).exclude(state="ended")
    signs.update(stood_down="whom he trusted has left", look_house_at=AT_ONCE)


def was_received(household: int, now: datetime) -> bool:
    """Whether the last sign of the last hours was answered."""
    signs = EpisodeRow.objects.filter(watch__household=household, watch__kind=Kind.QUIET)
    last = signs.filter(opened_at__gt=now - MARKED_FOR).last()
    return last is not None and last.ended_because == Reason.ANSWERED
