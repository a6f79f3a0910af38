"""What each response is worth: its Shapley value in the game of answering."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from math import comb

from graph.errors import NetworkError
from graph.policy.counting import Debate
from graph.policy.game import Way, game

MOST_LINKED = 12  # linked answers to one criticism; their unions can double with each


def marginal_value(network: Debate, reading: str = "analyst", *, graded: bool = False) -> dict[str, float]:
    """Return the Shapley value of every response: what it adds to the coverage, averaged over all orders of adoption.

    A set of responses is worth the importance of the criticisms that it answers; ``graded``, each counts as far as the
    best answer in the set goes (direct 1, partial 1/2, indirect 1/4). The values add up to the worth of all responses.
    The unit is that of importance (Shapley 1953, doi:10.1515/9781400881970-018).

    A criticism's importance is shared equally among the responses that answer it, level by level where graded; where
    linked responses answer together, by the integral of Owen 1972, doi:10.1287/mnsc.18.5.64. Linear in the answers, but
    exponential in the linked answers of one criticism, of which more than twelve raise `NetworkError`.

    >>> import networkx as nx
    >>> debate = nx.MultiDiGraph([("rebate", "dear"), ("grant", "dear"), ("grant", "slow")])
    >>> nx.set_edge_attributes(debate, "answers", "relation")
    >>> marginal_value(debate)
    {'rebate': 0.5, 'grant': 1.5}
    """
    found = game(network, reading)
    values = dict.fromkeys(found.cost, 0.0)
    for criticism, ways in found.ways.items():
        for step, enough in _levels(ways) if graded else [(1.0, ways)]:
            for response, share in _shares(criticism, enough).items():
                values[response] += found.importance[criticism] * step * share
    return values


def _levels(ways: Mapping[Way, float]) -> Iterable[tuple[float, list[Way]]]:
    """The height of each level above the next lower one, and the ways that reach it."""
    below = 0.0
    for level in sorted(set(ways.values())):
        yield level - below, [way for way, reached in ways.items() if reached >= level]
        below = level


def _shares(criticism: str, ways: Collection[Way]) -> dict[str, float]:
    """Shapley values of "some way is complete": the chance to be the one that completes the first way."""
    single = {response for way in ways if len(way) == 1 for response in way}
    linked = [way for way in ways if not way & single]
    if len(linked) > MOST_LINKED:
        raise NetworkError(f"{criticism!r} has {len(linked)} linked answers; at most {MOST_LINKED} can be shared out")
    unions = _unions(linked)
    shares = {
        response: _beta(1, len(single))
        - sum(sign * _beta(len(union) + 1, len(single)) for union, sign in unions.items())
        for response in sorted(single)
    }
    for response in sorted(set().union(*linked)):
        parts = (sign * _beta(len(union), len(single) + 1) for union, sign in unions.items() if response in union)
        shares[response] = sum(parts)
    return shares


def _unions(linked: Iterable[Way]) -> dict[Way, int]:
    """What "some linked way is complete" is as a sum of "all of these are there", by inclusion and exclusion."""
    terms: dict[Way, int] = {}
    for way in linked:
        before = dict(terms)
        terms[way] = terms.get(way, 0) + 1
        for union, sign in before.items():
            terms[union | way] = terms.get(union | way, 0) - sign
    return terms


def _beta(first: int, second: int) -> float:
    """Euler's beta function of whole numbers, the integral of p^(first-1) (1-p)^(second-1) over [0, 1].

    >>> _beta(1, 3)
    0.3333333333333333
    """
    return 1 / (second * comb(first + second - 1, second))
