"""Turtle and TriG: the files to read and to compare by eye.

Prefixes are those of `graph.vocabulary.PREFIXES` and one for each kind of thing of the map (``element:``,
``relation:``, ``stance:``, …), declared only where used. Subjects, predicates and objects stand in a fixed order,
``a`` first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from rdflib import Literal, URIRef
from rdflib.term import Node

from graph.exchange.terms import Row, Statements, by_subject, checked, encoded, quoted, spell
from graph.vocabulary import DATA, PREFIXES, RDF, XSD

PREFIX = re.compile(r"[A-Za-z](?:[A-Za-z0-9_-]*[A-Za-z0-9_])?")
LOCAL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?")
NAMESPACE = re.compile(r".*[/#]", re.DOTALL)
TYPE = f"<{RDF.type}>"
BARE = {
    XSD.boolean: re.compile("true|false"),
    XSD.integer: re.compile(r"[+-]?[0-9]+"),
    XSD.decimal: re.compile(r"[+-]?[0-9]*\.[0-9]+"),
}


def write_turtle(statements: Statements) -> bytes:
    """Return the union of all named graphs but the vocabulary, as one graph in Turtle."""
    names = Names(statements.terms)
    return encoded(chain([names.header()], _blocks(statements.union(), names)))


def write_trig(statements: Statements) -> bytes:
    """Return every named graph but the vocabulary, each in a block of its own."""
    names = Names(statements.terms)
    graphs = (_graph(name, rows, names) for name, rows in statements.graphs)
    return encoded(chain([names.header()], *graphs))


class Names:
    """The prefixes that some terms need, and the shortest spelling of each term under them."""

    def __init__(self, terms: Mapping[str, Node]) -> None:
        """Collect the name spaces of the terms, which stand under their N-Triples spelling; linear in the terms."""
        split = {iri: _split(iri) for iri in {iri for term in terms.values() for iri in _iris(term)}}
        self.prefixes = _prefixes({space for space, local in split.values() if LOCAL.fullmatch(local)})
        short = {iri: self._shorten(iri, *parts) for iri, parts in split.items()}
        self.spelled = {spelling: _shortest(term, spelling, short) for spelling, term in terms.items()}
        """Each term by its N-Triples spelling: ``prefix:local``, a bare number or truth value, or as it was."""

    def header(self) -> str:
        """Return the declarations, sorted."""
        return "".join(
            f"@prefix {name}: <{space}> .\n" for space, name in sorted(self.prefixes.items(), key=lambda p: p[1])
        )

    def _shorten(self, iri: str, space: str, local: str) -> str:
        if space in self.prefixes and LOCAL.fullmatch(local):
            return f"{self.prefixes[space]}:{local}"
        return f"<{checked(iri)}>"


def _shortest(term: Node, spelling: str, short: Mapping[str, str]) -> str:
    if not isinstance(term, Literal):
        return short[str(term)]
    if term.datatype is None or term.language:
        return spelling
    bare = BARE.get(term.datatype)
    if bare and bare.fullmatch(term):
        return str(term)
    return f"{quoted(term)}^^{short.get(str(term.datatype)) or spell(term.datatype)}"


def _iris(term: Node) -> Iterator[str]:
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


def _graph(name: str, rows: Sequence[Row], names: Names) -> Iterator[str]:
    if not name:
        yield from _blocks(rows, names)
        return
    yield f"\n<{checked(name)}> {{"
    yield from _blocks(rows, names, "    ")
    yield "}\n"


def _blocks(rows: Iterable[Row], names: Names, margin: str = "") -> Iterator[str]:
    """Yield one block a subject, its types first, each after an empty line."""
    spelled = names.spelled
    for subject, properties in by_subject(rows):
        lines = f" ;\n{margin}    ".join(
            f"{'a' if predicate == TYPE else spelled[predicate]} {' , '.join([spelled[value] for value in values])}"
            for predicate, values in sorted(properties, key=lambda pair: pair[0] != TYPE)
        )
        yield f"\n{margin}{spelled[subject]} {lines} .\n"
