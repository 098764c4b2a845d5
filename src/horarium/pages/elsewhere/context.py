"""What the page of a stay elsewhere shows."""

from dataclasses import dataclass

from horarium.tellings.elsewhere import ElsewhereTold


@dataclass(frozen=True, slots=True)
class StayTyped:
    """What is in one of the forms."""

    from_day: str = ""
    from_time: str = ""
    to_day: str = ""
    to_time: str = ""
    mistake: str = ""


@dataclass(frozen=True, slots=True)
class StayContext:
    """What holds and what is to come; and the two forms. ``his`` is whether he looks."""

    title: str
    told: tuple[ElsewhereTold, ...]
    today: str
    his: bool = True
    hospital: StayTyped = StayTyped()
    away: StayTyped = StayTyped()
    sentence: str = ""
