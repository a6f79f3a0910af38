"""Responses that backfire: that strengthen a criticism, work against another response, or arm whoever argues against.

Influence runs along the edges: ``supports``, ``causes`` and ``premise`` pass it on as it is, attacks turn it round,
the rest do not carry it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

import networkx as nx

from graph.polarity import SIGNS
from graph.policy.answering import ANSWERS, ATTACKS, answers, criticisms, responses
from graph.policy.cutting import PREMISE, in_reading, premises, relation_nodes, without
from graph.policy.readings import edges
from graph.strength import Semantics, Strengths, strengths

LEAST = 1e-9  # an effect smaller than this is none

BackfireKind: TypeAlias = Literal["strengthens a criticism", "works against a response", "gives a new ground"]
Influence: TypeAlias = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Step:
    """One edge of a path: from ``source`` to ``target``, by the relation of this kind and name."""

    source: str
    kind: str
    target: str
    relation: str


@dataclass(frozen=True, slots=True)
class Backfire:
    """One way in which a response backfires.

    ``target`` is the criticism, the response (or the answer, where that is a node), or the claim argued against.
    ``effect`` is how much the response changes its strength, from -1 to 1. ``path`` is a shortest way from the response
    to the target that carries the influence of this sign; ``answers`` tells whether the response also answers it, and
    ``follows`` whether the path leads over the target of another backfire of this response, of which this is a
    consequence.
    """

    response: str
    kind: BackfireKind
    target: str
    effect: float
    path: tuple[Step, ...]
    answers: bool
    follows: bool


def backfires(
    network: nx.DiGraph[str],
    reading: str = "analyst",
    semantics: Semantics = "quadratic-energy",
) -> tuple[Backfire, ...]:
    """Return every backfire, by response in the order of the network, the largest effect first, consequences last.

    A response *strengthens a criticism* that would be weaker without it; it *works against a response* (another one,
    or one's answer) that would be stronger without it; it *gives a new ground* to an attack on any other claim, where
    it lifts the attacker and the claim, which lifts no criticism itself, would be stronger without it. Each must show
    twice: as a path of that sign, and as a difference of strengths between the network with and without the response; a
    strength that is no answer shows nothing. One run of `graph.strength.strengths` over all, and one for each response
    over what it reaches. Raises what that and `in_reading` raise.

    >>> debate = nx.MultiDiGraph([("tariff", "dear", {"relation": "causes"})])
    >>> debate.add_node("tariff", kind="policy_response")
    >>> debate.add_node("dear", roles="criticism")
    >>> [(each.response, each.kind, round(each.effect, 3)) for each in backfires(debate)]
    [('tariff', 'strengthens a criticism', 0.1)]
    """
    search = _Search(in_reading(network, reading), set(criticisms(network)), set(responses(network)))
    found: list[Backfire] = []
    full = strengths(search.network, semantics)
    for response in responses(network):
        ways = search.ways(response)
        if not (wanted := list(search.wanted(response, ways))):
            continue
        rest = strengths(without(search.near(ways, full.values), [response]), semantics)
        effects = _effects(full, rest, [target for _, target, _, _ in wanted])
        shown = [each for each in wanted if effects[each[1]] * each[2] > LEAST]
        hit = {target for _, target, _, _ in shown}
        found.extend(
            Backfire(
                response,
                kind,
                target,
                effects[target],
                path,
                answers=(response, target) in search.met,
                follows=any(step.source in hit for step in path),
            )
            for kind, target, _, path in sorted(shown, key=lambda each: (-abs(effects[each[1]]), each[1]))
        )
    rank = {response: place for place, response in enumerate(responses(network))}
    return tuple(sorted(found, key=lambda each: (rank[each.response], each.follows)))


def _effects(full: Strengths, rest: Strengths, targets: Iterable[str]) -> dict[str, float]:
    """What the response adds to the strength of each target; nothing where one of the strengths is no answer."""
    unsettled = {*full.unsettled, *rest.unsettled}
    without_it = rest.values
    return {target: 0.0 if target in unsettled else full[target] - without_it.get(target, 0.0) for target in targets}


Way: TypeAlias = tuple[Step, ...]
Wanted: TypeAlias = tuple[BackfireKind, str, int, Way]


class _Search:
    """The influences of one reading."""

    def __init__(self, network: nx.MultiDiGraph[str], criticised: set[str], proposed: set[str]) -> None:
        self.network, self.criticisms, self.responses = network, criticised, proposed
        self.met = {(answer.response, answer.criticism) for answer in answers(network)}
        self.steps = set(relation_nodes(network))
        self.next: dict[str, list[tuple[Step, int]]] = {node: [] for node in network}
        for source, target, name, data in edges(network):
            kind = str(data.get("relation"))
            if sign := 1 if kind == PREMISE else SIGNS.get(kind, 0):
                self.next[source].append((Step(source, kind, target, name), sign))
        self.lifting = self._lifting()

    def ways(self, response: str) -> dict[Influence, Way]:
        """Return a shortest path to everything that a response lifts (1) or lowers (-1); breadth first."""
        found: dict[Influence, Way] = {(response, 1): ()}
        waiting: deque[Influence] = deque(found)
        while waiting:
            node, sign = waiting.popleft()
            for step, turn in self.next[node]:
                reached = (step.target, sign * turn)
                if reached not in found and step.target != response:
                    found[reached] = (*found[node, sign], step)
                    waiting.append(reached)
        return found

    def near(self, ways: Mapping[Influence, Way], full: Mapping[str, float]) -> nx.MultiDiGraph[str]:
        """Return what a response reaches, and what else bears on that, held at its strength, which stays the same."""
        reached = dict.fromkeys(node for node, _ in ways)
        part: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        part.add_nodes_from((node, self.network.nodes[node]) for node in reached)
        for source, target, name, data in self.network.in_edges(reached, keys=True, data=True):
            if source not in part:
                part.add_node(source, kind=self.network.nodes[source].get("kind"), base_score=full[source])
            part.add_edge(source, target, name, **data)
        return part

    def wanted(self, response: str, ways: Mapping[Influence, Way]) -> Iterator[Wanted]:
        """Yield what would be a backfire if the strengths say so too, with the sign that they must show."""
        for (node, sign), path in ways.items():
            if not path:
                continue
            if sign > 0 and node in self.criticisms:
                yield "strengthens a criticism", node, 1, path
            elif sign < 0 and self._proposed(node, response):
                yield "works against a response", node, -1, path
            elif sign < 0 and self._argued_against(node, path):
                yield "gives a new ground", node, -1, path

    def _proposed(self, node: str, response: str) -> bool:
        if node in self.responses:
            return True
        answering = any(kind == ANSWERS for _, _, kind in self.network.out_edges(node, data="relation"))
        return node in self.steps and answering and response not in premises(self.network, node)

    def _argued_against(self, node: str, path: Way) -> bool:
        return path[-1].kind in ATTACKS and node not in self.lifting and len(path) > 1

    def _lifting(self) -> set[str]:
        """Criticisms and whatever lifts one: to argue against these is no backfire."""
        back: dict[str, list[str]] = {node: [] for node in self.network}
        for source, steps in self.next.items():
            for step, sign in steps:
                if sign > 0:
                    back[step.target].append(source)
        found = {node for node in self.criticisms if node in self.network}
        waiting = list(found)
        while waiting:
            for source in back[waiting.pop()]:
                if source not in found:
                    found.add(source)
                    waiting.append(source)
        return found
