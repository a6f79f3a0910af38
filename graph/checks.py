"""Everything that can be wrong with a map, found in one go: form, references, shapes, anchors."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

from rdflib import Dataset, Graph, URIRef
from rdflib.namespace import SH
from rdflib.term import Node

from graph import anchors, resources
from graph.errors import Place, Problem
from graph.model import ArgumentMap
from graph.rdf.terms import vocabulary_graph
from graph.reasoning import knowing
from graph.shapes import Facts, Result, Shape, read_shapes, validate
from graph.sources import Source
from graph.store import Store
from graph.vocabulary import Names

SEVERITIES: dict[Node, str] = {SH.Violation: "error", SH.Warning: "warning", SH.Info: "warning"}
Locate = Callable[[str], Place]


@cache
def shapes() -> tuple[Shape, ...]:
    """Return the SHACL shapes under ``ontology/shapes`` that have targets."""
    graph = Graph()
    for path in sorted((resources.folder("ontology") / "shapes").glob("*.ttl")):
        graph.parse(data=path.read_text(encoding="utf-8"), format="turtle")
    return read_shapes(graph)


def check_shapes(dataset: Dataset, locate: Locate | None = None, store: Store | None = None) -> list[Problem]:
    """Validate the dataset and the vocabulary against the shapes; ``locate`` finds the place of an IRI.

    ``store`` holds the same triples, where they are loaded already. Every problem names the shape that was broken.
    Linear in the triples: less than 1 ms for each element, half of which goes into a store where none is given.
    """
    facts = Facts(dataset, vocabulary_graph(), (store or knowing(dataset)).solutions)
    place = locate or (lambda _: Place())
    return sorted({_problem(result, place) for result in validate(facts, shapes())})


def _problem(result: Result, locate: Locate) -> Problem:
    subject = _subject(result)
    message = " ".join(sorted(result.messages))
    shown = "" if result.value is None else f" (value {_local(result.value)!r})"
    about = "" if result.path is None else f"{result.path}: "
    words = f"{_local(subject)!r}: {about}{message}{shown}"
    return Problem(locate(subject), words, f"shape {_local(result.shape)}", SEVERITIES[result.severity])


def _subject(result: Result) -> str:
    """What the result is about: shapes that look at the whole map or document name the culprit as their value."""
    focus, value = str(result.focus), result.value
    whole = focus.endswith("/map") or "/document/" in focus
    return str(value) if whole and isinstance(value, URIRef) else focus


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
