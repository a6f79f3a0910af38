"""Acceptance: what stands once every attack is taken into account.

Works on any `networkx.DiGraph` or `MultiDiGraph` whose edges carry ``relation``. Only attacks count here (``attacks``,
``rebuts``, ``undermines``, ``undercuts``); an edge runs from attacker to attacked.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping
from typing import Literal, TypeAlias

import networkx as nx

Label: TypeAlias = Literal["in", "out", "undecided"]
ATTACKS = frozenset({"attacks", "rebuts", "undercuts", "undermines"})
PREMISE = "premise"


def grounded(network: nx.DiGraph[str]) -> dict[str, Label]:
    """Return the grounded labelling: in, out or undecided for every node.

    A node is in where every attacker is out, out where some attacker is in, and undecided otherwise; grounded is the
    least such labelling (Dung 1995, doi:10.1016/0004-3702(94)00041-X). A node of kind ``relation`` stands only where
    its premises do: whatever attacks a premise attacks it too (the necessary reading of support, Nouioua and Risch
    2010). Time and memory linear in the attacks. The network is not changed.

    >>> grounded(nx.DiGraph([("a", "b", {"relation": "attacks"}), ("b", "c", {"relation": "attacks"})]))
    {'a': 'in', 'b': 'out', 'c': 'in'}
    """
    attackers = attack_graph(network)
    return _label(attackers)


def attack_graph(network: nx.DiGraph[str]) -> dict[str, list[str]]:
    """Return the attackers of every node, each once, in the order of the edges, derived ones of relation nodes too."""
    attackers: dict[str, dict[str, None]] = {node: {} for node in network}
    premises: dict[str, list[str]] = {}
    for source, target, relation in network.edges(data="relation"):
        if relation in ATTACKS:
            attackers[target][source] = None
        elif relation == PREMISE:
            premises.setdefault(target, []).append(source)
    for relation, sources in premises.items():
        for source in sources:
            attackers[relation].update(attackers[source])
    return {node: list(found) for node, found in attackers.items()}


def _label(attackers: Mapping[str, Iterable[str]]) -> dict[str, Label]:
    waiting = {node: len(list(found)) for node, found in attackers.items()}
    victims: dict[str, list[str]] = {node: [] for node in attackers}
    for node, found in attackers.items():
        for attacker in found:
            victims[attacker].append(node)
    labels: dict[str, Label] = dict.fromkeys(attackers, "undecided")
    ready = deque(node for node, count in waiting.items() if count == 0)
    while ready:
        node = ready.popleft()
        if labels[node] != "undecided":
            continue
        labels[node] = "in"
        for victim in victims[node]:
            if labels[victim] == "undecided":
                labels[victim] = "out"
                ready.extend(_freed(victims[victim], waiting))
    return labels


def _freed(nodes: Iterable[str], waiting: dict[str, int]) -> Iterable[str]:
    """Count one attacker less for each node, and yield those that have none left."""
    for node in nodes:
        waiting[node] -= 1
        if waiting[node] == 0:
            yield node
