"""Responses that backfire, against the strengths of two networks."""

from __future__ import annotations

from math import prod

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph import policy
from graph.errors import NetworkError, QueryError
from graph.polarity import SIGNS
from graph.strength import strengths
from tests.strategies import mixed_debates

READING = st.sampled_from(policy.READINGS)
LIFTS = "strengthens a criticism"
THWARTS = "works against a response"
ARMS = "gives a new ground"


@given(network=mixed_debates(circles=False), reading=READING)
@settings(max_examples=80)
def test_a_response_backfires_on_exactly_what_would_fare_otherwise_without_it(network, reading) -> None:
    counted = policy.in_reading(network, reading)
    full = strengths(counted).values
    found = {(each.response, each.kind, each.target): each.effect for each in policy.backfires(network, reading)}
    for response in policy.responses(network):
        rest = strengths(policy.without(counted, [response])).values
        for kind, targets, sign in ((LIFTS, policy.criticisms(network), 1), (THWARTS, policy.responses(network), -1)):
            for target in set(targets) - {response}:
                effect = full[target] - rest[target]
                assert ((response, kind, target) in found) == (effect * sign > 1e-9)
                assert found.get((response, kind, target), effect) == pytest.approx(effect, abs=1e-12)


@given(network=mixed_debates(), reading=READING)
@settings(max_examples=60)
def test_every_path_exists_and_carries_the_sign_of_the_effect(network, reading) -> None:
    counted = policy.in_reading(network, reading)
    for found in policy.backfires(network, reading, "df-quad"):
        assert found.path[0].source == found.response
        assert found.path[-1].target == found.target
        for step, following in zip(found.path, found.path[1:], strict=False):
            assert step.target == following.source
        for step in found.path:
            assert counted.edges[step.source, step.target, step.relation]["relation"] == step.kind
        sign = prod(1 if step.kind == "premise" else SIGNS[step.kind] for step in found.path)
        assert sign == (1 if found.kind == LIFTS else -1)
        assert found.effect * sign > 0


def debate() -> nx.MultiDiGraph[str]:
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    network.add_nodes_from(("tariff", "subsidy", "study"), kind="policy_response")
    network.add_node("dear", kind="claim", roles="criticism")
    network.add_nodes_from(("retaliation", "trade-grows", "harmless"), kind="claim")
    network.add_edge("tariff", "dear", "a", relation="answers", basis="explicit")
    network.add_edge("tariff", "retaliation", "b", relation="causes", basis="implicit")
    network.add_edge("retaliation", "dear", "c", relation="supports", basis="analyst")
    network.add_edge("retaliation", "subsidy", "d", relation="attacks", basis="implicit")
    network.add_edge("retaliation", "trade-grows", "e", relation="rebuts", basis="implicit")
    network.add_edge("study", "harmless", "f", relation="supports")
    network.add_edge("harmless", "dear", "g", relation="rebuts")
    return network


def test_a_side_effect_strengthens_the_criticism_it_should_meet_hits_another_response_and_arms_the_critics() -> None:
    found = {(each.kind, each.target): each for each in policy.backfires(debate())}
    assert set(found) == {(LIFTS, "dear"), (THWARTS, "subsidy"), (ARMS, "trade-grows")}
    assert all(each.response == "tariff" for each in found.values())
    assert [step.relation for step in found[LIFTS, "dear"].path] == ["b", "c"]
    assert found[LIFTS, "dear"].answers
    assert not found[THWARTS, "subsidy"].answers


def test_a_reading_that_does_not_count_the_side_effect_sees_no_backfire() -> None:
    assert policy.backfires(debate(), "explicit") == ()
    assert {each.kind for each in policy.backfires(debate(), "implicit")} == {THWARTS, ARMS}


def test_to_argue_against_what_lifts_a_criticism_is_no_backfire() -> None:
    network = debate()
    network.add_edge("trade-grows", "dear", "h", relation="supports")
    assert ARMS not in {each.kind for each in policy.backfires(network)}


def test_what_comes_of_a_backfire_is_told_as_a_consequence() -> None:
    network = debate()
    network.add_node("slow", kind="claim", roles="criticism")
    network.add_edge("dear", "slow", "i", relation="causes")
    found = {each.target: each.follows for each in policy.backfires(network)}
    assert found == {"dear": False, "subsidy": False, "trade-grows": False, "slow": True}


def test_an_answer_that_is_undercut_counts_as_the_response_that_gives_it() -> None:
    network = debate()
    network.add_node("step", kind="relation")
    network.add_edge("subsidy", "step", "step", relation="premise")
    network.add_edge("step", "dear", "step", relation="answers")
    network.add_edge("retaliation", "step", "j", relation="undercuts")
    assert (THWARTS, "step") in {(each.kind, each.target) for each in policy.backfires(network)}


def test_an_empty_network_and_bad_questions() -> None:
    assert policy.backfires(nx.DiGraph()) == ()
    with pytest.raises(QueryError, match="did you mean 'explicit'"):
        policy.backfires(nx.DiGraph(), "explict")
    with pytest.raises(QueryError, match="did you mean 'df-quad'"):
        policy.backfires(debate(), semantics="dfquad")
    network = debate()
    network.nodes["dear"]["base_score"] = float("nan")
    network.edges["tariff", "retaliation", "b"]["strength"] = 2
    with pytest.raises(NetworkError, match=r"strength of the edge from 'tariff' .*\n?.*base score of 'dear' is nan"):
        policy.backfires(network)


def test_on_the_papers_map_the_talk_of_sanctions_fed_the_fear_of_them_and_broke_up_the_forum(paper_network) -> None:
    found = [each for each in policy.backfires(paper_network) if each.response == "s31-clinton-sanctions"]
    direct = {(each.kind, each.target) for each in found if not each.follows}
    assert direct == {(LIFTS, "s31-sanction-fear"), (THWARTS, "s31-forum")}
