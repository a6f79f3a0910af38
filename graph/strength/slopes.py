"""How each strength answers to what bears on it: the derivatives of one round, edge by edge.

F takes all strengths to the strengths after one more round. At a fixed point s = F(s), the matrix J of its derivatives
by strengths decides whether the point is stable, and the adjoint of I - J tells what moved a claim.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy.sparse import csr_matrix

from graph.polarity import Floats, Integers, Signed
from graph.strength.formulas import Booleans, Formula

NEARLY = 1e-12  # a DF-QuAD push smaller than this counts as attack equal to support


@dataclass(frozen=True)
class Slopes:
    """Derivatives of F, in the numbering of the network.

    ``edges[e]`` is by weight × strength of the edge's source, ``premises[p]`` likewise, ``base[i]`` by the base score
    of ``i``. ``bent`` are the claims where DF-QuAD's attack equals its support and the derivative differs on the two
    sides; there the side of attack is given. ``pushes[e]`` is the derivative of the target's push alone, and
    ``start[i]`` the base score of ``i`` as far as its premises carry it.
    """

    network: Signed
    state: Floats
    edges: Floats
    premises: Floats
    base: Floats
    bent: Booleans
    pushes: Floats
    start: Floats

    @cached_property
    def matrix(self) -> csr_matrix:
        """The derivatives of F by strengths: row a claim, column what bears on it."""
        net, size = self.network, len(self.network.names)
        values = np.concatenate([self.edges * net.weights, self.premises * net.premise_weights])
        rows = np.concatenate([net.targets, net.premise_targets])
        columns = np.concatenate([net.sources, net.premise_sources])
        return csr_matrix((values, (rows, columns)), shape=(size, size))


def slopes(network: Signed, form: Formula, state: Floats) -> Slopes:
    """Return the derivatives of one round at a state (by node); linear in the edges."""
    carried, by_premise = _carried(network, state)
    start = network.base * carried
    pushes, by_edge = _pushes(network, form, state)
    lifted, lowered = sides(network)
    upward = (pushes > NEARLY) | ((np.abs(pushes) <= NEARLY) & ~lowered)
    steep = form.by_push(start, pushes, upward)
    own = form.by_base(start, pushes)
    return Slopes(
        network=network,
        state=state,
        edges=steep[network.targets] * by_edge,
        premises=(own * network.base)[network.premise_targets] * by_premise,
        base=own * carried,
        bent=(np.abs(pushes) <= NEARLY) & lifted & lowered & (start != 0.5) & form.multiplies,  # noqa: PLR2004
        pushes=by_edge,
        start=start,
    )


def sides(network: Signed) -> tuple[Booleans, Booleans]:
    """Tell for every claim whether an edge lifts it, and whether one lowers it."""
    lifted, lowered = np.zeros((2, len(network.names)), np.bool_)
    lifted[network.targets[network.signs > 0]] = True
    lowered[network.targets[network.signs < 0]] = True
    return lifted, lowered


def _pushes(network: Signed, form: Formula, state: Floats) -> tuple[Floats, Floats]:
    """Return every claim's push, and every edge's derivative of it by weight × strength."""
    size, pulls = len(network.names), network.weights * state[network.sources]
    if not form.multiplies:
        total: Floats = np.bincount(network.targets, pulls * network.signs, size).astype(np.float64)
        return total, network.signs.astype(np.float64)
    group = network.targets * 2 + (network.signs < 0)
    product, others = _products(1 - pulls, group, 2 * size)
    return product[1::2] - product[::2], network.signs * others


def _carried(network: Signed, state: Floats) -> tuple[Floats, Floats]:
    """Return how far premises carry every node, and every premise's derivative of it by weight × strength."""
    several = network.convergent[network.premise_targets]
    pulls = network.premise_weights * state[network.premise_sources]
    product, others = _products(np.where(several, 1 - pulls, pulls), network.premise_targets, len(network.names))
    return np.where(network.convergent, 1 - product, product), others


def _products(factors: Floats, group: Integers, count: int) -> tuple[Floats, Floats]:
    """Return the product of every group, and for every factor the product of the others of its group."""
    zero = factors == 0
    filled = np.where(zero, 1.0, factors)
    product = np.ones(count)
    np.multiply.at(product, group, filled)
    zeros = np.bincount(group[zero], minlength=count)
    others = np.where(zeros[group] == zero, product[group] / filled, 0.0)
    product[zeros > 0] = 0.0
    return product, others
