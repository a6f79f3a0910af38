"""Structure: what is central, what hangs together, what runs in a circle."""

from __future__ import annotations

from itertools import islice

import networkx as nx

SAMPLED_ABOVE = 1_000
SAMPLE = 200
MOST_CYCLES = 100
LONGEST_CYCLE = 12


def page_rank(network: nx.DiGraph[str]) -> dict[str, float]:
    """Return PageRank (Brin and Page 1998) along the edges, so that what much leans on ranks high; sums to 1.

    Damping 0.85; parallel edges add up. Empty for an empty network.
    """
    return dict(nx.pagerank(nx.DiGraph(network))) if len(network) else {}


def betweenness(network: nx.DiGraph[str]) -> dict[str, float]:
    """Return betweenness: the share of shortest chains that run through a node, from 0 to 1.

    After Brandes 2001, doi:10.1080/0022250X.2001.9990249.

    Exact up to 1,000 nodes in O(nodes × edges); above, from 200 sampled nodes with a fixed seed.
    """
    sample = SAMPLE if len(network) > SAMPLED_ABOVE else None
    return dict(nx.betweenness_centrality(nx.DiGraph(network), k=sample, seed=0))


def components(network: nx.DiGraph[str]) -> tuple[tuple[str, ...], ...]:
    """Return the weakly connected parts, largest first, ties by their first node; members sorted."""
    found = (tuple(sorted(part)) for part in nx.weakly_connected_components(network))
    return tuple(sorted(found, key=lambda part: (-len(part), part)))


def cycles(network: nx.DiGraph[str], limit: int = MOST_CYCLES) -> tuple[tuple[str, ...], ...]:
    """Return up to ``limit`` circles of at most twelve nodes, each turned so that its smallest node comes first.

    Circles lie within strongly connected components; the search is bounded, so that a dense map cannot hang it.
    """
    plain = nx.DiGraph()
    plain.add_nodes_from(sorted(network))
    plain.add_edges_from(sorted(set(network.edges())))
    found = islice(nx.simple_cycles(plain, length_bound=LONGEST_CYCLE), limit)
    return tuple(sorted((_turned(cycle) for cycle in found), key=lambda cycle: (len(cycle), cycle)))


def _turned(cycle: list[str]) -> tuple[str, ...]:
    first = cycle.index(min(cycle))
    return (*cycle[first:], *cycle[:first])
