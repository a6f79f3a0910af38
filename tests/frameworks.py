"""Frameworks that tests and benchmarks share: small ones to check by eye, large random ones, and hard ones."""

from __future__ import annotations

import random
from collections.abc import Iterator

import networkx as nx

from graph.acceptance.framework import Framework, from_pairs


def debate(*pairs: str | tuple[str, str]) -> nx.MultiDiGraph[str]:
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for attacker, attacked in pairs:
        network.add_edge(attacker, attacked, relation="attacks")
    return network


def duels(count: int) -> Iterator[tuple[str, str]]:
    for number in range(count):
        one, other = chr(0x4E00 + 2 * number), chr(0x4E01 + 2 * number)
        yield one, other
        yield other, one


def random_framework(arguments: int, attacks: int, seed: int) -> Framework:
    draw = random.Random(seed)  # noqa: S311  no secret, a test
    pairs: dict[tuple[int, int], None] = {}
    while len(pairs) < attacks:
        pairs[draw.randrange(arguments), draw.randrange(arguments)] = None
    return from_pairs([str(number) for number in range(arguments)], pairs)


def pigeons(holes: int) -> nx.MultiDiGraph[str]:
    """The goal stands where one pigeon more than there are holes each finds a hole of its own."""
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()

    def attack(attacker: str, attacked: str) -> None:
        network.add_edge(attacker, attacked, relation="attacks")

    for pigeon in range(holes + 1):
        attack(f"homeless{pigeon}", "goal")
        attack(f"homeless{pigeon}", f"homeless{pigeon}")
        for hole in range(holes):
            attack(f"{pigeon} in {hole}", f"{pigeon} not in {hole}")
            attack(f"{pigeon} not in {hole}", f"{pigeon} in {hole}")
            attack(f"{pigeon} in {hole}", f"homeless{pigeon}")
            for other in range(pigeon):
                attack(f"{pigeon} in {hole}", f"{other} in {hole}")
                attack(f"{other} in {hole}", f"{pigeon} in {hole}")
    return network


def random_network(arguments: int, edges: int, seed: int) -> nx.MultiDiGraph[str]:
    """Return attacks and supports by turns; every fifth argument is evidence."""
    draw = random.Random(seed)  # noqa: S311  no secret, a test
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    network.add_nodes_from(str(one) for one in range(arguments))
    for number in range(edges):
        ends = str(draw.randrange(arguments)), str(draw.randrange(arguments))
        network.add_edge(*ends, relation="attacks" if number % 2 else "supports")
    for one in range(0, arguments, 5):
        network.nodes[str(one)]["kind"] = "evidence"
    return network
