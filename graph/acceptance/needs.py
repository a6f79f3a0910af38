"""Arguments that need others: they fall together with any of these, or with the last of several."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import networkx as nx

from graph.acceptance.circles import Circle
from graph.acceptance.edges import Edges
from graph.acceptance.framework import Framework
from graph.acceptance.gates import Gates


def with_needs(edges: Edges, needs: Iterable[tuple[int, int]]) -> Framework:
    """Return the attacks with what follows from needs (needed, in need), and from premises of which one is enough.

    Who attacks something needed attacks what is in need, through any chain. Arguments that need one another fall
    together, and stand unless they are attacked from outside. That whoever is in need also attacks what the needed one
    attacks changes no answer: where the former is in, so is the latter. Linear.
    """
    pairs = list(needs)
    heads = _heads(pairs)
    gates = Gates(edges.names)
    for source, target in edges.attacks:
        gates.attack(source, heads.get(target, target))
    between = {(heads.get(one, one), heads.get(other, other)): None for one, other in pairs}
    for needed, dependent in between:
        if needed != dependent:
            gates.attack(gates.without(needed), dependent)
    for member, head in heads.items():
        if member != head:
            gates.attack(gates.without(head), member)
    choices = [
        _Choice(heads.get(relation, relation), [heads.get(each, each) for each in edges.premises[relation]])
        for relation in sorted(edges.convergent)
    ]
    for choice in choices:
        choice.failing = gates.none_of(choice.premises)
        gates.attack(choice.failing, choice.relation)
    return gates.framework(list(_circles(gates, between, choices)))


@dataclass(slots=True)
class _Choice:
    """A relation that any one of its premises carries, and the hidden argument that says that all of them fail."""

    relation: int
    premises: list[int]
    failing: int = -1


def _heads(needs: Iterable[tuple[int, int]]) -> dict[int, int]:
    """Return the first member of its circle for every argument that needs itself, through others or not."""
    circles = nx.strongly_connected_components(nx.DiGraph(_within_circles(needs)))
    return {member: min(circle) for circle in sorted(map(sorted, circles)) if len(circle) > 1 for member in circle}


def _within_circles(needs: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the needs without those that lead into no circle, of which there are most; linear."""
    pairs = list(needs)
    waiting: dict[int, int] = {}
    needed: dict[int, list[int]] = {}
    for one, other in pairs:
        waiting[one] = waiting.get(one, 0) + 1
        needed.setdefault(other, []).append(one)
    done = [other for other in needed if other not in waiting]
    for other in done:  # grows while it is read
        for one in needed.get(other, ()):
            waiting[one] -= 1
            if not waiting[one]:
                done.append(one)
    return [(one, other) for one, other in pairs if waiting.get(one) and waiting.get(other)]


def _circles(gates: Gates, between: Iterable[tuple[int, int]], choices: list[_Choice]) -> Iterator[Circle]:
    """Yield the circles of needs that run through a choice of premises: they may fail only for a reason from outside.

    A member says of an argument that it fails. It does so for any attacker, hidden ones included; none of several
    premises stands where all of them fail.
    """
    if not choices:
        return
    needs = nx.DiGraph(list(between))
    needs.add_edges_from((premise, choice.relation) for choice in choices for premise in choice.premises)
    circles = sorted(map(sorted, nx.strongly_connected_components(needs)))
    place = {each: number for number, circle in enumerate(circles) for each in circle}
    inside: dict[int, list[_Choice]] = {}
    for choice in choices:
        if any(place[premise] == place[choice.relation] for premise in choice.premises):
            inside.setdefault(place[choice.relation], []).append(choice)
    for number in sorted(inside):
        failing = {gates.without(each): gates.attackers(each) for each in circles[number]}
        joint = {choice.failing: list(map(gates.without, choice.premises)) for choice in inside[number]}
        yield Circle(failing, joint)
