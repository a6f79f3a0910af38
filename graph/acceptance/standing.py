"""Where every argument stands at once: in all extensions, in some, in none."""

from __future__ import annotations

from itertools import islice
from typing import Literal, TypeAlias

from graph.acceptance import decomposition
from graph.acceptance.framework import Network
from graph.acceptance.grounding import labels
from graph.acceptance.oracle import Budget
from graph.acceptance.part import Part, undecided
from graph.acceptance.questions import known_semantics
from graph.acceptance.readings import Reading, framework
from graph.acceptance.search import Semantics
from graph.errors import BudgetSpent

Standing: TypeAlias = Literal["sceptical", "credulous", "rejected", "unknown"]
STANDINGS: tuple[Standing, ...] = ("sceptical", "credulous", "rejected", "unknown")
MOST = 1_000  # extensions of one piece that are looked at


def standings(
    network: Network, semantics: Semantics, *, conflicts: int | None = None, reading: Reading | None = None
) -> dict[str, Standing]:
    """Return whether every extension has an argument, some but not all have it, or none has it.

    Where there is no extension, which only stable allows, every argument is in none. What grounded leaves undecided is
    listed piece by piece, up to a thousand extensions each; where there are more, or ``conflicts`` of a piece are
    spent, it is unknown of what has not been seen both in and out. Raises what `extensions` raises.

    >>> import networkx as nx
    >>> duel = nx.DiGraph([("a", "b", {"relation": "attacks"}), ("b", "a", {"relation": "attacks"})])
    >>> standings(duel, "preferred"), standings(duel, "ideal")
    ({'a': 'credulous', 'b': 'credulous'}, {'a': 'rejected', 'b': 'rejected'})
    """
    known_semantics(semantics)
    debate = framework(network, reading)
    found = labels(debate)
    verdicts: list[Standing] = ["sceptical" if label == "in" else "rejected" for label in found]
    if semantics != "grounded" and "undecided" in found:
        pieces = undecided(debate, found).pieces()
        seen = [_seen(piece, semantics, Budget(None, conflicts)) for piece in pieces]
        if any(complete and every is None for _, every, complete in seen):
            verdicts = ["rejected"] * len(found)
        elif semantics == "stable" and not all(complete for _, _, complete in seen):
            verdicts = ["unknown"] * len(found)
        else:
            for piece, (some, every, complete) in zip(pieces, seen, strict=True):
                for number in piece.arguments:
                    verdicts[number] = _standing(number, some, every or set(), complete=complete)
    return dict(zip(debate.names, verdicts, strict=False))  # hidden arguments come last


def _seen(piece: Part, semantics: Semantics, budget: Budget) -> tuple[set[int], set[int] | None, bool]:
    """Return what some and what every extension seen has, None where there is none, and whether all were seen."""
    # Every complete extension lies within a preferred one, and grounded is the least of them.
    asked: Semantics = "preferred" if semantics == "complete" else semantics
    some: set[int] = set()
    every: set[int] | None = None
    extensions = decomposition.members(piece, asked, budget)
    try:
        for members in islice(extensions, MOST):
            some |= set(members)
            every = set(members) if every is None else every & set(members)
        complete = next(extensions, None) is None
    except BudgetSpent:
        complete = False
    return some, set() if semantics == "complete" else every, complete


def _standing(number: int, some: set[int], every: set[int], *, complete: bool) -> Standing:
    if number in some and number not in every:
        return "credulous"
    if not complete:
        return "unknown"
    return "sceptical" if number in every else "rejected"
