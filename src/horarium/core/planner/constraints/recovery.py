"""Twin of the rule ``recovery``: once back in the machine, he stays for the recovery."""

from horarium.core.planner.model import Model


def add(model: Model) -> None:
    for slot, out in model.out.items():
        recovery = model.tolerance_at(slot).recovery
        back = model.out.get(slot + 1)
        for later in range(slot + 2, slot + 1 + model.slots_needed(recovery)):
            if later in model.out:
                stays = [(-1, back)] if back is not None else []
                model.linear.at_most([(1, out), *stays, (1, model.out[later])], 1)
