"""What of a dataset a file carries, in an order and a spelling that never change.

Every RDF file is written from `Statements`: triples sorted by the N-Triples spelling of their three terms, each term
spelled once for all files. Two equal datasets therefore give equal bytes, whatever the hash seed, the store or the
order of insertion. Blank nodes have no lasting name and are refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from heapq import merge
from io import BytesIO
from itertools import groupby
from operator import itemgetter
from typing import TypeAlias

from rdflib import Dataset, Literal, URIRef
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID
from rdflib.term import Node

from graph.errors import BuildError
from graph.vocabulary import GRAPHS

Row: TypeAlias = tuple[str, str, str]
"""Subject, predicate and object as N-Triples spells them."""

Properties: TypeAlias = list[tuple[str, list[str]]]
"""Each predicate of a subject with its objects."""

VOCABULARY = f"{GRAPHS}vocabulary/"
NOT_IN_IRI = re.compile(r'[\x00-\x20<>"{}|^`\\]')
ESCAPES = {
    **{code: f"\\u{code:04X}" for code in (*range(0x20), 0x7F, 0xFFFE, 0xFFFF)},
    **str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}),
}


class Statements:
    """The triples of every graph but the vocabulary, sorted, and the term behind every spelling."""

    def __init__(self, dataset: Dataset) -> None:
        """Spell each term once and sort; time O(n log n) in the triples. Raises what `spell` raises."""
        self._spelled: dict[Node, str] = {}
        self.terms: dict[str, Node] = {}
        named = {_name(graph.identifier): graph for graph in dataset.graphs()}
        self.graphs: list[tuple[str, list[Row]]] = [
            (name, rows)
            for name, graph in sorted(named.items())
            if not name.startswith(VOCABULARY) and (rows := self._sorted(graph))
        ]
        """Name and triples of every graph that has any, sorted by name; the default graph is called ``""``."""

    def union(self) -> Iterator[Row]:
        """Yield the triples of all those graphs as one graph: sorted, each once."""
        return (row for row, _ in groupby(merge(*(rows for _, rows in self.graphs))))

    def _sorted(self, triples: Iterable[tuple[Node, Node, Node]]) -> list[Row]:
        spelled = self._spell
        return sorted((spelled(subject), spelled(predicate), spelled(value)) for subject, predicate, value in triples)

    def _spell(self, term: Node) -> str:
        """Spell a term once, but one with a language every time: equal ones may differ in the case of their tags."""
        known = None if isinstance(term, Literal) and term.language else self._spelled.get(term)
        if known is None:
            known = self._spelled[term] = spell(term)
            self.terms[known] = term
        return known


def spell(term: Node) -> str:
    r"""Return an IRI or a literal as N-Triples has it, on one line.

    >>> print(spell(Literal('say "tea"\n', lang="zh-Hant")))
    "say \"tea\"\n"@zh-Hant

    Raises:
        BuildError: for a blank node, and for an IRI with a character that no IRI may have.

    """
    if isinstance(term, URIRef):
        return f"<{checked(term)}>"
    if isinstance(term, Literal):
        return f"{quoted(term)}{_suffix(term)}"
    raise BuildError(f"{term!r} has no lasting name, so a file of it would differ from run to run; give it an IRI")


def checked(iri: str) -> str:
    """Return ``iri`` unless a character in it would break out of the file's syntax."""
    if NOT_IN_IRI.search(iri):
        raise BuildError(f'{iri!r} is not an IRI: white space and <>"{{}}|^`\\ must be percent-encoded')
    return iri


def quoted(text: str) -> str:
    r"""Return ``text`` in double quotes, escaped for N-Triples, Turtle and TriG alike.

    >>> print(quoted("C:\\tea\a"))
    "C:\\tea\u0007"
    """
    return f'"{str(text).translate(ESCAPES)}"'


def encoded(parts: Iterable[str]) -> bytes:
    """Return the parts as one file in UTF-8; the text as a whole is never held, and a large file only once."""
    file = BytesIO()
    for part in parts:
        file.write(part.encode())
    return file.getvalue()


def by_subject(rows: Iterable[Row]) -> Iterator[tuple[str, Properties]]:
    """Group sorted triples: yield each subject with its predicates, each predicate with its objects."""
    for subject, about in groupby(rows, itemgetter(0)):
        yield subject, [(predicate, [row[2] for row in those]) for predicate, those in groupby(about, itemgetter(1))]


def _name(identifier: Node) -> str:
    return "" if identifier == DATASET_DEFAULT_GRAPH_ID else str(identifier)


def _suffix(literal: Literal) -> str:
    if literal.language:
        return f"@{literal.language}"
    return f"^^<{checked(literal.datatype)}>" if literal.datatype else ""
