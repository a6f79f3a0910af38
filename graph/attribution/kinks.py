"""One-sided derivatives where DF-QuAD has a kink.

Where attack equals support and the base score is not ½, a claim answers to a rising push with slope 1 - w and to a
falling one with slope w. `Slopes` takes the falling side, so a contributor that makes the push π of bent claim k rise
moves the target by λ_k (1 - 2w_k) π_k more than that. The pushes on the bent claims depend on one another in turn:
π = p + C (d ∘ max(π, 0)), where p is what the contributor does on falling sides alone, C_jk what a unit at k does to
the push on j, and d = 1 - 2w.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from graph.attribution.adjoint import Adjoint
from graph.polarity import Floats, Integers

ROUNDS = 1000
ENOUGH = 1e-14


@dataclass(frozen=True, eq=False)
class Kinks:
    """The bent ``claims``; ``pushes[:, j]`` is what a unit at each node does to the push on the j-th of them."""

    claims: Integers
    pushes: Floats
    extra: Floats

    @staticmethod
    def of(adjoint: Adjoint) -> Kinks:
        """Find them; one solve for each."""
        slopes = adjoint.slopes
        claims = np.flatnonzero(slopes.bent)
        column = np.full(slopes.state.size, -1, np.int64)
        column[claims] = np.arange(claims.size)
        network = slopes.network
        edges = np.flatnonzero(column[network.targets] >= 0)
        rows = np.zeros((slopes.state.size, claims.size))
        np.add.at(
            rows,
            (network.sources[edges], column[network.targets[edges]]),
            slopes.pushes[edges] * network.weights[edges],
        )
        solved = adjoint.solve(rows) if claims.size else rows
        return Kinks(claims, solved, 1 - 2 * slopes.start[claims])

    def sides(self, row: Floats, nodes: Integers, sizes: Floats, direct: Floats) -> Floats:
        """Return for every contributor the derivatives of a target from below and from above, one row each.

        ``row`` is the target's λ. A contributor bears with ``sizes`` on ``nodes``, and ``direct[j]`` is what it does to
        the push on the j-th bent claim without any claim between.
        """
        first = self.pushes[nodes].T * sizes + direct
        weights = (row[self.claims] * self.extra)[:, None]
        above = (weights * np.maximum(self._settled(first), 0)).sum(axis=0)
        below = -(weights * np.maximum(self._settled(-first), 0)).sum(axis=0)
        return np.stack([below, above], axis=1) + (row[nodes] * sizes)[:, None]

    def _settled(self, first: Floats) -> Floats:
        """Return the pushes on the bent claims once they have passed on what they do to one another."""
        between = self.pushes[self.claims].T * self.extra
        pushes = first
        for _ in range(ROUNDS):
            before, pushes = pushes, first + between @ np.maximum(pushes, 0)
            if np.abs(pushes - before).max(initial=0.0) <= ENOUGH:
                break
        return pushes
