"""Shortest walks in a signed network that keep count of attacks, searched from both ends.

A state is twice the number of a node, and one more where an odd number of attacks leads there: the double cover, in
which a walk between the states of one node is an unbalanced circle.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TypeAlias

State: TypeAlias = int


def shortest(near: Sequence[Sequence[State]], start: State, goal: State, longest: int) -> list[State]:
    """Return the shortest walk between two states that does not step between their nodes, empty beyond ``longest``.

    Of walks as short it is the one that a search breadth first from the start meets first. ``near`` has the states one
    step away, the same in both directions. Searched level by level from whichever end has fewer states to go on from.

    >>> shortest([[2], [3], [0, 4], [1, 5], [2], [3]], 0, 4, longest=2)
    [0, 2, 4]
    """
    ends = {start // 2, goal // 2}
    ahead, back = [{start}], [{goal}]  # the states at each distance
    seen, met = {start}, {goal}
    while ahead[-1].isdisjoint(back[-1]):
        if len(ahead) + len(back) - 2 >= longest or not (ahead[-1] and back[-1]):
            return []
        levels, known = (ahead, seen) if len(ahead[-1]) <= len(back[-1]) else (back, met)
        levels.append({further for state in levels[-1] for further in _steps(near, state, ends)} - known)
        known |= levels[-1]
    return _first(near, ahead, back, ends)


def _steps(near: Sequence[Sequence[State]], state: State, ends: Collection[int]) -> Sequence[State]:
    """The states one step on, but for the step from one end to the other."""
    if state // 2 not in ends:
        return near[state]
    return [further for further in near[state] if {state // 2, further // 2} != ends]


def _first(
    near: Sequence[Sequence[State]], ahead: list[set[State]], back: list[set[State]], ends: Collection[int]
) -> list[State]:
    """Search breadth first once more, among the states on a shortest walk alone."""
    levels = [ahead[-1] & back[-1]]
    for level in reversed(ahead[:-1]):
        levels.insert(0, {state for state in level if not levels[0].isdisjoint(_steps(near, state, ends))})
    for level in reversed(back[:-1]):
        levels.append({state for state in level if not levels[-1].isdisjoint(_steps(near, state, ends))})
    before: dict[State, State] = {}
    front = list(levels[0])
    for level in levels[1:]:
        fresh: dict[State, State] = {}
        for state in front:
            for further in _steps(near, state, ends):
                if further in level:
                    fresh.setdefault(further, state)
        before |= fresh
        front = list(fresh)
    walk = front
    while walk[0] in before:
        walk = [before[walk[0]], *walk]
    return walk
