"""Hypothesis strategies for debates, small enough that brute force can check every answer."""

from __future__ import annotations

import networkx as nx
from hypothesis import strategies as st

ATTACKS = ("attacks", "rebuts", "undermines")
BASES = ("explicit", "implicit", "analyst")
PUSHES = ("supports", "causes", *ATTACKS, "undercuts")
NEUTRAL = ("qualifies", "restates", "answers")
COVERAGES = ("direct", "partial", "indirect")


@st.composite
def attack_networks(draw: st.DrawFn, most: int = 8) -> nx.MultiDiGraph[str]:
    """Return up to ``most`` arguments that attack one another at random, self-attacks included."""
    nodes = [f"a{number}" for number in range(draw(st.integers(0, most)))]
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    network.add_nodes_from(nodes, kind="claim")
    if nodes:
        pairs = draw(st.lists(st.tuples(st.sampled_from(nodes), st.sampled_from(nodes)), max_size=3 * most))
        for number, (attacker, attacked) in enumerate(pairs):
            network.add_edge(attacker, attacked, key=f"r{number}", relation=draw(st.sampled_from(ATTACKS)))
    return network


@st.composite
def bipolar_networks(draw: st.DrawFn, most: int = 5, steps: int = 2) -> nx.MultiDiGraph[str]:
    """Return arguments that attack and support one another, and relations that are nodes, circles among them."""
    names = [f"a{number}" for number in range(draw(st.integers(0, most)))]
    relations = [f"r{number}" for number in range(draw(st.integers(0, steps)))] if names else []
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for name in names:
        network.add_node(name, kind=draw(st.sampled_from(["claim", "claim", "evidence"])))
    network.add_nodes_from(relations, kind="relation")
    one, kinds = st.sampled_from([*names, *relations] or [""]), st.sampled_from([*ATTACKS, "supports", "causes"])
    for relation in relations:
        linked = draw(st.booleans())
        for premise in draw(st.lists(one, max_size=3, unique=True)):
            network.add_edge(premise, relation, relation="premise", linked=linked)
    for source, target, kind in draw(st.lists(st.tuples(one, one, kinds), max_size=3 * most)) if names else ():
        network.add_edge(source, target, relation=kind)
    return network


@st.composite
def answer_networks(draw: st.DrawFn) -> nx.MultiDiGraph[str]:
    """Return criticisms and policy responses with answers of every basis."""
    criticisms = [f"c{number}" for number in range(draw(st.integers(0, 6)))]
    responses = [f"p{number}" for number in range(draw(st.integers(0, 5)))]
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node in criticisms:
        network.add_node(node, kind="claim", roles="criticism", importance=draw(st.floats(0, 5)))
    network.add_nodes_from(responses, kind="policy_response", roles="")
    for response in responses:
        for criticism in criticisms:
            if draw(st.booleans()):
                basis = draw(st.sampled_from(("explicit", "implicit", "analyst")))
                name = f"{response}.answers.{criticism}"
                network.add_edge(response, criticism, key=name, relation="answers", basis=basis, coverage="partial")
    return network


@st.composite
def priced_answers(draw: st.DrawFn, most: int = 5) -> nx.MultiDiGraph[str]:
    """Return criticisms and responses with cost and importance, 0 included; some answers need two responses."""
    criticisms = [f"c{number}" for number in range(draw(st.integers(0, most)))]
    responses = [f"p{number}" for number in range(draw(st.integers(0, most)))]
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node in criticisms:
        network.add_node(node, kind="claim", roles="criticism", importance=draw(st.integers(0, 3)))
    for node in responses:
        network.add_node(node, kind="policy_response", roles="", cost=draw(st.integers(0, 3)))
    sources = st.lists(st.sampled_from(responses), min_size=1, max_size=2, unique=True)
    for number in range(draw(st.integers(0, 2 * most)) if criticisms and responses else 0):
        target, name = draw(st.sampled_from(criticisms)), f"r{number}"
        rest = {"basis": draw(st.sampled_from(BASES)), "coverage": draw(st.sampled_from(COVERAGES))}
        joint = draw(sources)
        if len(joint) > 1:
            network.add_node(name, kind="relation")
            network.add_edges_from((source, name, name, {"relation": "premise", "linked": True}) for source in joint)
        for source in [name] if len(joint) > 1 else joint:
            network.add_edge(source, target, key=name, relation="answers", **rest)
    return network


@st.composite
def mixed_debates(draw: st.DrawFn, most: int = 6, *, circles: bool = True) -> nx.MultiDiGraph[str]:
    """Return elements of every kind with support, attack, answers, undercut and linked or convergent relations.

    Without circles, relations run from earlier elements to later ones.
    """
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    names = [f"e{number}" for number in range(draw(st.integers(0, most)))]
    for name in names:
        kind = draw(st.sampled_from(("claim", "claim", "evidence", "policy_response")))
        score = draw(st.sampled_from((0.2, 0.5, 0.9)))
        roles = draw(st.sampled_from(("", "criticism"))) if kind == "claim" else ""
        holder = draw(st.sampled_from(("critics", "states", "critics;states")))
        network.add_node(name, kind=kind, base_score=score, roles=roles, holder=holder)
    steps: list[str] = []
    for number in range(draw(st.integers(0, 2 * most)) if len(names) > 1 else 0):
        target = draw(st.integers(0 if circles else 1, len(names) - 1))
        sources = draw(st.lists(st.integers(0, len(names) - 1 if circles else target - 1), min_size=1, max_size=2))
        kinds = ("supports", "causes", "rebuts", "attacks", "answers", "qualifies")
        rest = {"relation": draw(st.sampled_from(kinds)), "basis": draw(st.sampled_from(BASES))}
        rest["strength"] = draw(st.sampled_from((0.5, 1.0)))
        premises, name = sorted({names[source] for source in sources}), f"r{number}"
        if draw(st.booleans()):
            network.add_edges_from((source, names[target], name, rest) for source in premises)
            continue
        network.add_node(name, kind="relation", base_score=1.0)
        linked = draw(st.booleans())
        network.add_edges_from(
            (each, name, name, {"relation": "premise", "linked": linked, "basis": rest["basis"]}) for each in premises
        )
        network.add_edge(name, names[target], name, **rest)
        steps.append(name)
    for number, step in enumerate(draw(st.lists(st.sampled_from(steps), max_size=2)) if steps else ()):
        source = draw(st.sampled_from(names if circles else names[:1]))
        network.add_edge(source, step, f"u{number}", relation="undercuts", basis=draw(st.sampled_from(BASES)))
    return network


SHARES = st.integers(0, 20).map(lambda twentieth: twentieth / 20)


@st.composite
def debates(
    draw: st.DrawFn, *, circles: bool = True, attacks_only: bool = False, most: int = 7
) -> nx.MultiDiGraph[str]:
    """Return claims and relation nodes with base scores that lift and lower one another; at least one node.

    Without ``circles`` every edge runs from a later node to an earlier one. Relation nodes are named ``r0``, ``r1``, …
    and have premises, all linked or none.
    """
    names = [f"{'r' if draw(st.integers(0, 3)) == 3 else 'c'}{number}" for number in range(draw(st.integers(1, most)))]
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for name in names:
        network.add_node(name, kind="relation" if name[0] == "r" else "claim", base_score=draw(SHARES))
    places = st.integers(0, len(names) - 1)
    kinds = ATTACKS if attacks_only else (*PUSHES, *NEUTRAL)
    for number, (one, other) in enumerate(draw(st.lists(st.tuples(places, places), max_size=3 * most))):
        if circles or one != other:
            source, target = (one, other) if circles else (max(one, other), min(one, other))
            relation = draw(st.sampled_from(kinds))
            network.add_edge(names[source], names[target], key=f"e{number}", relation=relation, strength=draw(SHARES))
    for place, name in enumerate(names):
        sources = names if circles else names[place + 1 :]
        if name[0] == "r" and sources:
            linked = draw(st.booleans())
            for source in draw(st.lists(st.sampled_from(sources), max_size=3, unique=True)):
                network.add_edge(source, name, key=name, relation="premise", linked=linked)
    return network


@st.composite
def any_networks(draw: st.DrawFn, most: int = 9, *, relations: bool = False) -> nx.MultiDiGraph[str]:
    """Return up to ``most`` nodes and edges between any of them, parallel ones and self-loops included.

    With ``relations`` each edge has a kind, and none is a premise.
    """
    nodes = [f"n{number}" for number in range(draw(st.integers(0, most)))]
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    network.add_nodes_from(nodes)
    if nodes:
        ends = st.tuples(st.sampled_from(nodes), st.sampled_from(nodes))
        for number, (source, target) in enumerate(draw(st.lists(ends, max_size=2 * most))):
            facts = (
                {"relation": draw(st.sampled_from((*ATTACKS, "supports", "causes", "answers")))} if relations else {}
            )
            network.add_edge(source, target, key=f"r{number}", **facts)
    return network
