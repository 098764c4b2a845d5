"""Rules and constraints are written twice: that they mean the same is tried on small weeks.

Whatever is chosen, good or bad, the model keeps its rows exactly when the rules find nothing
that no plan may break, and each tier's objective is then the score the rules give.
"""

import random
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import time
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from horarium.core.activities import MachineUse
from horarium.core.findings import Tier
from horarium.core.hours import HOUR
from horarium.core.household import Household
from horarium.core.labour_law import NONE
from horarium.core.needs import Funder, Period
from horarium.core.planner.constraints import BY_OPTIONS, TWINS, add_tier
from horarium.core.planner.make import TIERS
from horarium.core.planner.model import Model
from horarium.core.planner.options import ActivityOption, activity_options
from horarium.core.roster import Placed
from horarium.core.rules import RULES
from horarium.core.rules.verify import Verdict, verify
from horarium.core.week import Week
from tests.cast import (
    activity,
    at,
    attendant,
    competence,
    dislikes,
    house,
    machine,
    need,
    on,
    placed,
    week,
)
from tests.core.planner.houses import dice_of, households, outing, picking, rota

Values = Mapping[int, int]


def test_every_rule_has_its_twin() -> None:
    """Each rule is kept by the options or by a constraint of its own tier, and nothing else is."""
    twins = {(rule, tier) for tier, named in TWINS.items() for rule in named}
    by_options = {(rule, Tier.NEVER) for rule in BY_OPTIONS}
    assert twins.isdisjoint(by_options)
    assert twins | by_options == {(rule.id, rule.tier) for rule in RULES}


@dataclass(frozen=True)
class Tried:
    """Values of the choices, what the model says of them, and what the rules say."""

    model: Model
    values: list[int]
    kept: bool
    verdict: Verdict


def tried(model: Model, chosen: Values) -> Tried:
    values = model.linear.complete(chosen)
    verdict = verify(Week(model.household, model.plan(values)))
    return Tried(model, values, model.linear.kept(values), verdict)


def agree(each: Tried) -> None:
    """The model and the rules agree on what no plan may break, and on each tier's score."""
    broken = each.verdict.of(Tier.NEVER)
    assert each.kept == (not broken), [finding.sentence for finding in broken]
    scores = {
        tier: each.model.linear.objectives[tier].value(each.values)
        for tier in (TIERS if each.kept else ())
    }
    assert scores == {tier: each.verdict.scores[tier] for tier in scores}, each.verdict.findings


def whole(household: Household) -> Model:
    model = Model(household)
    for tier in (Tier.NEVER, *TIERS):
        add_tier(model, tier)
    return model


def chosen(model: Model, dice: random.Random) -> dict[int, int]:
    """Some shifts and activity times at random, out of the machine where an activity is."""
    shifts = dice.sample(model.shift_vars, min(dice.randrange(8), len(model.shift_vars)))
    by_placed: dict[Placed, list[int]] = {}
    for var, option in model.time_of.items():
        by_placed.setdefault(option.placed, []).append(var)
    times = dice.sample(sorted(by_placed), min(dice.randrange(4), len(by_placed)))
    taken = [dice.choice(by_placed[placed]) for placed in times]
    return settled(model, {*shifts, *taken}, out_of_place(model, dice))


def out_of_place(model: Model, dice: random.Random) -> set[int]:
    """Now and then slots out of the machine in which nothing takes place."""
    some = dice.choice((0, 0, 0, 1, 2))
    first = dice.choice(sorted(model.out)) if model.out and some else 0
    return {slot for slot in range(first, first + some) if slot in model.out}


def settled(model: Model, taken: set[int], idle: set[int]) -> dict[int, int]:
    """Values in which he is out of the machine wherever an activity is, and in ``idle``.

    A plan does not say of an activity whether it is meant in or out: it is what it is. So one
    that can be either counts as out where all of it is.
    """
    times = {var: model.time_of[var] for var in taken if var in model.time_of}
    out = idle | {slot for each in times.values() if each.out for slot in model.slots(each.away)}
    shifts = taken & set(model.shift_vars)
    placed = {_as_it_is(model, var, each, out) for var, each in times.items()}
    return dict.fromkeys(shifts | placed, 1) | {model.out[slot]: 1 for slot in out}


def _as_it_is(model: Model, var: int, option: ActivityOption, out: set[int]) -> int:
    either = model.household.activity(option.activity).machine is MachineUse.EITHER
    if not either or option.out or not out.issuperset(model.slots(option.away)):
        return var
    same = ((v, each) for v, each in model.time_of.items() if each.placed == option.placed)
    return next((v for v, each in same if each.out), var)


@dataclass
class Growing:
    """Choices that are kept, and one more that is tried with them, again and again."""

    model: Model
    dice: random.Random
    taken: set[int] = field(default_factory=set)
    idle: set[int] = field(default_factory=set)

    def steps(self, count: int) -> Iterator[Tried]:
        for _ in range(count):
            taken, idle = self._more()
            each = tried(self.model, settled(self.model, taken, idle))
            if each.kept:
                self.taken, self.idle = taken, idle
            yield each

    def _more(self) -> tuple[set[int], set[int]]:
        kind = self.dice.choice(("shift", "time", "slot"))
        times = [var for var, each in self.model.time_of.items() if self._accompanied(each)]
        if kind == "time" and times:
            return self.taken | {self.dice.choice(times)}, self.idle
        if kind == "slot" and self.model.out:
            return self.taken, self.idle | {self.dice.choice(self._slots_beside())}
        if self.model.shift_vars:
            return self.taken | {self.dice.choice(self.model.shift_vars)}, self.idle
        return self.taken, self.idle

    def _slots_beside(self) -> list[int]:
        """The slots near those he is out in, where there are any."""
        values = settled(self.model, self.taken, self.idle)
        out = {slot for slot, var in self.model.out.items() if values.get(var)}
        beside = {slot + n for slot in out for n in (-3, -2, -1, 1, 2, 3)} & self.model.out.keys()
        return sorted(beside - out) or sorted(self.model.out)

    def _accompanied(self, option: ActivityOption) -> bool:
        mine = (self.model.option_of[var].when for var in self.taken & self.model.option_of.keys())
        return any(when.contains(option.away) for when in mine)


@given(households(), st.integers(0, 2**32))
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
def test_any_choices(household: Household, seed: int) -> None:
    """A handful of choices at random, most of them impossible together."""
    model, dice = whole(household), dice_of(seed)
    for _ in range(4):
        agree(tried(model, chosen(model, dice)))


@given(households(), st.integers(0, 2**32))
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
def test_one_choice_more(household: Household, seed: int) -> None:
    """Choices that are kept, and one more."""
    for each in Growing(whole(household), dice_of(seed)).steps(12):
        agree(each)


def test_every_rule_matters() -> None:
    """In houses enough each rule is the only one that a choice too many breaks.

    So a constraint that is missing, or forbids too much, cannot hide behind another.
    """
    alone: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for seed in range(240):
        dice = dice_of(seed)
        household = (rota if seed % 2 else outing)(picking(dice))
        for each in Growing(whole(household), dice).steps(12):
            agree(each)
            rules = {finding.rule for finding in each.verdict.findings}
            broken = rules & TWINS[Tier.NEVER].keys()
            alone.update(broken if len(broken) == 1 else ())
            found.update(rules if each.kept else ())
    never = {rule.id for rule in RULES if rule.tier is Tier.NEVER} - BY_OPTIONS
    assert alone.keys() == never
    assert found.keys() == {rule.id for rule in RULES if rule.tier is not Tier.NEVER}


def judged(week: Week) -> Verdict:
    """What the rules say of a week, once the model was found to agree with them."""
    model = Model(week.household, week.plan)
    for tier in (Tier.NEVER, *TIERS):
        add_tier(model, tier)
    each = tried(model, model.hint(week.plan))
    assert model.plan(each.values) == week.plan
    agree(each)
    return each.verdict


def amounts(week: Week, rule: str) -> list[int]:
    return [each.amount for each in judged(week).findings if each.rule == rule]


def test_a_cap_that_part_of_a_week_uses_up() -> None:
    """A time in the three days that want none counts for the cap of two all the same."""
    walk = activity("walk", "1h", "either", times=2, at_most=2, importance=1)
    home = house(first_day=on("fri"), days=10, activities=(walk,))
    shifts = "Ana fri 07:00-15:00", "Ana mon+1 07:00-15:00"
    assert amounts(week(*shifts, house=home), "activities") == [2]
    early = week(*shifts, house=home, activities=("walk fri 10:00-11:00",))
    assert amounts(early, "activities") == [1]
    later = week(*shifts, house=home, activities=("walk mon+1 10:00-11:00",))
    assert amounts(later, "activities") == [1]


def test_a_funder_who_has_paid_too_much_already() -> None:
    """It costs what it costs although nobody works; the month before the plan costs nothing."""
    county = Funder("County", 4 * HOUR, Period.MONTH, used=5 * HOUR)
    members = (attendant("Ana", funder="County"),)
    home = house(first_day=on("1988-04-01"), days=2, members=members, funders=(county,))
    assert amounts(week(house=home), "authorised_hours") == [60]
    before = week("Ana 1988-03-31 23:00-07:00", house=home)
    assert amounts(before, "authorised_hours") == [60]


def test_two_nights_that_start_on_one_day() -> None:
    """They are one day's nights, and the second is no day shift after the first."""
    ana = attendant("Ana", rest="0m", nights_in_a_row=1, night_to_day="40h")
    found = judged(week("Ana tue 00:00-05:00", "Ana tue 23:00-07:00", house=house(members=(ana,))))
    assert found.kept


def test_a_competence_that_expires_at_midnight() -> None:
    """What began before midnight is judged anew after it, however the night is cut."""
    ana = attendant("Ana", competences=(competence("pump", on("tue")),))
    night = need("mon 23:00-07:00", skills=("pump",))
    home = house(starts=(time(3), time(23)), members=(ana, attendant("Ben")), needs=(night,))
    assert amounts(week("Ana mon 23:00-07:00", house=home), "competence") == [7 * 60]


def test_a_shift_of_days_beyond_the_plan() -> None:
    """Its hours count in the week before and after, for the law as for wishes."""
    law = replace(NONE, overtime_after=3 * HOUR)
    ana = attendant("Ana", longest_shift="60h", days_in_a_row=9, wishes=(dislikes("wed"),))
    early = house(first_day=on("tue"), days=5, members=(ana,), law=law)
    sunday = week("Ana 1988-03-13 20:00+50h", house=early)
    assert amounts(sunday, "overtime") == [60, 43 * 60]
    late = week("Ana mon 20:00+50h", house=house(days=1, members=(ana,)))
    assert amounts(late, "wishes") == [22 * 60]
    saturday = house(first_day=on("thu"), days=3, members=(ana,), law=law)
    assert amounts(week("Ana sat 20:00+50h", house=saturday), "overtime") == [25 * 60, 19 * 60]


def test_a_shift_at_an_unusual_hour_has_nobody_behind_it() -> None:
    """Whoever is on duty cannot stand behind it, although no usual shift starts then."""
    home = house(reserve=1, members=(attendant("Ana"), attendant("Ben")))
    found = week("Ana mon 09:00-14:00", "Ben mon 07:00-15:00", house=home)
    assert amounts(found, "reserve") == [1, 1]


def test_a_lawful_week_of_those_who_stand_behind_a_shift() -> None:
    """The weeks that a shift lies in count, both of them, and no other."""
    law = replace(NONE, most_in_week=14 * HOUR)
    home = house(days=14, reserve=1, members=(attendant("Ana"), attendant("Ben")), law=law)
    full = week("Ana wed 07:00-15:00", "Ben tue+1 07:00-15:00", "Ben thu+1 07:00-15:00", house=home)
    assert amounts(full, "reserve") == []
    across = week("Ana sun 23:00-07:00", "Ben tue+1 07:00-15:00", house=home)
    assert amounts(across, "reserve") == [1, 1]


def test_an_outing_that_may_be_in_the_machine_keeps_the_reserve_when_it_is_not() -> None:
    """Out for the whole of what he can bear, he is back too late; with the reserve he is not."""
    trip = activity("trip", "2h", "either", travel="1h", people=1)
    home = house(activities=(trip,), machine=machine("4h", reserve="1h"), grid="60m")
    there = placed("trip mon 11:00-13:00", "1h")
    shifts = "Ana mon 07:00-15:00"
    out = week(shifts, house=home, activities=(there,), out=("mon 10:00-14:00",))
    assert amounts(out, "outing") == [60]
    assert judged(week(shifts, house=home, activities=(there,))).kept


@pytest.mark.parametrize(
    "agreed", [{"night_to_day": "24h"}, {"rest": "24h"}, {"most": "16h"}, {"longest_shift": "8h"}]
)
def test_exactly_as_agreed_is_kept(agreed: dict[str, Any]) -> None:
    """What is agreed to the minute is enough, for law and contract; a minute else is not."""
    ana, law = attendant("Ana", **agreed), replace(NONE, daily_rest=24 * HOUR)
    home = house(members=(ana,), law=law)
    kept = judged(week("Ana mon 23:00-07:00", "Ana wed 07:00-15:00", house=home))
    assert kept.kept
    assert not kept.of(Tier.LAWFUL)
    minute = week("Ana mon 22:59-07:01", "Ana wed 07:00-15:00", house=home)
    assert "lawful_rest" in {each.rule for each in verify(minute).findings}
    if "longest_shift" not in agreed:
        assert not judged(minute).kept


@pytest.mark.parametrize(
    "agreed", [{"at_most": 3, "held": 2}, {"spacing": "23h1m"}, {"times": 1}], ids=str
)
def test_activities_as_agreed(agreed: dict[str, Any]) -> None:
    """What was held counts for the cap, and a time that ends after the last day is no choice."""
    walk = activity("walk", "2h", "either", "daily 22:00-01:00", **{"times": 3} | agreed)
    home = house(starts=(time(19),), activities=(replace(walk, last_day=on("tue")),))
    shifts = "Ana mon 19:00-03:00", "Ana tue 19:00-03:00"
    once = week(*shifts, house=home, activities=("walk mon 23:00-01:00",))
    assert judged(once).kept
    twice = ("walk mon 23:00-01:00", "walk tue 22:00-00:00")
    assert not judged(week(*shifts, house=home, activities=twice)).kept
    free = replace(home, activities=(activity("walk", "2h", times=3, spacing="23h"),))
    assert judged(week(*shifts, house=free, activities=twice)).kept
    starts = [option.placed.start_at for option in activity_options(home)]
    assert max(starts) == at("tue 22:00")
