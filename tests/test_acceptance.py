"""Grounded labels against their definition, by brute force, and on debates a reader can check by eye."""

from __future__ import annotations

from itertools import product

import networkx as nx
import pytest
from hypothesis import given

from graph.acceptance import attack_graph, grounded
from tests.strategies import attack_networks


def attacks(*pairs: tuple[str, str]) -> nx.MultiDiGraph[str]:
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for number, (attacker, attacked) in enumerate(pairs):
        network.add_edge(attacker, attacked, key=f"r{number}", relation="rebuts")
    return network


def complete_labellings(network: nx.MultiDiGraph[str]) -> list[dict[str, str]]:
    """Every labelling in which each label is justified, found by trying them all."""
    attackers, nodes = attack_graph(network), list(network)
    found = []
    for labels in product(("in", "out", "undecided"), repeat=len(nodes)):
        labelling = dict(zip(nodes, labels, strict=True))
        if all(labelling[node] == justified(attackers[node], labelling) for node in nodes):
            found.append(labelling)
    return found


def justified(attackers: list[str], labelling: dict[str, str]) -> str:
    if all(labelling[attacker] == "out" for attacker in attackers):
        return "in"
    return "out" if any(labelling[attacker] == "in" for attacker in attackers) else "undecided"


@given(network=attack_networks(most=6))
def test_grounded_is_the_complete_labelling_that_decides_least(network: nx.MultiDiGraph[str]) -> None:
    labelling = grounded(network)
    complete = complete_labellings(network)
    decided = {node for node, label in labelling.items() if label != "undecided"}
    assert labelling in complete
    assert all(all(other[node] == labelling[node] for node in decided) for other in complete)


@given(network=attack_networks())
def test_the_labels_do_not_depend_on_names_or_order(network: nx.MultiDiGraph[str]) -> None:
    renamed = nx.relabel_nodes(network, {node: f"x{node}" for node in network})
    turned: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    turned.add_nodes_from(reversed(list(renamed)))
    turned.add_edges_from(reversed(list(renamed.edges(keys=True, data=True))))
    assert {f"x{node}": label for node, label in grounded(network).items()} == grounded(turned)


@given(network=attack_networks())
def test_no_function_changes_the_callers_network(network: nx.MultiDiGraph[str]) -> None:
    before = network.copy()
    grounded(network)
    assert nx.utils.graphs_equal(before, network)


def test_a_defended_claim_stands_and_its_attacker_falls() -> None:
    assert grounded(attacks(("a", "b"), ("b", "c"))) == {"a": "in", "b": "out", "c": "in"}


def test_two_claims_that_attack_each_other_stay_undecided() -> None:
    assert set(grounded(attacks(("a", "b"), ("b", "a"))).values()) == {"undecided"}


def test_a_claim_that_attacks_itself_is_never_accepted() -> None:
    assert grounded(attacks(("a", "a"), ("a", "b"))) == {"a": "undecided", "b": "undecided"}


@pytest.mark.parametrize("relation", ["supports", "answers", "qualifies", "restates", "causes"])
def test_only_attacks_count(relation: str) -> None:
    network = nx.MultiDiGraph([("a", "b", {"relation": relation})])
    assert grounded(network) == {"a": "in", "b": "in"}


def undercut_rebuttal() -> nx.MultiDiGraph[str]:
    """The critic rebuts the claim; the doubt undercuts that step."""
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    network.add_node("step", kind="relation")
    network.add_edge("critic", "step", key="step", relation="premise")
    network.add_edge("step", "claim", key="step", relation="rebuts")
    network.add_edge("doubt", "step", key="undercut", relation="undercuts")
    return network


def test_an_undercut_disarms_an_attack_and_leaves_the_attacker_standing() -> None:
    assert grounded(undercut_rebuttal()) == {"step": "out", "critic": "in", "claim": "in", "doubt": "in"}


def test_a_linked_attack_falls_with_any_of_its_premises() -> None:
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    network.add_node("step", kind="relation")
    for premise in ("one", "two"):
        network.add_edge(premise, "step", key="step", relation="premise")
    network.add_edge("step", "claim", key="step", relation="attacks")
    assert grounded(network)["claim"] == "out"
    network.add_edge("critic", "two", key="r", relation="undermines")
    assert grounded(network)["claim"] == "in"
    assert grounded(network)["one"] == "in"
