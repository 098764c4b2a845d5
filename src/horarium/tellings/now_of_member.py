"""*Now* as one of the circle is told it: their own hours, and what is theirs to know of them.

An attendant is told who hands over to them and to whom they hand over, and when he is out and
back by in their hours, in the words he chose. There is no field for what, why, or for anybody
else's hours.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from horarium.core.hours import DAY, HOUR, MINUTE, Interval, length_words
from horarium.core.roster import Shift
from horarium.core.week import wall_length
from horarium.store.circle import COME
from horarium.store.models import AccountRow, CheckInRow, HouseholdRow
from horarium.store.weeks import load_days, own_shift_ids, shifts_in
from horarium.tellings.asks import AskTold, asks_of
from horarium.tellings.changes import NoticeTold, notices
from horarium.tellings.coming import ForWhoComes, for_member
from horarium.tellings.drills import DrillTold, drill_of
from horarium.tellings.moments import Moments
from horarium.tellings.offers import ToTake, to_take
from horarium.tellings.relief import relieved_by, relieving
from horarium.tellings.staying import StayAsked, stays_asked
from horarium.tellings.viewer import Viewer
from horarium.tellings.within import Within, within

# So long before it a shift is about to begin or to end.
EARLY = HOUR
AHEAD = 28 * DAY
# So long after it a shift may still be waiting to be handed over.
BEHIND = 8 * HOUR
FEW = 4


@dataclass(frozen=True, slots=True)
class OwnShift:
    """A shift of theirs that runs or comes next: its ``hours``, and ``day`` says more of when.

    They relieve those in ``relieves``, and those in ``then`` relieve them. ``clocks`` says that
    the clocks change in it.
    """

    id: UUID
    hours: str
    day: str
    runs: bool
    begins_soon: bool
    ends_soon: bool
    relieves: tuple[str, ...] = ()
    then: tuple[str, ...] = ()
    within: tuple[Within, ...] = ()
    clocks: str = ""


@dataclass(frozen=True, slots=True)
class MemberNow:
    """``here_since`` is "" where they have not checked in; ``later`` are the shifts after.

    Whoever is here is told to whom they hand over about now, in ``relief``, what was handed to
    them in ``words`` (who, what), and whether they are the ``last`` who is here.
    """

    time: str
    comes: bool
    here_since: str
    shift: OwnShift | None
    later: tuple[tuple[UUID, str], ...]
    notices: tuple[NoticeTold, ...]
    asks: tuple[AskTold, ...] = ()
    relief: tuple[str, ...] = ()
    words: tuple[tuple[str, str], ...] = ()
    last: bool = False
    takes: ToTake = field(default_factory=ToTake)
    stays: tuple[StayAsked, ...] = ()
    comes_for: ForWhoComes | None = None
    drill: DrillTold | None = None


def member_now(viewer: Viewer, moments: Moments) -> MemberNow:
    """For a member alone. Raises LookupError where the viewer is none."""
    account = AccountRow.objects.select_related("household", "member").get(pk=viewer.account)
    if account.member is None:
        raise LookupError("whoever looks is no member")
    coming = shifts_in(account.household, _near(moments))
    own = _own(account, coming, moments)
    shifts = sorted(own)[: FEW + 1]
    open_ = CheckInRow.objects.filter(member__household=account.household, out_at=None)
    here = list(open_)
    since = next((each for each in here if each.member_id == account.member_id), None)
    runs = bool(shifts) and shifts[0].when.holds(moments.now)
    return MemberNow(
        time=moments.clock.at(moments.now),
        comes=bool(COME & viewer.parts),
        here_since=moments.at(since.in_at) if since else "",
        shift=_shift(own, shifts[0], account.household, moments) if shifts else None,
        later=tuple((own[each], moments.dated(each.when)) for each in shifts[1:]),
        notices=notices(viewer),
        asks=asks_of(viewer, moments),
        relief=_relief(coming, viewer.name, account.household, moments) if since else (),
        words=_handed_to(since) if since else (),
        last=bool(since) and len(here) == 1,
        takes=to_take(viewer, moments, Interval(moments.now, moments.now + AHEAD), FEW),
        stays=stays_asked(account.member, moments) if since else (),
        comes_for=None if runs else for_member(account.member, since, moments),
        drill=drill_of(viewer, moments),
    )


def _handed_to(since: CheckInRow) -> tuple[tuple[str, str], ...]:
    return tuple((each.by.name, each.text) for each in since.words.select_related("by"))


def _near(moments: Moments) -> Interval:
    return Interval(moments.now - BEHIND, moments.now + AHEAD)


def _relief(
    coming: Mapping[Shift, UUID], name: str, household: HouseholdRow, moments: Moments
) -> tuple[str, ...]:
    """Who comes as the shift of whoever looks ends, or has ended."""
    begun = [each for each in coming if each.member == name and each.start_at <= moments.now]
    leaving = max(begun, key=lambda each: each.end_at, default=None)
    if leaving is None or moments.now < leaving.end_at - EARLY:
        return ()
    since_at = leaving.end_at - max(household.handover, MINUTE)
    next_ = [each for each in sorted(coming) if since_at <= each.start_at <= leaving.end_at]
    there = (each for each in next_ if each.member != name and each.end_at > moments.now)
    return tuple(dict.fromkeys(each.member for each in there if each.end_at > leaving.end_at))


def _own(account: AccountRow, coming: Mapping[Shift, UUID], moments: Moments) -> dict[Shift, UUID]:
    """Theirs that are not over and that they can come to."""
    own = own_shift_ids(account.household, account.pk, _near(moments))
    return {each: key for each, key in coming.items() if key in own and each.end_at > moments.now}


def _shift(
    own: Mapping[Shift, UUID], shift: Shift, household: HouseholdRow, moments: Moments
) -> OwnShift:
    first, last = (moments.clock.date_of(each) for each in (shift.start_at, shift.end_at))
    week = load_days(household, first - DAY, (last - first).days + 2).week
    runs = shift.when.holds(moments.now)
    return OwnShift(
        id=own[shift],
        hours=f"until {moments.until(shift.end_at)}" if runs else moments.span(shift.when),
        day=moments.dated(shift.when) if runs else moments.clock.on(first),
        runs=runs,
        begins_soon=shift.start_at - EARLY <= moments.now,
        ends_soon=shift.end_at - EARLY <= moments.now,
        relieves=tuple(sorted(relieved_by(week, shift))),
        then=tuple(sorted(relieving(week, shift))),
        within=within(week, shift, moments),
        clocks=_clocks(shift.when, moments),
    )


def _clocks(when: Interval, moments: Moments) -> str:
    if moments.clock.change_in(when) is None:
        return ""
    moved = "forward" if wall_length(when, moments.clock) > when.length else "back"
    return f"The clocks go {moved} in these hours: the shift lasts {length_words(when.length)}."
