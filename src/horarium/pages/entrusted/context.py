"""What the pages of what is entrusted show."""

from dataclasses import dataclass

from horarium.pages.shell.choice import Choice


@dataclass(frozen=True, slots=True)
class Given:
    """Something entrusted, in words; ``value`` takes it back."""

    value: str
    words: str


@dataclass(frozen=True, slots=True)
class EntrustsContext:
    """What he entrusts to one member, what they did for him, and a form."""

    title: str
    address: str
    back: str
    name: str
    today: str
    given: tuple[Given, ...]
    did: tuple[str, ...]
    areas: tuple[Choice, ...]
    purpose: str = ""
    until: str = ""
    mistake: str = ""


@dataclass(frozen=True, slots=True)
class Say:
    """A worst day that somebody may say has come: what it does, and what they said already."""

    value: str
    title: str
    does: tuple[str, ...]
    said: bool = False


@dataclass(frozen=True, slots=True)
class ActingContext:
    """What is entrusted to whoever looks, and where they use it."""

    title: str
    person: str
    acts: bool
    given: tuple[str, ...] = ()
    places: tuple[tuple[str, str], ...] = ()
    says: tuple[Say, ...] = ()


@dataclass(frozen=True, slots=True)
class WorstLine:
    """One worst day: what he decided, whether it holds, and where he decides it."""

    address: str
    title: str
    decided: tuple[str, ...]
    holds: str


@dataclass(frozen=True, slots=True)
class WorstContext:
    """All the worst days."""

    title: str
    days: tuple[WorstLine, ...]


@dataclass(frozen=True, slots=True)
class DecideContext:
    """What he decides for one worst day, as a form."""

    title: str
    address: str
    may_say: tuple[Choice, ...]
    acts: tuple[Choice, ...]
    areas: tuple[Choice, ...]
    erases: tuple[Choice, ...] = ()
    sentence: str = ""
    after: str = "30"
    mistake: str = ""
