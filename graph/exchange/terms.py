"""What of a dataset a file carries, in an order and a spelling that never change.

Every RDF file is written from `graphs` or `union`: triples sorted by the N-Triples spelling of their three terms. Two
equal datasets therefore give equal bytes, whatever the hash seed, the store or the order of insertion. Blank nodes have
no lasting name and are refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TypeAlias

from rdflib import Dataset, Literal, URIRef
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID
from rdflib.term import Node

from graph.errors import BuildError
from graph.vocabulary import GRAPHS

Triple: TypeAlias = tuple[Node, Node, Node]

VOCABULARY = f"{GRAPHS}vocabulary/"
NOT_IN_IRI = re.compile(r'[\x00-\x20<>"{}|^`\\]')
ESCAPES = {
    **{code: f"\\u{code:04X}" for code in (*range(0x20), 0x7F, 0xFFFE, 0xFFFF)},
    **str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}),
}


def graphs(dataset: Dataset) -> list[tuple[str, list[Triple]]]:
    """Return (name, sorted triples) of every graph with triples except the vocabulary, sorted by name.

    The default graph is called ``""``. Time O(n log n) in the triples.
    """
    named = {_name(graph.identifier): graph for graph in dataset.graphs()}
    found = ((name, sort(graph)) for name, graph in sorted(named.items()) if not name.startswith(VOCABULARY))
    return [(name, rows) for name, rows in found if rows]


def union(dataset: Dataset) -> list[Triple]:
    """Return the triples of all those graphs as one graph: sorted, each once."""
    return sort({row for _, rows in graphs(dataset) for row in rows})


def sort(triples: Iterable[Triple]) -> list[Triple]:
    """Return the triples in the order of their N-Triples spelling."""
    return sorted(triples, key=lambda row: (spell(row[0]), spell(row[1]), spell(row[2])))


@lru_cache(maxsize=1 << 17)
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


def by_subject(rows: Iterable[Triple]) -> Iterator[tuple[Node, list[tuple[Node, list[Node]]]]]:
    """Group sorted triples: yield each subject with its predicates, each predicate with its objects."""
    subjects: dict[Node, dict[Node, list[Node]]] = {}
    for subject, predicate, value in rows:
        subjects.setdefault(subject, {}).setdefault(predicate, []).append(value)
    for subject, properties in subjects.items():
        yield subject, list(properties.items())


def _name(identifier: Node) -> str:
    return "" if identifier == DATASET_DEFAULT_GRAPH_ID else str(identifier)


def _suffix(literal: Literal) -> str:
    if literal.language:
        return f"@{literal.language}"
    return f"^^<{checked(literal.datatype)}>" if literal.datatype else ""
