"""Twin of the rule ``rest``: at any instant a member is in one shift, or resting from it."""

from horarium.core.planner.model import Model


def add(model: Model) -> None:
    for name in model.attendants:
        for start_at in model.starts_of(name):
            model.busy(name, start_at)
