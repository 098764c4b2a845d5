"""What the page of the printed ladder shows."""

from dataclasses import dataclass

from horarium.tellings.printed import PrintedLadder


@dataclass(frozen=True, slots=True)
class LadderContext:
    """The sheet, as it is printed now."""

    title: str
    sheet: PrintedLadder
