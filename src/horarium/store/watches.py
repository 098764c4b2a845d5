"""What is known when an expected arrival is decided, read for many at once."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import Prefetch, Q

from horarium.core.hours import DAY, HouseClock, Interval
from horarium.core.watch.elsewhere import Elsewhere, seen_from
from horarium.core.watch.house_time import HouseTime
from horarium.core.watch.presence import CheckedIn, StandIn, here_for
from horarium.core.watch.record import ladder_from_text
from horarium.core.watch.situation import (
    Ask,
    Cause,
    Close,
    Coming,
    Decision,
    Episode,
    Expected,
    Here,
    Kind,
    Outcome,
    Situation,
    Terms,
)
from horarium.store.back_by import follow_log
from horarium.store.elsewhere import elsewhere_in
from horarium.store.ladders import READY_BEFORE, expected_of, make_ladder
from horarium.store.models import (
    CheckInRow,
    ComingRow,
    CompetenceRow,
    EpisodeRow,
    HouseholdRow,
    ShiftRow,
    WatchRow,
)
from horarium.store.reach import watching_of


def due_watches(now: HouseTime, most: int) -> list[WatchRow]:
    """Those to be decided now, held.

    First those that are due, and of them where nobody was asked yet; then what is ahead.
    """
    rows = WatchRow.objects.exclude(state="ended").filter(look_house_at__lte=now.house_at)
    rows = rows.annotate(ahead=Q(due_at__gt=now.latest_at))
    held = rows.select_for_update(skip_locked=True, of=("self",))
    held = held.select_related("household__watching", "member")
    return list(held.order_by("ahead", "-state", "due_at")[:most])


def overdue_watches(now: HouseTime, since: datetime) -> int:
    """How many should have been decided before ``since``, in house time."""
    rows = WatchRow.objects.exclude(state="ended")
    return rows.filter(look_house_at__lt=min(since, now.house_at)).count()


@dataclass(frozen=True)
class Known:
    """What is known of the households and episodes of some watches."""

    episodes: Mapping[int, EpisodeRow]
    checked_in: Mapping[int, Sequence[CheckedIn]]
    stand_ins: list[StandIn]
    elsewhere: Mapping[int, Sequence[Elsewhere]]

    @classmethod
    def of(cls, rows: Sequence[WatchRow], now: HouseTime) -> "Known":
        """Read for all of them at once: the number of queries does not grow with them."""
        coming = Prefetch("coming", ComingRow.objects.filter(broken=False))
        episodes = EpisodeRow.objects.filter(watch__in=rows, ended_at=None)
        with_asks = episodes.prefetch_related("asks", coming, "stays")
        households = {each.household_id for each in rows}
        # Who is here is judged by the hours in question, also where the clock shows another day.
        around = [now.latest_at, *(each.due_at for each in rows)]
        return cls(
            {each.watch_id: each for each in with_asks},
            _checked_in(households, around),
            list(_stand_ins(households, around)),
            elsewhere_in(households, now.earliest_at),
        )

    def follow(self, row: WatchRow, decision: Decision) -> None:
        """Whoever was just seen to relieve is not seen to relieve others, too."""
        for action in decision.actions:
            if isinstance(action, Close):
                self.stand_ins.extend(_standing_in(row, action.stand_ins))

    def situation(self, row: WatchRow, now: HouseTime) -> Situation:
        """What is known of one."""
        episode = self._episode(row)
        is_in = _is_in(row, now)
        if not row.ladder and _needs_ladder(row, episode, now):
            make_ladder(row)
        expected = expected_of(row)
        at_home = Situation(
            expected,
            terms_of(row.household),
            ladder_from_text(row.ladder or "[]"),
            tuple(self._here(row, expected, episode)),
            episode,
            row.cannot,
            row.late_until_at,
            is_in=is_in,
            stood_down=row.stood_down,
            taken=self._taken(row, expected, _who_comes(episode)),
        )
        return seen_from(at_home, self.elsewhere.get(row.household_id, ()), now)

    def _taken(self, row: WatchRow, expected: Expected, coming: set[str]) -> frozenset[str]:
        """Who comes for other hours of this time. It keeps nobody from helping him otherwise."""
        if row.kind != Kind.ARRIVAL:
            return frozenset()
        taken = (each.contact for each in self.stand_ins if each.keeps_from(row.pk, expected))
        return frozenset(taken) - coming

    def _here(self, row: WatchRow, expected: Expected, episode: Episode | None) -> Iterator[Here]:
        """Who is here for it, and until when, of those who were asked to stay and said so."""
        found = self.episodes.get(row.pk)
        until = {each.contact: each.until_at for each in found.stays.all()} if found else {}
        for each in here_for(expected, self._who_counts(row), _who_comes(episode)):
            yield replace(each, until_at=until.get(each.contact))

    def _who_counts(self, row: WatchRow) -> Sequence[CheckedIn]:
        here = self.checked_in.get(row.household_id, ())
        if row.kind in (Kind.ALONE, Kind.QUIET):
            # He says that nobody is with him, or nobody whom he trusts: only who came since counts.
            return [each for each in here if each.in_at >= row.due_at]
        return [self._with_hours_of_others(row, each) for each in here]

    def _with_hours_of_others(self, row: WatchRow, here: CheckedIn) -> CheckedIn:
        """Hours for which somebody came are theirs."""
        others = (each for each in self.stand_ins if each.contact == here.contact)
        more = tuple(each.when for each in others if each.watch != row.pk)
        return replace(here, shifts=(*here.shifts, *more)) if more else here

    def _episode(self, row: WatchRow) -> Episode | None:
        found = self.episodes.get(row.pk)
        if found is None:
            return None
        return Episode(
            Cause(found.cause),
            ladder_from_text(found.ladder),
            found.opened_house_at,
            tuple(
                Ask(each.step, each.contact, each.loud, each.asked_house_at, Outcome(each.outcome))
                for each in found.asks.all()
            ),
            tuple(Coming(each.contact, each.eta_at, each.skills) for each in found.coming.all()),
            found.held,
            found.planned,
        )


def _who_comes(episode: Episode | None) -> set[str]:
    return {each.contact for each in episode.coming} if episode else set()


def _needs_ladder(row: WatchRow, episode: Episode | None, now: HouseTime) -> bool:
    """Whether an episode may begin now, or somebody who comes must be judged by it."""
    if row.stood_down:
        return False
    if episode:
        return row.member is None
    ahead = row.search_at is not None and row.search_at > now.latest_at
    nobodys = row.kind != Kind.BACK and row.member is None and not ahead
    searched = row.cannot or row.late_until_at is not None or nobodys
    return searched or row.due_at <= now.latest_at + READY_BEFORE


def _is_in(row: WatchRow, now: HouseTime) -> bool:
    """Looked up once it matters: a planned stretch may never have been begun."""
    if row.kind != Kind.BACK or now.latest_at < row.due_at:
        return False
    return follow_log(row, now.latest_at)


def terms_of(household: HouseholdRow) -> Terms:
    """What he has set for the watch."""
    clock, row = HouseClock(household.zone), watching_of(household)
    if row is None:
        return Terms(clock)
    return Terms(clock, row.grace, row.wake_before, row.quiet[0] if row.quiet else None)


def _checked_in(households: set[int], around: Sequence[datetime]) -> dict[int, list[CheckedIn]]:
    rows = list(
        CheckInRow.objects.filter(member__household__in=households, out_at=None).select_related(
            "member__household"
        )
    )
    members = {each.member_id for each in rows}
    shifts, skills = _shifts_around(members, around), _skills(members, around[0])
    found: dict[int, list[CheckedIn]] = defaultdict(list)
    for row in rows:
        found[row.member.household_id].append(
            CheckedIn(
                str(row.member.public_id),
                row.in_at,
                tuple(shifts[row.member_id]),
                frozenset(skills[row.member_id]),
            )
        )
    return found


def _stand_ins(households: set[int], around: Sequence[datetime]) -> Iterator[StandIn]:
    """Who is on the way, and who relieved somebody already."""
    since_at, until_at = min(around) - DAY, max(around) + DAY
    rows = WatchRow.objects.filter(
        household__in=households, kind=Kind.ARRIVAL, due_at__lte=until_at, until_at__gt=since_at
    )
    coming = ComingRow.objects.filter(broken=False, episode__ended_at=None, episode__watch__in=rows)
    for each in coming.select_related("episode__watch"):
        yield from _standing_in(each.episode.watch, [each.contact])
    for row in rows.filter(state="ended").exclude(stand_ins=frozenset()):
        yield from _standing_in(row, row.stand_ins)


def _standing_in(row: WatchRow, contacts: Iterable[str]) -> Iterator[StandIn]:
    return (StandIn(each, row.pk, expected_of(row).when) for each in contacts)


def _shifts_around(members: set[int], around: Sequence[datetime]) -> dict[int, list[Interval]]:
    found: dict[int, list[Interval]] = defaultdict(list)
    since_at, until_at = min(around) - DAY, max(around) + DAY
    rows = ShiftRow.objects.filter(member__in=members, end_at__gt=since_at, start_at__lte=until_at)
    for row in rows:
        found[row.member_id].append(Interval(row.start_at, row.end_at))
    return found


def _skills(members: set[int], now: datetime) -> dict[int, set[str]]:
    """By the day in UTC: a competence that ends today in the house may count some hours more."""
    found: dict[int, set[str]] = defaultdict(set)
    for row in CompetenceRow.objects.filter(member__in=members, assessed_on__lte=now.date()):
        if row.expires_on is None or now.date() < row.expires_on:
            found[row.member_id].add(row.skill)
    return found
