"""How far verdicts hang on semantics and parameters, against all extensions and single runs."""

from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph import policy
from graph.acceptance import READINGS, SEMANTICS, attack_graph, extensions, grounded
from graph.errors import NetworkError, NodeNotFound, QueryError
from graph.strength import strengths
from tests.strategies import attack_networks, mixed_debates

WORDS = {"in": "stands", "out": "falls", "undecided": "open"}


def by_all_extensions(network, node, semantics) -> str:
    found = list(extensions(network, semantics))
    attackers = set(attack_graph(network)[node])
    if found and all(node in extension for extension in found):
        return "stands"
    if found and all(attackers & extension for extension in found):
        return "falls"
    return "open"


@given(network=attack_networks(most=7), semantics=st.sampled_from(SEMANTICS))
@settings(max_examples=100)
def test_a_verdict_of_acceptance_is_what_all_extensions_agree_on(network, semantics) -> None:
    found = policy.robustness(network, policy.grid(["analyst"], semantics=[semantics], supports=[None], gradual=[]))
    for node in network:
        expected = by_all_extensions(network, node, semantics)
        assert set(found.verdicts[node]) == {expected}


@given(network=mixed_debates(), reading=st.sampled_from(policy.READINGS), support=st.sampled_from((None, *READINGS)))
@settings(max_examples=40)
def test_under_grounded_a_verdict_is_the_label_of_each_meaning_of_support(network, reading, support) -> None:
    settings_ = policy.grid([reading], semantics=["grounded"], supports=[support], gradual=[], answers_attack=[False])
    found = policy.robustness(network, settings_).verdicts
    labels = grounded(policy.in_reading(network, reading), support)
    assert {node: verdict for node, (verdict,) in found.items()} == {
        node: WORDS[labels.get(node, "undecided")] for node in network
    }


@given(network=mixed_debates(most=4), readings=st.lists(st.sampled_from(policy.READINGS), unique=True))
@settings(max_examples=20, deadline=None)
def test_what_has_been_counted_already_changes_no_verdict(network, readings) -> None:
    settings_ = policy.grid(semantics=["grounded"], gradual=["df-quad"])
    views = [policy.counted(network, reading) for reading in readings]
    assert policy.robustness(network, settings_, views=views) == policy.robustness(network, settings_)


@given(network=mixed_debates(circles=False), semantics=st.sampled_from(("quadratic-energy", "df-quad")))
@settings(max_examples=40)
def test_a_verdict_of_strength_is_the_side_of_one_half_and_own_base_scores_stay(network, semantics) -> None:
    settings_ = policy.grid(["implicit"], semantics=[], gradual=[semantics], base_scores=[0.7], answers_attack=[True])
    found = policy.robustness(network, settings_).verdicts
    counted = policy.in_reading(network, "implicit")
    for _, data in counted.nodes(data=True):
        if data["kind"] != "relation" and data["base_score"] == 0.5:
            data["base_score"] = 0.7
    for node, value in strengths(counted, semantics, answers_attack=True).items():
        expected = "open" if abs(value - 0.5) <= 1e-9 else ("stands" if value > 0.5 else "falls")
        assert found[node] == (expected,)


def test_the_shares_of_a_node_add_up_and_can_be_narrowed() -> None:
    network = nx.DiGraph([("doubt", "claim", {"relation": "attacks"})])
    found = policy.robustness(network)
    assert len(found.grid) == len(found.verdicts["claim"]) == 216
    assert sum(found.shares("claim").values()) == pytest.approx(1)
    assert found.shares("claim", method="strength", base_score=0.5) == {
        "stands": 0,
        "falls": 1,
        "open": 0,
        "unknown": 0,
    }
    assert found.verdict("doubt", method="strength", base_score=0.5) == ("open", 1)
    assert found.verdict("doubt", support="evidential") == ("falls", 1)
    assert found.unanimous == {}
    settings_ = policy.grid(supports=[None], gradual=[])
    assert policy.robustness(network, settings_).unanimous == {"doubt": "stands", "claim": "falls"}


def test_where_nothing_is_stable_everything_is_open() -> None:
    network = nx.DiGraph([("a", "a"), ("b", "c")])
    nx.set_edge_attributes(network, "attacks", "relation")
    found = policy.robustness(network, policy.grid(["explicit"], semantics=["stable"], supports=[None], gradual=[]))
    assert {verdict for row in found.verdicts.values() for verdict in row} == {"open"}


def test_a_strength_that_swings_for_ever_is_open() -> None:
    ring = nx.DiGraph([(f"a{one}", f"b{two}") for one in range(3) for two in range(3)])
    ring.add_edges_from([(two, one) for one, two in ring.edges])
    nx.set_edge_attributes(ring, "attacks", "relation")
    nx.set_node_attributes(ring, 0.9, "base_score")
    found = policy.robustness(ring, policy.grid(["explicit"], semantics=[], gradual=["df-quad"], base_scores=[0.5]))
    assert found.shares("a0")["open"] == 1


def test_what_the_budget_does_not_reach_is_unknown() -> None:
    network = nx.DiGraph()
    for number in range(0, 60, 3):
        network.add_edges_from((f"{number + one}", f"{number + (one + 1) % 3}") for one in range(3))
        network.add_edges_from((f"{number}", f"{other}") for other in range(60) if other != number)
    nx.set_edge_attributes(network, "attacks", "relation")
    settings_ = policy.grid(["explicit"], semantics=["preferred"], supports=[None], gradual=[], answers_attack=[False])
    assert policy.robustness(network, settings_, budget=1e-9).verdict("1") == ("unknown", 1)


def test_bad_questions_are_refused() -> None:
    network = nx.DiGraph([("doubt", "claim", {"relation": "attacks"})])
    found = policy.robustness(network)
    with pytest.raises(NodeNotFound, match="did you mean 'claim'"):
        found.shares("clam")
    with pytest.raises(QueryError, match="no dimension is called 'colour'"):
        found.shares("claim", colour="red")
    with pytest.raises(QueryError, match="no setting of the grid"):
        found.shares("claim", base_score=0.123)
    with pytest.raises(QueryError, match="did you mean 'df-quad'"):
        policy.grid(gradual=["dfquad"])
    with pytest.raises(QueryError, match="no acceptance by 'grund'"):
        policy.grid(semantics=["grund"])
    with pytest.raises(QueryError, match="base score of the grid is nan"):
        policy.grid(base_scores=[float("nan")])
    with pytest.raises(QueryError, match="did you mean 'implicit'"):
        policy.grid(["implict"])
    network.nodes["claim"]["base_score"] = 2
    with pytest.raises(NetworkError, match="base score of 'claim' is 2"):
        policy.robustness(network)


def test_an_empty_network_has_no_verdicts_and_asking_changes_nothing() -> None:
    assert policy.robustness(nx.DiGraph()).verdicts == {}
    network = nx.MultiDiGraph([("doubt", "claim", {"relation": "attacks"})])
    before = nx.MultiDiGraph(network)
    policy.robustness(network)
    assert nx.utils.graphs_equal(network, before)


def test_on_the_papers_map_the_slogan_of_protection_never_stands_and_free_trade_as_an_engine_is_contested(
    paper_network,
) -> None:
    found = policy.robustness(paper_network)
    assert found.shares("s28-slogan-more-jobs")["stands"] == 0
    assert found.verdict("s28-slogan-more-jobs")[0] == "falls"
    contested = found.shares("s22-trade-engine")
    assert contested["stands"] > 0.1
    assert contested["falls"] > 0.1
    assert {verdict for row in found.verdicts.values() for verdict in row} <= {"stands", "falls", "open"}
