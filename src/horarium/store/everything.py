"""All that is his, as files: every table is in one of them, or says why it is not."""

import csv
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from io import StringIO
from typing import Any

from django.db import models

from horarium.core.course.written import course_text
from horarium.core.disclosure.allowed import to_person
from horarium.core.disclosure.changing import as_known
from horarium.core.hours import HouseClock
from horarium.core.household_file.write import household_text, story_text
from horarium.core.spreadsheet import as_text
from horarium.core.watch.situation import Kind
from horarium.store import models as kept
from horarium.store.courses import courses_for, names_of_three
from horarium.store.households import load_household
from horarium.store.of_household import tables_with_ways
from horarium.store.record import recorded
from horarium.store.stories import load_story

HOUSEHOLD, RECORD, JOURNAL = "household.toml", "record.csv", "journal.txt"
COURSES = "courses.txt"

IN_FILES: dict[type[models.Model], str] = {
    **dict.fromkeys(
        (
            *(
                kept.HouseholdRow,
                kept.MemberRow,
                kept.ContractRow,
                kept.CompetenceRow,
                kept.AbsenceRow,
                kept.WishRow,
                kept.NeedRow,
            ),
            *(
                kept.FunderRow,
                kept.ServiceRow,
                kept.MachineRow,
                kept.ToleranceRow,
                kept.EquipmentRow,
                kept.AwayRow,
                kept.ActivityRow,
            ),
            *(kept.WatchingRow, kept.StoryRow),
        ),
        HOUSEHOLD,
    ),
    **dict.fromkeys((kept.JournalRow, kept.EntryRow), JOURNAL),
    kept.EventRow: RECORD,
    kept.CourseRow: COURSES,
    kept.PlanRow: "plans.csv",
    kept.PlanRequestRow: "plans asked for.csv",
    kept.ShiftRow: "shifts.csv",
    kept.PlacedRow: "activities.csv",
    kept.MachineFreeRow: "hours out of the machine.csv",
    kept.MachineSaidRow: "where he was.csv",
    kept.ElsewhereRow: "away from home.csv",
    kept.CheckInRow: "visits.csv",
    kept.CorrectionRow: "visits put right.csv",
    kept.TimesheetRow: "timesheets.csv",
    kept.DoubtRow: "timesheets doubted.csv",
    kept.HopedAbsenceRow: "absences asked for.csv",
    kept.HopedWishRow: "wishes asked for.csv",
    kept.OfferRow: "hours offered.csv",
    kept.WatchRow: "arrivals expected.csv",
    kept.EpisodeRow: "searches.csv",
    kept.AskRow: "searches, who was asked.csv",
    kept.ComingRow: "searches, who was coming.csv",
    kept.StayRow: "searches, who stayed.csv",
    kept.DrillRow: "drills.csv",
    kept.EntrustedRow: "entrusted.csv",
    kept.WorstDayRow: "worst days.csv",
    kept.SaidRow: "worst days, who said so.csv",
    kept.HandsRow: "hands.csv",
    kept.NoticeRow: "notices.csv",
}
"""Each table that is his, with the file it is in."""

_HOW_IT_WENT = (
    "how this server keeps time and sends; who was asked, and what became of it, is in the files"
)
_A_WAY_IN = "who signs in with what is between them and this server"
NOT_IN_FILES: dict[type[models.Model], str] = {
    **dict.fromkeys(
        (kept.AccountRow, kept.DeviceRow, kept.DoorKeyRow, kept.PushRow, kept.SubmittedRow),
        _A_WAY_IN,
    ),
    **dict.fromkeys(
        (
            kept.OutboxRow,
            kept.ReceiptRow,
            kept.ReplyRow,
            kept.LinkRow,
            kept.BeatRow,
            kept.HouseClockRow,
        ),
        _HOW_IT_WENT,
    ),
    kept.AppRow: "where somebody is reached is theirs",
    kept.HandedWordRow: "what one hands to the next is between them, and gone when they leave",
    kept.WordsRow: "words that pass are read once, and by whoever they are for",
}
"""Each table that is not, and why."""

# They open something, or only mean something to this server; ``id`` would count what is left out.
_NO_COLUMN = {"id", "public_id", "household", "account", "code", "claim", "claimed_until", "tries"}
_NO_COLUMN |= {"progress", "seconds", "household_text", "look_house_at"}

# His quiet sign leaves no trace for whoever looks on: docs/explanation/the-quiet-sign.md.
_WATCH_KIND: dict[type[models.Model], str] = {
    kept.WatchRow: "kind",
    kept.EpisodeRow: "watch__kind",
    kept.AskRow: "episode__watch__kind",
    kept.ComingRow: "episode__watch__kind",
    kept.StayRow: "episode__watch__kind",
}


def household_file(household: kept.HouseholdRow, day: date) -> str:
    """The household as a file, with the story as far as he knows it. Raises NoKeyError."""
    name = household.person_name
    story = load_story(household)
    known = as_known(story, to_person(name, story.consents, day), name)
    return f"{household_text(load_household(household))}\n{story_text(known)}"


def courses_file(household: kept.HouseholdRow) -> str:
    """Every course that is not forgotten, as text. Raises NoKeyError."""
    clock = HouseClock(household.zone)
    return "\n\n".join(
        course_text(each.record, names_of_three(each.record, household), clock)
        for each in courses_for(household.pk, "")
    )


def record_file(household: kept.HouseholdRow) -> str:
    """What happened, when, and by whom, as CSV, the newest first; times as on the wall."""
    clock = HouseClock(household.zone)
    lines = [
        [clock.local(each.at).isoformat(), each.by, each.words or "forgotten"]
        for each in recorded(household)
    ]
    return csv_text([["at", "by", "what"], *lines])


def tables_of(household: kept.HouseholdRow) -> Iterator[tuple[str, str]]:
    """What rows of his say, as CSV: (the file's name, its text).

    A row that another is of is named by its place in its own file. Times are as on the wall.
    """
    found = {table: list(_rows_of(table, way, household)) for table, way in _told_as_rows()}
    said = _Said(household, found)
    for table, rows in found.items():
        yield IN_FILES[table], csv_text(said.lines(table, rows))


def _told_as_rows() -> Iterator[tuple[type[models.Model], str]]:
    for table, way in tables_with_ways():
        if IN_FILES.get(table, RECORD) not in (HOUSEHOLD, JOURNAL, RECORD, COURSES):
            yield table, way


def _rows_of(
    table: type[models.Model], way: str, household: kept.HouseholdRow
) -> models.QuerySet[models.Model]:
    his = {"account__member": None} if way.startswith("account") else {}
    rows = models.QuerySet[models.Model](table).filter(**{way: household}, **his)
    if table in _WATCH_KIND:
        rows = rows.exclude(**{_WATCH_KIND[table]: Kind.QUIET})
    return rows.order_by("pk")


class _Said:
    """How rows are written: people by their names, instants on the wall, rows by their places."""

    def __init__(
        self, household: kept.HouseholdRow, found: Mapping[type[models.Model], list[models.Model]]
    ) -> None:
        self.clock = HouseClock(household.zone)
        self.places = {row: n for rows in found.values() for n, row in enumerate(rows, 1)}
        members = kept.MemberRow.objects.filter(household=household)
        self.members = {each.pk: each.name for each in members}
        self.contacts = {str(each.public_id): each.name for each in members}

    def lines(self, table: type[models.Model], rows: list[models.Model]) -> Iterator[list[str]]:
        columns = [each for each in _columns(table) if each.name not in _NO_COLUMN]
        yield ["number", *(each.name for each in columns)]
        for row in rows:
            yield [str(self.places[row]), *(self._value(row, each) for each in columns)]

    def _value(self, row: models.Model, column: "models.Field[Any, Any]") -> str:
        if column.many_to_many:
            return ", ".join(sorted(each.name for each in getattr(row, column.name).all()))
        value = getattr(row, column.attname)
        if value is None:
            return ""
        if column.related_model is kept.MemberRow:
            return self.members[value]
        if column.is_relation:
            other: Any = column.related_model
            return str(self.places.get(other(pk=value), ""))
        if isinstance(value, datetime):
            return self.clock.local(value).isoformat()
        text = column.value_to_string(row)
        return self.contacts.get(text, text)


def _columns(table: type[models.Model]) -> list["models.Field[Any, Any]"]:
    told = table._meta  # noqa: SLF001 - Django's way to ask
    return [*told.concrete_fields, *told.many_to_many]


def contents() -> str:
    """What the files are, and what is in none of them and why."""
    files = sorted({*IN_FILES.values()})
    reasons = sorted({*NOT_IN_FILES.values()})
    return "\n".join(
        [
            "All that Horarium keeps and that is yours, as files that any computer opens.",
            f"{HOUSEHOLD} is the household and your story; horarium import reads it again.",
            f"{JOURNAL} is here if your journal was open when this was made.",
            "A column that is called as a file is, or nearly, says the number of a row in it.",
            "",
            *files,
            "",
            "Not in it:",
            *(f"- {each}." for each in reasons),
            "",
        ]
    )


def csv_text(lines: Iterable[Iterable[str]]) -> str:
    """As a spreadsheet opens it; what it would reckon with is text."""
    written = StringIO()
    csv.writer(written).writerows(map(as_text, line) for line in lines)
    return written.getvalue()
