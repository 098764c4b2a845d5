"""The rows, where Django looks for them."""

from horarium.store.models.activities import ActivityRow
from horarium.store.models.circle import (
    AbsenceRow,
    CompetenceRow,
    ContractRow,
    MemberRow,
    ServiceRow,
    WishRow,
)
from horarium.store.models.events import EventRow
from horarium.store.models.household import FunderRow, HouseholdRow, NeedRow
from horarium.store.models.machine import AwayRow, EquipmentRow, MachineRow, ToleranceRow

__all__ = [
    "AbsenceRow",
    "ActivityRow",
    "AwayRow",
    "CompetenceRow",
    "ContractRow",
    "EquipmentRow",
    "EventRow",
    "FunderRow",
    "HouseholdRow",
    "MachineRow",
    "MemberRow",
    "NeedRow",
    "ServiceRow",
    "ToleranceRow",
    "WishRow",
]
