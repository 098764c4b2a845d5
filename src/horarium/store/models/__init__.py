"""The rows, where Django looks for them."""

from horarium.store.models.accounts import (
    AccountRow,
    DeviceRow,
    DoorKeyRow,
    HandsRow,
    NoticeRow,
    PushRow,
    SubmittedRow,
)
from horarium.store.models.activities import ActivityRow
from horarium.store.models.circle import (
    AbsenceRow,
    AppRow,
    CompetenceRow,
    ContractRow,
    MemberRow,
    ServiceRow,
    WishRow,
)
from horarium.store.models.course import CourseRow
from horarium.store.models.drills import DrillRow
from horarium.store.models.elsewhere import ElsewhereRow
from horarium.store.models.entrusted import EntrustedRow, SaidRow, WorstDayRow
from horarium.store.models.events import EventRow
from horarium.store.models.household import FunderRow, HouseholdRow, NeedRow
from horarium.store.models.journal import EntryRow, JournalRow, WordsRow
from horarium.store.models.machine import (
    AwayRow,
    EquipmentRow,
    MachineRow,
    MachineSaidRow,
    ToleranceRow,
)
from horarium.store.models.offers import HandedWordRow, OfferRow
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
from horarium.store.models.story import StoryRow
from horarium.store.models.visits import CorrectionRow, DoubtRow, TimesheetRow
from horarium.store.models.watch import (
    AskRow,
    BeatRow,
    ComingRow,
    EpisodeRow,
    HouseClockRow,
    LinkRow,
    OutboxRow,
    ReceiptRow,
    ReplyRow,
    StayRow,
    WatchRow,
)
from horarium.store.models.watching import WatchingRow

__all__ = [
    "AbsenceRow",
    "AccountRow",
    "ActivityRow",
    "AppRow",
    "AskRow",
    "AwayRow",
    "BeatRow",
    "CheckInRow",
    "ComingRow",
    "CompetenceRow",
    "ContractRow",
    "CorrectionRow",
    "CourseRow",
    "DeviceRow",
    "DoorKeyRow",
    "DoubtRow",
    "DrillRow",
    "ElsewhereRow",
    "EntrustedRow",
    "EntryRow",
    "EpisodeRow",
    "EquipmentRow",
    "EventRow",
    "FunderRow",
    "HandedWordRow",
    "HandsRow",
    "HopedAbsenceRow",
    "HopedWishRow",
    "HouseClockRow",
    "HouseholdRow",
    "JournalRow",
    "LinkRow",
    "MachineFreeRow",
    "MachineRow",
    "MachineSaidRow",
    "MemberRow",
    "NeedRow",
    "NoticeRow",
    "OfferRow",
    "OutboxRow",
    "PlacedRow",
    "PlanRequestRow",
    "PlanRow",
    "PushRow",
    "ReceiptRow",
    "ReplyRow",
    "SaidRow",
    "ServiceRow",
    "ShiftRow",
    "StayRow",
    "StoryRow",
    "SubmittedRow",
    "TimesheetRow",
    "ToleranceRow",
    "WatchRow",
    "WatchingRow",
    "WishRow",
    "WordsRow",
    "WorstDayRow",
]
