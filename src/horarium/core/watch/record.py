"""A situation, house time and decision as text, so that what was decided can be decided again.

Every decision that does something is kept with all that it rested on: whoever doubts it later
gives the same situation to ``decide`` and must get the same.
"""

import json
from collections.abc import Callable, Hashable
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache
from types import NoneType, UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from horarium.core.watch.ahead import Ahead
from horarium.core.watch.house_time import HouseTime
from horarium.core.watch.situation import Contact, Decision, Situation

T = TypeVar("T")


def recorded(now: HouseTime, situation: Situation, decision: Decision) -> dict[str, Any]:
    """What was known and what was decided, as JSON can say it."""
    return {
        "now": _spelled(now),
        "situation": _spelled(situation),
        "decided": decided(decision),
    }


def decided(decision: Decision) -> dict[str, Any]:
    """A decision as JSON can say it; each action with its name."""
    actions = [{"action": type(each).__name__, **_spelled(each)} for each in decision.actions]
    return {
        "reason": decision.reason,
        "actions": actions,
        "look_at": _spelled(decision.look_at),
    }


def known_then(record: dict[str, Any]) -> tuple[HouseTime, Situation]:
    """What was known when it was decided."""
    return _read(HouseTime, record["now"]), _read(Situation, record["situation"])


def ladder_to_text(ladder: tuple[Contact, ...]) -> str:
    return json.dumps([_spelled(each) for each in ladder], ensure_ascii=False)


@lru_cache(maxsize=256)
def ladder_from_text(text: str) -> tuple[Contact, ...]:
    return tuple(_read(Contact, each) for each in json.loads(text))


def ahead_to_text(ahead: Ahead) -> str:
    return json.dumps(_spelled(ahead), ensure_ascii=False, separators=(",", ":"))


def ahead_from_text(text: str) -> Ahead:
    found: Ahead = _read(Ahead, json.loads(text))
    return found


def _spelled(value: Any) -> Any:  # noqa: ANN401, PLR0911 - one line for each kind of value
    """Only what differs from what a field is without being said, so that it stays readable."""
    match value:
        case str():
            return value
        case datetime():
            return value.astimezone(UTC).isoformat()
        case timedelta():
            return value.total_seconds()
        case time():
            return value.isoformat()
        case frozenset():
            return sorted(_spelled(each) for each in value)
        case tuple() | list():
            return [_spelled(each) for each in value]
    if is_dataclass(value):
        told = ((each, getattr(value, each.name)) for each in fields(value))
        return {each.name: _spelled(what) for each, what in told if what != each.default}
    return value


def _read(kind: Any, value: Any) -> Any:  # noqa: ANN401
    if kind in _SIMPLE:
        return _SIMPLE[kind](value)
    if isinstance(kind, type) and is_dataclass(kind):
        hints = _hints(kind)
        return kind(**{name: _read(hints[name], each) for name, each in value.items()})
    return _several(kind, value)


def _several(kind: Any, value: Any) -> Any:  # noqa: ANN401
    origin, inner = get_origin(kind), get_args(kind)
    if origin is UnionType:
        some = next(each for each in inner if each is not NoneType)
        return None if value is None else _read(some, value)
    if origin in (tuple, frozenset):
        return origin(_read(inner[0], each) for each in value)
    return kind(value) if isinstance(kind, type) and issubclass(kind, StrEnum) else value


@lru_cache
def _hints(kind: Hashable) -> dict[str, Any]:
    return get_type_hints(kind)


_SIMPLE: dict[Any, Callable[[Any], Any]] = {
    datetime: datetime.fromisoformat,
    timedelta: lambda seconds: timedelta(seconds=seconds),
    time: time.fromisoformat,
}
