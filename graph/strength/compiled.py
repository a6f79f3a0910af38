"""One round in one pass over the edges, compiled by numba if that is installed (``pip install 'counterpoint[fast]'``).

NumPy needs a pass for every operation, and DF-QuAD several more for its products. The loops below are plain Python, so
that they can be read and tested as it; numba compiles one at the first large circle and keeps the result on disk.
Each writes the strengths after one round into ``fresh`` and returns the largest change; ``before`` are the claims' own
strengths, ``state`` those of all. Indices are unsigned, which spares a test for negative ones at every read.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib.util import find_spec
from typing import Any, NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

from graph.polarity import Floats
from graph.strength.formulas import HIGHEST, Formula, Semantics
from graph.strength.rows import Rows

Indices: TypeAlias = npt.NDArray[np.uint32]
Sweep: TypeAlias = Callable[[Floats, float], float]


class Edges(NamedTuple):
    """What bears on the row-th claim: supports at ``pointer[row]:middle[row]``, attacks up to ``pointer[row + 1]``."""

    pointer: Indices
    middle: Indices
    sources: Indices
    pulls: Floats


def sweep(rows: Rows, form: Formula, base: Floats) -> Sweep | None:
    """Return a function that moves a state by one round, if numba is installed and the claims stand side by side.

    Like `Rounds.advance` it takes strengths by place and a step, and returns the largest difference.
    """
    low, high = int(rows.places[0]), int(rows.places[-1]) + 1
    if find_spec("numba") is None or high - low != rows.places.size:
        return None
    bearing, loops = edges(rows), [_compiled(loop) for loop in LOOPS[form.name]]
    starts, fresh = base[low:high].copy(), np.empty(high - low)
    own = starts[rows.carried.rows]

    def moved(state: Floats, step: float) -> float:
        if own.size:
            starts[rows.carried.rows] = own * rows.carried.share(state)
        for loop in loops:
            largest = loop(bearing, starts, state[low:high], state, step, fresh)
        state[low:high] = fresh
        return float(largest)

    return moved


def edges(rows: Rows) -> Edges:
    """Return what bears on some claims."""
    pointer, middle, sources = (
        np.asarray(each, np.uint32) for each in (rows.matrix.indptr, rows.middle, rows.matrix.indices)
    )
    return Edges(pointer, middle, sources, rows.matrix.data)


def quadratic(  # noqa: PLR0913, PLR0917  numba wants plain arrays
    into: Edges, base: Floats, before: Floats, state: Floats, step: float, fresh: Floats
) -> float:
    """One round of quadratic energy."""
    largest = 0.0
    for row in range(base.size):
        push = 0.0
        for edge in range(into.pointer[row], into.pointer[row + 1]):
            push += into.pulls[edge] * state[into.sources[edge]]
        energy = push * push
        result = base[row] + ((push > 0) - base[row]) * (energy / (1 + energy))
        change = result - before[row]
        largest = max(largest, abs(change))
        fresh[row] = result + (step - 1) * change
    return largest


def df_quad(  # noqa: PLR0913, PLR0917  as above
    into: Edges, base: Floats, before: Floats, state: Floats, step: float, fresh: Floats
) -> float:
    """One round of DF-QuAD."""
    largest = 0.0
    for row in range(base.size):
        lifted, lowered = 1.0, 1.0
        for edge in range(into.pointer[row], into.middle[row]):
            lifted *= 1 - into.pulls[edge] * state[into.sources[edge]]
        for edge in range(into.middle[row], into.pointer[row + 1]):
            lowered *= 1 + into.pulls[edge] * state[into.sources[edge]]
        push = lowered - lifted
        result = base[row] + ((push > 0) - base[row]) * abs(push)
        change = result - before[row]
        largest = max(largest, abs(change))
        fresh[row] = result + (step - 1) * change
    return largest


def categorizer(  # noqa: PLR0913, PLR0917  as above
    into: Edges, base: Floats, before: Floats, state: Floats, step: float, fresh: Floats
) -> float:
    """One round of the h-categorizer."""
    largest = 0.0
    for row in range(base.size):
        push = 0.0
        for edge in range(into.pointer[row], into.pointer[row + 1]):
            push += into.pulls[edge] * state[into.sources[edge]]
        result = base[row] / (1 - push)
        change = result - before[row]
        largest = max(largest, abs(change))
        fresh[row] = result + (step - 1) * change
    return largest


def pushes(  # noqa: PLR0913, PLR0917  as above
    into: Edges,
    base: Floats,
    before: Floats,  # noqa: ARG001  as the others
    state: Floats,
    step: float,  # noqa: ARG001
    fresh: Floats,
) -> float:
    """Write what supporters and attackers amount to, the first third of an Euler-based round."""
    for row in range(base.size):
        push = 0.0
        for edge in range(into.pointer[row], into.pointer[row + 1]):
            push += into.pulls[edge] * state[into.sources[edge]]
        fresh[row] = push
    return 0.0


def powers(*arrays: Any) -> float:  # noqa: ANN401  of the others' arrays it needs the last
    """Raise e to the pushes; NumPy's exponential works on several numbers at a time, so this stays as it is."""
    fresh = arrays[-1]
    np.exp(np.minimum(fresh, HIGHEST, out=fresh), out=fresh)
    return 0.0


def euler(  # noqa: PLR0913, PLR0917  as above
    into: Edges,  # noqa: ARG001
    base: Floats,
    before: Floats,
    state: Floats,  # noqa: ARG001
    step: float,
    fresh: Floats,
) -> float:
    """Turn the powers into Euler-based strengths."""
    largest = 0.0
    for row in range(base.size):
        result = base[row] * ((fresh[row] + base[row]) / (1 + base[row] * fresh[row]))
        change = result - before[row]
        largest = max(largest, abs(change))
        fresh[row] = result + (step - 1) * change
    return largest


LOOPS: dict[Semantics, tuple[Callable[..., float], ...]] = {
    "quadratic-energy": (quadratic,),
    "df-quad": (df_quad,),
    "euler-based": (pushes, powers, euler),
    "h-categorizer": (categorizer,),
}


@cache
def _compiled(loop: Callable[..., float]) -> Callable[..., float]:
    if loop is powers:
        return loop
    from numba import njit

    try:
        return njit(cache=True, error_model="numpy", nogil=True)(loop)
    except RuntimeError:  # nowhere to keep the result
        return njit(error_model="numpy", nogil=True)(loop)
