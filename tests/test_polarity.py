"""A signed network as arrays: which relations lift and lower, and every bad value named at once."""

from __future__ import annotations

import math

import networkx as nx
import numpy as np
import pytest
from hypothesis import given

from graph import attribution
from graph.errors import NetworkError, NodeNotFound
from graph.polarity import SIGNS, from_arrays, rebased, signed
from graph.strength import strengths
from tests.strategies import debates


def edge(**data):
    return nx.DiGraph([("doubt", "claim", data)])


@pytest.mark.parametrize(("relation", "sign"), [each for each in SIGNS.items() if each[1]])
def test_support_and_cause_lift_and_every_attack_lowers(relation, sign):
    assert signed(edge(relation=relation)).signs.tolist() == [sign]


@pytest.mark.parametrize("relation", ["qualifies", "restates", "answers"])
def test_what_neither_lifts_nor_lowers_is_left_out(relation):
    assert signed(edge(relation=relation)).signs.tolist() == []


@pytest.mark.parametrize(("coverage", "weight"), [("direct", 1.0), ("partial", 0.5), ("indirect", 0.25)])
def test_an_answer_that_attacks_weighs_as_much_as_it_covers(coverage, weight):
    debate = edge(relation="answers", coverage=coverage, strength=0.8)
    assert signed(debate, answers_attack=True).weights.tolist() == [0.8 * weight]


def test_of_parallel_relations_of_one_sign_the_strongest_counts():
    debate = nx.MultiDiGraph()
    for key, relation, strength in (("a", "attacks", 0.2), ("b", "rebuts", 0.9), ("c", "supports", 0.4)):
        debate.add_edge("doubt", "claim", key=key, relation=relation, strength=strength)
    found = signed(debate)
    assert sorted(zip(found.signs.tolist(), found.weights.tolist(), found.edge_names, strict=True)) == [
        (-1, 0.9, ("doubt", "claim", "b")),
        (1, 0.4, ("doubt", "claim", "c")),
    ]


def test_a_relation_with_premises_starts_at_1_and_a_claim_at_a_half():
    debate = nx.MultiDiGraph([("reason", "step", {"relation": "premise"})])
    assert signed(debate).base.tolist() == [0.5, 1.0]


@pytest.mark.parametrize("value", [math.nan, -0.1, 1.1, math.inf, "0.5", None, True, [0.5]])
@pytest.mark.parametrize("compute", [strengths, attribution.movers])
def test_a_number_out_of_range_is_refused_with_its_place_and_what_is_allowed(value, compute):
    debate = edge(relation="attacks", strength=value)
    debate.nodes["claim"]["base_score"] = value
    with pytest.raises(NetworkError) as refused:
        compute(debate)
    assert str(refused.value).splitlines() == [
        f"strength of the edge from 'doubt' to 'claim' is {value!r} (allowed: a number from 0 to 1)",
        f"base score of 'claim' is {value!r} (allowed: a number from 0 to 1)",
    ]


def test_everything_wrong_is_said_at_once():
    debate = nx.MultiDiGraph()
    debate.add_edge("a", "b", relation="atacks")
    debate.add_edge("a", "c")
    debate.add_edge("b", "c", relation=7)
    debate.add_edge("c", "d", relation="answers", coverage="whole")
    debate.add_edge("a", "step", relation="premise", linked=True)
    debate.add_edge("b", "step", relation="premise", linked=False)
    debate.nodes["d"]["base_score"] = 2
    with pytest.raises(NetworkError) as refused:
        strengths(debate, answers_attack=True)
    assert str(refused.value).splitlines() == [
        "the relation of the edge from 'a' to 'b' is 'atacks', which is unknown (did you mean 'attacks'?)",
        f"the edge from 'a' to 'c' has no relation (give it one of {', '.join(SIGNS)})",
        f"the relation of the edge from 'b' to 'c' is 7, which is unknown (one of {', '.join(SIGNS)})",
        "coverage of the edge from 'c' to 'd' is 'whole' (allowed: direct, partial, indirect)",
        "base score of 'd' is 2 (allowed: a number from 0 to 1)",
        "the premises of 'step' are linked and not linked (give all of them the same 'linked')",
    ]


def test_a_flood_of_bad_values_is_cut_short():
    debate = nx.DiGraph((f"n{number}", "claim") for number in range(1000))
    with pytest.raises(NetworkError) as refused:
        strengths(debate)
    assert len(str(refused.value).splitlines()) == 201
    assert str(refused.value).endswith("and more")


@pytest.mark.parametrize("network", [nx.Graph([("a", "b")]), nx.MultiGraph(), {"a": ["b"]}, None, 7])
def test_what_has_no_direction_is_no_debate(network):
    with pytest.raises(NetworkError, match=r"a network is a networkx\.DiGraph or MultiDiGraph, not"):
        strengths(network)
    with pytest.raises(nx.NetworkXError, match="edges need a direction"):
        strengths(network)


def test_an_empty_network_has_no_strengths():
    for network in (nx.DiGraph(), nx.MultiDiGraph(), from_arrays([], [], [])):
        found = strengths(network)
        assert dict(found.items()) == {}
        assert found.certificate.status == "exact"


def test_replaced_base_scores_are_checked_like_others():
    debate = edge(relation="attacks")
    with pytest.raises(NetworkError, match=r"base score of 'claim' is nan (.*)\nbase score of 'doubt' is 2"):
        rebased(signed(debate), {"claim": math.nan, "doubt": 2})
    with pytest.raises(NodeNotFound, match="'cliam'"):
        rebased(signed(debate), {"cliam": 0.5})


def test_arrays_and_networkx_give_the_same_strengths():
    random = np.random.default_rng(0)
    ends, signs = random.integers(0, 30, (2, 90)), random.choice([-1, 1], 90)
    weights, base = random.random(90), random.random(30)
    debate = nx.MultiDiGraph()
    debate.add_nodes_from((str(node), {"base_score": base[node]}) for node in range(30))
    for source, target, sign, weight in zip(*ends.tolist(), signs.tolist(), weights.tolist(), strict=True):
        debate.add_edge(str(source), str(target), relation="supports" if sign > 0 else "attacks", strength=weight)
    arrays = from_arrays(*ends, signs, weights=weights, base=base)
    one, other = strengths(debate, tolerance=1e-13), strengths(arrays, tolerance=1e-13)
    assert list(one) == list(other)
    assert np.abs(one.state - other.state).max() < 1e-12


@pytest.mark.parametrize(
    ("arrays", "options", "message"),
    [
        (([0], [2], [1]), {"nodes": 2}, r"target of edge 0 is 2 \(allowed: 0 to 1\)"),
        (([-1], [0], [1]), {}, "source of edge 0 is -1"),
        (([0.5], [0], [1]), {}, "every source is a whole number"),
        (([0, 1], [0], [1, 1]), {}, "every target is a whole number, one per edge"),
        (([0], [1], [0]), {}, r"sign of edge 0 is 0 \(allowed: 1 and -1\)"),
        (([0], [1], [1]), {"weights": [math.nan]}, r"strength of edge 0 is nan \(allowed: 0 to 1\)"),
        (([0], [1], [1]), {"base": [0.5, 1.5]}, "base score of node 1 is 1.5"),
        (([0], [1], [1]), {"base": [0.5, 0.5, 0.5]}, "one for all or 2 of them"),
        (([0], [1], [1]), {"weights": "heavy"}, "a number from 0 to 1"),
    ],
)
def test_bad_arrays_are_refused(arrays, options, message):
    with pytest.raises(NetworkError, match=message):
        from_arrays(*arrays, **options)


def test_everything_wrong_in_arrays_is_said_at_once():
    with pytest.raises(NetworkError) as refused:
        from_arrays([0, 3], [1, 1], [1, 2], weights=[-1, 1], base=[0.5, math.nan], nodes=2)
    assert str(refused.value).splitlines() == [
        "strength of edge 0 is -1.0 (allowed: 0 to 1)",
        "base score of node 1 is nan (allowed: 0 to 1)",
        "source of edge 1 is 3 (allowed: 0 to 1)",
        "sign of edge 1 is 2 (allowed: 1 and -1)",
    ]


def test_a_billion_edges_are_refused_before_any_memory_is_asked_for():
    many = np.broadcast_to(np.int64(0), 1_000_000_000)
    with pytest.raises(NetworkError, match="1,000,000,000 edges are too many"):
        from_arrays(many, many, np.int64(1))
    with pytest.raises(NetworkError, match="5,000,000,000 nodes"):
        from_arrays([0], [1], [1], nodes=5_000_000_000)
    with pytest.raises(NetworkError, match="nodes and 1 edges are too many"):
        from_arrays([0], [2**62], [1])


@given(network=debates())
def test_reading_does_not_change_the_network(network):
    before = network.copy()
    signed(network, answers_attack=True)
    assert nx.utils.graphs_equal(network, before)
