"""One graph validated twice: by `graph.shapes` and by pyshacl, whose reports are told in the same words."""

from collections.abc import Iterable
from typing import TypeAlias

from pyshacl import validate as validate_with_pyshacl
from rdflib import SH, BNode, Graph, URIRef
from rdflib.term import Node

from graph.rdf import new_dataset
from graph.shapes import Facts, Result, read_shapes, validate
from graph.store import Store

Told: TypeAlias = tuple[Node, Node | None, tuple[str, ...], Node, str, Node | None]
NAME = URIRef("https://example.org/data")


def ours(data: Graph, shapes: Graph) -> set[Told]:
    """Return what `graph.shapes` finds."""
    dataset = new_dataset()
    for triple in data:
        dataset.graph(NAME).add(triple)
    facts = Facts(dataset, Graph(), Store(dataset).solutions)
    return set(map(_ours, validate(facts, read_shapes(shapes))))


def theirs(report: Graph) -> set[Told]:
    """Return what a report of pyshacl says, but for the details within its results."""
    return {_theirs(report, result) for result in report.objects(None, SH.result)}


def report_of(data: Graph, shapes: Graph) -> Graph:
    """Return what pyshacl reports."""
    _, report, _ = validate_with_pyshacl(data, shacl_graph=shapes, inference="none", allow_warnings=True)
    assert isinstance(report, Graph)
    return report


def _ours(result: Result) -> Told:
    steps = result.path.steps if result.path else ()
    path = str(steps[0].predicate) if len(steps) == 1 and not steps[0].against else ""
    messages = tuple(sorted(result.messages))
    return result.focus, _named(result.shape), messages, result.severity, path, result.value


def _theirs(report: Graph, result: Node) -> Told:
    said: dict[Node, Iterable[Node]] = {
        term: list(report.objects(result, term))
        for term in (SH.focusNode, SH.sourceShape, SH.resultMessage, SH.resultSeverity, SH.resultPath, SH.value)
    }
    one = {term: next(iter(values), None) for term, values in said.items()}
    path = one[SH.resultPath]
    focus, severity = one[SH.focusNode], one[SH.resultSeverity]
    assert focus is not None
    assert severity is not None
    return (
        focus,
        _named(one[SH.sourceShape]),
        tuple(sorted(map(str, said[SH.resultMessage]))),
        severity,
        str(path) if isinstance(path, URIRef) else "",
        one[SH.value],
    )


def _named(shape: Node | None) -> Node | None:
    """A shape without a name is another one in every report."""
    return None if isinstance(shape, BNode) else shape
