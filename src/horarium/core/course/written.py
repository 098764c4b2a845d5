"""A course as plain text: all that is kept of it, for the file with everything that is his."""

from collections.abc import Iterator, Mapping

from horarium.core.course.brief import QUESTIONS
from horarium.core.course.moves import Party
from horarium.core.course.record import CourseRecord
from horarium.core.course.words import TERMS, count_words, did_words, stands_words
from horarium.core.hours import HouseClock


def course_text(record: CourseRecord, names: Mapping[Party, str], clock: HouseClock) -> str:
    """Who, how far, what was agreed, the brief, how it went, and all that was done, in order."""
    return "\n".join(_lines(record, names, clock)) + "\n"


def _lines(record: CourseRecord, names: Mapping[Party, str], clock: HouseClock) -> Iterator[str]:
    course = record.course
    yield f"{record.kind.name.capitalize()}: {', '.join(names.values())}"
    yield f"{count_words(course).capitalize()}. {stands_words(course)}"
    for n, agreement in enumerate(course.agreements, 1):
        yield from ("", f"The agreement, version {n}: at most {agreement.cap} sessions")
        yield from _said(TERMS, agreement)
    if record.brief.is_told:
        yield from ("", "The brief", *_said(QUESTIONS, record.brief))
    yield from ("", "How it goes", *([record.scale] if record.scale else []))
    for each in record.progress:
        yield f"{clock.at(each.at)}: {each.mark} of 10. {each.words}".rstrip()
    for taken in record.taken_along:
        yield f"{names[taken.by]} takes along: {taken.words}"
    yield from ("", "What was done")
    for move in record.moves:
        hours = f" {clock.words(move.when)}" if move.when else ""
        yield f"{clock.at(move.at)}: {did_words(names[move.by], move)}{hours} {move.words}".rstrip()


def _said(labels: Mapping[str, str], told: object) -> Iterator[str]:
    for key, label in labels.items():
        if words := getattr(told, key):
            yield f"{label}: {words}"
