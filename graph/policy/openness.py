"""How much of the criticism stays open, weighted by importance; which criticisms stand."""

from __future__ import annotations

from collections.abc import Collection

from graph import acceptance
from graph.policy.answering import all_criticisms
from graph.policy.counting import Debate, counted
from graph.policy.game import game
from graph.policy.readings import all_known
from graph.strength import Semantics, strengths

HALF = 0.5


def unanswered_index(network: Debate, reading: str = "analyst", *, among: Collection[str] | None = None) -> float:
    """Return the importance-weighted share of criticisms without an answer, from 0 (all answered) to 1 (none).

    ``among`` narrows the criticisms that count, to those that stand for instance (`accepted`, `strong`). Without
    criticisms, or where none has any importance, the index is 0. Linear. Raises `NodeNotFound` for an unknown name and
    `NetworkError` for an importance or a cost that is no number from 0 up.

    >>> import networkx as nx
    >>> debate = nx.MultiDiGraph([("rebate", "dear", {"relation": "answers"})])
    >>> debate.add_node("slow", roles="criticism", importance=3)
    >>> unanswered_index(debate), unanswered_index(debate, among=["dear"])
    (0.75, 0.0)
    """
    view = counted(network, reading)
    asked = set(view.whole if among is None else all_known(view.whole, among))
    found = game(view)
    weights = [(weight, not found.ways[node]) for node, weight in found.importance.items() if node in asked]
    most = max((weight for weight, _ in weights), default=0.0)
    total = sum(weight / most for weight, _ in weights) if most else 0.0
    return sum(weight / most for weight, still_open in weights if still_open) / total if total else 0.0


def accepted(network: Debate, reading: str = "analyst", support: acceptance.Reading | None = None) -> tuple[str, ...]:
    """Return the criticisms that grounded acceptance labels in, on the relations of this reading; linear.

    ``support`` says what support means (`graph.acceptance.framework`); None counts attacks alone.
    """
    view = counted(network, reading)
    labels = acceptance.grounded(view.network, support)
    return tuple(node for node in view.once(all_criticisms) if labels.get(node) == "in")


def strong(
    network: Debate,
    reading: str = "analyst",
    semantics: Semantics = "quadratic-energy",
    *,
    answers_attack: bool = False,
) -> tuple[str, ...]:
    """Return the criticisms whose strength is above 1/2, on the relations of this reading.

    A strength that is no answer, because its circle does not settle or would not last, counts for nothing. One run of
    `graph.strength.strengths`; raises what that raises.

    >>> import networkx as nx
    >>> debate = nx.MultiDiGraph([("data", "dear", {"relation": "supports"})])
    >>> debate.add_nodes_from(["dear", "slow"], roles="criticism")
    >>> strong(debate)
    ('dear',)
    """
    view = counted(network, reading)
    found = strengths(view.network if answers_attack else view.arrays, semantics, answers_attack=answers_attack)
    doubtful = set(found.unsettled)
    return tuple(node for node in view.once(all_criticisms) if node not in doubtful and found[node] > HALF)
