"""A linear model handed to CP-SAT, tier by tier. The only file that knows OR-Tools."""

import math
import threading
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from types import TracebackType
from typing import Self

from ortools.linear_solver.python import model_builder
from ortools.sat.python import cp_model

from horarium.core.planner.linear import LinearModel, Objective, Row

RELAXED_SECONDS = 20


@dataclass(frozen=True, slots=True)
class Effort:
    """How long one tier may take: wall ``seconds``, or for tests that must repeat, ``steps``.

    ``gap`` is the distance to the bound at which to stop, as a share of the value without the
    objective's constant. ``steps`` is CP-SAT's deterministic time with one worker.
    """

    seconds: float
    gap: float = 0.0
    workers: int = 2
    steps: float | None = None


@dataclass(frozen=True, slots=True)
class Solved:
    """Values for every variable, what they cost, and a proven bound below which none can."""

    values: list[int]
    value: int
    bound: int
    seconds: float

    @property
    def proven(self) -> bool:
        return self.value <= self.bound


class NoPlanError(Exception):
    """The time ran out before any plan was found."""


class _Watch(cp_model.CpSolverSolutionCallback):
    def __init__(self, constant: int, tell: Callable[[int, int], None]) -> None:
        super().__init__()
        self._constant, self._tell = constant, tell

    def on_solution_callback(self) -> None:
        best, bound = round(self.objective_value), round(self.best_objective_bound)
        self._tell(best + self._constant, bound + self._constant)


class Proof:
    """A bound that rises in a thread of its own while others look for better values.

    ``bound`` is proven at every moment. ``values`` are the best that were found on the way,
    once it is over. It stops when the context is left.
    """

    def __init__(self, solver: cp_model.CpSolver, model: cp_model.CpModel, constant: int) -> None:
        self.bound = 0
        self.values: list[int] | None = None
        self._solver, self._model, self._constant = solver, model, constant
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._started = time.perf_counter()

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        wrong: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._solver.stop_search()
        self._thread.join()

    @property
    def seconds(self) -> float:
        return time.perf_counter() - self._started

    @property
    def is_over(self) -> bool:
        return not self._thread.is_alive()

    def wait(self, seconds: float) -> None:
        """Until it is over, but no longer than ``seconds``."""
        self._thread.join(seconds)

    def _run(self) -> None:
        self._solver.best_bound_callback = self._hear
        status = self._solver.solve(self._model)
        if status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            self._hear(self._solver.best_objective_bound)
            self.values = list(self._solver.response_proto.solution)

    def _hear(self, bound: float) -> None:
        self.bound = max(self.bound, round(bound) + self._constant)


class Solver:
    """One CP-SAT model that follows a growing linear model."""

    def __init__(self, linear: LinearModel) -> None:
        self._linear = linear
        self._model = cp_model.CpModel()
        self._vars: list[cp_model.IntVar] = []
        self._rows = self._cliques = 0

    def minimise(
        self,
        objective: Objective,
        effort: Effort,
        hint: Mapping[int, int],
        tell: Callable[[int, int], None] | None = None,
    ) -> Solved:
        """The best values found for an objective. Raises NoPlanError if there are none."""
        self._aim(objective, hint)
        solver = _solver(effort)
        started = time.perf_counter()
        watch = _Watch(objective.constant, tell) if tell else None
        status = solver.solve(self._model, watch)
        if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            raise NoPlanError(solver.status_name(status))
        values = [solver.value(var) for var in self._vars]
        return Solved(
            values=values,
            value=objective.value(values),
            bound=round(solver.best_objective_bound) + objective.constant,
            seconds=time.perf_counter() - started,
        )

    def proving(self, objective: Objective, effort: Effort, hint: Mapping[int, int]) -> Proof:
        """A proof of how small an objective can get; until it is over, nothing may be added."""
        self._aim(objective, hint)
        return Proof(_prover(effort), self._model, objective.constant)

    def keep(self, objective: Objective, value: int) -> None:
        """From now on the objective is at most ``value``."""
        terms = tuple((weight, var) for var, weight in objective.weights.items())
        if terms:
            self._linear.rows.append(Row(terms, None, value - objective.constant))

    def _aim(self, objective: Objective, hint: Mapping[int, int]) -> None:
        self._catch_up()
        self._model.clear_hints()  # type: ignore[no-untyped-call]  # OR-Tools leaves it untyped
        for var, value in hint.items():
            self._model.add_hint(self._vars[var], value)
        self._model.minimize(self._expression(objective.weights.items()))

    def _catch_up(self) -> None:
        linear = self._linear
        for upper in linear.upper[len(self._vars) :]:
            self._vars.append(self._model.new_int_var(0, upper, ""))
        for clique in linear.cliques[self._cliques :]:
            self._model.add_at_most_one(self._vars[var] for var in clique)
        for row in linear.rows[self._rows :]:
            self._add(row)
        self._cliques, self._rows = len(linear.cliques), len(linear.rows)

    def _add(self, row: Row) -> None:
        total = self._expression((var, weight) for weight, var in row.terms)
        low = cp_model.INT_MIN if row.low is None else row.low
        high = cp_model.INT_MAX if row.high is None else row.high
        self._model.add_linear_constraint(total, low, high)

    def _expression(self, weights: Iterable[tuple[int, int]]) -> cp_model.LinearExprT:
        pairs = list(weights)
        return cp_model.LinearExpr.weighted_sum(
            [self._vars[var] for var, _ in pairs], [weight for _, weight in pairs]
        )


def reduced_costs(linear: LinearModel, objective: Objective) -> list[float]:
    """What each variable would add to the relaxed objective; all 0 if that is not found."""
    model = model_builder.Model()  # type: ignore[no-untyped-call]  # OR-Tools leaves it untyped
    variables = [model.new_num_var(0, upper, "") for upper in linear.upper]
    cliques = (Row(tuple((1, var) for var in each), None, 1) for each in linear.cliques)
    for row in (*linear.rows, *cliques):
        model.add_linear_constraint(
            model_builder.LinearExpr.weighted_sum(
                [variables[var] for _, var in row.terms], [weight for weight, _ in row.terms]
            ),
            -math.inf if row.low is None else row.low,
            math.inf if row.high is None else row.high,
        )
    model.minimize(
        model_builder.LinearExpr.weighted_sum(
            [variables[var] for var in objective.weights], list(objective.weights.values())
        )
    )
    solver = model_builder.Solver("glop")
    solver.set_time_limit_in_seconds(RELAXED_SECONDS)
    if solver.solve(model) != model_builder.SolveStatus.OPTIMAL:
        return [0.0] * len(variables)
    return [solver.reduced_cost(var) for var in variables]


def _solver(effort: Effort) -> cp_model.CpSolver:
    """CP-SAT with the full linear relaxation, which decides here (docs/adr/0005)."""
    solver = cp_model.CpSolver()
    parameters = solver.parameters
    parameters.num_workers = effort.workers
    parameters.relative_gap_limit = effort.gap
    parameters.random_seed = 1
    parameters.linearization_level = 2
    parameters.symmetry_level = 0
    parameters.cp_model_probing_level = 0
    parameters.max_presolve_iterations = 1
    if effort.workers > 1:
        parameters.subsolvers.append("max_lp")
    if effort.steps is None:
        parameters.max_time_in_seconds = effort.seconds
    else:
        parameters.max_deterministic_time = effort.steps
        parameters.num_workers = 1
    return solver


def _prover(effort: Effort) -> cp_model.CpSolver:
    """One worker that raises the bound: many rounds of cuts, the least promising leaf first."""
    solver = _solver(replace(effort, workers=1))
    parameters = solver.parameters
    parameters.optimize_with_lb_tree_search = True
    parameters.max_cut_rounds_at_level_zero = 50
    parameters.new_constraints_batch_size = 200
    return solver
