"""The switches of whoever looks, as the frame writes them for scan.js.

A device remembers them in a cookie, for its page at the door: there nobody is known yet, and
somebody must come in by the same switch.
"""

import re
from dataclasses import astuple, dataclass
from datetime import timedelta

from django.http import HttpRequest, HttpResponseBase

from horarium.tellings.device import Device
from horarium.tellings.hands import Hands, hands_of

COOKIE = "hands"
TEN_YEARS = 10 * 365 * 24 * 3600
_WRITTEN = re.compile(r"([012])\.(\d{1,5})\.(\d{1,4})\.(\d{1,4})\.(\w{1,20})\.(\w{1,20})\.(\d\d?)")


@dataclass(frozen=True, slots=True)
class Switches:
    """One switch or two; ``step``, ``hold`` and ``again`` in milliseconds."""

    switches: int
    step: int
    hold: int
    again: int
    select_key: str
    step_key: str
    rounds: int


def switches_of(request: HttpRequest) -> Switches | None:
    """Those of whoever looks, or of whose device it is; at the door, those it remembers."""
    viewer = getattr(request, "who", None)
    device: Device | None = getattr(request, "device", None)
    if not viewer and device:
        viewer = device.viewer
    found = _switches(hands_of(viewer.account)) if viewer else _remembered(request)
    return found if found and found.switches else None


def remember(response: HttpResponseBase, hands: Hands) -> None:
    """This device knows them from now on, whoever looks."""
    written = ".".join(map(str, astuple(_switches(hands))))
    response.set_cookie(COOKIE, written, max_age=TEN_YEARS, httponly=True, samesite="Lax")


def _switches(hands: Hands) -> Switches:
    return Switches(
        hands.switches,
        _milliseconds(hands.step),
        _milliseconds(hands.hold),
        _milliseconds(hands.again),
        hands.select_key,
        hands.step_key,
        hands.rounds,
    )


def _milliseconds(length: timedelta) -> int:
    return length // timedelta(milliseconds=1)


def _remembered(request: HttpRequest) -> Switches | None:
    written = _WRITTEN.fullmatch(request.COOKIES.get(COOKIE, ""))
    if not written:
        return None
    switches, step, hold, again, select_key, step_key, rounds = written.groups()
    return Switches(
        int(switches), int(step), int(hold), int(again), select_key, step_key, int(rounds)
    )
