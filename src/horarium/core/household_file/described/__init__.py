"""What each table of a household holds, said for whoever fills it in: labels, hints, choices.

What a value may be is said by the readers alone; a test compares the keys of both.
"""

from horarium.core.household_file.described.circle import COMPETENCE, MEMBER, WISH
from horarium.core.household_file.described.field import Choice, Described, Field
from horarium.core.household_file.described.hours import ACTIVITY
from horarium.core.household_file.described.house import (
    EQUIPMENT,
    FUNDER,
    HOUSE,
    MACHINE,
    NEED,
    PERSON,
    PLAN,
    SERVICE,
    TOLERANCE,
    WATCH,
)

__all__ = ["TABLES", "TOLERANCE", "Choice", "Described", "Field"]

TABLES: dict[str, Described] = {
    each.table: each
    for each in (
        *(PERSON, HOUSE, PLAN, WATCH, NEED, MEMBER, COMPETENCE, WISH),
        *(MACHINE, TOLERANCE, EQUIPMENT, FUNDER, SERVICE, ACTIVITY),
    )
}
