"""The analysis written back as knowledge: its own named graph, so that SPARQL can ask for what was computed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import TypeAlias

from rdflib import Dataset, Literal, URIRef
from rdflib.term import Node

from graph.analysis import READINGS, Analysis
from graph.rdf import only_map
from graph.strength import Strengths
from graph.vocabulary import CP, CPS, DCTERMS, PROV, RDF, XSD, Names, graph_name

Triple: TypeAlias = tuple[Node, Node, Node]
DIGITS = 12


def annotate(dataset: Dataset, analysis: Analysis, map_id: str | None = None) -> None:
    """Write the analysis into ``analysis/<map>/<run>``, replacing every earlier run of this map.

    ``map_id`` names the map where the dataset holds several. A second call changes nothing. Linear in the results.
    """
    map_id = only_map(dataset, map_id)
    for old in _earlier(dataset, map_id):
        dataset.remove_graph(dataset.graph(old))
        dataset.graph(graph_name("meta")).remove((old, None, None))
    name = graph_name("analysis", map_id, analysis.run)
    results = _Results(analysis, Names(map_id))
    graph = dataset.graph(name)
    for triple in results.triples(sorted(_read(dataset, map_id))):
        graph.add(triple)
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


def number(value: float) -> Literal:
    """Return a decimal literal of twelve significant digits, the same on every platform.

    >>> number(1 / 3)
    rdflib.term.Literal('0.333333333333', datatype=rdflib.term.URIRef('http://www.w3.org/2001/XMLSchema#decimal'))
    """
    return Literal(f"{Decimal(f'{value:.{DIGITS}g}').normalize():f}", datatype=XSD.decimal)


class _Results:
    """Triples of one run; a result says what one method says of one thing."""

    def __init__(self, analysis: Analysis, names: Names) -> None:
        self.analysis = analysis
        self.names = names
        self.run = names.of("run", analysis.run)

    def triples(self, read: Iterable[URIRef]) -> Iterator[Triple]:
        yield self.run, RDF.type, CP.Run
        yield from ((self.run, PROV.used, graph) for graph in read)
        for name, value in self.analysis.parameters.items():
            yield from self._parameter(name, value)
        yield from self._labels("grounded", self.analysis.grounded)
        for semantics, standings in self.analysis.standings.items():
            if semantics != "grounded":  # whose label says more
                yield from self._labels(semantics, standings)
        for gradual, strengths in self.analysis.strengths.items():
            yield from self._strengths(gradual, strengths)
        yield from self._values("page-rank", self.analysis.page_rank)
        yield from self._values("betweenness", self.analysis.betweenness)
        yield from self._values("component", self.analysis.component)
        for reading in READINGS:
            yield from self._reading(reading)

    def _parameter(self, name: str, value: str | float) -> Iterator[Triple]:
        iri = self.names.of("run", f"{self.analysis.run}.{name.replace('_', '-')}")
        yield iri, RDF.type, CP.Parameter
        yield iri, DCTERMS.identifier, Literal(name)
        yield iri, DCTERMS.isPartOf, self.run
        yield iri, CP.value, Literal(value)

    def _labels(self, method: str, labels: Mapping[str, str]) -> Iterator[Triple]:
        for thing, label in labels.items():
            result = self._name(thing, method)
            yield from self._result(result, self._about(thing), method)
            yield result, CP.label, CPS[label]

    def _values(self, method: str, values: Mapping[str, float]) -> Iterator[Triple]:
        for thing, value in values.items():
            result = self._name(thing, method)
            yield from self._result(result, self._about(thing), method)
            yield result, CP.value, number(value)

    def _strengths(self, method: str, found: Strengths) -> Iterator[Triple]:
        """Say how far the semantics can be trusted, and what it says of each node where it says anything."""
        unsettled = set(found.unsettled)
        yield from self._values(method, {name: value for name, value in found.items() if name not in unsettled})
        status = found.certificate.status.replace(" ", "-")
        yield from self._labels(method, dict.fromkeys(found.unsettled, status))
        whole = self._name("map", f"{method}.certificate")
        yield from self._result(whole, self.names.map, method)
        yield whole, CP.label, CPS[status]

    def _reading(self, reading: str) -> Iterator[Triple]:
        still_open = set(self.analysis.open[reading])
        for criticism in self.analysis.criticisms:
            result = self._name(criticism, f"answer-status.{reading}")
            yield from self._result(result, self._about(criticism), "answer-status", reading)
            yield result, CP.label, CPS["open" if criticism in still_open else "answered"]
        for response, met in self.analysis.coverage[reading].items():
            result = self._name(response, f"criticisms-answered.{reading}")
            yield from self._result(result, self._about(response), "criticisms-answered", reading)
            yield result, CP.value, number(len(met))
        result = self._name("map", f"unanswered-index.{reading}")
        yield from self._result(result, self.names.map, "unanswered-index", reading)
        yield result, CP.value, number(self.analysis.unanswered_index[reading])

    def _result(self, result: URIRef, about: URIRef, method: str, reading: str = "") -> Iterator[Triple]:
        yield result, RDF.type, CP.Result
        yield result, PROV.wasGeneratedBy, self.run
        yield result, CP.about, about
        yield result, CP.method, CPS[method]
        if reading:
            yield from ((result, CP.basis, CPS[basis]) for basis in READINGS[: READINGS.index(reading) + 1])

    def _name(self, thing: str, method: str) -> URIRef:
        return self.names.of("result", f"{self.analysis.run}.{thing}.{method}")

    def _about(self, thing: str) -> URIRef:
        return self.names.element(thing) if self._is_element(thing) else self.names.relation(thing)

    def _is_element(self, thing: str) -> bool:
        return thing not in self.analysis.relation_nodes
