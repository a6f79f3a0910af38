"""Every extension of every semantics from the definitions, by trying all sets of arguments; no code of ours in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import networkx as nx

Set = frozenset[str]
Sets = dict[str, set[Set]]
ATTACKS = {"attacks", "rebuts", "undermines", "undercuts"}
SUPPORTS = {"supports", "causes"}


def subsets(nodes: Iterable[str]) -> list[Set]:
    names = list(nodes)
    return [frozenset(node for place, node in enumerate(names) if mask >> place & 1) for mask in range(1 << len(names))]


def largest(sets: Iterable[Set]) -> list[Set]:
    found = list(sets)
    return [each for each in found if not any(each < other for other in found)]


def semantics(nodes: Iterable[str], out: Callable[[Set], Set], defended: Callable[[Set], Set]) -> Sets:
    """Return the extensions, given what a set defeats and what it defends."""
    sets = subsets(nodes)
    beaten = {each: out(each) for each in sets}
    admissible = [each for each in sets if not each & beaten[each] and each <= defended(each)]
    complete = [each for each in admissible if each == defended(each)]
    preferred = largest(complete)
    ranges = {each: each | beaten[each] for each in complete}
    cautious = [each for each in admissible if all(each <= other for other in preferred)]
    return {
        "grounded": {frozenset.intersection(*complete)},
        "complete": set(complete),
        "preferred": set(preferred),
        "stable": {each for each in complete if ranges[each] == set(nodes)},
        "semi-stable": {each for each in complete if not any(ranges[each] < other for other in ranges.values())},
        "ideal": set(largest(cautious)),
    }


def dung(nodes: Iterable[str], attackers: dict[str, set[str]]) -> Sets:
    """Return the extensions of plain attacks (Dung 1995)."""
    names = list(nodes)

    def out(held: Set) -> Set:
        return frozenset(node for node in names if attackers[node] & held)

    def defended(held: Set) -> Set:
        return frozenset(node for node in names if attackers[node] <= out(held))

    return semantics(names, out, defended)


def pairs(network: nx.MultiDiGraph[str], kinds: set[str]) -> set[tuple[str, str]]:
    return {(one, other) for one, other, relation in network.edges(data="relation") if relation in kinds}


def premises(network: nx.MultiDiGraph[str]) -> dict[str, tuple[set[str], bool]]:
    """Return the premises of every relation that is a node, and whether it needs all of them."""
    found: dict[str, tuple[set[str], bool]] = {
        node: (set(), True) for node, kind in network.nodes(data="kind") if kind == "relation"
    }
    for source, target, data in network.edges(data=True):
        if data["relation"] == "premise":
            found[target] = found[target][0] | {source}, data["linked"]
    return found


def needs(network: nx.MultiDiGraph[str], reading: str | None) -> set[tuple[str, str]]:
    """Return who is needed by whom."""
    supports = pairs(network, SUPPORTS)
    turned = {"necessary": supports, "deductive": {(other, one) for one, other in supports}, None: set()}[reading]
    linked = {(one, node) for node, (those, all_) in premises(network).items() if all_ for one in those}
    return turned | linked


def by_derived_attacks(network: nx.MultiDiGraph[str], reading: str | None) -> Sets:
    """Derive attacks pair by pair until nothing is new; for networks in which every relation needs all its premises."""
    attacks, needed = pairs(network, ATTACKS), needs(network, reading)
    while True:
        onto = {(attacker, other) for attacker, one in attacks for it, other in needed if one == it}
        by = {(other, victim) for one, victim in attacks for it, other in needed if one == it}
        if onto | by <= attacks:
            return dung(network, {node: {one for one, other in attacks if other == node} for node in network})
        attacks |= onto | by


def by_failing(network: nx.MultiDiGraph[str], reading: str | None) -> Sets:
    """An argument fails where it is attacked, where one it needs fails, or where all fail of which it needs one."""
    attacks, needed = pairs(network, ATTACKS), needs(network, reading)
    either = {node: those for node, (those, all_) in premises(network).items() if not all_}

    def failing(attackers: Set) -> Set:
        found = {other for one, other in attacks if one in attackers}
        while True:
            more = {other for one, other in needed if one in found} | {one for one in either if either[one] <= found}
            if more <= found:
                return frozenset(found)
            found |= more

    def defended(held: Set) -> Set:
        return frozenset(network) - failing(frozenset(network) - failing(held))

    return semantics(network, failing, defended)


def by_evidence(network: nx.MultiDiGraph[str], evidence: Set) -> Sets:
    """Attacks that bring their evidence along, and how they are parried (Oren and Norman 2008)."""
    attacks = pairs(network, ATTACKS)
    with_evidence = {each: supported(network, evidence, each) for each in subsets(network)}
    complete_by_themselves = [each for each, found in with_evidence.items() if found == each]

    def strikes(held: Set, other: Set) -> bool:
        return any((one, it) in attacks for one in with_evidence[held] for it in other)

    def acceptable(node: str, held: Set) -> bool:
        assaults = (each for each in complete_by_themselves if strikes(each, frozenset({node})))
        return node in with_evidence[held | {node}] and all(strikes(held, each) for each in assaults)

    def defended(held: Set) -> Set:
        return frozenset(node for node in network if acceptable(node, held))

    def out(held: Set) -> Set:
        standing = frozenset[str]().union(*(each for each in complete_by_themselves if not strikes(held, each)))
        return frozenset(network) - standing

    return semantics(network, out, defended)


def supported(network: nx.MultiDiGraph[str], evidence: Set, held: Set) -> Set:
    """Return what evidence reaches through members of a set alone."""
    supports, steps = pairs(network, SUPPORTS), premises(network)

    def reached(node: str, found: set[str]) -> bool:
        if node in evidence:
            return True
        if node in steps:
            those, all_ = steps[node]
            return those <= found if all_ else bool(those & found)
        return any((one, node) in supports for one in found)

    found: set[str] = set()
    while (more := {node for node in held if reached(node, found)}) != found:
        found = more
    return frozenset(found)
