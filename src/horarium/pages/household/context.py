"""What the pages of the household show."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Option:
    """Something to choose."""

    value: str
    words: str
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Clash:
    """Somebody else wrote ``there`` meanwhile, and ``typed`` is what this page would put over it.

    ``chosen`` is "there", "typed" or nothing yet.
    """

    sentence: str
    there: str
    typed: str
    chosen: str = ""


@dataclass(frozen=True, slots=True)
class FieldContext:
    """One field: what it asks, what is in it, and what is said beside it.

    ``more`` are others than the ``options``, a line each; None where there can be none.
    """

    id: str
    name: str
    label: str
    kind: str
    hint: str = ""
    value: str = ""
    options: tuple[Option, ...] = ()
    more: str | None = None
    suggestions: tuple[str, ...] = ()
    longest: int = 0
    mistakes: tuple[str, ...] = ()
    finding: "FollowsContext | None" = None
    clash: Clash | None = None

    @property
    def described_by(self) -> str:
        """Where what is said of it stands."""
        return f"{self.id}-hint {self.id}-beside" if self.hint else f"{self.id}-beside"


@dataclass(frozen=True, slots=True)
class FieldGroup:
    """Fields under one heading."""

    id: str
    title: str
    fields: tuple[FieldContext, ...]


@dataclass(frozen=True, slots=True)
class FollowsContext:
    """What would follow: the first few sentences, how many more, and what would be mended."""

    sentences: tuple[str, ...] = ()
    more: int = 0
    mended: int = 0


@dataclass(frozen=True, slots=True)
class EntryContext:
    """A form for one entry: what it ``was`` when it was opened, and where to ``look`` meanwhile.

    ``notes`` are about all of it; ``over`` are the fields that somebody else wrote meanwhile and
    that are written over. Without a ``remove`` it cannot be removed.
    """

    title: str
    address: str
    groups: tuple[FieldGroup, ...]
    was: str
    save: str
    look: str = ""
    lead: str = ""
    notes: tuple[str, ...] = ()
    mistakes: tuple[str, ...] = ()
    status: str = ""
    over: tuple[str, ...] = ()
    within: tuple["Chapter", ...] = ()
    remove: str = ""
    remove_words: str = ""


@dataclass(frozen=True, slots=True)
class LookContext:
    """What stands beside the fields while somebody types, and a ``status`` for all of it.

    ``finding`` is what would follow where no field is the one it stands beside.
    """

    fields: tuple[FieldContext, ...]
    status: str
    mistakes: tuple[str, ...] = ()
    finding: FollowsContext | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One entry as a document tells it: facts that are not as usual, and what is in it."""

    name: str
    address: str
    change: str
    facts: tuple[tuple[str, str], ...] = ()
    within: tuple["Chapter", ...] = ()
    written: str = ""


@dataclass(frozen=True, slots=True)
class Chapter:
    """Entries of one kind; ``add`` leads to a form for one more."""

    id: str
    title: str
    lines: tuple[Line, ...]
    add: str = ""
    add_words: str = ""
    empty: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Undo:
    """What was removed last can be put back."""

    sentence: str
    put_back: str


@dataclass(frozen=True, slots=True)
class HouseholdContext:
    """Everything the household holds. ``unplanned`` is what published plans do not know yet."""

    title: str
    chapters: tuple[Chapter, ...]
    unplanned: FollowsContext | None = None
    undo: Undo | None = None


@dataclass(frozen=True, slots=True)
class RemoveContext:
    """What hangs on an entry that is to be removed, and a second press."""

    title: str
    address: str
    back: str
    sentences: tuple[str, ...]
    remove: str
    keep: str
    refused: bool = False
