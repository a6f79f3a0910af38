"""How one result becomes triples: what one method of one run says of one thing, on the relations of one reading."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import TypeAlias

from rdflib import Literal, URIRef
from rdflib.term import Node

from graph.analysis import READINGS, Analysis
from graph.vocabulary import CP, CPS, PROV, RDF, XSD, Names

Triple: TypeAlias = tuple[Node, Node, Node]
DIGITS = 12
MAP = "map"
"""What the name of a result says where it is about the map as a whole."""


def number(value: float) -> Literal:
    """Return a decimal literal of twelve significant digits, the same on every platform.

    >>> number(1 / 3)
    rdflib.term.Literal('0.333333333333', datatype=rdflib.term.URIRef('http://www.w3.org/2001/XMLSchema#decimal'))
    """
    return Literal(f"{Decimal(f'{value:.{DIGITS}g}').normalize():f}", datatype=XSD.decimal)


class Results:
    """Results of one run, as triples."""

    def __init__(self, analysis: Analysis, names: Names) -> None:
        """Keep the run and the names of the map it is about."""
        self.analysis = analysis
        self.names = names
        self.run = names.of("run", analysis.run)
        self._base = str(names.of("result", f"{analysis.run}."))

    def labels(self, method: str, labels: Mapping[str, str], reading: str = "") -> Iterator[Triple]:
        """Yield one result per node, with a word of the scheme of labels."""
        for node, label in labels.items():
            yield from self._about_node(node, method, CP.label, CPS[label], reading)

    def values(self, method: str, values: Mapping[str, float], reading: str = "") -> Iterator[Triple]:
        """Yield one result per node, with a number."""
        for node, value in values.items():
            yield from self._about_node(node, method, CP.value, number(value), reading)

    def whole(self, method: str, verdict: float | str, reading: str = "", of: str = "") -> Iterator[Triple]:
        """Yield a result about the map as a whole; ``of`` parts it from one about an element of the same name."""
        result = self._name(MAP, f"{method}{f'.{of}' if of else ''}", reading)
        yield from self._result(result, self.names.map, method, reading)
        yield (result, CP.label, CPS[verdict]) if isinstance(verdict, str) else (result, CP.value, number(verdict))

    def shares(self, method: str, node: str, shares: Mapping[str, float], reading: str = "") -> Iterator[Triple]:
        """Yield one result about a node for each contributor, with its share."""
        for contributor, value in shares.items():
            result = self._name(node, f"{method}.{contributor}", reading)
            yield from self._result(result, self.about(node), method, reading)
            yield result, CP.contributor, self.about(contributor)
            yield result, CP.value, number(value)

    def about(self, node: str) -> URIRef:
        """Return the element or the relation that a node of the network, or the key of an edge, is."""
        return self.names.element(node) if node in self.analysis.elements else self.names.relation(node)

    def _about_node(self, node: str, method: str, predicate: URIRef, verdict: Node, reading: str) -> Iterator[Triple]:
        result = self._name(node, method, reading)
        yield from self._result(result, self.about(node), method, reading)
        yield result, predicate, verdict

    def _result(self, result: URIRef, about: URIRef, method: str, reading: str) -> Iterator[Triple]:
        yield result, RDF.type, CP.Result
        yield result, PROV.wasGeneratedBy, self.run
        yield result, CP.about, about
        yield result, CP.method, CPS[method]
        if reading:
            yield from ((result, CP.basis, CPS[basis]) for basis in READINGS[: READINGS.index(reading) + 1])

    def _name(self, thing: str, method: str, reading: str) -> URIRef:
        return URIRef(f"{self._base}{thing}.{method}{f'.{reading}' if reading else ''}")
