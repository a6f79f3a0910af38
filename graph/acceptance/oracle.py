"""The SAT solver, asked step by step so that a budget ends in time: it never guesses and never hangs."""

from __future__ import annotations

import math
import time
from collections.abc import Iterable, Sequence
from typing import Any

from graph.errors import BudgetSpent, MissingPackage, QueryError

# Conflicts between two looks at the clock: as many as take some hundredths of a second. They depend on the size of the
# formula and never on the machine or the budget, so that the same question is answered the same way.
FEWEST, MOST, WORK = 10, 200, 5_000_000


class Deadline:
    """When a budget in seconds is spent; None is never."""

    def __init__(self, budget: float | None) -> None:
        """Start the clock; a budget that is no positive number raises `QueryError`."""
        if budget is not None and not budget > 0:
            raise QueryError(f"a budget is a positive number of seconds, not {budget!r}")
        self.budget = budget
        self._end = math.inf if budget is None else time.monotonic() + budget

    def check(self) -> None:
        """Raise `BudgetSpent` once the time is over."""
        if time.monotonic() >= self._end:
            raise BudgetSpent(f"the answer is unknown: it was not found within {self.budget:g} s")


class Oracle:
    """A formula that grows; a literal is a number that is not 0, its negation the negative number."""

    def __init__(self, variables: int, clauses: Iterable[Sequence[int]], deadline: Deadline) -> None:
        """Take the first variables, from 1, and the clauses over them; the solver tries true first."""
        self._deadline = deadline
        self._variables = variables
        deadline.check()
        self._solver = _solver()
        self._solver.set_phases(list(range(1, variables + 1)))
        number = 0
        for number, clause in enumerate(clauses, start=1):
            self._solver.add_clause(clause)
            if not number % 4096:
                deadline.check()
        self._slice = max(FEWEST, min(MOST, WORK // max(number, 1)))

    def solve(self, assumptions: Sequence[int] = ()) -> list[int] | None:
        """Return the literals of a model, in order of their variables, or None; raises `BudgetSpent`."""
        answer = None
        while answer is None:
            self._deadline.check()
            self._solver.conf_budget(self._slice)
            answer = self._solver.solve_limited(list(assumptions))
        return list(self._solver.get_model()) if answer else None

    def add(self, clause: Sequence[int]) -> None:
        """Add a clause for good."""
        self._solver.add_clause(list(clause))

    def switch(self, clause: Sequence[int]) -> int:
        """Add a clause that holds wherever the literal returned is assumed."""
        self._variables += 1
        self._solver.add_clause([-self._variables, *clause])
        return self._variables

    def largest(
        self, goals: Sequence[int], fixed: Sequence[int] = (), start: list[int] | None = None
    ) -> Largest | None:
        """Return a set of goals that hold together, and that no model of the fixed literals exceeds, or None."""
        model = start or self.solve(fixed)
        if model is None:
            return None
        while True:
            held = [goal for goal in goals if model[goal - 1] > 0]
            more = self.switch([goal for goal in goals if model[goal - 1] < 0])
            better = self.solve([*held, *fixed, more])
            if better is None:
                return Largest(held, model, more)
            self.add([-more])
            model = better


class Largest:
    """Goals that hold together, the model in which they do, and the literal that forbids all subsets of them."""

    def __init__(self, held: list[int], model: list[int], beyond: int) -> None:
        """Keep what `Oracle.largest` found."""
        self.held = held
        self.model = model
        self.beyond = beyond


def _solver() -> Any:  # noqa: ANN401  python-sat ships no types
    """Return a new solver; python-sat is imported only where something is left to decide."""
    try:
        from pysat.solvers import Cadical153
    except ImportError:
        raise MissingPackage(
            "this question needs the package python-sat, which is not installed: pip install python-sat"
        ) from None
    return Cadical153()
