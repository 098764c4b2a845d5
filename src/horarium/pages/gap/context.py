"""What the page of a gap knows."""

from dataclasses import dataclass

from horarium.pages.gap.closing import ClosingShown


@dataclass(frozen=True, slots=True)
class GapContext:
    """A gap, for the person; ``note`` says that it is none, or is over.

    ``missing`` are sentences, stretch by stretch; ``near`` is the address of a gap soon after.
    """

    title: str
    week: str
    day: str
    hours: str
    note: str = ""
    missing: tuple[str, ...] = ()
    closings: tuple[ClosingShown, ...] = ()
    reasons: tuple[str, ...] = ()
    near: str = ""
    near_hours: str = ""

    @property
    def can_close(self) -> bool:
        """Whether there is something that would still help."""
        return bool(self.missing) and not self.note
