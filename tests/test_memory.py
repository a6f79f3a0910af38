"""The store of a dataset answers as rdflib's own does, whatever is added, removed and asked."""

from collections import Counter
from itertools import product

from hypothesis import given
from hypothesis import strategies as st
from rdflib import Dataset, Graph, Literal, URIRef
from rdflib.term import Node

from graph.rdf.memory import CompactMemory
from graph.shapes import Facts

NAMES = [URIRef(f"https://example.org/{name}") for name in "abc"]
VALUES: list[Node] = [*NAMES, Literal("a"), Literal("a", lang="en"), Literal("1"), Literal(1)]
GRAPHS = [URIRef(f"https://example.org/graph/{name}") for name in "xy"]
PATTERNS = list(product([*NAMES, None], [*NAMES[:2], None], [*VALUES, None]))

triples = st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES[:2]), st.sampled_from(VALUES))
patterns = st.sampled_from(PATTERNS)
graphs = st.sampled_from(GRAPHS)
changes = st.one_of(
    st.tuples(st.just("add"), triples, graphs),
    st.tuples(st.just("remove"), patterns, st.one_of(graphs, st.none())),
    st.tuples(st.just("drop"), st.just((None, None, None)), graphs),
    st.tuples(st.just("ask"), patterns, graphs),
)


def changed(dataset: Dataset, change: str, pattern: tuple[Node | None, ...], name: URIRef | None) -> object:
    if change == "add":
        dataset.graph(name).add(pattern)
    elif change == "remove" and name is None:
        dataset.remove(pattern)
    elif change == "remove":
        dataset.graph(name).remove(pattern)
    elif change == "drop":
        dataset.remove_graph(name)
    return Counter(dataset.graph(name).triples(pattern)) if change == "ask" else None


@given(history=st.lists(changes, max_size=25))
def test_every_pattern_finds_the_same_as_in_the_store_of_rdflib(history: list[tuple]) -> None:
    ours, theirs = Dataset(CompactMemory(), default_union=True), Dataset(default_union=True)
    for step in history:
        assert changed(ours, *step) == changed(theirs, *step)
    assert len(ours) == len(theirs)
    for pattern in PATTERNS:
        assert Counter(ours.triples(pattern)) == Counter(theirs.triples(pattern))
        assert Counter(ours.quads((*pattern, None))) == Counter(theirs.quads((*pattern, None)))
    for name in GRAPHS:
        assert len(ours.graph(name)) == len(theirs.graph(name))
        for pattern in PATTERNS:
            assert Counter(ours.graph(name).triples(pattern)) == Counter(theirs.graph(name).triples(pattern))
    for triple in product(NAMES, NAMES[:2], VALUES):
        assert (triple in ours) == (triple in theirs)
        assert {graph.identifier for graph in ours.graphs(triple)} == {
            each.identifier for each in theirs.graphs(triple)
        }


def test_a_graph_may_be_changed_while_it_is_walked_through() -> None:
    graph = Graph(CompactMemory(), GRAPHS[0])
    for triple in product(NAMES, NAMES[:2], VALUES):
        graph.add(triple)
    for subject, predicate, value in graph:
        graph.remove((subject, predicate, value))
        graph.add((value, predicate, subject))
    assert {subject for subject, _, _ in graph} <= set(VALUES)


def test_a_dataset_answers_sparql_and_takes_updates() -> None:
    dataset = Dataset(CompactMemory(), default_union=True)
    dataset.update("INSERT DATA { GRAPH <https://example.org/g> { <urn:a> <urn:p> 1 , 2 . <urn:b> <urn:p> 1 } }")
    dataset.update("DELETE WHERE { GRAPH ?g { <urn:a> ?p 2 } }")
    rows = dataset.query("SELECT ?s WHERE { ?s <urn:p> 1 } ORDER BY ?s")
    assert [str(row.s) for row in rows] == ["urn:a", "urn:b"]


class Compared(URIRef):
    """An IRI that counts how often one of its kind is compared with another."""

    times = 0
    __hash__ = URIRef.__hash__

    def __eq__(self, other: object) -> bool:
        Compared.times += 1
        return super().__eq__(other)


def test_a_thousand_objects_of_one_subject_are_gathered_and_removed_without_comparing_each_with_each() -> None:
    dataset = Dataset(CompactMemory(), default_union=True)
    graph = dataset.graph(GRAPHS[0])
    objects = [Compared(f"https://example.org/{number}") for number in range(1000)]
    for each in objects:
        graph.add((NAMES[0], NAMES[1], each))
    facts = Facts(dataset, Graph(), lambda _: ())
    assert facts.objects(NAMES[1]) == {NAMES[0]: objects}
    graph.remove((NAMES[0], None, None))
    assert len(graph) == 0
    assert Compared.times < 20 * len(objects)
