"""A replan after one absence, beside the plain model rebuilt and solved with 48 h free.

On each Thursday of the plan, whoever is there in the night cannot come; it is known two days
before. Ours frees all that has not begun; the plain model only the 48 h from the absence on.
"""

import json
import time
from argparse import Namespace
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from datetime import time as wall_time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import measuring
from measuring import Result, memory, middle
from plain import Seen, built, solve
from plain_catalogue import Catalogue
from plain_house import House, Plain
from watched import Watch, efforts

from horarium.core.findings import Tier
from horarium.core.happened import Away, after
from horarium.core.household import Household
from horarium.core.household_file import read_household
from horarium.core.plan_file import PlanFile, plan_from_text, plan_to_text
from horarium.core.planner.make import EFFORTS, make_plan
from horarium.core.planner.making import Made
from horarium.core.planner.replan import remake_plan
from horarium.core.roster import Plan, Shift

BEFORE = timedelta(days=2)
FREE = 48 * 60
AT_NIGHT = wall_time(2, 30)
CHANGED = 10
PLAINS = ("catalogue", "house")


def publish(asked: Result) -> Result:
    """Make the plan that is published, and put it into a file."""
    household = _read(asked)
    made = make_plan(household, efforts(asked["seconds"]))
    file = PlanFile(made.plan, household.name, household.clock.zone, made.tiers)
    Path(asked["published"]).write_text(plan_to_text(file), encoding="utf-8")
    plan = household.planning
    days = [plan.first_day + timedelta(n) for n in range(2, plan.days - 1)]
    return {
        "thursdays": [str(day) for day in days if day.weekday() == 3],
        "wishes": made.verdict.scores[Tier.WISHES],
        "plain": _counted_plainly(household, made.plan),
    }


def _counted_plainly(household: Household, plan: Plan) -> int | None:
    """What the plain model with the house's shifts counts a plan at, without the hours needed."""
    house = House(household)
    model = built(house, "house")
    _fix(model, plan, house.end)
    seen = Seen(model, 0)
    solve(model, "tuned", 5, seen)
    values: list[int] = [value for _, value, _, _ in seen.events if value is not None]
    return values[-1] - house.needed_minutes if values else None


def _read(asked: Result) -> Household:
    return read_household(Path(asked["household"]).read_text(encoding="utf-8"))


def _published(asked: Result) -> Plan:
    return plan_from_text(Path(asked["published"]).read_text(encoding="utf-8")).plan


def missed(household: Household, plan: Plan, thursday: date) -> Shift:
    """The longest shift that is there in the night after a Thursday."""
    at = household.clock.first(thursday + timedelta(1), AT_NIGHT)
    there = [shift for shift in plan.shifts if shift.when.holds(at)]
    return max(there, key=lambda shift: shift.length)


def ours(asked: Result) -> Result:
    """Replan in this process, with the times of building and of proving the fewest changes."""
    watch = Watch(asked["begun"])
    household, plan = _read(asked), _published(asked)
    gone = missed(household, plan, date.fromisoformat(asked["thursday"]))
    since = after(household, [Away(gone.member, gone.when)])
    wishes = replace(EFFORTS[Tier.WISHES], seconds=asked["seconds"])
    called_at = watch.now()
    made = remake_plan(since, plan, gone.start_at - BEFORE, {**EFFORTS, Tier.WISHES: wishes}, watch)
    ended_at = watch.now()
    return {
        "member": gone.member,
        "when": household.clock.words(gone.when),
        "called_at": called_at,
        "build_seconds": round(min(watch.began_at.values()) - called_at, 3),
        "fewest_seconds": round(watch.reached_at["CHANGES"] - called_at, 3),
        "fewest_at": watch.reached_at["CHANGES"],
        "all_seconds": round(ended_at - called_at, 3),
        "memory_mb": memory(),
        **_outcome(household, plan, made),
    }


def _outcome(household: Household, published: Plan, made: Made) -> Result:
    results = {each.tier: each for each in made.tiers}
    differ = {*published.shifts} ^ {*made.plan.shifts}
    moved = {*published.placed} ^ {*made.plan.placed}
    return {
        "verified": made.verdict.kept,
        "life": made.verdict.scores[Tier.LIFE],
        "proven": all(each.proven for tier, each in results.items() if tier <= Tier.CHANGES),
        "changed_days": len({(s.member, household.clock.date_of(s.start_at)) for s in differ}),
        "moved_activities": len({each.activity for each in moved}),
        "unproven": [t.name.lower() for t, r in results.items() if not r.proven],
    }


def theirs(asked: Result) -> Result:
    """The plain model built anew, all but the 48 h from the absence on fixed, and solved."""
    household, plan = _read(asked), _published(asked)
    gone = missed(household, plan, date.fromisoformat(asked["thursday"]))
    house = House(after(household, [Away(gone.member, gone.when)]))
    began = time.monotonic()
    model = built(house, asked["model"])
    _fix(model, plan, house.wall(gone.start_at))
    built_at = time.monotonic()
    seen = Seen(model, asked["begun"])
    status = solve(model, "tuned", asked["seconds"], seen)
    ended = time.monotonic()
    lacking = [each[3] for each in seen.events if each[3] is not None]
    return {
        "model": asked["model"],
        "status": status,
        "build_seconds": round(built_at - began, 3),
        "all_seconds": round(ended - began, 3),
        "lacking_minutes": lacking[-1] if lacking else None,
    }


def _fix(plain: Plain, plan: Plan, free_from: int) -> None:
    """Shifts, activities and machine hours stay outside the free hours; inside, change costs."""
    if not isinstance(plain, Catalogue):
        raise TypeError("only a catalogue can be fixed to a plan")
    house, model = plain.house, plain.model
    free = range(free_from, free_from + FREE)
    shifts = {(s.member, house.wall(s.start_at), house.wall(s.end_at)) for s in plan.shifts}
    for member, options in zip(house.people, plain.options, strict=True):
        for (start, end), var in options.items():
            stays = (member.name, start, end) in shifts
            if start in free:
                plain.cost(var, (end - start) * (-CHANGED if stays else CHANGED))
            else:
                model.add(var == stays)
    placed = {(each.activity, house.wall(each.start_at)) for each in plan.placed}
    ways: dict[tuple[str, int], list[Any]] = {}
    for name, start, _, var in plain.times:
        ways.setdefault((name, start), []).append(var)
    for (name, start), variables in ways.items():
        if start not in free:
            model.add(sum(variables) == ((name, start) in placed))
    outside = [(house.wall(r.start_at), house.wall(r.end_at)) for r in plan.machine_free]
    for slot, var in plain.out.items():
        at = slot * plain.grid
        if at not in free:
            model.add(var == any(start <= at < end for start, end in outside))


def print_ours(found: dict[str, list[Result]]) -> None:
    measuring.table(
        (
            *("who is missing", "verified", "life", "days of members changed", "proven"),
            *("building, s", "fewest changes, s", "with Python's start, s", "wishes too, s", "MB"),
        ),
        [
            (
                f"{last['member']}, {last['when']}",
                "yes" if all(each["verified"] for each in results) else "no",
                last["life"],
                last["changed_days"],
                "yes" if all(each["proven"] for each in results) else ", ".join(last["unproven"]),
                *(middle([each[name] for each in results], 2) for name in TIMES),
                max(each["memory_mb"] for each in results),
            )
            for results in found.values()
            for last in results[-1:]
        ],
    )


TIMES = ("build_seconds", "fewest_seconds", "fewest_at", "all_seconds")


def print_theirs(found: dict[str, list[Result]], plains: dict[tuple[str, str], Result]) -> None:
    rows = []
    for (day, model), their in plains.items():
        mine = sorted(each["fewest_seconds"] for each in found[day])
        rows.append(
            (
                f"{day}, {model}, tuned",
                their["status"].lower(),
                measuring.NEVER if their["lacking_minutes"] is None else their["lacking_minutes"],
                f"{their['build_seconds']:.2f}",
                f"{their['all_seconds']:.2f}",
                f"{mine[len(mine) // 2] / their['all_seconds']:.2f}",
            )
        )
    head = ("plain model", "", "lacking, min", "building, s", "build and solve, s", "ours / theirs")
    measuring.table(head, rows)


def measure(asked: Namespace, folder: Path) -> Iterator[tuple[str, str, Result]]:
    """The published plan, then each Thursday: ours in each run, and the plain models once."""
    told = {"household": asked.household.resolve(), "published": folder / "plan.json"}
    told["seconds"] = asked.seconds
    published = measuring.fresh("replan.py", do="publish", **told)
    print(
        f"The published plan's wishes count {published['wishes']} by the rules and "
        f"{published['plain']} in the plain model.\n",
        flush=True,
    )
    for day in published["thursdays"][: asked.thursdays]:
        for _ in range(asked.runs):
            yield day, "ours", measuring.fresh("replan.py", do="ours", thursday=day, **told)
        for model in asked.models:
            result = measuring.fresh("replan.py", do="theirs", thursday=day, model=model, **told)
            yield day, model, result


def main() -> None:
    parser = measuring.words(__doc__ or "", seconds=20)
    parser.add_argument("--thursdays", type=int, default=4, help="how many, from the first on")
    parser.add_argument("--models", nargs="*", choices=PLAINS, default=list(PLAINS))
    asked = parser.parse_args()
    measuring.begin("Replan", f"{asked.runs} run(s), at most {asked.seconds:g} s for the wishes.")
    found: dict[str, list[Result]] = {}
    plains: dict[tuple[str, str], Result] = {}
    with TemporaryDirectory() as folder:
        for day, what, result in measure(asked, Path(folder)):
            measuring.keep(asked.json, "replan", {"thursday": day, "what": what, **result})
            if what == "ours":
                found.setdefault(day, []).append(result)
            else:
                plains[day, what] = result
    print("Goal: verified, with the fewest changes proven, in at most 2 s.\n")
    print_ours(found)
    if plains:
        print("Goal: at most 0.33 of the plain model, built and solved anew.\n")
        print_theirs(found, plains)
        print("Minutes lacking there and not in ours are what 48 h alone cannot close.")


if __name__ == "__main__":
    if measuring.is_child():
        told = measuring.task()
        work = {"publish": publish, "ours": ours, "theirs": theirs}
        print(json.dumps(work[told["do"]](told)))
    else:
        main()
