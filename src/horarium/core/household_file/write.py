"""A household as the text of its file, so that reading it gives the same household again.

What is as it usually is, is left out; comments of the file it once came from are not kept.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from horarium.core.activities import Activity
from horarium.core.hours import DAY, MINUTE, WEEKDAYS, HouseClock, Interval, WeeklyHours
from horarium.core.household import Household
from horarium.core.machine import Machine
from horarium.core.needs import Period
from horarium.core.people import Member, Wish
from horarium.core.story import Fact, Story
from horarium.core.watching import Watching

Table = Mapping[str, object]

_LONGEST_LINE = 90


def household_text(household: Household) -> str:
    """The text that ``read_household`` reads as this household.

    Hours of more than a day can be written only where an activity fills them, as in a file.
    """
    return "\n\n".join(_blocks("", household_tables(household))) + "\n"


def story_text(story: Story) -> str:
    """The text that ``read_story`` reads as this story, as it stands in a household's file."""
    tables: dict[str, Any] = {
        "figure": [_told(each) for each in story.figures],
        "fact": [_fact(each) for each in story.facts],
        "consent": [_told(each) for each in story.consents],
    }
    return "\n\n".join(_blocks("", {key: each for key, each in tables.items() if each})) + "\n"


def _fact(fact: Fact) -> Table:
    """While nothing is decided, that nothing is said is written too."""
    table = {**_told(fact, but=["accounts"]), "says": fact.says}
    return table | {"account": [_told(each) for each in fact.accounts]}


def household_tables(household: Household) -> dict[str, Any]:
    """What the file of a household holds, as values of TOML; a list that is empty is left out."""
    clock = household.clock
    head = {"name": household.name, "zone": clock.zone, "law": household.law.id}
    tables: dict[str, Any] = {
        "household": head,
        "person": _told(household.person),
        "plan": _told(household.planning),
    }
    if household.machine:
        tables["machine"] = _machine(household.machine)
    tables |= {
        "watch": _watching(household.watching),
        "equipment": [_told(each, clock) for each in household.equipment],
        "need": [_told(each) for each in household.needs],
        "funder": [_told(each) for each in household.funders],
        "member": [_member(each, clock) for each in household.members],
        "service": [_told(each) for each in household.services],
        "activity": [activity_table(each) for each in household.activities],
    }
    return {key: each for key, each in tables.items() if each}


def _told(thing: Any, clock: HouseClock | None = None, but: Iterable[str] = ()) -> Table:  # noqa: ANN401
    """The fields of a dataclass that are not as usual, as values of TOML."""
    return {
        each.name: _value(value, clock)
        for each in fields(thing)
        if each.name not in but
        and (value := getattr(thing, each.name)) != each.default
        and value not in (None, (), frozenset(), "")
    }


def _value(value: object, clock: HouseClock | None) -> object:
    if isinstance(value, tuple):
        return [_value(each, clock) for each in value]
    return _word(value, clock)


def _word(value: object, clock: HouseClock | None) -> object:
    match value:
        case timedelta():
            return length_text(value)
        case time():
            return f"{value:%H:%M}"
        case WeeklyHours():
            return weekly_text(value)
        case Interval() if clock:
            return _stretch(value, clock)
        case frozenset():
            return sorted(map(str, value))
    return value


def length_text(length: timedelta) -> str:
    """A length as the file spells it: ``1h30m``."""
    hours, minutes = divmod(length // MINUTE, 60)
    return f"{hours}h{minutes}m" if hours and minutes else f"{hours}h" if hours else f"{minutes}m"


def weekly_text(hours: WeeklyHours) -> str:
    """Hours of a week as the file spells them: ``thu 23:00-07:00``."""
    if hours.length == DAY and hours.start == time():
        return _days(hours.days)
    return f"{_days(hours.days)} {_daily_text(hours)}"


def _daily_text(hours: WeeklyHours) -> str:
    """Without the days: ``23:00-07:00``."""
    start = datetime.combine(date.min, hours.start)
    end = start + hours.length
    ends = "24:00" if end == datetime.combine(date.min + DAY, time()) else f"{end:%H:%M}"
    return f"{start:%H:%M}-{ends}"


def _days(days: frozenset[int]) -> str:
    if len(days) == len(WEEKDAYS):
        return "daily"
    runs: list[list[int]] = []
    for day in sorted(days):
        if runs and day == runs[-1][-1] + 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    return ",".join(_run(run) for run in runs)


def _run(days: Sequence[int]) -> str:
    """Days in a row: ``mon-fri``, but ``sat,sun``."""
    names = [WEEKDAYS[day] for day in days]
    return f"{names[0]}-{names[-1]}" if len(names) > 2 else ",".join(names)


def _stretch(when: Interval, clock: HouseClock) -> str:
    """Whole days without their hours, where both ends are midnight."""
    first, end = clock.local(when.start_at), clock.local(when.end_at)
    if first.time() == end.time() == time():
        last = end.date() - DAY
        return f"{first:%Y-%m-%d}" if last == first.date() else f"{first:%Y-%m-%d} to {last}"
    return f"{first:%Y-%m-%d %H:%M} to {end:%Y-%m-%d %H:%M}"


def _machine(machine: Machine) -> Table:
    sleep = WeeklyHours(frozenset(range(7)), machine.sleep_from, machine.sleep_length)
    return {
        "name": machine.name,
        "sleep": _daily_text(sleep),
        "tolerance": [_told(each) for each in machine.tolerances],
    }


def _watching(watching: Watching) -> Table:
    table = {**_told(watching, but=["quiet"])}
    return table | ({"quiet": _daily_text(watching.quiet)} if watching.quiet else {})


def _member(member: Member, clock: HouseClock) -> Table:
    nested = ("contract", "competences", "wishes", "absences")
    table = {**_told(member, clock, but=nested)}
    if member.absences:
        table["absences"] = [_stretch(each.when, clock) for each in member.absences]
    if member.contract:
        table["contract"] = _told(member.contract)
    table["competence"] = [_told(each) for each in member.competences]
    table["wish"] = [_wish(each) for each in member.wishes]
    return table


def _wish(wish: Wish) -> Table:
    hours = [weekly_text(each) for each in wish.hours]
    return {"likes" if wish.likes else "spare": hours, "strength": wish.strength}


def activity_table(activity: Activity) -> Table:
    """Hours of exactly its length are fixed times, and a first day that is the last is its date."""
    table = {**_told(activity, but=("hours", "first_day", "last_day"))}
    table["machine"] = activity.machine.value
    if all(each.length == activity.length for each in activity.hours):
        table["at"] = [f"{_days(each.days)} {each.start:%H:%M}" for each in activity.hours]
    else:
        table["hours"] = [weekly_text(each) for each in activity.hours]
    first, last = activity.first_day, activity.last_day
    days = {"first_day": first, "by": last}
    if first == last and activity.per is not Period.WEEK:
        days = {"on": first}
    return table | {key: day for key, day in days.items() if day}


def _blocks(path: str, table: Table) -> Iterable[str]:
    """A table's own lines, then the tables in it, each under its heading."""
    inner = {key: each for key, each in table.items() if _is_table(each)}
    if path:
        lines = (f"{key} = {_toml(each)}" for key, each in table.items() if key not in inner)
        yield "\n".join([path, *lines])
    name = path.strip("[]")
    for key, each in inner.items():
        below = f"{name}.{key}" if name else key
        if isinstance(each, Mapping):
            yield from _blocks(f"[{below}]", each)
        elif isinstance(each, list):
            for one in each:
                yield from _blocks(f"[[{below}]]", one)


def _is_table(value: object) -> bool:
    return isinstance(value, Mapping) or (
        isinstance(value, list) and all(isinstance(each, Mapping) for each in value)
    )


def _toml(value: object) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case Decimal():
            return f'"{value:f}"'
        case date() | int():
            return str(value)
        case list():
            return _toml_list([_toml(each) for each in value])
    return json.dumps(value, ensure_ascii=False)


def _toml_list(values: list[str]) -> str:
    """On one line, or where it would be too long to read on one each."""
    line = f"[{', '.join(values)}]"
    if len(line) <= _LONGEST_LINE:
        return line
    return "\n".join(["[", *(f"    {each}," for each in values), "]"])
