"""The two sides of one block of a signed network that leave the least weight in the way.

A pair of nodes weighs what ties it together less what sets it apart: above 0 it wants one side, below 0 two.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from math import fsum
from typing import TypeAlias

from graph.policy.budget import Budget
from graph.policy.programs import Program, Solution
from graph.policy.walks import State, shortest

LONGEST = 12  # steps of the unbalanced circles that help the solver
MOST_EDGES = 400  # of a block that is solved under a budget in steps, of which one can take long on larger ones
ROUNDING = 1e-12

Pair: TypeAlias = tuple[str, str]
Side: TypeAlias = Mapping[str, bool]
Solved: TypeAlias = tuple[Side, float, bool]


def best_sides(block: Mapping[Pair, float], clock: Budget) -> Solved:
    """Return sides for a block, a weight that no sides go below, and whether these reach it."""
    guess = _improved(block, _spread(block), clock)
    cost = _cost(block, guess)
    if not cost:
        return guess, 0.0, True
    if clock.steps is not None and len(block) > MOST_EDGES:
        return guess, min(cost, _packed(block, clock)), False
    solution, names = _program(block, clock)
    if solution.values is not None:
        side = dict(zip(names, solution.values, strict=False))
        guess = min(guess, side, key=lambda each: _cost(block, each))
        cost = _cost(block, guess)
    return guess, min(solution.bound, cost), solution.status == "optimal"


def _packed(block: Mapping[Pair, float], clock: Budget) -> float:
    """Return a weight that no sides go below: unbalanced circles that share no edge each lose at least one."""
    used: set[Pair] = set()
    bounds = []
    for circle in sorted(_unbalanced_circles(block, clock), key=lambda pairs: (len(pairs), pairs)):
        if used.isdisjoint(circle):
            used.update(circle)
            bounds.append(min(abs(block[pair]) for pair in circle))
    return fsum(bounds)


def _program(block: Mapping[Pair, float], clock: Budget) -> tuple[Solution, list[str]]:
    program = Program()
    names = sorted({node for pair in block for node in pair})
    side = {node: program.variable() for node in names}
    program.require([(side[names[0]], 1.0)], most=0.0)
    broken = {pair: program.variable(abs(net)) for pair, net in block.items()}
    for (one, two), net in block.items():
        way = -1.0 if net > 0 else 1.0
        least = 0.0 if net > 0 else 1.0
        program.require([(broken[one, two], 1.0), (side[one], 1.0), (side[two], way)], least=least)
        program.require([(broken[one, two], 1.0), (side[one], -1.0), (side[two], -way)], least=-least)
    for circle in sorted(_unbalanced_circles(block, clock)):
        program.require([(broken[pair], 1.0) for pair in circle], least=1.0)
    return program.solve(clock), names


def _unbalanced_circles(block: Mapping[Pair, float], clock: Budget) -> set[tuple[Pair, ...]]:
    """A shortest circle with an odd number of attacks over every edge that has one: at least one edge must give."""
    names = sorted({node for pair in block for node in pair})
    number = {name: place for place, name in enumerate(names)}
    near: list[list[State]] = [[] for _ in range(2 * len(names))]
    for (one, two), net in block.items():
        for flipped in (0, 1):
            near[2 * number[one] + flipped].append(2 * number[two] + (flipped ^ (net < 0)))
            near[2 * number[two] + flipped].append(2 * number[one] + (flipped ^ (net < 0)))
    circles: set[tuple[Pair, ...]] = set()
    for (one, two), net in block.items():
        if clock.spent():
            break
        walk = shortest(near, 2 * number[two], 2 * number[one] + (net > 0), LONGEST)
        steps = [(names[min(step) // 2], names[max(step) // 2]) for step in pairwise(walk)]
        if steps and len({*steps, (one, two)}) == len(steps) + 1:
            circles.add(tuple(sorted([*steps, (one, two)])))
    return circles


def _spread(block: Mapping[Pair, float]) -> dict[str, bool]:
    """Sides along a spanning tree, breadth first."""
    near: dict[str, list[tuple[str, bool]]] = {}
    for (one, two), net in block.items():
        near.setdefault(one, []).append((two, net < 0))
        near.setdefault(two, []).append((one, net < 0))
    first = min(near)
    side, order = {first: False}, [first]
    for one in order:  # grows while it is read
        for two, apart in near[one]:
            if two not in side:
                side[two] = side[one] ^ apart
                order.append(two)
    return side


def _improved(block: Mapping[Pair, float], side: dict[str, bool], clock: Budget) -> dict[str, bool]:
    """Change single sides while that helps; each change lowers the cost, so it ends."""
    near: dict[str, list[tuple[str, float]]] = {node: [] for node in side}
    for (one, two), net in block.items():
        near[one].append((two, net))
        near[two].append((one, net))
    moved = True
    while moved and not clock.spent():
        moved = False
        for node in sorted(side):
            pull = fsum(net if side[node] == side[other] else -net for other, net in near[node])
            if pull < -ROUNDING:
                side[node] = not side[node]
                moved = True
    return side


def _cost(block: Mapping[Pair, float], side: Side) -> float:
    return fsum(abs(net) for (one, two), net in block.items() if (side[one] == side[two]) != (net > 0) and net)
