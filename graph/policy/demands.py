"""What a portfolio must do, part by part: parts that share no response are decided apart.

A response is forced where some criticism cannot be answered without it. What the forced ones leave open falls into
parts: sets of criticisms and responses that hang together by answers. The cheapest sets of the whole are those of its
parts, in every combination, with the forced ones.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from math import fsum
from typing import TypeAlias

import networkx as nx

from graph.policy.budget import Budget
from graph.policy.game import Game, Way
from graph.policy.programs import Program, Solution

Demand: TypeAlias = tuple[tuple[Way, ...], int]


@dataclass(frozen=True, slots=True)
class Part:
    """Responses with their cost, and for each criticism its ways and how many of them must be complete."""

    cost: dict[str, float]
    demands: tuple[Demand, ...]

    @property
    def forced(self) -> bool:
        """Tell whether no response can be spared."""
        return all(len(ways) == least for ways, least in self.demands)

    def price(self, chosen: Iterable[str]) -> float:
        """Return what these responses cost."""
        return fsum(self.cost[response] for response in chosen)

    def trimmed(self, chosen: Iterable[str]) -> tuple[str, ...]:
        """Return the chosen without those that are not needed, the dearest tried first; in the order of the network."""
        kept = set(chosen)
        helped: dict[str, list[int]] = {response: [] for response in kept}
        for number, (ways, _) in enumerate(self.demands):
            for response in set().union(*ways) & kept:
                helped[response].append(number)
        for response in sorted(kept, key=lambda name: (-self.cost[name], name)):
            kept.discard(response)
            if not all(_met(self.demands[number], kept) for number in helped[response]):
                kept.add(response)
        return tuple(response for response in self.cost if response in kept)

    def cheapest(
        self, budget: Budget, excluded: Iterable[Collection[str]] = (), fixed: tuple[str, bool] | None = None
    ) -> Solution:
        """Return the cheapest set that meets the demands and contains none of ``excluded``; values by response."""
        program = Program()
        adopted = {response: program.variable(cost) for response, cost in self.cost.items()}
        for ways, least in self.demands:
            program.require([(_complete(program, way, adopted), 1.0) for way in ways], least=least)
        for chosen in excluded:
            program.require(((adopted[response], 1.0) for response in chosen), most=len(chosen) - 1)
        if fixed is not None:
            name, value = fixed
            program.require([(adopted[name], 1.0)], least=float(value), most=float(value))
        return program.solve(budget)


def parts(found: Game, times: int) -> tuple[Part, ...]:
    """Return the parts of the game, in the order of the network; a criticism demands ``times`` ways, or all.

    Forced responses are parts of their own.
    """
    demands: list[Demand] = [(tuple(ways), min(times, len(ways))) for ways in found.ways.values() if ways]
    forced = set().union(*map(_forced, demands))
    own: list[Demand] = [((frozenset({response}),), 1) for response in found.cost if response in forced]
    left = [*own, *(rest for demand in demands if (rest := _left(demand, forced))[1] > 0)]
    together = nx.Graph()
    for number, (ways, _) in enumerate(left):
        together.add_edges_from((number, (response,)) for way in ways for response in way)
    home = {node: number for number, part in enumerate(nx.connected_components(together)) for node in part}
    costs: dict[int, dict[str, float]] = {}
    for response, cost in found.cost.items():
        if (response,) in home:
            costs.setdefault(home[response,], {})[response] = cost
    asked: dict[int, list[Demand]] = {number: [] for number in costs}
    for number, demand in enumerate(left):
        asked[home[number]].append(demand)
    return tuple(Part(costs[number], tuple(asked[number])) for number in costs)


def _forced(demand: Demand) -> set[str]:
    """The responses without which too few ways are left."""
    ways, least = demand
    taking_part: set[str] = set().union(*ways)
    return {response for response in taking_part if sum(response not in way for way in ways) < least}


def _left(demand: Demand, forced: set[str]) -> Demand:
    """What a demand still asks for beside the forced responses, none or less than none where they meet it."""
    ways, least = demand
    rest = tuple(way - forced for way in ways if not way <= forced)
    return rest, least - (len(ways) - len(rest))


def _met(demand: Demand, adopted: set[str]) -> bool:
    ways, least = demand
    return sum(way <= adopted for way in ways) >= least


def _complete(program: Program, way: Way, adopted: dict[str, int]) -> int:
    """The variable that is 1 only where every response of the way is adopted."""
    if len(way) == 1:
        return adopted[next(iter(way))]
    complete = program.variable()
    for response in sorted(way):
        program.require([(adopted[response], 1.0), (complete, -1.0)], least=0.0)
    return complete
