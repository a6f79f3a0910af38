"""Integer programs: what is cheapest under linear conditions, with the solver's bound and its proof.

The solver is HiGHS (Huangfu and Hall 2018, doi:10.1007/s12532-017-0130-5), through `scipy.optimize.milp`.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np

from graph.policy.budget import Budget

INFEASIBLE = 2  # scipy's status codes
EXACT = 1e-6  # the solver stops within this share of the largest cost

Term: TypeAlias = tuple[int, float]
Status: TypeAlias = Literal["optimal", "stopped", "infeasible"]


@dataclass(frozen=True, slots=True)
class Solution:
    """The best values found, if any, their cost, and a cost that no values go below."""

    values: tuple[bool, ...] | None
    cost: float
    bound: float
    status: Status


class Program:
    """Variables that are 0 or 1, each with its cost, and conditions on sums of them."""

    def __init__(self) -> None:
        """Start without variables and conditions."""
        self._costs: list[float] = []
        self._rows: list[int] = []
        self._columns: list[int] = []
        self._factors: list[float] = []
        self._least: list[float] = []
        self._most: list[float] = []

    def variable(self, cost: float = 0.0) -> int:
        """Add a variable and return its number."""
        self._costs.append(cost)
        return len(self._costs) - 1

    def require(self, terms: Iterable[Term], least: float = -math.inf, most: float = math.inf) -> None:
        """Add a condition: the sum of factor times variable lies between these two. A variable comes once."""
        for column, factor in terms:
            self._rows.append(len(self._least))
            self._columns.append(column)
            self._factors.append(factor)
        self._least.append(least)
        self._most.append(most)

    def solve(self, budget: Budget) -> Solution:
        """Return the cheapest values; where the budget ends first, the best ones found with a bound on the cost.

        Exact to a millionth of the largest cost, and entirely where all costs are whole numbers and the sum of them is
        below a million times the largest.
        """
        if not self._costs:
            feasible = all(least <= 0 <= most for least, most in zip(self._least, self._most, strict=True))
            return Solution((), 0.0, 0.0, "optimal") if feasible else Solution(None, math.inf, math.inf, "infeasible")
        return self._solved(budget)

    def _solved(self, budget: Budget) -> Solution:
        from scipy.optimize import LinearConstraint, milp
        from scipy.sparse import csr_array

        costs = np.array(self._costs)
        scale = float(np.abs(costs).max()) or 1.0
        shape = (len(self._least), len(costs))
        matrix = csr_array((self._factors, (self._rows, self._columns)), shape=shape)
        options: dict[str, float] = {"mip_rel_gap": 0.0}
        if not math.isinf(left := budget.left()):
            options["time_limit"] = left
        if budget.steps is not None:
            options["node_limit"] = budget.steps
        found = milp(
            costs / scale,
            integrality=np.ones(len(costs)),
            bounds=(0, 1),
            constraints=[LinearConstraint(matrix, self._least, self._most)] if self._least else (),
            options=options,
        )
        if found.status == INFEASIBLE:
            return Solution(None, math.inf, math.inf, "infeasible")
        return self._read(found.x, found.mip_dual_bound, proved=found.status == 0, scale=scale)

    def _read(self, found: np.ndarray | None, dual: float | None, *, proved: bool, scale: float) -> Solution:
        lowest = math.fsum(cost for cost in self._costs if cost < 0)
        bound = lowest if dual is None or not math.isfinite(dual) else max(lowest, dual * scale)
        if all(cost.is_integer() for cost in self._costs):
            bound = float(math.ceil(bound - EXACT * scale))
        if found is None:
            return Solution(None, math.inf, bound, "stopped")
        values = tuple(bool(value > 1 / 2) for value in found)
        cost = math.fsum(cost for cost, value in zip(self._costs, values, strict=True) if value)
        if proved or bound >= cost - EXACT * scale:
            return Solution(values, cost, cost, "optimal")
        return Solution(values, cost, bound, "stopped")
