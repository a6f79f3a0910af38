"""JSON-LD with the context of ``ontology/context.jsonld`` inline, so that reading it needs no network.

Of a context's term this writer uses the IRI, the coercion (``@id``, ``@vocab``, a datatype, a language) and the
containers ``@set`` and ``@language``. A value that the term does not fit is written in full (``{"@value": …}``), which
every term allows; so the context may grow without a change here. Terms that do more (``@reverse``, ``@list``, nested
contexts) are left unused.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from json.encoder import encode_basestring as quoted
from typing import Any, TypeAlias

from rdflib import Literal, URIRef
from rdflib.term import Node

from graph import resources
from graph.exchange.terms import Properties, Row, Statements, by_subject, checked, encoded
from graph.vocabulary import RDF, XSD

Json: TypeAlias = Any

TYPE = f"<{RDF.type}>"
ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
LOCAL = re.compile(r"[A-Za-z][A-Za-z0-9]*")
MARGIN = "\n "
CONTAINERS = ({""}, {"@set"}, {"@language"}, {"@language", "@set"})


def write(statements: Statements) -> bytes:
    """Return every named graph but the vocabulary, each as ``{"@id": …, "@graph": […]}`` under one context."""
    context: Mapping[str, Json] = json.loads(resources.text("ontology/context.jsonld"))["@context"]
    graphs = Writer(context, statements.terms).entries(statements)
    head = f'{{\n "@context": {text(context, MARGIN)},\n "@graph": '
    return encoded(chain([head], _array(graphs, MARGIN), ["\n}\n"]))


def _array(entries: Iterable[Iterable[str]], margin: str) -> Iterator[str]:
    """Yield a list of entries that come in parts, as `text` would write it."""
    empty = True
    for entry in entries:
        yield f"{'[' if empty else ','}{margin} "
        yield from entry
        empty = False
    yield "[]" if empty else f"{margin}]"


def text(value: Json, margin: str = "\n") -> str:
    """Return what ``json.dumps`` with an indent of one does, without its generators, which take four times as long.

    >>> text({"a": ["b", True], "c": {}}) == json.dumps({"a": ["b", True], "c": {}}, indent=1)
    True
    """
    inner = f"{margin} "
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, dict) and value:
        entries = [f"{quoted(key)}: {text(entry, inner)}" for key, entry in value.items()]
        return f"{{{inner}{f',{inner}'.join(entries)}{margin}}}"
    if isinstance(value, list) and value:
        return f"[{inner}{f',{inner}'.join([text(entry, inner) for entry in value])}{margin}]"
    return json.dumps(value)


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the context: how values are read under it."""

    name: str
    iri: str
    coercion: str = ""
    language: str = ""
    by_language: bool = False
    always_list: bool = False

    def fits(self, value: Node) -> bool:
        """Return True where the plain form of ``value`` under this term reads back as ``value``."""
        if isinstance(value, URIRef):
            return self.coercion in {"@id", "@vocab"}
        if not isinstance(value, Literal):
            return False
        if value.language:
            return self.by_language or self.language.lower() == value.language.lower()
        if self.by_language or self.language:
            return False
        datatype = str(value.datatype or XSD.string)
        return self.coercion == datatype or (not self.coercion and datatype == str(XSD.string))


class Writer:
    """Compacts triples by one context."""

    def __init__(self, context: Mapping[str, Json], nodes: Mapping[str, Node]) -> None:
        """Read the terms and prefixes of ``context``; ``nodes`` are those of the rows by their N-Triples spelling."""
        self.nodes = nodes
        self.compact = cache(self._compact)
        self.symbol = cache(self._symbol)
        self.prefixes = {
            iri: name for name, iri in context.items() if isinstance(iri, str) and iri.endswith(("/", "#"))
        }
        self.language = str(context.get("@language") or "")
        self.vocab = str(context.get("@vocab") or "")
        self.terms: dict[str, list[Term]] = {}
        for name, definition in sorted(context.items()):
            for term in self._term(name, definition, context):
                self.terms.setdefault(term.iri, []).append(term)
        self.defined = frozenset(context)

    def entries(self, statements: Statements) -> Iterator[Iterable[str]]:
        """Yield every named graph as one object and the nodes of the default graph, each in parts."""
        for name, rows in statements.graphs:
            if name:
                yield self._named(name, rows, f"{MARGIN} ")
            else:
                yield from self._nodes(rows, f"{MARGIN} ")

    def _named(self, name: str, rows: Iterable[Row], margin: str) -> Iterator[str]:
        yield f'{{{margin} "@id": {quoted(self.compact(name))},{margin} "@graph": '
        yield from _array(self._nodes(rows, f"{margin}  "), f"{margin} ")
        yield f"{margin}}}"

    def _nodes(self, rows: Iterable[Row], margin: str) -> Iterator[tuple[str]]:
        return ((text(self.node(subject, properties), margin),) for subject, properties in by_subject(rows))

    def node(self, subject: str, properties: Properties) -> dict[str, Json]:
        """Return one subject with its properties, types first."""
        types: list[str] = []
        rest: dict[str, Json] = {}
        for predicate, values in properties:
            if predicate == TYPE:
                types = [self.symbol(value[1:-1]) for value in values]
            else:
                self._fill(rest, predicate[1:-1], [self.nodes[value] for value in values])
        head = {"@id": self.compact(subject[1:-1])} | ({"@type": _one(types)} if types else {})
        return head | {key: _one(rest[key]) for key in sorted(rest)}

    def _compact(self, iri: str) -> str:
        """Return an IRI relative to a prefix of the context, else in full."""
        for start in (iri[: iri.rfind(mark) + 1] for mark in "/#"):
            name, local = self.prefixes.get(start), iri[len(start) :]
            if name and local and f"{name}:{local}" not in self.defined:
                return f"{name}:{local}"
        return checked(iri)

    def _symbol(self, iri: str) -> str:
        """Return the context's term for a property, class or concept, else its name in the vocabulary or its IRI."""
        names = [entry.name for entry in self.terms.get(iri, ())]
        local = iri.removeprefix(self.vocab)
        if names or local in self.defined or local == iri or not LOCAL.fullmatch(local):
            return names[0] if names else self.compact(iri)
        return local

    def _term(self, name: str, definition: Json, context: Mapping[str, Json]) -> Iterable[Term]:
        if name.startswith("@") or definition is None or str(definition).startswith("@"):
            return
        entry = {"@id": definition} if isinstance(definition, str) else definition
        containers = entry.get("@container") or ""
        kinds = {containers} if isinstance(containers, str) else set(containers)
        if {"@reverse", "@context", "@nest", "@index", "@prefix"} & set(entry) or kinds not in CONTAINERS:
            return
        language = entry.get("@language", self.language if "@type" not in entry else "") or ""
        yield Term(
            name,
            self._expand(str(entry.get("@id", name)), context),
            self._coercion(str(entry.get("@type") or ""), context),
            str(language),
            "@language" in kinds,
            "@set" in kinds,
        )

    def _coercion(self, kind: str, context: Mapping[str, Json]) -> str:
        return kind if kind.startswith("@") or not kind else self._expand(kind, context)

    def _expand(self, name: str, context: Mapping[str, Json]) -> str:
        prefix, colon, local = name.partition(":")
        space = context.get(prefix)
        if colon and isinstance(space, str) and not local.startswith("//"):
            return space + local
        return name if ABSOLUTE.match(name) else self.vocab + name

    def _fill(self, into: dict[str, Json], predicate: str, values: Iterable[Node]) -> None:
        """Put each value under the term that fits it best, in full where none does."""
        terms = self.terms.get(predicate, ())
        for value in values:
            fitting = next((term for term in terms if term.fits(value)), None)
            if fitting:
                self._put(into, fitting, value)
            else:
                key = next((term.name for term in terms if not term.by_language), "") or self._key(predicate, terms)
                into.setdefault(key, []).append(self._full(value))

    def _key(self, predicate: str, terms: Sequence[Term]) -> str:
        """Return a key that no term coerces: the bare name, or the compact IRI where a term has taken the name."""
        return self.compact(predicate) if terms else self.symbol(predicate)

    def _put(self, into: dict[str, Json], term: Term, value: Node) -> None:
        if not term.by_language:
            plain = self._reference(term, value) if isinstance(value, URIRef) else str(value)
            into.setdefault(term.name, _Always() if term.always_list else []).append(plain)
        elif isinstance(value, Literal):
            texts = into.setdefault(term.name, {})
            texts.setdefault(value.language, []).append(str(value))

    def _reference(self, term: Term, value: Node) -> str:
        return self.symbol(str(value)) if term.coercion == "@vocab" else self.compact(str(value))

    def _full(self, value: Node) -> Json:
        if not isinstance(value, Literal):
            return {"@id": self.compact(str(value))}
        if value.language:
            return {"@language": value.language, "@value": str(value)}
        if value.datatype is None or value.datatype == XSD.string:
            return {"@value": str(value)}
        return {"@type": self.symbol(str(value.datatype)), "@value": str(value)}


class _Always(list[Json]):
    """A list that stays one however short."""


def _one(values: Json) -> Json:
    """Return a single value without its list; the texts by language each likewise."""
    if isinstance(values, dict):
        return {language: _one(texts) for language, texts in values.items()}
    return values[0] if len(values) == 1 and not isinstance(values, _Always) else values
