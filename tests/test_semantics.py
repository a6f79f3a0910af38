"""The six semantics against their definitions by brute force, the laws between them, and what a budget does."""

from __future__ import annotations

import subprocess
import sys

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.acceptance import (
    SEMANTICS,
    attack_graph,
    credulous,
    decomposition,
    extension,
    extensions,
    framework,
    grounded,
    number_of_extensions,
    sceptical,
    standings,
)
from graph.acceptance.framework import from_pairs
from graph.acceptance.grounding import labels
from graph.acceptance.oracle import Budget
from graph.acceptance.part import undecided
from graph.acceptance.search import Search
from graph.errors import BudgetSpent, NodeNotFound, QueryError
from tests import brute_force
from tests.frameworks import debate, duels, pigeons, random_framework
from tests.strategies import attack_networks

DIRECTIONAL = ("grounded", "complete", "preferred", "ideal")


def by_definition(network: nx.MultiDiGraph[str]) -> brute_force.Sets:
    """Every extension of every semantics, by trying all sets."""
    return brute_force.dung(network, {node: set(found) for node, found in attack_graph(network).items()})


def asked(network: nx.MultiDiGraph[str], semantics: str) -> set[frozenset[str]]:
    """Every extension, each of which must come once."""
    found = list(extensions(network, semantics))
    assert len(found) == len(set(found)) == number_of_extensions(network, semantics)
    return set(found)


@pytest.mark.slow
@settings(max_examples=2000)
@given(network=attack_networks())
def test_extensions_and_both_acceptances_are_those_of_the_definitions(network: nx.MultiDiGraph[str]) -> None:
    for semantics, expected in by_definition(network).items():
        assert asked(network, semantics) == expected, semantics
        for node in network:
            assert credulous(network, node, semantics) == any(node in each for each in expected), semantics
            assert sceptical(network, node, semantics) == all(node in each for each in expected), semantics


@given(network=attack_networks(most=12))
def test_each_semantics_lies_within_the_next(network: nx.MultiDiGraph[str]) -> None:
    (ground,), (ideal,) = asked(network, "grounded"), asked(network, "ideal")
    preferred = asked(network, "preferred")
    assert ground <= ideal
    assert all(ideal <= each for each in preferred)
    assert asked(network, "stable") <= asked(network, "semi-stable") <= preferred <= asked(network, "complete")


@given(network=attack_networks(most=12))
def test_there_are_preferred_extensions_and_none_lies_within_another(network: nx.MultiDiGraph[str]) -> None:
    preferred = asked(network, "preferred")
    assert preferred
    assert set(brute_force.largest(preferred)) == preferred


@given(network=attack_networks(most=12))
def test_semi_stable_is_stable_where_a_stable_extension_exists(network: nx.MultiDiGraph[str]) -> None:
    stable = asked(network, "stable")
    assert not stable or asked(network, "semi-stable") == stable


@given(network=attack_networks(most=12))
def test_grounded_is_the_least_fixed_point_of_defence(network: nx.MultiDiGraph[str]) -> None:
    attackers = attack_graph(network)
    held: set[str] = set()
    while True:
        beaten = {node for node in network if held & set(attackers[node])}
        more = {node for node in network if set(attackers[node]) <= beaten}
        if more == held:
            break
        held = more
    assert asked(network, "grounded") == {frozenset(held)}
    assert {node for node, label in grounded(network).items() if label == "in"} == held


@given(network=attack_networks(most=12))
def test_without_a_circle_all_semantics_agree(network: nx.MultiDiGraph[str]) -> None:
    acyclic = network.edge_subgraph([edge for edge in network.edges(keys=True) if edge[0] < edge[1]])
    assert len({frozenset(asked(acyclic, semantics)) for semantics in SEMANTICS}) == 1


@given(network=attack_networks(most=10))
def test_acceptances_that_must_agree_do(network: nx.MultiDiGraph[str]) -> None:
    labels = grounded(network)
    for node in network:
        assert credulous(network, node, "preferred") == credulous(network, node, "complete")
        assert sceptical(network, node, "complete") == (labels[node] == "in")


@given(network=attack_networks(most=10))
def test_every_complete_extension_labels_each_argument_with_a_reason(network: nx.MultiDiGraph[str]) -> None:
    attackers = attack_graph(network)
    for members in extensions(network, "complete"):
        out = {node for node in network if members & set(attackers[node])}
        assert not members & out
        assert all((node in members) == (set(attackers[node]) <= out) for node in network)


@pytest.mark.parametrize("semantics", SEMANTICS)
@given(one=attack_networks(most=5), other=attack_networks(most=5))
def test_debates_side_by_side_have_the_product_of_their_extensions(
    semantics: str, one: nx.MultiDiGraph[str], other: nx.MultiDiGraph[str]
) -> None:
    renamed = nx.relabel_nodes(other, {node: f"x{node}" for node in other})
    product = {left | right for left in asked(one, semantics) for right in asked(renamed, semantics)}
    assert asked(nx.union(one, renamed), semantics) == product


@pytest.mark.parametrize("semantics", SEMANTICS)
@given(network=attack_networks(), data=st.data())
def test_names_and_order_change_nothing(semantics: str, network: nx.MultiDiGraph[str], data: st.DataObject) -> None:
    names = dict(zip(network, data.draw(st.permutations([f"x{node}" for node in network])), strict=True))
    turned: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    turned.add_nodes_from(reversed([names[node] for node in network]))
    turned.add_edges_from((names[a], names[b], key, attributes) for a, b, key, attributes in edges(network))
    renamed = {frozenset(names[node] for node in each) for each in asked(network, semantics)}
    assert asked(turned, semantics) == renamed


@pytest.mark.parametrize("semantics", DIRECTIONAL)
@given(network=attack_networks(), data=st.data())
def test_what_attacks_nobody_in_a_part_changes_nothing_there(
    semantics: str, network: nx.MultiDiGraph[str], data: st.DataObject
) -> None:
    chosen = data.draw(st.sets(st.sampled_from(list(network)))) if network else set()
    part = chosen.union(*(nx.ancestors(network, node) for node in chosen))
    inside = {each & part for each in asked(network, semantics)}
    assert inside == asked(network.subgraph(part), semantics)


@pytest.mark.parametrize("semantics", ["stable", "semi-stable"])
def test_stable_and_semi_stable_look_ahead(semantics: str) -> None:
    """Two rivals, one of whom keeps a liar quiet: only that one is stable, though the liar attacks neither."""
    network = debate("ab", "ba", "bc", "cc")
    assert asked(network, semantics) == {frozenset("b")}
    assert asked(network.subgraph("ab"), semantics) == {frozenset("a"), frozenset("b")}


@given(network=attack_networks(), semantics=st.sampled_from(SEMANTICS), limit=st.integers(0, 3))
def test_a_limit_gives_the_first_extensions_in_the_same_order_and_changes_no_network(
    network: nx.MultiDiGraph[str], semantics: str, limit: int
) -> None:
    before = network.copy()
    found = list(extensions(network, semantics, budget=60))
    assert list(extensions(network, semantics, limit)) == found[:limit]
    assert extension(network, semantics) == (found[0] if found else None)
    assert nx.utils.graphs_equal(before, network)


def test_an_empty_debate_has_one_empty_extension_under_every_semantics() -> None:
    assert all(asked(nx.MultiDiGraph(), semantics) == {frozenset()} for semantics in SEMANTICS)


def test_where_nothing_is_stable_everything_is_sceptically_accepted_and_nothing_credulously() -> None:
    network = debate("aa", "bc")
    assert extension(network, "stable") is None
    assert [credulous(network, node, "stable") for node in "abc"] == [False] * 3
    assert [sceptical(network, node, "stable") for node in "abc"] == [True] * 3


@pytest.mark.parametrize("ask", [credulous, sceptical])
def test_an_unknown_argument_is_named_with_the_nearest_known_one(ask) -> None:
    with pytest.raises(NodeNotFound, match=r"'grwth'.*did you mean 'growth'"):
        ask(nx.DiGraph([("growth", "cost", {"relation": "attacks"})]), "grwth", "preferred")


def test_an_unknown_semantics_is_refused_at_the_call() -> None:
    with pytest.raises(QueryError, match="did you mean 'preferred'"):
        extensions(nx.DiGraph(), "prefered")


@pytest.mark.parametrize("budget", [0, -1, float("nan")])
def test_a_budget_that_is_no_time_is_refused(budget: float) -> None:
    with pytest.raises(QueryError, match="positive number of seconds"):
        extensions(nx.DiGraph(), "stable", budget=budget)


def test_a_negative_limit_is_refused() -> None:
    with pytest.raises(QueryError, match="from 0 up"):
        extensions(nx.DiGraph(), "stable", limit=-1)


@pytest.mark.parametrize("conflicts", [0, -1, 2.5])
def test_a_budget_in_conflicts_is_a_whole_number_from_1_up_and_both_are_refused_at_once(conflicts: float) -> None:
    with pytest.raises(QueryError, match="whole number from 1 up"):
        extension(nx.DiGraph(), "stable", conflicts=conflicts)
    with pytest.raises(QueryError, match=r"(?s)seconds.*conflicts"):
        credulous(debate("ab"), "a", "stable", -1, conflicts=0)


@pytest.mark.parametrize("ask", [credulous, sceptical])
def test_a_budget_in_conflicts_gives_the_same_answer_every_time(ask) -> None:
    network = pigeons(7)
    assert [ask(network, "goal", "preferred", conflicts=50) for _ in range(3)] == [None] * 3
    assert ask(network, "goal", "preferred", conflicts=1_000_000) is False


@pytest.mark.slow
@pytest.mark.parametrize("ask", [credulous, sceptical])
def test_a_hard_question_ends_on_its_budget_with_unknown(ask) -> None:
    network = pigeons(11)
    assert ask(network, "goal", "preferred", budget=2.0) is None


@pytest.mark.slow
@pytest.mark.parametrize("semantics", ["preferred", "stable", "semi-stable", "ideal"])
@pytest.mark.parametrize(("arguments", "attacks"), [(1000, 12_000), (10_000, 100_000)])
def test_a_large_hard_framework_ends_on_its_budget_with_unknown(semantics, arguments: int, attacks: int) -> None:
    hard = random_framework(arguments, attacks, seed=1)
    with pytest.raises(BudgetSpent):
        list(extensions(hard, semantics, budget=2.0))


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(3))
def test_ten_thousand_arguments_attacked_at_random_are_answered(seed: int) -> None:
    debate = random_framework(10_000, 30_000, seed)
    argument = next(name for name, label in grounded(debate).items() if label == "undecided")
    for question in (
        lambda: extension(debate, "preferred"),
        lambda: extension(debate, "stable"),
        lambda: credulous(debate, argument, "complete"),
        lambda: sceptical(debate, argument, "preferred"),
    ):
        question()


@pytest.mark.slow
def test_an_enumeration_that_runs_out_of_time_says_so_after_what_it_found() -> None:
    found: set[frozenset[str]] = set()
    with pytest.raises(BudgetSpent, match=r"within 0\.2 s"):
        found.update(extensions(debate(*duels(30)), "stable", budget=0.2))
    assert len(found) > 1


def test_without_the_solver_the_message_says_what_to_install_and_grounded_still_works() -> None:
    code = (
        "import sys; sys.modules['pysat'] = sys.modules['pysat.solvers'] = None\n"
        "import networkx as nx\n"
        "from graph.acceptance import extension, grounded\n"
        "from graph.errors import MissingPackage\n"
        "duel = nx.DiGraph([('a', 'b', {'relation': 'attacks'}), ('b', 'a', {'relation': 'attacks'})])\n"
        "print(grounded(duel), extension(nx.DiGraph(), 'preferred'))\n"
        "try:\n    extension(duel, 'preferred')\n"
        "except MissingPackage as error:\n    print(error)\n"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert shown.stdout.splitlines()[0] == "{'a': 'undecided', 'b': 'undecided'} frozenset()"
    assert "pip install python-sat" in shown.stdout


@pytest.mark.slow
def test_grounded_follows_a_chain_of_a_hundred_thousand() -> None:
    size = 100_000
    chain = from_pairs([str(number) for number in range(size)], ((each, each + 1) for each in range(size - 1)))
    labels = grounded(chain)
    assert [labels[str(number)] for number in (0, 1, size - 1)] == ["in", "out", "out"]


def test_a_framework_answers_like_the_network_it_was_made_of() -> None:
    network = debate("ab", "ba", "bc")
    assert asked(framework(network), "preferred") == asked(network, "preferred")


def edges(network: nx.MultiDiGraph[str]) -> list[tuple[str, str, str, dict[str, str]]]:
    return list(reversed(list(network.edges(keys=True, data=True))))


def test_rivalries_side_by_side_are_counted_by_products_and_given_one_by_one() -> None:
    network = debate(*duels(500))
    assert number_of_extensions(network, "preferred") == 2**500
    assert number_of_extensions(network, "complete") == 3**500
    first = list(extensions(network, "stable", limit=3))
    assert len(set(first)) == 3
    assert all(len(each) == 500 for each in first)


@pytest.mark.slow
def test_a_long_chain_of_rivalries_is_solved_one_after_the_other() -> None:
    rivals = list(duels(1500))
    steps = [(one, following) for (one, _), (following, _) in zip(rivals[::2], rivals[2::2], strict=False)]
    found = extension(debate(*rivals, *steps), "preferred")
    assert found is not None
    assert all((one in found) != (other in found) for one, other in rivals)


@given(network=attack_networks(most=7), semantics=st.sampled_from(SEMANTICS))
def test_taking_a_debate_apart_gives_what_the_solver_finds_in_the_whole(network, semantics: str) -> None:
    read = framework(network)
    part = undecided(read, labels(read))
    whole = Search(part, Budget()).extensions(semantics)
    assert {frozenset(each) for each in whole} == {
        frozenset(each) for each in decomposition.members(part, semantics, Budget())
    }


@given(network=attack_networks(), semantics=st.sampled_from(SEMANTICS))
def test_where_every_argument_stands_is_what_the_two_acceptances_say(network, semantics):
    found = standings(network, semantics)
    has_any = extension(network, semantics) is not None
    for argument in network:
        some = credulous(network, argument, semantics)
        every = sceptical(network, argument, semantics) and has_any
        assert found[argument] == ("sceptical" if every else "credulous" if some else "rejected")
