"""Proofs of life: of the watch, of whoever delivers, and of every channel."""

from datetime import datetime

from horarium.core.watch.house_time import HouseTime
from horarium.store.models import BeatRow


def beat(name: str, now: HouseTime, *, well: bool = True, sentence: str = "") -> None:
    """Something of this name was alive just now; ``sentence`` says what is wrong with it."""
    columns = {
        "house_at": now.house_at,
        "wall_at": now.reading.wall_at,
        "well": well,
        "sentence": sentence[:200],
    }
    BeatRow.objects.update_or_create(name=name, defaults=columns)


def last_beats() -> dict[str, tuple[datetime, bool, str]]:
    """When each was alive last, whether it was well, and what was wrong."""
    rows = BeatRow.objects.values_list("name", "wall_at", "well", "sentence")
    return {name: (wall_at, well, sentence) for name, wall_at, well, sentence in rows}
