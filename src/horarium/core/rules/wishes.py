"""The attendants' wishes are met, the strong ones first."""

from collections.abc import Iterator

from horarium.core.findings import Finding, Rule, Tier
from horarium.core.hours import MINUTE, Interval, length_words, minutes, time_in, union
from horarium.core.people import Member
from horarium.core.week import Week


def check(week: Week) -> Iterator[Finding]:
    """One finding for each shift and wish that it is against, in minutes times strength."""
    for member in week.household.members:
        if not member.wishes:
            continue
        against = tuple(_against(week, member))
        for shift in week.shifts_of(member.name):
            for hours, spared, strength in against:
                inside = minutes(time_in(shift.when, hours))
                missed = inside if spared else shift.when.minutes - inside
                if missed:
                    yield Finding(
                        rule=RULE.id,
                        amount=missed * strength,
                        sentence=(
                            f"{member.name}'s shift {week.clock.words(shift.when)} has "
                            f"{length_words(missed * MINUTE)} "
                            f"{'in hours' if spared else 'outside the hours'} {member.name} would "
                            f"like to {'be spared' if spared else 'work in'}."
                        ),
                        when=shift.when,
                        members=(member.name,),
                    )


def _against(week: Week, member: Member) -> Iterator[tuple[tuple[Interval, ...], bool, int]]:
    """The hours to be spared in or to work in, which of the two, and how strongly."""
    for wish in member.wishes:
        if not wish.likes:
            yield week.expanded(wish.hours), True, wish.strength
    liked = [wish for wish in member.wishes if wish.likes]
    if liked:
        hours = union(span for wish in liked for span in week.expanded(wish.hours))
        yield hours, False, max(wish.strength for wish in liked)


RULE = Rule(
    id="wishes",
    tier=Tier.WISHES,
    sentence="Everyone works in the hours they like and is spared those they do not.",
    source="the members' wishes, in the household file",
    unit="minutes",
    about="member",
    check=check,
)
