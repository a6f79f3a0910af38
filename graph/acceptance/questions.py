"""What one may ask of a debate: its extensions, and whether an argument is accepted in some or in all of them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from graph.acceptance import decomposition
from graph.acceptance.framework import Framework, Network
from graph.acceptance.grounding import Label, labels
from graph.acceptance.oracle import Budget
from graph.acceptance.part import Part, undecided
from graph.acceptance.readings import Reading, framework
from graph.acceptance.search import SEMANTICS, Search, Semantics
from graph.errors import BudgetSpent, QueryError, did_you_mean


def extensions(  # noqa: PLR0913  what is asked, and how far to go for it
    network: Network,
    semantics: Semantics,
    limit: int | None = None,
    budget: float | None = None,
    *,
    conflicts: int | None = None,
    reading: Reading | None = None,
) -> Iterator[frozenset[str]]:
    """Return an iterator over the extensions: the sets of arguments that can be accepted together.

    ``semantics`` is grounded, complete, preferred, stable (Dung 1995, doi:10.1016/0004-3702(94)00041-X), semi-stable
    (Caminada 2006) or ideal (Dung, Mancarella and Toni 2007, doi:10.1016/j.artint.2007.05.003). ``reading`` says what
    support means (`graph.acceptance.framework`); None counts attacks alone. At most ``limit`` extensions are given;
    there can be exponentially many. ``budget`` is in seconds from this call on, ``conflicts`` in dead ends of the
    solver, which are the same on every machine: once one is spent, the iterator raises `BudgetSpent`. The same network
    gives the same order. Raises `QueryError` for an unknown semantics and a budget that is not positive, and what
    `graph.acceptance.framework` raises.

    >>> import networkx as nx
    >>> duel = nx.DiGraph([("a", "b", {"relation": "attacks"}), ("b", "a", {"relation": "attacks"})])
    >>> sorted(map(sorted, extensions(duel, "preferred")))
    [['a'], ['b']]
    """
    if limit is not None and limit < 0:
        raise QueryError(f"a limit is a number from 0 up, not {limit!r}")
    known, clock = known_semantics(semantics), Budget(budget, conflicts)
    return islice(_extensions(framework(network, reading), known, clock), limit)


def extension(
    network: Network,
    semantics: Semantics,
    budget: float | None = None,
    *,
    conflicts: int | None = None,
    reading: Reading | None = None,
) -> frozenset[str] | None:
    """Return one extension, or None where there is none, which only stable allows.

    Raises `BudgetSpent`, and what `extensions` raises.
    """
    return next(extensions(network, semantics, 1, budget, conflicts=conflicts, reading=reading), None)


def number_of_extensions(
    network: Network,
    semantics: Semantics,
    budget: float | None = None,
    *,
    conflicts: int | None = None,
    reading: Reading | None = None,
) -> int:
    """Return how many extensions there are: the product over parts that no attack connects, not a list of them all.

    Raises `BudgetSpent`, and what `extensions` raises.

    >>> import networkx as nx
    >>> duels = nx.DiGraph((one, other, {"relation": "attacks"}) for one in range(200) for other in [one ^ 1])
    >>> number_of_extensions(duels, "preferred") == 2**100
    True
    """
    known, clock = known_semantics(semantics), Budget(budget, conflicts)
    debate = framework(network, reading)
    return decomposition.number(undecided(debate, labels(debate)), known, clock)


def credulous(  # noqa: PLR0913  what is asked, and how far to go for it
    network: Network,
    argument: str,
    semantics: Semantics,
    budget: float | None = None,
    *,
    conflicts: int | None = None,
    reading: Reading | None = None,
) -> bool | None:
    """Tell whether some extension has the argument: yes, no, or None where the budget did not suffice.

    Raises `NodeNotFound` for an unknown argument, and what `extensions` raises.
    """
    known, clock = known_semantics(semantics), Budget(budget, conflicts)
    debate = framework(network, reading)
    number, found = debate.number(argument), labels(debate)
    try:
        return _some(debate, number, found, known, clock)
    except BudgetSpent:
        return None


def sceptical(  # noqa: PLR0913  what is asked, and how far to go for it
    network: Network,
    argument: str,
    semantics: Semantics,
    budget: float | None = None,
    *,
    conflicts: int | None = None,
    reading: Reading | None = None,
) -> bool | None:
    """Tell whether every extension has the argument: yes, no, or None where the budget did not suffice.

    Where there is no extension, which only stable allows, every argument is accepted. Raises `NodeNotFound` for an
    unknown argument, and what `extensions` raises.
    """
    known, clock = known_semantics(semantics), Budget(budget, conflicts)
    debate = framework(network, reading)
    number, found = debate.number(argument), labels(debate)
    try:
        return _every(debate, number, found, known, clock)
    except BudgetSpent:
        return None


def _extensions(debate: Framework, semantics: Semantics, budget: Budget) -> Iterator[frozenset[str]]:
    found = labels(debate)
    names = debate.names
    certain = [name for name, label in zip(names, found, strict=False) if label == "in"]  # hidden arguments come last
    for members in decomposition.members(undecided(debate, found), semantics, budget):
        yield frozenset([*certain, *(names[each] for each in members if each < len(names))])


def _some(debate: Framework, number: int, found: list[Label], semantics: Semantics, budget: Budget) -> bool:
    part = undecided(debate, found)
    if found[number] == "undecided":
        return Search(_bearing(part, number, semantics), budget).some(number, semantics)
    return found[number] == "in" and (semantics != "stable" or Search(part, budget).has_stable())


def _every(debate: Framework, number: int, found: list[Label], semantics: Semantics, budget: Budget) -> bool:
    part = undecided(debate, found)
    if found[number] == "undecided":
        return Search(_bearing(part, number, semantics), budget).every(number, semantics)
    return found[number] == "in" or (semantics == "stable" and not Search(part, budget).has_stable())


def _bearing(part: Part, number: int, semantics: Semantics) -> Part:
    """Return what bears on an argument: for most semantics what comes before it, for others what attacks connect."""
    place = part.arguments.index(number)
    if semantics == "stable":
        return part  # without a stable extension anywhere, there is none
    return part.around(place) if semantics == "semi-stable" else part.above(place)


def known_semantics(semantics: Semantics) -> Semantics:
    """Return the semantics where there is one of that name; raises `QueryError`."""
    if semantics not in SEMANTICS:
        hint = did_you_mean(str(semantics), SEMANTICS) or f"one of {', '.join(SEMANTICS)}"
        raise QueryError(f"unknown semantics {semantics!r} ({hint})")
    return semantics
