"""What a number in a network may be, and how all that is wrong is said at once."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from graph.errors import NetworkError

MOST = 100_000_000  # edges, and nodes: about 6 GB of arrays
MOST_NAMED = 200  # bad values that one message lists


def share(value: object, what: str, problems: list[str]) -> float:
    """Return a number from 0 to 1, or note that it is none."""
    if isinstance(value, (int, float, np.integer, np.floating)) and not isinstance(value, bool) and 0 <= value <= 1:
        return float(value)
    problems.append(f"{what} is {value!r} (allowed: a number from 0 to 1)")
    return math.nan


def refuse(problems: Sequence[str]) -> None:
    """Raise `NetworkError` with all of these, if there are any."""
    if problems:
        raise NetworkError("\n".join([*problems[:MOST_NAMED], *(["and more"] if len(problems) > MOST_NAMED else [])]))


def refuse_too_many(nodes: int, edges: int) -> None:
    """Raise `NetworkError` before memory runs out."""
    if max(nodes, edges) > MOST:
        raise NetworkError(
            f"{nodes:,} nodes and {edges:,} edges are too many (at most {MOST:,} of each fit; analyse a part of it)"
        )
