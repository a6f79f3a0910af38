"""Derivatives of strengths by what feeds them, from one factorisation of I - J.

At a fixed point s = F(s) a small push f on the strengths moves them by (I - J)⁻¹ f. What moves one target is the row of
that inverse which belongs to it: the solution λ of (I - Jᵀ) λ = e. The same factorisation serves every target.
"""

from __future__ import annotations

from functools import cached_property

import numpy as np
from scipy.sparse import csc_matrix, csr_matrix, diags_array, eye
from scipy.sparse.linalg import SuperLU, splu

from graph.attribution.cones import cone
from graph.errors import NetworkError
from graph.polarity import Floats, Integers
from graph.strength.formulas import Booleans
from graph.strength.plan import Plan
from graph.strength.slopes import Slopes

LARGEST = 10_000  # claims in one circle that are factorised; a larger one fills memory, and is iterated instead
ENOUGH = 1e-14  # of the largest: a change that ends the iteration
ROUNDS = 10_000


class Adjoint:
    """I - J, factorised at the first question.

    What is ``doubtful`` (no answer, hence without derivatives) is taken to answer to nothing, or I - J could be
    singular. Whatever it reaches is doubtful too, so no other row is touched by that.
    """

    def __init__(self, slopes: Slopes, plan: Plan, doubtful: Booleans) -> None:
        """Remember the derivatives of one round and the order of computing."""
        self.slopes, self.plan = slopes, plan
        self.matrix: csr_matrix = diags_array((~doubtful).astype(np.float64)) @ slopes.matrix

    def solve(self, rows: Floats) -> Floats:
        """Return the solutions of (I - Jᵀ) x = row, one column for each column of ``rows``."""
        if self._largest > LARGEST:
            return self._iterated(rows)
        found = np.empty_like(rows)
        found[self.plan.order] = self._factors.solve(rows[self.plan.order], "T")
        return found

    def of(self, targets: Integers) -> Floats:
        """Return λ for every target, one column each; exactly 0 for whatever does not reach it."""
        rows = np.zeros((self.plan.order.size, targets.size))
        rows[targets, np.arange(targets.size)] = 1
        found = self.solve(rows)
        if not self.plan.exact:  # pivoting leaves rounding where zeros belong
            for column, target in enumerate(targets.tolist()):
                inside = cone(self.slopes.network, target)
                kept = found[inside, column]
                found[:, column] = 0
                found[inside, column] = kept
        return found

    @cached_property
    def _factors(self) -> SuperLU:
        """LU factors in the order of computing, in which I - J is triangular but for circles, so nothing fills in."""
        order = self.plan.order
        matrix = csc_matrix(eye(order.size) - self.matrix[order][:, order])
        try:
            return splu(matrix, permc_spec="NATURAL", diag_pivot_thresh=0) if self.plan.exact else splu(matrix)
        except RuntimeError:
            raise NetworkError(
                "in some circle the slightest change has no limit, so there are no derivatives"
            ) from None

    @cached_property
    def _largest(self) -> int:
        sizes = (int(np.diff(block.starts, append=block.high).max()) for block in self.plan.blocks if block.circular)
        return max(sizes, default=0)

    def _iterated(self, rows: Floats) -> Floats:
        """Sum rows, Jᵀ rows, Jᵀ² rows, …, which converges where plain iteration of the strengths does."""
        turned = self.matrix.T.tocsr()
        total, term = rows.copy(), rows
        for _ in range(ROUNDS):
            term = turned @ term
            total += term
            if np.abs(term).max() <= ENOUGH * np.abs(total).max():
                return total
        raise NetworkError(f"a circle of {self._largest:,} claims is too large for derivatives (at most {LARGEST:,})")
