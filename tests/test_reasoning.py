"""Rules add what follows, and only that."""

from __future__ import annotations

import pytest

from graph.pipeline import Loaded, load
from graph.rdf import ontology_version
from graph.reasoning import infer
from graph.vocabulary import CP, RDF, Names, graph_name


@pytest.fixture(scope="module")
def loaded() -> Loaded:
    return load("tests/maps/tea", shapes=False)


def inferred(loaded: Loaded) -> set[object]:
    return set(loaded.dataset.graph(graph_name("inferred", loaded.map.id, ontology_version())))


def test_a_second_run_adds_nothing(loaded: Loaded) -> None:
    before = inferred(loaded)
    infer(loaded.dataset, loaded.map)
    assert inferred(loaded) == before


def test_every_relation_yields_a_direct_edge_for_each_source(loaded: Loaded) -> None:
    names = Names(loaded.map.id)
    for relation in loaded.map.relations.values():
        target = (
            names.element(relation.target)
            if relation.target in loaded.map.elements
            else names.relation(relation.target)
        )
        for source in relation.sources:
            assert (names.element(source), CP[relation.kind], target) in loaded.dataset


def test_no_direct_edge_stands_without_a_record(loaded: Loaded) -> None:
    names = Names(loaded.map.id)
    recorded = {
        (
            names.element(source),
            names.of("element" if relation.target in loaded.map.elements else "relation", relation.target),
        )
        for relation in loaded.map.relations.values()
        for source in relation.sources
    }
    derived = {
        (s, o)
        for kind in (CP.supports, CP.attacks, CP.answers, CP.causes)
        for s, o in loaded.dataset.subject_objects(kind)
    }
    assert derived <= recorded


def test_statistics_are_evidence_and_evidence_is_an_element(loaded: Loaded) -> None:
    statistics = set(loaded.dataset.subjects(RDF.type, CP.Statistic))
    assert statistics
    assert all((each, RDF.type, CP.Element) in loaded.dataset for each in statistics)
