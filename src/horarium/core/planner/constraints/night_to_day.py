"""Twin of the rule ``night_to_day``: no shift but another night soon after a night."""

from horarium.core.planner.model import Model


def add(model: Model) -> None:
    for name, (_, contract) in model.attendants.items():
        options = model.of_member[name]
        nights = model.exclusive(name, [var for var, option in options if option.night])
        for start_at in sorted({option.start_at for _, option in options if not option.night}):
            days = [var for var, each in options if each.start_at == start_at and not each.night]
            for before in nights:
                near = [
                    var
                    for var in before
                    if model.option_of[var].start_at < start_at
                    and start_at - model.option_of[var].end_at < contract.night_to_day
                ]
                if near:
                    model.linear.at_most_one([*near, *days])
