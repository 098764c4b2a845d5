"""Twin of the rule ``longest_stretch``: no run of slots out of the machine beyond the limit."""

from horarium.core.planner.model import Model, ones


def add(model: Model) -> None:
    for slot in model.out:
        most = model.whole_slots(model.tolerance_at(slot).longest_stretch)
        run = range(slot, slot + most + 1)
        if all(each in model.out for each in run):
            model.linear.at_most(ones(model.out[each] for each in run), most)
