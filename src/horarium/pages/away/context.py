"""What the pages of absences and wishes show."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Asked:
    """Something a member asked for, how it stands, and where it can be taken back."""

    words: str
    state: str
    take_back: str = ""
    take_back_words: str = ""


@dataclass(frozen=True, slots=True)
class AbsenceTyped:
    """What is in the form for an absence, and what is wrong with it."""

    from_day: str = ""
    from_time: str = ""
    to_day: str = ""
    to_time: str = ""
    mistake: str = ""


@dataclass(frozen=True, slots=True)
class WishTyped:
    """What is in the form for a wish, and what is wrong with it."""

    likes: str = "likes"
    hours: str = ""
    strength: str = "1"
    mistake: str = ""


@dataclass(frozen=True, slots=True)
class AwayContext:
    """A member's own absences and wishes, what they asked for, and two forms."""

    title: str
    absences: tuple[str, ...]
    wishes: tuple[str, ...]
    asked: tuple[Asked, ...]
    today: str
    absence: AbsenceTyped = field(default_factory=AbsenceTyped)
    wish: WishTyped = field(default_factory=WishTyped)
    with_wishes: bool = True
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class Answerable:
    """What a member asks of him: to be answered, or, once answered, to be opened again."""

    sentence: str
    state: str
    address: str
    approve: str = ""
    decline: str = ""
    open_again: str = ""


@dataclass(frozen=True, slots=True)
class AnswersContext:
    """What everybody asks of him."""

    title: str
    open: tuple[Answerable, ...]
    answered: tuple[Answerable, ...]
    sentence: str = ""
