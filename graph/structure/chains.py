"""How one claim bears on another: shortest chains of reasons or of attacks, how far all is from the thesis, dominators.

An edge runs from premise to conclusion, from attacker to attacked. A chain goes through relation nodes: from a premise
to the relation that it carries and on to what that relation aims at is one step, and so is an undercut of a relation.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Literal, TypeAlias

import networkx as nx

from graph.errors import NetworkError, NoPath, did_you_mean
from graph.polarity import SIGNS
from graph.structure.flat import known

__all__ = ["By", "Chain", "Step", "chain", "chains", "depths", "dominators"]

By: TypeAlias = Literal["reasons", "attacks", "relations"]

PREMISE = "premise"
KINDS: dict[str, frozenset[str]] = {
    "reasons": frozenset({"supports", "causes"}),
    "attacks": frozenset({"attacks", "rebuts", "undermines", "undercuts"}),
    "relations": frozenset(SIGNS) - {PREMISE},
}
Weigh: TypeAlias = Callable[[Any, Any, Any], "int | None"]


@dataclass(frozen=True, slots=True)
class Step:
    """One relation of a chain: its kind, its key (None in a network without parallel edges) and its two ends."""

    source: Any
    target: Any
    relation: str
    key: Any = None


@dataclass(frozen=True, slots=True)
class Chain:
    """Relations that lead from one element to another, each from where the last one ended."""

    nodes: tuple[Any, ...]
    steps: tuple[Step, ...]

    def __len__(self) -> int:
        return len(self.steps)


def chain(network: nx.DiGraph[Any], source: object, target: object, by: By = "reasons") -> Chain:
    """Return the shortest chain of reasons, of attacks, or of any relations from one element or relation to another.

    ``nodes`` holds everything on the way, relation nodes too; the length is the number of relations. Of several chains
    the first in the order of their names, read backwards. O(edges within reach × log). Raises `NodeNotFound`, `NoPath`
    where there is none, and `NetworkError` where ``by`` or a relation is unknown.

    >>> debate = nx.DiGraph()
    >>> debate.add_edge("fuel is dear", "fewer cars", relation="causes")
    >>> debate.add_edge("fewer cars", "clean air", relation="supports")
    >>> [step.relation for step in chain(debate, "fuel is dear", "clean air").steps]
    ['causes', 'supports']
    """
    return next(chains(network, source, target, by))


def chains(network: nx.DiGraph[Any], source: object, target: object, by: By = "reasons") -> Iterator[Chain]:
    """Yield every shortest chain, in the order of their names; see `chain`. There may be very many."""
    known(network, source, target)
    weigh = _weighing(network, by)
    before, far = nx.dijkstra_predecessor_and_distance(network, source, weight=weigh)
    if target not in far:
        raise NoPath(f"no chain of {by} leads from {source!r} to {target!r}")
    for nodes in _back(before, source, target):
        yield Chain(nodes, tuple(_steps(network, nodes, by)))


def _back(before: dict[Any, list[Any]], source: object, target: object) -> Iterator[tuple[Any, ...]]:
    """Yield the ways from ``source`` to ``target`` in the order of their names, read backwards."""
    waiting: list[tuple[Any, ...]] = [(target,)]
    while waiting:
        way = waiting.pop()
        if way[0] == source:
            yield way
        else:
            earlier = sorted(before[way[0]], key=str, reverse=True)
            waiting += [(node, *way) for node in earlier if node not in way]


def _steps(network: nx.DiGraph[Any], nodes: tuple[Any, ...], by: str) -> Iterator[Step]:
    """Yield the relations along a way; a premise and what it carries are one, unless the way ends there."""
    start = None
    for source, target in pairwise(nodes):
        key, kind = min(_edges(network, source, target), key=lambda edge: _rank(edge, by))
        if kind == PREMISE and target != nodes[-1]:
            start = source
        else:
            yield Step(source if start is None else start, target, kind, key)
            start = None


def _rank(edge: tuple[Any, str], by: str) -> tuple[bool, bool, str, str]:
    key, kind = edge
    return kind not in KINDS[by], kind != PREMISE, kind, str(key)


def _edges(network: nx.DiGraph[Any], source: object, target: object) -> Iterator[tuple[Any, str]]:
    """Yield key and kind of the edges from one node to another."""
    if network.is_multigraph():
        yield from ((key, data.get("relation", "")) for key, data in network[source][target].items())
    else:
        yield None, network[source][target].get("relation", "")


def _weighing(network: nx.DiGraph[Any], by: str, *, backwards: bool = False) -> Weigh:
    """Return what an edge counts: 1, or 0 for a premise on its way into a relation, None where it is no part of it."""
    if by not in KINDS:
        hint = did_you_mean(by, KINDS)
        raise NetworkError(f"a chain is of {', '.join(KINDS)}, not of {by!r}" + (f" ({hint})" if hint else ""))
    wanted, several = KINDS[by], network.is_multigraph()

    def weigh(source: object, target: object, data: Any) -> int | None:  # noqa: ANN401  one edge's attributes, or all
        kinds = [each.get("relation") for each in data.values()] if several else [data.get("relation")]
        for kind in kinds:
            if not isinstance(kind, str) or kind not in SIGNS:
                ends = (target, source) if backwards else (source, target)
                raise NetworkError(_unknown(kind, *ends))
        if not wanted.isdisjoint(kinds):
            return 1
        return 0 if PREMISE in kinds else None

    return weigh


def _unknown(kind: object, source: object, target: object) -> str:
    allowed = f"one of {', '.join(SIGNS)}"
    if kind is None:
        return f"the edge from {source!r} to {target!r} has no relation (give it {allowed})"
    hint = did_you_mean(str(kind), SIGNS) or allowed
    return f"the relation of the edge from {source!r} to {target!r} is {kind!r}, which is unknown ({hint})"


def depths(network: nx.DiGraph[Any], thesis: object, by: By = "relations") -> dict[Any, int]:
    """Return how many relations lead from each node to the thesis at least; what leads there by none is left out.

    A relation node is as far as what it aims at, and one more. Linear but for a logarithm. Raises as `chain` does.
    """
    known(network, thesis)
    weigh = _weighing(network, by, backwards=True)
    found = nx.single_source_dijkstra_path_length(network.reverse(copy=False), thesis, weight=weigh)
    return {node: int(found[node]) for node in network if node in found}


def dominators(network: nx.DiGraph[Any], target: object, by: By = "reasons") -> dict[Any, Any]:
    """Return for each node that leads to ``target`` the next node that all its chains to it go through.

    Following it on and on gives every bottleneck between the two; ``target`` itself is left out. Raises as `chain`.

    Cooper, Harvey and Kennedy 2001, https://hdl.handle.net/1911/96345.

    >>> both = [("bus", "habits"), ("tram", "habits"), ("habits", "charge")]
    >>> debate = nx.DiGraph((*ends, {"relation": "supports"}) for ends in both)
    >>> dominators(debate, "charge") == {"habits": "charge", "bus": "habits", "tram": "habits"}
    True
    """
    known(network, target)
    weigh = _weighing(network, by, backwards=True)
    turned = nx.DiGraph()
    turned.add_node(target)
    adjacent = network.reverse(copy=False).adj
    for node, following in adjacent.items():
        turned.add_edges_from(
            (node, after) for after, data in following.items() if weigh(node, after, data) is not None
        )
    found = nx.immediate_dominators(turned, target)
    return {node: found[node] for node in network if node in found and node != target}
