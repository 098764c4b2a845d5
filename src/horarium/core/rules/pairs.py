"""Two members who are not to be on duty together are not."""

from collections.abc import Iterator
from itertools import combinations

from horarium.core.findings import Finding, Rule, Tier
from horarium.core.hours import Interval, length_words, union
from horarium.core.week import Week


def check(week: Week) -> Iterator[Finding]:
    """One finding for each such pair and unbroken stretch that they share."""
    members = {member.name: member for member in week.household.members}
    shared: dict[tuple[str, str], list[Interval]] = {}
    for presence in week.presences:
        for one, other in combinations(sorted(presence.on_duty & members.keys()), 2):
            if other in members[one].never_with or one in members[other].never_with:
                shared.setdefault((one, other), []).append(presence.when)
    for (one, other), stretches in shared.items():
        for stretch in union(stretches):
            yield Finding(
                rule=RULE.id,
                amount=stretch.minutes,
                sentence=(
                    f"{one} and {other} are on duty together {week.clock.words(stretch)} "
                    f"({length_words(stretch.length)}) and are not to be paired."
                ),
                when=stretch,
                members=(one, other),
            )


RULE = Rule(
    id="pairs",
    tier=Tier.NEVER,
    sentence="Two members who are not to be paired are never on duty together.",
    source="the household's choice, in its file",
    unit="minutes",
    about="house",
    check=check,
)
