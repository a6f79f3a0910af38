"""A NetworkX network as arrays, with everything wrong in it said at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import networkx as nx
import numpy as np

from graph.errors import NetworkError, did_you_mean
from graph.polarity.arrays import EdgeName, Signed
from graph.polarity.values import refuse, refuse_too_many, share

PREMISE = "premise"
SIGNS: Mapping[str, int] = {
    "supports": 1,
    "causes": 1,
    "attacks": -1,
    "rebuts": -1,
    "undermines": -1,
    "undercuts": -1,
    "qualifies": 0,
    "restates": 0,
    "answers": 0,
    PREMISE: 0,
}
COVERAGE: Mapping[str, float] = {"direct": 1.0, "partial": 0.5, "indirect": 0.25, "": 1.0}


def signed(network: nx.DiGraph[str] | Signed, *, answers_attack: bool = False) -> Signed:
    """Return the network as arrays; a `Signed` is returned as it is.

    Nodes may carry ``base_score`` (default 0.5; 1 for a relation), edges must carry ``relation`` and may carry
    ``strength`` (default 1). With ``answers_attack`` a policy response lowers what it answers, by the edge's strength
    times its ``coverage``: direct 1, partial ½, indirect ¼. Linear. The network is not changed. Raises `NetworkError`
    that names every value out of place.

    >>> pair = nx.DiGraph([("doubt", "claim", {"relation": "attacks", "strength": 0.8})])
    >>> found = signed(pair)
    >>> found.names, found.signs.tolist(), found.weights.tolist()
    (['doubt', 'claim'], [-1], [0.8])
    """
    if isinstance(network, Signed):
        return network
    _refuse_another_kind(network)
    refuse_too_many(len(network), network.number_of_edges())
    reading = _Reading(network, answers_attack)
    refuse(reading.problems)
    return reading.result()


class _Reading:
    """One pass over a NetworkX network, with everything wrong that it met."""

    def __init__(self, network: nx.DiGraph[str], answers_attack: bool) -> None:  # noqa: FBT001  named where it is public
        self.problems: list[str] = []
        self.number = {name: place for place, name in enumerate(network)}
        self.edges: dict[tuple[int, int, int], tuple[float, EdgeName]] = {}
        self.premises: dict[tuple[int, int], tuple[float, EdgeName]] = {}
        self.linked: dict[int, set[bool]] = {}
        for name, data in _edges(network):
            self._edge(name, data, answers_attack)
        carried = {target for _, target in self.premises}
        self.base = [
            self._base(name, data, kind_default=1.0 if place in carried or data.get("kind") == "relation" else 0.5)
            for place, (name, data) in enumerate(network.nodes(data=True))
        ]
        self._refuse_half_linked(list(network))

    def _edge(self, name: EdgeName, data: Mapping[str, Any], answers_attack: bool) -> None:  # noqa: FBT001
        relation, where = data.get("relation"), f"the edge from {name[0]!r} to {name[1]!r}"
        if not isinstance(relation, str) or relation not in SIGNS:
            self.problems.append(_unknown(relation, where))
            return
        weight = share(data.get("strength", 1.0), f"strength of {where}", self.problems)
        source, target = self.number[name[0]], self.number[name[1]]
        sign = SIGNS[relation]
        if relation == PREMISE:
            _keep_strongest(self.premises, (source, target), weight, name)
            self.linked.setdefault(target, set()).add(data.get("linked") is not False)
        elif relation == "answers" and answers_attack:
            sign, weight = -1, weight * self._coverage(data.get("coverage", ""), where)
        if sign:
            _keep_strongest(self.edges, (source, target, sign), weight, name)

    def _coverage(self, coverage: object, where: str) -> float:
        if isinstance(coverage, str) and coverage in COVERAGE:
            return COVERAGE[coverage]
        self.problems.append(f"coverage of {where} is {coverage!r} (allowed: direct, partial, indirect)")
        return 0.0

    def _base(self, name: str, data: Mapping[str, Any], kind_default: float) -> float:
        return share(data.get("base_score", kind_default), f"base score of {name!r}", self.problems)

    def _refuse_half_linked(self, names: list[str]) -> None:
        for target, said in self.linked.items():
            if len(said) > 1:
                self.problems.append(
                    f"the premises of {names[target]!r} are linked and not linked (give all of them the same 'linked')"
                )

    def result(self) -> Signed:
        """Return the arrays; edges in the order in which the network has them."""
        convergent = np.zeros(len(self.number), np.bool_)
        convergent[[target for target, said in self.linked.items() if said == {False}]] = True
        ends = np.array(list(self.edges), np.int64).reshape(-1, 3)
        carriers = np.array(list(self.premises), np.int64).reshape(-1, 2)
        return Signed(
            names=list(self.number),
            base=np.array(self.base, np.float64),
            sources=ends[:, 0].copy(),
            targets=ends[:, 1].copy(),
            signs=ends[:, 2].astype(np.int8),
            weights=np.array([weight for weight, _ in self.edges.values()], np.float64),
            premise_sources=carriers[:, 0].copy(),
            premise_targets=carriers[:, 1].copy(),
            premise_weights=np.array([weight for weight, _ in self.premises.values()], np.float64),
            convergent=convergent,
            edge_names=[name for _, name in self.edges.values()],
            premise_names=[name for _, name in self.premises.values()],
        )


def _edges(network: nx.DiGraph[str]) -> Iterator[tuple[EdgeName, Mapping[str, Any]]]:
    if network.is_multigraph():
        for source, target, key, data in network.edges(keys=True, data=True):
            yield (source, target, key), data
    else:
        for source, target, data in network.edges(data=True):
            yield (source, target, None), data


def _keep_strongest(
    found: dict[Any, tuple[float, EdgeName]], ends: tuple[int, ...], weight: float, name: EdgeName
) -> None:
    if ends not in found or weight > found[ends][0]:
        found[ends] = (weight, name)


def _unknown(relation: object, where: str) -> str:
    if relation is None:
        return f"{where} has no relation (give it one of {', '.join(SIGNS)})"
    hint = did_you_mean(str(relation), SIGNS) or f"one of {', '.join(SIGNS)}"
    return f"the relation of {where} is {relation!r}, which is unknown ({hint})"


def _refuse_another_kind(network: object) -> None:
    if not isinstance(network, nx.Graph) or not network.is_directed():
        raise NetworkError(
            f"a network is a networkx.DiGraph or MultiDiGraph, not {type(network).__name__} (edges need a direction)"
        )
