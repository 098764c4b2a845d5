"""What a professional must know to be with him safely and well, told by him."""

from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class Brief:
    """Each in his words; "" where he has nothing to say of it."""

    position: str = ""
    breathing: str = ""
    tiring: str = ""
    transfer: str = ""
    hurts: str = ""
    helps: str = ""
    machine_stops: str = ""
    whom_to_call: str = ""
    speech: str = ""

    @property
    def is_told(self) -> bool:
        return any(getattr(self, each.name) for each in fields(self))


UNTOLD = Brief()

QUESTIONS = {
    "position": "How I lie, and how I am moved",
    "breathing": "How I breathe, and how long I can be out of the machine",
    "tiring": "How you see that I tire",
    "transfer": "How I get from one place to another",
    "hurts": "What hurts",
    "helps": "What helps",
    "machine_stops": "What to do if the portable machine stops",
    "whom_to_call": "Whom to call",
    "speech": "How I speak, and how to hear me",
}
"""What the brief answers, in the order in which it is read."""
