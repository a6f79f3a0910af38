"""The SAT solver, asked step by step so that a budget ends in time: it never guesses and never hangs."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from graph.errors import BudgetSpent, MissingPackage, QueryError

# Conflicts between two looks at the clock: as many as take some hundredths of a second. They depend on the size of the
# formula and never on the machine or the budget in seconds, so that the same question is answered the same way.
FEWEST, MOST, WORK = 10, 200, 5_000_000


class Budget:
    """Seconds and conflicts that a question may take; None is without end.

    A conflict is a dead end of the solver: unlike seconds they are the same on every machine.
    """

    def __init__(self, seconds: float | None = None, conflicts: int | None = None) -> None:
        """Start the clock; a budget that is no positive number raises `QueryError`."""
        _refuse(seconds, conflicts)
        self.seconds, self.conflicts = seconds, conflicts
        self._end = math.inf if seconds is None else time.monotonic() + seconds
        self.left = math.inf if conflicts is None else conflicts

    def check(self) -> None:
        """Raise `BudgetSpent` once the time is over."""
        if time.monotonic() >= self._end:
            raise BudgetSpent(f"the answer is unknown: it was not found within {self.seconds:g} s")

    def spend(self, conflicts: int, *, answered: bool) -> None:
        """Count conflicts; raises `BudgetSpent` where they were the last and brought no answer."""
        self.left -= conflicts
        if self.left <= 0 and not answered:
            raise BudgetSpent(f"the answer is unknown: it was not found within {self.conflicts:,} conflicts")


class Oracle:
    """A formula that grows; a literal is a number that is not 0, its negation the negative number."""

    def __init__(
        self,
        variables: int,
        clauses: Iterable[Sequence[int]],
        budget: Budget,
        gaps: Callable[[Sequence[int]], Iterable[Gap]] | None = None,
    ) -> None:
        """Take the first variables, from 1, and the clauses over them; the solver tries true first.

        ``gaps`` says of a model what it lacks; a model is an answer only where it lacks nothing.
        """
        self._budget = budget
        self._variables = variables
        self._gaps = gaps
        self._spent = 0
        budget.check()
        self._solver = _solver()
        self._solver.set_phases(list(range(1, variables + 1)))
        number = 0
        for number, clause in enumerate(clauses, start=1):
            self._solver.add_clause(clause)
            if not number % 4096:
                budget.check()
        self._slice = max(FEWEST, min(MOST, WORK // max(number, 1)))

    def solve(self, assumptions: Sequence[int] = ()) -> list[int] | None:
        """Return the literals of a model, in order of their variables, or None; raises `BudgetSpent`."""
        while model := self._model(assumptions):
            gaps = list(self._gaps(model)) if self._gaps else []
            if not gaps:
                return model
            for gap in gaps:
                some = self.switch(gap.reasons)
                for literal in gap.literals:
                    self.add([-literal, some])
        return None

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

    def _model(self, assumptions: Sequence[int]) -> list[int] | None:
        answer = None
        while answer is None:
            self._budget.check()
            self._solver.conf_budget(int(min(self._slice, max(self._budget.left, 1))))
            answer = self._solver.solve_limited(list(assumptions))
            spent = self._solver.accum_stats()["conflicts"]
            self._budget.spend(spent - self._spent, answered=answer is not None)
            self._spent = spent
        return list(self._solver.get_model()) if answer else None


class Gap:
    """Literals that need a reason, and the reasons, none of which holds in the model."""

    def __init__(self, literals: list[int], reasons: list[int]) -> None:
        """Keep both; each of the literals implies that one of the reasons holds."""
        self.literals = literals
        self.reasons = reasons


class Largest:
    """Goals that hold together, the model in which they do, and the literal that forbids all subsets of them."""

    def __init__(self, held: list[int], model: list[int], beyond: int) -> None:
        """Keep what `Oracle.largest` found."""
        self.held = held
        self.model = model
        self.beyond = beyond


def _refuse(seconds: object, conflicts: object) -> None:
    wrong = []
    if seconds is not None and not (isinstance(seconds, (int, float)) and seconds > 0):
        wrong.append(f"a budget is a positive number of seconds, not {seconds!r}")
    if conflicts is not None and not (isinstance(conflicts, int) and conflicts > 0):
        wrong.append(f"a budget in conflicts is a whole number from 1 up, not {conflicts!r}")
    if wrong:
        raise QueryError("\n".join(wrong))


def _solver() -> Any:  # noqa: ANN401  python-sat ships no types
    """Return a new solver; python-sat is imported only where something is left to decide."""
    try:
        from pysat.solvers import Cadical153
    except ImportError:
        raise MissingPackage(
            "this question needs the package python-sat, which is not installed: pip install python-sat"
        ) from None
    return Cadical153()
