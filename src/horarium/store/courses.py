"""Courses in rows: each sealed with a key of its own, and forgotten by dropping it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from horarium.core.course.moves import Party
from horarium.core.course.record import CourseRecord, record_from_text, record_to_text
from horarium.core.course.state import Course
from horarium.core.course.tellable import with_course
from horarium.core.hours import HouseClock
from horarium.core.story import Story
from horarium.store.circle import locked_household
from horarium.store.keys import drop_keys, key_named, new_key, new_name, seal, unseal
from horarium.store.models import (
    AccountRow,
    ActivityRow,
    CourseRow,
    HouseholdRow,
    MemberRow,
    NoticeRow,
)
from horarium.store.notices import notify
from horarium.store.record import record_course
from horarium.store.stories import load_story

COURSE = "course"
TOLD = "Something waits for you, under Course."


@dataclass(frozen=True, slots=True)
class OpenCourse:
    """A course that is open: its row, what is kept of it, and which of the three looks."""

    row: CourseRow
    record: CourseRecord
    party: Party

    @property
    def household(self) -> HouseholdRow:
        return self.row.household

    @property
    def course(self) -> Course:
        return self.record.course


def courses_for(household: int, member: str) -> Iterator[OpenCourse]:
    """The courses that concern somebody, by public identifier; the person is "". One query.

    Those that are forgotten concern nobody. Raises NoKeyError with a sentence.
    """
    rows = CourseRow.objects.select_related("household").filter(household=household)
    for row in rows.exclude(key=""):
        record = _opened(row)
        if party := record.party(member):
            yield OpenCourse(row, record, party)


def course_for(household: int, course: UUID, member: str) -> OpenCourse:
    """One of them. Raises LookupError with a sentence, the same whether there is one or not."""
    for each in courses_for(household, member):
        if each.row.public_id == course:
            return each
    raise LookupError("there is no such course")


def held_course(household: int, course: UUID, member: str) -> OpenCourse:
    """The same, while the household is held until the transaction ends."""
    locked_household(household)
    return course_for(household, course, member)


def closed_days(household: int) -> tuple[date, ...]:
    """On which days courses were closed that are forgotten: all that remains of them."""
    rows = CourseRow.objects.filter(household=household, key="")
    return tuple(day for day in rows.values_list("closed_on", flat=True) if day)


def begin(household: HouseholdRow, record: CourseRecord, words: str, now: datetime) -> CourseRow:
    """A course that he considers; the two beside him learn that something waits."""
    row = CourseRow(household=household, key=new_name(household, COURSE))
    new_key(row.key)
    save(OpenCourse(row, record, Party.PERSON), record, words, now)
    return row


def save(open_: OpenCourse, record: CourseRecord, words: str, now: datetime) -> None:
    """The course as it is from now on; the others of the three learn that something waits."""
    course, row = record.course, open_.row
    clock = HouseClock(row.household.zone)
    row.closed_on = clock.date_of(course.over_at) if course.over_at else None
    row.forget_on = clock.date_of(course.to_forget_at) if course.to_forget_at else None
    row.sealed = seal(key_named(row.key), record_to_text(record), _about(row))
    row.save()
    record_course(row.household, row.key, words, at=now)
    _tell(row.household, record, open_.party, now)
    _follow(row.household, record)


def _opened(row: CourseRow) -> CourseRecord:
    return record_from_text(unseal(key_named(row.key), bytes(row.sealed), _about(row)))


def _about(row: CourseRow) -> str:
    return f"{row.household.public_id}/{COURSE}/{row.public_id}"


def _tell(household: HouseholdRow, record: CourseRecord, by: Party, now: datetime) -> None:
    """Each of the others, once until they have read it."""
    theirs = {record.professional, record.overseer}
    for account in (
        AccountRow.objects.filter(household=household, is_active=True)
        .filter(Q(member=None) | Q(member__public_id__in=theirs - {""}))
        .select_related("member")
    ):
        party = record.party(str(account.member.public_id) if account.member else "")
        told = NoticeRow.objects.filter(account=account, sentence=TOLD, read_at=None)
        if party is not by and not told.exists():
            notify(account, TOLD, now)


def _follow(household: HouseholdRow, record: CourseRecord) -> None:
    """The planner counts as was agreed, and plans in the hours that the professional said."""
    course = record.course
    columns: dict[str, object] = {}
    if course.in_force:
        columns |= {"held": course.counted, "at_most": course.cap}
    if record.hours is not None:
        columns["other_hours"] = record.hours
    if columns:
        ActivityRow.objects.filter(household=household, name=record.activity).update(**columns)


def story_with_courses(household: HouseholdRow) -> Story:
    """The story, and what the courses add to it. Raises NoKeyError with a sentence.

    It asks as often where there is none: the names are asked for at once, and always.
    """
    story, rows = load_story(household), MemberRow.objects.filter(household=household)
    named = {str(each.public_id): each.name for each in rows}
    for each in courses_for(household.pk, ""):
        she = named[each.record.professional]
        story = with_course(story, each.course, household.person_name, she)
    return story


# -- forgetting


def forget_due(now: datetime) -> None:
    """Every course whose day has come, by the calendar of its house."""
    over = CourseRow.objects.select_related("household").exclude(key="").exclude(forget_on=None)
    for row in over:
        today = HouseClock(row.household.zone).date_of(now)
        if row.forget_on and row.forget_on <= today:
            forget(row)


def forget_all(household: HouseholdRow) -> None:
    """Every course of a house, whether it is over or not."""
    rows = CourseRow.objects.select_related("household").filter(household=household)
    for row in rows.exclude(key=""):
        forget(row)


@transaction.atomic
def forget(row: CourseRow) -> None:
    """It is noise in every copy, once this is certain. That one was closed remains."""
    key, row.key, row.sealed = row.key, "", b""
    row.save()
    if not CourseRow.objects.filter(household=row.household).exclude(key="").exists():
        NoticeRow.objects.filter(account__household=row.household, sentence=TOLD).delete()
    transaction.on_commit(lambda: drop_keys([key]))


def names_of_three(record: CourseRecord, household: HouseholdRow) -> dict[Party, str]:
    """What each of the three is called; who has left the circle is still called so."""
    ids = {record.professional: Party.PROFESSIONAL, record.overseer: Party.OVERSEER}
    rows = MemberRow.objects.filter(
        household=household, public_id__in=[each for each in ids if each]
    )
    named = {ids[str(each.public_id)]: each.name for each in rows}
    return {Party.PERSON: household.person_name, **named}


def gone_of_three(record: CourseRecord, household: HouseholdRow) -> tuple[str, ...]:
    """Who of them has left the circle: without them no session can be."""
    ids = [each for each in (record.professional, record.overseer) if each]
    rows = MemberRow.objects.filter(household=household, public_id__in=ids)
    return tuple(each.name for each in rows.exclude(gone_at=None).order_by("place", "pk"))
