"""The analysis written back as knowledge: its own named graph, so that SPARQL can ask for what was computed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from rdflib import Dataset, Literal, URIRef

from graph.analysis import Analysis
from graph.findings.decisions import decisions
from graph.findings.results import Results, Triple
from graph.findings.verdicts import verdicts
from graph.rdf import only_map
from graph.vocabulary import CP, DCTERMS, PROV, RDF, Names, graph_name

__all__ = ["annotate"]


def annotate(dataset: Dataset, analysis: Analysis, map_id: str | None = None) -> None:
    """Write the analysis into ``analysis/<map>/<run>``, replacing every earlier run of this map.

    ``map_id`` names the map where the dataset holds several. A second call changes nothing. Linear in the results.
    """
    map_id = only_map(dataset, map_id)
    for old in _earlier(dataset, map_id):
        dataset.remove_graph(dataset.graph(old))
        dataset.graph(graph_name("meta")).remove((old, None, None))
    name = graph_name("analysis", map_id, analysis.run)
    results = Results(analysis, Names(map_id))
    graph = dataset.graph(name)
    triples = chain(_run(results, sorted(_read(dataset, map_id))), verdicts(results), decisions(results))
    graph.addN((*triple, graph) for triple in triples)
    for triple in _meta(name, results.run, Names(map_id).map):
        dataset.graph(graph_name("meta")).add(triple)


def _earlier(dataset: Dataset, map_id: str) -> list[URIRef]:
    prefix = f"{graph_name('analysis', map_id)}/"
    return [URIRef(str(g.identifier)) for g in dataset.graphs() if str(g.identifier).startswith(prefix)]


def _read(dataset: Dataset, map_id: str) -> Iterator[URIRef]:
    """The named graphs that the analysis read."""
    parts = tuple(f"{graph_name(part, map_id)}" for part in ("source", "asserted", "inferred"))
    for graph in dataset.graphs():
        if str(graph.identifier).startswith(parts):
            yield URIRef(str(graph.identifier))


def _meta(name: URIRef, run: URIRef, map_iri: URIRef) -> Iterator[Triple]:
    yield name, RDF.type, PROV.Entity
    yield name, DCTERMS.isPartOf, map_iri
    yield name, PROV.wasGeneratedBy, run


def _run(results: Results, read: Iterable[URIRef]) -> Iterator[Triple]:
    """Yield the run itself: what it read, and what was chosen for it."""
    yield results.run, RDF.type, CP.Run
    yield from ((results.run, PROV.used, graph) for graph in read)
    for name, value in results.analysis.parameters.items():
        iri = results.names.of("run", f"{results.analysis.run}.{name.replace('_', '-')}")
        yield iri, RDF.type, CP.Parameter
        yield iri, DCTERMS.identifier, Literal(name)
        yield iri, DCTERMS.isPartOf, results.run
        yield iri, CP.value, Literal(value)
