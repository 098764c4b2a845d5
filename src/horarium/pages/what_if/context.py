"""What the page of questions shows."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from horarium.pages.shell.choice import Choice


@dataclass(frozen=True, slots=True)
class Asking:
    """One of the questions, with what was typed or chosen, by field, and what is wrong.

    ``lists`` are the choices of its fields. ``mistake`` is about the field ``wrong``, or about
    all of it. ``busy`` is whether what is being planned stands in its way.
    """

    lists: Mapping[str, tuple[Choice, ...]] = field(default_factory=dict)
    typed: Mapping[str, str] = field(default_factory=dict)
    wrong: str = ""
    mistake: str = ""
    busy: bool = False


@dataclass(frozen=True, slots=True)
class WhatIfContext:
    """The questions; None where one makes no sense in this house.

    ``first`` names the question that the page was opened for, and ``assumed`` what is assumed
    with it.
    """

    title: str
    absent: Asking | None
    leaves: Asking | None
    activity: Asking
    less: Asking | None
    agrees: Asking | None = None
    first: str = ""
    assumed: str = ""
