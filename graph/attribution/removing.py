"""Removal: what a claim's strength would be without a contributor."""

from __future__ import annotations

from collections.abc import Collection

import networkx as nx
import numpy as np

from graph.attribution.cones import cone, found
from graph.attribution.reach import reach
from graph.attribution.solved import Solved, nearly_zero, solved
from graph.attribution.variants import without_each
from graph.errors import NetworkError
from graph.polarity import Signed
from graph.strength import Semantics

MOST_PAIRS = 5_000_000  # strengths that are computed anew: about 2 GB, and some seconds
MOST_EXAMINED = 50_000  # and where each variant's circles must be examined for stability


def most_pairs(whole: Solved) -> int:
    """Return how many strengths may be computed anew."""
    return MOST_PAIRS if whole.proven else MOST_EXAMINED


def removal(
    network: nx.DiGraph[str] | Signed,
    target: str,
    semantics: Semantics = "quadratic-energy",
    *,
    contributors: Collection[str] | None = None,
    answers_attack: bool = False,
) -> dict[str, float]:
    """Return by how much each contributor moves the target: its strength less what it would be without the contributor.

    Positive: the contributor lifts the target. ``contributors`` are all that reach the target unless named; one that
    does not reach it has 0. NaN where the strength without it would be no answer. Contributors stand in the order of
    the network; relations that are nodes are among them, the target is not. Each costs one pass over what lies between
    it and the target. The network is not changed. Raises `NodeNotFound`, `QueryError`, and `NetworkError`, also where
    the target's strength is no answer or where too much lies between.

    >>> debate = nx.DiGraph([("doubt", "claim", {"relation": "attacks"})])
    >>> removal(debate, "claim", "df-quad")
    {'doubt': -0.25}
    """
    whole = solved(network, semantics, answers_attack=answers_attack)
    number = whole.target(target)
    inside = cone(whole.network, number)
    wanted = inside if contributors is None else found(whole.network, contributors)
    wanted = wanted[wanted != number]
    shown = {whole.network.names[node]: 0.0 for node in wanted.tolist()}
    cut = whole.within(inside)
    out = np.searchsorted(inside, np.intersect1d(wanted, inside))
    pairs = reach(cut.network, out, most_pairs(whole))
    if pairs is None:
        raise NetworkError(
            f"what lies between {out.size:,} contributors and {target!r} is more than {most_pairs(whole):,} strengths"
            " (name fewer contributors, or ask for the gradient)"
        )
    goal = int(np.searchsorted(inside, number))
    values = nearly_zero(cut.state[goal] - without_each(cut, pairs)[pairs.reached == goal])
    shown.update(zip((cut.network.names[node] for node in out.tolist()), values.tolist(), strict=True))
    return shown
