"""Structure on networks whose answer a reader can check by eye; the ways for large ones held against NetworkX."""

from __future__ import annotations

import sys
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph import generator, structure
from graph.errors import MissingPackage, NetworkError, NodeNotFound, NoPath
from graph.network import to_networkx
from graph.reader import read
from graph.reasoning import to_rdf
from graph.structure import flat
from tests.strategies import any_networks

PAPER = Path(__file__).parent.parent / "maps" / "globalization-2002"


def steps(*written: str) -> nx.MultiDiGraph[str]:
    """Return a network from relations such as ``"bus supports charge"``."""
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for number, (source, relation, target) in enumerate(map(str.split, written)):
        network.add_edge(source, target, key=f"r{number}", relation=relation)
    return network


def circle_and_tail() -> nx.MultiDiGraph[str]:
    return nx.MultiDiGraph([("b", "c"), ("c", "a"), ("a", "b"), ("t", "a"), ("x", "y")])


def road() -> nx.MultiDiGraph[str]:
    """Return a debate in which bus and tram carry a step together, and doubt strikes at that step."""
    network = steps("step supports charge", "bus premise step", "tram premise step", "doubt undercuts step")
    network.add_node("step", kind="relation")
    return network


@pytest.fixture(scope="module")
def paper() -> nx.MultiDiGraph[str]:
    return to_networkx(to_rdf(read(PAPER)))


# ---- centrality


def test_page_rank_favours_what_much_leans_on() -> None:
    star = nx.MultiDiGraph([("r1", "thesis"), ("r2", "thesis"), ("r3", "thesis")])
    ranks = structure.page_rank(star)
    assert max(ranks, key=lambda node: ranks[node]) == "thesis"
    assert sum(ranks.values()) == pytest.approx(1)


def test_betweenness_favours_the_bridge() -> None:
    chain = nx.MultiDiGraph([("a", "b"), ("b", "c")])
    assert structure.betweenness(chain) == {"a": 0.0, "b": 0.5, "c": 0.0}


def test_degrees_count_parallel_relations() -> None:
    degrees = structure.degrees(steps("a supports b", "a causes b"))
    assert degrees == {"a": (0, 2), "b": (2, 0)}
    assert degrees["b"].into == 2


@given(network=any_networks())
def test_page_rank_by_scipy_is_that_of_networkx(network: nx.MultiDiGraph[str]) -> None:
    assert structure.page_rank(flat(network)) == pytest.approx(structure.page_rank(network), abs=1e-11)


@given(network=any_networks())
def test_betweenness_within_reach_is_that_of_networkx(network: nx.MultiDiGraph[str]) -> None:
    assert structure.betweenness(flat(network)) == pytest.approx(structure.betweenness(network), abs=1e-12)


def test_betweenness_of_a_large_network_is_estimated_from_sampled_starts(monkeypatch: pytest.MonkeyPatch) -> None:
    network = generator.network(400, 2)
    exact = structure.betweenness(flat(network))
    monkeypatch.setattr("graph.structure.centrality.SAMPLED_ABOVE", 100)
    monkeypatch.setattr("graph.structure.centrality.SAMPLE", len(network) // 2)
    sampled = structure.betweenness(flat(network))
    assert sampled == structure.betweenness(flat(network))
    assert sampled != exact
    assert sum(sampled.values()) == pytest.approx(sum(exact.values()), rel=0.25)


# ---- parts


def test_components_come_largest_first() -> None:
    assert structure.components(circle_and_tail()) == (("a", "b", "c", "t"), ("x", "y"))


def test_a_bridge_is_told_in_the_direction_of_its_relation() -> None:
    network = steps("z supports a", "a rebuts b", "b rebuts a", "b supports c", "b causes c")
    assert list(structure.bridges(network)) == [("z", "a")]
    assert structure.articulation_points(network) == ("a", "b")


def test_cores_leave_out_the_fringe() -> None:
    assert structure.cores(circle_and_tail()) == {"a": 2, "b": 2, "c": 2, "t": 1, "x": 1, "y": 1}


def test_two_camps_with_one_step_between_them_are_two_communities() -> None:
    network = nx.MultiDiGraph([*nx.complete_graph(4).edges, *((a + 4, b + 4) for a, b in nx.complete_graph(4).edges)])
    network.add_edge(0, 4)
    assert structure.communities(network) == ((0, 1, 2, 3), (4, 5, 6, 7))


LARGE_TOO: dict[str, Callable[..., object]] = {
    "components": structure.components,
    "bridges": lambda network: list(structure.bridges(network)),
    "articulation points": structure.articulation_points,
    "cores": structure.cores,
}


@pytest.mark.parametrize("what", LARGE_TOO)
@settings(max_examples=60)
@given(network=any_networks())
def test_compiled_packages_answer_as_networkx_does(what: str, network: nx.MultiDiGraph[str]) -> None:
    plainly = LARGE_TOO[what](network)
    with pytest.MonkeyPatch.context() as patch:
        for module in ("parts", "centrality"):
            patch.setattr(f"graph.structure.{module}.LARGE", -1)
        assert LARGE_TOO[what](network) == plainly


def modularity_of(network: nx.MultiDiGraph[str], parts: tuple[tuple[str, ...], ...]) -> float:
    number = {node: str(place) for place, part in enumerate(parts) for node in part}
    assert sorted(number) == sorted(network)
    grouped = network.copy()
    nx.set_node_attributes(grouped, number, "part")
    return structure.modularity(grouped, "part")


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_large_and_small_networks_get_equally_good_communities(seed: int) -> None:
    network = generator.network(500, seed)
    small, large = structure.communities(network), structure.communities(flat(network))
    assert small == structure.communities(network)
    assert large == structure.communities(flat(network))
    assert modularity_of(network, large) == pytest.approx(modularity_of(network, small), abs=0.05)
    assert modularity_of(network, small) > structure.modularity(network, "section")


@given(network=any_networks(), seed=st.randoms(use_true_random=False))
def test_the_order_in_which_a_network_was_built_changes_nothing(network: nx.MultiDiGraph[str], seed) -> None:
    nodes, edges = list(network), list(network.edges(keys=True, data=True))
    seed.shuffle(nodes)
    seed.shuffle(edges)
    turned: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    turned.add_nodes_from(nodes)
    turned.add_edges_from(edges)
    for question in (*LARGE_TOO.values(), structure.communities, structure.cycles):
        assert question(turned) == question(network)


@pytest.mark.parametrize(
    ("package", "question"), [("rustworkx", structure.cores), ("sknetwork.clustering", structure.communities)]
)
def test_a_missing_package_is_named_with_how_to_install_it(monkeypatch, package: str, question) -> None:
    monkeypatch.setitem(sys.modules, package, None)  # Python's own way to make an import fail
    monkeypatch.setattr("graph.structure.parts.LARGE", 1)
    with pytest.raises(MissingPackage, match=r"pip install 'counterpoint\[large\]'"):
        question(flat(circle_and_tail()))


# ---- circles


def test_a_circle_is_reported_once_from_its_smallest_node() -> None:
    assert structure.cycles(circle_and_tail()) == (("a", "b", "c"),)


@given(network=any_networks(most=6))
def test_circles_are_those_that_networkx_finds(network: nx.MultiDiGraph[str]) -> None:
    found = list(structure.circles(network, longest=4))
    assert len(set(found)) == len(found)
    assert set(found) == {turned(circle) for circle in nx.simple_cycles(nx.DiGraph(network), length_bound=4)}


def turned(circle: list[str]) -> tuple[str, ...]:
    first = circle.index(min(circle))
    return (*circle[first:], *circle[:first])


def test_the_search_for_circles_is_bounded_on_a_dense_network() -> None:
    dense = nx.relabel_nodes(nx.complete_graph(30, nx.DiGraph()), str)
    assert len(structure.cycles(dense)) == structure.MOST_CYCLES


def test_the_search_ends_where_a_large_circle_has_many_dead_ends() -> None:
    ladder = nx.DiGraph((f"{n}{side}", f"{n + 1}{other}") for n in range(100) for side in "ab" for other in "ab")
    ladder.add_edges_from([("100a", "0a"), ("100a", "0b")])
    assert list(structure.circles(ladder, steps=10_000)) == []


# ---- chains


def test_a_chain_of_reasons_names_its_relations_and_their_keys() -> None:
    found = structure.chain(steps("a causes b", "b supports c", "a rebuts c"), "a", "c")
    assert found.nodes == ("a", "b", "c")
    assert [(step.source, step.relation, step.target, step.key) for step in found.steps] == [
        ("a", "causes", "b", "r0"),
        ("b", "supports", "c", "r1"),
    ]
    assert len(found) == 2


def test_a_chain_of_attacks_leaves_reasons_alone() -> None:
    network = steps("a rebuts b", "b undermines c", "a supports c")
    assert structure.chain(network, "a", "c", by="attacks").nodes == ("a", "b", "c")
    assert structure.chain(network, "a", "c", by="reasons").nodes == ("a", "c")
    assert len(structure.chain(network, "a", "c", by="relations")) == 1


def test_a_premise_and_the_relation_that_it_carries_are_one_step() -> None:
    found = structure.chain(road(), "bus", "charge")
    assert found.nodes == ("bus", "step", "charge")
    assert [(step.source, step.relation, step.target) for step in found.steps] == [("bus", "supports", "charge")]


def test_an_undercut_is_a_step_to_the_relation_that_it_strikes() -> None:
    assert structure.chain(road(), "doubt", "step", by="attacks").steps[0].relation == "undercuts"
    assert len(structure.chain(road(), "doubt", "charge", by="relations")) == 2
    with pytest.raises(NoPath, match="no chain of attacks leads from 'doubt' to 'charge'"):
        structure.chain(road(), "doubt", "charge", by="attacks")


def test_a_way_that_ends_at_a_relation_ends_with_its_premise() -> None:
    assert [step.relation for step in structure.chain(road(), "bus", "step").steps] == ["premise"]


def test_an_element_leads_to_itself_by_no_relation() -> None:
    assert structure.chain(road(), "bus", "bus") == structure.Chain(("bus",), ())


def test_all_shortest_chains_come_in_the_order_of_their_names() -> None:
    network = steps("a supports y", "a supports x", "y causes z", "x causes z", "a supports w", "w supports v")
    assert [found.nodes for found in structure.chains(network, "a", "z")] == [("a", "x", "z"), ("a", "y", "z")]


def test_no_chain_is_an_error_that_is_networkx_s_too() -> None:
    with pytest.raises(nx.NetworkXNoPath):
        structure.chain(steps("a supports b"), "b", "a")


@given(network=any_networks(relations=True))
def test_chains_are_the_shortest_paths_of_networkx(network: nx.MultiDiGraph[str]) -> None:
    reasons = nx.MultiDiGraph()
    reasons.add_nodes_from(network)
    reasons.add_edges_from((a, b) for a, b, kind in network.edges(data="relation") if kind in {"supports", "causes"})
    for source in network:
        far = nx.single_source_shortest_path_length(reasons, source)
        for target in network:
            if target not in far:
                with pytest.raises(NoPath):
                    structure.chain(network, source, target)
                continue
            found = list(structure.chains(network, source, target))
            assert {chain.nodes for chain in found} == set(map(tuple, nx.all_shortest_paths(reasons, source, target)))
            for chain in found:
                assert len(chain) == far[target]
                assert [(step.source, step.target) for step in chain.steps] == list(pairwise(chain.nodes))
                for step in chain.steps:
                    assert network.edges[step.source, step.target, step.key]["relation"] == step.relation


def test_chains_of_the_whole_paper_are_made_of_its_relations(paper: nx.MultiDiGraph[str]) -> None:
    depths = structure.depths(paper, "gap-widens", by="reasons")
    assert depths["gap-widens"] == 0
    assert len(depths) > 5
    for node in depths:
        found = structure.chain(paper, node, "gap-widens")
        assert len(found) in {depths[node], 1}
        for step in found.steps:
            assert step.relation in {"supports", "causes", "premise"}
            assert step.key in {key for _, _, key in paper.edges(keys=True)}


def test_depth_counts_relations_from_the_thesis_down() -> None:
    network = road()
    network.add_edge("timetable", "bus", key="r9", relation="supports")
    network.add_node("elsewhere")
    assert structure.depths(network, "charge") == {
        "step": 1,
        "charge": 0,
        "bus": 1,
        "tram": 1,
        "doubt": 2,
        "timetable": 2,
    }


def test_dominators_are_the_bottlenecks_on_the_way_to_a_claim() -> None:
    network = steps("a supports b", "a supports c", "b supports d", "c supports d", "d causes thesis", "x rebuts d")
    assert structure.dominators(network, "thesis") == {"a": "d", "b": "d", "c": "d", "d": "thesis"}
    assert structure.dominators(network, "thesis", by="relations")["x"] == "d"


@given(network=any_networks(relations=True))
def test_without_its_dominator_a_node_no_longer_reaches_the_claim(network: nx.MultiDiGraph[str]) -> None:
    for target in list(network)[:1]:
        for node, gate in structure.dominators(network, target, by="relations").items():
            if gate != target:
                smaller = network.copy()
                smaller.remove_node(gate)
                assert not nx.has_path(smaller, node, target)
            assert nx.has_path(network, node, gate)


# ---- groups


def test_relations_are_counted_within_and_between_sections() -> None:
    network = steps("a supports b", "b rebuts a", "c supports a", "d supports a")
    nx.set_node_attributes(network, {"a": "1", "b": "1", "c": "2"}, "section")
    found = structure.mixing(network)
    assert found.groups == ("", "1", "2")
    assert found.counts == ((0, 1, 0), (0, 2, 0), (0, 1, 0))
    assert (found.total, found.within) == (4, 0.5)


def test_a_relation_node_counts_from_its_premises_to_what_it_aims_at() -> None:
    network = road()
    nx.set_node_attributes(network, {"charge": "1", "bus": "2", "tram": "3", "doubt": "1"}, "section")
    found = structure.mixing(network)
    assert found.groups == ("1", "2", "3")
    assert found.counts == ((1, 0, 0), (1, 0, 0), (1, 0, 0))


def test_of_several_topics_the_first_is_the_group() -> None:
    network = steps("a supports b")
    nx.set_node_attributes(network, {"a": "tea;water", "b": "tea"}, "topic")
    assert structure.mixing(network, "topic").groups == ("tea",)


def test_sections_of_the_paper_hold_together_more_than_chance_would_have_it(paper: nx.MultiDiGraph[str]) -> None:
    assert structure.mixing(paper).within == pytest.approx(0.68, abs=0.05)
    assert 0.4 < structure.modularity(paper) < 0.8
    assert modularity_of(paper, structure.communities(paper)) > structure.modularity(paper)


@given(network=any_networks(relations=True))
def test_every_relation_is_counted_once(network: nx.MultiDiGraph[str]) -> None:
    assert structure.mixing(network, "kind").total == network.number_of_edges()
    assert structure.modularity(network, "kind") == pytest.approx(0, abs=1e-12)


# ---- bad input


QUESTIONS: dict[str, Callable[..., object]] = {
    **LARGE_TOO,
    "page rank": structure.page_rank,
    "betweenness": structure.betweenness,
    "degrees": structure.degrees,
    "communities": structure.communities,
    "cycles": structure.cycles,
    "circles": lambda network: list(structure.circles(network)),
    "mixing": structure.mixing,
    "modularity": structure.modularity,
}


@pytest.mark.parametrize("what", QUESTIONS)
def test_an_undirected_graph_is_refused(what: str) -> None:
    with pytest.raises(NetworkError, match=r"a network is a networkx\.DiGraph or MultiDiGraph, not Graph"):
        QUESTIONS[what](nx.Graph([("a", "b")]))


@pytest.mark.parametrize("what", QUESTIONS)
def test_an_empty_network_has_no_structure(what: str) -> None:
    found = QUESTIONS[what](nx.MultiDiGraph())
    assert found in ({}, (), [], 0, structure.Mixing((), ()))
    if what not in {"degrees", "mixing", "modularity"}:
        assert QUESTIONS[what](flat(nx.MultiDiGraph())) == found


@pytest.mark.parametrize("what", [*QUESTIONS, "chain", "depths", "dominators"])
def test_the_caller_s_network_stays_as_it_was(what: str) -> None:
    network = road()
    before = (list(network.nodes(data=True)), list(network.edges(keys=True, data=True)))
    if what == "chain":
        structure.chain(network, "bus", "charge")
    elif what in {"depths", "dominators"}:
        getattr(structure, what)(network, "charge")
    else:
        QUESTIONS[what](network)
    assert (list(network.nodes(data=True)), list(network.edges(keys=True, data=True))) == before


def test_unknown_nodes_are_all_named_with_the_nearest_known() -> None:
    with pytest.raises(NodeNotFound, match=r"'buss' \(did you mean 'bus'\?\); no element or relation is called 'toll'"):
        structure.chain(road(), "buss", "toll")
    for question in (structure.depths, structure.dominators):
        with pytest.raises(nx.NodeNotFound, match="no element or relation is called 'toll'"):
            question(road(), "toll")


def test_an_unknown_sort_of_chain_is_refused() -> None:
    with pytest.raises(NetworkError, match=r"a chain is of reasons, attacks, relations, not of 'attack'.*'attacks'"):
        structure.chain(road(), "bus", "charge", by="attack")


@pytest.mark.parametrize(
    ("data", "message"),
    [({}, "has no relation"), ({"relation": "suports"}, r"'suports', which is unknown \(did you mean 'supports'\?\)")],
)
def test_an_edge_of_no_or_an_unknown_relation_is_named(data: dict[str, str], message: str) -> None:
    network = nx.DiGraph([("a", "b", data)])
    for question in (structure.depths, structure.dominators):
        with pytest.raises(NetworkError, match=f"edge from 'a' to 'b' .*{message}"):
            question(network, "b")
    with pytest.raises(NetworkError, match=message):
        structure.chain(network, "a", "b")
