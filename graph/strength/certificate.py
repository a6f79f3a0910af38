"""What is known about strengths: how they were found, whether others were possible, and whether they would last."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np
from scipy.sparse import csr_matrix
from scipy.sparse.linalg import ArpackError, eigs

from graph.polarity import Floats, Integers, Signed
from graph.strength.formulas import Formula
from graph.strength.plan import Plan
from graph.strength.slopes import sides

Status: TypeAlias = Literal["exact", "certified", "converged", "unstable", "not converged"]

DENSE = 400  # claims in a circle up to which all eigenvalues are computed
SPARSE = 20_000  # and up to which the first one is looked for
MOST_BOUNDS = 200  # rounds of the bound on the spectral radius
LARGE = 100_000  # edges in circles above which the bound is refined no further than to decide
MOST_BOUNDS_LARGE = 40  # and for fewer rounds, as many as strengths take to settle
BATCH = 1_000_000  # numbers in dense matrices at a time
FLOOR = 1e-9  # of the largest: keeps the vector that bounds a spectral radius positive
UNSTABLE = -1e-9  # a real part above this is 0 or more, up to rounding


@dataclass(frozen=True, slots=True)
class Certificate:
    """How far strengths can be trusted.

    ``status`` is ``"exact"`` (nothing runs in a circle: one pass), ``"certified"`` (settled, and proven to be the only
    fixed point), ``"converged"`` (settled and not seen to be unstable), ``"unstable"`` (a fixed point that the
    slightest change would leave: no answer) or ``"not converged"`` (no answer).

    ``rounds`` the slowest circle took; 0 for one pass. ``residual`` is the most that any strength would change in one
    more round. ``contraction`` bounds the spectral radius of the largest derivatives within circles from above: below 1
    there is one fixed point. ``stability`` is the largest real part of the eigenvalues of J - I at the strengths: from
    0 up they are unstable (at a kink of DF-QuAD they are those of the falling side); None where it was not computed,
    which ``reason`` explains. ``gap``, for the h-categorizer, is the distance between a lower and an upper bound of the
    one fixed point.
    """

    exact: bool
    rounds: int
    residual: float
    contraction: float | None
    stability: float | None
    status: Status
    gap: float | None = None
    reason: str = ""


def circles(plan: Plan) -> tuple[Integers, Integers]:
    """Return the places of all claims in circles, circle after circle, and where in that list each one starts."""
    parts = [block for block in plan.blocks if block.circular]
    if not parts:
        return np.empty(0, np.int64), np.empty(0, np.int64)
    places = np.concatenate([np.arange(block.low, block.high) for block in parts])
    return places, np.searchsorted(places, np.concatenate([block.starts for block in parts]))


def contraction(network: Signed, plan: Plan, form: Formula) -> float:
    """Return an upper bound of the largest spectral radius of B within a circle; 0 without circles.

    B bounds the derivatives of one round at all strengths at once: B_ij = L_i × weight, where L_i is the steepest that
    claim i may answer to its push. For nonnegative B and any positive x, max (Bx)_i / x_i is at least the spectral
    radius (Collatz and Wielandt), and iterating x with B brings it down to it.
    """
    places, starts = circles(plan)
    if not places.size:
        return 0.0
    matrix = _within(_steepest(network, form), plan, places, starts)
    return radius(matrix, starts)


def radius(matrix: csr_matrix, starts: Integers) -> float:
    """Return an upper bound of the spectral radius of a nonnegative matrix of diagonal blocks."""
    vector = np.ones(matrix.shape[0])
    sizes = np.diff(starts, append=vector.size)
    best = np.full(starts.size, np.inf)
    for _ in range(MOST_BOUNDS if matrix.nnz <= LARGE else MOST_BOUNDS_LARGE):
        image = matrix @ vector
        ratios = image / vector
        best = np.minimum(best, np.maximum.reduceat(ratios, starts))
        least = float(np.minimum.reduceat(ratios, starts).max())
        worst = float(best.max())
        if worst - least <= 1e-9 * worst or (matrix.nnz > LARGE and (worst < 1 or least >= 1)):
            break
        vector += image
        vector /= np.repeat(np.maximum.reduceat(vector, starts), sizes)
        np.maximum(vector, FLOOR, out=vector)
    return float(best.max())


def stability(derivatives: Callable[[], csr_matrix], plan: Plan) -> tuple[Floats, str]:
    """Return for every circle the largest real part of the eigenvalues of J - I, NaN where it is not known, and why.

    The derivatives J are asked for only if some circle is small enough.
    """
    places, starts = circles(plan)
    ends = np.append(starts[1:], places.size)
    found = np.full(starts.size, np.nan)
    largest = int((ends - starts).max())
    reason = f"a circle of {largest:,} claims is too large for its eigenvalues (at most {SPARSE:,})"
    if (ends - starts).min() > SPARSE:
        return found, reason
    matrix = _within(derivatives(), plan, places, starts)
    reason = reason if largest > SPARSE else ""
    for size in np.unique(ends - starts).tolist():
        those = np.flatnonzero(ends - starts == size)
        if size <= DENSE:
            found[those] = _all_eigenvalues(matrix, starts[those], size)
        elif size <= SPARSE:
            found[those] = [_first_eigenvalue(matrix[low : low + size, low : low + size]) for low in starts[those]]
            reason = reason or ("the eigenvalues of a circle were not found" if np.isnan(found[those]).any() else "")
    return found - 1, reason


def _within(matrix: csr_matrix, plan: Plan, places: Integers, starts: Integers) -> csr_matrix:
    """Return the part of a matrix, numbered by nodes, that lies within circles, numbered by their list."""
    nodes = plan.order[places]
    part = matrix[nodes][:, nodes].tocoo()
    circle = np.searchsorted(starts, np.arange(places.size), side="right")
    inside = circle[part.row] == circle[part.col]
    return csr_matrix((part.data[inside], (part.row[inside], part.col[inside])), shape=part.shape)


def _steepest(network: Signed, form: Formula) -> csr_matrix:
    """Return B over all claims, row the claim and column what bears on it."""
    lifted, lowered = sides(network)
    carried = np.zeros(len(network.names), np.bool_)
    carried[network.premise_targets] = True
    bound = form.bound(network.base, lifted, lowered)
    bound[carried] = np.maximum(bound, form.bound(np.zeros_like(bound), lifted, lowered))[carried]
    own = network.base * form.base_bound(*_totals(network))
    values = [bound[network.targets] * network.weights, own[network.premise_targets] * network.premise_weights]
    rows = np.concatenate([network.targets, network.premise_targets])
    columns = np.concatenate([network.sources, network.premise_sources])
    return csr_matrix((np.concatenate(values), (rows, columns)), shape=(bound.size, bound.size))


def _totals(network: Signed) -> tuple[Floats, Floats]:
    """Return for every claim the sum of the weights that lift it, and of those that lower it."""
    return tuple(  # type: ignore[return-value]  # two of them
        np.bincount(network.targets, np.where(network.signs == sign, network.weights, 0), len(network.names))
        for sign in (1, -1)
    )


def _all_eigenvalues(matrix: csr_matrix, lows: Integers, size: int) -> Floats:
    """Return the largest real part of the eigenvalues of each block of this size, many blocks at a time."""
    parts = np.split(lows, range(BATCH // size**2 + 1, lows.size, BATCH // size**2 + 1))
    return np.concatenate([np.linalg.eigvals(_blocks(matrix, part, size)).real.max(axis=1) for part in parts])


def _blocks(matrix: csr_matrix, lows: Integers, size: int) -> Floats:
    """Return blocks of the diagonal as dense matrices."""
    rows = (lows[:, None] + np.arange(size)).ravel()
    part = matrix[rows].tocoo()
    found = np.zeros((lows.size, size, size))
    found[part.row // size, part.row % size, part.col - lows[part.row // size]] = part.data
    return found


def _first_eigenvalue(matrix: csr_matrix) -> float:
    try:
        found = eigs(matrix, k=1, which="LR", v0=np.ones(matrix.shape[0]), return_eigenvectors=False, maxiter=300)
    except ArpackError:
        return np.nan
    return float(found.real[0])
