"""What the pages show on which he writes his story."""

from dataclasses import dataclass

from horarium.pages.shell.choice import Choice


@dataclass(frozen=True, slots=True)
class SaidLine:
    """A sentence of the story: of what it is, and how deep. ``accounts`` wait for his word.

    ``address`` is where it is said otherwise; "" where that is not his to do.
    """

    says: str
    of: str
    address: str = ""
    accounts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SpokenOf:
    """Somebody whom the story speaks of, and how."""

    name: str
    described: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class StoryContext:
    """The whole of it, in the order in which it is told; ``closed`` says why it cannot be read."""

    title: str
    undecided: tuple[SaidLine, ...] = ()
    said: tuple[SaidLine, ...] = ()
    spoken_of: tuple[SpokenOf, ...] = ()
    closed: str = ""


@dataclass(frozen=True, slots=True)
class FactContext:
    """One sentence to be written. ``was`` says which one it was when the page was made."""

    title: str
    address: str
    was: str
    says: str
    name: str
    about: tuple[Choice, ...]
    subjects: tuple[Choice, ...]
    depths: tuple[Choice, ...]
    owners: tuple[Choice, ...]
    after: tuple[Choice, ...]
    accounts: tuple[str, ...] = ()
    mistake: str = ""


@dataclass(frozen=True, slots=True)
class FigureContext:
    """Somebody to speak of. A name stays what it is once it is there: ``named``."""

    title: str
    address: str
    was: str
    name: str
    described: str
    they: tuple[Choice, ...]
    named_from: tuple[Choice, ...]
    subjects: tuple[Choice, ...]
    owners: tuple[Choice, ...]
    named: bool = False
    mistake: str = ""
