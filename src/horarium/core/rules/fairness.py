"""Nights and weekends are shared by what each has agreed to."""

from collections.abc import Iterator
from datetime import date

from horarium.core.findings import Finding, Rule, Tier, counted
from horarium.core.hours import DAY, minutes
from horarium.core.week import Week


def check(week: Week) -> Iterator[Finding]:
    """One finding for each member with too many nights, and one with too many weekends."""
    yield from _nights(week)
    yield from _weekends(week)


def fair_nights(week: Week) -> dict[str, int]:
    """How many nights are each one's share, by the hours agreed, rounded up."""
    most = {
        member.name: minutes(contract.most)
        for member, contract, _ in week.contracted()
        if contract.nights_in_a_row > 0
    }
    total = sum(most.values())
    return {name: -(-week.plan.days * each // total) for name, each in most.items() if total}


def weekends(week: Week) -> tuple[date, ...]:
    """The Saturdays of the weekends of which at least one day is planned."""
    days = set(week.dates)
    saturdays = (day - (day.weekday() - 5) * DAY for day in days if day.weekday() >= 5)
    return tuple(sorted(set(saturdays)))


def _nights(week: Week) -> Iterator[Finding]:
    for name, share in fair_nights(week).items():
        starts = (week.clock.date_of(night.start_at) for night in week.nights_of(name))
        nights = sum(day in week.dates for day in starts)
        if nights > share:
            yield Finding(
                rule=RULE.id,
                amount=nights - share,
                sentence=f"{name} has {counted(nights, 'night')}; a fair share is {share}.",
                members=(name,),
            )


def _weekends(week: Week) -> Iterator[Finding]:
    every = weekends(week)
    share = -(-len(every) // 2)
    for member, contract, shifts in week.contracted():
        days = {week.clock.date_of(shift.start_at) for shift in shifts} & set(week.dates)
        worked = sum(day in days or day + DAY in days for day in every)
        if worked > share and not contract.live_in:
            yield Finding(
                rule=RULE.id,
                amount=worked - share,
                sentence=(
                    f"{member.name} works on {worked} of {counted(len(every), 'weekend')}; "
                    f"a fair share is {share}."
                ),
                members=(member.name,),
            )


RULE = Rule(
    id="fairness",
    tier=Tier.WISHES,
    sentence="Nights are shared by the hours agreed, and every second weekend is free.",
    source="the household's choice",
    unit="times",
    about="house",
    check=check,
    weight=240,
)
