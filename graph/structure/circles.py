"""Where argument runs in a circle."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

from scipy.sparse import csgraph

from graph.structure.flat import Flat, Network, checked, flat

__all__ = ["LONGEST_CYCLE", "MOST_CYCLES", "circles", "cycles"]

MOST_CYCLES = 100
LONGEST_CYCLE = 12
STEPS = 2_000_000
"""How many edges a search follows before it gives up: some seconds."""


def cycles(network: Network, limit: int = MOST_CYCLES) -> tuple[tuple[Any, ...], ...]:
    """Return up to ``limit`` circles of at most twelve nodes, shortest first, each from its smallest node on."""
    found = islice(circles(network), limit)
    return tuple(sorted(found, key=lambda circle: (len(circle), *map(str, circle))))


def circles(network: Network, longest: int = LONGEST_CYCLE, steps: int = STEPS) -> Iterator[tuple[Any, ...]]:
    """Yield the circles of at most ``longest`` nodes, each once, from its smallest node on.

    A node that bears on itself is a circle of one. Only strongly connected parts are searched, and the search ends
    after following ``steps`` edges, so that a dense network cannot hang it: then there may be more.

    >>> import networkx as nx
    >>> list(circles(nx.DiGraph([("a", "b"), ("b", "a"), ("b", "c")])))
    [('a', 'b')]
    """
    checked(network)
    arrays = flat(network)
    follows = _within_parts(arrays)
    left = steps
    for start in sorted(follows):
        for path in _from(start, follows, longest):
            left -= 1
            if left < 0:
                return
            if path:
                yield arrays.named(path)


def _within_parts(network: Flat) -> dict[int, list[int]]:
    """Return what follows each node within its own strongly connected part."""
    if not len(network):
        return {}
    part = csgraph.connected_components(network.matrix, connection="strong")[1]
    inside = part[network.sources] == part[network.targets]
    follows: dict[int, list[int]] = {}
    for source, target in zip(network.sources[inside].tolist(), network.targets[inside].tolist(), strict=True):
        follows.setdefault(source, []).append(target)
    return follows


def _from(start: int, follows: dict[int, list[int]], longest: int) -> Iterator[tuple[int, ...]]:
    """Yield for every edge followed: a circle through ``start`` and greater nodes, or nothing where it closes none."""
    path, on_path = [start], {start}
    waiting = [iter(follows[start])]
    while waiting:
        after = next(waiting[-1], None)
        if after is None:
            waiting.pop()
            on_path.discard(path.pop())
            continue
        yield tuple(path) if after == start else ()
        if after > start and after not in on_path and len(path) < longest:
            path.append(after)
            on_path.add(after)
            waiting.append(iter(follows.get(after, ())))
