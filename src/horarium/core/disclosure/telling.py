"""The account that an audience is given: sentences, each with the facts and consents behind it."""

from collections.abc import Iterator
from dataclasses import dataclass

from horarium.core.disclosure.allowed import Judge, Judged
from horarium.core.disclosure.prose import Prose, joined, paragraphs
from horarium.core.story import Fact, Story, name_of, slots_of


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence as it is told, and why it may be: its fact first, then names and the rest."""

    text: str
    because: tuple[Judged, ...]


@dataclass(frozen=True, slots=True)
class Telling:
    """What an audience is told, in paragraphs. Of what is hidden it has no trace.

    ``facts`` names all that it carries: also what goes without saying.
    """

    paragraphs: tuple[tuple[Sentence, ...], ...] = ()
    facts: frozenset[str] = frozenset()

    @property
    def text(self) -> str:
        """The paragraphs, an empty line between them; nothing where nothing is told."""
        return "\n\n".join(
            " ".join(each.text for each in paragraph) for paragraph in self.paragraphs
        )


def telling(story: Story, judge: Judge) -> Telling:
    """What ``judge`` allows of a story, in the story's order.

    It is made from the allowed facts alone: a story without the others gives the same telling.
    """
    told = {each.name: judged for each in story.facts if (judged := judge(each)).allowed}
    unsaid = {name for each in told.values() for name in each.fact.instead_of}
    said = [each.fact for name, each in told.items() if name not in unsaid]
    names = dict(_names(story, judge, [each.fact for each in told.values()]))
    prose = Prose(story, frozenset(names))
    made = tuple(
        _paragraph(paragraph, _Reasons(told, names), prose) for paragraph in paragraphs(said)
    )
    return Telling(made, frozenset(told) | {each.fact.name for each in names.values()})


def _names(story: Story, judge: Judge, told: list[Fact]) -> Iterator[tuple[str, Judged]]:
    """The names that may be said, of the figures in what is told or goes without saying."""
    mentioned = {slot.figure for each in told for slot in slots_of(each.says)}
    for figure in story.figures:
        name = name_of(figure)
        if figure.name in mentioned and name and (judged := judge(name)).allowed:
            yield figure.name, judged


def _paragraph(facts: tuple[Fact, ...], reasons: "_Reasons", prose: Prose) -> tuple[Sentence, ...]:
    prose.begin()
    return tuple(Sentence(prose.sentence(each), reasons.of(each)) for each in joined(facts))


@dataclass(frozen=True, slots=True)
class _Reasons:
    """What was told, and which names were, with why."""

    told: dict[str, Judged]
    names: dict[str, Judged]

    def of(self, facts: tuple[Fact, ...]) -> tuple[Judged, ...]:
        """Why a sentence of these facts may be said."""
        unsaid = dict.fromkeys(name for each in facts for name in self._behind(each))
        behind = [self.told[each] for each in unsaid]
        all_facts = (*facts, *(each.fact for each in behind))
        mentioned = dict.fromkeys(slot.figure for each in all_facts for slot in slots_of(each.says))
        return (
            *(self.told[each.name] for each in facts),
            *(self.names[each] for each in mentioned if each in self.names),
            *behind,
        )

    def _behind(self, fact: Fact) -> list[str]:
        """The told facts that go without saying because of this one, however long the chain is."""
        found: list[str] = []
        left = list(fact.instead_of)
        while left:
            name = left.pop(0)
            if name in self.told and name not in found:
                found.append(name)
                left += self.told[name].fact.instead_of
        return found
