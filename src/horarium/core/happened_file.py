"""What happened, as text: how a problem file and a request for a plan spell it."""

import json
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from horarium.core.happened import Away, Happening, Leaves, Lowered, TakesUp
from horarium.core.hours import Interval
from horarium.core.household_file.activity import activity
from horarium.core.household_file.mistake import Place, Source
from horarium.core.household_file.write import activity_table

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
        case other:
            raise ValueError(f"nothing is known of {other!a}")
