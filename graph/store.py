"""SPARQL over an embedded Oxigraph: the only module that talks to it.

The default graph of every query is the union of the named graphs, and the usual prefixes are known. Nothing is
fetched: ``SERVICE``, ``LOAD`` and ``FROM`` are refused before the query reaches the engine.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import escape
from typing import TypeAlias, cast

import pyoxigraph as ox
from rdflib import BNode, Dataset, Literal, URIRef
from rdflib.term import Node

from graph.errors import QueryError
from graph.vocabulary import PREFIXES

Term: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple

STRING_OR_COMMENT = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""'
    r"|'''(?:[^'\\]|\\.|'(?!''))*'''"
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'(?:[^'\\\n]|\\.)*'"
    r"|<[^<>\"{}|^`\\\s]*>"
    r"|#[^\n]*",
    re.DOTALL,
)
REFUSED = re.compile(r"(?<![?$:\w-])(SERVICE|LOAD|FROM)\b(?!:)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Rows:
    """The answer to a SELECT: column names and rows of plain values, None where a variable is unbound."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str | None, ...], ...]

    def _repr_html_(self) -> str:
        """Return the rows as a table for a notebook; every value is text there, whatever it holds."""
        head = "".join(f"<th>{escape(column)}</th>" for column in self.columns)
        cells = ("".join(f"<td>{escape(value or '')}</td>" for value in row) for row in self.rows)
        body = "".join(f"<tr>{row}</tr>" for row in cells)
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


class Store:
    """A dataset that answers SPARQL 1.1 queries.

    >>> from graph.rdf import new_dataset
    >>> Store(new_dataset()).select("SELECT (1 + 1 AS ?two) WHERE {}").rows
    (('2',),)
    """

    def __init__(self, dataset: Dataset | None = None) -> None:
        """Load the dataset, if given; linear in its triples."""
        self._store = ox.Store()
        self._terms = _Terms()
        if dataset is not None:
            self.load(dataset)

    def load(self, dataset: Dataset) -> None:
        """Add every triple of every named graph."""
        self._store.extend(self._quads(dataset))

    def select(self, query: str, parameters: Mapping[str, str] | None = None) -> Rows:
        """Answer a SELECT or ASK query; ``parameters`` are bound to variables as plain literals before it runs.

        Raises `QueryError` with the engine's own words where the query is not valid, and for what is refused.
        """
        result = self._run(query, parameters or {})
        if isinstance(result, ox.QueryBoolean):
            return Rows(("ask",), (("true" if bool(result) else "false",),))
        if isinstance(result, ox.QueryTriples):
            return Rows(("subject", "predicate", "object"), tuple(_triple_row(triple) for triple in result))
        columns = tuple(variable.value for variable in result.variables)
        return Rows(columns, tuple(tuple(_value(term) for term in solution) for solution in result))

    def solutions(self, query: str) -> Iterator[dict[str, Node]]:
        """Yield the solutions of a SELECT, what each binds as rdflib terms; raises as `select` does."""
        result = cast("ox.QuerySolutions", self._run(query, {}))
        names = [variable.value for variable in result.variables]
        for solution in result:
            yield {name: self._terms.node(term) for name, term in zip(names, solution, strict=True) if term is not None}

    def construct(self, query: str, seen: set[Hashable] | None = None) -> Iterator[tuple[Node, Node, Node]]:
        """Yield the triples of a CONSTRUCT query as rdflib terms, but for those ``seen``, which grow by what is found.

        Rules run round after round find the same again: what was seen costs nothing more.
        """
        known: set[Hashable] = set() if seen is None else seen
        for triple in cast("ox.QueryTriples", self._run(query, {})):
            if triple not in known:
                known.add(triple)
                yield (
                    self._terms.node(triple.subject),
                    self._terms.node(triple.predicate),
                    self._terms.node(triple.object),
                )

    def add(self, triples: Iterable[tuple[Node, Node, Node]], name: URIRef) -> None:
        """Add triples to one named graph."""
        self._store.extend(self._graph_quads(triples, ox.NamedNode(str(name))))

    def _quads(self, dataset: Dataset) -> Iterator[ox.Quad]:
        for graph in dataset.graphs():
            name = graph.identifier
            if isinstance(name, URIRef) and len(graph):
                yield from self._graph_quads(graph, ox.NamedNode(str(name)))

    def _graph_quads(self, triples: Iterable[tuple[Node, Node, Node]], name: ox.NamedNode) -> Iterator[ox.Quad]:
        term = self._terms.term
        for subject, predicate, value in triples:
            yield ox.Quad(cast("ox.NamedNode", term(subject)), cast("ox.NamedNode", term(predicate)), term(value), name)

    def _run(self, query: str, parameters: Mapping[str, str]) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
        refuse_remote(query)
        substitutions: dict[ox.Variable, Term] = {
            ox.Variable(name): ox.Literal(value) for name, value in parameters.items()
        }
        try:
            return self._store.query(
                query, prefixes=PREFIXES, use_default_graph_as_union=True, substitutions=substitutions
            )
        except (SyntaxError, ValueError, OSError) as error:
            raise QueryError(f"the query cannot be answered: {error}") from None


def refuse_remote(query: str) -> None:
    """Raise `QueryError` where the query would make the engine fetch something.

    >>> refuse_remote("SELECT ?from WHERE { ?from ?p 'LOAD' }  # SERVICE")
    >>> refuse_remote("SELECT * WHERE { SERVICE <http://example.org/> { ?s ?p ?o } }")
    Traceback (most recent call last):
        ...
    graph.errors.QueryError: SERVICE is refused: queries run on the map alone and fetch nothing
    """
    match = REFUSED.search(STRING_OR_COMMENT.sub(" ", query))
    if match:
        raise QueryError(f"{match[1].upper()} is refused: queries run on the map alone and fetch nothing")


class _Terms:
    """The terms of rdflib and of the engine, each into the other; an IRI is made once in either."""

    def __init__(self) -> None:
        self._named: dict[URIRef, ox.NamedNode] = {}
        self._nodes: dict[str, URIRef] = {}

    def term(self, node: Node) -> ox.NamedNode | ox.BlankNode | ox.Literal:
        if isinstance(node, URIRef):
            return self._named.get(node) or self._name(node)
        if not isinstance(node, Literal):
            return ox.BlankNode(str(node))
        if node.language:
            return ox.Literal(str(node), language=node.language)
        return ox.Literal(str(node), datatype=cast("ox.NamedNode", self.term(node.datatype)) if node.datatype else None)

    def node(self, term: Term) -> Node:
        """Back to rdflib, but for the case of language tags, which the engine lowers: rules construct IRIs only."""
        if isinstance(term, ox.NamedNode):
            return self._nodes.get(term.value) or URIRef(term.value)
        if isinstance(term, ox.Literal):
            datatype = None if term.language else URIRef(term.datatype.value)
            return Literal(term.value, lang=term.language, datatype=datatype)
        if isinstance(term, ox.BlankNode):
            return BNode(term.value)
        raise QueryError(f"the answer holds {term}, which is neither an IRI, a literal nor a blank node")

    def _name(self, node: URIRef) -> ox.NamedNode:
        text = str(node)
        self._nodes[text] = node
        return self._named.setdefault(node, ox.NamedNode(text))


def _value(term: Term | None) -> str | None:
    return None if term is None else term.value if isinstance(term, ox.NamedNode | ox.Literal) else str(term)


def _triple_row(triple: ox.Triple) -> tuple[str | None, ...]:
    return _value(triple.subject), _value(triple.predicate), _value(triple.object)
