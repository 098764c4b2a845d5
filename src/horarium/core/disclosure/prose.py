"""Facts as prose: who is named, who is described, and who is he or she by now."""

from collections.abc import Iterable, Iterator, Sequence

from horarium.core.story import Fact, Figure, Slot, Story, They, slots_of

_POSSESSIVE = {They.HE: "his", They.SHE: "her"}
_ARTICLES = ("a ", "an ")
# A sentence with one of these is long enough, or is made of two already.
_JOINED = (",", ";", ":", " and ", " or ")
_SHORT_PARAGRAPH = 3


class Prose:
    """Says one fact after the other; what was said before decides how somebody is mentioned."""

    def __init__(self, story: Story, named: frozenset[str]) -> None:
        self._figures = {each.name: each for each in story.figures}
        self._named = named
        self._met: set[str] = set()
        self._spoken_of = ""

    def begin(self) -> None:
        """A new paragraph says names again."""
        self._spoken_of = ""

    def sentence(self, facts: Sequence[Fact]) -> str:
        """One fact's sentence, or two of one figure joined into one."""
        first, *others = facts
        said = self._said(first)
        for each in others:
            rest = each.says[slots_of(each.says)[0].end :]
            said = f"{said.removesuffix('.')} and {self._said_of(rest).lstrip()}"
        return said[:1].upper() + said[1:]

    def _said(self, fact: Fact) -> str:
        said = self._said_of(fact.says)
        slots = {slot.figure for slot in slots_of(fact.says)}
        self._spoken_of = fact.about if fact.about in slots | {self._spoken_of} else ""
        return said

    def _said_of(self, says: str) -> str:
        said, end = "", 0
        for slot in slots_of(says):
            said += says[end : slot.start] + self._mention(slot)
            end = slot.end
        return said + says[end:]

    def _mention(self, slot: Slot) -> str:
        figure = self._figures[slot.figure]
        if slot.start == 0 and self._spoken_of == figure.name and figure.they is not They.THEY:
            return _POSSESSIVE[figure.they] if slot.possessive else figure.they.value
        return self._words(figure) + ("’s" if slot.possessive else "")

    def _words(self, figure: Figure) -> str:
        """The name, or who it is; who was met before is no longer just "a" man."""
        if figure.name in self._named:
            return figure.name
        if figure.name in self._met:
            return _definite(figure.described)
        self._met.add(figure.name)
        return figure.described


def paragraphs(facts: Iterable[Fact]) -> Iterator[tuple[Fact, ...]]:
    """Facts in paragraphs: another begins where the subject changes, unless this one is short."""
    paragraph: list[Fact] = []
    for each in facts:
        changes = bool(paragraph) and each.subject is not paragraph[-1].subject
        if changes and len(paragraph) >= _SHORT_PARAGRAPH:
            yield tuple(paragraph)
            paragraph = []
        paragraph.append(each)
    if paragraph:
        yield tuple(paragraph)


def joined(facts: Iterable[Fact]) -> Iterator[tuple[Fact, ...]]:
    """The facts of each sentence: two short ones of one figure and subject become one."""
    waiting: tuple[Fact, ...] = ()
    for each in facts:
        if len(waiting) == 1 and _join(waiting[0], each):
            yield (*waiting, each)
            waiting = ()
            continue
        if waiting:
            yield waiting
        waiting = (each,)
    if waiting:
        yield waiting


def _join(one: Fact, other: Fact) -> bool:
    return (
        one.about == other.about
        and one.subject is other.subject
        and _is_plain(one)
        and _is_plain(other)
    )


def _is_plain(fact: Fact) -> bool:
    """It begins with the figure it is about, as ``{Mark} writes.`` does, and is short."""
    slots = slots_of(fact.says)
    begins = bool(slots) and slots[0].start == 0 and not slots[0].possessive
    return (
        begins and slots[0].figure == fact.about and not any(each in fact.says for each in _JOINED)
    )


def _definite(described: str) -> str:
    for article in _ARTICLES:
        if described.startswith(article):
            return f"the {described.removeprefix(article)}"
    return described
