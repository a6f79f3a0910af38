"""What would change, against computing both networks from scratch."""

from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph import policy
from graph.acceptance import grounded
from graph.errors import NetworkError, NodeNotFound, QueryError
from graph.strength import strengths
from tests.strategies import mixed_debates

READING = st.sampled_from(policy.READINGS)


def remaining(network, off):
    """What is left, by the rules of `graph.policy.hypotheses` read one by one."""
    gone = set(off)
    steps = [node for node, kind in network.nodes(data="kind") if kind == "relation"]
    while True:
        more = {key for one, two, key in network.edges(keys=True) if one in gone or two in gone} & set(steps)
        for step in set(steps) - gone:
            held = [(one, data) for one, _, data in network.in_edges(step, data=True) if data["relation"] == "premise"]
            lost = [one in gone for one, _ in held]
            aims = [two for _, two, data in network.out_edges(step, data=True)]
            kept = not any(lost) if held[0][1]["linked"] else not all(lost)
            more.discard(step)
            if not kept or any(two in gone for two in aims):
                more.add(step)
        if more <= gone:
            break
        gone |= more
    left = nx.MultiDiGraph(network)
    left.remove_edges_from([(*ends, key) for *ends, key in network.edges(keys=True) if key in gone])
    left.remove_nodes_from(gone & set(network))
    return left


@given(network=mixed_debates(), data=st.data())
@settings(max_examples=80)
def test_what_is_off_falls_by_the_rules(network, data) -> None:
    names = [*network, *(key for *_, key in network.edges(keys=True))]
    off = data.draw(st.lists(st.sampled_from(names), max_size=3)) if names else []
    found, expected = policy.hypothetical(network, off), remaining(network, off)
    assert set(found) == set(expected)
    assert sorted(found.edges(keys=True)) == sorted(expected.edges(keys=True))


@given(network=mixed_debates(circles=False), reading=READING, data=st.data())
@settings(max_examples=60)
def test_what_changes_is_the_difference_of_two_runs(network, reading, data) -> None:
    elements = [node for node, kind in network.nodes(data="kind") if kind != "relation"]
    off = data.draw(st.lists(st.sampled_from(elements), max_size=2)) if elements else []
    scores = data.draw(st.dictionaries(st.sampled_from(elements), st.floats(0, 1), max_size=2)) if elements else {}
    found = policy.what_if(network, off=off, base_scores=scores, reading=reading)
    changed = policy.hypothetical(network, off, base_scores=scores)
    before, after = (policy.in_reading(each, reading) for each in (network, changed))
    labels, strength = (grounded(before), grounded(after)), (strengths(before).values, strengths(after).values)
    assert dict(found.labels) == {
        node: (labels[0][node], now) for node, now in labels[1].items() if labels[0][node] != now
    }
    for node, now in strength[1].items():
        was, said = found.strengths.get(node, (strength[0][node], strength[0][node]))
        assert was == strength[0][node]
        assert said == pytest.approx(now, abs=1e-9)
    opened = [set(policy.unanswered(each, reading)) for each in (network, changed)]
    assert set(found.opened) == opened[1] - opened[0]
    assert set(found.closed) == (opened[0] - opened[1]) & set(changed)
    assert found.unanswered_index[1] == policy.unanswered_index(changed, reading)
    sole = [policy.sole_answers(each, reading) for each in (network, changed)]
    assert {name: pair[1] for name, pair in found.sole_answers.items()} == {
        name: sole[1].get(name, ()) for name in sole[0] | sole[1] if sole[0].get(name) != sole[1].get(name)
    }
    if found.portfolios is None:
        assert policy.portfolio(network, reading).cost == policy.portfolio(changed, reading).cost


@given(network=mixed_debates())
@settings(max_examples=30)
def test_without_a_change_nothing_changes_and_the_network_stays_as_it_is(network) -> None:
    before = nx.MultiDiGraph(network)
    assert policy.what_if(network).nothing
    policy.what_if(
        network,
        off=list(network)[:2],
        add=nx.DiGraph([("x", "y", {"relation": "attacks"})]),
        base_scores=dict.fromkeys(network, 1),
    )
    assert nx.utils.graphs_equal(network, before)


def debate() -> nx.MultiDiGraph[str]:
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    network.add_nodes_from(("rebate", "grant"), kind="policy_response")
    network.add_node("dear", kind="claim")
    network.add_node("survey", kind="evidence")
    network.add_edge("rebate", "dear", "a", relation="answers", coverage="direct")
    network.add_edge("grant", "dear", "b", relation="answers", basis="analyst", coverage="partial")
    network.add_edge("survey", "dear", "c", relation="supports")
    return network


def test_a_response_that_is_off_opens_what_only_it_answers_and_burdens_the_other() -> None:
    found = policy.what_if(debate(), off=["rebate"], reading="explicit")
    assert found.removed == ("rebate", "a")
    assert found.opened == ("dear",)
    assert found.unanswered_index == (0, 1)
    assert found.sole_answers == {"rebate": (("dear",), ())}
    assert policy.what_if(debate(), off=["rebate"]).sole_answers == {"grant": ((), ("dear",))}
    assert policy.what_if(debate(), off=["rebate", "grant"]).opened == ("dear",)


def test_an_answer_may_be_off_without_its_response() -> None:
    assert policy.what_if(debate(), off=["a"], reading="explicit").removed == ("a",)


def test_an_attack_that_is_added_shows_in_labels_strengths_and_what_is_new() -> None:
    doubt = nx.MultiDiGraph([("doubt", "dear", "d", {"relation": "attacks"})])
    found = policy.what_if(debate(), add=doubt)
    assert found.added == ("doubt", "d")
    assert found.labels == {"doubt": (None, "in"), "dear": ("in", "out")}
    assert found.strengths["doubt"] == (None, 0.5)
    assert policy.what_if(debate(), add=doubt, off=["doubt"]).nothing


def test_the_cheapest_set_is_compared_by_what_it_costs_and_answers() -> None:
    assert policy.what_if(debate(), off=["grant"]).portfolios is None
    dearer = nx.DiGraph()
    dearer.add_node("rebate", cost=5.0)
    before, after = policy.what_if(debate(), add=dearer).portfolios
    assert (before.responses, after.responses) == (("rebate",), ("grant",))


def test_all_that_is_wrong_is_said_at_once_with_the_nearest_name() -> None:
    with pytest.raises(NodeNotFound) as refused:
        policy.what_if(debate(), off=["rebat", "x"], base_scores={"survy": 0.5, "dear": float("nan")})
    for part in ("'rebat' (did you mean 'rebate'?)", "'x'", "'survy' (did you mean 'survey'?)", "'dear' is nan"):
        assert part in str(refused.value)
    with pytest.raises(NetworkError, match=r"'dear' is 1\.5.*allowed: a number from 0 to 1"):
        policy.what_if(debate(), base_scores={"dear": 1.5})
    with pytest.raises(QueryError, match="budget"):
        policy.what_if(debate(), budget=0)


def test_on_the_papers_map_the_loss_of_a_sole_answer_opens_what_it_alone_answered(paper_network) -> None:
    response, carried = next(iter(policy.sole_answers(paper_network).items()))
    found = policy.what_if(paper_network, off=[response])
    assert set(found.opened) == set(carried)
    assert response in found.removed
    assert found.unanswered_index[1] > found.unanswered_index[0]
