"""Extensions piece by piece: parts that no attack connects combine freely, parts connected one way are solved in turn.

Complete and preferred semantics are SCC-recursive (Baroni, Giacomin and Guida 2005, doi:10.1016/j.artint.2005.05.006):
first a strongly connected component that nothing else attacks, then the rest, as what was chosen leaves it. The others
are only taken apart where no attack connects.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import prod
from typing import TypeAlias

from graph.acceptance.oracle import Budget
from graph.acceptance.part import Part
from graph.acceptance.search import Search, Semantics

RECURSIVE = frozenset({"complete", "preferred"})
DEEPEST = 100  # components solved in turn before the rest is left to the solver as a whole
WORK = 200_000  # arguments looked at along the way
Key: TypeAlias = tuple[tuple[int, ...], frozenset[int]]


def members(part: Part, semantics: Semantics, budget: Budget, depth: int = 0) -> Iterator[list[int]]:
    """Yield the members of every extension of a part, by their numbers in the framework, in no order."""
    if semantics == "grounded" or not part.arguments:
        yield []
        return
    pieces = part.pieces()
    if len(pieces) > 1:
        yield from _combined([_Kept(members(piece, semantics, budget, depth + 1)) for piece in pieces], budget)
    elif (source := _source(part, semantics, depth)) is None:
        yield from _whole(part, semantics, budget)
    else:
        for chosen, rest in _choices(part, source, semantics, budget):
            for others in members(rest, semantics, budget, depth + 1):
                yield [*chosen, *others]


def number(part: Part, semantics: Semantics, budget: Budget) -> int:
    """Return how many extensions a part has: the product over its pieces."""
    return _number(part, semantics, budget, 0, {})


def _number(part: Part, semantics: Semantics, budget: Budget, depth: int, known: dict[Key, int]) -> int:
    if semantics == "grounded" or not part.arguments:
        return 1
    pieces = part.pieces()
    if len(pieces) > 1:
        return prod(_number(piece, semantics, budget, depth + 1, known) for piece in pieces)
    key = tuple(part.arguments), part.hindered
    if key not in known:
        source = _source(part, semantics, depth)
        if source is None:
            known[key] = sum(1 for _ in _whole(part, semantics, budget))
        else:
            rests = (rest for _, rest in _choices(part, source, semantics, budget))
            known[key] = sum(_number(rest, semantics, budget, depth + 1, known) for rest in rests)
    return known[key]


def _source(part: Part, semantics: Semantics, depth: int) -> list[int] | None:
    """Return a component to start with, or None where the part is best solved as a whole."""
    if semantics not in RECURSIVE or part.circles or depth >= min(DEEPEST, WORK // len(part.arguments)):
        return None
    source = part.source()
    return source if len(source) < len(part.arguments) else None


def _choices(
    part: Part, source: Sequence[int], semantics: Semantics, budget: Budget
) -> Iterator[tuple[list[int], Part]]:
    """Yield every extension of a source component, with what follows from it, and the rest that it leaves."""
    place = {argument: one for one, argument in enumerate(part.arguments)}
    for chosen in _whole(part.only(source), semantics, budget):
        certain, rest = part.after(source, [place[argument] for argument in chosen])
        yield [*chosen, *certain], rest


def _whole(part: Part, semantics: Semantics, budget: Budget) -> Iterator[list[int]]:
    """Solve a part as it is; one argument alone attacks itself or is hindered, so that it is never in."""
    budget.check()
    if len(part.arguments) == 1 and semantics != "stable":
        yield []
    else:
        yield from Search(part, budget).extensions(semantics)


class _Kept:
    """An iterator that remembers what it gave."""

    def __init__(self, source: Iterator[list[int]]) -> None:
        self._source = source
        self._found: list[list[int]] = []

    def get(self, place: int) -> list[int] | None:
        """Return the item at this place, or None beyond the last; places are asked for one after the other."""
        if place == len(self._found):
            self._found += (item for item in [next(self._source, None)] if item is not None)
        return self._found[place] if place < len(self._found) else None


def _combined(pieces: Sequence[_Kept], budget: Budget) -> Iterator[list[int]]:
    """Yield every choice of one item per piece; the last piece changes first, and each is solved only when needed."""
    places = [0] * len(pieces)
    chosen = [piece.get(0) for piece in pieces]
    if None in chosen:
        return
    while True:
        budget.check()
        yield [one for items in chosen for one in items or ()]
        for turn in reversed(range(len(pieces))):
            places[turn] += 1
            chosen[turn] = pieces[turn].get(places[turn])
            if chosen[turn] is not None:
                break
            places[turn], chosen[turn] = 0, pieces[turn].get(0)
        else:
            return
