"""How time and memory grow with days, attendants and the grid, one at a time.

Fewer attendants: the first four of the file, with half the people needed, and from 07:00 to
19:00 what is needed all day. More: each twice, with twice the people needed and twice the hours
paid.
"""

import math

import measuring
from measuring import Result

AXES: dict[str, dict[str, list[int]]] = {
    "affordable": {"days": [7, 14, 28], "attendants": [4, 8], "grid": [60, 30]},
    "full": {"days": [7, 14, 28, 56], "attendants": [4, 8, 16], "grid": [60, 30, 15]},
}

HEAD = (
    *("days", "attendants", "grid, min", "choices", "first verified plan, s"),
    *("life proven, s", "life", "activities", "wishes", "bound", "gap: on duty and discomfort"),
    *("all of it, s", "MB"),
)


def points(axes: dict[str, list[int]]) -> list[tuple[int, int, int]]:
    """Days, attendants and grid: each axis by itself, the others as in the household."""
    usual = {"days": 28, "attendants": 8, "grid": 30}
    found = [usual | {axis: value} for axis, values in axes.items() for value in values]
    every = [(each["days"], each["attendants"], each["grid"]) for each in found]
    return sorted(set(every), key=every.index)


def life_proven(result: Result) -> float | None:
    proven: bool = result["tiers"]["LIFE"]["proven"]
    return result["reached_at"]["LIFE"] if proven else None


def row(point: tuple[int, int, int], results: list[Result]) -> tuple[object, ...]:
    last = results[-1]
    tiers = last["tiers"]
    wishes = tiers["WISHES"]
    gap = measuring.gap(wishes["score"], wishes["bound"], last["needed_minutes"])
    return (
        *point,
        last["choices"],
        measuring.middle([each["first_plan_at"] for each in results]),
        measuring.middle([life_proven(each) for each in results]),
        _told(tiers["LIFE"]),
        _told(tiers["ACTIVITIES"]),
        wishes["score"],
        wishes["bound"],
        measuring.percent(gap),
        measuring.middle([each["ended_at"] for each in results]),
        max(each["memory_mb"] for each in results),
    )


def _told(tier: Result) -> str:
    return f"{tier['score']}{'' if tier['proven'] else ' (≥ ' + str(tier['bound']) + ')'}"


def slope(pairs: list[tuple[float, float | None]]) -> str:
    """The exponent of a power law through the points: the slope of a line in log and log."""
    known = [(math.log(x), math.log(y)) for x, y in pairs if y]
    if len(known) < 2:
        return measuring.NEVER
    mean_x = sum(x for x, _ in known) / len(known)
    mean_y = sum(y for _, y in known) / len(known)
    over = sum((x - mean_x) * (y - mean_y) for x, y in known)
    return f"{over / sum((x - mean_x) ** 2 for x, _ in known):.2f}"


def slopes(axes: dict[str, list[int]], found: dict[tuple[int, int, int], list[Result]]) -> None:
    """Print how each measure grows along each axis; for the grid, with its steps an hour."""
    rows = []
    for place, axis in enumerate(("days", "attendants", "grid")):
        usual: list[int] = [28, 8, 30]
        along = []
        for value in axes[axis]:
            usual[place] = value
            size = 60 / value if axis == "grid" else float(value)
            along.append((size, found[usual[0], usual[1], usual[2]][-1]))
        rows.append(
            (
                "steps an hour" if axis == "grid" else axis,
                slope([(size, each["choices"]) for size, each in along]),
                slope([(size, each["first_plan_at"]) for size, each in along]),
                slope([(size, _solving(each)) for size, each in along]),
                slope([(size, life_proven(each)) for size, each in along]),
                slope([(size, each["memory_mb"]) for size, each in along]),
            )
        )
    measuring.table(
        (
            *("slope along", "choices", "first verified plan", "without start and building"),
            *("life proven", "memory"),
        ),
        rows,
    )


def _solving(result: Result) -> float | None:
    first, begun = result["first_plan_at"], result["model_at"]
    return None if first is None or begun is None else max(first - begun, 0.01)


def main() -> None:
    parser = measuring.words(__doc__ or "", seconds=10)
    parser.add_argument("--full", action="store_true", help="up to 56 days, 16 attendants, 15 min")
    asked = parser.parse_args()
    axes = AXES["full" if asked.full else "affordable"]
    measuring.begin("Growth", f"{asked.runs} run(s), at most {asked.seconds:g} s for the wishes.")
    found: dict[tuple[int, int, int], list[Result]] = {}
    for days, attendants, grid in points(axes):
        size = {"days": days, "attendants": attendants, "grid": grid}
        for _ in range(asked.runs):
            household = asked.household.resolve()
            result = measuring.fresh(
                "watched.py", household=household, seconds=asked.seconds, **size
            )
            measuring.keep(asked.json, "growth", size | result)
            found.setdefault((days, attendants, grid), []).append(result)
    measuring.table(HEAD, [row(point, results) for point, results in found.items()])
    print("A slope of 1 is growth in step, 2 with the square.\n")
    slopes(axes, found)


if __name__ == "__main__":
    main()
