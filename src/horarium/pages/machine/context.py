"""What is shown of the machine's hours: on *Now*, on their own page, and where a word is mended."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Say:
    """A button that says where he is: the ``state`` it sends, its words and its single key."""

    state: str
    words: str
    key: str
    is_main: bool = False


@dataclass(frozen=True, slots=True)
class Saying:
    """Where he is and the buttons that say it; ``is_his`` where he himself looks.

    ``said`` is the state in a word, ``back_by`` when he is to be back, ``wrong`` what felt wrong
    within the hour.
    """

    said: str
    lines: tuple[str, ...]
    buttons: tuple[Say, ...]
    since: str = ""
    back_by: str = ""
    is_late: bool = False
    wrong: tuple[str, ...] = ()
    is_his: bool = True


@dataclass(frozen=True, slots=True)
class Option:
    """Something to choose: its ``value``, its words, and whether it is chosen."""

    value: str
    words: str
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Mending:
    """A form that says what was, and when: from a list, or to the minute in ``exact``."""

    address: str
    button: str
    states: tuple[Option, ...]
    times: tuple[Option, ...]
    exact: str = ""
    mistake: str = ""


@dataclass(frozen=True, slots=True)
class MachineContext:
    """The last 24 hours. ``said`` are (words, address), without an address what is too old."""

    title: str
    saying: Saying
    said: tuple[tuple[str, str], ...]
    earlier: Mending
    limits: str = ""


@dataclass(frozen=True, slots=True)
class MendContext:
    """One thing that was said, and the form that puts it right."""

    title: str
    words: str
    form: Mending
