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

SMALL = 1_000  # claims in one circle that are factorised at once; the factors of a larger one fill up
LARGEST = 10_000  # that are factorised where iteration takes too long; those of an even larger one fill memory
ENOUGH = 1e-14  # of the largest: a change that ends the iteration
PATIENCE, ROUNDS = 200, 10_000  # of iteration, where factors are the other way and where there is none
WIDTH, STRIDE = 32, 4  # columns that fit into a processor's cache, and rounds from one look at the change to the next


class Adjoint:
    """I - J, factorised at the first question, or iterated where a circle is large.

    What is ``doubtful`` (no answer, hence without derivatives) is taken to answer to nothing, or I - J could be
    singular. Whatever it reaches is doubtful too, so no other row is touched by that.
    """

    def __init__(self, slopes: Slopes, plan: Plan, doubtful: Booleans) -> None:
        """Remember the derivatives of one round and the order of computing."""
        self.slopes, self.plan = slopes, plan
        self._slow = False  # whether iteration has been tried in vain
        self.matrix: csr_matrix = diags_array((~doubtful).astype(np.float64)) @ slopes.matrix

    def solve(self, rows: Floats) -> Floats:
        """Return the solutions of (I - Jᵀ) x = row, one column for each column of ``rows``."""
        if not self._factorised and (summed := self._iterated(rows)) is not None:
            return summed
        if self._largest > LARGEST:
            raise NetworkError(
                f"a circle of {self._largest:,} claims is too large for derivatives (at most {LARGEST:,})"
            )
        found = np.empty_like(rows)
        found[self.plan.order] = self._factors.solve(rows[self.plan.order], "T")
        return found

    def of(self, targets: Integers) -> Floats:
        """Return λ for every target, one column each; exactly 0 for whatever does not reach it."""
        rows = np.zeros((self.plan.order.size, targets.size))
        rows[targets, np.arange(targets.size)] = 1
        found = self.solve(rows)
        if self._factorised and not self.plan.exact:  # pivoting leaves rounding where zeros belong
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

    @property
    def _factorised(self) -> bool:
        return self._slow or self._largest <= SMALL

    @cached_property
    def _turned(self) -> csr_matrix:
        return self.matrix.T.tocsr()

    def _iterated(self, rows: Floats) -> Floats | None:
        """Sum rows, Jᵀ rows, Jᵀ² rows, …, which converges where plain iteration of the strengths does."""
        found = np.empty_like(rows)
        for at in range(0, rows.shape[1], WIDTH):
            summed = self._summed(np.ascontiguousarray(rows[:, at : at + WIDTH]))
            if summed is None:
                self._slow = True
                return None
            found[:, at : at + WIDTH] = summed
        return found

    def _summed(self, term: Floats) -> Floats | None:
        total = term.copy()
        for _ in range((PATIENCE if self._largest <= LARGEST else ROUNDS) // STRIDE):
            for _ in range(STRIDE):
                term = self._turned @ term
                total += term
            if np.abs(term).max() <= ENOUGH * np.abs(total).max():
                return total
        return None
