"""An `ArgumentMap` as RDF: one function per kind of thing, each yielding triples."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import TypeAlias

from rdflib import Dataset, Literal, URIRef
from rdflib.term import Node

from graph.model import (
    ArgumentMap,
    Discrepancy,
    Document,
    Element,
    Figure,
    Named,
    OrderedList,
    Passage,
    Relation,
    Section,
    Span,
    Stance,
    Text,
    TourStep,
)
from graph.rdf.memory import CompactMemory
from graph.vocabulary import (
    CP,
    CPS,
    DCTERMS,
    EVIDENCE_CLASSES,
    OA,
    OWL,
    PREFIXES,
    PROV,
    RDF,
    SKOS,
    TERM_CLASSES,
    XSD,
    Names,
    graph_name,
)

Triple: TypeAlias = tuple[Node, Node, Node]

PERIODS = {4: XSD.gYear, 7: XSD.gYearMonth, 10: XSD.date}
AGENTS = {"institution": PROV.Organization, "person": PROV.Person}


def write_map(argument_map: ArgumentMap) -> Dataset:
    """Return what the analyst wrote as a dataset.

    Its named graphs are ``source/<map>``, ``asserted/<map>`` and ``meta``; its default graph is their union. Linear in
    the size of the map. `from_rdf` is the inverse.
    """
    dataset = new_dataset()
    names = Names(argument_map.id)
    writer = _Writer(argument_map, names)
    source, asserted = graph_name("source", argument_map.id), graph_name("asserted", argument_map.id)
    _fill(dataset, source, writer.source())
    _fill(dataset, asserted, writer.asserted())
    _fill(dataset, graph_name("meta"), _meta(names, source, asserted))
    return dataset


def new_dataset() -> Dataset:
    """Return an empty dataset whose default graph is the union, with the usual prefixes bound."""
    dataset = Dataset(CompactMemory(), default_union=True)
    for prefix, namespace in PREFIXES.items():
        dataset.bind(prefix, namespace, override=True, replace=True)
    return dataset


def literal_texts(text: Text) -> Iterator[Literal]:
    """Yield one literal per language.

    >>> list(literal_texts({"en": "tea"}))
    [rdflib.term.Literal('tea', lang='en')]
    """
    return (Literal(words, lang=language) for language, words in sorted(text.items()))


def _fill(dataset: Dataset, name: URIRef, triples: Iterable[Triple]) -> None:
    graph = dataset.graph(name)
    graph.addN((*triple, graph) for triple in triples)


def _meta(names: Names, source: URIRef, asserted: URIRef) -> Iterator[Triple]:
    for graph in (source, asserted):
        yield graph, RDF.type, PROV.Entity
        yield graph, DCTERMS.isPartOf, names.map
    yield asserted, PROV.wasDerivedFrom, source


def _decimal(value: Decimal) -> Literal:
    return Literal(f"{value.normalize():f}", datatype=XSD.decimal)


class _Writer:
    """Knows the map and its names; every method yields triples about one thing."""

    def __init__(self, argument_map: ArgumentMap, names: Names) -> None:
        self.map = argument_map
        self.names = names
        self.entities = {
            **{name: names.of("topic", name) for name in argument_map.topics},
            **{name: names.of("actor", name) for name in argument_map.actors},
            **{name: names.of("place", name) for name in argument_map.places},
            **{name: names.of("event", name) for name in argument_map.events},
            **{name: names.of("instrument", name) for name in argument_map.instruments},
            **{name: names.of("list", name) for name in argument_map.lists},
            **{name: names.of("document", name) for name in argument_map.documents},
            **{name: names.element(name) for name in argument_map.elements},
            **{name: names.relation(name) for name in argument_map.relations},
        }

    # -- the two graphs ------------------------------------------------------------------------------------------------

    def source(self) -> Iterator[Triple]:
        for document in self.map.documents.values():
            yield from self._document(document)
        for passage in dict.fromkeys(self.map.passages()):
            yield from self._passage(passage)

    def asserted(self) -> Iterator[Triple]:
        yield from self._map()
        yield from self._entities()
        for element in self.map.elements.values():
            yield from self._element(element)
        for relation in self.map.relations.values():
            yield from self._relation(relation)
        for ordered in self.map.lists.values():
            yield from self._list(ordered)
        for discrepancy in self.map.discrepancies.values():
            yield from self._discrepancy(discrepancy)
        for position, step in enumerate(self.map.tour, start=1):
            yield from self._tour_step(position, step)

    # -- the source ----------------------------------------------------------------------------------------------------

    def _document(self, document: Document) -> Iterator[Triple]:
        iri = self.names.of("document", document.id)
        yield iri, RDF.type, CP.Document
        yield iri, DCTERMS.identifier, Literal(document.file)
        yield iri, DCTERMS.language, Literal(document.language)
        yield iri, CP.digest, Literal(document.sha256)
        yield from ((iri, DCTERMS.title, text) for text in literal_texts(document.title))
        for position, section in enumerate(document.sections, start=1):
            yield from self._section(document, position, section)

    def _section(self, document: Document, position: int, section: Section) -> Iterator[Triple]:
        iri = self.names.of("section", f"{document.id}.{section.number}")
        yield iri, RDF.type, CP.Section
        yield iri, DCTERMS.isPartOf, self.names.of("document", document.id)
        yield iri, SKOS.notation, Literal(section.number)
        yield iri, CP.position, Literal(position, datatype=XSD.positiveInteger)
        yield from ((iri, SKOS.prefLabel, text) for text in literal_texts(section.title))
        for span in section.spans:
            yield iri, CP.hasSpan, self._span_iri(document.id, span)
            yield from self._span(document.id, span)

    def _passage(self, passage: Passage) -> Iterator[Triple]:
        iri = self._passage_iri(passage)
        yield iri, RDF.type, CP.Passage
        if passage.section:
            yield iri, DCTERMS.isPartOf, self.names.of("section", f"{passage.document}.{passage.section}")
        if passage.paragraph:
            yield iri, CP.paragraph, Literal(passage.paragraph, datatype=XSD.positiveInteger)
        if passage.sentence:
            yield iri, CP.sentence, Literal(passage.sentence, datatype=XSD.positiveInteger)
        for span in passage.spans:
            yield iri, CP.hasSpan, self._span_iri(passage.document, span)
            yield from self._span(passage.document, span)

    def _span(self, document: str, span: Span) -> Iterator[Triple]:
        iri, selector = self._span_iri(document, span), self.names.of("selector", f"{document}.{span}")
        yield iri, RDF.type, CP.Span
        yield iri, OA.hasSource, self.names.of("document", document)
        yield iri, OA.hasSelector, selector
        if span.digest:
            yield iri, CP.digest, Literal(span.digest)
        yield selector, RDF.type, OA.TextPositionSelector
        yield selector, OA.start, Literal(span.start, datatype=XSD.nonNegativeInteger)
        yield selector, OA.end, Literal(span.end, datatype=XSD.nonNegativeInteger)

    def _span_iri(self, document: str, span: Span) -> URIRef:
        return self.names.of("span", f"{document}.{span}")

    def _passage_iri(self, passage: Passage) -> URIRef:
        return self.names.of("passage", passage.name)

    def _anchors(self, iri: URIRef, anchors: Iterable[Passage]) -> Iterator[Triple]:
        return ((iri, CP.anchor, self._passage_iri(passage)) for passage in anchors)

    # -- what the analyst wrote ----------------------------------------------------------------------------------------

    def _map(self) -> Iterator[Triple]:
        iri = self.names.map
        yield iri, RDF.type, CP.ArgumentMap
        yield iri, OWL.versionInfo, Literal(self.map.version)
        yield iri, DCTERMS.license, URIRef(self.map.licence)
        yield iri, DCTERMS.subject, self.entities[self.map.topic]
        yield from ((iri, DCTERMS.title, text) for text in literal_texts(self.map.title))
        yield from ((iri, DCTERMS.description, text) for text in literal_texts(self.map.about))
        yield from ((iri, DCTERMS.language, Literal(language)) for language in self.map.languages)
        yield from ((iri, DCTERMS.source, self.entities[name]) for name in self.map.documents)
        if self.map.thesis:
            yield iri, CP.thesis, self.entities[self.map.thesis]

    def _entities(self) -> Iterator[Triple]:
        for what, cls, things in (
            ("topic", SKOS.Concept, self.map.topics),
            ("actor", CP.Actor, self.map.actors),
            ("place", DCTERMS.Location, self.map.places),
            ("event", CP.Event, self.map.events),
            ("instrument", CP.Instrument, self.map.instruments),
        ):
            for named in things.values():
                yield from self._named(what, named, cls)

    def _part(self, iri: URIRef, cls: URIRef) -> Iterator[Triple]:
        yield iri, RDF.type, cls
        yield iri, DCTERMS.isPartOf, self.names.map

    def _named(self, what: str, named: Named, cls: URIRef) -> Iterator[Triple]:
        iri = self.names.of(what, named.id)
        yield from self._part(iri, cls)
        yield from ((iri, SKOS.prefLabel, text) for text in literal_texts(named.label))
        yield from self._period(iri, named.begin, named.end)
        yield from self._links(iri, CP.carriedOutBy, named.by)
        yield from self._anchors(iri, named.anchors)
        if named.type in AGENTS:
            yield iri, RDF.type, AGENTS[named.type]
        if named.place:
            yield iri, DCTERMS.spatial, self.entities[named.place]

    def _element(self, element: Element) -> Iterator[Triple]:
        iri = self.names.element(element.id)
        cls = EVIDENCE_CLASSES[element.figure.type] if element.figure else TERM_CLASSES[element.kind]
        yield from self._part(iri, cls)
        yield iri, CP.side, CPS[element.side]
        yield from ((iri, CP.text, text) for text in literal_texts(element.text))
        yield from ((iri, SKOS.prefLabel, text) for text in literal_texts(element.label))
        yield from self._anchors(iri, element.anchors)
        yield from self._links(iri, DCTERMS.subject, element.topics)
        yield from self._links(iri, CP.criticizes, element.criticizes)
        yield from self._links(iri, CP.helps, element.helps)
        yield from self._links(iri, CP.harms, element.harms)
        yield from self._links(iri, DCTERMS.references, element.mentions)
        yield from self._links(iri, CP.carriedOutBy, element.by)
        yield from self._links(iri, CP.implementedBy, element.through)
        if element.type:
            yield iri, CP.claimType, CPS[element.type]
        numbers = {CP.importance: element.importance, CP.baseScore: element.base_score, CP.cost: element.cost}
        yield from ((iri, term, _decimal(value)) for term, value in numbers.items() if value is not None)
        if element.figure:
            yield from self._figure(iri, element.figure)
        for position, stance in enumerate(element.stances, start=1):
            yield from self._stance(position, stance)

    def _figure(self, iri: URIRef, figure: Figure) -> Iterator[Triple]:
        for term, value in {CP.value: figure.value, CP.upperValue: figure.upper}.items():
            if value is not None:
                yield iri, term, _decimal(value)
        if figure.unit:
            yield iri, CP.unit, Literal(figure.unit)
        yield from ((iri, CP.population, text) for text in literal_texts(figure.population))
        yield from self._period(iri, figure.begin, figure.end)
        if figure.place:
            yield iri, DCTERMS.spatial, self.entities[figure.place]
        if figure.credit:
            yield iri, CP.credit, self.entities[figure.credit]

    def _stance(self, position: int, stance: Stance) -> Iterator[Triple]:
        iri = self.names.of("stance", stance.id)
        yield from self._part(iri, CP.Stance)
        yield iri, CP.about, self.names.element(stance.about)
        yield iri, CP.position, Literal(position, datatype=XSD.positiveInteger)
        yield iri, CP.holder, self.entities[stance.holder]
        yield iri, CP.attitude, CPS[stance.attitude]
        yield iri, CP.modality, CPS[stance.modality]
        yield from ((iri, CP.hedge, CPS[hedge]) for hedge in stance.hedge)
        if stance.reporter:
            yield iri, CP.reporter, self.entities[stance.reporter]
        if stance.force:
            yield iri, CP.force, CPS[stance.force]
        if stance.confidence is not None:
            yield iri, CP.confidence, _decimal(stance.confidence)
        yield from self._anchors(iri, stance.anchors)

    def _relation(self, relation: Relation) -> Iterator[Triple]:
        iri = self.names.relation(relation.id)
        yield from self._part(iri, CP.Relation)
        yield iri, CP.kind, CP[relation.kind]
        yield iri, CP.basis, CPS[relation.basis]
        yield iri, CP.target, self.entities[relation.target]
        yield from self._links(iri, CP.source, relation.sources)
        yield from self._anchors(iri, relation.anchors)
        yield from ((iri, SKOS.note, text) for text in literal_texts(relation.note))
        if relation.linked is not None:
            yield iri, CP.linked, Literal(relation.linked)
        if relation.coverage:
            yield iri, CP.coverage, CPS[relation.coverage]
        if relation.scheme:
            yield iri, CP.scheme, CPS[relation.scheme]
        for term, value in {CP.strength: relation.strength, CP.confidence: relation.confidence}.items():
            if value is not None:
                yield iri, term, _decimal(value)

    def _list(self, ordered: OrderedList) -> Iterator[Triple]:
        iri = self.names.of("list", ordered.id)
        yield from self._part(iri, CP.List)
        yield from ((iri, SKOS.prefLabel, text) for text in literal_texts(ordered.label))
        yield from self._anchors(iri, ordered.anchors)
        for position, item in enumerate(ordered.items, start=1):
            yield self.entities[item], CP.inList, iri
            yield self.entities[item], CP.position, Literal(position, datatype=XSD.positiveInteger)

    def _discrepancy(self, discrepancy: Discrepancy) -> Iterator[Triple]:
        iri = self.names.of("discrepancy", discrepancy.id)
        yield from self._part(iri, CP.Discrepancy)
        yield from self._links(iri, CP.about, discrepancy.about)
        yield from ((iri, CP.text, text) for text in literal_texts(discrepancy.text))

    def _tour_step(self, position: int, step: TourStep) -> Iterator[Triple]:
        iri = self.names.of("tour", str(position))
        yield from self._part(iri, CP.TourStep)
        yield iri, CP.position, Literal(position, datatype=XSD.positiveInteger)
        yield from self._links(iri, CP.about, step.about)
        yield from ((iri, CP.text, text) for text in literal_texts(step.text))

    # -- small parts ---------------------------------------------------------------------------------------------------

    def _links(self, iri: URIRef, term: URIRef, names: Iterable[str]) -> Iterator[Triple]:
        return ((iri, term, self.entities[name]) for name in names)

    @staticmethod
    def _period(iri: URIRef, begin: str, end: str) -> Iterator[Triple]:
        for term, printed in {CP.begin: begin, CP.end: end}.items():
            if printed:
                yield iri, term, Literal(printed, datatype=PERIODS[len(printed)])
