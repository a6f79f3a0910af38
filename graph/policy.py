"""Which criticism has an answer, and what each policy response carries.

Works on any network whose nodes carry ``kind`` and ``roles`` and whose ``answers`` edges, from response to problem,
carry ``basis`` and ``coverage``. Every count is given in three readings, each wider than the one before: what the text
states, with what it implies, with what the analyst supplies.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import networkx as nx

READINGS = ("explicit", "implicit", "analyst")
CRITICISM = "criticism"
ATTACKS = frozenset({"attacks", "rebuts", "undercuts", "undermines"})


@dataclass(frozen=True, slots=True, order=True)
class Answer:
    """One policy response meeting one problem: how far, and on whose reading."""

    criticism: str
    response: str
    relation: str
    coverage: str
    basis: str


def criticisms(network: nx.DiGraph[str]) -> tuple[str, ...]:
    """Return the claims in the role of criticism, in the order of the network."""
    return tuple(node for node, roles in network.nodes(data="roles", default="") if CRITICISM in roles.split(";"))


def answers(network: nx.MultiDiGraph[str]) -> tuple[Answer, ...]:
    """Return every answer, sorted by criticism and response; linear in the edges."""
    return tuple(
        sorted(
            Answer(target, source, key, data.get("coverage", ""), data.get("basis", "explicit"))
            for source, target, key, data in network.edges(keys=True, data=True)
            if data.get("relation") == "answers"
        )
    )


def counts_in(basis: str, reading: str) -> bool:
    """Tell whether a relation of this basis counts in a reading.

    >>> counts_in("implicit", "analyst"), counts_in("analyst", "implicit")
    (True, False)
    """
    return READINGS.index(basis) <= READINGS.index(reading)


def unanswered(network: nx.MultiDiGraph[str], reading: str = "analyst") -> tuple[str, ...]:
    """Return the criticisms that no policy response answers in this reading, in the order of the network.

    A claim that is a criticism only because a response answers it counts as answered by that very response in the
    widest reading, and as open in a narrower one that does not count the answer.
    """
    met = {answer.criticism for answer in answers(network) if counts_in(answer.basis, reading)}
    return tuple(node for node in criticisms(network) if node not in met)


def rebutted(network: nx.MultiDiGraph[str], among: Sequence[str]) -> tuple[str, ...]:
    """Return those of ``among`` that something attacks: argued against, though no policy meets them."""
    return tuple(node for node in among if any(_attacks(network, node)))


def coverage(network: nx.MultiDiGraph[str], reading: str = "analyst") -> dict[str, tuple[str, ...]]:
    """Return the criticisms that each policy response answers in this reading, responses that answer none included."""
    carried: dict[str, list[str]] = {node: [] for node, kind in network.nodes(data="kind") if kind == "policy_response"}
    for answer in answers(network):
        if counts_in(answer.basis, reading):
            carried[answer.response].append(answer.criticism)
    return {response: tuple(dict.fromkeys(found)) for response, found in carried.items()}


def unanswered_index(network: nx.MultiDiGraph[str], reading: str = "analyst") -> float:
    """Return the importance-weighted share of criticisms without an answer, from 0 (all answered) to 1 (none).

    Without criticisms, or where none has any importance, it is 0.
    """
    weight = dict(network.nodes(data="importance", default=1.0))
    total = sum(weight[node] for node in criticisms(network))
    return float(sum(weight[node] for node in unanswered(network, reading)) / total) if total else 0.0


def _attacks(network: nx.MultiDiGraph[str], node: str) -> Iterator[str]:
    return (source for source, _, relation in network.in_edges(node, data="relation") if relation in ATTACKS)
