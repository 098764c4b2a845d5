"""What the pages of the story show."""

from dataclasses import dataclass

from horarium.pages.shell.choice import Choice
from horarium.tellings.numbers import OwnNumber


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence, the reasons why it is told, and whether it would be new."""

    text: str
    why: tuple[str, ...] = ()
    is_new: bool = False


Account = tuple[tuple[Line, ...], ...]


@dataclass(frozen=True, slots=True)
class ToldContext:
    """What whoever looks is told; ``closed`` says why nothing can be read."""

    title: str
    nothing: str
    account: Account = ()
    yours: str = ""
    closed: str = ""


@dataclass(frozen=True, slots=True)
class YesForm:
    """A yes as it was typed."""

    subjects: tuple[Choice, ...]
    depths: tuple[Choice, ...]
    purpose: str = ""
    until: str = ""
    mistake: str = ""


@dataclass(frozen=True, slots=True)
class KnownLine:
    """One subject, what may be known of it, and what takes it back."""

    value: str
    words: str


@dataclass(frozen=True, slots=True)
class KnowsContext:
    """What ``name`` may know of what is the looker's to tell, and what they are told of it.

    ``looked_at`` is whether the account is what would be told after a yes that is not given yet.
    ``others`` are those whom a member lets know besides the person, ``seen`` when it was read.
    ``number`` is a member's own, where one is known; ``within_call`` whether whoever attends
    would wait near him, None for all others.
    """

    title: str
    address: str
    back: str
    back_words: str
    name: str
    task: str
    today: str
    form: YesForm
    known: tuple[KnownLine, ...] = ()
    others: tuple[KnownLine, ...] = ()
    account: Account = ()
    withheld: tuple[str, ...] = ()
    seen: tuple[str, ...] = ()
    looked_at: bool = False
    closed: str = ""
    number: OwnNumber | None = None
    within_call: bool | None = None


@dataclass(frozen=True, slots=True)
class RecordContext:
    """What became of the story, and all that was written down of some days, the newest first.

    ``earlier`` is where the days before them are.
    """

    title: str
    lines: tuple[str, ...]
    days: str
    happened: tuple[str, ...]
    earlier: str


@dataclass(frozen=True, slots=True)
class EverythingContext:
    """What the one file holds; ``journal`` is "open", "shut" or "" where he keeps none."""

    title: str
    journal: str = ""
    mistake: str = ""
