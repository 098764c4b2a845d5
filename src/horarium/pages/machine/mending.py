"""The form in which something of the last 24 hours is said, or put right."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta

from horarium.core.hours import DAY, HOUR, MINUTE, time_from
from horarium.core.machine_hours import MachineState
from horarium.pages.machine.context import Mending, Option
from horarium.pages.machine.saying import KEYS, WRONG
from horarium.pages.shell.asked import Asked
from horarium.tellings.machine import FEELS_WRONG, STATE_WORDS, SaidTold
from horarium.tellings.moments import Moments

NOT_SO = "not so"


def mending(request: Asked, moments: Moments, said: SaidTold | None, mistake: str = "") -> Mending:
    """For one thing that was said, or for something to be added, with what was chosen already."""
    typed = request.POST.get
    chosen = typed("state") or _state_of(said)
    at = typed("at") or (said.at.isoformat() if said else "")
    return Mending(
        address=f"/machine/{said.id}/" if said else "/machine/",
        button="Put it right" if said else "Add it",
        states=tuple(_states(chosen, was_said=said is not None)),
        times=tuple(_times(moments, said, at)),
        exact=typed("exact", ""),
        mistake=f"{mistake[:1].upper()}{mistake[1:]}." if mistake else "",
    )


def _state_of(said: SaidTold | None) -> str:
    if said is None:
        return ""
    return said.state.value if said.state else WRONG if said.feels_wrong else NOT_SO


def _states(chosen: str, *, was_said: bool) -> Iterator[Option]:
    words = {each.value: STATE_WORDS[each] for each in KEYS} | {WRONG: FEELS_WRONG}
    if was_said:
        words[NOT_SO] = "It was not so: take it back"
    for value, each in words.items():
        yield Option(value, each, value == chosen)


def _times(moments: Moments, said: SaidTold | None, chosen: str) -> Iterator[Option]:
    """As it stands and five minutes apart around it; then each quarter and each hour before."""
    near = {said.at + 5 * n * MINUTE for n in range(-12, 13)} if said else set()
    for each in sorted({*near, *_quarters(moments)}, reverse=True):
        if moments.now - DAY <= each <= moments.now:
            as_it_stands = " (as it stands)" if said and each == said.at else ""
            yield Option(
                each.isoformat(), f"{moments.at(each)}{as_it_stands}", each.isoformat() == chosen
            )


def _quarters(moments: Moments) -> Iterator[datetime]:
    """Every five minutes of the last hour, every quarter of the last six, every hour of the day."""
    first = moments.now.replace(minute=0, second=0, microsecond=0)
    for minutes in range(-60 * 24, 61, 5):
        each = first + minutes * MINUTE
        ago = moments.now - each
        fine = ago < HOUR or (ago < 6 * HOUR and minutes % 15 == 0) or minutes % 60 == 0
        if fine and ago >= timedelta():
            yield each


def state_chosen(text: str) -> tuple[MachineState | None, bool]:
    """The state, and whether it feels wrong; neither takes it back. Raises ValueError."""
    if text in (WRONG, NOT_SO):
        return None, text == WRONG
    if text not in {each.value for each in KEYS}:
        raise ValueError("choose what was so")
    return MachineState(text), False


def moment_chosen(request: Asked, moments: Moments) -> datetime:
    """The instant of the list, or the last one that the exact time can mean. Raises ValueError."""
    exact = request.POST.get("exact", "")
    if exact:
        return _last(time_from(exact), moments)
    try:
        instant = datetime.fromisoformat(request.POST.get("at", ""))
    except ValueError:
        instant = None
    if instant is None or instant.tzinfo is None:
        raise ValueError("choose when it was")
    return instant


def _last(at: time, moments: Moments) -> datetime:
    """The last time that the clock on the wall showed it."""
    clock, now = moments.clock, moments.now
    days = (clock.date_of(now), clock.date_of(now) - DAY)
    meant = [each(day, at) for day in days for each in (clock.last, clock.first)]
    return max(each for each in meant if each <= now)
