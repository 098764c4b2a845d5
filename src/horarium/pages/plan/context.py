"""What the pages of planning show."""

from dataclasses import dataclass

from horarium.pages.gap.closing import ClosingShown
from horarium.pages.shell.choice import Choice


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the planner is: a sentence, and a line for each step that has begun.

    ``address`` is the page of the question, and ``stream`` where it says so as it goes on.
    """

    address: str
    stream: str
    question: str
    sentence: str
    steps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """Something that was asked or published, where it is shown, and a word on it."""

    address: str
    words: str
    state: str


@dataclass(frozen=True, slots=True)
class PublishedDays:
    """Days that have a roster, which can be planned anew."""

    address: str
    words: str
    published: str
    first_day: str
    days: str


@dataclass(frozen=True, slots=True)
class PlanContext:
    """The state of planning, and a form for the days to come.

    ``busy`` is whether what is being planned stands in the way of what was asked.
    """

    title: str
    sentence: str
    published: tuple[PublishedDays, ...] = ()
    running: Progress | None = None
    drafts: tuple[Line, ...] = ()
    asked: tuple[Line, ...] = ()
    first_days: tuple[Choice, ...] = ()
    lengths: tuple[Choice, ...] = ()
    mistake: str = ""
    busy: bool = False


# -- a question and its answer


@dataclass(frozen=True, slots=True)
class Changed:
    """Somebody, or a day, and a line for each change."""

    name: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GapShown:
    """Hours that nobody covers, why, and what would close them."""

    when: str
    reasons: tuple[str, ...]
    closings: tuple[ClosingShown, ...]


@dataclass(frozen=True, slots=True)
class TierShown:
    """What is left to wish for in one tier, before and after; "" where there is no before."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class FoundShown:
    """What the rules say in one tier: the first sentences, and how many more there are."""

    heading: str
    sentences: tuple[str, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class HoursShown:
    """An attendant's hours a week on average, before and after, and what was agreed."""

    name: str
    before: str
    after: str
    agreed: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What a plan changes. ``is_new`` is a plan of days that had none.

    ``short`` says how much it is in a sentence.
    """

    short: str
    is_new: bool
    people: tuple[Changed, ...]
    doings: tuple[str, ...]
    days: tuple[Changed, ...]
    new_gaps: tuple[GapShown, ...]
    closed_gaps: tuple[str, ...]
    open_gaps: tuple[GapShown, ...]
    tiers: tuple[TierShown, ...]
    found: tuple[FoundShown, ...]
    hours: tuple[HoursShown, ...]
    beyond: str = ""


@dataclass(frozen=True, slots=True)
class QuestionContext:
    """What was asked, and what came of it.

    ``state`` is waiting, planning, refused, called off, draft, stale, published, replaced or
    dropped, and ``sentence`` says what that means.
    """

    title: str
    address: str
    state: str
    sentence: str
    progress: Progress | None = None
    answer: Answer | None = None


# -- publishing


@dataclass(frozen=True, slots=True)
class Told:
    """A member, the words they will see, and how they come to see them."""

    name: str
    lines: tuple[str, ...]
    how: str


@dataclass(frozen=True, slots=True)
class PublishContext:
    """Who is told what when a draft is published, and what else becomes so.

    ``guessed`` is what people could tell themselves, though nobody tells them.
    ``stale`` says why it cannot be published any more.
    """

    title: str
    address: str
    question: str
    told: tuple[Told, ...]
    untouched: str
    becomes: tuple[str, ...] = ()
    guessed: tuple[str, ...] = ()
    stale: str = ""
