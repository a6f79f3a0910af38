"""Arguments that count only where a chain of support from evidence reaches them."""

from __future__ import annotations

from collections.abc import Collection

import networkx as nx

from graph.acceptance.circles import circles
from graph.acceptance.edges import Edges
from graph.acceptance.framework import MOST_COMPARED, Framework
from graph.acceptance.gates import Gates
from graph.errors import NodeNotFound, did_you_mean

EVIDENCE = "evidence"


def prima_facie(network: nx.DiGraph[str], edges: Edges, evidence: Collection[str] | None = None) -> frozenset[int]:
    """Return the numbers of what needs no support: evidence, and relations that have no premises.

    Raises `NodeNotFound` that lists every name that is no node.
    """
    number = {name: place for place, name in enumerate(edges.names)}
    if evidence is None:
        named = [name for name, kind in network.nodes(data="kind") if kind == EVIDENCE]
    else:
        named = [evidence] if isinstance(evidence, str) else sorted(evidence, key=str)
        _refuse_unknown(named, number)
    bare = (relation for relation, premises in edges.premises.items() if not premises)
    return frozenset([*(number[name] for name in named), *bare])


def with_evidence(edges: Edges, given: frozenset[int]) -> Framework:
    """Return the attacks, where what no evidence supports is out; ``given`` needs no support itself.

    An argument is supported by any one supporter that counts; a relation by its premises, by all of them or any one. It
    is out where each of its chains from evidence has a member attacked by what is in, which is how an attack with its
    support is parried (Oren and Norman 2008; Polberg and Oren 2014, technical report DBAI-TR-2014-87). Linear.
    """
    any_of: dict[int, list[int]] = {place: [] for place in range(len(edges.names)) if place not in edges.premises}
    for supporter, supported in edges.supports:
        if supported in any_of:
            any_of[supported].append(supporter)
    any_of |= {relation: list(edges.premises[relation]) for relation in sorted(edges.convergent)}
    all_of = {each: list(those) for each, those in edges.premises.items() if each not in edges.convergent}
    any_of = {each: those for each, those in any_of.items() if each not in given}
    all_of = {each: those for each, those in all_of.items() if each not in given}
    gates = Gates(edges.names)
    for source, target in edges.attacks:
        gates.attack(source, target)
    for argument, reasons in any_of.items():
        gates.attack(gates.none_of(reasons), argument)
    for relation, premises in all_of.items():
        for premise in premises:
            gates.attack(gates.without(premise), relation)
    return gates.framework(circles(any_of, all_of))


def _refuse_unknown(names: Collection[str], known: Collection[str]) -> None:
    wrong = [name for name in names if name not in known]
    if wrong:
        hints = [did_you_mean(str(name), map(str, known)) if len(known) <= MOST_COMPARED else "" for name in wrong]
        named = (f"{name!r}" + (f" ({hint})" if hint else "") for name, hint in zip(wrong, hints, strict=True))
        raise NodeNotFound(f"no node to be evidence is called {', '.join(named)}")
