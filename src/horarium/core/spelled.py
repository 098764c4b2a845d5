"""Values as JSON can say them, and read again: what was done is known years later."""

from collections.abc import Callable, Hashable
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints


def spelled(value: Any) -> Any:  # noqa: ANN401, PLR0911 - one line for each kind of value
    """A value of the core as JSON can say it: dataclasses, times, and what they are made of.

    Of a field only what differs from its default is said, so that it stays readable.
    """
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
            return sorted(spelled(each) for each in value)
        case tuple() | list():
            return [spelled(each) for each in value]
    if is_dataclass(value):
        told = ((each, getattr(value, each.name)) for each in fields(value))
        return {each.name: spelled(what) for each, what in told if what != each.default}
    return value


def read_spelled(kind: Any, value: Any) -> Any:  # noqa: ANN401 - any kind there is
    """The value of this kind that was spelled so."""
    if kind in _SIMPLE:
        return _SIMPLE[kind](value)
    if isinstance(kind, type) and is_dataclass(kind):
        hints = _hints(kind)
        return kind(**{name: read_spelled(hints[name], each) for name, each in value.items()})
    return _several(kind, value)


def _several(kind: Any, value: Any) -> Any:  # noqa: ANN401 - any kind there is
    origin, inner = get_origin(kind), get_args(kind)
    if origin is UnionType:
        some = next(each for each in inner if each is not NoneType)
        return None if value is None else read_spelled(some, value)
    if origin in (tuple, frozenset):
        return origin(read_spelled(inner[0], each) for each in value)
    return kind(value) if isinstance(kind, type) and issubclass(kind, StrEnum) else value


@lru_cache
def _hints(kind: Hashable) -> dict[str, Any]:
    return get_type_hints(kind)


_SIMPLE: dict[Any, Callable[[Any], Any]] = {
    datetime: datetime.fromisoformat,
    timedelta: lambda seconds: timedelta(seconds=seconds),
    time: time.fromisoformat,
}
