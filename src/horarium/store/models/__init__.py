"""The rows, where Django looks for them."""

from horarium.store.models.accounts import (
    AccountRow,
    DeviceRow,
    DoorKeyRow,
    HandsRow,
    NoticeRow,
    SubmittedRow,
)
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
from horarium.store.models.machine import (
    AwayRow,
    EquipmentRow,
    MachineRow,
    MachineSaidRow,
    ToleranceRow,
)
from horarium.store.models.rosters import (
    CheckInRow,
    HopedAbsenceRow,
    HopedWishRow,
    MachineFreeRow,
    PlacedRow,
    PlanRequestRow,
    PlanRow,
    ShiftRow,
)

__all__ = [
    "AbsenceRow",
    "AccountRow",
    "ActivityRow",
    "AwayRow",
    "CheckInRow",
    "CompetenceRow",
    "ContractRow",
    "DeviceRow",
    "DoorKeyRow",
    "EquipmentRow",
    "EventRow",
    "FunderRow",
    "HandsRow",
    "HopedAbsenceRow",
    "HopedWishRow",
    "HouseholdRow",
    "MachineFreeRow",
    "MachineRow",
    "MachineSaidRow",
    "MemberRow",
    "NeedRow",
    "NoticeRow",
    "PlacedRow",
    "PlanRequestRow",
    "PlanRow",
    "ServiceRow",
    "ShiftRow",
    "SubmittedRow",
    "ToleranceRow",
    "WishRow",
]
