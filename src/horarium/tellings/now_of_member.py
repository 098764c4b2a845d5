"""*Now* as one of the circle is told it: their own hours, and what is theirs to know of them.

An attendant is told who hands over to them and to whom they hand over, and when he is out and
back by in their hours, in the words he chose. There is no field for what, why, or for anybody
else's hours.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from horarium.core.hours import DAY, HOUR, Interval, length_words
from horarium.core.people import Part
from horarium.core.roster import Shift
from horarium.core.week import Week, wall_length
from horarium.store.models import AccountRow, CheckInRow, HouseholdRow
from horarium.store.weeks import load_days, own_shift_ids, shifts_in
from horarium.tellings.asks import AskTold, asks_of
from horarium.tellings.changes import NoticeTold, notices
from horarium.tellings.drills import DrillTold, drill_of
from horarium.tellings.moments import Moments
from horarium.tellings.relief import relieved_by, relieving
from horarium.tellings.tasks import Task, tasks_of
from horarium.tellings.viewer import Viewer

# So long before it a shift is about to begin or to end.
EARLY = HOUR
AHEAD = 28 * DAY
FEW = 4


@dataclass(frozen=True, slots=True)
class Within:
    """Something in their hours: ``words`` are what he has chosen to be said."""

    hours: str
    words: str


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
    """``here_since`` is "" where they have not checked in; ``later`` are the hours after."""

    time: str
    comes: bool
    here_since: str
    shift: OwnShift | None
    later: tuple[str, ...]
    notices: tuple[NoticeTold, ...]
    asks: tuple[AskTold, ...] = ()
    drill: DrillTold | None = None


def member_now(viewer: Viewer, moments: Moments) -> MemberNow:
    """For a member alone. Raises LookupError where the viewer is none."""
    account = AccountRow.objects.select_related("household", "member").get(pk=viewer.account)
    if account.member is None:
        raise LookupError("whoever looks is no member")
    own = _own(account, moments)
    shifts = sorted(own)[: FEW + 1]
    since = CheckInRow.objects.filter(member=account.member, out_at=None).first()
    return MemberNow(
        time=moments.clock.at(moments.now),
        comes=bool({Part.ATTENDANT, Part.BACKUP} & viewer.parts),
        here_since=moments.at(since.in_at) if since else "",
        shift=_shift(own, shifts[0], account.household, moments) if shifts else None,
        later=tuple(moments.dated(each.when) for each in shifts[1:]),
        notices=notices(viewer),
        asks=asks_of(viewer, moments),
        drill=drill_of(viewer, moments),
    )


def _own(account: AccountRow, moments: Moments) -> dict[Shift, UUID]:
    """Theirs that are not over and that they can come to."""
    when = Interval(moments.now, moments.now + AHEAD)
    own = own_shift_ids(account.household, account.pk, when)
    coming = shifts_in(account.household, when)
    return {each: key for each, key in coming.items() if key in own}


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
        within=tuple(_within(week, shift, moments)),
        clocks=_clocks(shift.when, moments),
    )


def _within(week: Week, shift: Shift, moments: Moments) -> Iterator[Within]:
    """When he is out, and what his hours are for as far as he says so, in order."""
    told = [(each.when, _words(each, moments)) for each in tasks_of(week, shift.member, shift.when)]
    told += [
        (each, f"Out of the machine, back by {moments.until(each.end_at)}")
        for each in week.plan.machine_free
        if each.overlaps(shift.when)
    ]
    for when, words in sorted(told):
        yield Within(moments.span(when), words)


def _words(task: Task, moments: Moments) -> str:
    words = task.shown_as
    if task.is_outing:
        words += f", away from home, back by {moments.until(task.when.end_at)}"
    if task.drives:
        return f"{words}: you drive"
    return f"{words}: you go with him" if task.goes else words


def _clocks(when: Interval, moments: Moments) -> str:
    if moments.clock.change_in(when) is None:
        return ""
    moved = "forward" if wall_length(when, moments.clock) > when.length else "back"
    return f"The clocks go {moved} in these hours: the shift lasts {length_words(when.length)}."
