"""What if: only what would change, were elements off, others added, or base scores different."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import fsum
from typing import TypeVar

import networkx as nx

from graph import acceptance
from graph.acceptance import Label
from graph.policy.answering import unanswered
from graph.policy.budget import Budget
from graph.policy.cheapest import Portfolio, portfolio
from graph.policy.choices import SAME
from graph.policy.cutting import in_reading
from graph.policy.game import Game, game
from graph.policy.hypotheses import hypothetical
from graph.policy.openness import unanswered_index
from graph.policy.resilience import sole_answers
from graph.strength import Semantics, strengths

TOLERANCE = 1e-9  # strengths that differ by less are the same

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class WhatIf:
    """What would change; every pair is before and after.

    ``added`` and ``removed`` are elements and relations of the reading, those that fall with others included.
    ``labels`` are grounded, ``strengths`` from 0 to 1; what was not there before has None, and what is no longer there
    stands in ``removed`` alone. ``unsettled`` are nodes whose strength, before or after, is no answer. ``opened``
    criticisms lose their last answer or come without one, ``closed`` ones get their first. ``sole_answers`` has for
    each response whose burden changes the criticisms that only it answers. ``portfolios`` is None where the cheapest
    set of responses from before would still be a cheapest one.
    """

    added: tuple[str, ...]
    removed: tuple[str, ...]
    labels: Mapping[str, tuple[Label | None, Label]]
    strengths: Mapping[str, tuple[float | None, float]]
    unsettled: tuple[str, ...]
    opened: tuple[str, ...]
    closed: tuple[str, ...]
    unanswered_index: tuple[float, float]
    sole_answers: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]
    portfolios: tuple[Portfolio, Portfolio] | None

    @property
    def nothing(self) -> bool:
        """Tell whether nothing would change."""
        changed = (self.added, self.removed, self.labels, self.strengths, self.opened, self.closed, self.sole_answers)
        return not any(changed) and self.portfolios is None


def what_if(  # noqa: PLR0913  each is a change, or a way to look at it
    network: nx.DiGraph[str],
    *,
    off: Iterable[str] = (),
    add: nx.DiGraph[str] | None = None,
    base_scores: Mapping[str, float] | None = None,
    reading: str = "analyst",
    support: acceptance.Reading | None = None,
    semantics: Semantics = "quadratic-energy",
    answers_attack: bool = False,
    budget: float | None = 10.0,
) -> WhatIf:
    """Return what would change in labels, strengths, open criticisms, sole answers and the cheapest portfolio.

    ``off``, ``add`` and ``base_scores`` make the network that `hypothetical` returns, which says what off means.
    ``support`` says what support means to the labels (`graph.acceptance.framework`); None counts attacks alone.
    ``budget``, in seconds, is shared by the two portfolios, which are computed only where the answering changes; all
    else is linear where no argument runs in a circle. The network is not changed. Raises what `hypothetical`,
    `portfolio` and `graph.strength.strengths` raise.

    >>> debate = nx.MultiDiGraph([("doubt", "claim", {"relation": "attacks"})])
    >>> found = what_if(debate, off=["doubt"], semantics="df-quad")
    >>> found.labels, found.strengths
    ({'claim': ('out', 'in')}, {'claim': (0.25, 0.5)})
    """
    changed = hypothetical(network, off, add, base_scores)
    before, after = in_reading(network, reading), in_reading(changed, reading)
    strength = [strengths(each, semantics, answers_attack=answers_attack) for each in (before, after)]
    open_before, open_after = unanswered(network, reading), unanswered(changed, reading)
    return WhatIf(
        added=_lost(after, before),
        removed=_lost(before, after),
        labels=_moved(acceptance.grounded(before, support), acceptance.grounded(after, support)),
        strengths={
            node: (was, now)
            for node, (was, now) in _moved(strength[0].values, strength[1].values).items()
            if was is None or abs(was - now) > TOLERANCE
        },
        unsettled=tuple(dict.fromkeys([*strength[0].unsettled, *strength[1].unsettled])),
        opened=tuple(node for node in open_after if node not in set(open_before)),
        closed=tuple(node for node in open_before if node in changed and node not in set(open_after)),
        unanswered_index=(unanswered_index(network, reading), unanswered_index(changed, reading)),
        sole_answers=_sole(sole_answers(network, reading), sole_answers(changed, reading)),
        portfolios=_portfolios(network, changed, reading, budget),
    )


def _lost(network: nx.MultiDiGraph[str], other: nx.MultiDiGraph[str]) -> tuple[str, ...]:
    """The elements and relations that only the first network has, in its order, each once."""
    kept = {*other, *(name for *_, name in other.edges(keys=True))}
    names = dict.fromkeys([*network, *(name for *_, name in network.edges(keys=True))])
    return tuple(name for name in names if name not in kept)


def _moved(before: Mapping[str, Value], after: Mapping[str, Value]) -> dict[str, tuple[Value | None, Value]]:
    return {node: (before.get(node), now) for node, now in after.items() if before.get(node) != now}


def _sole(
    before: Mapping[str, tuple[str, ...]], after: Mapping[str, tuple[str, ...]]
) -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    pairs = {response: (before.get(response, ()), after.get(response, ())) for response in (before | after)}  # type: ignore[operator]
    return {response: (was, now) for response, (was, now) in pairs.items() if was != now}


def _portfolios(
    network: nx.DiGraph[str], changed: nx.DiGraph[str], reading: str, budget: float | None
) -> tuple[Portfolio, Portfolio] | None:
    clock = Budget(budget)
    game_before, game_after = game(network, reading), game(changed, reading)
    if game_before.ways == game_after.ways and game_before.cost == game_after.cost:
        return None
    before = portfolio(network, reading, budget=_half(budget))
    after = portfolio(changed, reading, budget=None if budget is None else max(clock.left(), TOLERANCE))
    return None if _still_cheapest(game_after, before, after) else (before, after)


def _half(budget: float | None) -> float | None:
    return None if budget is None else budget / 2


def _still_cheapest(after: Game, before: Portfolio, now: Portfolio) -> bool:
    """Tell whether the set chosen before answers all that can be answered, for no more than the set chosen now."""
    adopted = set(before.responses)
    if not adopted <= after.cost.keys():
        return False
    complete = all(any(way <= adopted for way in ways) for ways in after.ways.values() if ways)
    return complete and fsum(after.cost[each] for each in before.responses) <= now.cost * (1 + SAME)
