"""Columns that hold what the core means: weekly hours, names, lengths, times and its words."""

import json
from abc import ABC, abstractmethod
from collections.abc import Iterable
from datetime import time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.db import models

from horarium.core.activities import MachineUse
from horarium.core.hours import MINUTE, WeeklyHours, time_from
from horarium.core.needs import Period
from horarium.core.people import Part

if TYPE_CHECKING:
    _Text = models.TextField[Any, Any]
else:
    _Text = models.TextField


class MeaningField(_Text, ABC):
    """A text in the database, a value of the core everywhere else."""

    @abstractmethod
    def means(self, text: str) -> Any:  # noqa: ANN401 - each kind of column its own value
        """What a text in the database means."""

    @abstractmethod
    def text(self, value: Any) -> str:  # noqa: ANN401
        """How a value is written in the database."""

    def from_db_value(self, value: str | None, *_: object) -> Any:  # noqa: ANN401
        return None if value is None else self.means(value)

    def get_prep_value(self, value: Any) -> str | None:  # noqa: ANN401
        return None if value is None else self.text(value)

    def to_python(self, value: Any) -> Any:  # noqa: ANN401
        return self.means(value) if type(value) is str else value

    def value_to_string(self, obj: models.Model) -> str:
        return self.text(self.value_from_object(obj))


class HoursField(MeaningField):
    """Hours of a week: a line for each, its days, start and minutes."""

    def means(self, text: str) -> tuple[WeeklyHours, ...]:
        return tuple(map(_hours, text.splitlines()))

    def text(self, value: Iterable[WeeklyHours]) -> str:
        return "\n".join(
            f"{''.join(map(str, sorted(each.days)))} {each.start:%H:%M} {each.length // MINUTE}"
            for each in value
        )


def _hours(line: str) -> WeeklyHours:
    days, start, minutes = line.split()
    return WeeklyHours(frozenset(map(int, days)), time_from(start), int(minutes) * MINUTE)


class NamesField(MeaningField):
    """Names in their order."""

    def means(self, text: str) -> tuple[str, ...]:
        return tuple(json.loads(text))

    def text(self, value: Iterable[str]) -> str:
        return json.dumps(list(value), ensure_ascii=False)


class NameSetField(MeaningField):
    """Names in no order."""

    def means(self, text: str) -> frozenset[str]:
        return frozenset(json.loads(text))

    def text(self, value: Iterable[str]) -> str:
        return json.dumps(sorted(value), ensure_ascii=False)


class AmountField(MeaningField):
    """An amount of money to its last digit."""

    def means(self, text: str) -> Decimal:
        return Decimal(text)

    def text(self, value: Decimal) -> str:
        return f"{value:f}"


class PartsField(MeaningField):
    """What someone is in the circle."""

    def means(self, text: str) -> frozenset[Part]:
        return frozenset(map(Part, text.split()))

    def text(self, value: Iterable[Part]) -> str:
        return " ".join(sorted(value))


class LengthsField(MeaningField):
    """Lengths of time, in minutes."""

    def means(self, text: str) -> tuple[timedelta, ...]:
        return tuple(int(each) * MINUTE for each in text.split())

    def text(self, value: Iterable[timedelta]) -> str:
        return " ".join(str(each // MINUTE) for each in value)


class TimesField(MeaningField):
    """Times on the wall clock."""

    def means(self, text: str) -> tuple[time, ...]:
        return tuple(map(time_from, text.split()))

    def text(self, value: Iterable[time]) -> str:
        return " ".join(f"{each:%H:%M}" for each in value)


class PeriodField(MeaningField):
    """How often something is counted anew."""

    def means(self, text: str) -> Period:
        return Period(text)

    def text(self, value: Period) -> str:
        return value.value


class MachineUseField(MeaningField):
    """In the machine, out of it, or either."""

    def means(self, text: str) -> MachineUse:
        return MachineUse(text)

    def text(self, value: MachineUse) -> str:
        return value.value
