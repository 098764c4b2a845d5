"""What is right and wrong with this installation, each as a sentence with what to do."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import IntEnum


class Weight(IntEnum):
    """How much it matters: what is wrong comes first."""

    WRONG = 0
    UNSURE = 1
    WELL = 2


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that was looked at; ``remedy`` is what to do about it, or ""."""

    weight: Weight
    sentence: str
    remedy: str = ""


def wrong(sentence: str, remedy: str) -> Told:
    return Told(Weight.WRONG, sentence, remedy)


def unsure(sentence: str, remedy: str) -> Told:
    return Told(Weight.UNSURE, sentence, remedy)


def well(sentence: str) -> Told:
    return Told(Weight.WELL, sentence)


def looked_at(*looks: Callable[[], Iterable[Told]]) -> list[Told]:
    """What all of them found, the worst first."""
    return sorted((told for look in looks for told in look()), key=lambda each: each.weight)
