"""Twin of the rule ``before_sleep``: in the machine before the night's sleep and during it."""

from datetime import date

from horarium.core.hours import DAY, Interval
from horarium.core.machine import Machine
from horarium.core.planner.model import Model


def add(model: Model) -> None:
    machine = model.household.machine
    if not machine:
        return
    plan = model.household.planning
    days = [plan.first_day + n * DAY for n in range(-1, plan.days)]
    nights = [_night(model, machine, day) for day in days]
    for slot, var in model.out.items():
        start_at = model.slot_start(slot)
        when = Interval(start_at, start_at + plan.grid)
        if any(night.overlaps(when) for night in nights):
            model.linear.fix(var, 0)


def _night(model: Model, machine: Machine, day: date) -> Interval:
    sleep = model.household.clock.span(day, machine.sleep_from, machine.sleep_length)
    tolerance = machine.tolerance(day)
    return sleep.padded(tolerance.before_sleep, 0 * DAY) if tolerance else sleep
