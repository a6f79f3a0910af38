"""Who moved a claim: gradients, removal, Shapley values and movers, against definitions and finite differences."""

from __future__ import annotations

from contextlib import suppress
from itertools import permutations
from math import comb

import networkx as nx
import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from graph import attribution
from graph.errors import NetworkError, NodeNotFound, QueryError
from graph.network import to_networkx
from graph.polarity import signed
from graph.reader import read
from graph.reasoning import to_rdf
from graph.strength import SEMANTICS, strengths
from graph.strength.formulas import formula
from graph.strength.plan import considered, plan
from graph.strength.settling import Limits, settle
from tests.strategies import debates

SEMANTIC = st.sampled_from(SEMANTICS)
STEP = 1e-5


def strength(network, target, semantics, out=()):
    """Return the target's strength with some nodes taken out, computed the long way."""
    rest = network.copy()
    for name in out:
        rest.remove_edges_from(list(rest.in_edges(name, keys=True)))
        rest.nodes[name]["base_score"] = 0.0
    found = strengths(rest, semantics, tolerance=1e-13)
    assume(target not in found.unsettled)
    return found[target]


def reaches(network, semantics, source, target):
    seen = nx.DiGraph()
    seen.add_nodes_from(network)
    for one, other, relation in network.edges(data="relation"):
        lifts = relation in {"supports", "causes"} and semantics != "h-categorizer"
        if lifts or relation in {"attacks", "rebuts", "undermines", "undercuts", "premise"}:
            seen.add_edge(one, other)
    return nx.has_path(seen, source, target)


def base_score_moved(network, semantics, name, by):
    base = network.nodes[name]["base_score"]
    return strengths(network, semantics, base_scores={name: base + by}, tolerance=1e-14)


def weight_moved(network, semantics, edge, by):
    moved = network.copy()
    moved.edges[edge]["strength"] = moved.edges[edge].get("strength", 1.0) + by
    return strengths(moved, semantics, tolerance=1e-14)


def inside(network):
    """Pull base scores and weights off 0 and 1, so that there is room on both sides."""
    for _, data in network.nodes(data=True):
        data["base_score"] = 0.05 + 0.9 * data["base_score"]
    for *_, data in network.edges(data=True):
        data["strength"] = 0.05 + 0.9 * data.get("strength", 0.9)
    return network


@given(network=debates(), semantics=SEMANTIC)
@settings(max_examples=30)
def test_a_gradient_is_the_finite_difference_on_both_sides_even_at_a_kink(network, semantics):
    network = inside(network)
    here = strengths(network, semantics, tolerance=1e-14)
    assume(here.certificate.status in {"exact", "certified"})
    found = {each.target: each for each in attribution.gradients(network, semantics)}
    for name in network:
        above, below = (base_score_moved(network, semantics, name, by) for by in (STEP, -STEP))
        for target, each in found.items():
            sides = each.bent_base_scores.get(name, (each.base_scores[name],) * 2)
            assert sides[1] == pytest.approx((above[target] - here[target]) / STEP, abs=1e-4)
            assert sides[0] == pytest.approx((here[target] - below[target]) / STEP, abs=1e-4)


@given(network=debates(circles=False), semantics=SEMANTIC)
@settings(max_examples=30)
def test_the_gradient_by_a_weight_is_the_finite_difference_on_both_sides(network, semantics):
    network = inside(network)
    here = strengths(network, semantics)
    for target, each in ((each.target, each) for each in attribution.gradients(network, semantics)):
        for edge, slope in each.relations.items():
            above, below = (weight_moved(network, semantics, edge, by) for by in (STEP, -STEP))
            sides = each.bent_relations.get(edge, (slope, slope))
            if strongest_stays(network, edge):
                assert sides[1] == pytest.approx((above[target] - here[target]) / STEP, abs=1e-4)
                assert sides[0] == pytest.approx((here[target] - below[target]) / STEP, abs=1e-4)


def strongest_stays(network, edge):
    """Tell whether a slight change leaves the edge the strongest of its parallels: only that one counts."""
    weights = [data["strength"] for data in network[edge[0]][edge[1]].values()]
    return len([weight for weight in weights if weight >= network.edges[edge]["strength"]]) == 1


def kinked():
    """Return a debate in which attack on the claim equals its support, and the claim's base score is not ½."""
    debate = nx.DiGraph()
    debate.add_edge("reason", "claim", relation="supports")
    debate.add_edge("doubt", "claim", relation="attacks")
    debate.add_edge("claim", "policy", relation="supports")
    debate.nodes["claim"]["base_score"] = 0.8
    return debate


def test_a_kink_is_flagged_with_both_one_sided_derivatives():
    found = attribution.gradient(kinked(), "claim", "df-quad")
    assert found.kinks == ("claim",)
    sides = {("reason", "claim", None): (0.8, 0.2), ("doubt", "claim", None): (-0.2, -0.8)}
    assert set(found.bent_base_scores) == {"reason", "doubt"}
    assert set(found.bent_relations) == set(sides)
    for edge, (below, above) in sides.items():
        assert found.bent_base_scores[edge[0]] == pytest.approx((below, above))
        assert found.bent_relations[edge] == pytest.approx((below / 2, above / 2))


def test_a_kink_is_flagged_only_for_what_it_leads_to():
    debate = kinked()
    debate.add_edge("elsewhere", "other", relation="supports")
    assert attribution.gradient(debate, "policy", "df-quad").kinks == ("claim",)
    assert attribution.gradient(debate, "other", "df-quad").kinks == ()
    assert attribution.gradient(debate, "reason", "df-quad").bent_base_scores == {}


@pytest.mark.parametrize("semantics", ["quadratic-energy", "euler-based", "h-categorizer"])
def test_only_df_quad_has_kinks(semantics):
    assert attribution.gradient(kinked(), "policy", semantics).kinks == ()


@given(network=debates(), semantics=SEMANTIC)
@settings(max_examples=30)
def test_removal_is_the_strength_less_what_it_would_be_without(network, semantics):
    target = next(iter(network))
    here = strength(network, target, semantics)
    found = attribution.removal(network, target, semantics)
    assert set(found) == {name for name in network if name != target and reaches(network, semantics, name, target)}
    for name, value in found.items():
        assert value == pytest.approx(here - strength(network, target, semantics, out=[name]), abs=1e-9)


@given(network=debates(circles=False), semantics=SEMANTIC)
@settings(max_examples=30)
def test_what_does_not_reach_the_target_moves_it_by_nothing_at_all(network, semantics):
    target = next(iter(network))
    others = [name for name in network if name != target]
    slopes = attribution.gradient(network, target, semantics).base_scores
    removed = attribution.removal(network, target, semantics, contributors=others)
    shared = attribution.shapley(network, target, semantics, contributors=others).shares
    for name in others:
        if not reaches(network, semantics, name, target):
            assert slopes[name] == removed[name] == shared[name].value == 0


@given(network=debates(), semantics=SEMANTIC)
@settings(max_examples=30)
def test_gradients_in_circles_are_exactly_zero_where_no_path_leads_to_the_target(network, semantics):
    for found in attribution.gradients(network, semantics):
        for name, slope in found.base_scores.items():
            assert slope == 0 or reaches(network, semantics, name, found.target)


@given(network=debates(circles=False, most=5), semantics=SEMANTIC)
@settings(max_examples=30)
def test_a_shapley_value_is_the_average_over_all_orders_of_arrival(network, semantics):
    target = next(iter(network))
    found = attribution.shapley(network, target, semantics)
    players = set(found.shares)
    sums = dict.fromkeys(players, 0.0)
    orders = list(permutations(sorted(players)))
    for order in orders:
        for place, player in enumerate(order):
            before = players - set(order[:place])
            after = before - {player}
            sums[player] += strength(network, target, semantics, after) - strength(network, target, semantics, before)
    assert found.exact
    assert {name: share.value for name, share in found.shares.items()} == pytest.approx(
        {name: total / len(orders) for name, total in sums.items()}, abs=1e-9
    )


@given(network=debates(), semantics=SEMANTIC)
@settings(max_examples=30)
def test_shapley_values_add_up_to_all_that_the_contributors_do(network, semantics):
    target = next(iter(network))
    here = strength(network, target, semantics)
    try:
        found = attribution.shapley(network, target, semantics)
    except NetworkError as refused:
        assume("no answer" not in str(refused))
        raise
    assert found.strength == pytest.approx(here, abs=1e-9)
    assert sum(share.value for share in found.shares.values()) == pytest.approx(
        found.strength - found.without, abs=1e-9
    )
    assert found.without == pytest.approx(strength(network, target, semantics, out=found.shares), abs=1e-9)


@given(
    score=st.floats(0, 1), weight=st.floats(0, 1), semantics=SEMANTIC, relation=st.sampled_from(["supports", "attacks"])
)
def test_contributors_that_do_the_same_get_the_same(score, weight, semantics, relation):
    debate = nx.DiGraph()
    debate.add_nodes_from(["one", "two"], base_score=score)
    debate.add_edge("one", "claim", relation=relation, strength=weight)
    debate.add_edge("two", "claim", relation=relation, strength=weight)
    shares = attribution.shapley(debate, "claim", semantics).shares
    removed = attribution.removal(debate, "claim", semantics)
    slopes = attribution.gradient(debate, "claim", semantics).base_scores
    if shares:
        assert shares["one"].value == pytest.approx(shares["two"].value, abs=1e-12)
        assert removed["one"] == pytest.approx(removed["two"], abs=1e-12)
    assert slopes["one"] == pytest.approx(slopes["two"], abs=1e-12)


def crowded(contributors=16):
    """Return a claim with so many contributors, some of them behind others, that Shapley values are sampled."""
    debate = nx.DiGraph()
    debate.add_node("claim", base_score=0.5)
    for number in range(contributors):
        debate.add_node(f"c{number}", base_score=(number % 5) / 5)
        target = "claim" if number < 8 else f"c{number - 8}"
        debate.add_edge(f"c{number}", target, relation="attacks" if number % 3 else "supports", strength=0.7)
    return debate


def test_sampled_shapley_values_add_up_and_their_intervals_hold_the_exact_ones():
    debate = crowded()
    found = attribution.shapley(debate, "claim", samples=200)
    assert not found.exact
    assert found.samples == 200
    assert sum(share.value for share in found.shares.values()) == pytest.approx(found.strength - found.without)
    exact = every_coalition(debate, "claim", list(found.shares))
    held = [share.low - 1e-12 <= exact[name] <= share.high + 1e-12 for name, share in found.shares.items()]
    assert sum(held) >= 14  # of 16 at 95 %: fewer than 14 would be one seed in a hundred
    assert found.shares == attribution.shapley(debate, "claim", samples=200).shares
    assert found.shares != attribution.shapley(debate, "claim", samples=200, seed=1).shares


def every_coalition(debate, target, players):
    """Return exact Shapley values by quadratic energy from all coalitions, with arithmetic of their own."""
    count = len(players)
    order = [name for name in nx.topological_sort(debate) if name != target] + [target]
    worth = np.empty(2**count)
    masks = np.arange(2**count)
    state = {}
    for name in order:
        energy = sum(
            (1 if data["relation"] == "supports" else -1) * data["strength"] * state[source]
            for source, _, data in debate.in_edges(name, data=True)
        ) + np.zeros(2**count)
        pull, base = energy**2 / (1 + energy**2), debate.nodes[name]["base_score"]
        state[name] = np.where(energy > 0, base + (1 - base) * pull, base - base * pull)
        if name in players:
            state[name] = state[name] * (masks >> players.index(name) & 1)
    worth = state[target]
    sizes = np.array([mask.bit_count() for mask in masks.tolist()])
    chances = np.array([1 / (count * comb(count - 1, size)) for size in range(count)])
    found = {}
    for place, name in enumerate(players):
        before = masks[(masks >> place & 1) == 0]
        found[name] = float((chances[sizes[before]] * (worth[before + 2**place] - worth[before])).sum())
    return found


@given(network=debates(), semantics=SEMANTIC, most=st.integers(1, 4))
@settings(max_examples=30)
def test_movers_are_the_removals_of_greatest_size(network, semantics, most):
    found = attribution.movers(network, semantics, most=most)
    unsettled = strengths(network, semantics, tolerance=1e-12).unsettled
    assert found.measure == "removal"
    assert list(found) == list(network)
    for target, moved in found.items():
        if target in unsettled:
            assert moved == ()
            continue
        values = attribution.removal(network, target, semantics)
        # Strengths are exact to 1e-12: of what is hardly larger, rounding decides whether it is zero.
        sizes = sorted((abs(value) for value in values.values() if abs(value) > 1e-11), reverse=True)
        found_sizes = [abs(mover.value) for mover in moved if abs(mover.value) > 1e-11]
        assert found_sizes == pytest.approx(sizes[:most], abs=1e-9)
        assert all(mover.value == pytest.approx(values[mover.contributor], abs=1e-9) for mover in moved)


def test_only_the_contributors_that_are_named_are_ranked():
    debate = crowded()
    assert [mover.contributor for mover in attribution.movers(debate, contributors=["c9"])["claim"]] == ["c9"]


def tangle(size):
    """Return claims in one large circle, each of which supports the next and attacks two others."""
    debate = nx.DiGraph()
    for number in range(size):
        debate.add_edge(f"c{number}", f"c{(number + 1) % size}", relation="supports", strength=0.9)
        for step in (7, 11):
            debate.add_edge(f"c{number}", f"c{(step * number + 3) % size}", relation="attacks", strength=0.9)
    return debate


def test_where_all_bears_on_all_the_movers_are_estimated_to_first_order():
    debate = tangle(230)
    here = strengths(debate, "df-quad")
    assert here.certificate.status == "converged"
    found = attribution.movers(debate, "df-quad", most=2)
    assert found.measure == "estimate"
    slopes = attribution.gradient(debate, "c100", "df-quad")
    effects = {name: value * here[name] for name, value in zip(debate, slopes.adjoint.tolist(), strict=True)}
    del effects["c100"]
    greatest = sorted(effects.values(), key=abs, reverse=True)[:2]
    assert [mover.value for mover in found["c100"]] == pytest.approx(greatest, abs=1e-8)


@pytest.mark.parametrize("semantics", SEMANTICS)
@pytest.mark.parametrize("patience", [200, 4])  # with four rounds iteration gives up, and the factors answer after all
def test_derivatives_in_a_large_circle_are_iterated_and_are_those_of_its_factors(monkeypatch, semantics, patience):
    debate = tangle(60)
    factorised = [each.base for each in attribution.gradients(debate, semantics)]
    monkeypatch.setattr("graph.attribution.adjoint.SMALL", 1)
    monkeypatch.setattr("graph.attribution.adjoint.PATIENCE", patience)
    iterated = [each.base for each in attribution.gradients(debate, semantics)]
    assert len(factorised) == len(debate)
    np.testing.assert_allclose(iterated, factorised, rtol=0, atol=1e-11)


def symmetric_attack(size=3, base=0.9):
    """Return the mutual attack of two sides on which DF-QuAD and quadratic energy have no stable answer."""
    debate = nx.DiGraph()
    debate.add_nodes_from([f"{side}{number}" for side in "ab" for number in range(size)], base_score=base)
    debate.add_edges_from([(f"a{one}", f"b{other}") for one in range(size) for other in range(size)])
    debate.add_edges_from([(other, one) for one, other in list(debate.edges)])
    nx.set_edge_attributes(debate, "attacks", "relation")
    return debate


@pytest.mark.parametrize("semantics", ["df-quad", "quadratic-energy"])
@pytest.mark.parametrize("ask", [attribution.gradient, attribution.removal, attribution.shapley])
def test_nothing_is_said_to_move_a_strength_that_is_no_answer(semantics, ask):
    with pytest.raises(NetworkError, match=f"the {semantics} strength of 'a0' is no answer"):
        ask(symmetric_attack(), "a0", semantics)
    assert list(attribution.gradients(symmetric_attack(), semantics)) == []
    assert set(attribution.movers(symmetric_attack(), semantics).values()) == {()}


@pytest.mark.parametrize("ask", [attribution.gradient, attribution.removal, attribution.shapley])
def test_an_unknown_target_is_refused_with_the_nearest_name(ask):
    with pytest.raises(NodeNotFound, match=r"'cliam' .*did you mean 'claim'"):
        ask(kinked(), "cliam")
    with pytest.raises(QueryError, match="df-quad"):
        ask(kinked(), "claim", "df_quad")
    with pytest.raises(NodeNotFound):
        ask(nx.DiGraph(), "claim")


@pytest.mark.parametrize("ask", [attribution.removal, attribution.shapley])
def test_all_unknown_contributors_are_named_at_once(ask):
    with pytest.raises(NodeNotFound, match=r"'resaon' .*'reason'(.|\n)*'duobt' .*'doubt'"):
        ask(kinked(), "claim", contributors=["resaon", "duobt", "policy"])


def test_options_out_of_range_are_refused():
    with pytest.raises(QueryError, match="samples"):
        attribution.shapley(kinked(), "claim", samples=1)
    with pytest.raises(QueryError, match="most"):
        attribution.movers(kinked(), most=0)


def test_more_orders_than_can_be_computed_are_refused_before_any_work():
    with pytest.raises(NetworkError, match="draw fewer samples"):
        attribution.shapley(crowded(2000), "claim", samples=1000)


def test_an_empty_network_has_no_movers_and_no_gradients():
    assert dict(attribution.movers(nx.DiGraph())) == {}
    assert list(attribution.gradients(nx.DiGraph())) == []


@given(network=debates())
@settings(max_examples=30)
def test_attribution_does_not_change_the_network(network):
    before = network.copy()
    target = next(iter(network))
    for ask in (attribution.gradient, attribution.removal, attribution.shapley):
        with suppress(NetworkError):  # no answer
            ask(network, target)
    attribution.movers(network)
    assert nx.utils.graphs_equal(network, before)


@pytest.fixture(scope="module")
def paper(checkout):
    return to_networkx(to_rdf(read(checkout / "maps" / "globalization-2002")))


@pytest.mark.slow
@pytest.mark.parametrize("answers_attack", [False, True])
@pytest.mark.parametrize("semantics", SEMANTICS)
def test_every_gradient_of_the_papers_map_is_the_finite_difference(paper, semantics, answers_attack):
    arrays = signed(paper, answers_attack=answers_attack)
    found = list(attribution.gradients(arrays, semantics))
    assert [each.target for each in found] == list(paper)
    slopes = np.array([each.base for each in found])
    bent = np.array([bool(each.kinks) for each in found])
    for place in range(len(arrays.names)):
        differences = finite_difference(arrays, semantics, place)
        assert np.abs(differences - slopes[:, place])[~bent].max() <= 1e-6


def finite_difference(arrays, semantics, place, step=1e-4):
    """Return the change of every strength by one base score: to both sides, at 1 from three points below."""
    form, total = formula(semantics), 0.0
    order = plan(considered(arrays, form))
    for move, share in ((0, 1.5), (-1, -2), (-2, 0.5)) if arrays.base[place] == 1 else ((1, 0.5), (-1, -0.5)):
        base = arrays.base.copy()
        base[place] += move * step
        total += share * settle(order, form, base, Limits(1e-13, 1000)).state[order.place]
    return total / step
