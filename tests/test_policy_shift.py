"""The least change of base scores that takes a claim across 1/2: bounds against grids, ranges against samples."""

from __future__ import annotations

from itertools import product
from math import inf

import networkx as nx
import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from graph import policy
from graph.errors import NetworkError, NodeNotFound, QueryError
from graph.polarity import signed
from graph.policy.cone import cone
from graph.policy.ranges import Range
from graph.strength import SEMANTICS, strengths
from graph.strength.formulas import formula
from graph.strength.plan import considered
from tests.strategies import mixed_debates

SEMANTIC = st.sampled_from(SEMANTICS)


@given(network=mixed_debates(circles=False), semantics=SEMANTIC, seed=st.integers(0, 9))
@settings(max_examples=60)
def test_strengths_and_slopes_within_a_box_stay_in_their_ranges(network, semantics, seed) -> None:
    assume(len(network))
    random, form = np.random.default_rng(seed), formula(semantics)
    whole = considered(signed(network), form)
    parts = cone(whole, form, len(whole.names) - 1)
    size = len(parts.nodes)
    ends = np.sort(random.random((2, size, 1)), axis=0)
    box = Range(ends[0], ends[1])
    state, slopes = parts.slopes(box)
    for _ in range(5):
        point = box.low + random.random((size, 1)) * (box.high - box.low)
        here = parts.strengths(Range(point, point)).low
        assert (parts.target(point) == here[-1]).all()
        assert (here >= state.low - 1e-12).all()
        assert (here <= state.high + 1e-12).all()
        for place in range(size):
            step = np.zeros_like(point)
            step[place] = 1e-7
            near = [parts.strengths(Range(each, each)).low[-1, 0] for each in (point - step, point + step)]
            slope = (near[1] - near[0]) / 2e-7
            assert slopes.low[place, 0] - 1e-5 <= slope <= slopes.high[place, 0] + 1e-5


@given(network=mixed_debates(circles=False), semantics=SEMANTIC)
@settings(max_examples=60)
def test_a_cone_gives_the_strength_that_the_semantics_gives(network, semantics) -> None:
    form, found = formula(semantics), strengths(network, semantics)
    whole = considered(signed(network), form)
    for place, name in enumerate(whole.names):
        parts = cone(whole, form, place)
        base = parts.base[:, None]
        assert parts.strengths(Range(base, base)).low[-1, 0] == pytest.approx(found[name], abs=1e-12)


@given(network=mixed_debates(most=3, circles=False), semantics=SEMANTIC)
@settings(max_examples=25)
def test_no_change_on_a_grid_is_nearer_than_the_bound_and_the_one_found_crosses(network, semantics) -> None:
    elements = [node for node, kind in network.nodes(data="kind") if kind != "relation"]
    assume(elements)
    claim = elements[-1]
    found = policy.least_shift(network, claim, semantics=semantics, budget=None, rounds=60)
    base = {node: network.nodes[node]["base_score"] for node in elements}
    was = strengths(network, semantics)[claim]
    for scores in product(np.linspace(0, 1, 5), repeat=len(elements)):
        moved = dict(zip(elements, map(float, scores), strict=True))
        now = strengths(network, semantics, base_scores=moved)[claim]
        if was == 0.5 or (now <= 0.5 if was > 0.5 else now >= 0.5):
            assert sum(abs(moved[node] - base[node]) for node in elements) >= found.bound
    if found.base_scores is not None:
        after = strengths(network, semantics, base_scores=found.base_scores)[claim]
        assert found.after == after
        assert (after - 0.5) * (was - 0.5) <= 1e-9
        assert found.distance == pytest.approx(
            sum(abs(score - base[node]) for node, score in found.base_scores.items())
        )
        assert found.bound <= found.distance <= found.bound + 0.05


def debate() -> nx.DiGraph[str]:
    network = nx.DiGraph([("reason", "claim"), ("ground", "reason"), ("doubt", "claim")])
    nx.set_edge_attributes(network, {("reason", "claim"): "supports", ("ground", "reason"): "supports"}, "relation")
    network.edges["doubt", "claim"]["relation"] = "attacks"
    nx.set_node_attributes(network, {"reason": 0.6, "doubt": 0.2, "claim": 0.5, "ground": 0.0}, "base_score")
    return network


def test_with_the_claim_itself_held_the_doubt_is_raised_or_the_reason_lowered() -> None:
    found = policy.least_shift(debate(), "claim", semantics="df-quad", fixed=["claim"])
    assert found.optimal
    assert found.strength == pytest.approx(0.7)
    assert found.distance == pytest.approx(0.4)
    assert found.after == pytest.approx(0.5)
    held = policy.least_shift(debate(), "claim", semantics="df-quad", fixed=["claim", "doubt"])
    assert held.base_scores == {"reason": pytest.approx(0.2)}


def test_where_no_base_scores_cross_that_is_proved() -> None:
    found = policy.least_shift(debate(), "claim", fixed=["claim", "doubt", "reason"])
    assert (found.base_scores, found.distance, found.bound, found.optimal) == (None, inf, inf, True)


def test_at_one_half_nothing_has_to_change() -> None:
    lone = nx.DiGraph()
    lone.add_node("claim")
    assert policy.least_shift(lone, "claim").base_scores == {}


def test_a_claim_below_one_half_is_raised() -> None:
    lone = nx.DiGraph()
    lone.add_node("claim", base_score=0.3)
    found = policy.least_shift(lone, "claim", semantics="h-categorizer")
    assert found.base_scores == {"claim": pytest.approx(0.5)}
    assert found.distance == pytest.approx(0.2)


def test_a_spent_budget_still_gives_a_change_and_a_bound(paper_network) -> None:
    found = policy.least_shift(paper_network, "tensions-rise", semantics="df-quad", budget=1e-6)
    assert not found.optimal
    assert 0 < found.bound < found.distance
    after = strengths(paper_network, "df-quad", base_scores=found.base_scores)["tensions-rise"]
    assert after <= 0.5 + 1e-9 < found.strength


def test_a_claim_on_a_circle_gets_a_change_without_a_bound() -> None:
    network = debate()
    network.add_edge("claim", "ground", relation="supports")
    found = policy.least_shift(network, "claim")
    assert (found.optimal, found.bound) == (False, 0)
    assert found.after <= 0.5 < found.strength
    assert len(found.base_scores) == 1


def test_a_strength_that_is_no_answer_is_refused() -> None:
    ring = nx.DiGraph([(f"a{one}", f"b{two}") for one in range(3) for two in range(3)])
    ring.add_edges_from([(two, one) for one, two in ring.edges])
    nx.set_edge_attributes(ring, "attacks", "relation")
    nx.set_node_attributes(ring, 0.9, "base_score")
    with pytest.raises(QueryError, match="'a0' is no answer"):
        policy.least_shift(ring, "a0", semantics="df-quad")


def test_bad_questions_are_refused() -> None:
    with pytest.raises(NodeNotFound, match=r"'clam'.*did you mean 'claim'.*'dout'.*did you mean 'doubt'"):
        policy.least_shift(debate(), "clam", fixed=["dout"])
    with pytest.raises(QueryError, match="budget"):
        policy.least_shift(debate(), "claim", budget=float("nan"))
    network = debate()
    network.nodes["doubt"]["base_score"] = float("nan")
    with pytest.raises(NetworkError, match="base score of 'doubt' is nan"):
        policy.least_shift(network, "claim")


def test_on_the_papers_map_the_least_change_is_proved_for_a_small_cone(paper_network) -> None:
    found = policy.least_shift(paper_network, "s22-no-bigger-pie", "analyst", "h-categorizer")
    assert found.optimal
    assert found.strength < 0.5 <= found.after + 1e-9
