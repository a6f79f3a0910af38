"""RDF back to an `ArgumentMap`: the inverse of `graph.rdf.writing`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, TypeVar, cast

from rdflib import Dataset, Graph, Literal, URIRef
from rdflib.term import Node

from graph.errors import MapError, Place, Problem
from graph.model import (
    CLAIM,
    EVIDENCE,
    RESPONSE,
    ActorType,
    ArgumentMap,
    Discrepancy,
    Document,
    Element,
    EvidenceType,
    Figure,
    Kind,
    Named,
    OrderedList,
    Passage,
    Relation,
    Section,
    Span,
    Stance,
    TourStep,
)
from graph.vocabulary import CP, DATA, DCTERMS, OA, OWL, PROV, RDF, SKOS, Names, graph_name

Identified = TypeVar("Identified", Relation, OrderedList, Discrepancy)

LATELY = 64
"""Of so many things what is said of them is remembered: of an element, its passages and their spans."""

KINDS: dict[Node, tuple[Kind, EvidenceType | None]] = {
    CP.Claim: (CLAIM, None),
    CP.Evidence: (EVIDENCE, None),
    CP.Statistic: (EVIDENCE, "statistic"),
    CP.Case: (EVIDENCE, "case"),
    CP.Testimony: (EVIDENCE, "testimony"),
    CP.PolicyResponse: (RESPONSE, None),
}


def from_rdf(dataset: Dataset, map_id: str | None = None) -> ArgumentMap:
    """Return the one map of the dataset, or the one named ``map_id``.

    Collections come in the order of their ids, passages in the order of the text. Linear in the triples of the map.
    Raises `MapError` where the dataset holds no such map, or several and none is named.
    """
    return _Reader(dataset, only_map(dataset, map_id)).map()


def only_map(dataset: Dataset, map_id: str | None = None) -> str:
    """Return the id of the dataset's one map, or ``map_id`` where it holds that map; raises as `from_rdf` does."""
    found = sorted(str(graph.identifier).rsplit("/", 1)[1] for graph in dataset.graphs() if _is_asserted(graph))
    chosen = [name for name in found if map_id in (None, name)]
    if len(chosen) != 1:
        message = f"one map is wanted, the dataset holds: {', '.join(found) or 'none'}"
        raise MapError([Problem(Place(), message, remedy="name one of them")])
    return chosen[0]


def _is_asserted(graph: Graph) -> bool:
    return str(graph.identifier).startswith(str(graph_name("asserted")) + "/")


class _Reader:
    """Reads one map out of its source and asserted graphs."""

    def __init__(self, dataset: Dataset, map_id: str) -> None:
        self.id = map_id
        self.names = Names(map_id)
        self.asserted = dataset.graph(graph_name("asserted", map_id))
        self.source = dataset.graph(graph_name("source", map_id))
        self._lately: dict[tuple[int, Node], dict[Node, list[Node]]] = {}
        self.passages = {iri: self._passage(iri) for iri in self._instances(self.source, CP.Passage)}

    def map(self) -> ArgumentMap:
        iri, graph = self.names.map, self.asserted
        stances = self._stances()
        return ArgumentMap(
            id=self.id,
            title=self._texts(graph, iri, DCTERMS.title),
            about=self._texts(graph, iri, DCTERMS.description),
            languages=tuple(sorted(map(str, self._objects(graph, iri, DCTERMS.language)))),
            version=self._one(graph, iri, OWL.versionInfo),
            licence=self._one(graph, iri, DCTERMS.license),
            topic=self._name(graph, iri, DCTERMS.subject),
            thesis=self._name(graph, iri, CP.thesis),
            documents=self._documents(),
            topics=self._things("topic"),
            actors=self._things("actor"),
            places=self._things("place"),
            events=self._things("event"),
            instruments=self._things("instrument"),
            elements=self._elements(stances),
            relations=self._by_id(self._relation(each) for each in self._instances(graph, CP.Relation)),
            lists=self._by_id(self._list(each) for each in self._instances(graph, CP.List)),
            discrepancies=self._by_id(self._discrepancy(each) for each in self._instances(graph, CP.Discrepancy)),
            tour=self._tour(),
        )

    # -- small parts ---------------------------------------------------------------------------------------------------

    @staticmethod
    def _instances(graph: Graph, cls: URIRef) -> list[URIRef]:
        return sorted(cast("set[URIRef]", set(graph.subjects(RDF.type, cls))))

    @staticmethod
    def _by_id(things: Iterator[Identified]) -> dict[str, Identified]:
        return {thing.id: thing for thing in things}

    def _said(self, graph: Graph, iri: Node) -> dict[Node, list[Node]]:
        """What a graph says of one thing, by predicate: fetched once for the many questions in a row about it."""
        if (id(graph), iri) not in self._lately:
            if len(self._lately) > LATELY:
                self._lately.clear()
            said = self._lately[id(graph), iri] = {}
            for predicate, value in graph.predicate_objects(iri):
                said.setdefault(predicate, []).append(value)
        return self._lately[id(graph), iri]

    def _objects(self, graph: Graph, iri: Node, term: URIRef) -> list[Node]:
        return self._said(graph, iri).get(term, [])

    def _texts(self, graph: Graph, iri: Node, term: URIRef) -> dict[str, str]:
        found = (node for node in self._objects(graph, iri, term) if isinstance(node, Literal))
        return dict(sorted((str(node.language), str(node)) for node in found))

    def _one(self, graph: Graph, iri: Node, term: URIRef) -> str:
        found = self._objects(graph, iri, term)
        return str(found[0]) if found else ""

    def _name(self, graph: Graph, iri: Node, term: URIRef) -> str:
        return self._tail(self._one(graph, iri, term))

    @staticmethod
    def _tail(iri: str) -> str:
        return iri.rsplit("/", 1)[-1].rsplit("#", 1)[-1]

    def _names_of(self, graph: Graph, iri: Node, term: URIRef) -> tuple[str, ...]:
        return tuple(sorted(self._tail(str(node)) for node in self._objects(graph, iri, term)))

    def _number(self, graph: Graph, iri: Node, term: URIRef) -> Decimal | None:
        lexical = self._one(graph, iri, term)
        return Decimal(lexical) if lexical else None

    def _integer(self, graph: Graph, iri: Node, term: URIRef) -> int:
        return int(self._one(graph, iri, term) or 0)

    # -- the source ----------------------------------------------------------------------------------------------------

    def _documents(self) -> dict[str, Document]:
        return {
            document.id: document
            for document in (self._document(iri) for iri in self._instances(self.source, CP.Document))
        }

    def _document(self, iri: URIRef) -> Document:
        sections = [each for each in self.source.subjects(DCTERMS.isPartOf, iri) if self._is(each, CP.Section)]
        sections.sort(key=lambda each: self._integer(self.source, each, CP.position))
        return Document(
            id=self.names.local(iri),
            file=self._one(self.source, iri, DCTERMS.identifier),
            sha256=self._one(self.source, iri, CP.digest),
            language=self._one(self.source, iri, DCTERMS.language),
            title=self._texts(self.source, iri, DCTERMS.title),
            sections=tuple(self._section(each) for each in sections),
        )

    def _is(self, node: Node, cls: URIRef) -> bool:
        return (node, RDF.type, cls) in self.source

    def _section(self, iri: Node) -> Section:
        number = self._one(self.source, iri, SKOS.notation)
        return Section(number, self._texts(self.source, iri, SKOS.prefLabel), self._spans(iri))

    def _spans(self, iri: Node) -> tuple[Span, ...]:
        return tuple(sorted(self._span(each) for each in self._objects(self.source, iri, CP.hasSpan)))

    def _span(self, iri: Node) -> Span:
        selector = self._objects(self.source, iri, OA.hasSelector)[0]
        start, end = (self._integer(self.source, selector, term) for term in (OA.start, OA.end))
        return Span(start, end, self._one(self.source, iri, CP.digest))

    def _passage(self, iri: URIRef) -> Passage:
        section = self._name(self.source, iri, DCTERMS.isPartOf)
        return Passage(
            document=self.names.local(iri).split(".", 1)[0],
            spans=self._spans(iri),
            section=section.split(".", 1)[1] if section else "",
            paragraph=self._integer(self.source, iri, CP.paragraph),
            sentence=self._integer(self.source, iri, CP.sentence),
        )

    def _anchors(self, iri: Node) -> tuple[Passage, ...]:
        found = (self.passages[cast("URIRef", each)] for each in self._objects(self.asserted, iri, CP.anchor))
        return tuple(sorted(found, key=lambda passage: (passage.document, passage.spans)))

    # -- what the analyst wrote ----------------------------------------------------------------------------------------

    def _things(self, what: str) -> dict[str, Named]:
        prefix = f"{DATA}{self.id}/{what}/"
        found = sorted({str(iri) for iri in self.asserted.subjects(SKOS.prefLabel) if str(iri).startswith(prefix)})
        return {named.id: named for named in (self._named(URIRef(iri)) for iri in found)}

    def _named(self, iri: URIRef) -> Named:
        graph = self.asserted
        return Named(
            id=self.names.local(iri),
            label=self._texts(graph, iri, SKOS.prefLabel),
            type=self._actor_type(iri),
            by=self._names_of(graph, iri, CP.carriedOutBy),
            place=self._name(graph, iri, DCTERMS.spatial),
            begin=self._one(graph, iri, CP.begin),
            end=self._one(graph, iri, CP.end),
            anchors=self._anchors(iri),
        )

    def _actor_type(self, iri: URIRef) -> ActorType | str:
        types = set(self._objects(self.asserted, iri, RDF.type))
        if CP.Actor not in types:
            return ""
        return "institution" if PROV.Organization in types else "person" if PROV.Person in types else "group"

    def _elements(self, stances: Mapping[str, list[Stance]]) -> dict[str, Element]:
        found = {iri: cls for cls in KINDS for iri in self._instances(self.asserted, cast("URIRef", cls))}
        elements = (self._element(iri, found[iri], stances) for iri in sorted(found))
        return {element.id: element for element in elements}

    def _element(self, iri: URIRef, cls: Node, stances: Mapping[str, list[Stance]]) -> Element:
        graph, name = self.asserted, self.names.local(iri)
        kind, figure = KINDS[cls]
        return Element(
            id=name,
            kind=kind,
            text=self._texts(graph, iri, CP.text),
            label=self._texts(graph, iri, SKOS.prefLabel),
            anchors=self._anchors(iri),
            stances=tuple(stances.get(name, ())),
            topics=self._names_of(graph, iri, DCTERMS.subject),
            type=self._name(graph, iri, CP.claimType),
            side=self._name(graph, iri, CP.side) or "neutral",
            criticizes=self._names_of(graph, iri, CP.criticizes),
            helps=self._names_of(graph, iri, CP.helps),
            harms=self._names_of(graph, iri, CP.harms),
            mentions=self._names_of(graph, iri, DCTERMS.references),
            by=self._names_of(graph, iri, CP.carriedOutBy),
            through=self._names_of(graph, iri, CP.implementedBy),
            importance=self._number(graph, iri, CP.importance),
            base_score=self._number(graph, iri, CP.baseScore),
            cost=self._number(graph, iri, CP.cost),
            figure=self._figure(iri, figure) if figure else None,
        )

    def _figure(self, iri: URIRef, kind: EvidenceType) -> Figure:
        graph = self.asserted
        return Figure(
            type=kind,
            value=self._number(graph, iri, CP.value),
            upper=self._number(graph, iri, CP.upperValue),
            unit=self._one(graph, iri, CP.unit),
            population=self._texts(graph, iri, CP.population),
            place=self._name(graph, iri, DCTERMS.spatial),
            begin=self._one(graph, iri, CP.begin),
            end=self._one(graph, iri, CP.end),
            credit=self._name(graph, iri, CP.credit),
        )

    def _stances(self) -> dict[str, list[Stance]]:
        found: dict[str, list[Any]] = {}
        for iri in self._instances(self.asserted, CP.Stance):
            position = self._integer(self.asserted, iri, CP.position)
            stance = self._stance(iri)
            found.setdefault(stance.about, []).append((position, stance.id, stance))
        return {about: [stance for *_, stance in sorted(each)] for about, each in found.items()}

    def _stance(self, iri: URIRef) -> Stance:
        graph = self.asserted
        return Stance(
            id=self.names.local(iri),
            about=self._name(graph, iri, CP.about),
            holder=self._name(graph, iri, CP.holder),
            attitude=self._name(graph, iri, CP.attitude),
            reporter=self._name(graph, iri, CP.reporter),
            modality=self._name(graph, iri, CP.modality) or "certain",
            hedge=self._names_of(graph, iri, CP.hedge),
            force=self._name(graph, iri, CP.force),
            confidence=self._number(graph, iri, CP.confidence),
            anchors=self._anchors(iri),
        )

    def _relation(self, iri: URIRef) -> Relation:
        graph = self.asserted
        linked = self._one(graph, iri, CP.linked)
        return Relation(
            id=self.names.local(iri),
            kind=self._name(graph, iri, CP.kind),
            sources=self._names_of(graph, iri, CP.source),
            target=self._name(graph, iri, CP.target),
            basis=self._name(graph, iri, CP.basis),
            linked=linked == "true" if linked else None,
            coverage=self._name(graph, iri, CP.coverage),
            strength=self._number(graph, iri, CP.strength),
            confidence=self._number(graph, iri, CP.confidence),
            scheme=self._name(graph, iri, CP.scheme),
            anchors=self._anchors(iri),
            note=self._texts(graph, iri, SKOS.note),
        )

    def _list(self, iri: URIRef) -> OrderedList:
        graph = self.asserted
        items = sorted(graph.subjects(CP.inList, iri), key=lambda each: self._integer(graph, each, CP.position))
        return OrderedList(
            id=self.names.local(iri),
            label=self._texts(graph, iri, SKOS.prefLabel),
            items=tuple(self.names.local(cast("URIRef", each)) for each in items),
            anchors=self._anchors(iri),
        )

    def _discrepancy(self, iri: URIRef) -> Discrepancy:
        about = self._names_of(self.asserted, iri, CP.about)
        return Discrepancy(self.names.local(iri), about, self._texts(self.asserted, iri, CP.text))

    def _tour(self) -> tuple[TourStep, ...]:
        steps = self._instances(self.asserted, CP.TourStep)
        steps.sort(key=lambda each: self._integer(self.asserted, each, CP.position))
        graph = self.asserted
        return tuple(
            TourStep(self._names_of(graph, each, CP.about), self._texts(graph, each, CP.text)) for each in steps
        )
