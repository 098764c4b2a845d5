"""No more people are in the house than something needs."""

from collections.abc import Iterator

from horarium.core.findings import Finding, Rule, Tier, counted
from horarium.core.hours import Interval, joined, length_words, pieces
from horarium.core.week import Week


def check(week: Week) -> Iterator[Finding]:
    """One finding for each unbroken stretch with the same number to spare, in person-minutes."""
    for stretch, people in joined(_spare(week)):
        if people > 0:
            yield Finding(
                rule=RULE.id,
                amount=stretch.minutes * people,
                sentence=(
                    f"{counted(people, 'more person is', 'more people are')} there than needed "
                    f"{week.clock.words(stretch)} ({length_words(stretch.length)})."
                ),
                when=stretch,
            )


def _spare(week: Week) -> Iterator[tuple[Interval, int]]:
    """The whole plan, cut where an activity begins or ends too, with how many are to spare."""
    away = [(placed.away, activity.people) for placed, activity in week.placed]
    cuts = [at for when, _ in away for at in (when.start_at, when.end_at)]
    for presence in week.presences:
        if len(presence.on_duty) <= presence.people:
            yield presence.when, 0
            continue
        for piece in pieces(presence.when, cuts):
            asked = (people for when, people in away if when.contains(piece))
            yield piece, len(presence.on_duty) - max(presence.people, *asked, 0)


RULE = Rule(
    id="spare_hours",
    tier=Tier.WISHES,
    sentence="No more people are there than the hour or the activity needs.",
    source="the household's choice: his hours, his money and his quiet",
    unit="minutes",
    about="house",
    check=check,
)
