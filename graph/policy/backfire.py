"""Responses that backfire: that strengthen a criticism, work against another response, or arm whoever argues against.

Influence runs along the edges: ``supports``, ``causes`` and ``premise`` pass it on as it is, attacks turn it round,
the rest do not carry it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np

from graph.attribution.reach import Reach
from graph.attribution.solved import solved
from graph.attribution.variants import without_each
from graph.polarity import SIGNS
from graph.policy.answering import ANSWERS, ATTACKS, all_criticisms, all_responses, counted_answers
from graph.policy.counting import Counted, Debate, counted
from graph.policy.cutting import PREMISE, falls, premises, relation_nodes
from graph.policy.readings import edges
from graph.strength import Semantics

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
    network: Debate,
    reading: str = "analyst",
    semantics: Semantics = "quadratic-energy",
) -> tuple[Backfire, ...]:
    """Return every backfire, by response in the order of the network, the largest effect first, consequences last.

    A response *strengthens a criticism* that would be weaker without it; it *works against a response* (another one,
    or one's answer) that would be stronger without it; it *gives a new ground* to an attack on any other claim, where
    it lifts the attacker and the claim, which lifts no criticism itself, would be stronger without it. Each must show
    twice: as a path of that sign, and as a difference of strengths between the network with and without the response; a
    strength that is no answer shows nothing. One run of `graph.strength.strengths` over all, and one over what each
    response reaches, all side by side. Raises what that and `in_reading` raise.

    >>> import networkx as nx
    >>> debate = nx.MultiDiGraph([("tariff", "dear", {"relation": "causes"})])
    >>> debate.add_node("tariff", kind="policy_response")
    >>> debate.add_node("dear", roles="criticism")
    >>> [(each.response, each.kind, round(each.effect, 3)) for each in backfires(debate)]
    [('tariff', 'strengthens a criticism', 0.1)]
    """
    view = counted(network, reading)
    search = _Search(view)
    asked = [(response, *search.asked(response)) for response in view.once(all_responses) if response in view.network]
    asked = [each for each in asked if each[2]]
    found: list[Backfire] = []
    for (response, _, wanted), effects in zip(asked, _effects(search, asked, semantics), strict=True):
        shown = [each for each in wanted if effects[each[1]] * each[2] > LEAST]
        hit = {target for _, target, _, _ in shown}
        backfiring = [
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
        ]
        found.extend(sorted(backfiring, key=lambda each: each.follows))
    return tuple(found)


Way: TypeAlias = tuple[Step, ...]
Wanted: TypeAlias = tuple[BackfireKind, str, int, Way]
Asked: TypeAlias = tuple[str, Collection[str], Sequence[Wanted]]  # a response, what it reaches, what could backfire


def _effects(search: _Search, asked: Sequence[Asked], semantics: Semantics) -> Iterator[dict[str, float]]:
    """Yield what each response adds to the strength of all that it reaches; 0 where a strength is no answer."""
    whole = solved(search.view.arrays, semantics, answers_attack=False)
    number = whole.network.number
    reached = [sorted(reached, key=number.__getitem__) for _, reached, _ in asked]
    gone = [search.gone(response, reached) for response, reached, _ in asked]
    start = np.cumsum([0, *map(len, reached)])
    pairs = Reach(
        np.array([number[response] for response, _, _ in asked], np.int64),
        start,
        np.array([number[node] for nodes in reached for node in nodes], np.int64),
    )
    out = np.array([node in those for nodes, those in zip(reached, gone, strict=True) for node in nodes], np.bool_)
    effects = whole.state[pairs.reached] - without_each(whole, pairs, out)
    effects[whole.doubtful[pairs.reached] | np.isnan(effects)] = 0.0
    for nodes, low, high in zip(reached, start[:-1], start[1:], strict=True):
        yield dict(zip(nodes, effects[low:high].tolist(), strict=True))


class _Search:
    """The influences of one reading."""

    def __init__(self, view: Counted) -> None:
        self.view, self.network = view, view.network
        self.criticisms, self.responses = set(view.once(all_criticisms)), set(view.once(all_responses))
        self.met = {(answer.response, answer.criticism) for answer in view.once(counted_answers)}
        self.held = {node: premises(self.network, node) for node in relation_nodes(self.network)}
        self.next: dict[str, list[tuple[Step, int]]] = {node: [] for node in self.network}
        for source, target, name, data in edges(self.network):
            kind = str(data.get("relation"))
            if sign := 1 if kind == PREMISE else SIGNS.get(kind, 0):
                self.next[source].append((Step(source, kind, target, name), sign))
        self.lifting = self._lifting()

    def asked(self, response: str) -> tuple[Collection[str], Sequence[Wanted]]:
        """Return what a response reaches, and what of it would be a backfire."""
        ways = self.ways(response)
        return {node for node, _ in ways}, list(self.wanted(response, ways))

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

    def gone(self, response: str, reached: Collection[str]) -> set[str]:
        """Return the response with the relations that fall with it, of what it reaches."""
        near, found = set(reached), {response}
        waiting = [node for node in near if node in self.held and node != response]
        while fallen := [node for node in waiting if self._falls(node, near, found)]:
            found.update(fallen)
            waiting = [node for node in waiting if node not in found]
        return found

    def _falls(self, relation: str, near: Collection[str], gone: Collection[str]) -> bool:
        left = sum(source not in gone for source in self.held[relation])
        targets = [target for _, target in self.network.out_edges(relation) if target in near]
        still = sum(target not in gone for target in targets)
        return falls(self.held[relation].values(), left, len(targets), still)

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
        return node in self.held and answering and response not in self.held[node]

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
