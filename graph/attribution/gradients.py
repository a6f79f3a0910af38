"""Gradients: what a slight change of any base score or weight would do to a claim."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import networkx as nx
import numpy as np

from graph.attribution.cones import cone
from graph.attribution.kinks import Kinks
from graph.attribution.solved import Solved, solved
from graph.polarity import EdgeName, Floats, Integers, Signed
from graph.strength import Semantics

BATCH = 128  # targets that are solved together
DIFFERENT = 1e-12  # sides that differ by less differ by rounding


@dataclass(frozen=True, eq=False)
class Gradient:
    """The derivatives of one target's strength; see `gradient`.

    ``base`` is by base score in the order of the network's nodes, ``edges`` and ``premises`` by weight in the order of
    its edges and premises, all as the semantics sees it. At a kink they are what a falling push does.
    """

    target: str
    network: Signed
    adjoint: Floats
    base: Floats
    edges: Floats
    premises: Floats
    _bends: Kinks
    _solved: Solved

    @cached_property
    def base_scores(self) -> dict[str, float]:
        """By the base score of every element and relation node; 0 for what does not reach the target."""
        return dict(zip(self.network.names, self.base.tolist(), strict=True))

    @cached_property
    def relations(self) -> dict[EdgeName, float]:
        """By the weight of every edge and premise that counts, named (source, target, key)."""
        values = np.concatenate([self.edges, self.premises]).tolist()
        return dict(zip(_names(self.network), values, strict=True))

    @cached_property
    def kinks(self) -> tuple[str, ...]:
        """The claims on the way to the target where attack equals support and DF-QuAD has a kink."""
        reaching = np.intersect1d(self._bends.claims, cone(self.network, self.network.find(self.target)))
        return tuple(self.network.names[claim] for claim in reaching.tolist())

    @cached_property
    def bent_base_scores(self) -> dict[str, tuple[float, float]]:
        """The derivatives from below and from above by base scores for which the two differ."""
        nodes = np.arange(self.base.size)
        sizes = self._solved.adjoint.slopes.base
        sides = self._bends.sides(self.adjoint, nodes, sizes, np.zeros((self._bends.claims.size, nodes.size)))
        return {self.network.names[node]: (float(sides[node, 0]), float(sides[node, 1])) for node in _differing(sides)}

    @cached_property
    def bent_relations(self) -> dict[EdgeName, tuple[float, float]]:
        """The derivatives from below and from above by weights for which the two differ."""
        slopes, net = self._solved.adjoint.slopes, self.network
        pulled, carried = self._solved.state[net.sources], self._solved.state[net.premise_sources]
        nodes = np.concatenate([net.targets, net.premise_targets])
        sizes = np.concatenate([slopes.edges * pulled, slopes.premises * carried])
        at_once = np.concatenate([slopes.pushes * pulled, np.zeros(carried.size)])
        direct = np.where(nodes == self._bends.claims[:, None], at_once, 0.0)
        sides, names = self._bends.sides(self.adjoint, nodes, sizes, direct), _names(net)
        return {names[edge]: (float(sides[edge, 0]), float(sides[edge, 1])) for edge in _differing(sides)}


def gradient(
    network: nx.DiGraph[str] | Signed,
    target: str,
    semantics: Semantics = "quadratic-energy",
    *,
    answers_attack: bool = False,
) -> Gradient:
    """Return how a target's strength answers to every base score and every weight, from one sparse solve.

    With F the step from all strengths to the next, J its derivatives by strengths and λ the solution of
    (I - Jᵀ) λ = e_target: ∂s_target/∂w_i = λ_i ∂F_i/∂w_i, and likewise for the weight of an edge (its strength, times
    its coverage where answers attack). The unit is strength per base score or per weight. Where DF-QuAD has a kink on
    the way (attack equals support at a claim with a base score other than ½), ``kinks`` names the claim and
    ``bent_base_scores`` and ``bent_relations`` give both one-sided derivatives. Linear in the edges but for circles,
    which are factorised. The network is not changed. Raises `NodeNotFound`, `NetworkError` (also where the target's
    strength is no answer) and `QueryError`.

    >>> debate = nx.DiGraph([("doubt", "claim", {"relation": "attacks"})])
    >>> gradient(debate, "claim", "df-quad").base_scores
    {'doubt': -0.5, 'claim': 0.5}
    """
    whole = solved(network, semantics, answers_attack=answers_attack)
    (found,) = _of(whole, Kinks.of(whole.adjoint), np.array([whole.target(target)]))
    return found


def gradients(
    network: nx.DiGraph[str] | Signed,
    semantics: Semantics = "quadratic-energy",
    *,
    answers_attack: bool = False,
) -> Iterator[Gradient]:
    """Yield the gradient of every node whose strength is an answer, in the order of the network.

    All come from one factorisation, and each costs one solve more; see `gradient`.

    >>> debate = nx.DiGraph([("doubt", "claim", {"relation": "attacks"})])
    >>> {each.target: each.base_scores for each in gradients(debate, "df-quad")}
    {'doubt': {'doubt': 1.0, 'claim': 0.0}, 'claim': {'doubt': -0.5, 'claim': 0.5}}
    """
    whole = solved(network, semantics, answers_attack=answers_attack)
    bends = Kinks.of(whole.adjoint)
    settled = np.flatnonzero(~whole.doubtful)
    for first in range(0, settled.size, BATCH):
        yield from _of(whole, bends, settled[first : first + BATCH])


def _of(whole: Solved, bends: Kinks, targets: Integers) -> Iterator[Gradient]:
    slopes, net = whole.adjoint.slopes, whole.network
    for target, row in zip(targets.tolist(), whole.adjoint.of(targets).T, strict=True):
        yield Gradient(
            target=net.names[target],
            network=net,
            adjoint=row,
            base=row * slopes.base,
            edges=row[net.targets] * slopes.edges * whole.state[net.sources],
            premises=row[net.premise_targets] * slopes.premises * whole.state[net.premise_sources],
            _bends=bends,
            _solved=whole,
        )


def _names(network: Signed) -> list[EdgeName]:
    """Return names of edges, then premises; of a network from arrays the key is None."""
    if len(network.edge_names) + len(network.premise_names) == network.sources.size + network.premise_sources.size:
        return [*network.edge_names, *network.premise_names]
    sources = np.concatenate([network.sources, network.premise_sources]).tolist()
    targets = np.concatenate([network.targets, network.premise_targets]).tolist()
    return [
        (network.names[source], network.names[target], None) for source, target in zip(sources, targets, strict=True)
    ]


def _differing(sides: Floats) -> list[int]:
    return list(map(int, np.flatnonzero(np.abs(sides[:, 0] - sides[:, 1]) > DIFFERENT)))
