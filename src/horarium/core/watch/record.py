"""A situation, house time and decision as text, so that what was decided can be decided again.

Every decision that does something is kept with all that it rested on: whoever doubts it later
gives the same situation to ``decide`` and must get the same.
"""

import json
from functools import lru_cache
from typing import Any

from horarium.core.spelled import read_spelled, spelled
from horarium.core.watch.ahead import Ahead
from horarium.core.watch.house_time import HouseTime
from horarium.core.watch.situation import Contact, Decision, Situation


def recorded(now: HouseTime, situation: Situation, decision: Decision) -> dict[str, Any]:
    """What was known and what was decided, as JSON can say it."""
    return {
        "now": spelled(now),
        "situation": spelled(situation),
        "decided": decided(decision),
    }


def decided(decision: Decision) -> dict[str, Any]:
    """A decision as JSON can say it; each action with its name."""
    actions = [{"action": type(each).__name__, **spelled(each)} for each in decision.actions]
    return {
        "reason": decision.reason,
        "actions": actions,
        "look_at": spelled(decision.look_at),
    }


def known_then(record: dict[str, Any]) -> tuple[HouseTime, Situation]:
    """What was known when it was decided."""
    return read_spelled(HouseTime, record["now"]), read_spelled(Situation, record["situation"])


def ladder_to_text(ladder: tuple[Contact, ...]) -> str:
    return json.dumps([spelled(each) for each in ladder], ensure_ascii=False)


@lru_cache(maxsize=256)
def ladder_from_text(text: str) -> tuple[Contact, ...]:
    return tuple(read_spelled(Contact, each) for each in json.loads(text))


def ahead_to_text(ahead: Ahead) -> str:
    return json.dumps(spelled(ahead), ensure_ascii=False, separators=(",", ":"))


def ahead_from_text(text: str) -> Ahead:
    found: Ahead = read_spelled(Ahead, json.loads(text))
    return found
