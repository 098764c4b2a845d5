"""The drills of a household so far, and whom they did not reach."""

from horarium.core.watch.drill import Drill, DrillOutcome, is_sure
from horarium.store.models import DrillRow, HouseholdRow

# What is older than a year says nothing of a telephone of today.
_LAST = 366


def drills_of(household: HouseholdRow) -> tuple[Drill, ...]:
    """The last last. One query."""
    rows = DrillRow.objects.filter(household=household).order_by("-asked_house_at", "-pk")
    return tuple(
        Drill(each.contact, each.way, each.day, each.asked_house_at, DrillOutcome(each.outcome))
        for each in reversed(rows[:_LAST])
    )


def unsure_in(household: HouseholdRow) -> frozenset[str]:
    """Which contacts let their last two drills pass. One query."""
    past = drills_of(household)
    contacts = {each.contact for each in past}
    return frozenset(each for each in contacts if not is_sure(past, each))
