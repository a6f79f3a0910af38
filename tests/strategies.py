"""Hypothesis strategies for debates, small enough that brute force can check every answer."""

from __future__ import annotations

import networkx as nx
from hypothesis import strategies as st

ATTACKS = ("attacks", "rebuts", "undermines")


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
