"""RDF/XML, for tools that read nothing newer.

XML cannot carry most control characters (see `graph.exchange.xml_text`); where a literal has one, take another syntax.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from itertools import chain
from typing import NamedTuple

from rdflib import Literal
from rdflib.term import Node

from graph.errors import BuildError
from graph.exchange.terms import Statements, by_subject, checked, encoded
from graph.exchange.xml_text import HEADER, attribute, content
from graph.vocabulary import PREFIXES, RDF

LOCAL = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*\Z")


def write(statements: Statements) -> bytes:
    """Return the union of all named graphs but the vocabulary.

    Raises:
        BuildError: where a property's IRI does not end in an XML name, which RDF/XML cannot write.

    """
    names = _names({predicate for _, rows in statements.graphs for _, predicate, _ in rows})
    declared = "".join(
        f"\n  xmlns:{name}={attribute(space)}" for space, name in sorted(names.prefixes.items(), key=lambda p: p[1])
    )
    parts = _descriptions(statements, names.properties)
    return encoded(chain([HEADER, f"<rdf:RDF{declared}>\n"], parts, ["</rdf:RDF>\n"]))


class _Names(NamedTuple):
    """A prefix for each name space of a property, and each property by its spelling with that prefix."""

    prefixes: dict[str, str]
    properties: dict[str, str]


def _names(predicates: Collection[str]) -> _Names:
    """Name the spaces by their usual prefix where there is one; predicates stand as N-Triples spells them."""
    usual = {space: name for name, space in PREFIXES.items()}
    split = {predicate: _split(predicate[1:-1]) for predicate in predicates}
    spaces = sorted({space for space, _ in split.values()} | {str(RDF)})
    prefixes = {space: usual.get(space, f"ns{number}") for number, space in enumerate(spaces, 1)}
    return _Names(prefixes, {predicate: f"{prefixes[space]}:{local}" for predicate, (space, local) in split.items()})


def _split(predicate: str) -> tuple[str, str]:
    start = max(predicate.rfind(mark) for mark in "/#:") + 1
    space, local = predicate[:start], predicate[start:]
    if not LOCAL.match(local):
        raise BuildError(f"RDF/XML cannot name the property {predicate}: its last part must start with a letter")
    return space, local


def _descriptions(statements: Statements, properties: Mapping[str, str]) -> Iterator[str]:
    literals = {spelling: term for spelling, term in statements.terms.items() if isinstance(term, Literal)}
    iris = {spelling: _iri(term) for spelling, term in statements.terms.items() if spelling not in literals}
    for subject, about in by_subject(statements.union()):
        yield f"  <rdf:Description rdf:about={iris[subject]}>\n"
        for predicate, values in about:
            name = properties[predicate]
            for value in values:
                iri = iris.get(value)
                yield f"    <{name} rdf:resource={iri}/>\n" if iri else _literal(name, literals[value])
        yield "  </rdf:Description>\n"


def _literal(name: str, value: Literal) -> str:
    return f"    <{name}{_annotation(value)}>{content(value)}</{name}>\n"


def _annotation(value: Literal) -> str:
    if value.language:
        return f" xml:lang={attribute(value.language)}"
    return f" rdf:datatype={_iri(value.datatype)}" if value.datatype else ""


def _iri(term: Node) -> str:
    return attribute(checked(str(term)))
