"""Who argues against whom: the mass of attacks between holders."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import zip_longest
from math import fsum

import networkx as nx

from graph.errors import NetworkError
from graph.polarity.values import share
from graph.policy.answering import ATTACKS
from graph.policy.budget import from_zero_up
from graph.policy.counting import Debate, counted
from graph.policy.cutting import premises, relation_nodes
from graph.policy.readings import edges, listed
from graph.strength import Semantics, strengths

HOLDS = frozenset({"asserts", "proposes", "concedes", ""})
"""The attitudes of whoever stands for an element; who reports, doubts or rejects it does not."""
NOBODY = ""


@dataclass(frozen=True, slots=True)
class ConflictMass:
    """The mass of attacks by (attacker, attacked), both holders, the heaviest first; ``""`` is nobody named.

    ``total`` is the mass of all attacks; ``within`` the part of it that holders spend on what they hold themselves.
    """

    mass: Mapping[tuple[str, str], float]
    total: float
    within: float

    @property
    def holders(self) -> tuple[str, ...]:
        """Whoever attacks or is attacked, sorted."""
        return tuple(sorted({holder for pair in self.mass for holder in pair}))

    def row(self, attacker: str) -> tuple[float, ...]:
        """Return the mass of one holder's attacks on each of ``holders``: a row of the matrix."""
        return tuple(self.mass.get((attacker, attacked), 0.0) for attacked in self.holders)


def conflict_mass(network: Debate, reading: str = "analyst", semantics: Semantics | None = None) -> ConflictMass:
    """Return who argues against whom, and how much.

    An attack weighs its ``strength`` times the ``importance`` of what it strikes and, with a gradual ``semantics``,
    times the strength of the attacker. Its mass is shared equally among the pairs of those who hold the one and the
    other: ``holder`` names them, separated by semicolons, ``attitude`` beside it says who only reports, doubts or
    rejects. A relation that is a node is held by whoever holds its premises. Linear but for the strengths. Raises
    `NetworkError` for an importance or strength out of range, with all of them in the message.

    >>> debate = nx.DiGraph([("doubt", "claim", {"relation": "attacks"})])
    >>> nx.set_node_attributes(debate, {"doubt": "critics", "claim": "states;firms"}, "holder")
    >>> conflict_mass(debate).mass
    {('critics', 'firms'): 0.5, ('critics', 'states'): 0.5}
    """
    view = counted(network, reading)
    force = strengths(view.arrays, semantics).values if semantics else {}
    who = _holders(view.network)
    mass: dict[tuple[str, str], list[float]] = {}
    for attacker, attacked, weight in _attacks(view.network):
        pairs = [(one, other) for one in who[attacker] for other in who[attacked]]
        for pair in pairs:
            mass.setdefault(pair, []).append(weight * force.get(attacker, 1.0) / len(pairs))
    sums = {pair: fsum(parts) for pair, parts in mass.items()}
    return ConflictMass(
        mass=dict(sorted(sums.items(), key=lambda entry: (-entry[1], entry[0]))),
        total=fsum(sums.values()),
        within=fsum(weight for (one, other), weight in sums.items() if one == other),
    )


def _attacks(network: nx.MultiDiGraph[str]) -> Iterator[tuple[str, str, float]]:
    faults: list[str] = []
    found = []
    for source, target, name, data in edges(network):
        if data.get("relation") in ATTACKS:
            weight = share(data.get("strength", 1.0), f"strength of {name!r}", faults)
            importance = network.nodes[target].get("importance", 1.0)
            if not from_zero_up(importance):
                faults.append(f"importance of {target!r} is {importance!r} (allowed: a number from 0 up)")
                continue
            found.append((source, target, weight * float(importance)))
    if faults:
        raise NetworkError(listed(list(dict.fromkeys(faults))))
    yield from found


def _holders(network: nx.MultiDiGraph[str]) -> dict[str, tuple[str, ...]]:
    found = {node: _standing_for(data) for node, data in network.nodes(data=True)}
    for step in relation_nodes(network):
        found[step] = tuple(sorted({who for source in premises(network, step) for who in found[source]})) or (NOBODY,)
    return found


def _standing_for(data: Mapping[str, object]) -> tuple[str, ...]:
    named = str(data.get("holder") or "").split(";")
    attitudes = str(data.get("attitude") or "").split(";")
    said = zip_longest(named, attitudes[: len(named)], fillvalue="")
    return tuple(sorted({who for who, attitude in said if who and attitude in HOLDS})) or (NOBODY,)
