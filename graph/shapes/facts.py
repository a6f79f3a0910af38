"""The triples that shapes look at, by predicate, and the instances of a class."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cache
from typing import TypeAlias

from rdflib import RDF, RDFS, Dataset, Graph
from rdflib.term import Node

Values: TypeAlias = Mapping[Node, Collection[Node]]
"""The values of each node at the end of some path."""

Ask: TypeAlias = Callable[[str], Iterable[Mapping[str, Node]]]
"""What answers a SELECT over the same triples."""


class Facts:
    """A dataset and a vocabulary as one graph; each predicate is gathered when a shape first asks for it."""

    def __init__(self, dataset: Dataset, vocabulary: Graph, ask: Ask) -> None:
        """Keep what holds the triples; ``ask`` answers the questions that shapes put in SPARQL."""
        self.ask = ask
        self._dataset = dataset
        self._vocabulary = vocabulary
        self.objects = cache(self._objects)
        self.subjects = cache(self._subjects)
        self.instances = cache(self._instances)

    def _objects(self, predicate: Node) -> dict[Node, list[Node]]:
        """The objects of each subject, each once."""
        found: dict[Node, list[Node]] = {}
        for subject, value in self._pairs(predicate):
            found.setdefault(subject, []).append(value)
        return {
            subject: values if len(values) == 1 else list(dict.fromkeys(values)) for subject, values in found.items()
        }

    def _subjects(self, predicate: Node) -> dict[Node, list[Node]]:
        """The subjects of each object, each once."""
        found: dict[Node, list[Node]] = {}
        for subject, values in self.objects(predicate).items():
            for value in values:
                found.setdefault(value, []).append(subject)
        return found

    def _pairs(self, predicate: Node) -> Iterable[tuple[Node, Node]]:
        for graph in self._dataset.graphs():
            yield from graph.subject_objects(predicate)
        yield from self._vocabulary.subject_objects(predicate)

    def _instances(self, wanted: Node) -> dict[Node, None]:
        """The nodes with a type that is the class or, over any number of steps, a subclass of it."""
        members, below = self.subjects(RDF.type), self.subjects(RDFS.subClassOf)
        classes = [wanted]
        for each in classes:
            classes += (narrower for narrower in below.get(each, ()) if narrower not in classes)
        return {member: None for each in classes for member in members.get(each, ())}
