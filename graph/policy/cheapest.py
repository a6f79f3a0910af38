"""The cheapest set of responses that answers every criticism that can be answered."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain, islice, product
from math import fsum, prod

from graph.policy.budget import Budget, Limit, whole
from graph.policy.choices import Chosen, enumerate_sets, settle, solve
from graph.policy.counting import Debate
from graph.policy.demands import parts
from graph.policy.game import Game, game


@dataclass(frozen=True, slots=True)
class Portfolio:
    """A cheapest set of responses, with its proof.

    No set of responses costs less than ``bound``; where ``optimal``, that is the ``cost`` of this one.
    ``alternatives`` are sets of the same cost of which no member can be spared, this one first; ``count`` says how many
    there are, None where that is not known. ``indispensable`` responses are in every one, ``replaceable`` ones are not
    chosen here but in another one, and of the ``unsettled`` the budget did not tell. ``unanswerable`` are the
    criticisms that nothing answers, ``short`` those with fewer answers than asked for.
    """

    responses: Chosen
    cost: float
    bound: float
    optimal: bool
    alternatives: tuple[Chosen, ...]
    count: int | None
    indispensable: Chosen
    replaceable: Chosen
    unsettled: Chosen
    unanswerable: tuple[str, ...]
    short: tuple[str, ...]

    def affordable(self, money: float) -> bool | None:
        """Tell whether some set that answers as much costs at most this: yes, no, or None where it is not known."""
        if money >= self.cost:
            return True
        return False if money < self.bound else None


def portfolio(
    network: Debate,
    reading: str = "analyst",
    times: int = 1,
    budget: Limit = 10.0,
    limit: int = 10,
) -> Portfolio:
    """Return the cheapest set of responses that answers every criticism ``times`` times, or as often as anything does.

    The cost of a set is the sum of ``cost`` over its responses. NP-hard; an integer program for each part of the
    network that shares no response with the rest, exact to a millionth of the dearest response. ``budget`` is in
    seconds (None: no end): once spent, the result is the best set found, with a bound. At most ``limit`` alternatives
    are listed. Raises `QueryError` for ``times``, ``limit`` or ``budget`` that are not positive, and what
    `unanswered_index` raises.

    >>> import networkx as nx
    >>> debate = nx.MultiDiGraph([("rebate", "dear"), ("grant", "dear"), ("grant", "slow")])
    >>> nx.set_edge_attributes(debate, "answers", "relation")
    >>> found = portfolio(debate)
    >>> found.responses, found.cost, found.optimal
    (('grant',), 1.0, True)
    """
    whole("times", times, 1)
    whole("limit", limit, 1)
    clock = Budget.of(budget)
    found = game(network, reading)
    solved = [solve(part, clock) for part in parts(found, times)]
    choices = [enumerate_sets(choice, clock, limit) for choice in solved]
    settled = [settle(choice, clock) for choice in choices]
    alternatives = tuple(
        islice((_ordered(found, each) for each in product(*(choice.sets for choice in choices))), limit)
    )
    return Portfolio(
        responses=alternatives[0],
        cost=fsum(found.cost[response] for response in alternatives[0]),
        bound=fsum(choice.bound for choice in choices),
        optimal=all(choice.optimal for choice in choices),
        alternatives=alternatives,
        count=prod(len(choice.sets) for choice in choices) if all(choice.complete for choice in choices) else None,
        indispensable=_ordered(found, (each.indispensable for each in settled)),
        replaceable=_ordered(found, (each.replaceable for each in settled)),
        unsettled=_ordered(found, (each.unsettled for each in settled)),
        unanswerable=tuple(node for node, ways in found.ways.items() if not ways),
        short=tuple(node for node, ways in found.ways.items() if 0 < len(ways) < times),
    )


def _ordered(found: Game, groups: Iterable[Iterable[str]]) -> Chosen:
    members = set(chain.from_iterable(groups))
    return tuple(response for response in found.cost if response in members)
