"""What is told of the story: to whoever looks, and, for an owner, to somebody else."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from horarium.core.disclosure.allowed import Judge, Judged, to_member, to_person
from horarium.core.disclosure.changing import allowing
from horarium.core.disclosure.telling import Sentence, Telling, telling
from horarium.core.disclosure.words import dated, held_words
from horarium.core.hours import HouseClock
from horarium.core.rules.explain_words import in_a_sentence
from horarium.core.story import Consent, Fact, Story, Subject
from horarium.store.courses import story_with_courses
from horarium.store.keys import NoKeyError
from horarium.store.models import HouseholdRow
from horarium.store.record import OF_THE_STORY, READ, recorded
from horarium.tellings.viewer import Viewer

__all__ = [
    "Became",
    "Known",
    "Knows",
    "LetKnow",
    "NoKeyError",
    "SentenceTold",
    "Told",
    "Withheld",
    "day_of",
    "knows",
    "let_know_by",
    "person_of",
    "told_to",
    "what_became",
    "what_happened",
]

_FORGOTTEN = "what it was is forgotten"


@dataclass(frozen=True, slots=True)
class SentenceTold:
    """One sentence, why it may be told, and whether a yes that is looked at would tell it anew."""

    text: str
    why: tuple[str, ...]
    is_new: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """An account in paragraphs; ``deepest`` is the depth it reaches, 0 where nothing is told."""

    paragraphs: tuple[tuple[SentenceTold, ...], ...] = ()
    deepest: int = 0


@dataclass(frozen=True, slots=True)
class Withheld:
    """What an owner knows and somebody else is not told, and whose yes is wanting."""

    what: str
    why: str


@dataclass(frozen=True, slots=True)
class Known:
    """How deep somebody may know a subject of what is the viewer's, in words."""

    subject: Subject
    words: str


@dataclass(frozen=True, slots=True)
class Knows:
    """What ``name`` may know of what is the viewer's to tell, and what they are told of it.

    There is nothing in it of what others let them know.
    """

    name: str
    known: tuple[Known, ...]
    told: Told
    withheld: tuple[Withheld, ...]


def day_of(viewer: Viewer, now: datetime) -> date:
    """The day that it is at the viewer's house."""
    return HouseClock(HouseholdRow.objects.get(pk=viewer.household).zone).date_of(now)


def person_of(viewer: Viewer) -> str:
    """What the person of the viewer's house is called."""
    return HouseholdRow.objects.get(pk=viewer.household).person_name


def told_to(viewer: Viewer, now: datetime) -> Told:
    """What whoever looks is told. Raises NoKeyError with a sentence."""
    row = HouseholdRow.objects.get(pk=viewer.household)
    story, day = story_with_courses(row), HouseClock(row.zone).date_of(now)
    return _account(telling(story, _judge(row, story, viewer.name, day)))


def knows(viewer: Viewer, name: str, now: datetime, yes: Consent | None = None) -> Knows:
    """As it is; with a ``yes``, as it would be, where what is new is marked.

    Raises NoKeyError with a sentence.
    """
    row = HouseholdRow.objects.get(pk=viewer.household)
    day, story = HouseClock(row.zone).date_of(now), _owned_by(viewer, story_with_courses(row))
    after = allowing(story, yes) if yes else story
    before = telling(story, _of_both(row, story, (name, viewer.name), day)).facts
    both = _of_both(row, after, (name, viewer.name), day)
    return Knows(
        name,
        tuple(_known(after, viewer.name, name, day)),
        _account(telling(after, both), before if yes else None),
        tuple(_withheld(after, _judge(row, after, name, day))),
    )


def _owned_by(viewer: Viewer, story: Story) -> Story:
    return replace(story, facts=tuple(each for each in story.facts if viewer.name in each.owners))


def _judge(row: HouseholdRow, story: Story, name: str, day: date) -> Judge:
    judged = to_person if name == row.person_name else to_member
    return judged(name, story.consents, day)


def _of_both(row: HouseholdRow, story: Story, names: tuple[str, str], day: date) -> Judge:
    """Whoever looks at what another is told learns no name by it that is others' to tell."""
    theirs, mine = (_judge(row, story, each, day) for each in names)

    def judge(fact: Fact) -> Judged:
        judged = theirs(fact)
        return judged if mine(fact).allowed else replace(judged, lacking=names[1:])

    return judge


def _account(made: Telling, before: frozenset[str] | None = None) -> Told:
    return Told(
        tuple(tuple(_sentence(each, before) for each in part) for part in made.paragraphs),
        max((one.fact.depth for one in _behind(made)), default=0),
    )


def _behind(made: Telling) -> Iterator[Judged]:
    return (one for part in made.paragraphs for each in part for one in each.because)


def _sentence(sentence: Sentence, before: frozenset[str] | None) -> SentenceTold:
    is_new = before is not None and any(each.fact.name not in before for each in sentence.because)
    return SentenceTold(sentence.text, tuple(map(_reason, sentence.because)), is_new)


def _reason(judged: Judged) -> str:
    whose = f"{judged.fact.name.capitalize()}: {in_a_sentence(judged.fact.owners)} to tell."
    said = "; ".join(
        f"{each.of} said yes on {dated(each.since)}, {each.purpose}" for each in judged.consents
    )
    return f"{whose} {said}." if said else whose


def _known(story: Story, of: str, to: str, day: date) -> Iterator[Known]:
    for subject in Subject:
        held = [
            each
            for each in story.consents
            if (each.of, each.to) == (of, to) and subject in each.subjects and each.holds_on(day)
        ]
        if held:
            yield Known(subject, held_words(max(held, key=lambda each: each.depth)))


def _withheld(story: Story, theirs: Judge) -> Iterator[Withheld]:
    for fact in story.facts:
        judged = theirs(fact)
        if not judged.allowed:
            yield Withheld(fact.name, _why_not(judged))


def _why_not(judged: Judged) -> str:
    if not judged.fact.says:
        return "accounts differ, and nothing is decided"
    return f"no yes from {in_a_sentence(judged.lacking)}"


@dataclass(frozen=True, slots=True)
class LetKnow:
    """Somebody whom the viewer lets know something."""

    to: str
    known: tuple[Known, ...]


def let_know_by(viewer: Viewer, now: datetime) -> tuple[LetKnow, ...]:
    """Everybody whom the viewer lets know something today. Raises NoKeyError with a sentence."""
    row = HouseholdRow.objects.get(pk=viewer.household)
    day, story = HouseClock(row.zone).date_of(now), story_with_courses(row)
    names = dict.fromkeys(each.to for each in story.consents if each.of == viewer.name)
    all_of_them = (LetKnow(to, tuple(_known(story, viewer.name, to, day))) for to in names)
    return tuple(each for each in all_of_them if each.known)


# -- the record


@dataclass(frozen=True, slots=True)
class Became:
    """Something that became of the story, in words: when, by whom, and what."""

    at: str
    by: str
    words: str


def what_happened(viewer: Viewer, first: date, days: int) -> tuple[Became, ...]:
    """For the person: all that was written down of some days, the newest first."""
    row = HouseholdRow.objects.get(pk=viewer.household)
    clock = HouseClock(row.zone)
    return tuple(
        Became(clock.at(each.at), each.by, each.words or _FORGOTTEN)
        for each in recorded(row, when=clock.days(first, days))
    )


def what_became(viewer: Viewer, by: str = "") -> tuple[Became, ...]:
    """For the person: who let whom know, took it back, read and wrote, the newest first.

    With ``by`` only what that member read.
    """
    row = HouseholdRow.objects.get(pk=viewer.household)
    clock, kinds = HouseClock(row.zone), (READ,) if by else OF_THE_STORY
    return tuple(
        Became(clock.at(each.at), each.by, each.words or _FORGOTTEN)
        for each in recorded(row, *kinds)
        if not by or each.by == by
    )
