"""What happened, as text: how a problem file and a request for a plan spell it."""

import json
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from horarium.core.happened import (
    COUNTS_AGREED,
    LENGTHS_AGREED,
    Agrees,
    Away,
    Happening,
    Leaves,
    Lowered,
    TakesUp,
)
from horarium.core.hours import Interval, length_from, weekly_from
from horarium.core.household_file.activity import activity
from horarium.core.household_file.mistake import Place, Source
from horarium.core.household_file.write import activity_table, length_text, weekly_text

Spelled = dict[str, Any]


def happenings_to_text(happenings: Iterable[Happening]) -> str:
    return json.dumps([spelled(each) for each in happenings], ensure_ascii=False)


def happenings_from_text(text: str) -> tuple[Happening, ...]:
    """Raises ValueError, KeyError or TypeError for a text that was never made of happenings."""
    return tuple(happening_from(each) for each in json.loads(text))


def spelled(happening: Happening) -> Spelled:
    match happening:
        case Away(member, when):
            hours = [when.start_at.isoformat(), when.end_at.isoformat()]
            return {"what": "away", "member": member, "when": hours}
        case Leaves(member, on):
            return {"what": "leaves", "member": member, "on": on.isoformat()}
        case Lowered(longest, since):
            seconds = longest.total_seconds()
            return {"what": "lowered", "seconds": seconds, "since": since.isoformat()}
        case TakesUp(new):
            table = {
                key: value.isoformat() if isinstance(value, date) else value
                for key, value in activity_table(new).items()
            }
            return {"what": "takes up", "activity": table}
        case Agrees():
            return {"what": "agrees", "member": happening.member, **agreed_words(happening)}


def agreed_words(agrees: Agrees) -> dict[str, str]:
    """What somebody agrees to in the words of the household's file, without what stays."""
    lengths = {key: getattr(agrees, key) for key in LENGTHS_AGREED}
    counts = {key: getattr(agrees, key) for key in COUNTS_AGREED}
    words = {key: length_text(each) for key, each in lengths.items() if each is not None}
    words |= {key: str(each) for key, each in counts.items() if each is not None}
    hours = "; ".join(weekly_text(each) for each in agrees.hours)
    return {**words, "availability": hours} if hours else words


def agrees_from(member: str, words: Mapping[str, str]) -> Agrees:
    """Raises ValueError with a sentence for words that no household file could hold."""
    found: dict[str, Any] = {
        **{key: length_from(words[key]) for key in LENGTHS_AGREED if words.get(key)},
        **{key: _count(words[key]) for key in COUNTS_AGREED if words.get(key)},
    }
    hours = (each for each in words.get("availability", "").split(";") if each.strip())
    return Agrees(member, **found, hours=tuple(map(weekly_from, hours)))


def _count(text: str) -> int:
    if not text.isascii() or not text.isdigit() or len(text) > 3:
        raise ValueError(f'"{text}" is no whole number; write it like "5"')
    return int(text)


def happening_from(content: Spelled) -> Happening:
    """Raises ValueError, KeyError or TypeError for what was never spelled.

    Raises HouseholdFileError for an activity that no household file could hold.
    """
    match content["what"]:
        case "away":
            start_at, end_at = map(datetime.fromisoformat, content["when"])
            return Away(content["member"], Interval(start_at, end_at))
        case "leaves":
            return Leaves(content["member"], date.fromisoformat(content["on"]))
        case "lowered":
            since = date.fromisoformat(content["since"])
            return Lowered(timedelta(seconds=content["seconds"]), since)
        case "takes up":
            source = Source("the activity", "", content["activity"])
            return TakesUp(activity(with_machine=False)(Place(source), content["activity"]))
        case "agrees":
            return agrees_from(content["member"], content)
        case other:
            raise ValueError(f"nothing is known of {other!a}")
