"""RDF/XML, for tools that read nothing newer.

XML cannot carry most control characters (see `graph.exchange.xml_text`); where a literal has one, take another syntax.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from rdflib import Dataset, Literal, URIRef
from rdflib.term import Node

from graph.errors import BuildError
from graph.exchange.terms import Triple, by_subject, checked, union
from graph.exchange.xml_text import HEADER, attribute, content
from graph.vocabulary import PREFIXES, RDF

LOCAL = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*\Z")


def write(dataset: Dataset) -> bytes:
    """Return the union of all named graphs but the vocabulary.

    Raises:
        BuildError: where a property's IRI does not end in an XML name, which RDF/XML cannot write.

    """
    rows = union(dataset)
    prefixes = _prefixes(predicate for _, predicate, _ in rows)
    declared = "".join(
        f"\n  xmlns:{name}={attribute(space)}" for space, name in sorted(prefixes.items(), key=lambda p: p[1])
    )
    return "".join([HEADER, f"<rdf:RDF{declared}>\n", *_descriptions(rows, prefixes), "</rdf:RDF>\n"]).encode()


def _prefixes(predicates: Iterable[Node]) -> dict[str, str]:
    """Return a prefix for each name space of a property, the usual one where there is one."""
    usual = {space: name for name, space in PREFIXES.items()}
    spaces = sorted({_split(predicate)[0] for predicate in set(predicates)} | {str(RDF)})
    return {space: usual.get(space, f"ns{number}") for number, space in enumerate(spaces, 1)}


def _split(predicate: Node) -> tuple[str, str]:
    start = max(str(predicate).rfind(mark) for mark in "/#:") + 1
    space, local = str(predicate)[:start], str(predicate)[start:]
    if not LOCAL.match(local):
        raise BuildError(f"RDF/XML cannot name the property {predicate}: its last part must start with a letter")
    return space, local


def _descriptions(rows: Iterable[Triple], prefixes: dict[str, str]) -> Iterator[str]:
    for subject, properties in by_subject(rows):
        yield f"  <rdf:Description rdf:about={_iri(subject)}>\n"
        for predicate, values in properties:
            space, local = _split(predicate)
            for value in values:
                yield f"    {_property(f'{prefixes[space]}:{local}', value)}\n"
        yield "  </rdf:Description>\n"


def _property(name: str, value: Node) -> str:
    if isinstance(value, URIRef):
        return f"<{name} rdf:resource={_iri(value)}/>"
    return f"<{name}{_annotation(value)}>{content(str(value))}</{name}>"


def _annotation(value: Node) -> str:
    if not isinstance(value, Literal):
        return ""
    if value.language:
        return f" xml:lang={attribute(value.language)}"
    return f" rdf:datatype={_iri(value.datatype)}" if value.datatype else ""


def _iri(term: Node) -> str:
    return attribute(checked(str(term)))
