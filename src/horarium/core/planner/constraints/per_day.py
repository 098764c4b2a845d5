"""Twin of the rule ``per_day``: the slots out of the machine from midnight to midnight."""

from collections import defaultdict
from datetime import date

from horarium.core.planner.model import Model, ones


def add(model: Model) -> None:
    by_day: dict[date, list[int]] = defaultdict(list)
    for slot in model.out:
        by_day[model.household.clock.date_of(model.slot_start(slot))].append(slot)
    for slots in by_day.values():
        most = model.whole_slots(model.tolerance_at(slots[0]).per_day)
        model.linear.at_most(ones(model.out[slot] for slot in slots), most)
