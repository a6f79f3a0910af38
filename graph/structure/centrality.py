"""What is central: PageRank, betweenness, degrees. Edges run from premise to conclusion, from attacker to attacked."""

from __future__ import annotations

from collections import deque
from random import Random
from typing import Any, NamedTuple

import networkx as nx
import numpy as np
from scipy import sparse

from graph.structure.flat import LARGE, Flat, Network, checked, flat

__all__ = ["DAMPING", "SAMPLE", "SAMPLED_ABOVE", "Degrees", "betweenness", "degrees", "page_rank"]

DAMPING = 0.85
TOLERANCE = 1e-12
ROUNDS = 500
SAMPLED_ABOVE = 5_000
SAMPLE = 200
BY_NETWORKX = 1_000


class Degrees(NamedTuple):
    """How many edges end in a node, and how many start from it; parallel edges count each."""

    into: int
    out: int


def degrees(network: nx.DiGraph[Any]) -> dict[Any, Degrees]:
    """Return what bears on every node and what it bears on, in numbers; linear.

    >>> degrees(nx.DiGraph([("reason", "claim"), ("doubt", "claim")]))["claim"]
    Degrees(into=2, out=0)
    """
    checked(network)
    return {node: Degrees(network.in_degree(node), network.out_degree(node)) for node in network}


def page_rank(network: Network) -> dict[Any, float]:
    """Return PageRank along the edges, so that what much leans on ranks high; sums to 1, empty for an empty network.

    Damping 0.85; parallel edges count once; what leads nowhere shares its rank with all. Iterated until the ranks move
    by less than 1e-12 in sum, about 170 rounds of O(edges).

    Brin and Page 1998, doi:10.1016/S0169-7552(98)00110-X.
    """
    checked(network)
    if not len(network):
        return {}
    if isinstance(network, Flat) or len(network) > LARGE:
        return _ranks_by_scipy(flat(network))
    plain = nx.DiGraph(network.edges())
    plain.add_nodes_from(network)
    found = nx.pagerank(plain, alpha=DAMPING, max_iter=ROUNDS, tol=TOLERANCE / len(network), weight=None)
    return {node: float(found[node]) for node in network}


def _ranks_by_scipy(network: Flat) -> dict[Any, float]:
    size = len(network)
    out = np.bincount(network.sources, minlength=size)
    share = 1.0 / out[network.sources]
    pull = sparse.csr_array((share, (network.targets, network.sources)), shape=(size, size))
    ends = np.flatnonzero(out == 0)
    rank = np.full(size, 1.0 / size)
    for _ in range(ROUNDS):
        last = rank
        rank = DAMPING * (pull @ last + last[ends].sum() / size) + (1 - DAMPING) / size
        if np.abs(rank - last).sum() < TOLERANCE:
            break
    return dict(zip(network.names, rank.tolist(), strict=True))


def betweenness(network: Network) -> dict[Any, float]:
    """Return betweenness: the share of shortest chains between two others that run through a node, from 0 to 1.

    Exact up to 5,000 nodes; above, estimated from the chains that start at 200 nodes drawn with a fixed seed. O(starts
    × edges within reach). Parallel edges count once. By NetworkX up to 1,000 nodes.

    Brandes 2001, doi:10.1080/0022250X.2001.9990249; Brandes and Pich 2007, doi:10.1142/S0218127407018403.
    """
    checked(network)
    if not isinstance(network, Flat) and len(network) <= BY_NETWORKX:
        plain = nx.DiGraph(network.edges())
        plain.add_nodes_from(network)
        found = nx.betweenness_centrality(plain)
        return {node: found[node] for node in network}
    arrays = flat(network)
    starts: list[int] = list(range(len(arrays)))
    if len(arrays) > SAMPLED_ABOVE:
        starts = sorted(Random(0).sample(starts, SAMPLE))  # noqa: S311  no secret
    return _shares_by_reach(arrays, starts)


def _shares_by_reach(network: Flat, starts: list[int]) -> dict[Any, float]:
    """Return betweenness from some starts, scaled up to all; only what a start reaches is looked at."""
    size = len(network)
    heads = np.searchsorted(network.sources, np.arange(size + 1)).tolist()
    targets = network.targets.tolist()
    follows = [targets[heads[node] : heads[node + 1]] for node in range(size)]
    total = [0.0] * size
    for start in starts:
        _add_chains(follows, start, total)
    pairs = (size - 1) * (size - 2)
    scale = size / len(starts) / pairs if starts and pairs > 0 else 0.0
    return {name: total[number] * scale for number, name in enumerate(network.names)}


def _add_chains(follows: list[list[int]], start: int, total: list[float]) -> None:
    """Add to every node the share of shortest chains from ``start`` that run through it."""
    far, ways, before = {start: 0}, {start: 1.0}, {start: list[int]()}
    order, waiting = [], deque([start])
    while waiting:
        node = waiting.popleft()
        order.append(node)
        for after in follows[node]:
            if after not in far:
                far[after], ways[after], before[after] = far[node] + 1, 0.0, []
                waiting.append(after)
            if far[after] == far[node] + 1:
                ways[after] += ways[node]
                before[after].append(node)
    carried = dict.fromkeys(order, 0.0)
    for node in reversed(order):
        for earlier in before[node]:
            carried[earlier] += ways[earlier] / ways[node] * (1 + carried[node])
        if node != start:
            total[node] += carried[node]
