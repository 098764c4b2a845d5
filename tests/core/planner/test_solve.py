"""Solving a linear model: what is said to be proven is so."""

import pytest

from horarium.core.planner.linear import LinearModel, Objective
from horarium.core.planner.solve import Effort, Solver
from tests.core.planner.houses import dice_of

EFFORT = Effort(seconds=60, workers=1)


def knapsack(seed: int) -> tuple[LinearModel, Objective]:
    """Some of twelve things, of which a few may be left out: no quick guess is the best."""
    dice, linear = dice_of(seed), LinearModel()
    things = [linear.boolean() for _ in range(12)]
    linear.decisions = len(things)
    sizes = [dice.randint(3, 30) for _ in things]
    linear.at_least(list(zip(sizes, things, strict=True)), sum(sizes) * 2 // 3)
    weights = {var: dice.randint(3, 30) for var in things}
    return linear, Objective(weights, constant=-dice.randint(0, 40))


@pytest.mark.parametrize("seed", range(8))
def test_a_proof_says_how_small_it_can_get(seed: int) -> None:
    """Its bound is what trying everything gives, never more, and its values reach it."""
    linear, objective = knapsack(seed)
    every = ([n >> var & 1 for var in range(12)] for n in range(2**12))
    least = min(objective.value(values) for values in every if linear.kept(values))
    hint = dict.fromkeys(range(12), 1)
    with Solver(linear).proving(objective, EFFORT, hint) as proof:
        proof.wait(60)
    assert proof.is_over
    assert proof.bound == max(least, 0)
    assert proof.values
    assert objective.value(proof.values) == least
    assert linear.kept(proof.values)


@pytest.mark.parametrize("seed", range(8))
def test_a_solved_model_is_proven(seed: int) -> None:
    """With time enough, value and bound meet at the least there is."""
    linear, objective = knapsack(seed)
    solved = Solver(linear).minimise(objective, EFFORT, {})
    assert solved.proven
    assert solved.value == solved.bound == objective.value(solved.values)
    assert linear.kept(solved.values)


def test_a_proof_that_is_left_is_over() -> None:
    """Whoever leaves its context early stops it, and what it has proven until then stays."""
    linear, objective = knapsack(0)
    with Solver(linear).proving(objective, EFFORT, {}) as proof:
        pass
    assert proof.is_over
