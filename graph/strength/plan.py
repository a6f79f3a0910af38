"""In which order strengths can be computed: levels of claims, and the circles that must settle together.

The order depends on the edges alone. Claims of one level neither push nor carry one another, unless they stand in one
circle (a strongly connected component with an edge inside); every push comes from a level below or from the same
circle.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import connected_components

from graph.polarity import Integers, Signed
from graph.strength.formulas import Formula
from graph.strength.rows import Rows, spread

MOST_FRONTS = 1000  # levels that are found front by front


@dataclass(frozen=True, slots=True)
class Block:
    """Claims at places ``low`` to ``high``; ``starts`` are the first places of its circles, empty where it has none."""

    low: int
    high: int
    starts: Integers

    @property
    def circular(self) -> bool:
        """Tell whether the claims stand in circles."""
        return self.starts.size > 0


@dataclass(frozen=True, eq=False)
class Plan:
    """The edges of a network in the order of computing, whatever its base scores are.

    ``order[place]`` is the node at a place and ``place`` the inverse. The supports of the claim at a place are
    ``pointer[place]:middle[place]``, the attacks ``middle[place]:pointer[place + 1]``; ``pulls`` are weights with their
    signs. Claims that could trade places stand together where as many supports and attacks bear on them, so that loops
    over these run evenly.
    """

    order: Integers
    place: Integers
    blocks: Sequence[Block]
    pointer: Integers
    middle: Integers
    sources: npt.NDArray[np.int32]
    pulls: npt.NDArray[np.float64]
    premise_pointer: Integers
    premise_sources: npt.NDArray[np.int32]
    premise_weights: npt.NDArray[np.float64]
    convergent: npt.NDArray[np.bool_]

    @property
    def exact(self) -> bool:
        """Tell whether one pass is exact: nothing runs in a circle."""
        return not any(block.circular for block in self.blocks)

    @cached_property
    def rows(self) -> tuple[Rows, ...]:
        """The claims of every block with what bears on them."""
        return tuple(self.some(np.arange(block.low, block.high)) for block in self.blocks)

    def some(self, places: Integers) -> Rows:
        """Return the claims at these places with what bears on them."""
        return Rows.of(self, places)


def considered(network: Signed, form: Formula) -> Signed:
    """Return the network that a semantics sees: the h-categorizer knows no support."""
    if not form.attacks_only or not (network.signs > 0).any():
        return network
    if "attacks" not in network.made:
        network.made["attacks"] = _attacks(network)
    attacks: Signed = network.made["attacks"]
    return replace(attacks, base=network.base)


def plan(network: Signed) -> Plan:
    """Return the order of computing, made once for the edges of a network; O(nodes log nodes + edges log edges)."""
    if "plan" not in network.made:
        network.made["plan"] = _plan(network)
    found: Plan = network.made["plan"]
    return found


def _attacks(network: Signed) -> Signed:
    kept = np.flatnonzero(network.signs < 0)
    return replace(
        network,
        sources=network.sources[kept],
        targets=network.targets[kept],
        signs=network.signs[kept],
        weights=network.weights[kept],
        edge_names=[network.edge_names[edge] for edge in kept.tolist()] if network.edge_names else (),
        made={},
    )


def _plan(network: Signed) -> Plan:
    size = len(network.names)
    sources = np.concatenate([network.sources, network.premise_sources])
    targets = np.concatenate([network.targets, network.premise_targets])
    count, component = _components(sources, targets, size)
    circular = np.bincount(component, minlength=count) > 1
    circular[component[sources[sources == targets]]] = True
    level = _levels(component[sources], component[targets], count)
    attacking = network.signs < 0
    supports, attacks = (np.bincount(network.targets[each], minlength=size) for each in (~attacking, attacking))
    alone = ~circular[component]
    order = np.lexsort((attacks, supports, np.where(alone, -1, component), ~alone, level[component]))
    place = np.empty(size, np.int64)
    place[order] = np.arange(size)
    pointer, kept = _by_target(place[network.targets], place[network.sources] + size * attacking, size)
    premise_pointer, premises = _by_target(place[network.premise_targets], place[network.premise_sources], size)
    return Plan(
        order=order,
        place=place,
        blocks=tuple(_blocks(level[component[order]], np.where(alone, -1, component)[order])),
        pointer=pointer,
        middle=pointer[:-1] + supports[order],
        sources=place[network.sources[kept]].astype(np.int32),
        pulls=network.weights[kept] * network.signs[kept],
        premise_pointer=premise_pointer,
        premise_sources=place[network.premise_sources[premises]].astype(np.int32),
        premise_weights=network.premise_weights[premises],
        convergent=network.convergent[order],
    )


def _components(sources: Integers, targets: Integers, size: int) -> tuple[int, Integers]:
    """Number the strongly connected components so that every edge runs from a higher or equal number to a lower one."""
    if not size:
        return 0, np.empty(0, np.int64)
    matrix = csr_matrix((np.ones(sources.size, np.int8), (sources, targets)), shape=(size, size))
    count, component = connected_components(matrix, directed=True, connection="strong")
    return int(count), component.astype(np.int64)


def _levels(sources: Integers, targets: Integers, count: int) -> Integers:
    """Return for every component the length of the longest chain that leads to it."""
    between = np.flatnonzero(sources != targets)
    between = between[np.argsort(-sources[between], kind="stable")]
    sources, targets = sources[between], targets[between]
    found = _in_fronts(sources, targets, count)
    return _one_by_one(sources, targets, count) if found is None else found


def _in_fronts(sources: Integers, targets: Integers, count: int) -> Integers | None:
    """Find the levels one after the other; nothing where there are very many, which take longer than edge by edge."""
    pointer, edges = _by_target(sources, targets, count)
    targets = targets[edges]
    waiting = np.bincount(targets, minlength=count)
    level, front = np.zeros(count, np.int64), np.flatnonzero(waiting == 0)
    for depth in range(MOST_FRONTS):
        if not front.size:
            return level
        level[front] = depth
        reached = targets[spread(pointer, front)[1]]
        np.subtract.at(waiting, reached, 1)
        front = np.unique(reached[waiting[reached] == 0])
    return None


def _one_by_one(sources: Integers, targets: Integers, count: int) -> Integers:
    """Find the levels edge by edge, from edges sorted so that all into a component come before any out of it."""
    level = [0] * count
    for source, target in zip(sources.tolist(), targets.tolist(), strict=True):
        level[target] = max(level[target], level[source] + 1)
    return np.array(level, np.int64)


def _by_target(targets: Integers, sources: Integers, size: int) -> tuple[Integers, Integers]:
    """Return where each target's edges start, and the edges in order of target and source; sources are below 2 size."""
    pointer = np.zeros(size + 1, np.int64)
    np.cumsum(np.bincount(targets, minlength=size), out=pointer[1:])
    return pointer, np.argsort(targets * 2 * max(size, 1) + sources, kind="stable")


def _blocks(level: Integers, component: Integers) -> Iterator[Block]:
    """Cut the ordered claims where the level changes, and where claims alone give way to circles."""
    if not level.size:
        return
    fresh = component[1:] != component[:-1]
    cuts = np.flatnonzero((level[1:] != level[:-1]) | (fresh & (component[:-1] < 0))) + 1
    edges = np.concatenate([[0], cuts, [level.size]]).tolist()
    firsts = np.concatenate([[0], np.flatnonzero(fresh | (level[1:] != level[:-1])) + 1])
    for low, high in pairwise(edges):
        inside = firsts[np.searchsorted(firsts, low) : np.searchsorted(firsts, high)]
        yield Block(low, high, inside if component[low] >= 0 else inside[:0])
