"""What remains answered when responses are lost: redundancy, sole answers, the worst loss of k responses."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import partial
from math import fsum

from graph.policy.budget import Budget, Limit, whole
from graph.policy.counting import Debate
from graph.policy.game import Game, Way, game
from graph.policy.programs import Program, Solution


@dataclass(frozen=True, slots=True)
class RobustCoverage:
    """The worst that losing up to ``k`` responses does to the coverage.

    ``coverage`` is the importance-weighted share of criticisms still answered in the worst case found, and ``bound`` a
    share that no loss of as many responses goes below: both from 0 to 1, and equal where ``optimal``. ``lost`` are the
    responses of that case and ``opened`` the criticisms that then lose their last answer.
    """

    k: int
    coverage: float
    bound: float
    optimal: bool
    lost: tuple[str, ...]
    opened: tuple[str, ...]


def redundancy(network: Debate, reading: str = "analyst") -> dict[str, tuple[str, ...]]:
    """Return the responses that answer each criticism in this reading, none where it is open; linear.

    >>> import networkx as nx
    >>> redundancy(nx.MultiDiGraph([("rebate", "dear", {"relation": "answers"})]))
    {'dear': ('rebate',)}
    """
    found = game(network, reading)
    answering: dict[str, list[str]] = {criticism: [] for criticism in found.ways}
    for response in found.cost:
        for _, criticism in found.part_in.get(response, ()):
            answering[criticism].append(response)
    return {criticism: tuple(those) for criticism, those in answering.items()}


def sole_answers(network: Debate, reading: str = "analyst") -> dict[str, tuple[str, ...]]:
    """Return the critical responses, each with the criticisms that would be open without it; linear.

    Every one of linked responses is critical where nothing else answers the criticism.

    >>> import networkx as nx
    >>> sole_answers(nx.MultiDiGraph([("rebate", "dear", {"relation": "answers"})]))
    {'rebate': ('dear',)}
    """
    found = game(network, reading)
    hanging: dict[str, list[str]] = {response: [] for response in found.cost}
    for criticism, ways in found.ways.items():
        for response in frozenset.intersection(*ways) if ways else ():
            hanging[response].append(criticism)
    return {response: tuple(carried) for response, carried in hanging.items() if carried}


def robust_coverage(network: Debate, reading: str = "analyst", k: int = 1, budget: Limit = 10.0) -> RobustCoverage:
    """Return the coverage after the worst loss of any ``k`` responses.

    Coverage is 1 less the unanswered index, and 0 where no criticism has any importance. For one response it takes
    linear time; for more the question is NP-hard and goes to an integer program, which ends after ``budget`` seconds
    (None: never) with the worst loss that it found and a bound. Raises `QueryError` for a ``k`` below 0 or a budget
    that is not positive, and what `unanswered_index` raises.

    >>> import networkx as nx
    >>> robust_coverage(nx.MultiDiGraph([("rebate", "dear", {"relation": "answers"})])).coverage
    0.0
    """
    whole("the number of responses to lose", k, 0)
    clock = Budget.of(budget)
    found = game(network, reading)
    useful = _useful(found)
    if k >= len(useful):
        return _result(found, k, useful)
    harm = partial(_harm, found)
    if k <= 1:
        return _result(found, k, max(((response,) * k for response in useful), key=harm))
    solution = _program(found, useful, k).solve(clock)
    guess = _greedy(found, k)
    if solution.values is None:
        return _result(found, k, guess, solution)
    chosen = tuple(name for name, value in zip(useful, solution.values[: len(useful)], strict=True) if value)
    return _result(found, k, max(chosen, guess, key=harm), solution)


def _useful(found: Game) -> tuple[str, ...]:
    return tuple(response for response in found.cost if response in found.part_in)


def _opened(found: Game, lost: Collection[str]) -> tuple[str, ...]:
    gone = set(lost)
    struck = {entry for response in gone for entry in found.part_in.get(response, ())}
    return tuple(node for _, node in sorted(struck) if all(gone & way for way in found.ways[node]))


def _harm(found: Game, lost: Collection[str]) -> float:
    """The importance of what a loss leaves without an answer."""
    return fsum(found.importance[node] for node in _opened(found, lost))


def _program(found: Game, useful: tuple[str, ...], k: int) -> Program:
    """Lose up to k responses so that the criticisms all of whose ways are struck weigh most."""
    program = Program()
    lost = {response: program.variable() for response in useful}
    program.require(((number, 1.0) for number in lost.values()), most=k)
    for criticism, ways in found.ways.items():
        if ways and _apart(ways) <= k and (weight := found.importance[criticism]):
            opened = program.variable(-weight)
            for way in ways:
                program.require([(opened, -1.0), *((lost[response], 1.0) for response in sorted(way))], least=0.0)
    return program


def _apart(ways: Collection[Way]) -> int:
    """Count ways that share no response, each of which takes a loss of its own."""
    met: set[str] = set()
    count = 0
    for way in ways:
        if met.isdisjoint(way):
            met.update(way)
            count += 1
    return count


def _greedy(found: Game, k: int) -> tuple[str, ...]:
    """A loss by hand, for a budget that ends before the solver has one: most importance per response lost first."""
    lost: dict[str, None] = {}
    while len(lost) < k:
        offers = [
            (found.importance[node] / len(strike), strike)
            for node, ways in found.ways.items()
            if ways and 0 < len(strike := {min(way) for way in ways if not lost.keys() & way}) <= k - len(lost)
        ]
        if not offers:
            break
        lost.update(dict.fromkeys(sorted(max(offers, key=lambda offer: offer[0])[1])))
    return tuple(lost)


def _result(found: Game, k: int, lost: tuple[str, ...], solution: Solution | None = None) -> RobustCoverage:
    kept = _trimmed(found, lost)
    total = fsum(found.importance.values())
    before = fsum(weight for node, weight in found.importance.items() if found.ways[node])
    coverage = (before - _harm(found, kept)) / total if total else 0.0
    optimal = solution is None or solution.status == "optimal" or not total
    bound = coverage if optimal or solution is None else min(coverage, max(0.0, (before + solution.bound) / total))
    return RobustCoverage(k, coverage, bound, optimal, kept, _opened(found, kept))


def _trimmed(found: Game, lost: tuple[str, ...]) -> tuple[str, ...]:
    """The loss without the responses that make no difference to it, in the order of the network."""
    kept, opened = set(lost), _opened(found, lost)
    for response in lost:
        if _opened(found, kept - {response}) == opened:
            kept.discard(response)
    return tuple(response for response in found.cost if response in kept)
