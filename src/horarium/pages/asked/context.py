"""What whoever follows a link sees."""

from dataclasses import dataclass

from horarium.tellings.coming import ForWhoComes


@dataclass(frozen=True, slots=True)
class AskedContext:
    """The ask of a link and the answers, as (value, words); or ``sentence``, what came of it.

    ``comes`` is by when they said they come, or "", and ``comes_for`` what they must know then.

    ``code`` is the link's; without one it is read from the address, or typed.
    """

    title: str
    code: str = ""
    asks: str = ""
    answers: tuple[tuple[str, str], ...] = ()
    sentence: str = ""
    mistake: str = ""
    comes: str = ""
    comes_for: ForWhoComes | None = None
