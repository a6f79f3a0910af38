"""Structure on networks whose answer a reader can check by eye."""

from __future__ import annotations

import networkx as nx
import pytest

from graph import structure


def circle_and_tail() -> nx.MultiDiGraph[str]:
    return nx.MultiDiGraph([("b", "c"), ("c", "a"), ("a", "b"), ("t", "a"), ("x", "y")])


def test_a_circle_is_reported_once_from_its_smallest_node() -> None:
    assert structure.cycles(circle_and_tail()) == (("a", "b", "c"),)


def test_the_search_for_circles_is_bounded_on_a_dense_network() -> None:
    dense = nx.relabel_nodes(nx.complete_graph(30, nx.DiGraph()), str)
    assert len(structure.cycles(dense)) == structure.MOST_CYCLES


def test_components_come_largest_first() -> None:
    assert structure.components(circle_and_tail()) == (("a", "b", "c", "t"), ("x", "y"))


def test_page_rank_favours_what_much_leans_on() -> None:
    star = nx.MultiDiGraph([("r1", "thesis"), ("r2", "thesis"), ("r3", "thesis")])
    ranks = structure.page_rank(star)
    assert max(ranks, key=lambda node: ranks[node]) == "thesis"
    assert sum(ranks.values()) == pytest.approx(1)


def test_betweenness_favours_the_bridge() -> None:
    chain = nx.MultiDiGraph([("a", "b"), ("b", "c")])
    assert structure.betweenness(chain) == {"a": 0.0, "b": 0.5, "c": 0.0}


def test_an_empty_network_has_no_structure() -> None:
    empty: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    assert structure.page_rank(empty) == {}
    assert structure.components(empty) == ()
    assert structure.cycles(empty) == ()
