"""What the pages of a course show."""

from dataclasses import dataclass

from horarium.pages.shell.choice import Choice
from horarium.tellings.course import Button, CoursesTold, CourseTold


@dataclass(frozen=True, slots=True)
class CoursesContext:
    """The courses of whoever looks; for him a form to begin another, as it was typed."""

    title: str
    told: CoursesTold
    kinds: tuple[Choice, ...] = ()
    professionals: tuple[Choice, ...] = ()
    overseers: tuple[Choice, ...] = ()
    activities: tuple[Choice, ...] = ()
    mistake: str = ""
    closed: str = ""


@dataclass(frozen=True, slots=True)
class Counsel:
    """Whom he can ask, and where."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class CourseContext:
    """One course: what is told of it, and what can be done now, by where it stands on the page.

    ``steps`` lead on, ``session`` says what became of one, ``edges`` are for when something is
    not as it was agreed. ``plans`` is what the button says that plans a session. What was typed
    and not taken stands where it was typed.
    """

    title: str
    address: str
    told: CourseTold
    is_his: bool
    is_hers: bool
    steps: tuple[Button, ...] = ()
    session: tuple[Button, ...] = ()
    edges: tuple[Button, ...] = ()
    stops: bool = False
    plans: str = ""
    debriefs: bool = False
    extends: bool = False
    takes_along: bool = False
    hours: str = ""
    counsel: tuple[Counsel, ...] = ()
    activities: tuple[Choice, ...] = ()
    shown_to: tuple[Choice, ...] = ()
    free: tuple[Choice, ...] = ()
    words: str = ""
    along: str = ""
    mark: str = ""
    how: str = ""
    scale: str = ""
    more: str = ""
    mistake: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing that an agreement or a brief says: ``key`` is the name of its field."""

    key: str
    label: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class BriefContext:
    """The brief: read by the professional, and written by him."""

    title: str
    address: str
    told: CourseTold
    person: str
    questions: tuple[Asked, ...]
    writes: bool = False
    reads: bool = False
    mistake: str = ""


@dataclass(frozen=True, slots=True)
class AgreementContext:
    """The agreement as it stands, and the form of another version.

    ``confirms`` is whether whoever looks can confirm the boundaries now.
    """

    title: str
    address: str
    told: CourseTold
    terms: tuple[Asked, ...]
    numbers: tuple[str, ...] = ()
    proposes: bool = False
    agrees: bool = False
    confirms: bool = False
    typed: tuple[Asked, ...] = ()
    cap: str = ""
    length: str = ""
    kept_for: str = ""
    counts_cut_short: bool = True
    mistake: str = ""
