"""The readings of support against their definitions by brute force, the laws between them, and large networks."""

from __future__ import annotations

from collections.abc import Iterable

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.acceptance import (
    ATTACKS,
    READINGS,
    SEMANTICS,
    SUPPORTS,
    credulous,
    extensions,
    framework,
    frameworks,
    grounded,
    number_of_extensions,
    sceptical,
)
from graph.errors import NetworkError, NodeNotFound, QueryError
from graph.polarity import SIGNS
from tests import brute_force
from tests.frameworks import random_network
from tests.strategies import bipolar_networks

EVERY = (None, *READINGS)


def asked(network, semantics: str, reading: str | None) -> set[frozenset[str]]:
    """Every extension, each of which must come once."""
    found = list(extensions(network, semantics, reading=reading))
    assert len(found) == len(set(found)) == number_of_extensions(network, semantics, reading=reading)
    return set(found)


def agree(network, reading: str | None, expected: brute_force.Sets) -> None:
    for semantics, sets in expected.items():
        assert asked(network, semantics, reading) == sets, semantics
        for node in network:
            assert credulous(network, node, semantics, reading=reading) == any(node in each for each in sets), semantics
            assert sceptical(network, node, semantics, reading=reading) == all(node in each for each in sets), semantics
    (ground,) = expected["grounded"]
    assert {node for node, label in grounded(network, reading).items() if label == "in"} == ground


def evidence(network) -> frozenset[str]:
    """Evidence, and relations without premises, which nothing is known to carry."""
    bare = {node for node, (those, _) in brute_force.premises(network).items() if not those}
    return frozenset(bare | {node for node, kind in network.nodes(data="kind") if kind == "evidence"})


@pytest.mark.slow
@pytest.mark.parametrize("reading", [None, "deductive", "necessary"])
@settings(max_examples=500)
@given(network=bipolar_networks())
def test_what_falls_with_what_it_needs_is_that_of_the_definitions(network, reading) -> None:
    agree(network, reading, brute_force.by_failing(network, reading))


@pytest.mark.slow
@settings(max_examples=500)
@given(network=bipolar_networks())
def test_what_counts_by_evidence_is_that_of_the_definitions(network) -> None:
    agree(network, "evidential", brute_force.by_evidence(network, evidence(network)))


@pytest.mark.slow
@pytest.mark.parametrize("reading", [None, "deductive", "necessary"])
@settings(max_examples=200)
@given(network=bipolar_networks(most=6, steps=1))
def test_attacks_derived_pair_by_pair_give_the_same_answers(network, reading) -> None:
    for _, _, data in network.edges(data=True):
        data["linked"] = True
    expected = brute_force.by_derived_attacks(network, reading)
    assert {semantics: asked(network, semantics, reading) for semantics in SEMANTICS} == expected


@given(network=bipolar_networks(), answers_attack=st.booleans())
def test_the_frameworks_of_all_readings_are_those_of_each(network, answers_attack):
    assert frameworks(network, answers_attack=answers_attack) == {
        reading: framework(network, reading, answers_attack=answers_attack) for reading in EVERY
    }


@given(network=bipolar_networks(steps=0))
def test_support_is_deductive_exactly_where_its_converse_is_necessary(network) -> None:
    turned = nx.MultiDiGraph()
    turned.add_nodes_from(network)
    for one, other, relation in network.edges(data="relation"):
        ends = (other, one) if relation in SUPPORTS else (one, other)
        turned.add_edge(*ends, relation=relation)
    for semantics in SEMANTICS:
        assert asked(network, semantics, "deductive") == asked(turned, semantics, "necessary")


@given(network=bipolar_networks())
def test_without_a_reading_supports_change_nothing(network) -> None:
    bare = network.copy()
    bare.remove_edges_from(
        [edge[:3] for edge in network.edges(keys=True, data=True) if edge[3]["relation"] in SUPPORTS]
    )
    assert grounded(network) == grounded(bare)


@given(network=bipolar_networks())
def test_where_all_is_evidence_the_evidential_reading_is_that_of_attacks_alone(network) -> None:
    for semantics in SEMANTICS:
        found = set(extensions(framework(network, "evidential", evidence=list(network)), semantics))
        plain = nx.MultiDiGraph()
        plain.add_nodes_from(network, kind="claim")
        plain.add_edges_from(edge for edge in network.edges(data=True) if edge[2]["relation"] in ATTACKS)
        assert found == set(extensions(plain, semantics))


@given(network=bipolar_networks(), reading=st.sampled_from(EVERY))
def test_no_reading_changes_the_callers_network(network, reading) -> None:
    before = network.copy()
    grounded(network, reading)
    list(extensions(network, "semi-stable", reading=reading))
    assert nx.utils.graphs_equal(before, network)


@given(network=bipolar_networks(), reading=st.sampled_from(EVERY), data=st.data())
def test_names_and_order_change_no_answer(network, reading, data) -> None:
    names = dict(zip(network, data.draw(st.permutations([f"x{node}" for node in network])), strict=True))
    turned = nx.MultiDiGraph()
    turned.add_nodes_from((names[node], kind) for node, kind in reversed(list(network.nodes(data=True))))
    turned.add_edges_from((names[a], names[b], rest) for a, b, rest in reversed(list(network.edges(data=True))))
    for semantics in SEMANTICS:
        renamed = {frozenset(names[node] for node in each) for each in asked(network, semantics, reading)}
        assert asked(turned, semantics, reading) == renamed


def debate(*edges: tuple[str, str, str], evidence: Iterable[str] = ()) -> nx.MultiDiGraph[str]:
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for source, relation, target in edges:
        network.add_edge(source, target, relation=relation)
    for name in evidence:
        network.add_node(name, kind="evidence")
    return network


def out(network, reading: str | None) -> set[str]:
    return {node for node, label in grounded(network, reading).items() if label == "out"}


def test_each_reading_passes_an_attack_on_in_its_own_direction() -> None:
    chain = debate(("a", "supports", "b"), ("b", "causes", "c"), ("critic", "rebuts", "b"))
    assert out(chain, None) == {"b"}
    assert out(chain, "deductive") == {"a", "b"}
    assert out(chain, "necessary") == {"b", "c"}


def test_a_circle_of_support_is_no_evidence_until_some_reaches_it() -> None:
    circle = [("a", "supports", "b"), ("b", "supports", "a")]
    assert out(debate(*circle), "evidential") == {"a", "b"}
    assert asked(debate(*circle), "preferred", "evidential") == {frozenset()}
    assert out(debate(*circle, ("e", "supports", "a"), evidence="e"), "evidential") == set()
    doubted = debate(*circle, ("e", "supports", "a"), ("f", "undermines", "e"), evidence="ef")
    assert out(doubted, "evidential") == {"a", "b", "e"}


def test_an_attack_without_evidence_does_not_count() -> None:
    network = debate(("rumour", "rebuts", "fact"), evidence=["fact", "witness"])
    assert grounded(network, "evidential")["fact"] == "in"
    network.add_edge("witness", "rumour", relation="supports")
    assert grounded(network, "evidential")["fact"] == "out"


def test_evidence_may_be_named_by_the_caller() -> None:
    network = debate(("a", "supports", "b"))
    assert out(network, "evidential") == {"a", "b"}
    assert out(framework(network, "evidential", evidence=["a"]), None) == set()


@pytest.mark.parametrize("reading", EVERY)
@pytest.mark.parametrize("linked", [True, False])
def test_a_linked_relation_falls_with_any_premise_and_a_convergent_one_with_the_last(reading, linked) -> None:
    everyone = ["one", "two", "critic", "claim"]
    network = debate(("step", "attacks", "claim"), ("critic", "undermines", "one"), evidence=everyone)
    network.add_node("step", kind="relation")
    for premise in ("one", "two"):
        network.add_edge(premise, "step", relation="premise", linked=linked)
    assert grounded(network, reading)["claim"] == ("in" if linked else "out")
    network.add_edge("critic", "two", relation="undermines")
    assert grounded(network, reading)["claim"] == "in"


def test_a_circle_of_needs_through_a_choice_of_premises_stands_until_it_is_attacked() -> None:
    network = debate(("r", "supports", "a"), ("critic", "attacks", "b"))
    network.add_node("r", kind="relation")
    for premise in "ab":
        network.add_edge(premise, "r", relation="premise", linked=False)
    assert out(network, "necessary") == {"b"}
    network.add_edge("critic", "a", relation="attacks")
    assert out(network, "necessary") == {"a", "b", "r"}


def test_an_undercut_step_no_longer_carries_its_support() -> None:
    network = debate(("step", "supports", "claim"), ("doubt", "undercuts", "step"), evidence=["doubt", "fact"])
    network.add_node("step", kind="relation")
    network.add_edge("fact", "step", relation="premise")
    assert out(network, "evidential") == {"step", "claim"}
    assert out(network, "necessary") == {"step", "claim"}
    assert out(network, "deductive") == {"step"}


def test_what_falls_takes_the_step_along_under_the_deductive_reading_and_leaves_the_premise() -> None:
    network = debate(("step", "supports", "claim"), ("critic", "rebuts", "claim"))
    network.add_edge("fact", "step", relation="premise")
    assert out(network, "deductive") == {"claim", "step"}


def test_a_response_attacks_what_it_answers_only_on_request() -> None:
    network = debate(("aid", "answers", "poverty"))
    assert out(network, None) == set()
    assert out(framework(network, answers_attack=True), None) == {"poverty"}


def test_what_attacks_and_supports_is_what_lowers_and_lifts_strengths() -> None:
    assert {relation for relation, sign in SIGNS.items() if sign < 0} == ATTACKS
    assert {relation for relation, sign in SIGNS.items() if sign > 0} == SUPPORTS


@pytest.mark.parametrize("ask", [framework, lambda network, reading: extensions(network, "stable", reading=reading)])
def test_an_unknown_reading_is_named_with_the_nearest_known_one(ask) -> None:
    with pytest.raises(QueryError, match=r"'deductve' of support .*did you mean 'deductive'"):
        ask(nx.DiGraph(), "deductve")


def test_a_framework_is_not_read_twice() -> None:
    with pytest.raises(QueryError, match="has its reading already"):
        grounded(framework(debate(("a", "supports", "b"))), "necessary")


def test_evidence_out_of_place_is_refused_and_every_unknown_name_listed() -> None:
    network = debate(("growth", "supports", "jobs"))
    with pytest.raises(QueryError, match="evidence is for the evidential reading"):
        framework(network, "necessary", evidence=["growth"])
    with pytest.raises(NodeNotFound, match=r"'grwth' \(did you mean 'growth'\?\), 'x'"):
        framework(network, "evidential", evidence=["grwth", "x", "growth"])


def test_every_edge_of_an_unknown_relation_is_named_at_once() -> None:
    network = debate(("a", "hates", "b"), ("b", "atacks", "a"), ("a", "attacks", "b"))
    network.add_edge("b", "b")
    with pytest.raises(NetworkError) as caught:
        grounded(network)
    message = str(caught.value)
    assert "'hates'" in message
    assert "did you mean 'attacks'" in message
    assert "from 'b' to 'b' has no relation" in message


def test_premises_of_both_sorts_and_networks_without_direction_are_refused() -> None:
    network = debate(("a", "premise", "r"))
    network.add_edge("b", "r", relation="premise", linked=False)
    with pytest.raises(NetworkError, match="linked and not linked"):
        grounded(network)
    for wrong in (nx.Graph(), {"a": ["b"]}, None):
        with pytest.raises(NetworkError, match="DiGraph"):
            grounded(wrong)


@pytest.mark.slow
@pytest.mark.parametrize("reading", READINGS)
@pytest.mark.parametrize("edges", [12_000, 30_000])
def test_readings_stay_linear_and_answer_on_ten_thousand_arguments(reading, edges: int) -> None:
    """With 30,000 edges a third of all arguments support one another in one circle."""
    network = random_network(10_000, edges, seed=1)
    read = framework(network, reading)
    assert sum(map(len, read.attackers)) <= 2 * (len(network) + edges)
    (found,) = extensions(read, "preferred", limit=1, budget=60)
    ground = {node for node, label in grounded(read).items() if label == "in"}
    assert ground <= found
    for node in sorted(found)[:3]:
        assert credulous(read, node, "complete", budget=60)


@pytest.mark.slow
@pytest.mark.parametrize("reading", READINGS)
def test_a_chain_and_a_ring_of_ten_thousand_supports_are_followed(reading) -> None:
    network = nx.DiGraph()
    nx.add_path(network, range(10_000), relation="supports")
    network.add_node(0, kind="evidence")
    network.add_edge("critic", 5000, relation="attacks")
    network.add_node("critic", kind="evidence")
    fallen = {"deductive": 5001, "necessary": 5000, "evidential": 5000}[reading]
    assert len(out(network, reading)) == fallen
    network.add_edge(9999, 0, relation="supports")
    assert len(out(network, reading)) == (5000 if reading == "evidential" else 10_000)
