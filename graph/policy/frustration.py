"""How far a debate is from falling into two camps: signed frustration.

The debate as a signed network without direction: ``supports``, ``causes`` and ``premise`` tie two nodes together,
attacks set them apart, the rest does not count. It is balanced where two camps exist such that every tie lies within a
camp and every attack runs between them (Harary 1953, doi:10.1307/mmj/1028989917). The frustration index is the least
weight of edges that stand in the way of any two camps (the line index of Harary 1959, doi:10.1002/bs.3830040405).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import fsum

import networkx as nx

from graph.errors import NetworkError
from graph.polarity import SIGNS
from graph.polarity.values import share
from graph.policy.budget import Budget, Limit
from graph.policy.counting import Debate, counted
from graph.policy.cutting import PREMISE
from graph.policy.readings import edges, listed
from graph.policy.sides import Pair, Side, best_sides


@dataclass(frozen=True, slots=True, order=True)
class Tension:
    """An edge that stands in the way of two camps: a tie between them, or an attack within one."""

    source: str
    target: str
    relation: str
    kind: str
    weight: float


@dataclass(frozen=True, slots=True)
class Frustration:
    """The nearest two camps, and what stands in their way.

    ``index`` is the weight of ``tensions``; no two camps have less than ``bound``, which equals it where ``optimal``.
    ``share`` is the index over the weight of all edges that count: 0 where the debate is balanced, at most 1/2 where
    nothing attacks itself. ``camps`` are the two sides of every part that hangs together, the largest part first, the
    side of its first node first; which side of one part goes with which of another is not said by the debate.
    """

    index: float
    bound: float
    optimal: bool
    share: float
    tensions: tuple[Tension, ...]
    camps: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]


def frustration(
    network: Debate, reading: str = "analyst", *, weighted: bool = False, budget: Limit = 10.0
) -> Frustration:
    """Return the fewest edges, or the least ``weighted`` strength of edges, whose sign is in the way of balance.

    NP-hard; an integer program for each block (a part that no single node cuts), with the shortest unbalanced circles
    as cuts (Aref, Mason and Wilson 2020, doi:10.1002/net.21907), exact to a millionth. Once ``budget`` seconds are
    spent the result is the best two camps found, with a bound. Raises `QueryError` for a bad budget or reading and
    `NetworkError` for a strength that is no number from 0 to 1.

    >>> quarrel = nx.DiGraph([("a", "b"), ("b", "c"), ("a", "c")])
    >>> nx.set_edge_attributes(quarrel, "attacks", "relation")
    >>> found = frustration(quarrel)
    >>> found.index, len(found.tensions), found.optimal
    (1.0, 1, True)
    """
    clock = Budget.of(budget)
    view = counted(network, reading)
    tied = list(_signed_edges(view.network, weighted=weighted))
    pairs = _pairs(tied)
    blocks = _blocks(pairs)
    solved = [best_sides(block, clock) for block in sorted(blocks, key=len)]
    side = _joined([side for side, _, _ in solved], pairs)
    tensions = tuple(tension for tension, sign in tied if _in_the_way(tension, sign, side))
    index = fsum(tension.weight for tension in tensions)
    optimal = all(proved for _, _, proved in solved)
    unavoidable = fsum(min(pull.tied, pull.apart) for pull in pairs.values())
    return Frustration(
        index=index,
        bound=index if optimal else min(index, unavoidable + fsum(bound for _, bound, _ in solved)),
        optimal=optimal,
        share=index / total if (total := fsum(tension.weight for tension, _ in tied)) else 0.0,
        tensions=tensions,
        camps=tuple(_camps(view.whole, pairs, side)),
    )


@dataclass(frozen=True, slots=True)
class _Pull:
    """The weights that tie two nodes together and that set them apart."""

    tied: float
    apart: float

    @property
    def net(self) -> float:
        return self.tied - self.apart


def _signed_edges(network: nx.MultiDiGraph[str], *, weighted: bool) -> Iterator[tuple[Tension, int]]:
    faults: list[str] = []
    for source, target, name, data in edges(network):
        kind = str(data.get("relation"))
        sign = 1 if kind == PREMISE else SIGNS.get(kind, 0)
        weight = share(data.get("strength", 1.0), f"strength of {name!r}", faults)
        if sign:
            yield Tension(source, target, name, kind, weight if weighted else 1.0), sign
    if faults:
        raise NetworkError(listed(faults))


def _pairs(counted: Sequence[tuple[Tension, int]]) -> dict[Pair, _Pull]:
    """Add up what runs between two nodes, either way; attacks of a node on itself are in the way of any camps."""
    sums: dict[Pair, list[float]] = {}
    for tension, sign in counted:
        pair = (min(tension.source, tension.target), max(tension.source, tension.target))
        if pair[0] != pair[1]:
            sums.setdefault(pair, [0.0, 0.0])[sign < 0] += tension.weight
    return {pair: _Pull(*both) for pair, both in sorted(sums.items())}


def _blocks(pairs: Mapping[Pair, _Pull]) -> list[dict[Pair, float]]:
    """The pairs of every block, which no single node cuts, with the weight that ties them less what sets them apart."""
    found = nx.biconnected_component_edges(nx.Graph(list(pairs)))
    blocks = (sorted((min(pair), max(pair)) for pair in block) for block in found)
    return [{pair: pairs[pair].net for pair in block} for block in blocks]


def _joined(sides: Sequence[Side], pairs: Mapping[Pair, _Pull]) -> dict[str, bool]:
    """Turn the sides of blocks so that they agree where blocks meet in a node."""
    homes: dict[str, list[int]] = {}
    for number, side in enumerate(sides):
        for node in side:
            homes.setdefault(node, []).append(number)
    found: dict[str, bool] = {}
    for start in sorted({node for pair in pairs for node in pair}):
        if start in found:
            continue
        found[start] = False
        waiting, done = [start], set()
        while waiting:
            node = waiting.pop()
            for number in homes[node]:
                if number not in done:
                    done.add(number)
                    turn = sides[number][node] ^ found[node]
                    fresh = {other: value ^ turn for other, value in sides[number].items() if other not in found}
                    found.update(fresh)
                    waiting.extend(fresh)
    return found


def _in_the_way(tension: Tension, sign: int, side: Side) -> bool:
    together = tension.source == tension.target or side[tension.source] == side[tension.target]
    return together != (sign > 0)


def _camps(
    network: nx.DiGraph[str], pairs: Mapping[Pair, _Pull], side: Side
) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    place = {node: number for number, node in enumerate(network)}
    parts = [sorted(part, key=place.__getitem__) for part in nx.connected_components(nx.Graph(list(pairs)))]
    for part in sorted(parts, key=lambda each: (-len(each), place[each[0]])):
        yield (
            tuple(node for node in part if side[node] == side[part[0]]),
            tuple(node for node in part if side[node] != side[part[0]]),
        )
