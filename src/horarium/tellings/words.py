"""Words that pass once: what waits for whom, and what he can say in them of the story."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from horarium.core.disclosure.allowed import Judge, Judged, to_member, to_person
from horarium.core.disclosure.telling import telling
from horarium.core.hours import HouseClock
from horarium.core.people import Part
from horarium.core.rules.explain_words import in_a_sentence
from horarium.core.story import Fact, Story
from horarium.store.keys import NoKeyError
from horarium.store.models import HouseholdRow, MemberRow
from horarium.store.stories import load_story
from horarium.store.words import sent_words, waiting
from horarium.tellings.viewer import Viewer

__all__ = [
    "Confidant",
    "NoKeyError",
    "Sayable",
    "Waiting",
    "WordsTold",
    "confidants_of",
    "said_of",
    "words_told",
]


@dataclass(frozen=True, slots=True)
class Confidant:
    """Somebody whom he can ask for counsel."""

    id: UUID
    name: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """Words that wait, from or for ``name``, since ``at``."""

    id: UUID
    name: str
    at: str


@dataclass(frozen=True, slots=True)
class Sayable:
    """A fact that is his to pick, and the sentence that it is."""

    fact: str
    sentence: str


@dataclass(frozen=True, slots=True)
class WordsTold:
    """What waits for whoever looks; for him whom he can ask, what he can say, and what he sent."""

    waiting: tuple[Waiting, ...]
    can_write: bool
    person: str
    sent: tuple[Waiting, ...] = ()
    confidants: tuple[Confidant, ...] = ()
    sayable: tuple[Sayable, ...] = ()


def words_told(viewer: Viewer, now: datetime) -> WordsTold:
    """Whether anything waits, or ever passed, is told to nobody else."""
    row = HouseholdRow.objects.get(pk=viewer.household)
    clock = HouseClock(row.zone)
    rows = waiting(viewer.household, viewer.name, is_person=viewer.is_person)
    told = WordsTold(
        tuple(
            Waiting(
                UUID(str(each.public_id)), _from(row, each.member, viewer), clock.at(each.sent_at)
            )
            for each in rows
        ),
        viewer.is_person or Part.CONFIDANT in viewer.parts,
        row.person_name,
    )
    if not viewer.is_person:
        return told
    return replace(
        told,
        sent=tuple(
            Waiting(UUID(str(each.public_id)), each.member.name, clock.at(each.sent_at))
            for each in sent_words(row)
        ),
        confidants=_confidants(row),
        sayable=_sayable(row, now),
    )


def _from(row: HouseholdRow, member: MemberRow, viewer: Viewer) -> str:
    return member.name if viewer.is_person else row.person_name


def confidants_of(viewer: Viewer) -> tuple[Confidant, ...]:
    """Whom the person can ask. One query."""
    return _confidants(HouseholdRow(pk=viewer.household))


def _confidants(row: HouseholdRow) -> tuple[Confidant, ...]:
    rows = MemberRow.objects.filter(household=row, gone_at=None)
    return tuple(
        Confidant(UUID(str(each.public_id)), each.name)
        for each in rows
        if Part.CONFIDANT in each.parts
    )


def _sayable(row: HouseholdRow, now: datetime) -> tuple[Sayable, ...]:
    """Every fact that is his, alone or with others; without its key there is none."""
    try:
        story = load_story(row)
    except NoKeyError:
        return ()
    judge = to_person(row.person_name, story.consents, HouseClock(row.zone).date_of(now))
    mine = (each for each in story.facts if row.person_name in each.owners and each.says)
    return tuple(Sayable(each.name, _said(story, [each], judge)) for each in mine)


def _said(story: Story, facts: Iterable[Fact], judge: Judge) -> str:
    picked = tuple(replace(each, instead_of=()) for each in facts)
    return telling(replace(story, facts=picked), judge).text


def said_of(viewer: Viewer, facts: Iterable[str], to: str, now: datetime) -> str:
    """The sentences that a confidant gets for these facts, as they may be named to them.

    Raises ValueError with a sentence where one is somebody else's to tell as well, who has not
    let them know it; NoKeyError where the story cannot be opened.
    """
    row, names = HouseholdRow.objects.get(pk=viewer.household), set(facts)
    story = load_story(row)
    theirs = to_member(to, story.consents, HouseClock(row.zone).date_of(now))
    picked = [each for each in story.facts if each.name in names and viewer.name in each.owners]
    for each in picked:
        others = [one for one in theirs(each).lacking if one != viewer.name]
        if others:
            raise ValueError(
                f"“{each.name}” is also {in_a_sentence(others)}’s to tell, and {to} is not let "
                "know it by them; leave it out, or ask them first."
            )
    return _said(story, picked, _picked(theirs, viewer.name))


def _picked(theirs: Judge, him: str) -> Judge:
    """What he picks he allows by that; a name that is another's as well needs their yes."""

    def judge(fact: Fact) -> Judged:
        judged = theirs(fact)
        return replace(judged, lacking=tuple(each for each in judged.lacking if each != him))

    return judge
