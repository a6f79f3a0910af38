"""A smaller network: without some elements and relations, or only as far as one reading goes.

A relation that is a node rests on its premises, which have edges ``premise`` to it, and pushes its target. It falls
with any premise where they are linked, with the last one where each counts alone (``linked`` false), and with its
target.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

import networkx as nx

from graph.policy.readings import all_known, beyond, edges

PREMISE = "premise"


def relation_nodes(network: nx.DiGraph[str]) -> tuple[str, ...]:
    """Return the relations that are nodes: of kind ``relation``, or with a premise."""
    held = {target for _, target, relation in network.edges(data="relation") if relation == PREMISE}
    return tuple(node for node, kind in network.nodes(data="kind") if kind == "relation" or node in held)


def in_reading(network: nx.DiGraph[str], reading: str = "analyst") -> nx.MultiDiGraph[str]:
    """Return a copy with the edges that count in this reading, and without the relation nodes that fall with the rest.

    Elements all stay. Linear. Raises `QueryError` for an unknown reading, `NetworkError` for an unknown basis.

    >>> debate = nx.MultiDiGraph([("rebate", "dear", "r", {"relation": "answers", "basis": "analyst"})])
    >>> len(in_reading(debate, "implicit").edges), len(in_reading(debate, "analyst").edges)
    (0, 1)
    """
    return _cut(network, set(), beyond(network, reading))


def without(network: nx.DiGraph[str], dropped: Iterable[str]) -> nx.MultiDiGraph[str]:
    """Return a copy without these elements and relations, and without the relation nodes that fall with them.

    A relation is named by its id, the key of its edges. Linear. Raises `NodeNotFound` for a name that is neither.

    >>> debate = nx.MultiDiGraph([("a", "r"), ("b", "r"), ("r", "c")], kind="debate")
    >>> nx.set_edge_attributes(debate, {("a", "r", 0): "premise", ("b", "r", 0): "premise"}, "relation")
    >>> sorted(without(debate, ["a"]))
    ['b', 'c']
    """
    names = set(dropped)
    all_known(network, names, {name for _, _, name, _ in edges(network)})
    return _cut(network, {name for name in names if name in network}, names)


def _cut(network: nx.DiGraph[str], nodes: set[str], relations: Collection[str]) -> nx.MultiDiGraph[str]:
    smaller: nx.MultiDiGraph[str] = nx.MultiDiGraph(**network.graph)
    smaller.add_nodes_from((node, dict(data)) for node, data in network.nodes(data=True) if node not in nodes)
    smaller.add_edges_from(
        (source, target, name, dict(data))
        for source, target, name, data in edges(network)
        if source not in nodes and target not in nodes and name not in relations
    )
    waiting = list(relation_nodes(network))
    while fallen := [node for node in waiting if node in smaller and _falls(node, network, smaller)]:
        smaller.remove_nodes_from(fallen)
    return smaller


def _falls(relation: str, network: nx.DiGraph[str], smaller: nx.MultiDiGraph[str]) -> bool:
    targets, left = int(network.out_degree(relation)), int(smaller.out_degree(relation))
    return falls(premises(network, relation).values(), len(premises(smaller, relation)), targets, left)


def falls(needed: Collection[bool], premises_left: int, targets: int, targets_left: int) -> bool:
    """Tell whether a relation falls, by whether each of its premises was needed, and what is left.

    >>> falls([True, True], 1, 1, 1), falls([False, False], 1, 1, 1), falls([True], 1, 1, 0)
    (True, False, True)
    """
    alone = len(needed) > 1 and not any(needed)
    lost = not premises_left if alone else premises_left < len(needed)
    return lost or (targets > 0 and not targets_left)


def premises(network: nx.DiGraph[str], relation: str) -> dict[str, bool]:
    """The premises of a relation, and whether each is needed."""
    return {
        source: data.get("linked") is not False
        for source, _, data in network.in_edges(relation, data=True)
        if data.get("relation") == PREMISE
    }
