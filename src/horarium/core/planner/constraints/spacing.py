"""Twin of the rule ``spacing``: starts of one activity keep their distance."""

from horarium.core.planner.model import Model


def add(model: Model) -> None:
    for name, options in model.of_activity.items():
        spacing = model.household.activity(name).spacing
        if not spacing:
            continue
        for first_at in sorted({option.placed.start_at for _, option in options}):
            near = [
                var
                for var, option in options
                if first_at <= option.placed.start_at < first_at + spacing
            ]
            model.linear.at_most_one(near)
