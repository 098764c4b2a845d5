"""A process is killed at each boundary there is, by the signal that no process hears.

Each scenario is done once unharmed: whoever was asked then has to be asked whatever happens. Then
it is done once for each boundary, by a child that kills itself there; what it left is taken up by
another, as after a restart. Nobody may be missing, and a kill may cost one copy.
"""

import os
import random
import re
import signal
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta

from django.db import connection

from horarium.store.models import EpisodeRow, WatchRow
from tests.cast import at, on, plan
from tests.faults.watch.boundaries import boundaries, bounded
from tests.faults.watch.figures import Figures
from tests.faults.watch.ground import Ground
from tests.faults.watch.provider import Provider
from tests.faults.watch.scenarios import SCENARIOS, Scenario
from tests.planned_house import furnished, published
from tests.watched_house import WatchedHouse

TITLE = "kills"
# After a restart whoever died holds their messages for a while: what is asked is asked by then.
_MOMENTS = 2
_MORE = 3
_LENGTH = timedelta(seconds=20)


@dataclass(frozen=True)
class Ready:
    """A scenario, kept under a name a breath before it begins."""

    scenario: Scenario
    name: str
    home: WatchedHouse
    provider: Provider


@dataclass(frozen=True)
class Unharmed:
    """What and in which moment each boundary is, and what is said where nothing breaks."""

    whats: list[str]
    moments: list[int]
    must: frozenset[str]


def run(ground: Ground, size: int, seed: int, only: str = "", where: str = "") -> Figures:
    """``size`` kills, drawn by the seed; where it is 0, at every boundary of every scenario.

    ``only`` names one scenario, and ``where`` the kind of boundaries, such as ``send``.
    """
    found, dice = Figures(), random.Random(seed)  # noqa: S311 - no secret is drawn here
    scenarios = [each for each in SCENARIOS if only in ("", each.name)]
    drawn = Counter(dice.choices(scenarios, k=size))
    ground.keep("empty")
    for number, scenario in enumerate(scenarios):
        if size and scenario not in drawn:
            continue
        ready = prepared(ground, scenario, f"scenario_{number}")
        unharmed = _unharmed(ground, ready)
        points = [n for n, what in enumerate(unharmed.whats) if where in what]
        found.add("scenarios")
        for point in dice.sample(points, min(drawn[scenario], len(points))) if size else points:
            _kill(ground, ready, unharmed, point, found)
    return found


def prepared(ground: Ground, scenario: Scenario, name: str) -> Ready:
    """The house a breath before."""
    ground.use("empty")
    row = furnished(scenario.household(), now=at(scenario.since))
    made = plan(*scenario.shifts, first_day=on("mon"))
    published(row, now=at(scenario.since), made=made)
    home = WatchedHouse(row, at(scenario.since))
    scenario.before(home)
    ground.keep(name)
    file = ground.folder / "provider"
    return Ready(scenario, name, home, Provider(file, scenario.dead, scenario.fails, scenario.says))


def _begin(ground: Ground, ready: Ready) -> None:
    ground.use(ready.name)
    ready.provider.file.unlink(missing_ok=True)


def _unharmed(ground: Ground, ready: Ready) -> Unharmed:
    _begin(ground, ready)
    reached: list[tuple[str, int]] = []
    now = [0]

    def counted(what: str) -> None:
        reached.append((what, now[0]))

    with boundaries(counted):
        _live(ready, range(_MOMENTS), now, counted)
    copies = copies_of(ready.provider)
    assert set(copies.values()) == {1}, f"in {ready.scenario.name!r} each is told once: {copies}"
    whats, moments = zip(*reached, strict=True)
    return Unharmed(list(whats), list(moments), frozenset(copies))


def _live(
    ready: Ready,
    moments: range,
    now: list[int],
    reached: Callable[[str], None] = lambda _what: None,
    later: timedelta = timedelta(),
) -> None:
    """What a person does, and then the jobs at each moment, by a process that has just begun."""
    home = WatchedHouse(ready.home.row, ready.home.now)
    home._reading = ready.home._reading
    home.pass_time(moments.start * _LENGTH + later)
    home.messenger.voices = {"sms": bounded(ready.provider.voice, reached)}
    ready.scenario.then(home)
    for moment in moments:
        now[0] = moment
        home.work()
        home.pass_time(_LENGTH)
    connection.close()


def _kill(ground: Ground, ready: Ready, unharmed: Unharmed, point: int, found: Figures) -> None:
    _begin(ground, ready)
    connection.close()
    _die(lambda: _until(point, ready))
    later = timedelta(seconds=1 + point % 30)
    _live(ready, range(unharmed.moments[point], _MOMENTS + _MORE), [0], later=later)
    found.add("kills")
    copies = copies_of(ready.provider)
    lost = unharmed.must - set(copies)
    extra = sum(each - 1 for each in copies.values())
    found.add("lost", len(lost))
    found.add("extra copies", extra)
    where = f"{ready.scenario.name!r}, killed at boundary {point}"
    found.wrong += [f"{where}: never said {each}" for each in sorted(lost)]
    if extra > 1:
        found.wrong.append(f"{where}: {extra} copies too many: {copies}")


def copies_of(provider: Provider) -> Counter[str]:
    """How often it took each message, by what it is about and not by the name of a row."""
    episodes = EpisodeRow.objects.select_related("watch__member")
    about = {str(each.public_id): each.watch for each in episodes}
    about |= {str(each.public_id): each for each in WatchRow.objects.select_related("member")}
    return Counter(_plain(each["key"], about) for each in provider.took())


def _plain(key: str, about: Mapping[str, WatchRow]) -> str:
    name, _, rest = key.partition(":")
    watch = about[name]
    # The numbers of rows differ where one was taken back.
    return f"{watch.member} until {watch.until_at}: {re.sub(r'taken:[0-9]+', 'taken', rest)}"


def _until(point: int, ready: Ready) -> None:
    left = [point]

    def reached(_what: str) -> None:
        if not left[0]:
            os.kill(os.getpid(), signal.SIGKILL)
        left[0] -= 1

    with boundaries(reached):
        _live(ready, range(_MOMENTS), [0], reached)


def _die(work: Callable[[], None]) -> None:
    """A child does it, and does not live to its end."""
    child = os.fork()
    if not child:
        try:
            work()
        finally:
            os._exit(7)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status), "it ended before it was killed"
