"""What hangs together: components, communities, bridges, articulation points, cores. Directions do not matter here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import networkx as nx
import numpy as np
from scipy.sparse import csgraph, csr_matrix

from graph.structure.flat import LARGE, Flat, Network, checked, flat, simple
from graph.structure.packages import rust_graph, scikit_network

__all__ = ["articulation_points", "bridges", "communities", "components", "cores"]

SEED = 0


def components(network: Network) -> tuple[tuple[Any, ...], ...]:
    """Return the weakly connected parts, largest first, ties by their first node; members sorted. Linear."""
    checked(network)
    if not isinstance(network, Flat) and len(network) <= LARGE:
        return _sorted_parts(nx.weakly_connected_components(network))
    arrays = flat(network)
    return _by_label(arrays, csgraph.connected_components(arrays.matrix, connection="weak")[1]) if len(arrays) else ()


def communities(network: Network) -> tuple[tuple[Any, ...], ...]:
    """Return communities, largest first: groups with more relations inside than chance would put there.

    Louvain's method, which seeks high modularity and does not promise the highest; parallel edges weigh more. NetworkX
    up to 10,000 nodes, then scikit-network, whose groups may differ but are as good (modularity within 0.05 in the
    tests). The same network gives the same groups. Raises `MissingPackage`.

    Blondel, Guillaume, Lambiotte and Lefebvre 2008, doi:10.1088/1742-5468/2008/10/P10008.
    """
    checked(network)
    if not isinstance(network, Flat) and len(network) <= LARGE:
        arrays = flat(network)
        plain = nx.convert_node_labels_to_integers(simple(network))
        found = nx.community.louvain_communities(plain, seed=SEED) if len(plain) else []
        return _sorted_parts(map(arrays.named, found))
    arrays = flat(network)
    return _by_label(arrays, _louvain(arrays)) if len(arrays) else ()


def _louvain(network: Flat) -> Any:  # noqa: ANN401  an array; scikit-network ships no types
    low, high, count = network.undirected
    if not len(low):
        return np.arange(len(network))
    ends, weight = (np.r_[low, high], np.r_[high, low]), np.r_[count, count].astype(np.float64)
    # scikit-network refuses sparse arrays, which are no matrices
    joined = csr_matrix((weight, ends), shape=(len(network), len(network)))
    method = scikit_network("clustering").Louvain(random_state=SEED, shuffle_nodes=False)
    return method.fit_predict(joined)


def bridges(network: Network) -> Iterator[tuple[Any, Any]]:
    """Yield the relations that alone hold two parts together, as (source, target), sorted.

    Two nodes with several relations between them are no bridge. Linear. Raises `MissingPackage` above 10,000 nodes
    where rustworkx is absent.

    >>> list(bridges(nx.DiGraph([("a", "b"), ("b", "c"), ("c", "b")])))
    [('a', 'b')]
    """
    checked(network)
    arrays = flat(network)
    low, high, count = (column.tolist() for column in arrays.undirected)
    joined = dict(zip(zip(low, high, strict=True), count, strict=True))
    ways = set(zip(arrays.sources.tolist(), arrays.targets.tolist(), strict=True))
    for one, other in sorted((min(pair), max(pair)) for pair in _bridges(arrays)):
        if joined[one, other] == 1:
            source, target = (one, other) if (one, other) in ways else (other, one)
            yield arrays.names[source], arrays.names[target]


def _bridges(network: Flat) -> Iterable[tuple[int, int]]:
    if len(network) > LARGE:
        rustworkx, plain = rust_graph(network)
        return set(rustworkx.bridges(plain))
    return set(nx.bridges(_numbered(network)))


def articulation_points(network: Network) -> tuple[Any, ...]:
    """Return the nodes whose removal parts a component, sorted. Linear; `MissingPackage` as for `bridges`.

    >>> articulation_points(nx.DiGraph([("a", "b"), ("b", "c")]))
    ('b',)
    """
    checked(network)
    arrays = flat(network)
    if len(arrays) > LARGE:
        rustworkx, plain = rust_graph(arrays)
        return arrays.named(sorted(rustworkx.articulation_points(plain)))
    return arrays.named(sorted(nx.articulation_points(_numbered(arrays))))


def cores(network: Network) -> dict[Any, int]:
    """Return each node's core number: the largest k such that it is in a part whose members have k neighbours there.

    Self-loops and parallel edges do not count. Linear; `MissingPackage` as for `bridges`.

    Batagelj and Zaveršnik 2003, arXiv:cs/0310049.

    >>> cores(nx.DiGraph([("a", "b"), ("b", "c"), ("c", "a"), ("d", "a")]))
    {'a': 2, 'b': 2, 'c': 2, 'd': 1}
    """
    checked(network)
    arrays = flat(network)
    if len(arrays) > LARGE:
        rustworkx, plain = rust_graph(arrays)
        found = dict(rustworkx.core_number(plain))
    else:
        found = nx.core_number(_numbered(arrays))
    return {name: int(found[number]) for number, name in enumerate(arrays.names)}


def _numbered(network: Flat) -> nx.Graph[int]:
    plain: nx.Graph[int] = nx.Graph()
    plain.add_nodes_from(range(len(network)))
    low, high, _ = network.undirected
    plain.add_edges_from(zip(low.tolist(), high.tolist(), strict=True))
    return plain


def _sorted_parts(parts: Iterable[Iterable[Any]]) -> tuple[tuple[Any, ...], ...]:
    found = (tuple(sorted(part, key=str)) for part in parts)
    return tuple(sorted(found, key=lambda part: (-len(part), str(part[0]))))


def _by_label(network: Flat, labels: Any) -> tuple[tuple[Any, ...], ...]:  # noqa: ANN401
    """Return the parts that carry one label each; names are sorted already."""
    order = np.argsort(labels, kind="stable")
    cuts = np.flatnonzero(np.diff(labels[order])) + 1
    return _sorted_parts(map(network.named, (part.tolist() for part in np.split(order, cuts))))
