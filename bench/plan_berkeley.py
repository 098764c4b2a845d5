"""A household planned, each time in a fresh process, beside the goals and the plain models."""

import measuring
import plain
from measuring import Result, middle

WITHIN = (0.01, 0.001)


def of_wishes(result: Result, share: float, *, all_duty: bool) -> float | None:
    """Seconds until the wishes were within ``share`` of the bound proven by then."""
    besides = result["needed_minutes"] if all_duty else 0
    return measuring.time_within(result["trace"], share, besides)


def gap_left(result: Result, *, all_duty: bool) -> float:
    wishes = result["tiers"]["WISHES"]
    besides = result["needed_minutes"] if all_duty else 0
    return measuring.gap(wishes["score"], wishes["bound"], besides)


def life_proven(result: Result) -> float | None:
    proven: bool = result["tiers"]["LIFE"]["proven"]
    return result["reached_at"]["LIFE"] if proven else None


def goals(results: list[Result]) -> list[tuple[str, float | None, list[float | None], str]]:
    """What is measured, its goal if it has one, what each run had, and the unit."""
    rows: list[tuple[str, float | None, list[float | None], str]] = [
        ("solving begins", None, [each["model_at"] for each in results], "s"),
        (
            "every hour covered, as the solver sees it",
            None,
            _each(results, "first_solution_at"),
            "s",
        ),
        ("first verified plan", 3, _each(results, "first_plan_at"), "s"),
        ("life tier proven", 5, [life_proven(each) for each in results], "s"),
        ("wishes begin", None, _each(results, "wishes_began_at"), "s"),
    ]
    for share, goal in zip(WITHIN, (8, 60), strict=True):
        for all_duty, name in ((False, "discomfort alone"), (True, "on duty and discomfort")):
            times = [of_wishes(each, share, all_duty=all_duty) for each in results]
            rows.append((f"wishes within {100 * share:g} %: {name}", goal, times, "s"))
    for all_duty, name in ((False, "discomfort alone"), (True, "on duty and discomfort")):
        left: list[float | None] = [100 * gap_left(each, all_duty=all_duty) for each in results]
        rows.append((f"gap at the end: {name}", None, left, "%"))
    rows.append(("all of it", None, _each(results, "ended_at"), "s"))
    rows.append(("memory", 1500, _each(results, "memory_mb"), "MB"))
    return rows


def _each(results: list[Result], name: str) -> list[float | None]:
    return [each[name] for each in results]


def against_goal(goal: float | None, values: list[float | None]) -> str:
    """Met, or by how much the median missed."""
    if goal is None:
        return ""
    known = sorted(value for value in values if value is not None)
    if len(known) * 2 <= len(values):
        return "not reached"
    median = known[len(known) // 2]
    return "met" if median <= goal else f"missed by {100 * (median / goal - 1):.0f} %"


def _measured(values: list[float | None], unit: str) -> str:
    text = middle(values, 0 if unit == "MB" else 2)
    return text if text == measuring.NEVER else f"{text} {unit}"


def print_goals(results: list[Result]) -> None:
    measuring.table(
        ("", "goal", "measured", ""),
        [
            (
                name,
                f"≤ {goal:g} {unit}" if goal else "",
                _measured(values, unit),
                against_goal(goal, values),
            )
            for name, goal, values, unit in goals(results)
        ],
    )
    measuring.table(
        ("tier", "score", "bound", ""),
        [
            (
                tier.lower(),
                each["score"],
                each["bound"],
                "proven" if each["proven"] else "best found",
            )
            for tier, each in results[-1]["tiers"].items()
        ],
    )


def print_wishes(result: Result, count: int = 12) -> None:
    """The value and the proven bound of the wishes over time, in about ``count`` rows."""
    trace, needed = result["trace"], result["needed_minutes"]
    if not trace:
        return
    step = max((trace[-1][0] - trace[0][0]) / count, 0.1)
    rows, due = [], trace[0][0]
    for at, best, bound in trace:
        if at >= due or (at, best, bound) == tuple(trace[-1]):
            alone, whole = measuring.gap(best, bound), measuring.gap(best, bound, needed)
            rows.append(
                (f"{at:.1f}", best, bound, measuring.percent(alone), measuring.percent(whole))
            )
            due = at + step
    head = ("second", "value", "bound", "gap: discomfort alone", "gap: on duty and discomfort")
    measuring.table(head, rows)


def print_ratios(results: list[Result], plains: dict[tuple[str, str], list[Result]]) -> None:
    """The planner's times as shares of the tuned plain models', the fair peers."""
    rows = []
    ours = [of_wishes(each, WITHIN[0], all_duty=True) for each in results]
    for (model, search), theirs in plains.items():
        ended = min(each["ended_at"] for each in theirs)
        first = _ratio(_each(results, "first_plan_at"), _each(theirs, "first_plan_at"), ended)
        close = [measuring.time_within(each["trace"], WITHIN[0]) for each in theirs]
        goal = "≤ 0.33" if search == "tuned" else ""
        rows.append((f"{model}, {search}", first, _ratio(ours, close, ended), goal))
    measuring.table(("against", "first plan", "within 1 %", "goal for the first plan"), rows)


def _ratio(ours: list[float | None], theirs: list[float | None], ended: float) -> str:
    """Ours as a share of theirs; of when theirs ended, where they never came so far."""
    mine = sorted(value for value in ours if value is not None)
    other = sorted(value for value in theirs if value is not None)
    if not mine:
        return "we never"
    middle_one = mine[len(mine) // 2]
    if not other:
        return f"< {middle_one / ended:.2f}, they never"
    return f"{middle_one / other[len(other) // 2]:.2f}"


EXPLAINED = """\
Times are from the start of the process: Python, imports, reading the file and building the
model are in them. A plan is verified when the rules alone have judged it. The bound is the one
proven by that second, not the one known at the end.

Two gaps. *Discomfort alone*: the tier of wishes as it is, which counts what is against wishes,
unfair or restless, and minutes on duty beyond those needed. *On duty and discomfort*: the same
distance to the same bound, relative to all person-minutes on duty plus that discomfort. The
second is what plain models minimise and are judged by, so only it compares with theirs.
"""


def main() -> None:
    parser = measuring.words(__doc__ or "", seconds=60)
    parser.add_argument("--models", nargs="*", choices=plain.MODELS, default=list(plain.MODELS))
    parser.add_argument(
        "--searches", nargs="+", choices=plain.SEARCHES, default=list(plain.SEARCHES)
    )
    asked = parser.parse_args()
    household = asked.household.resolve()
    measuring.begin(
        f"The plan of {household.stem}",
        f"{asked.runs} run(s), at most {asked.seconds:g} s for the wishes.",
    )
    results = []
    for _ in range(asked.runs):
        results.append(measuring.fresh("watched.py", household=household, seconds=asked.seconds))
        measuring.keep(asked.json, "plan", {"household": household.stem, **results[-1]})
    print_goals(results)
    print(EXPLAINED)
    print("The wishes of the last run over time:\n")
    print_wishes(results[-1])
    if asked.models:
        print(f"The plain models, {asked.seconds:g} s each:\n", flush=True)
        plains = plain.compare(asked, asked.models, asked.searches)
        measuring.table(plain.HEAD, [plain.row(each) for each in plains.values()])
        print(plain.EXPLAINED)
        print("Our times as shares of theirs:\n")
        print_ratios(results, plains)


if __name__ == "__main__":
    main()
