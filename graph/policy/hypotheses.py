"""A network as it would be: something added, something off, other base scores.

What is *off*, element or relation, is as if it had never been said:

- An element that is off goes, and with it every relation that runs from it or to it.
- A relation that rests on linked premises needs every one, so it falls with the first that is off. One whose premises
  count each alone (``linked`` false, or an edge for each source) keeps the rest and falls with the last.
- A relation falls with its target, which may be another relation: whatever undercuts a step that is off has nothing to
  strike any more. The elements at the other end of a fallen relation stay.
- A claim that was a criticism stays one, so that it counts as open once its last answer is off.

Base scores are set last; that of an element that is off has no effect. What is added comes first, so that it can be
off as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import networkx as nx

from graph.errors import NetworkError, NodeNotFound
from graph.polarity.values import share
from graph.policy.answering import CRITICISM, criticisms
from graph.policy.cutting import without
from graph.policy.readings import edges, listed, unknown


def hypothetical(
    network: nx.DiGraph[str],
    off: Iterable[str] = (),
    add: nx.DiGraph[str] | None = None,
    base_scores: Mapping[str, float] | None = None,
) -> nx.MultiDiGraph[str]:
    """Return the network as it would be, a copy; what is off, see above.

    ``off`` names elements and relations. ``add`` is a network of elements and relations; where the network has an
    element, or a relation of the same id between the same two, the attributes of ``add`` replace its own. Linear.
    Raises `NodeNotFound` for names that neither network has and `NetworkError` for a base score that is no number from
    0 to 1, with everything that is wrong in the message.

    >>> debate = nx.MultiDiGraph([("rebate", "dear", "r", {"relation": "answers"})])
    >>> list(hypothetical(debate, off=["rebate"]).nodes(data=True))
    [('dear', {'roles': 'criticism'})]
    """
    whole = _joined(network, add)
    dropped, scores = tuple(off), dict(base_scores or {})
    _refuse(whole, dropped, scores)
    changed = without(whole, dropped)
    for node in criticisms(network):
        if node in changed:
            _mark(changed, node)
    for node, score in scores.items():
        if node in changed:
            changed.nodes[node]["base_score"] = float(score)
    return changed


def _joined(network: nx.DiGraph[str], add: nx.DiGraph[str] | None) -> nx.MultiDiGraph[str]:
    joined = without(network, ())
    if add is not None:
        joined.add_nodes_from((node, dict(data)) for node, data in add.nodes(data=True))
        joined.add_edges_from((source, target, name, dict(data)) for source, target, name, data in edges(add))
    return joined


def _refuse(whole: nx.MultiDiGraph[str], off: tuple[str, ...], base_scores: Mapping[str, float]) -> None:
    strange = unknown(whole, off, {name for *_, name in whole.edges(keys=True)})
    strange += [each for each in unknown(whole, base_scores) if each not in strange]
    bad: list[str] = []
    for node, score in base_scores.items():
        share(score, f"base score of {node!r}", bad)
    if strange:
        raise NodeNotFound(listed(strange + bad))
    if bad:
        raise NetworkError(listed(bad))


def _mark(network: nx.MultiDiGraph[str], node: str) -> None:
    roles = [role for role in str(network.nodes[node].get("roles") or "").split(";") if role]
    if CRITICISM not in roles:
        network.nodes[node]["roles"] = ";".join([*roles, CRITICISM])
