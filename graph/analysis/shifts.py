"""How far base scores would have to move to take the claims that most leans on across 1/2."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice

import networkx as nx

from graph import policy
from graph.polarity import SIGNS
from graph.policy import Counted, LeastShift
from graph.strength import Strengths

PREMISE = "premise"
MOST_SHIFTS = 10
"""How many claims are asked about: those of the highest PageRank."""
ROUNDS = 10
"""How long each is searched for, which is the same on every machine, unlike seconds."""
MOST_BEHIND = 60
"""A claim on which more elements bear is not asked about, nor one that hangs on a circle: that would take minutes."""
HALF = 0.5


def least_shifts(view: Counted, ranks: Mapping[str, float], found: Strengths) -> dict[str, LeastShift]:
    """Return the least change of base scores for each of the most central elements whose strength is not 1/2."""
    network, unsettled = view.whole, set(found.unsettled)
    asked = (
        node
        for node in sorted(ranks, key=lambda node: (-round(ranks[node], 12), node))
        if network.nodes[node].get("kind") != "relation"
        and node not in unsettled
        and found[node] != HALF
        and _is_searchable(network, node)
    )
    return {
        node: policy.least_shift(view, node, semantics=found.semantics, budget=None, rounds=ROUNDS)
        for node in islice(asked, MOST_SHIFTS)
    }


def _is_searchable(network: nx.MultiDiGraph[str], node: str) -> bool:
    """Tell whether few elements bear on a claim, and none in a circle."""
    behind, waiting = {node}, [node]
    while waiting and len(behind) <= MOST_BEHIND:
        for source, _, kind in network.in_edges(waiting.pop(), data="relation"):
            if (SIGNS.get(kind) or kind == PREMISE) and source not in behind:
                behind.add(source)
                waiting.append(source)
    if len(behind) > MOST_BEHIND:
        return False
    bearing = nx.DiGraph(
        (source, target)
        for source, target, kind in network.subgraph(behind).edges(data="relation")
        if SIGNS.get(kind) or kind == PREMISE
    )
    return bool(nx.is_directed_acyclic_graph(bearing))
