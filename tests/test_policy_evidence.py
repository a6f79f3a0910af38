"""What every claim rests on, against removal one by one and NetworkX's dominators."""

from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph import policy
from graph.errors import NetworkError, QueryError
from tests.strategies import mixed_debates

READING = st.sampled_from(policy.READINGS)
REASONS = ("supports", "causes")


def backed(network) -> set[str]:
    """What evidence reaches, found by going over all edges until nothing is added."""
    found = {node for node, kind in network.nodes(data="kind") if kind == "evidence"}
    while True:
        more = {
            target for source, target, kind in network.edges(data="relation") if kind in REASONS and source in found
        }
        for step in (node for node, kind in network.nodes(data="kind") if kind == "relation"):
            premises = [(source, data) for source, _, data in network.in_edges(step, data=True)]
            held = [source in found for source, data in premises if data["relation"] == "premise"]
            linked = any(data["relation"] == "premise" and data["linked"] for _, data in premises)
            if all(held) if linked else any(held):
                more.add(step)
            else:
                more.discard(step)
        if more <= found:
            return found
        found |= more


@given(network=mixed_debates(), reading=READING)
@settings(max_examples=60)
def test_a_point_is_critical_exactly_where_its_loss_leaves_no_evidence(network, reading) -> None:
    counted = policy.in_reading(network, reading)
    asked = [node for node, kind in network.nodes(data="kind") if kind in {"claim", "policy_response"}]
    with_all = backed(counted)
    without = {lost: backed(policy.without(counted, [lost])) for lost in counted}
    found = policy.evidence_dependency(network, reading)
    assert set(found.backed) == with_all & set(asked)
    assert found.unbacked == tuple(node for node in asked if node not in with_all)
    for node, backing in found.backed.items():
        assert set(backing.critical) == {lost for lost in counted if lost != node and node not in without[lost]}


@given(network=mixed_debates())
@settings(max_examples=60)
def test_evidence_that_a_claim_rests_on_is_enough_where_nothing_is_linked(network) -> None:
    for _, _, data in network.edges(data=True):
        if data["relation"] == "premise":
            data["linked"] = False
    evidence = {node for node, kind in network.nodes(data="kind") if kind == "evidence"}
    for node, backing in policy.evidence_dependency(network).backed.items():
        assert set(backing.evidence) <= evidence
        for piece in backing.evidence:
            assert node in backed(policy.without(network, evidence - {piece}))


@given(
    edges=st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=20),
    evidence=st.sets(st.integers(0, 7), max_size=3),
)
def test_where_every_reason_is_enough_the_critical_points_are_the_dominators(edges, evidence) -> None:
    network = nx.DiGraph()
    network.add_nodes_from(map(str, range(8)), kind="claim")
    network.add_edges_from(((str(one), str(two)) for one, two in edges if two not in evidence), relation="supports")
    nx.set_node_attributes(network, {str(each): "evidence" for each in evidence}, "kind")
    rooted = nx.DiGraph(network)
    rooted.add_edges_from(("root", str(each)) for each in evidence)
    rooted.add_node("root")
    above = nx.immediate_dominators(rooted, "root")
    for node, backing in policy.evidence_dependency(network).backed.items():
        dominators, step = set(), above[node]
        while step != "root":
            dominators.add(step)
            step = above[step]
        assert set(backing.critical) == dominators


def debate(*, linked: bool) -> nx.MultiDiGraph[str]:
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    network.add_nodes_from(("count", "poll"), kind="evidence")
    network.add_nodes_from(("alarm", "panic", "rumour"), kind="claim")
    network.add_node("step", kind="relation")
    for source in ("count", "poll"):
        network.add_edge(source, "step", "step", relation="premise", linked=linked)
    network.add_edge("step", "alarm", "step", relation="supports")
    network.add_edge("alarm", "panic", "r", relation="causes", basis="analyst")
    return network


def test_linked_evidence_is_critical_piece_by_piece_and_convergent_evidence_is_not() -> None:
    assert policy.evidence_dependency(debate(linked=True)).backed["alarm"].critical == ("count", "poll", "step")
    assert policy.evidence_dependency(debate(linked=False)).backed["alarm"].critical == ("step",)


def test_a_claim_without_evidence_is_listed_and_a_narrower_reading_lists_more() -> None:
    assert policy.evidence_dependency(debate(linked=True)).unbacked == ("rumour",)
    assert policy.evidence_dependency(debate(linked=True), "explicit").unbacked == ("panic", "rumour")


def test_the_bottleneck_that_most_hangs_on_comes_first() -> None:
    found = policy.evidence_dependency(debate(linked=False)).bottlenecks
    assert found == {"step": ("alarm", "panic"), "alarm": ("panic",)}


def test_a_circle_of_reasons_is_no_evidence() -> None:
    circle = nx.DiGraph([("a", "b"), ("b", "a")])
    nx.set_edge_attributes(circle, "supports", "relation")
    assert policy.evidence_dependency(circle).unbacked == ("a", "b")


def test_an_empty_network_and_bad_questions() -> None:
    assert policy.evidence_dependency(nx.DiGraph()).backed == {}
    with pytest.raises(QueryError, match="did you mean 'analyst'"):
        policy.evidence_dependency(nx.DiGraph(), "analist")
    with pytest.raises(NetworkError, match="undirected"):
        policy.evidence_dependency(nx.Graph([("a", "b")]))


def test_on_the_papers_map_the_burden_on_small_firms_rests_on_what_german_firms_pay(paper_network) -> None:
    found = policy.evidence_dependency(paper_network)
    assert found.backed["s12-small-firms-burdened"].sole_evidence == "s12-german-company-tax"
    assert "s12-small-firms-burdened" in found.bottlenecks["s12-german-company-tax"]
