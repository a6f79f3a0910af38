"""A map becomes RDF and comes back whole."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import BNode, Dataset, Literal, URIRef

from graph.errors import MapError
from graph.model import ArgumentMap
from graph.rdf import from_rdf, ontology, term_labels
from graph.reader import read
from graph.reasoning import to_rdf
from graph.vocabulary import CP, DCTERMS, OA, RDF, graph_name

MAPS = sorted(path.parent for top in ("maps", "tests/maps") for path in Path(top).glob("*/map.yaml"))


@pytest.fixture(scope="module", params=MAPS, ids=lambda path: path.name)
def authored(request: pytest.FixtureRequest) -> ArgumentMap:
    return read(request.param)


def test_from_rdf_is_the_inverse_of_to_rdf(authored: ArgumentMap) -> None:
    assert from_rdf(to_rdf(authored)) == authored


def test_the_data_has_no_blank_nodes(authored: ArgumentMap) -> None:
    assert not any(isinstance(node, BNode) for quad in to_rdf(authored) for node in quad)


def test_no_words_of_the_source_stand_in_the_data(authored: ArgumentMap) -> None:
    dataset = to_rdf(authored)
    assert not any(list(dataset.triples((None, term, None))) for term in (OA.exact, OA.prefix, OA.suffix))


def test_the_source_and_what_was_read_from_it_are_graphs_of_their_own(authored: ArgumentMap) -> None:
    dataset = to_rdf(authored)
    source, asserted = (dataset.graph(graph_name(part, authored.id)) for part in ("source", "asserted"))
    assert set(source.subjects(RDF.type, CP.Passage)) == set(source.subjects(CP.hasSpan)) - set(
        source.subjects(RDF.type, CP.Section)
    )
    assert len(set(asserted.subjects(RDF.type, CP.Relation))) == len(authored.relations)
    assert not set(asserted.subjects(RDF.type, CP.Passage))


def test_every_record_belongs_to_its_map(authored: ArgumentMap) -> None:
    asserted = to_rdf(authored).graph(graph_name("asserted", authored.id))
    for cls in (CP.Claim, CP.PolicyResponse, CP.Relation, CP.Stance):
        assert all((record, DCTERMS.isPartOf, None) in asserted for record in asserted.subjects(RDF.type, cls))


def test_language_tags_are_kept_as_written(authored: ArgumentMap) -> None:
    tags = {node.language for *_, node, _ in to_rdf(authored) if isinstance(node, Literal) and node.language}
    assert tags == set(authored.languages)


def test_the_triples_are_read_alike_by_another_library(authored: ArgumentMap) -> None:
    dataset = to_rdf(authored)
    store = ox.Store()
    store.load(dataset.serialize(format="nquads").encode(), format=ox.RdfFormat.N_QUADS)
    assert len(store) == len(set(dataset.quads()))


def test_a_dataset_without_a_map_says_so() -> None:
    with pytest.raises(MapError, match="none"):
        from_rdf(Dataset(default_union=True))


def test_several_maps_ask_which_one_is_meant() -> None:
    both = Dataset(default_union=True)
    maps = [read(path) for path in MAPS[:2]]
    for each in maps:
        both.addN(to_rdf(each).quads())  # type: ignore[arg-type]
    with pytest.raises(MapError, match=maps[0].id):
        from_rdf(both)
    assert from_rdf(both, maps[1].id) == maps[1]


def test_the_vocabulary_is_a_named_graph_of_its_version() -> None:
    names = [str(graph.identifier) for graph in ontology().graphs() if len(graph)]
    assert len(names) == 1
    assert names[0].startswith("https://w3id.org/counterpoint/graph/vocabulary/")


@pytest.mark.parametrize(
    ("word", "language", "label"),
    [
        ("supports", "en", "supports"),
        ("answers", "zh-Hant", "回應"),
        ("claim", "en", "claim"),
        ("policy_response", "zh-Hant", "政策回應"),
    ],
)
def test_terms_are_labelled_in_both_languages(word: str, language: str, label: str) -> None:
    assert term_labels()[word][language] == label


@pytest.mark.parametrize("word", ["term", "startswith", "count"])
def test_a_term_may_be_called_like_a_method_of_a_string(word: str) -> None:
    assert CP[word] == URIRef(f"{CP}{word}")
    assert CP[f"{word}-of-tea"] in CP
