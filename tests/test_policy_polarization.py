"""How far a debate is from two camps, and who argues against whom, against brute force."""

from __future__ import annotations

from collections import deque
from itertools import product

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph import policy
from graph.errors import NetworkError, QueryError
from graph.polarity import SIGNS
from graph.policy.walks import shortest
from tests.strategies import attack_networks, mixed_debates

READING = st.sampled_from(policy.READINGS)


def signed_edges(network):
    for source, target, data in network.edges(data=True):
        if sign := 1 if data["relation"] == "premise" else SIGNS[data["relation"]]:
            yield source, target, sign, data.get("strength", 1.0)


def in_the_way(network, side, *, weighted=False) -> float:
    return sum(
        weight if weighted else 1
        for source, target, sign, weight in signed_edges(network)
        if (side[source] == side[target]) != (sign > 0)
    )


@given(network=mixed_debates(most=5), reading=READING, weighted=st.booleans())
@settings(max_examples=60)
def test_no_two_camps_have_less_in_their_way(network, reading, weighted) -> None:
    counted = policy.in_reading(network, reading)
    every = (dict(zip(counted, sides, strict=True)) for sides in product((False, True), repeat=len(counted)))
    least = min(in_the_way(counted, side, weighted=weighted) for side in every)
    found = policy.frustration(network, reading, weighted=weighted)
    assert found.optimal
    assert found.index == found.bound == pytest.approx(least)
    side = {node: bool(place) for camps in found.camps for place, camp in enumerate(camps) for node in camp}
    complete = {node: side.get(node, False) for node in counted}
    assert found.index == pytest.approx(in_the_way(counted, complete, weighted=weighted))
    total = sum(weight if weighted else 1 for *_, weight in signed_edges(counted))
    assert found.share == pytest.approx(found.index / total if total else 0)


@given(network=attack_networks(most=7))
@settings(max_examples=60)
def test_a_debate_of_attacks_alone_is_balanced_exactly_where_two_camps_colour_it(network) -> None:
    assert (policy.frustration(network).index == 0) == nx.is_bipartite(nx.Graph(network))


@given(network=mixed_debates(most=5))
@settings(max_examples=40)
def test_without_the_tensions_nothing_is_in_the_way(network) -> None:
    found = policy.frustration(network)
    calm = nx.MultiDiGraph(network)
    calm.remove_edges_from([(each.source, each.target, each.relation) for each in found.tensions])
    assert policy.frustration(calm).index == 0


def tangled() -> nx.DiGraph[str]:
    return nx.relabel_nodes(nx.DiGraph(nx.gnm_random_graph(120, 2000, seed=1, directed=True)), str)


def plain_walk(near, start, goal, longest):
    """Breadth first from the start alone."""
    ends, before, waiting = {start // 2, goal // 2}, {start: None}, deque([(start, 0)])
    while waiting and goal not in before:
        state, length = waiting.popleft()
        for further in near[state] if length < longest else ():
            if further not in before and {state // 2, further // 2} != ends:
                before[further] = state
                waiting.append((further, length + 1))
    walk = [goal] if goal in before else []
    while walk and walk[0] != start:
        walk.insert(0, before[walk[0]])
    return walk


@given(data=st.data(), size=st.integers(2, 9), longest=st.integers(0, 7))
def test_a_walk_searched_from_both_ends_is_the_one_that_a_search_from_the_start_meets_first(data, size, longest):
    place = st.integers(0, size - 1)
    edges = data.draw(st.lists(st.tuples(place, place, st.booleans()), unique_by=lambda edge: edge[:2]))
    near = [[] for _ in range(2 * size)]
    for one, two, attack in edges:
        for flipped in (False, True) if one != two else ():
            near[2 * one + flipped].append(2 * two + (flipped ^ attack))
            near[2 * two + flipped].append(2 * one + (flipped ^ attack))
    start, goal = data.draw(st.integers(0, 2 * size - 1)), data.draw(st.integers(0, 2 * size - 1))
    if start // 2 != goal // 2:
        assert shortest(near, start, goal, longest) == plain_walk(near, start, goal, longest)


def test_a_spent_budget_gives_two_camps_with_a_bound() -> None:
    network = tangled()
    nx.set_edge_attributes(network, "attacks", "relation")
    found = policy.frustration(network, budget=1e-6)
    assert not found.optimal
    assert 0 <= found.bound < found.index
    side = {node: bool(place) for camps in found.camps for place, camp in enumerate(camps) for node in camp}
    assert in_the_way(network, side) == found.index == len(found.tensions)


def test_a_quarrel_of_three_is_one_attack_from_two_camps_and_an_attack_on_oneself_is_always_in_the_way() -> None:
    network = nx.DiGraph([("a", "b"), ("b", "c"), ("c", "a"), ("d", "d")])
    nx.set_edge_attributes(network, "attacks", "relation")
    found = policy.frustration(network)
    assert found.index == 2
    assert ("d", "d") in {(each.source, each.target) for each in found.tensions}
    assert len(found.camps) == 1


def test_an_empty_debate_is_balanced_and_bad_questions_are_refused() -> None:
    found = policy.frustration(nx.DiGraph())
    assert (found.index, found.share, found.camps, found.optimal) == (0, 0, (), True)
    with pytest.raises(QueryError, match="budget"):
        policy.frustration(nx.DiGraph(), budget=-1)
    network = nx.DiGraph([("a", "b", {"relation": "attacks", "strength": float("nan")})])
    with pytest.raises(NetworkError, match=r"strength of 'a\.attacks\.b' is nan"):
        policy.frustration(network)
    with pytest.raises(NetworkError, match=r"strength of 'a\.attacks\.b' is nan"):
        policy.conflict_mass(network)


@given(network=mixed_debates(), reading=READING)
def test_the_mass_of_all_pairs_is_the_mass_of_all_attacks(network, reading) -> None:
    counted = policy.in_reading(network, reading)
    expected = sum(
        data.get("strength", 1) for *_, data in counted.edges(data=True) if data["relation"] in policy.ATTACKS
    )
    found = policy.conflict_mass(network, reading)
    assert found.total == pytest.approx(expected)
    assert sum(map(sum, map(found.row, found.holders))) == pytest.approx(expected)
    assert 0 <= found.within <= found.total + 1e-12
    assert policy.conflict_mass(network, reading, "df-quad").total <= found.total + 1e-12


def quarrel() -> nx.MultiDiGraph[str]:
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    network.add_node("jobs-lost", holder="critics;authors", attitude="asserts;reports", importance=3.0)
    network.add_node("jobs-grow", holder="authors", attitude="asserts")
    network.add_node("rumour", holder="authors", attitude="reports")
    network.add_node("step", kind="relation")
    network.add_edge("jobs-grow", "jobs-lost", "a", relation="rebuts", strength=0.5)
    network.add_edge("jobs-lost", "step", "step", relation="premise")
    network.add_edge("step", "jobs-grow", "step", relation="attacks")
    network.add_edge("rumour", "step", "b", relation="undercuts")
    return network


def test_an_attack_counts_for_who_asserts_it_against_who_asserts_what_it_strikes() -> None:
    found = policy.conflict_mass(quarrel())
    assert found.mass == {("authors", "critics"): 1.5, ("", "critics"): 1.0, ("critics", "authors"): 1.0}
    assert found.holders == ("", "authors", "critics")
    assert found.row("authors") == (0.0, 0.0, 1.5)
    assert found.within == 0


def test_an_attack_on_what_matters_not_at_all_has_no_mass_and_a_bad_importance_is_refused() -> None:
    network = quarrel()
    network.nodes["jobs-lost"]["importance"] = 0
    assert policy.conflict_mass(network).mass["authors", "critics"] == 0
    network.nodes["jobs-lost"]["importance"] = float("inf")
    network.nodes["jobs-grow"]["importance"] = -1
    with pytest.raises(NetworkError, match=r"'jobs-lost' is inf.*'jobs-grow' is -1"):
        policy.conflict_mass(network)


def test_on_the_papers_map_the_camps_are_proved_and_the_authors_argue_against_the_critics(paper_network) -> None:
    found = policy.frustration(paper_network)
    assert found.optimal
    assert 0 < found.index < 20
    camp = {
        node: (part, side) for part, camps in enumerate(found.camps) for side, each in enumerate(camps) for node in each
    }
    assert camp["s22-trade-engine"] != camp["s25-no-direct-growth"]
    mass = policy.conflict_mass(paper_network).mass
    assert mass["the authors", "critics of globalization"] > 0
