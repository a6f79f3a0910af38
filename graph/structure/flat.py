"""A network as arrays: what large networks are computed on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeAlias

import networkx as nx
import numpy as np
from scipy import sparse

from graph.errors import NetworkError, NodeNotFound, did_you_mean
from graph.polarity import Integers

__all__ = ["LARGE", "Flat", "Network", "checked", "flat", "known", "simple"]

LARGE = 10_000
"""The number of nodes above which arrays and compiled packages take over from NetworkX."""

MOST_COMPARED = 10_000
"""How many names a misspelt one is compared with; more would take seconds."""


@dataclass(frozen=True, eq=False)
class Flat:
    """Node ``i`` is ``names[i]``, sorted; an edge runs from ``sources[e]`` to ``targets[e]``, each pair once, sorted.

    ``counts`` says how many parallel edges a pair stands for.
    """

    names: Sequence[Any]
    sources: Integers
    targets: Integers
    counts: Integers

    def __len__(self) -> int:
        return len(self.names)

    @cached_property
    def number(self) -> dict[Any, int]:
        """The number of every name."""
        return {name: number for number, name in enumerate(self.names)}

    @cached_property
    def matrix(self) -> Any:  # noqa: ANN401  scipy ships no types
        """The adjacency matrix, a row for each source; an entry is the number of parallel edges."""
        size = len(self.names)
        return sparse.csr_array((self.counts.astype(np.float64), (self.sources, self.targets)), shape=(size, size))

    @cached_property
    def undirected(self) -> tuple[Integers, Integers, Integers]:
        """Every pair of different nodes that an edge joins, the smaller number first, and how many edges join it."""
        low, high = np.minimum(self.sources, self.targets), np.maximum(self.sources, self.targets)
        apart = low != high
        ends, place = np.unique(low[apart] * len(self) + high[apart], return_inverse=True)
        counts = np.bincount(place, weights=self.counts[apart], minlength=len(ends)).astype(np.int64)
        return ends // max(1, len(self)), ends % max(1, len(self)), counts

    def named(self, numbers: Iterable[int]) -> tuple[Any, ...]:
        """Return the names of some nodes."""
        return tuple(self.names[number] for number in numbers)


Network: TypeAlias = "nx.DiGraph[Any] | Flat"
"""A NetworkX network, or its arrays where several questions are asked of a large one."""


def flat(network: Network) -> Flat:
    """Return a network as arrays; a `Flat` is returned as it is. O(edges × log edges), a second for a million.

    >>> pair = flat(nx.MultiDiGraph([("b", "a"), ("b", "a")]))
    >>> pair.names, pair.sources.tolist(), pair.targets.tolist(), pair.counts.tolist()
    (['a', 'b'], [1], [0], [2])
    """
    if isinstance(network, Flat):
        return network
    checked(network)
    names = sorted(network, key=str)
    number = {name: place for place, name in enumerate(names)}
    ends = ((number[source] * len(names) + number[target]) for source, target in network.edges())
    pairs, counts = np.unique(np.fromiter(ends, np.int64, network.number_of_edges()), return_counts=True)
    return Flat(names, pairs // max(1, len(names)), pairs % max(1, len(names)), counts.astype(np.int64))


def checked(network: Network) -> None:
    """Raise `NetworkError` where this is no directed network."""
    if isinstance(network, Flat):
        return
    if not isinstance(network, nx.Graph) or not network.is_directed():
        raise NetworkError(
            f"a network is a networkx.DiGraph or MultiDiGraph, not {type(network).__name__} (edges need a direction)"
        )


def known(network: Network, *nodes: object) -> None:
    """Raise `NodeNotFound` that names every node which the network lacks, with the nearest that it has."""
    checked(network)
    place = network.number if isinstance(network, Flat) else network
    lost = [node for node in nodes if node not in place]
    if lost:
        names = list(map(str, place)) if len(place) <= MOST_COMPARED else []
        hints = [did_you_mean(str(node), names) for node in lost]
        raise NodeNotFound(
            "; ".join(
                f"no element or relation is called {node!r}" + (f" ({hint})" if hint else "")
                for node, hint in zip(lost, hints, strict=True)
            )
        )


def simple(network: nx.DiGraph[Any]) -> nx.Graph[Any]:
    """Return the undirected network without parallel edges and self-loops, nodes and edges sorted.

    An edge's ``weight`` is the number of edges that join the two.
    """
    arrays = flat(network)
    plain: nx.Graph[Any] = nx.Graph()
    plain.add_nodes_from(arrays.names)
    rows = zip(*(column.tolist() for column in arrays.undirected), strict=True)
    plain.add_weighted_edges_from((arrays.names[low], arrays.names[high], count) for low, high, count in rows)
    return plain
