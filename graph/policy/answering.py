"""Which policy response answers which criticism.

Works on any network with ``answers`` edges, which run from response to criticism and may carry ``basis`` and
``coverage``. An answer that is a node of its own, because something attacks it or its sources count only together, has
its responses as premises. Every function that takes a reading counts only the answers of its bases.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import networkx as nx

from graph.policy.counting import Counted, Debate, counted
from graph.policy.cutting import PREMISE, relation_nodes
from graph.policy.readings import edges

ANSWERS = "answers"
CRITICISM = "criticism"
RESPONSE = "policy_response"
ATTACKS = frozenset({"attacks", "rebuts", "undercuts", "undermines"})


@dataclass(frozen=True, slots=True, order=True)
class Answer:
    """One policy response meeting one criticism: how far, and on whose reading."""

    criticism: str
    response: str
    relation: str
    coverage: str
    basis: str


def criticisms(network: nx.DiGraph[str]) -> tuple[str, ...]:
    """Return the claims in the role of criticism, and whatever a response answers, in the order of the network."""
    met = {target for _, target, relation in network.edges(data="relation") if relation == ANSWERS}
    roles = network.nodes(data="roles", default="")
    return tuple(node for node, role in roles if node in met or CRITICISM in str(role or "").split(";"))


def responses(network: nx.DiGraph[str]) -> tuple[str, ...]:
    """Return the policy responses, and whatever else answers a criticism, in the order of the network."""
    found = {answer.response for answer in answers(network)}
    return tuple(node for node, kind in network.nodes(data="kind") if kind == RESPONSE or node in found)


def answers(network: nx.DiGraph[str]) -> tuple[Answer, ...]:
    """Return every answer of every basis, sorted by criticism and response; linear in the edges.

    Linked responses, which answer only together, are each listed, with one relation.
    """
    joined = set(relation_nodes(network))
    return tuple(
        sorted(
            Answer(target, response, name, str(data.get("coverage") or ""), str(data.get("basis") or "explicit"))
            for source, target, name, data in edges(network)
            if data.get("relation") == ANSWERS
            for response in (_premises(network, source) if source in joined else (source,))
        )
    )


def unanswered(network: Debate, reading: str = "analyst") -> tuple[str, ...]:
    """Return the criticisms that no policy response answers in this reading, in the order of the network.

    A claim that is a criticism only because a response answers it counts as answered by that very response in the
    widest reading, and as open in a narrower one that does not count the answer.
    """
    view = counted(network, reading)
    met = {answer.criticism for answer in view.once(counted_answers)}
    return tuple(node for node in view.once(all_criticisms) if node not in met)


def rebutted(network: nx.DiGraph[str], among: Sequence[str]) -> tuple[str, ...]:
    """Return those of ``among`` that something attacks: argued against, though no policy meets them."""
    attacked = {target for _, target, relation in network.edges(data="relation") if relation in ATTACKS}
    return tuple(node for node in among if node in attacked)


def coverage(network: Debate, reading: str = "analyst") -> dict[str, tuple[str, ...]]:
    """Return the criticisms that each policy response answers in this reading, responses that answer none included."""
    view = counted(network, reading)
    carried: dict[str, dict[str, None]] = {node: {} for node in view.once(all_responses)}
    for answer in view.once(counted_answers):
        carried[answer.response][answer.criticism] = None
    return {response: tuple(found) for response, found in carried.items()}


def counted_answers(view: Counted) -> tuple[Answer, ...]:
    """Return the answers that a reading counts."""
    return answers(view.network)


def all_criticisms(view: Counted) -> tuple[str, ...]:
    """Return the criticisms of every reading."""
    return criticisms(view.whole)


def all_responses(view: Counted) -> tuple[str, ...]:
    """Return the responses of every reading."""
    return responses(view.whole)


def _premises(network: nx.DiGraph[str], relation: str) -> tuple[str, ...]:
    held = network.in_edges(relation, data="relation")
    return tuple(dict.fromkeys(source for source, _, kind in held if kind == PREMISE))
