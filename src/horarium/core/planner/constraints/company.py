"""Twin of the rules ``company`` and ``willingness``: who goes with him, from start to end."""

from collections import defaultdict

from horarium.core.activities import Activity
from horarium.core.planner.model import Model, ones
from horarium.core.planner.options import ActivityOption
from horarium.core.roster import Placed


def add(model: Model) -> None:
    for name, options in model.of_activity.items():
        activity = model.household.activity(name)
        by_time: dict[Placed, list[tuple[int, ActivityOption]]] = defaultdict(list)
        for var, option in options:
            by_time[option.placed].append((var, option))
        for ways in by_time.values():
            _accompany(model, activity, ways)


def _accompany(model: Model, activity: Activity, ways: list[tuple[int, ActivityOption]]) -> None:
    """However it takes place (in or out), the same companions are needed."""
    taken = [var for var, _ in ways]
    option = ways[0][1]
    able = [
        var
        for var in model.holding(option.away)
        if model.option_of[var].member in model.attendants
        and all(model.member_of(var).willing(kind) for kind in activity.kinds)
    ]
    skills = sorted(model.empty.skills_for(activity, option.away))
    if activity.people > 1 or (activity.people and not skills):
        needed = [(-activity.people, var) for var in taken]
        model.linear.at_least([*ones(able), *needed], 0)
    day = model.household.clock.date_of(option.away.start_at)
    for skill in skills:
        knowing = model.skilled(able, skill, day)
        model.linear.at_least([*ones(knowing), *((-1, var) for var in taken)], 0)
