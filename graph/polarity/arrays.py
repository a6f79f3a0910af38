"""The arrays, and how to make them without NetworkX."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from graph.errors import NetworkError, NodeNotFound, did_you_mean
from graph.polarity.values import MOST_NAMED, refuse, refuse_too_many, share

Floats: TypeAlias = npt.NDArray[np.float64]
Integers: TypeAlias = npt.NDArray[np.int64]
EdgeName: TypeAlias = tuple[Any, Any, Hashable]

MOST_COMPARED = 10_000  # names that a misspelt one is compared with; more would take seconds


@dataclass(frozen=True, eq=False)
class Signed:
    """A network in numbers: node ``i`` is ``names[i]``; an edge runs from ``sources[e]`` to ``targets[e]``.

    ``base`` holds base scores, ``weights`` the strengths of edges, both from 0 to 1; ``signs`` is +1 or -1. The
    premises of relations stand apart; ``convergent`` tells the relations that any one premise carries, the others need
    all. Of parallel edges of one sign the strongest alone is here. ``edge_names`` and ``premise_names`` are (source,
    target, key), key None in a network without parallel edges; both are empty for a network from arrays.
    ``made`` keeps what others derive from the edges alone, so that new base scores do not cost it again.
    """

    names: Sequence[str]
    base: Floats
    sources: Integers
    targets: Integers
    signs: npt.NDArray[np.int8]
    weights: Floats
    premise_sources: Integers
    premise_targets: Integers
    premise_weights: Floats
    convergent: npt.NDArray[np.bool_]
    edge_names: Sequence[EdgeName] = ()
    premise_names: Sequence[EdgeName] = ()
    made: dict[str, Any] = field(default_factory=dict, repr=False)

    @cached_property
    def number(self) -> dict[str, int]:
        """The number of every name."""
        return {name: place for place, name in enumerate(self.names)}

    def find(self, name: str) -> int:
        """Return the number of a node; raises `NodeNotFound`."""
        if name in self.number:
            return self.number[name]
        hint = did_you_mean(str(name), map(str, self.names)) if len(self.names) <= MOST_COMPARED else ""
        raise NodeNotFound(f"no element or relation is called {name!r}" + (f" ({hint})" if hint else ""))


def from_arrays(  # noqa: PLR0913  what an edge and a node have
    sources: npt.ArrayLike,
    targets: npt.ArrayLike,
    signs: npt.ArrayLike,
    *,
    weights: npt.ArrayLike = 1.0,
    base: npt.ArrayLike = 0.5,
    nodes: int | None = None,
) -> Signed:
    """Return a network of nodes ``"0"``, ``"1"``, … from one number per edge; single numbers hold for all.

    Of parallel edges of one sign the strongest stays, and edges are sorted by target. O(edges × log edges). Raises
    `NetworkError` where a value is out of place, and before any work where there are more than 100 million edges.

    >>> from_arrays([0, 0, 1], [1, 1, 2], [1, 1, -1], weights=[0.2, 0.9, 1]).weights.tolist()
    [0.9, 1.0]
    """
    given = (np.asarray(sources), np.asarray(targets), np.asarray(signs))
    count = given[0].size
    refuse_too_many(nodes or 0, max(each.size for each in given))
    places = [_integers(each, what, count) for each, what in zip(given[:2], ("source", "target"), strict=True)]
    size = nodes if nodes is not None else int(max((each.max(initial=-1) for each in places), default=-1)) + 1
    refuse_too_many(size, count)
    way = np.broadcast_to(given[2], count)
    problems: list[str] = []
    pull = _shares(weights, count, "strength of edge", problems)
    score = _shares(base, size, "base score of node", problems)
    refuse([*problems, *_outside(places, size), *_unsigned(way)])
    kept = _strongest(places[0], places[1], way, pull, size)
    nothing = np.empty(0, np.int64)
    return Signed(
        names=list(map(str, range(size))),
        base=score,
        sources=places[0][kept],
        targets=places[1][kept],
        signs=way[kept].astype(np.int8),
        weights=pull[kept],
        premise_sources=nothing,
        premise_targets=nothing,
        premise_weights=np.empty(0),
        convergent=np.zeros(size, np.bool_),
    )


def rebased(network: Signed, base_scores: Mapping[str, float]) -> Signed:
    """Return the network with some base scores replaced; raises `NodeNotFound` and `NetworkError`."""
    problems: list[str] = []
    base = network.base.copy()
    for name, value in base_scores.items():
        base[network.find(name)] = share(value, f"base score of {name!r}", problems)
    refuse(problems)
    return replace(network, base=base)


def _integers(values: npt.NDArray[Any], what: str, count: int) -> Integers:
    if values.shape != (count,) or (count and values.dtype.kind not in "iu"):
        raise NetworkError(f"every {what} is a whole number, one per edge, not {values.dtype} of shape {values.shape}")
    return values.astype(np.int64)


def _shares(values: npt.ArrayLike, count: int, what: str, problems: list[str]) -> Floats:
    try:
        found = np.broadcast_to(np.asarray(values, np.float64), count).copy()
    except (TypeError, ValueError):
        raise NetworkError(f"every {what} is a number from 0 to 1, one for all or {count} of them") from None
    outside = _first(~((found >= 0) & (found <= 1)))
    problems.extend(f"{what} {place} is {found[place]} (allowed: 0 to 1)" for place in outside)
    return found


def _first(bad: npt.NDArray[np.bool_]) -> list[int]:
    """Return the places of as many bad values as one message lists, and one more."""
    return list(map(int, np.flatnonzero(bad)[: MOST_NAMED + 1]))


def _outside(places: Sequence[Integers], size: int) -> list[str]:
    return [
        f"{what} of edge {edge} is {each[edge]} (allowed: 0 to {size - 1})"
        for each, what in zip(places, ("source", "target"), strict=True)
        for edge in _first((each < 0) | (each >= size))
    ]


def _unsigned(signs: npt.NDArray[Any]) -> list[str]:
    return [
        f"sign of edge {edge} is {signs[edge]} (allowed: 1 and -1)" for edge in _first((signs != 1) & (signs != -1))
    ]


def _strongest(sources: Integers, targets: Integers, signs: npt.NDArray[Any], weights: Floats, size: int) -> Integers:
    """Return the edges that count, sorted by target, then source, then sign."""
    ends = (targets * size + sources) * 2 + (signs < 0)
    order = np.lexsort((-weights, ends)) if weights.size and np.ptp(weights) else np.argsort(ends, kind="stable")
    first = np.ones(order.size, np.bool_)
    np.not_equal(ends[order][1:], ends[order][:-1], out=first[1:])
    return order[first]
