"""What moved each claim: the few contributors that matter most, for a whole map at once."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

import networkx as nx
import numpy as np

from graph.attribution.cones import found
from graph.attribution.reach import Reach, reach
from graph.attribution.removing import most_pairs
from graph.attribution.solved import Solved, nearly_zero, solved
from graph.attribution.variants import without_each
from graph.errors import NetworkError, QueryError
from graph.polarity import Floats, Integers, Signed
from graph.strength import Semantics

Measure: TypeAlias = Literal["removal", "estimate"]
MOST_NODES = 50_000  # that are compared all with all
AT_A_TIME = 4_000_000  # numbers in one batch of that comparison


@dataclass(frozen=True, slots=True)
class Mover:
    """A contributor, and by how much it moves the claim: positive lifts it, negative lowers it."""

    contributor: str
    value: float


@dataclass(frozen=True, eq=False, repr=False)
class Movers(Mapping[str, tuple[Mover, ...]]):
    """For every node the contributors that move it most, the greatest first; empty where its strength is no answer.

    ``measure`` is ``"removal"``, or ``"estimate"`` where too much bears on too much; see `movers`.
    """

    semantics: Semantics
    measure: Measure
    of: Mapping[str, tuple[Mover, ...]]

    def __getitem__(self, name: str) -> tuple[Mover, ...]:
        return self.of[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.of)

    def __len__(self) -> int:
        return len(self.of)

    def __repr__(self) -> str:
        return f"Movers({self.semantics!r}, {self.measure!r}, {dict(self.of)!r})"


def movers(
    network: nx.DiGraph[str] | Signed,
    semantics: Semantics = "quadratic-energy",
    *,
    most: int = 5,
    contributors: Collection[str] | None = None,
    answers_attack: bool = False,
) -> Movers:
    """Return for every node the ``most`` contributors that move its strength most, with what each is worth.

    The value is that of `removal`: the strength less what it would be without the contributor, so 0.1 says that the
    contributor lifts it by 0.1. Where millions of pairs bear on one another (claims in large circles), it is the
    estimate to first order instead, the strength's derivative by the contributor's strength times that strength.
    Contributors are all nodes, relations that are nodes among them, or those named; what moves nothing is left out;
    equal values stand in the order of the network. Linear in the edges into all pairs of a contributor and what it
    reaches. The network is not changed. Raises `NodeNotFound`, `QueryError` and `NetworkError`.

    >>> debate = nx.DiGraph([("doubt", "claim", {"relation": "attacks"})])
    >>> movers(debate, "df-quad")["claim"]
    (Mover(contributor='doubt', value=-0.25),)
    """
    if most < 1:
        raise QueryError(f"most is a whole number from 1 up, not {most!r}")
    whole = solved(network, semantics, answers_attack=answers_attack)
    size = whole.state.size
    wanted = np.arange(size) if contributors is None else found(whole.network, contributors)
    pairs = reach(whole.network, wanted, most_pairs(whole))
    ranked = _removed(whole, pairs, most) if pairs else _estimated(whole, wanted, most)
    lists: dict[str, list[Mover]] = {name: [] for name in whole.network.names}
    names = whole.network.names
    for target, contributor, value in zip(*(each.tolist() for each in ranked), strict=True):
        lists[names[target]].append(Mover(names[contributor], value))
    of = {name: tuple(each) for name, each in lists.items()}
    return Movers(semantics, "removal" if pairs else "estimate", of)


Ranked: TypeAlias = tuple[Integers, Integers, Floats]


def _removed(whole: Solved, pairs: Reach, most: int) -> Ranked:
    """Return targets, contributors and values, target after target, the greatest first."""
    by = np.repeat(pairs.contributors, np.diff(pairs.start))
    values = nearly_zero(whole.state[pairs.reached] - without_each(whole, pairs))
    kept = np.flatnonzero((by != pairs.reached) & (values != 0) & ~np.isnan(values) & ~whole.doubtful[pairs.reached])
    return _ranked(pairs.reached[kept], by[kept], values[kept], most)


def _estimated(whole: Solved, wanted: Integers, most: int) -> Ranked:
    """Return the same from derivatives, in batches of targets."""
    size = whole.state.size
    if size > MOST_NODES:
        raise NetworkError(
            f"a network of {size:,} elements and relations is too large to compare all with all (at most"
            f" {MOST_NODES:,}; ask for the gradient of the few that matter)"
        )
    settled = np.flatnonzero(~whole.doubtful)
    step = max(1, AT_A_TIME // size)
    parts = [_batch(whole, wanted, settled[at : at + step], most) for at in range(0, settled.size, step)]
    return tuple(np.concatenate(each) for each in zip(*parts, strict=True))  # type: ignore[return-value]  # three


def _batch(whole: Solved, wanted: Integers, targets: Integers, most: int) -> Ranked:
    values = (whole.adjoint.of(targets)[wanted] * whole.state[wanted][:, None]).T
    values[wanted == targets[:, None]] = 0
    values = nearly_zero(values)
    greatest = np.argpartition(-np.abs(values), min(most, wanted.size) - 1, axis=1)[:, :most]
    row, column = np.repeat(np.arange(targets.size), greatest.shape[1]), greatest.ravel()
    kept = values[row, column] != 0
    row, column = row[kept], column[kept]
    return _ranked(targets[row], wanted[column], values[row, column], most)


def _ranked(targets: Integers, by: Integers, values: Floats, most: int) -> Ranked:
    order = np.lexsort((by, -np.abs(values).round(12), targets))
    target = targets[order]
    first = np.searchsorted(target, target)
    kept = order[np.arange(order.size) - first < most]
    return targets[kept], by[kept], values[kept]
