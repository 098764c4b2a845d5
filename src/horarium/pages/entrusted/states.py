"""What is entrusted, from nothing to something, and the worst days."""

from dataclasses import replace
from typing import Any

from horarium.pages.entrusted.context import (
    ActingContext,
    DecideContext,
    EntrustsContext,
    Given,
    Say,
    WorstContext,
    WorstLine,
)
from horarium.pages.entrusted.views import area_choices
from horarium.pages.entrusted.words import ERASES
from horarium.pages.shell.choice import Choice

_ANA = "/circle/6f0f2b58-6a0e-4d6e-9d53-0f4a0c2b7f11/"
_ENTRUSTS = EntrustsContext(
    title="What you entrust to Ana",
    address=f"{_ANA}entrusts/",
    back=_ANA,
    name="Ana",
    today="1988-03-23",
    given=(),
    did=(),
    areas=area_choices(),
)
_NAMES = ("Ana", "Ben", "Father Brendan")
_TOLD = "Mark is in hospital. Please keep your hours; Ana answers for him."
_TWO = "It begins when two of Ana and Ben say so."
_HOSPITAL = WorstLine(
    address="/circle/worst-days/hospital/",
    title="When you are in hospital",
    decided=(
        "It begins when Ana says so, or Ben.",
        "Ana then acts for you in asking for a plan and publishing it.",
        f"Everyone in the circle is told: “{_TOLD}”",
    ),
    holds="",
)
_MARKS = tuple(each.replace("for you", "for Mark") for each in _HOSPITAL.decided)
_OTHERS = (
    WorstLine(
        "/circle/worst-days/cannot-decide/", "When you cannot decide for a while", (), holds=""
    ),
    WorstLine("/circle/worst-days/death/", "When you have died", (), holds=""),
)
_DECIDE = DecideContext(
    title="When you are in hospital",
    address="/circle/worst-days/hospital/",
    may_say=tuple(Choice(each, each, each == "Ana") for each in _NAMES),
    acts=tuple(Choice(each, each, each == "Ana") for each in _NAMES),
    areas=area_choices(("planning",)),
    sentence=_TOLD,
)

SCREENS: dict[str, dict[str, Any]] = {
    "entrusted/entrusts.html": {
        "something": replace(
            _ENTRUSTS,
            given=(
                Given(
                    "6f0f2b58-6a0e-4d6e-9d53-0f4a0c2b7f11",
                    "correcting and approving timesheets; until Sat 23 Apr, while I write",
                ),
            ),
            did=("Wed 23 Mar 11:40: timesheets approved", "Tue 22 Mar 09:05: visit corrected"),
        ),
        "nothing": _ENTRUSTS,
        "no end": replace(
            _ENTRUSTS,
            purpose="while I write",
            mistake="Give the day on which it ends, after today and within a year.",
        ),
    },
    "entrusted/acting.html": {
        "nothing is entrusted": ActingContext("What is entrusted to you", "Mark", acts=False),
        "to be used": ActingContext(
            "What is entrusted to you",
            "Mark",
            acts=False,
            given=("correcting and approving timesheets",),
        ),
        "acting, and named for a worst day": ActingContext(
            "What is entrusted to you",
            "Mark",
            acts=True,
            given=("correcting and approving timesheets",),
            places=(("/timesheets/", "Timesheets"),),
            says=(
                Say("in hospital", "Mark is in hospital", _MARKS),
                Say(
                    "has died",
                    "Mark has died",
                    (_TWO,),
                    said=True,
                ),
            ),
        ),
    },
    "entrusted/worst.html": {
        "one decided": WorstContext("The worst days", (_HOSPITAL, *_OTHERS)),
        "one has come": WorstContext(
            "The worst days",
            (replace(_HOSPITAL, holds="Ana said so. It holds since Wed 23 Mar 11:40."), *_OTHERS),
        ),
    },
    "entrusted/decide.html": {
        "as decided": _DECIDE,
        "with what is erased, and a mistake": replace(
            _DECIDE,
            title="When you have died",
            address="/circle/worst-days/death/",
            sentence="Mark has died. Father Brendan calls each of you.",
            erases=tuple(Choice(each, words) for each, words in ERASES.items()),
            mistake="Choose two people who may say so.",
        ),
    },
}
AUDIENCES = dict.fromkeys(SCREENS["entrusted/acting.html"], "circle")
