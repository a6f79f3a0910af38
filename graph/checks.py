"""Everything that can be wrong with a map, found in one go: form, references, shapes, anchors."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path

from rdflib import Dataset, Graph, URIRef
from rdflib.namespace import SH
from rdflib.term import Node

from graph import anchors, resources
from graph.errors import Place, Problem
from graph.model import ArgumentMap
from graph.rdf.terms import vocabulary_graph
from graph.sources import Source
from graph.vocabulary import Names

SEVERITIES = {SH.Violation: "error", SH.Warning: "warning", SH.Info: "warning"}
Locate = Callable[[str], Place]


@cache
def shapes() -> Graph:
    """Return the SHACL shapes under ``ontology/shapes`` as one graph."""
    graph = Graph()
    for path in sorted((resources.folder("ontology") / "shapes").glob("*.ttl")):
        graph.parse(data=path.read_text(encoding="utf-8"), format="turtle")
    return graph


def check_shapes(dataset: Dataset, locate: Locate | None = None) -> list[Problem]:
    """Validate the dataset and the vocabulary against the shapes; ``locate`` finds the place of an IRI.

    Every problem names the shape that was broken. Cost: pyshacl, about 3 ms for each element.
    """
    from pyshacl import validate

    data = Graph()
    for triple in dataset:
        data.add(triple[:3])
    data += vocabulary_graph()
    _, report, _ = validate(data, shacl_graph=shapes(), inference="none", allow_warnings=True)
    return sorted(set(_problems(report, locate or (lambda _: Place()))))


def _problems(report: Graph, locate: Locate) -> Iterator[Problem]:
    for result in report.subjects(SH.resultSeverity):
        focus = _subject(report, result)
        shape = _local(report.value(result, SH.sourceShape))
        value, path = report.value(result, SH.value), report.value(result, SH.resultPath)
        message = " ".join(sorted(map(str, report.objects(result, SH.resultMessage))))
        shown = "" if value is None else f" (value {_local(value)!r})"
        about = f"{_local(path)}: " if path is not None else ""
        severity = SEVERITIES[report.value(result, SH.resultSeverity)]  # type: ignore[index]
        yield Problem(locate(focus), f"{_local(focus)!r}: {about}{message}{shown}", f"shape {shape}", severity)


def _subject(report: Graph, result: Node) -> str:
    """What the result is about: shapes that look at the whole map or document name the culprit as their value."""
    focus, value = report.value(result, SH.focusNode), report.value(result, SH.value)
    whole = str(focus).endswith("/map") or "/document/" in str(focus)
    return str(value if whole and isinstance(value, URIRef) else focus)


def _local(node: Node | str | None) -> str:
    return str(node).replace("#", "/").rsplit("/", 1)[-1]


def check_anchors(
    argument_map: ArgumentMap, sources: Mapping[str, Source], file: str
) -> tuple[list[Problem], list[anchors.Verification]]:
    """Verify the anchors of every document at hand; a map that was never anchored is a problem too."""
    missing = _unanchored(argument_map)
    if missing:
        remedy = f"run: counterpoint anchor {Path(file).as_posix()} --source FILE"
        return [Problem(Place(file), f"{missing} anchors have no digest in {anchors.LOCK}", remedy)], []
    verifications = [
        anchors.verify(argument_map, argument_map.documents[name], source) for name, source in sorted(sources.items())
    ]
    return [problem for each in verifications for problem in anchors.problems(each, file)], verifications


def _unanchored(argument_map: ArgumentMap) -> int:
    spans = {(p.document, span) for p in argument_map.passages() for span in p.spans}
    return sum(1 for _, span in spans if not span.digest)


def locator(names: Names, places: Mapping[tuple[str, str], Place]) -> Locate:
    """Return a function from an IRI of the map to its place in the authored files."""

    def locate(iri: str) -> Place:
        what, _, local = iri.removeprefix(names.base).partition("/")
        return places.get((what, local)) or places.get(("map", ""), Place())

    return locate
