"""Sections and topics as groups: what runs within them and what between them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import networkx as nx

from graph.structure.flat import checked, simple

__all__ = ["Mixing", "mixing", "modularity"]

PREMISE = "premise"
NOWHERE = ""


@dataclass(frozen=True, slots=True)
class Mixing:
    """How many relations run from group to group: ``counts[i][j]`` from ``groups[i]`` to ``groups[j]``."""

    groups: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]

    @property
    def total(self) -> int:
        """All relations; one with several sources counts once for each."""
        return sum(map(sum, self.counts))

    @property
    def within(self) -> float:
        """The share of relations that stay in their group, 0 where there are none."""
        inside = sum(row[number] for number, row in enumerate(self.counts))
        return inside / self.total if self.total else 0.0


def mixing(network: nx.DiGraph[Any], by: str = "section") -> Mixing:
    """Return how many relations run within and between the groups that a node attribute names.

    ``by`` is the attribute: ``section``, ``topic``, ``kind``, ``holder``. Of several values, parted by semicolons, the
    first counts; a node without one is in the group ``""``. A relation that is a node counts from its premises to what
    it aims at, and stands in the group of that unless it has one itself. Linear.

    >>> debate = nx.DiGraph([("bus", "charge", {"relation": "supports"})])
    >>> nx.set_node_attributes(debate, {"bus": "2", "charge": "1"}, "section")
    >>> mixing(debate)
    Mixing(groups=('1', '2'), counts=((0, 0), (1, 0)))
    """
    checked(network)
    group = _grouping(network, by)
    found = Counter((group(source), group(target)) for source, target in _relations(network))
    groups = tuple(sorted({group(node) for node in network}))
    return Mixing(groups, tuple(tuple(found[row, column] for column in groups) for row in groups))


def modularity(network: nx.DiGraph[Any], by: str = "section") -> float:
    """Return how much more the groups hold together than chance would have it, from -½ to 1; 0 without relations.

    Directions do not matter; the attribute is read as by `mixing`. Linear.

    Newman and Girvan 2004, doi:10.1103/PhysRevE.69.026113.
    """
    checked(network)
    group = _grouping(network, by)
    parts: dict[str, set[Any]] = {}
    for node in network:
        parts.setdefault(group(node), set()).add(node)
    plain = simple(network)
    return float(nx.community.modularity(plain, parts.values())) if plain.number_of_edges() else 0.0


def _grouping(network: nx.DiGraph[Any], by: str) -> Callable[[Any], str]:
    own = {node: str(data.get(by) or NOWHERE).split(";")[0] for node, data in network.nodes(data=True)}
    return {node: own[node] or _of_target(network, node, own) for node in network}.__getitem__


def _of_target(network: nx.DiGraph[Any], node: object, own: dict[Any, str]) -> str:
    """Return the group of what a relation node aims at, through further relation nodes; nothing for another node."""
    seen = {node}
    while network.nodes[node].get("kind") == "relation":
        node = next((after for after in network[node] if after not in seen), None)
        if node is None or own[node]:
            return own[node] if node is not None else NOWHERE
        seen.add(node)
    return NOWHERE


def _relations(network: nx.DiGraph[Any]) -> Iterator[tuple[Any, Any]]:
    """Yield the ends of every relation, from each of its sources; a premise edge is half of one."""
    edges = list(network.edges(data="relation"))
    premises: dict[Any, list[Any]] = {}
    for source, target, kind in edges:
        if kind == PREMISE:
            premises.setdefault(target, []).append(source)
    for source, target, kind in edges:
        if kind != PREMISE:
            yield from ((before, target) for before in premises.get(source, [source]))
