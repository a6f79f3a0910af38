"""The edges of a network by what they do: attack, support, or carry a relation that is a node.

Edges run from attacker to attacked, from supporter to supported, from premise to relation.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import networkx as nx

ATTACKS = frozenset({"attacks", "rebuts", "undercuts", "undermines"})
SUPPORTS = frozenset({"supports", "causes"})
NEUTRAL = frozenset({"answers", "qualifies", "restates"})
PREMISE = "premise"


@dataclass(frozen=True, slots=True)
class Edges:
    """Nodes by number, and pairs of them, each once, in the order of the network.

    ``premises`` holds the premises of every relation that is a node; ``convergent`` are the relations that any one of
    several premises carries, the others need all of theirs.
    """

    names: list[str]
    attacks: dict[tuple[int, int], None]
    supports: dict[tuple[int, int], None]
    premises: dict[int, dict[int, None]]
    convergent: frozenset[int]


def edges(network: nx.DiGraph[str], *, answers_attack: bool = False) -> Edges:
    """Return the edges of a network; linear. With ``answers_attack`` a response attacks the problem that it answers.

    Raises `NetworkError` for what is no directed network, or for everything that is wrong with it where an edge has no
    known relation or the premises of a relation are of both sorts.
    """
    reading = _Reading(answers_attack)
    if not isinstance(network, nx.Graph) or not network.is_directed() or not reading.fits(network):
        _refuse(network)
    return reading.result()


def attack_graph(network: nx.DiGraph[str]) -> dict[str, list[str]]:
    """Return the attackers of every node, each once, in the order of the edges, those of a relation's premises too.

    Whoever attacks a premise attacks the relation; a relation that any of several premises carries is attacked by
    whoever attacks them all.
    """
    found = edges(network)
    attackers: list[dict[int, None]] = [{} for _ in found.names]
    for source, target in found.attacks:
        attackers[target][source] = None
    for relation, premises in found.premises.items():
        shared = relation in found.convergent
        for attacker in [each for premise in premises for each in attackers[premise]]:
            if not shared or all(attacker in attackers[premise] for premise in premises):
                attackers[relation][attacker] = None
    return {name: [found.names[each] for each in those] for name, those in zip(found.names, attackers, strict=True)}


class _Reading:
    """One pass over a network."""

    def __init__(self, answers_attack: bool) -> None:  # noqa: FBT001  named where it is public
        self.attacking = ATTACKS | {"answers"} if answers_attack else ATTACKS
        self.number: dict[str, int] = {}
        self.attacks: dict[tuple[int, int], None] = {}
        self.supports: dict[tuple[int, int], None] = {}
        self.premises: dict[int, dict[int, None]] = {}
        self.linked: dict[int, bool] = {}

    def fits(self, network: nx.DiGraph[str]) -> bool:
        """Take the network in, and tell whether all of it is understood."""
        self.number = {name: place for place, name in enumerate(network)}
        self.premises = {self.number[name]: {} for name, kind in network.nodes(data="kind") if kind == "relation"}
        return all(
            self.takes(self.number[one], self.number[other], data) for one, other, data in network.edges(data=True)
        )

    def takes(self, source: int, target: int, data: Mapping[str, Any]) -> bool:
        relation = data.get("relation")
        if relation == PREMISE:
            linked = data.get("linked") is not False
            self.premises.setdefault(target, {})[source] = None
            return self.linked.setdefault(target, linked) == linked
        if relation in self.attacking:
            self.attacks[source, target] = None
        elif relation in SUPPORTS:
            self.supports[source, target] = None
        return relation in NEUTRAL or relation in self.attacking or relation in SUPPORTS

    def result(self) -> Edges:
        any_one = (target for target, linked in self.linked.items() if not linked and len(self.premises[target]) > 1)
        return Edges(list(self.number), self.attacks, self.supports, self.premises, frozenset(any_one))


def _refuse(network: object) -> None:
    """Raise `NetworkError` with everything that is wrong; numpy comes along, so only where it is needed."""
    from graph.polarity import signed

    signed(network)
