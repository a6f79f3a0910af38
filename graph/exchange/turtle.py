"""Turtle and TriG: the files to read and to compare by eye.

Prefixes are those of `graph.vocabulary.PREFIXES` and one for each kind of thing of the map (``element:``,
``relation:``, ``stance:``, …), declared only where used. Subjects, predicates and objects stand in a fixed order,
``a`` first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from rdflib import Dataset, Literal, URIRef
from rdflib.term import Node

from graph.exchange.terms import Triple, by_subject, checked, graphs, quoted, spell, union
from graph.vocabulary import DATA, PREFIXES, RDF, XSD

PREFIX = re.compile(r"[A-Za-z](?:[A-Za-z0-9_-]*[A-Za-z0-9_])?")
LOCAL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?")
NAMESPACE = re.compile(r".*[/#]", re.DOTALL)
BARE = {
    XSD.boolean: re.compile("true|false"),
    XSD.integer: re.compile(r"[+-]?[0-9]+"),
    XSD.decimal: re.compile(r"[+-]?[0-9]*\.[0-9]+"),
}


def write_turtle(dataset: Dataset) -> bytes:
    """Return the union of all named graphs but the vocabulary, as one graph in Turtle."""
    rows = union(dataset)
    names = Names(rows)
    return "\n".join([names.header(), *_blocks(rows, names)]).encode()


def write_trig(dataset: Dataset) -> bytes:
    """Return every named graph but the vocabulary, each in a block of its own."""
    found = graphs(dataset)
    names = Names(chain.from_iterable(rows for _, rows in found))
    return "\n".join([names.header(), *(_graph(name, rows, names) for name, rows in found)]).encode()


class Names:
    """The prefixes that some triples use, and the shortest spelling of each term under them."""

    def __init__(self, rows: Iterable[Triple]) -> None:
        """Collect the name spaces; time linear in the triples."""
        iris = set(chain.from_iterable(_iris(row) for row in rows))
        spaces = {_split(iri)[0] for iri in iris if LOCAL.fullmatch(_split(iri)[1])}
        self.prefixes = _prefixes(spaces)
        self._short = {iri: self._shorten(iri) for iri in iris}

    def header(self) -> str:
        """Return the declarations, sorted."""
        return "".join(
            f"@prefix {name}: <{space}> .\n" for space, name in sorted(self.prefixes.items(), key=lambda p: p[1])
        )

    def spell(self, term: Node) -> str:
        """Return ``prefix:local``, a bare number or truth value, or the N-Triples spelling."""
        if isinstance(term, Literal):
            return self._literal(term)
        return self._short.get(str(term)) or spell(term)

    def _shorten(self, iri: str) -> str:
        space, local = _split(iri)
        if space in self.prefixes and LOCAL.fullmatch(local):
            return f"{self.prefixes[space]}:{local}"
        return f"<{checked(iri)}>"

    def _literal(self, literal: Literal) -> str:
        if literal.datatype is None:
            return spell(literal)
        bare = BARE.get(literal.datatype)
        if bare and bare.fullmatch(literal):
            return str(literal)
        return f"{quoted(literal)}^^{self.spell(literal.datatype)}"


def _iris(row: Triple) -> Iterator[str]:
    for term in row:
        if isinstance(term, URIRef):
            yield str(term)
        elif isinstance(term, Literal) and term.datatype is not None and term.datatype not in BARE:
            yield str(term.datatype)


def _split(iri: str) -> tuple[str, str]:
    """Cut an IRI after its last slash or hash."""
    space = NAMESPACE.match(iri)
    return (space.group(), iri[space.end() :]) if space else ("", iri)


def _prefixes(spaces: Iterable[str]) -> dict[str, str]:
    """Name the known spaces by their usual prefix, those of a map by what they hold; the rest stay unnamed."""
    usual = {space: name for name, space in PREFIXES.items()}
    named = {space: usual[space] for space in spaces if space in usual}
    taken = set(PREFIXES)
    for space in sorted(spaces):
        name = space.rstrip("/").rsplit("/", 1)[-1]
        if space.startswith(DATA) and PREFIX.fullmatch(name) and name not in taken:
            named[space] = name
            taken.add(name)
    return named


def _graph(name: str, rows: Sequence[Triple], names: Names) -> str:
    if not name:
        return "\n".join(_blocks(rows, names))
    inside = "\n".join(_blocks(rows, names, "    "))
    return f"<{checked(name)}> {{\n{inside}}}\n"


def _blocks(rows: Iterable[Triple], names: Names, margin: str = "") -> Iterator[str]:
    """Yield one block a subject."""
    for subject, properties in by_subject(rows):
        lines = f" ;\n{margin}    ".join(
            f"{_verb(predicate, names)} {' , '.join(map(names.spell, values))}"
            for predicate, values in sorted(properties, key=lambda pair: pair[0] != RDF.type)
        )
        yield f"{margin}{names.spell(subject)} {lines} .\n"


def _verb(predicate: Node, names: Names) -> str:
    return "a" if predicate == RDF.type else names.spell(predicate)
