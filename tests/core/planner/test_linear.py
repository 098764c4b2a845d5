"""The linear model: what follows from the choices, and whether they go together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from horarium.core.findings import Tier
from horarium.core.planner.linear import LinearModel, Objective
from horarium.core.planner.solve import Effort, NoPlanError, Solver

SURE = Effort(seconds=60, workers=1, steps=5)


def choices(count: int) -> tuple[LinearModel, list[int]]:
    """A model of so many choices between 0 and 1."""
    model = LinearModel()
    chosen = [model.boolean() for _ in range(count)]
    model.decisions = count
    return model, chosen


def ones(variables: list[int]) -> list[tuple[int, int]]:
    return [(1, var) for var in variables]


def test_what_follows_is_the_least() -> None:
    """What is too much and what is too little of three, and both of nothing at all."""
    model, chosen = choices(3)
    over = model.excess(ones(chosen), 1, 3)
    short = model.shortage(ones(chosen), 2)
    assert model.complete({}) == [0, 0, 0, 0, 2]
    assert model.complete(dict.fromkeys(chosen, 1))[over:] == [2, 0]
    assert model.complete({chosen[1]: 1})[short] == 1


def test_what_follows_from_what_follows() -> None:
    """A sum that is equal, what doubles it, and a variable that is 1 wherever it may be."""
    model, chosen = choices(2)
    busy = model.boolean()
    model.equal([*ones(chosen), (-1, busy)], 0)
    twice = model.integer(2)
    model.at_least([(1, twice), (-2, busy)], 0)
    free = model.most()
    model.at_most([(1, busy), (1, free)], 1)
    assert model.complete({})[busy:] == [0, 0, 1]
    assert model.complete({chosen[0]: 1})[busy:] == [1, 2, 0]
    assert not model.kept(model.complete(dict.fromkeys(chosen, 1)))


def test_rows_that_come_later_count() -> None:
    """A row that is added after values were completed once is read the next time."""
    model, chosen = choices(1)
    short = model.shortage([], 1)
    assert model.complete({})[short] == 1
    later = model.integer(5)
    model.at_least([(1, later), (-3, chosen[0])], 0)
    assert model.complete({chosen[0]: 1}) == [1, 1, 3]


def test_kept() -> None:
    """Each bound and each clique is looked at; a clique of one forbids nothing."""
    model, (one, two) = choices(2)
    model.at_most_one([one])
    assert model.kept([1, 1])
    model.at_most_one([one, two])
    assert not model.kept([1, 1])
    model.at_least([(1, one), (1, two)], 1)
    assert not model.kept([0, 0])
    model.fix(two, 0)
    assert model.kept([1, 0])
    assert not model.kept([0, 1])


def test_what_is_forgiven_goes_no_farther() -> None:
    """Two of a clique and three of a row have happened: a third and a fourth are still refused."""
    model, chosen = choices(4)
    model.at_most_one(chosen[:3])
    model.at_most(ones(chosen), 1)
    busy = model.boolean()
    model.equal([*ones(chosen[:2]), (-1, busy)], 0)
    happened = dict.fromkeys(chosen[:2], 1)
    assert not model.kept(model.complete(happened))
    model.forgive(model.complete(happened))
    assert model.kept(model.complete(happened))
    for more in chosen[2:]:
        assert not model.kept(model.complete(happened | {more: 1}))
    assert model.kept(model.complete({chosen[2]: 1}))


def test_objectives() -> None:
    """Each tier has its own sum; one can be counted in another, so many times."""
    model, (one, two) = choices(2)
    model.cost(Tier.LIFE, one, 3)
    model.cost(Tier.LIFE, one, 1)
    model.cost(Tier.WISHES, two, -1)
    model.objectives[Tier.WISHES].constant = 7
    total = Objective()
    total.add(model.objectives[Tier.LIFE], 100)
    total.add(model.objectives[Tier.WISHES], 2)
    assert [total.value([a, b]) for a in (0, 1) for b in (0, 1)] == [14, 12, 414, 412]


@st.composite
def models(draw: st.DrawFn) -> LinearModel:
    """Some choices, rows and cliques between them, and costs that follow from them."""
    model, chosen = choices(draw(st.integers(1, 5)))
    some = st.lists(st.sampled_from(chosen), min_size=1, max_size=4, unique=True)
    for _ in range(draw(st.integers(0, 3))):
        model.at_most_one(draw(some))
    for _ in range(draw(st.integers(0, 2))):
        model.at_least(ones(draw(some)), draw(st.integers(-1, 2)))
    for _ in range(draw(st.integers(1, 3))):
        wanted = draw(st.integers(0, 3))
        missing = model.shortage(ones(draw(some)), wanted)
        over = model.excess([*ones(draw(some)), (1, missing)], 1, 7)
        able = model.most()
        model.at_most([*ones(draw(some)), (4, able)], 4)
        model.cost(Tier.LIFE, over, draw(st.integers(0, 5)))
        model.cost(Tier.LIFE, missing, draw(st.integers(0, 5)))
        model.cost(Tier.LIFE, able, -draw(st.integers(0, 5)))
    return model


@given(models())
def test_the_solver_finds_what_completing_every_choice_finds(model: LinearModel) -> None:
    """The best of all choices, each completed, is the best the solver finds, or none is kept."""
    objective = model.objectives[Tier.LIFE]
    values = (
        model.complete({var: number >> var & 1 for var in range(model.decisions)})
        for number in range(2**model.decisions)
    )
    best = min((objective.value(each) for each in values if model.kept(each)), default=None)
    if best is None:
        with pytest.raises(NoPlanError):
            Solver(model).minimise(objective, SURE, {})
        return
    solved = Solver(model).minimise(objective, SURE, {})
    assert solved.proven
    assert (solved.value, solved.bound) == (best, best)
    assert model.kept(solved.values)
