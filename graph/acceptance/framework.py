"""Arguments as numbers and attacks as lists: what every semantics here works on.

An edge runs from attacker to attacked. The order of the arguments is the order of the network's nodes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import networkx as nx

from graph.errors import NodeNotFound, did_you_mean

ATTACKS = frozenset({"attacks", "rebuts", "undercuts", "undermines"})
PREMISE = "premise"
MOST_COMPARED = 10_000  # names that a misspelt one is compared with; more would take seconds


@dataclass(frozen=True, slots=True)
class Framework:
    """An abstract argumentation framework (Dung 1995): the names, and by number who attacks and who is attacked."""

    names: Sequence[str]
    attackers: Sequence[Sequence[int]]
    victims: Sequence[Sequence[int]]

    def number(self, name: str) -> int:
        """Return the number of an argument; raises `NodeNotFound`."""
        try:
            return self.names.index(name)
        except ValueError:
            hint = did_you_mean(name, self.names) if len(self.names) <= MOST_COMPARED else ""
            raise NodeNotFound(f"no argument is called {name!r}" + (f" ({hint})" if hint else "")) from None


Network: TypeAlias = "nx.DiGraph[str] | Framework"


def framework(network: Network) -> Framework:
    """Return the arguments and attacks of a network, each attack once; linear. A framework is returned as it is.

    >>> framework(nx.DiGraph([("a", "b", {"relation": "attacks"})])).attackers
    [[], [0]]
    """
    if isinstance(network, Framework):
        return network
    found = attack_graph(network)
    number = {name: place for place, name in enumerate(found)}
    pairs = ((number[source], target) for target, sources in enumerate(found.values()) for source in sources)
    return from_pairs(list(found), pairs)


def from_pairs(names: Sequence[str], attacks: Iterable[tuple[int, int]]) -> Framework:
    """Return a framework of these attacks, from attacker to attacked, of which each must come once."""
    attackers: list[list[int]] = [[] for _ in names]
    victims: list[list[int]] = [[] for _ in names]
    for source, target in attacks:
        attackers[target].append(source)
        victims[source].append(target)
    return Framework(names, attackers, victims)


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
