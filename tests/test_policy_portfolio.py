"""Cheapest portfolios, the loss of responses and the value of each, against brute force."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, permutations
from math import factorial

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph import policy
from graph.errors import NetworkError, QueryError
from graph.policy.game import Game, game
from tests.strategies import BASES, priced_answers

READING = st.sampled_from(policy.READINGS)


def subsets(items):
    items = list(items)
    return [set(chosen) for size in range(len(items) + 1) for chosen in combinations(items, size)]


def done(found: Game, criticism: str, adopted: set[str]) -> int:
    return sum(way <= adopted for way in found.ways[criticism])


def meets(found: Game, adopted: set[str], times: int) -> bool:
    return all(done(found, node, adopted) >= min(times, len(ways)) for node, ways in found.ways.items())


@given(network=priced_answers(), reading=READING, times=st.integers(1, 3))
@settings(max_examples=60)
def test_the_portfolio_is_the_cheapest_of_all_sets_that_answer_as_much(network, reading, times) -> None:
    found = game(network, reading)
    sets = [chosen for chosen in subsets(found.cost) if meets(found, chosen, times)]
    cheapest = min(sum(found.cost[name] for name in chosen) for chosen in sets)
    best = [chosen for chosen in sets if sum(found.cost[name] for name in chosen) == cheapest]
    needed = [chosen for chosen in best if not any(other < chosen for other in sets)]
    result = policy.portfolio(network, reading, times, limit=100)
    assert result.optimal
    assert result.cost == result.bound == cheapest
    assert result.responses == result.alternatives[0]
    assert result.count == len(result.alternatives)
    assert sorted(map(sorted, result.alternatives)) == sorted(map(sorted, needed))
    assert set(result.indispensable) == set.intersection(*needed)
    assert set(result.replaceable) == set.union(*needed) - set(result.responses)
    assert result.unanswerable == policy.unanswered(network, reading)


@given(network=priced_answers(), times=st.integers(1, 2))
@settings(max_examples=40)
def test_what_few_alternatives_leave_open_the_solver_settles_response_by_response(network, times) -> None:
    nx.set_node_attributes(network, {node: 1 + place % 2 for place, node in enumerate(network)}, "cost")
    every = policy.portfolio(network, times=times, limit=1000)
    few = policy.portfolio(network, times=times, limit=1)
    assert set(few.indispensable) == set(every.indispensable)
    assert set(few.replaceable) == set().union(*every.alternatives) - set(few.responses)
    assert few.unsettled == ()


@given(network=priced_answers(), reading=READING, k=st.integers(0, 6))
@settings(max_examples=60)
def test_no_other_loss_of_as_many_responses_is_worse(network, reading, k) -> None:
    found = game(network, reading)
    total = sum(found.importance.values())

    def left(lost: set[str]) -> float:
        kept = set(found.cost) - lost
        return sum(found.importance[node] for node in found.ways if done(found, node, kept)) / total if total else 0.0

    worst = min(left(lost) for lost in subsets(found.cost) if len(lost) <= k)
    result = policy.robust_coverage(network, reading, k)
    assert result.optimal
    assert result.coverage == pytest.approx(worst)
    assert result.coverage == pytest.approx(left(set(result.lost)))
    assert len(result.lost) <= k
    assert 1 - policy.unanswered_index(network, reading) == pytest.approx(
        policy.robust_coverage(network, reading, 0).coverage if total else 1.0
    )


@given(network=priced_answers(), reading=READING)
def test_a_sole_answer_is_one_without_which_the_criticism_is_open(network, reading) -> None:
    found = game(network, reading)
    expected = {
        response: tuple(node for node, ways in found.ways.items() if ways and all(response in way for way in ways))
        for response in found.cost
    }
    assert policy.sole_answers(network, reading) == {name: nodes for name, nodes in expected.items() if nodes}


@given(network=priced_answers(most=4), reading=READING, graded=st.booleans())
@settings(max_examples=60)
def test_marginal_value_is_the_average_over_all_orders(network, reading, graded) -> None:
    found = game(network, reading)

    def worth(adopted: set[str]) -> float:
        reached = {
            node: max((level if graded else 1.0 for way, level in ways.items() if way <= adopted), default=0.0)
            for node, ways in found.ways.items()
        }
        return sum(found.importance[node] * level for node, level in reached.items())

    expected = dict.fromkeys(found.cost, 0.0)
    for order in permutations(found.cost):
        for place, response in enumerate(order):
            expected[response] += worth(set(order[: place + 1])) - worth(set(order[:place]))
    runs = factorial(len(found.cost))
    values = policy.marginal_value(network, reading, graded=graded)
    assert values == pytest.approx({response: value / runs for response, value in expected.items()})
    assert sum(values.values()) == pytest.approx(worth(set(found.cost)))


def debate() -> nx.MultiDiGraph[str]:
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    network.add_node("dear", kind="claim", roles="criticism", importance=3)
    network.add_node("slow", kind="claim", roles="criticism")
    network.add_node("dull", kind="claim", roles="criticism")
    network.add_node("rebate", kind="policy_response", cost=2)
    network.add_node("grant", kind="policy_response", cost=2)
    network.add_node("staff", kind="policy_response", cost=1)
    network.add_edge("rebate", "dear", "a", relation="answers", basis="explicit", coverage="direct")
    network.add_edge("grant", "dear", "b", relation="answers", basis="explicit", coverage="partial")
    network.add_edge("staff", "slow", "c", relation="answers", basis="analyst", coverage="indirect")
    return network


def test_a_portfolio_lists_what_nothing_answers_and_what_can_be_exchanged() -> None:
    found = policy.portfolio(debate())
    assert found.alternatives == (("rebate", "staff"), ("grant", "staff"))
    assert found.indispensable == ("staff",)
    assert found.replaceable == ("grant",)
    assert found.unanswerable == ("dull",)
    assert policy.portfolio(debate(), "explicit").unanswerable == ("slow", "dull")


def test_asking_for_two_answers_takes_what_there_is_and_says_where_it_falls_short() -> None:
    found = policy.portfolio(debate(), times=2)
    assert found.responses == ("rebate", "grant", "staff")
    assert found.short == ("slow",)


def test_a_sum_of_money_is_enough_or_not_or_it_is_not_known() -> None:
    found = policy.portfolio(debate())
    assert (found.affordable(3), found.affordable(2.9)) == (True, False)
    stopped = replace(found, cost=5.0, bound=2.0, optimal=False)
    assert (stopped.affordable(5), stopped.affordable(3), stopped.affordable(1)) == (True, None, False)


def large() -> nx.MultiDiGraph[str]:
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    network.add_nodes_from((f"p{place}" for place in range(400)), kind="policy_response")
    for place in range(1200):
        network.add_node(f"c{place}", kind="claim", roles="criticism")
        for factor in (7, 11, 13, 17, 23):
            network.add_edge(f"p{(place * factor + place // factor) % 400}", f"c{place}", relation="answers")
    return network


def test_a_spent_budget_gives_a_set_that_answers_all_with_a_bound() -> None:
    network = large()
    found = policy.portfolio(network, budget=1e-6)
    assert found.optimal is False
    assert 0 <= found.bound < found.cost
    assert meets(game(network), set(found.responses), 1)
    assert found.count is None
    assert set(found.responses) <= {*found.unsettled, *found.indispensable}
    # Without budget only what some criticism forces can be known to be indispensable.
    everyone = {node for node, kind in network.nodes(data="kind") if kind == "policy_response"}
    assert not [each for each in found.indispensable if meets(game(network), everyone - {each}, 1)]


def test_a_spent_budget_gives_a_loss_with_a_bound() -> None:
    found = policy.robust_coverage(large(), k=20, budget=1e-6)
    assert found.optimal is False
    assert 0 <= found.bound <= found.coverage < 1
    assert 0 < len(found.lost) <= 20


def test_without_criticisms_or_responses_nothing_has_to_be_done() -> None:
    empty: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    found = policy.portfolio(empty)
    assert (found.responses, found.cost, found.optimal, found.alternatives, found.count) == ((), 0, True, ((),), 1)
    assert policy.robust_coverage(empty).coverage == 0
    assert policy.marginal_value(empty) == {}
    empty.add_node("dear", roles="criticism", importance=0)
    assert policy.portfolio(empty).unanswerable == ("dear",)
    assert policy.unanswered_index(empty) == 0
    assert policy.redundancy(empty) == {"dear": ()}


def test_a_response_that_costs_nothing_is_taken_only_where_it_is_needed() -> None:
    network = debate()
    network.nodes["rebate"]["cost"] = network.nodes["grant"]["cost"] = 0
    found = policy.portfolio(network)
    assert found.alternatives == (("rebate", "staff"), ("grant", "staff"))
    assert found.cost == 1


@pytest.mark.parametrize("value", [float("nan"), float("inf"), -1, "2", None, True])
@pytest.mark.parametrize(("node", "attribute"), [("rebate", "cost"), ("dear", "importance")])
def test_a_cost_or_importance_that_is_no_number_from_zero_up_is_refused_with_its_place(node, attribute, value) -> None:
    network = debate()
    network.nodes[node][attribute] = value
    network.nodes["staff"]["cost"] = -5
    with pytest.raises(NetworkError, match=f"{attribute} of '{node}' is .*0 up") as refused:
        policy.portfolio(network)
    assert "cost of 'staff' is -5" in str(refused.value)
    with pytest.raises(NetworkError):
        policy.unanswered_index(network)


def test_an_unknown_reading_basis_or_coverage_is_refused_with_the_nearest_known_one() -> None:
    with pytest.raises(QueryError, match="did you mean 'implicit'"):
        policy.portfolio(debate(), "implict")
    network = debate()
    network.edges["rebate", "dear", "a"]["coverage"] = "partly"
    with pytest.raises(NetworkError, match=r"coverage of 'a' is 'partly' \(did you mean 'partial'\?\)"):
        policy.marginal_value(network)
    network.edges["rebate", "dear", "a"]["basis"] = "hearsay"
    with pytest.raises(NetworkError, match="'a' has the basis 'hearsay'; a basis is explicit, implicit, analyst"):
        policy.redundancy(network)


@pytest.mark.parametrize(("name", "value"), [("times", 0), ("limit", 0), ("budget", 0), ("budget", float("nan"))])
def test_a_question_that_makes_no_sense_is_refused(name, value) -> None:
    with pytest.raises(QueryError, match="not"):
        policy.portfolio(debate(), **{name: value})


@pytest.mark.parametrize("k", [-1, 1.5, True])
def test_a_number_of_losses_is_a_whole_number(k) -> None:
    with pytest.raises(QueryError, match="whole number from 0 up"):
        policy.robust_coverage(debate(), k=k)


def test_a_plain_network_without_kinds_roles_or_bases_can_be_asked() -> None:
    network = nx.DiGraph([("rebate", "dear", {"relation": "answers"}), ("rebate", "slow", {"relation": "answers"})])
    for reading in BASES:
        assert policy.criticisms(network) == ("dear", "slow")
        assert policy.marginal_value(network, reading) == {"rebate": 2.0}
        assert policy.portfolio(network, reading).responses == ("rebate",)
    with pytest.raises(NetworkError, match="undirected"):
        policy.portfolio(network.to_undirected())


def test_an_answer_that_is_itself_attacked_still_names_its_response() -> None:
    network = debate()
    network.add_node("r", kind="relation")
    network.add_edge("staff", "r", "r", relation="premise", basis="explicit")
    network.add_edge("r", "dull", "r", relation="answers", basis="explicit", coverage="direct")
    network.add_edge("slow", "r", "u", relation="undercuts", basis="explicit")
    assert policy.redundancy(network)["dull"] == ("staff",)
    assert set(policy.coverage(network)["staff"]) == {"slow", "dull"}


@given(network=priced_answers())
@settings(max_examples=20)
def test_asking_changes_nothing(network) -> None:
    before = nx.MultiDiGraph(network)
    policy.portfolio(network), policy.robust_coverage(network, k=2), policy.marginal_value(network)
    assert nx.utils.graphs_equal(network, before)
