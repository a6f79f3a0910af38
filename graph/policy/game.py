"""The game of answering: criticisms with their importance, responses with their cost, and the ways to answer.

A way is one answer of one relation: a single response, or linked responses that answer only together. Coverage says
how far a way goes: direct 1, partial 1/2, indirect 1/4; an answer that does not say is direct.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

import networkx as nx

from graph.errors import NetworkError, did_you_mean
from graph.polarity.reading import COVERAGE
from graph.policy.answering import Answer, all_criticisms, all_responses, counted_answers
from graph.policy.budget import from_zero_up
from graph.policy.counting import Counted, Debate, counted
from graph.policy.readings import listed

Way: TypeAlias = frozenset[str]
Ways: TypeAlias = dict[str, dict[Way, float]]


@dataclass(frozen=True)
class Game:
    """What one reading counts; criticisms and responses stand in the order of the network.

    ``ways`` has for every criticism its ways with how far each goes, in (0, 1]; no way where nothing answers it.
    """

    importance: Mapping[str, float]
    cost: Mapping[str, float]
    ways: Mapping[str, Mapping[Way, float]]

    @cached_property
    def part_in(self) -> Mapping[str, Sequence[tuple[int, str]]]:
        """By response the criticisms that it takes part in answering, each with its place; no response without one."""
        found: dict[str, list[tuple[int, str]]] = {}
        for place, (criticism, ways) in enumerate(self.ways.items()):
            for response in set().union(*ways):
                found.setdefault(response, []).append((place, criticism))
        return found


def game(network: Debate, reading: str = "analyst") -> Game:
    """Return the game in one reading; linear in the edges.

    ``importance`` and ``cost`` of a node are 1 where absent. Raises `NetworkError` for a value that is no number from
    0 up or an unknown coverage, with all of them in the message, and `QueryError` for an unknown reading.
    """
    return counted(network, reading).once(_game)


def _game(view: Counted) -> Game:
    found = view.once(counted_answers)
    faults = _unknown_coverage(found)
    importance = _numbers(view.whole, view.once(all_criticisms), "importance", faults)
    cost = _numbers(view.whole, view.once(all_responses), "cost", faults)
    if faults:
        raise NetworkError(
            f"{listed(faults)}; importance and cost are numbers from 0 up, coverage is one of {_allowed()}"
        )
    return Game(importance, cost, _ways(view.network, found, importance))


def _ways(network: nx.MultiDiGraph[str], found: tuple[Answer, ...], importance: Mapping[str, float]) -> Ways:
    ways: dict[str, dict[Way, float]] = {criticism: {} for criticism in importance}
    together: dict[tuple[str, str], list[Answer]] = {}
    for answer in found:
        together.setdefault((answer.relation, answer.criticism), []).append(answer)
    for (_, criticism), parts in together.items():
        for way in _split(network, parts):
            level = COVERAGE[parts[0].coverage]
            ways[criticism][way] = max(level, ways[criticism].get(way, 0.0))
    return {criticism: _needed(levels) for criticism, levels in ways.items()}


def _needed(levels: dict[Way, float]) -> dict[Way, float]:
    """The ways in order, without those that contain another that goes as far."""
    single = len(levels) == sum(map(len, levels))
    ordered = sorted(levels, key=sorted)
    return {
        way: levels[way]
        for way in ordered
        if single or not any(other < way and levels[other] >= levels[way] for other in ordered)
    }


def _split(network: nx.MultiDiGraph[str], parts: list[Answer]) -> list[Way]:
    """One way for linked responses, else one for each."""
    names = [answer.response for answer in parts]
    relation = parts[0].relation
    links = [network.get_edge_data(name, relation) or {} for name in names]
    linked = len(names) > 1 and relation in network and all(_linked(link) for link in links)
    return [frozenset(names)] if linked else [frozenset([name]) for name in names]


def _linked(link: Mapping[str, Mapping[str, object]]) -> bool:
    return bool(link) and any(data.get("linked") is not False for data in link.values())


def _numbers(network: nx.DiGraph[str], nodes: tuple[str, ...], attribute: str, faults: list[str]) -> dict[str, float]:
    found: dict[str, float] = {}
    for node in nodes:
        value = network.nodes[node].get(attribute, 1.0)
        if from_zero_up(value):
            found[node] = float(value)
        else:
            faults.append(f"{attribute} of {node!r} is {value!r}")
    return found


def _unknown_coverage(found: tuple[Answer, ...]) -> list[str]:
    return [
        f"coverage of {answer.relation!r} is {answer.coverage!r}"
        + (f" ({hint})" if (hint := did_you_mean(answer.coverage, COVERAGE)) else "")
        for answer in found
        if answer.coverage not in COVERAGE
    ]


def _allowed() -> str:
    return ", ".join(name for name in COVERAGE if name)
