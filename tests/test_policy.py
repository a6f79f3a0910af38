"""Open criticisms and what each policy response carries."""

from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph import policy
from graph.errors import NodeNotFound
from tests.strategies import answer_networks, mixed_debates


@given(network=answer_networks())
def test_a_wider_reading_never_opens_a_criticism(network: nx.MultiDiGraph[str]) -> None:
    explicit, implicit, analyst = (set(policy.unanswered(network, reading)) for reading in policy.READINGS)
    assert analyst <= implicit <= explicit


@given(network=answer_networks())
def test_a_criticism_is_open_exactly_where_no_response_carries_it(network: nx.MultiDiGraph[str]) -> None:
    for reading in policy.READINGS:
        carried = {criticism for found in policy.coverage(network, reading).values() for criticism in found}
        assert carried | set(policy.unanswered(network, reading)) == set(policy.criticisms(network))
        assert not carried & set(policy.unanswered(network, reading))


@given(network=answer_networks())
def test_the_index_is_a_share(network: nx.MultiDiGraph[str]) -> None:
    index = policy.unanswered_index(network)
    assert 0 <= index <= 1 + 1e-12
    if not policy.unanswered(network):
        assert index == 0


@given(network=mixed_debates(most=5), reading=st.sampled_from(policy.READINGS))
@settings(max_examples=40, deadline=None)
def test_what_is_counted_once_answers_like_the_network(network, reading) -> None:
    view = policy.counted(network, reading)
    for question in (
        policy.unanswered,
        policy.coverage,
        policy.unanswered_index,
        policy.accepted,
        policy.strong,
        policy.redundancy,
        policy.sole_answers,
        policy.robust_coverage,
        policy.portfolio,
        policy.marginal_value,
        policy.evidence_dependency,
        policy.backfires,
        policy.frustration,
        policy.conflict_mass,
    ):
        assert question(view) == question(network, reading)
    assert policy.least_attacks(view, network) == policy.least_attacks(network, network, reading)


def debate() -> nx.MultiDiGraph[str]:
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    network.add_node("dear", kind="claim", roles="criticism", importance=3.0)
    network.add_node("slow", kind="claim", roles="counterclaim;criticism", importance=1.0)
    network.add_node("rebate", kind="policy_response", roles="")
    network.add_node("idle", kind="policy_response", roles="")
    network.add_node("fast", kind="claim", roles="")
    network.add_edge("rebate", "dear", key="a", relation="answers", basis="implicit", coverage="direct")
    network.add_edge("fast", "slow", key="b", relation="rebuts", basis="explicit")
    return network


@pytest.mark.parametrize(
    ("reading", "still_open", "index"),
    [("explicit", ("dear", "slow"), 1.0), ("implicit", ("slow",), 0.25), ("analyst", ("slow",), 0.25)],
)
def test_a_reading_counts_the_answers_of_its_bases(reading: str, still_open: tuple[str, ...], index: float) -> None:
    assert policy.unanswered(debate(), reading) == still_open
    assert policy.unanswered_index(debate(), reading) == index


def test_an_open_criticism_that_is_argued_against_is_told_apart() -> None:
    assert policy.rebutted(debate(), policy.unanswered(debate())) == ("slow",)


def test_a_response_that_answers_nothing_is_listed_with_nothing() -> None:
    assert policy.coverage(debate()) == {"rebate": ("dear",), "idle": ()}


def test_a_debate_without_criticisms_leaves_nothing_open() -> None:
    assert policy.unanswered_index(nx.MultiDiGraph()) == 0


def test_the_criticisms_that_stand_can_be_counted_alone() -> None:
    network = debate()
    network.add_node("survey", kind="evidence")
    network.add_edge("survey", "dear", key="s", relation="supports", basis="implicit")
    assert policy.accepted(network) == ("dear",)
    assert policy.strong(network) == ("dear",)
    assert policy.strong(network, "explicit") == ()
    assert policy.unanswered_index(network, among=policy.strong(network)) == 0
    assert policy.unanswered_index(network, "explicit", among=policy.accepted(network, "explicit")) == 1


def test_what_swings_for_ever_is_not_strong() -> None:
    ring = nx.DiGraph([(f"a{one}", f"b{two}") for one in range(3) for two in range(3)])
    ring.add_edges_from([(two, one) for one, two in ring.edges])
    nx.set_edge_attributes(ring, "attacks", "relation")
    nx.set_node_attributes(ring, {node: {"base_score": 0.9, "roles": "criticism"} for node in ring})
    assert policy.strong(ring, semantics="df-quad") == ()
    assert set(policy.strong(ring, semantics="euler-based")) == set(ring)


def test_an_unknown_name_among_the_counted_is_refused_with_all_the_others() -> None:
    with pytest.raises(NodeNotFound, match=r"'daer'.*did you mean 'dear'.*'nobody'"):
        policy.unanswered_index(debate(), among=["daer", "nobody"])
