"""Strengths of many variants of a network, computed side by side as one network of their copies."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeAlias

import numpy as np

from graph.attribution.reach import Reach
from graph.attribution.solved import TOLERANCE, Solved
from graph.polarity import Floats, Integers, Signed
from graph.strength import strengths
from graph.strength.formulas import Booleans
from graph.strength.plan import plan
from graph.strength.settling import Limits, settle

Copied: TypeAlias = tuple[Integers, Integers, Integers]  # sources, targets, and the edge that each is a copy of

AT_A_TIME = 500_000  # nodes of the network of copies
LIMITS = Limits(TOLERANCE, 10_000)


def without_each(whole: Solved, pairs: Reach, out: Booleans | None = None) -> Floats:
    """Return for every pair what the reached node's strength would be if the contributor were out; NaN for no answer.

    ``out`` tells of every pair whether the reached node is out too; None where only the contributor itself is. Linear
    in the edges into the pairs, some of them at a time.
    """
    if out is None:
        out = np.repeat(pairs.contributors, np.diff(pairs.start)) == pairs.reached
    parts, low = [np.empty(0)], 0
    for piece in pairs.pieces(AT_A_TIME):
        parts.append(_without_each(whole, piece, out[low : low + piece.size]))
        low += piece.size
    return np.concatenate(parts)


def _without_each(whole: Solved, pairs: Reach, out: Booleans) -> Floats:
    """Compute them side by side.

    The copies start with every node as it is, held at its strength; behind them stands one node for every pair. A
    contributor that is out has no edges in and base score 0, hence strength 0.
    """
    net, size = whole.network, len(whole.network.names)
    which = np.repeat(np.arange(pairs.contributors.size), np.diff(pairs.start))
    place = _Places(pairs, which, size)
    base = np.concatenate([whole.state, np.where(out, 0, net.base[pairs.reached])])
    convergent = np.concatenate([np.zeros(size, np.bool_), net.convergent[pairs.reached]])
    edges = place.copied(net.sources, net.targets, out)
    premises = place.copied(net.premise_sources, net.premise_targets, out)
    return _answers(whole, _copies(net, base, convergent, edges, premises))[size:]


def coalitions(whole: Solved, inside: Booleans, target: int) -> Floats:
    """Return the target's strength for every row of ``inside``, which tells who is there; NaN for no answer."""
    step = max(1, AT_A_TIME // inside.shape[1])
    return np.concatenate([_coalitions(whole, inside[at : at + step], target) for at in range(0, len(inside), step)])


def _coalitions(whole: Solved, inside: Booleans, target: int) -> Floats:
    net, (count, size) = whole.network, inside.shape
    shift = np.arange(count)[:, None] * size

    def copied(sources: Integers, targets: Integers) -> Copied:
        kept = inside[:, targets].ravel()
        edges = np.tile(np.arange(sources.size), count)[kept]
        return (sources + shift).ravel()[kept], (targets + shift).ravel()[kept], edges

    edges, premises = copied(net.sources, net.targets), copied(net.premise_sources, net.premise_targets)
    copies = _copies(net, (net.base * inside).ravel(), np.tile(net.convergent, count), edges, premises)
    return _answers(whole, copies).reshape(count, size)[:, target]


def _copies(net: Signed, base: Floats, convergent: Booleans, edges: Copied, premises: Copied) -> Signed:
    """Return copies as one network; its nodes need no names."""
    return replace(
        net,
        names=[""] * base.size,
        base=base,
        sources=edges[0],
        targets=edges[1],
        signs=net.signs[edges[2]],
        weights=net.weights[edges[2]],
        premise_sources=premises[0],
        premise_targets=premises[1],
        premise_weights=net.premise_weights[premises[2]],
        convergent=convergent,
        edge_names=(),
        premise_names=(),
        made={},
    )


def _answers(whole: Solved, copies: Signed) -> Floats:
    """Return strengths of copies; where the whole is proven to have no others, so is every part of it."""
    if whole.proven:
        order = plan(copies)
        found = settle(order, whole.form, copies.base, LIMITS)
        return np.where(found.moving, np.nan, found.state)[order.place]
    examined = strengths(copies, whole.form.name, tolerance=TOLERANCE)
    return np.where(examined.doubtful, np.nan, examined.state)


class _Places:
    """Where the copies of nodes stand."""

    def __init__(self, pairs: Reach, which: Integers, size: int) -> None:
        self.keys = which * size + pairs.reached
        self.which, self.reached, self.size = which, pairs.reached, size

    def copied(self, sources: Integers, targets: Integers, out: Booleans) -> Copied:
        """Return ends of the copies of edges into every pair that is not out itself, and whose copies they are."""
        by_target = np.argsort(targets, kind="stable")
        first = np.searchsorted(targets[by_target], np.arange(self.size + 1))
        copy = np.flatnonzero(~out)
        counts = np.diff(first)[self.reached[copy]]
        begin = np.cumsum(counts) - counts
        offset = np.arange(counts.sum()) - np.repeat(begin - first[self.reached[copy]], counts)
        edges, copy = by_target[offset], np.repeat(copy, counts)
        wanted = self.which[copy] * self.size + sources[edges]
        near = np.minimum(np.searchsorted(self.keys, wanted), max(self.keys.size - 1, 0))
        copied = self.keys[near] == wanted
        return np.where(copied, self.size + near, sources[edges]), self.size + copy, edges
