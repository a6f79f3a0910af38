"""How much of the criticism stays open, weighted by importance."""

from __future__ import annotations

from collections.abc import Collection

import networkx as nx

from graph import acceptance
from graph.policy.answering import criticisms
from graph.policy.cutting import in_reading
from graph.policy.game import game
from graph.policy.readings import known


def unanswered_index(
    network: nx.DiGraph[str], reading: str = "analyst", *, among: Collection[str] | None = None
) -> float:
    """Return the importance-weighted share of criticisms without an answer, from 0 (all answered) to 1 (none).

    ``among`` narrows the criticisms that count, to those that stand for instance (`accepted`, `strong`). Without
    criticisms, or where none has any importance, the index is 0. Linear. Raises `NodeNotFound` for an unknown name and
    `NetworkError` for an importance or a cost that is no number from 0 up.

    >>> debate = nx.MultiDiGraph([("rebate", "dear", {"relation": "answers"})])
    >>> debate.add_node("slow", roles="criticism", importance=3)
    >>> unanswered_index(debate), unanswered_index(debate, among=["dear"])
    (0.75, 0.0)
    """
    counted = set(network if among is None else (known(network, name) for name in among))
    found = game(network, reading)
    weights = [(weight, not found.ways[node]) for node, weight in found.importance.items() if node in counted]
    most = max((weight for weight, _ in weights), default=0.0)
    total = sum(weight / most for weight, _ in weights) if most else 0.0
    return sum(weight / most for weight, still_open in weights if still_open) / total if total else 0.0


def accepted(network: nx.DiGraph[str], reading: str = "analyst") -> tuple[str, ...]:
    """Return the criticisms that grounded acceptance labels in, on the attacks of this reading; linear."""
    labels = acceptance.grounded(in_reading(network, reading))
    return tuple(node for node in criticisms(network) if labels.get(node) == "in")
