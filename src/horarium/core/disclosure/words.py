"""What is let known, as it is said of it: subjects, depths and a consent in a sentence."""

from collections.abc import Iterable
from datetime import date

from horarium.core.hours import date_words
from horarium.core.rules.explain_words import in_a_sentence
from horarium.core.story import Consent, Subject

DEPTHS = {
    1: "a line",
    2: "who it is about",
    3: "how it came about",
    4: "how it goes",
    5: "the whole of it",
}
"""What each depth of the why is called; at 0 not even that there is something."""


def subjects_words(subjects: Iterable[Subject]) -> str:
    """``work, faith and feelings``, in their own order."""
    there = set(subjects)
    return in_a_sentence(each.value for each in Subject if each in there)


def dated(day: date) -> str:
    """``15 January 1988``."""
    return f"{date_words(day)} {day.year}"


def consent_words(consent: Consent) -> str:
    """In the words of whoever gave it: ``Ana may know of work: how it goes, to talk``."""
    return (
        f"{consent.to} may know of {subjects_words(consent.subjects)}: "
        f"{DEPTHS[consent.depth]}, {consent.purpose}{_until(consent)}."
    )


def held_words(consent: Consent) -> str:
    """How deep it reaches: ``how it goes, since 15 January 1988, to talk things over``."""
    return (
        f"{DEPTHS[consent.depth]}, since {dated(consent.since)}{_until(consent)}, {consent.purpose}"
    )


def _until(consent: Consent) -> str:
    return f", until {dated(consent.until)}" if consent.until else ""
