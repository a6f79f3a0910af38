"""Strengths: the principles that gradual semantics are judged by, and arithmetic of their own to compare with."""

from __future__ import annotations

import math

import networkx as nx
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from graph.errors import NodeNotFound, QueryError
from graph.polarity import from_arrays
from graph.strength import SEMANTICS, df_quad, euler_based, h_categorizer, quadratic_energy, strengths
from graph.strength.plan import MOST_FRONTS
from tests.strategies import SHARES, debates

SEMANTIC = st.sampled_from(SEMANTICS)
BIPOLAR = st.sampled_from([each for each in SEMANTICS if each != "h-categorizer"])
SIGN = {"supports": 1, "causes": 1, "attacks": -1, "rebuts": -1, "undermines": -1, "undercuts": -1}
CLOSE = 1e-12


def by_hand(network, semantics):
    """Return strengths of an acyclic debate, claim by claim, straight from the definitions."""
    found = {}
    for name in nx.topological_sort(nx.DiGraph(network)):
        pushes, premises = strongest(network, name, semantics)
        base = network.nodes[name]["base_score"]
        if premises:
            carried = [weight * found[source] for source, weight, _ in premises]
            linked = premises[0][2]
            base *= math.prod(carried) if linked else 1 - math.prod(1 - each for each in carried)
        values = {sign: [weight * found[source] for source, one, weight in pushes if one == sign] for sign in (1, -1)}
        found[name] = settled(semantics, base, values[1], values[-1])
    return found


def strongest(network, name, semantics):
    """Return (source, sign, weight) of what lifts or lowers a claim, and (source, weight, linked) of its premises."""
    pushes, premises = {}, []
    for source, _, data in network.in_edges(name, data=True):
        weight, relation = data.get("strength", 1.0), data["relation"]
        if relation == "premise":
            premises.append((source, weight, data["linked"]))
        elif relation in SIGN and not (semantics == "h-categorizer" and SIGN[relation] > 0):
            ends = (source, SIGN[relation])
            pushes[ends] = max(weight, pushes.get(ends, 0.0))
    return [(*ends, weight) for ends, weight in pushes.items()], premises


def settled(semantics, base, lifting, lowering):
    """Return the strength that a base score, support and attack amount to."""
    if semantics == "df-quad":
        support, attack = (1 - math.prod(1 - each for each in side) for side in (lifting, lowering))
        return base - base * (attack - support) if attack >= support else base + (1 - base) * (support - attack)
    energy = sum(lifting) - sum(lowering)
    if semantics == "quadratic-energy":
        high = max(energy, 0) ** 2 / (1 + max(energy, 0) ** 2)
        low = max(-energy, 0) ** 2 / (1 + max(-energy, 0) ** 2)
        return base + (1 - base) * high - base * low
    if semantics == "euler-based":
        return 1 - (1 - base**2) / (1 + base * math.exp(energy))
    return base / (1 + sum(lowering))


def ancestors(network, name):
    return nx.ancestors(nx.DiGraph(network), name) | {name}


def unlike(found, expected):
    """Return the names for which two mappings differ."""
    return [name for name in expected if abs(found[name] - expected[name]) > CLOSE]


@given(network=debates(circles=False), semantics=SEMANTIC)
@settings(max_examples=150)
def test_without_circles_the_strengths_are_those_of_the_definitions(network, semantics):
    found = strengths(network, semantics)
    assert found.certificate.status == "exact"
    assert unlike(found, by_hand(network, semantics)) == []


@given(network=debates(), semantics=SEMANTIC)
def test_every_strength_lies_between_0_and_1(network, semantics):
    assert all(0 <= value <= 1 for value in strengths(network, semantics).values.values())


@given(network=debates(), semantics=SEMANTIC, data=st.data())
def test_names_and_their_order_do_not_matter(network, semantics, data):
    names = list(network)
    renamed = dict(zip(names, data.draw(st.permutations([f"n{number}" for number in range(len(names))])), strict=True))
    other = nx.MultiDiGraph()
    other.add_nodes_from((renamed[name], network.nodes[name]) for name in data.draw(st.permutations(names)))
    edges = [(renamed[one], renamed[two], key, data) for one, two, key, data in network.edges(keys=True, data=True)]
    other.add_edges_from(data.draw(st.permutations(edges)))
    one, two = strengths(network, semantics, tolerance=1e-13), strengths(other, semantics, tolerance=1e-13)
    assert one.certificate.status == two.certificate.status
    unsettled = set(one.unsettled)
    assert {renamed[name] for name in unsettled} == set(two.unsettled)
    assert [name for name in names if name not in unsettled and abs(one[name] - two[renamed[name]]) > 1e-9] == []


@given(network=debates(), other=debates(), semantics=SEMANTIC)
@settings(max_examples=50)
def test_a_debate_apart_changes_nothing(network, other, semantics):
    alone = strengths(network, semantics, tolerance=1e-13)
    both = strengths(nx.union(network, other, rename=("", "other-")), semantics, tolerance=1e-13)
    assert set(alone.unsettled) == set(both.unsettled) & set(network)
    assert [name for name in network if name not in alone.unsettled and abs(alone[name] - both[name]) > 1e-9] == []


@given(network=debates(), semantics=SEMANTIC, relation=st.sampled_from(["supports", "attacks"]), data=st.data())
def test_only_what_leads_to_a_claim_bears_on_it(network, semantics, relation, data):
    source, target = (data.draw(st.sampled_from(sorted(network))) for _ in range(2))
    before = strengths(network, semantics, tolerance=1e-13)
    network.add_edge(source, target, key="new", relation=relation)
    after = strengths(network, semantics, tolerance=1e-13)
    apart = set(network) - {name for name in network if target in ancestors(network, name)} - set(before.unsettled)
    assert [name for name in apart if abs(before[name] - after[name]) > 1e-9] == []


@given(network=debates(), semantics=SEMANTIC)
def test_a_claim_that_nothing_bears_on_keeps_its_base_score(network, semantics):
    found = strengths(network, semantics)
    alone = [name for name in network if not network.in_degree(name)]
    assert [name for name in alone if found[name] != network.nodes[name]["base_score"]] == []


@given(network=debates(), semantics=SEMANTIC, relation=st.sampled_from(sorted(SIGN)), data=st.data())
def test_a_neighbour_of_strength_zero_is_as_good_as_none(network, semantics, relation, data):
    target = data.draw(st.sampled_from(sorted(network)))
    before = strengths(network, semantics, tolerance=1e-13)
    network.add_node("nobody", base_score=0.0)
    network.add_edge("nobody", target, relation=relation)
    after = strengths(network, semantics, tolerance=1e-13)
    assert [name for name in before if name not in before.unsettled and abs(before[name] - after[name]) > 1e-9] == []


@given(network=debates(circles=False), semantics=SEMANTIC, score=SHARES, weight=SHARES, data=st.data())
def test_a_new_attacker_never_strengthens_a_claim_and_a_new_supporter_never_weakens_it(
    network, semantics, score, weight, data
):
    target = data.draw(st.sampled_from(sorted(network)))
    before = strengths(network, semantics)[target]
    network.add_node("newcomer", base_score=score)
    network.add_edge("newcomer", target, key="new", relation="attacks", strength=weight)
    assert strengths(network, semantics)[target] <= before + CLOSE
    network.edges["newcomer", target, "new"]["relation"] = "supports"
    assert strengths(network, semantics)[target] >= before - CLOSE


@given(network=debates(circles=False), semantics=SEMANTIC, score=SHARES, data=st.data())
def test_a_stronger_attacker_never_strengthens_a_claim_and_a_stronger_supporter_never_weakens_it(
    network, semantics, score, data
):
    target = data.draw(st.sampled_from(sorted(network)))
    network.add_node("neighbour", base_score=score)
    for relation, sign in (("attacks", -1), ("supports", 1)):
        network.add_edge("neighbour", target, key="new", relation=relation)
        weak, strong = (
            strengths(network, semantics, base_scores={"neighbour": each})[target] for each in (score, (1 + score) / 2)
        )
        assert sign * (strong - weak) >= -CLOSE


@given(base=SHARES, one=SHARES, two=SHARES, semantics=BIPOLAR)
def test_weak_reinforcement_the_better_of_two_claims_has_weaker_attackers_and_stronger_supporters(
    base, one, two, semantics
):
    weak, strong = sorted((one, two))
    found = {}
    for name, attack, support in (("worse", strong, weak), ("better", weak, strong)):
        debate = nx.DiGraph([("critic", name, {"relation": "attacks"}), ("friend", name, {"relation": "supports"})])
        nx.set_node_attributes(debate, {"critic": attack, "friend": support, name: base}, "base_score")
        found[name] = strengths(debate, semantics)[name]
    assert found["worse"] <= base + CLOSE
    assert found["better"] >= base - CLOSE


@given(base=SHARES, sides=st.lists(st.tuples(SHARES, SHARES), max_size=4), semantics=BIPOLAR)
def test_balance_attack_equal_to_support_leaves_the_base_score(base, sides, semantics):
    debate = nx.DiGraph()
    debate.add_node("claim", base_score=base)
    for number, (score, weight) in enumerate(sides):
        for relation in ("attacks", "supports"):
            debate.add_node(f"{relation}{number}", base_score=score)
            debate.add_edge(f"{relation}{number}", "claim", relation=relation, strength=weight)
    assert strengths(debate, semantics)["claim"] == pytest.approx(base, abs=CLOSE)


@given(network=debates(circles=False), semantics=st.sampled_from(["df-quad", "quadratic-energy"]), data=st.data())
def test_local_duality_swapping_support_and_attack_and_the_base_score_mirrors_the_strength(network, semantics, data):
    claims = [name for name in sorted(network) if name[0] == "c"]
    assume(claims)
    name = data.draw(st.sampled_from(claims))
    before = strengths(network, semantics)[name]
    network.nodes[name]["base_score"] = 1 - network.nodes[name]["base_score"]
    for *_, data_of_edge in network.in_edges(name, data=True):
        sign = SIGN.get(data_of_edge["relation"])
        if sign:
            data_of_edge["relation"] = "attacks" if sign > 0 else "supports"
    assert strengths(network, semantics)[name] == pytest.approx(1 - before, abs=CLOSE)


def test_euler_based_strengths_have_no_duality():
    support = strengths(nx.DiGraph([("reason", "claim", {"relation": "supports"})]), "euler-based")["claim"]
    attack = strengths(nx.DiGraph([("doubt", "claim", {"relation": "attacks"})]), "euler-based")["claim"]
    assert support != pytest.approx(1 - attack, abs=1e-3)


@given(network=debates(circles=False))
def test_resilience_quadratic_energy_never_reaches_0_or_1_from_between(network):
    for _, data in network.nodes(data=True):
        data["base_score"] = 0.01 + 0.98 * data["base_score"]
    carried = {target for _, target, relation in network.edges(data="relation") if relation == "premise"}
    found = quadratic_energy(network)
    assert [name for name in network if name not in carried and not 0 < found[name] < 1] == []


def test_df_quad_is_not_resilient_one_certain_attacker_is_enough():
    debate = nx.DiGraph([("doubt", "claim", {"relation": "attacks"})])
    debate.nodes["doubt"]["base_score"] = 1.0
    assert df_quad(debate)["claim"] == 0
    assert 0 < quadratic_energy(debate)["claim"] < 0.5


@given(network=debates(attacks_only=True))
def test_h_categorizer_strengths_lie_between_the_base_score_shared_with_all_attackers_and_the_base_score(network):
    carried = {target for _, target, relation in network.edges(data="relation") if relation == "premise"}
    for name, strength in h_categorizer(network).items():
        base = network.nodes[name]["base_score"]
        assert strength <= base + CLOSE
        if name not in carried:
            attackers = {source for source, _, relation in network.in_edges(name, data="relation") if relation in SIGN}
            assert strength >= base / (1 + len(attackers)) - CLOSE


def test_support_means_nothing_to_the_h_categorizer():
    debate = nx.DiGraph([("reason", "claim", {"relation": "supports"}), ("doubt", "claim", {"relation": "attacks"})])
    assert h_categorizer(debate)["claim"] == h_categorizer(debate.edge_subgraph([("doubt", "claim")]))["claim"]


@pytest.mark.parametrize(
    ("semantics", "whole"),
    [("quadratic-energy", 0.5 + 0.5 * 0.2), ("df-quad", 0.75), ("euler-based", 1 - 0.75 / (1 + 0.5 * math.exp(0.5)))],
)
def test_a_relation_that_is_undercut_carries_less(semantics, whole):
    debate = nx.MultiDiGraph()
    debate.add_edge("reason", "step", relation="premise", linked=True)
    debate.add_edge("step", "claim", relation="supports")
    assert strengths(debate, semantics)["claim"] == pytest.approx(whole)
    debate.add_edge("doubt", "step", relation="undercuts")
    assert 0.5 < strengths(debate, semantics)["claim"] < whole


@pytest.mark.parametrize(("linked", "carried"), [(True, 0.25), (False, 0.75)])
def test_linked_premises_are_all_needed_and_of_convergent_ones_any_will_do(linked, carried):
    debate = nx.MultiDiGraph()
    for premise in ("one", "other"):
        debate.add_edge(premise, "step", relation="premise", linked=linked)
    debate.add_edge("step", "claim", relation="supports")
    assert df_quad(debate) == {"one": 0.5, "step": carried, "other": 0.5, "claim": 0.5 + 0.5 * carried}


def test_answers_lower_what_they_answer_only_if_asked_and_by_their_coverage():
    debate = nx.DiGraph([("grant", "dear", {"relation": "answers", "coverage": "partial"})])
    assert strengths(debate, "df-quad")["dear"] == 0.5
    assert strengths(debate, "df-quad", answers_attack=True)["dear"] == 0.5 - 0.5 * 0.5 * 0.5


def test_base_scores_can_be_replaced_for_one_question_and_the_next_has_the_old_ones():
    debate = nx.DiGraph([("doubt", "claim", {"relation": "attacks"})])
    before = strengths(debate, "df-quad")
    found = strengths(before.network, "df-quad", base_scores={"doubt": 1.0})
    assert (found["doubt"], found["claim"]) == (1.0, 0.0)
    assert strengths(before.network, "df-quad").values == before.values == df_quad(debate)


def test_the_short_names_give_the_same_strengths():
    debate = nx.DiGraph([("doubt", "claim", {"relation": "attacks"}), ("reason", "claim", {"relation": "supports"})])
    for semantics, short in zip(SEMANTICS, (quadratic_energy, df_quad, euler_based, h_categorizer), strict=True):
        assert short(debate) == strengths(debate, semantics).values


def test_strengths_are_a_mapping():
    found = strengths(nx.DiGraph([("doubt", "claim", {"relation": "attacks"})]), "df-quad")
    assert list(found) == list(found.keys()) == ["doubt", "claim"]
    assert dict(found.items()) == {"doubt": 0.5, "claim": 0.25}
    assert len(found) == 2
    assert "claim" in found
    assert "cliam" not in found
    with pytest.raises(NodeNotFound, match=r"'cliam' .*'claim'"):
        found["cliam"]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"semantics": "df_quad"}, r"unknown semantics 'df_quad' \(did you mean 'df-quad'"),
        ({"semantics": "zebra"}, "one of quadratic-energy, df-quad, euler-based, h-categorizer"),
        ({"tolerance": 0}, "tolerance"),
        ({"tolerance": float("nan")}, "tolerance"),
        ({"rounds": 0}, "rounds"),
    ],
)
def test_options_out_of_range_are_refused(options, message):
    with pytest.raises(QueryError, match=message):
        strengths(nx.DiGraph(), **options)
    with pytest.raises(ValueError, match=message):
        strengths(nx.DiGraph(), **options)


@given(network=debates(), semantics=SEMANTIC)
@settings(max_examples=30)
def test_computing_strengths_does_not_change_the_network(network, semantics):
    before = network.copy()
    strengths(network, semantics, base_scores=dict.fromkeys(network, 0.3))
    assert nx.utils.graphs_equal(network, before)


@pytest.mark.parametrize("length", [MOST_FRONTS - 1, MOST_FRONTS, MOST_FRONTS + 1])
def test_long_chains_are_as_exact_as_short_ones(length):
    pulls = [(place % 20) / 20 for place in range(length)]
    found = strengths(from_arrays(range(length), range(1, length + 1), [-1] * length, weights=pulls), "df-quad")
    expected = 0.5
    for pull in pulls:
        expected = 0.5 - 0.5 * pull * expected
    assert found.certificate.exact
    assert found[str(length)] == pytest.approx(expected, abs=CLOSE)
