"""The network and the two tables say what the map says."""

from __future__ import annotations

from pathlib import Path

import networkx as nx
import pytest

from graph.network import table
from graph.pipeline import Loaded, load

NODE_COLUMNS = "id,kind,roles,text_en,text_zh_hant,section,spans,holder,attitude,modality,hedged,side"
EDGE_COLUMNS = "id,source,target,relation,basis,coverage,confidence,strength,scheme,linked,spans"


@pytest.fixture(scope="module", params=["tests/maps/tea", "maps/globalization-2002"], ids=lambda path: Path(path).name)
def loaded(request: pytest.FixtureRequest) -> Loaded:
    return load(request.param, shapes=False)


def test_every_element_is_a_node_and_every_node_else_is_a_relation(loaded: Loaded) -> None:
    kinds = dict(loaded.network.nodes(data="kind"))
    assert {node for node, kind in kinds.items() if kind != "relation"} == set(loaded.map.elements)
    assert {node for node, kind in kinds.items() if kind == "relation"} <= set(loaded.map.relations)


def test_a_relation_that_is_attacked_or_linked_is_a_node_with_premises(loaded: Loaded) -> None:
    aimed_at = {relation.target for relation in loaded.map.relations.values()} & set(loaded.map.relations)
    linked = {relation.id for relation in loaded.map.relations.values() if relation.linked}
    for name in aimed_at | linked:
        premises = {source for source, _, kind in loaded.network.in_edges(name, data="relation") if kind == "premise"}
        assert premises == set(loaded.map.relations[name].sources)
        assert [target for _, target in loaded.network.out_edges(name)] == [loaded.map.relations[name].target]


def test_an_edge_runs_from_source_to_target_under_the_relations_id(loaded: Loaded) -> None:
    for relation in loaded.map.relations.values():
        for source in relation.sources:
            target = relation.id if relation.id in loaded.network else relation.target
            assert loaded.network.has_edge(source, target, key=relation.id)


def test_the_tables_have_the_promised_columns(loaded: Loaded) -> None:
    nodes, edges = table(loaded.dataset)
    assert {",".join(row) for row in nodes} == {NODE_COLUMNS}
    assert {",".join(row) for row in edges} == {EDGE_COLUMNS}


def test_the_tables_have_a_row_for_each_element_and_each_source(loaded: Loaded) -> None:
    nodes, edges = table(loaded.dataset)
    assert sorted(row["id"] for row in nodes) == sorted(loaded.map.elements)
    expected = sorted((name, each) for name, relation in loaded.map.relations.items() for each in relation.sources)
    assert sorted((row["id"], row["source"]) for row in edges) == expected


def test_every_end_of_an_edge_is_an_id_of_a_table(loaded: Loaded) -> None:
    nodes, edges = table(loaded.dataset)
    elements, relations = {row["id"] for row in nodes}, {row["id"] for row in edges}
    assert {row["source"] for row in edges} <= elements
    assert {row["target"] for row in edges} <= elements | relations


def test_the_primary_stance_stands_first(loaded: Loaded) -> None:
    rows = {row["id"]: row for row in table(loaded.dataset)[0]}
    for element in loaded.map.elements.values():
        assert rows[element.id]["attitude"].split(";") == [stance.attitude for stance in element.stances]
        assert rows[element.id]["holder"].split(";")[0] == loaded.map.actors[element.stances[0].holder].label["en"]


def test_hedged_is_true_exactly_where_a_hedge_is_recorded(loaded: Loaded) -> None:
    rows = {row["id"]: row["hedged"] for row in table(loaded.dataset)[0]}
    hedged = {element.id for element in loaded.map.elements.values() if any(s.hedge for s in element.stances)}
    assert {name for name, value in rows.items() if value == "true"} == hedged


def test_a_criticism_is_what_faults_something_or_is_answered(loaded: Loaded) -> None:
    answered = {relation.target for relation in loaded.map.relations.values() if relation.kind == "answers"}
    faulting = {element.id for element in loaded.map.elements.values() if element.criticizes}
    roles = dict(loaded.network.nodes(data="roles", default=""))
    assert {node for node, role in roles.items() if "criticism" in role.split(";")} == answered | faulting


def test_every_networkx_function_works_on_the_network(loaded: Loaded) -> None:
    assert nx.number_weakly_connected_components(loaded.network) == len(loaded.analysis.component_sizes)
