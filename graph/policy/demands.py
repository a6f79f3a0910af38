"""What a portfolio must do, part by part: parts that share no response are decided apart.

A part is a set of criticisms and responses that hang together by answers. The cheapest sets of the whole are those of
its parts, in every combination.
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
    """Return the parts of the game, in the order of the network; a criticism demands ``times`` ways, or all."""
    together = nx.Graph()
    for criticism, ways in found.ways.items():
        together.add_edges_from(((0, criticism), (1, response)) for way in ways for response in way)
    home = {node: number for number, part in enumerate(nx.connected_components(together)) for node in part}
    costs: dict[int, dict[str, float]] = {}
    for response, cost in found.cost.items():
        if (1, response) in home:
            costs.setdefault(home[1, response], {})[response] = cost
    demands: dict[int, list[Demand]] = {number: [] for number in costs}
    for criticism, ways in found.ways.items():
        if ways:
            demands[home[0, criticism]].append((tuple(ways), min(times, len(ways))))
    return tuple(Part(costs[number], tuple(demands[number])) for number in costs)


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
