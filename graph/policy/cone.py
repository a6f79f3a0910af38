"""What bears on one claim, in an order in which strengths can be computed, and those strengths for whole boxes.

A box gives every base score a range. Strengths grow with their base score and push, and pushes with the strengths of
supporters and against those of attackers, so the ranges of strengths follow claim by claim, and so do the ranges of
the derivatives of the target by every base score. A range holds the true values up to rounding; it is a single value
where the box is a point.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from graph.polarity import Floats, Integers, Signed
from graph.policy.ranges import Range, base_slope, push_slope, times
from graph.strength.formulas import Formula


@dataclass(frozen=True, slots=True)
class Member:
    """One node of a cone: places and weights of what lifts, lowers and carries it."""

    lifting: Integers
    lifts: Floats
    lowering: Integers
    lowers: Floats
    carrying: Integers
    carries: Floats
    convergent: bool

    @property
    def alone(self) -> bool:
        """Tell whether nothing bears on it."""
        return not (self.lifting.size or self.lowering.size or self.carrying.size)


@dataclass(frozen=True)
class Cone:
    """The nodes that bear on a target, which comes last; ``nodes`` are their numbers in the network."""

    form: Formula
    nodes: Integers
    base: Floats
    members: Sequence[Member]

    @cached_property
    def leaves(self) -> Integers:
        """The places on which nothing bears, which are computed together."""
        return np.flatnonzero([member.alone for member in self.members])

    @cached_property
    def inner(self) -> Sequence[tuple[int, Member]]:
        """The others, in order, with their places."""
        return [(place, member) for place, member in enumerate(self.members) if not member.alone]

    def target(self, scores: Floats) -> Floats:
        """Return the target's strength for these base scores (place × case): `strengths` for points alone, quicker."""
        state = np.empty_like(scores)
        state[self.leaves] = self.form.strength(scores[self.leaves], np.zeros((self.leaves.size, scores.shape[1])))
        for place, member in self.inner:
            up, down = state[member.lifting] * member.lifts[:, None], state[member.lowering] * member.lowers[:, None]
            push = (1 - down).prod(axis=0) - (1 - up).prod(axis=0) if self.form.multiplies else up.sum(0) - down.sum(0)
            start = scores[place]
            if member.carrying.size:
                carried = state[member.carrying] * member.carries[:, None]
                start = start * (1 - (1 - carried).prod(axis=0) if member.convergent else carried.prod(axis=0))
            state[place] = self.form.strength(start, push)
        return np.asarray(state[-1])

    def strengths(self, scores: Range) -> Range:
        """Return the ranges of all strengths (place × case) for ranges of base scores."""
        return self._run(scores)[0]

    def slopes(self, scores: Range) -> tuple[Range, Range]:
        """Return the ranges of all strengths, and of the target's derivatives by every base score."""
        state, starts, pushes = self._run(scores)
        adjoint = Range(np.zeros_like(state.low), np.zeros_like(state.high))
        adjoint.low[-1] = adjoint.high[-1] = 1.0
        found = Range(np.zeros_like(state.low), np.zeros_like(state.high))
        for place, member in reversed(self.inner):
            own = adjoint.at(place)
            by_push = times(own, push_slope(self.form, starts.at(place), pushes.at(place)))
            by_start = times(own, base_slope(self.form, starts.at(place), pushes.at(place)))
            self._back(adjoint, by_push, member.lifting, member.lifts, state)
            self._back(adjoint, by_push.negative(), member.lowering, member.lowers, state)
            carried = self._carried(member, state)
            found.put(place, times(by_start, carried))
            self._back_premises(adjoint, times(by_start, scores.at(place)), member, state)
        own = adjoint.at(self.leaves)
        found.put(self.leaves, times(own, base_slope(self.form, starts.at(self.leaves), pushes.at(self.leaves))))
        return state, found

    def _run(self, scores: Range) -> tuple[Range, Range, Range]:
        state, starts, pushes = (Range(np.zeros_like(scores.low), np.zeros_like(scores.high)) for _ in range(3))
        leaves = scores.at(self.leaves)
        starts.put(self.leaves, leaves)
        still = np.zeros_like(leaves.low)
        state.put(self.leaves, Range(self.form.strength(leaves.low, still), self.form.strength(leaves.high, still)))
        for place, member in self.inner:
            start = times(scores.at(place), self._carried(member, state))
            push = self._push(member, state)
            starts.put(place, start)
            pushes.put(place, push)
            state.put(place, Range(self.form.strength(start.low, push.low), self.form.strength(start.high, push.high)))
        return state, starts, pushes

    def _push(self, member: Member, state: Range) -> Range:
        up, down = state.pulls(member.lifting, member.lifts), state.pulls(member.lowering, member.lowers)
        if not self.form.multiplies:
            return Range(up.low.sum(axis=0) - down.high.sum(axis=0), up.high.sum(axis=0) - down.low.sum(axis=0))
        return Range(
            (1 - down.high).prod(axis=0) - (1 - up.low).prod(axis=0),
            (1 - down.low).prod(axis=0) - (1 - up.high).prod(axis=0),
        )

    @staticmethod
    def _carried(member: Member, state: Range) -> Range:
        pulls = state.pulls(member.carrying, member.carries)
        if member.convergent:
            return Range(1 - (1 - pulls.low).prod(axis=0), 1 - (1 - pulls.high).prod(axis=0))
        return Range(pulls.low.prod(axis=0), pulls.high.prod(axis=0))

    def _back(self, adjoint: Range, by_push: Range, sources: Integers, weights: Floats, state: Range) -> None:
        pulls = state.pulls(sources, weights)
        for number, (source, weight) in enumerate(zip(sources.tolist(), weights.tolist(), strict=True)):
            slope = Range(np.full_like(by_push.low, weight), np.full_like(by_push.high, weight))
            if self.form.multiplies:
                others = np.delete(np.arange(len(sources)), number)
                slope = slope.scaled((1 - pulls.high[others]).prod(axis=0), (1 - pulls.low[others]).prod(axis=0))
            adjoint.add(source, times(by_push, slope))

    @staticmethod
    def _back_premises(adjoint: Range, by_carried: Range, member: Member, state: Range) -> None:
        pulls = state.pulls(member.carrying, member.carries)
        for number, (source, weight) in enumerate(zip(member.carrying.tolist(), member.carries.tolist(), strict=True)):
            others = np.delete(np.arange(len(member.carrying)), number)
            low, high = pulls.low[others], pulls.high[others]
            if member.convergent:
                low, high = 1 - high, 1 - low
            slope = Range(weight * low.prod(axis=0), weight * high.prod(axis=0))
            adjoint.add(source, times(by_carried, slope))


def cone(network: Signed, form: Formula, target: int) -> Cone | None:
    """Return the cone of a target, or None where something that bears on it runs in a circle; linear in the edges."""
    into = _into(network, form)
    order = _order(into, target)
    if order is None:
        return None
    place = {node: number for number, node in enumerate(order)}
    nodes = np.array(order, np.int64)
    return Cone(form, nodes, network.base[nodes], [_member(network, into[node], node, place) for node in order])


Arc = tuple[int, int, float]  # the source, +1, -1 or 0 for a premise, the weight


def _into(network: Signed, form: Formula) -> list[list[Arc]]:
    found: list[list[Arc]] = [[] for _ in network.names]
    arcs = zip(network.sources.tolist(), network.targets.tolist(), network.signs.tolist(), network.weights, strict=True)
    for source, target, sign, weight in arcs:
        if sign < 0 or not form.attacks_only:
            found[target].append((source, sign, float(weight)))
    premises = zip(
        network.premise_sources.tolist(), network.premise_targets.tolist(), network.premise_weights, strict=True
    )
    for source, target, weight in premises:
        found[target].append((source, 0, float(weight)))
    return found


def _order(into: Sequence[Sequence[Arc]], target: int) -> list[int] | None:
    """Return what bears on the target, sources before what they bear on; None where there is a circle."""
    done: dict[int, bool] = {}
    order: list[int] = []
    stack = [(target, iter(into[target]))]
    done[target] = False
    while stack:
        node, rest = stack[-1]
        source = next((arc[0] for arc in rest if not done.get(arc[0], False)), None)
        if source is None:
            done[node] = True
            order.append(node)
            stack.pop()
        elif source in done:
            return None
        else:
            done[source] = False
            stack.append((source, iter(into[source])))
    return order


def _member(network: Signed, arcs: Sequence[Arc], node: int, place: dict[int, int]) -> Member:
    def part(wanted: int) -> tuple[Integers, Floats]:
        chosen = [(place[source], weight) for source, sign, weight in arcs if sign == wanted]
        return np.array([one for one, _ in chosen], np.int64), np.array([weight for _, weight in chosen], np.float64)

    return Member(*part(1), *part(-1), *part(0), bool(network.convergent[node]))
