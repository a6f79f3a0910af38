"""What one may ask of a debate: its extensions, and whether an argument is accepted in some or in all of them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from graph.acceptance.framework import Network, framework
from graph.acceptance.grounding import Label, labels
from graph.acceptance.oracle import Deadline
from graph.acceptance.search import SEMANTICS, Semantics, Undecided
from graph.errors import BudgetSpent, QueryError, did_you_mean


def extensions(
    network: Network, semantics: Semantics, limit: int | None = None, budget: float | None = None
) -> Iterator[frozenset[str]]:
    """Return an iterator over the extensions: the sets of arguments that can be accepted together.

    ``semantics`` is grounded, complete, preferred, stable (Dung 1995, doi:10.1016/0004-3702(94)00041-X), semi-stable
    (Caminada 2006) or ideal (Dung, Mancarella and Toni 2007, doi:10.1016/j.artint.2007.05.003). At most ``limit`` are
    given; there can be exponentially many. ``budget`` is in seconds from this call on: once spent, the iterator raises
    `BudgetSpent`. The same network gives the same order. Raises `QueryError` for an unknown semantics.

    >>> import networkx as nx
    >>> duel = nx.DiGraph([("a", "b", {"relation": "attacks"}), ("b", "a", {"relation": "attacks"})])
    >>> sorted(map(sorted, extensions(duel, "preferred")))
    [['a'], ['b']]
    """
    if limit is not None and limit < 0:
        raise QueryError(f"a limit is a number from 0 up, not {limit!r}")
    return islice(_extensions(network, _known(semantics), Deadline(budget)), limit)


def extension(network: Network, semantics: Semantics, budget: float | None = None) -> frozenset[str] | None:
    """Return one extension, or None where there is none, which only stable allows; raises `BudgetSpent`."""
    return next(extensions(network, semantics, 1, budget), None)


def credulous(network: Network, argument: str, semantics: Semantics, budget: float | None = None) -> bool | None:
    """Tell whether some extension has the argument: yes, no, or None where the budget in seconds did not suffice.

    Raises `NodeNotFound` for an unknown argument and `QueryError` for an unknown semantics.
    """
    _known(semantics)
    try:
        label, number, part = _about(network, argument, Deadline(budget))
        if label == "undecided":
            return part.some(number, semantics)
        return label == "in" and (semantics != "stable" or part.has_stable())
    except BudgetSpent:
        return None


def sceptical(network: Network, argument: str, semantics: Semantics, budget: float | None = None) -> bool | None:
    """Tell whether every extension has the argument: yes, no, or None where the budget in seconds did not suffice.

    Where there is no extension, which only stable allows, every argument is accepted. Raises `NodeNotFound` for an
    unknown argument and `QueryError` for an unknown semantics.
    """
    _known(semantics)
    try:
        label, number, part = _about(network, argument, Deadline(budget))
        if label == "undecided":
            return part.every(number, semantics)
        return label == "in" or (semantics == "stable" and not part.has_stable())
    except BudgetSpent:
        return None


def _extensions(network: Network, semantics: Semantics, deadline: Deadline) -> Iterator[frozenset[str]]:
    debate = framework(network)
    found = labels(debate)
    certain = [name for name, label in zip(debate.names, found, strict=True) if label == "in"]
    part = Undecided(debate, _undecided(found), deadline)
    for members in part.extensions(semantics):
        yield frozenset([*certain, *(debate.names[each] for each in members)])


def _about(network: Network, argument: str, deadline: Deadline) -> tuple[Label, int, Undecided]:
    debate = framework(network)
    number = debate.number(argument)
    found = labels(debate)
    return found[number], number, Undecided(debate, _undecided(found), deadline)


def _undecided(found: list[Label]) -> list[int]:
    return [number for number, label in enumerate(found) if label == "undecided"]


def _known(semantics: Semantics) -> Semantics:
    if semantics not in SEMANTICS:
        hint = did_you_mean(semantics, SEMANTICS) or f"one of {', '.join(SEMANTICS)}"
        raise QueryError(f"unknown semantics {semantics!r} ({hint})")
    return semantics
