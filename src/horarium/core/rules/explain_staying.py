"""Until when somebody at work can go on: what was agreed, and what the figures of the law say."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from horarium.core.hours import DAY, Interval, length_words, monday, union
from horarium.core.people import Member
from horarium.core.week import Week


@dataclass(frozen=True, slots=True)
class GoBy:
    """Something that speaks for going ``by_at``, as whom it is about is told it."""

    by_at: datetime
    sentence: str


def limits(week: Week, member: Member, worked: Interval) -> tuple[GoBy, ...]:
    """What ends the stretch that a member has ``worked`` so far within a day, the soonest first."""
    found = (
        *_on_end(member, worked),
        *_rests(week, member, worked),
        *_weekly(week, member, worked),
    )
    near = (each for each in found if each.by_at <= worked.end_at + DAY)
    return tuple(sorted(near, key=lambda each: each.by_at))


def _on_end(member: Member, worked: Interval) -> Iterator[GoBy]:
    if member.contract:
        longest = member.contract.longest_shift
        sentence = f"You agreed to up to {length_words(longest)} on end."
        yield GoBy(worked.start_at + longest, sentence)


def _rests(week: Week, member: Member, worked: Interval) -> Iterator[GoBy]:
    later = (each.start_at for each in week.shifts_of(member.name))
    next_at = min((each for each in later if each > worked.end_at), default=None)
    if next_at is None:
        return
    if member.contract and member.contract.rest:
        rest = member.contract.rest
        sentence = f"You agreed to {length_words(rest)} of rest before your next shift."
        yield GoBy(next_at - rest, sentence)
    lawful = week.household.law.daily_rest
    if lawful:
        sentence = f"The law may ask for {length_words(lawful)} of rest before your next shift."
        yield GoBy(next_at - lawful, sentence)


def _weekly(week: Week, member: Member, worked: Interval) -> Iterator[GoBy]:
    """Of the calendar week of now; a limit that this week does not reach is none."""
    first = monday(week.clock.date_of(worked.end_at))
    shifts = [each.when for each in week.shifts_of(member.name)]
    running = [each.end_at for each in shifts if each.holds(worked.end_at)]
    goes_at = max(worked.end_at, *running) if running else worked.end_at
    counted = union([*shifts, worked])
    done = timedelta(minutes=sum(week.in_week(each, first) for each in counted))
    for most, sentence in _weeks(week, member):
        by_at = goes_at + max(most - done, timedelta())
        if by_at < week.week_of(first).end_at:
            yield GoBy(by_at, sentence)


def _weeks(week: Week, member: Member) -> Iterator[tuple[timedelta, str]]:
    law, contract = week.household.law, member.contract
    if contract:
        most = length_words(contract.most)
        counted = "all your shifts of this one counted"
        yield contract.most, f"You agreed to up to {most} in a week, {counted}."
    if law.most_in_week:
        most = length_words(law.most_in_week)
        yield law.most_in_week, f"The law may allow no more than {most} in a week."
    exempt = law.live_in_exempt and contract is not None and contract.live_in
    if law.overtime_after and not exempt:
        after = length_words(law.overtime_after)
        yield law.overtime_after, f"Beyond {after} in a week it is {law.beyond}."
