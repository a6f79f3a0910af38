"""How far base scores would have to move to take the claims that most leans on across 1/2."""

from __future__ import annotations

from collections.abc import Mapping

import networkx as nx

from graph import policy
from graph.policy import LeastShift
from graph.strength import Strengths

MOST_SHIFTS = 10
"""How many claims are asked about: those of the highest PageRank."""
ROUNDS = 10
"""How long each is searched for, which is the same on every machine, unlike seconds."""
HALF = 0.5


def least_shifts(network: nx.MultiDiGraph[str], ranks: Mapping[str, float], found: Strengths) -> dict[str, LeastShift]:
    """Return the least change of base scores for each of the most central elements whose strength is not 1/2."""
    unsettled = set(found.unsettled)
    moved = [
        node
        for node, kind in network.nodes(data="kind")
        if kind != "relation" and node not in unsettled and found[node] != HALF
    ]
    central = sorted(moved, key=lambda node: (-round(ranks[node], 12), node))[:MOST_SHIFTS]
    return {
        node: policy.least_shift(network, node, semantics=found.semantics, budget=None, rounds=ROUNDS)
        for node in central
    }
