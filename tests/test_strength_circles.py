"""Strengths of claims in circles: what settles, what does not, and what the certificate may say about it."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from graph.polarity import from_arrays
from graph.strength import SEMANTICS, strengths
from tests.strategies import debates
from tests.test_strength import settled, strongest

SEMANTIC = st.sampled_from(SEMANTICS)


def mutual_attack(size=3, base=0.9, raised=0.0):
    """Return two sides of claims, each of which attacks every claim of the other side."""
    debate = nx.DiGraph()
    for side in "ab":
        debate.add_nodes_from((f"{side}{number}" for number in range(size)), base_score=base)
    for one in range(size):
        debate.nodes[f"a{one}"]["base_score"] += raised
        for other in range(size):
            debate.add_edge(f"a{one}", f"b{other}", relation="attacks")
            debate.add_edge(f"b{other}", f"a{one}", relation="attacks")
    return debate


def one_round(network, semantics, state):
    """Return the strengths after one more round, straight from the definitions."""
    found = {}
    for name in network:
        pushes, premises = strongest(network, name, semantics)
        base = network.nodes[name]["base_score"]
        if premises:
            carried = np.array([weight * state[source] for source, weight, _ in premises])
            base *= carried.prod() if premises[0][2] else 1 - (1 - carried).prod()
        values = {sign: [weight * state[source] for source, one, weight in pushes if one == sign] for sign in (1, -1)}
        found[name] = settled(semantics, base, values[1], values[-1])
    return found


@pytest.mark.parametrize(("semantics", "middle"), [("df-quad", 0.304), ("quadratic-energy", 0.385)])
def test_two_sides_that_attack_each_other_have_no_answer_where_the_middle_would_not_last(semantics, middle):
    found = strengths(mutual_attack(), semantics)
    assert found.certificate.status == "unstable"
    assert found.certificate.stability > 0
    assert found.certificate.contraction > 1
    assert sorted(found.unsettled) == sorted(found)
    assert list(found.values.values()) == pytest.approx([middle] * 6, abs=5e-4)


@pytest.mark.parametrize(("semantics", "high", "low"), [("df-quad", 0.897, 0.001), ("quadratic-energy", 0.752, 0.148)])
def test_a_millionth_more_for_one_side_of_an_unstable_middle_decides_for_it(semantics, high, low):
    found = strengths(mutual_attack(raised=1e-6), semantics)
    assert found.certificate.status == "converged"
    assert found.certificate.stability < 0
    assert found.unsettled == ()
    assert [found["a0"], found["b0"]] == pytest.approx([high, low], abs=5e-4)


def test_euler_based_strengths_of_the_same_two_sides_settle_for_certain():
    found = strengths(mutual_attack(), "euler-based")
    assert found.certificate.status == "certified"
    assert found.unsettled == ()
    assert list(found.values.values()) == pytest.approx([0.823] * 6, abs=5e-4)


def test_what_lies_behind_a_circle_without_an_answer_has_none_either_and_what_lies_before_it_does():
    debate = mutual_attack()
    debate.add_edge("a0", "behind", relation="supports")
    debate.add_edge("before", "a0", relation="supports", strength=0.0)
    debate.add_edge("before", "elsewhere", relation="supports")
    found = strengths(debate, "df-quad")
    assert set(debate) - set(found.unsettled) == {"before", "elsewhere"}
    assert found["elsewhere"] == 0.75


def test_support_that_only_circulates_is_no_answer():
    debate = nx.DiGraph([("chicken", "egg", {"relation": "supports"}), ("egg", "chicken", {"relation": "supports"})])
    nx.set_node_attributes(debate, 0.0, "base_score")
    found = strengths(debate, "df-quad")  # any strength would carry itself
    assert found.certificate.status == "unstable"
    assert found.certificate.stability == pytest.approx(0, abs=1e-9)


@pytest.mark.parametrize("semantics", SEMANTICS)
def test_too_few_rounds_are_said_with_the_residual_that_is_left(semantics):
    found = strengths(mutual_attack(base=0.4), semantics, rounds=2)
    assert found.certificate.status == "not converged"
    assert found.certificate.rounds == 2
    assert found.certificate.residual > 1e-9
    assert sorted(found.unsettled) == sorted(found)


@given(network=debates(), semantics=SEMANTIC)
@settings(max_examples=150)
def test_the_residual_is_what_one_more_round_would_change(network, semantics):
    found = strengths(network, semantics)
    after = one_round(network, semantics, found)
    residual = max(abs(after[name] - found[name]) for name in network)
    assert found.certificate.residual == pytest.approx(residual, abs=1e-12)
    if found.certificate.status != "not converged":
        assert residual <= 1e-9


@given(network=debates(), semantics=SEMANTIC, start=st.lists(st.floats(0, 1), min_size=7, max_size=7))
@settings(max_examples=100)
def test_certified_strengths_are_reached_from_wherever_one_starts(network, semantics, start):
    found = strengths(network, semantics, tolerance=1e-12)
    assume(found.certificate.status in {"exact", "certified"})
    state = dict(zip(network, start, strict=False))
    for _ in range(3000):
        state = one_round(network, semantics, state)
        if max(abs(state[name] - found[name]) for name in network) <= 1e-6:
            return
    pytest.fail("another fixed point, or none is reached")


@given(network=debates(), semantics=SEMANTIC)
@settings(max_examples=100)
def test_stability_is_the_largest_real_part_within_any_circle(network, semantics):
    found = strengths(network, semantics, tolerance=1e-13)
    assume(found.certificate.status == "certified")
    names, links, step = list(network), nx.DiGraph(), 1e-7
    sides = [
        [one_round(network, semantics, found.values | {name: found[name] + by}) for by in (-step, 0, step)]
        for name in names
    ]
    below, here, above = (np.array([[each[place][name] for name in names] for each in sides]).T for place in range(3))
    assume(np.abs(above - 2 * here + below).max() <= 1e-3 * step)  # no kink
    links.add_nodes_from(names)
    for name in names:
        pushes, premises = strongest(network, name, semantics)
        links.add_edges_from((source, name) for source, _, _ in [*pushes, *premises])
    largest = -np.inf
    for circle in map(list, nx.strongly_connected_components(links)):
        if len(circle) > 1 or links.has_edge(circle[0], circle[0]):
            inside = np.ix_(*[[names.index(name) for name in circle]] * 2)
            slopes = (above - below)[inside] / (2 * step)
            largest = max(largest, np.linalg.eigvals(slopes).real.max() - 1)
    assert found.certificate.stability == pytest.approx(largest, abs=1e-4)


def _premises(network):
    links = [ends for *ends, relation in network.edges(data="relation") if relation == "premise"]
    return nx.DiGraph(links)


def test_a_relation_that_is_its_own_premise_has_no_certified_strength():
    network = nx.MultiDiGraph([("r0", "r0", "r0", {"relation": "premise", "linked": False})])
    network.nodes["r0"]["kind"] = "relation"
    assert strengths(network, "h-categorizer").unsettled == ("r0",)


@given(network=debates(attacks_only=True))
def test_every_circle_of_attacks_settles_under_the_h_categorizer_and_the_gap_says_how_closely(network):
    # A relation that premises alone lead back to has whatever strength it starts with: that is no circle of attacks.
    assume(nx.is_directed_acyclic_graph(_premises(network)))
    found = strengths(network, "h-categorizer")
    assert found.certificate.status in {"exact", "certified"}
    if not found.certificate.exact:
        assert found.certificate.gap <= 1e-9


@pytest.mark.parametrize("relation", ["supports", "attacks"])
@pytest.mark.parametrize("semantics", SEMANTICS)
def test_a_claim_that_bears_on_itself_is_a_circle(semantics, relation):
    debate = nx.MultiDiGraph([("claim", "claim", {"relation": relation})])
    debate.nodes["claim"]["base_score"] = 0.6
    found = strengths(debate, semantics, tolerance=1e-13)
    assert found.certificate.exact == (semantics == "h-categorizer" and relation == "supports")
    assert found["claim"] == pytest.approx(one_round(debate, semantics, found)["claim"], abs=1e-12)
    assert (found["claim"] > 0.6) == (relation == "supports" and semantics != "h-categorizer")


def test_a_circle_too_large_for_its_eigenvalues_says_so():
    size = 20_001
    places = np.arange(size)
    found = strengths(from_arrays(places, np.roll(places, 1), np.full(size, -1)), "df-quad")
    assert found.certificate.status == "certified"
    assert found.certificate.stability is None
    assert "20,001" in found.certificate.reason
