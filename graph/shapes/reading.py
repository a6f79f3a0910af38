"""Shapes from their triples.

What stands in `COMPONENTS` is understood, and whatever else the namespace of SHACL says of a shape is refused: a shape
that is half understood would pass what it should not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import cast

from rdflib import RDF, SH, BNode, Graph, Literal
from rdflib.collection import Collection as List
from rdflib.term import Node

from graph.shapes import constraints
from graph.shapes.constraints import Constraint
from graph.shapes.paths import Path, Step
from graph.shapes.questions import Question
from graph.shapes.shape import Shape, Target

Read = Callable[["_Reader", Node, Node], Constraint]

COMPONENTS: dict[Node, Read] = {
    SH.minCount: lambda _, __, argument: constraints.min_count(_whole(argument)),
    SH.maxCount: lambda _, __, argument: constraints.max_count(_whole(argument)),
    SH.qualifiedMinCount: lambda reader, shape, argument: constraints.qualified_min_count(
        _whole(argument), reader.shape(reader.one(shape, SH.qualifiedValueShape))
    ),
    SH.hasValue: lambda _, __, argument: constraints.has_value(argument),
    SH.uniqueLang: lambda _, __, ___: constraints.unique_lang(),
    SH.nodeKind: lambda _, __, argument: constraints.node_kind(argument),
    SH.datatype: lambda _, __, argument: constraints.datatype(argument),
    SH["class"]: lambda _, __, argument: constraints.has_class(argument),
    SH["in"]: lambda reader, _, argument: constraints.one_of(frozenset(reader.items(argument))),
    SH.pattern: lambda _, __, argument: constraints.pattern(str(argument)),
    SH.minInclusive: lambda _, __, argument: constraints.min_inclusive(cast("Literal", argument)),
    SH.maxInclusive: lambda _, __, argument: constraints.max_inclusive(cast("Literal", argument)),
    SH.lessThan: lambda _, __, argument: constraints.less_than(argument),
    SH.disjoint: lambda _, __, argument: constraints.disjoint(argument),
    SH.node: lambda reader, _, argument: constraints.conforms(reader.shape(argument)),
    SH["not"]: lambda reader, _, argument: constraints.conforms_not(reader.shape(argument)),
    SH["or"]: lambda reader, _, argument: constraints.conforms_to_any(reader.shapes(argument)),
    SH.xone: lambda reader, _, argument: constraints.conforms_to_one(reader.shapes(argument)),
}
"""How the argument of each parameter becomes a constraint: from the reader, the shape and the argument."""

TARGETS: dict[Node, Callable[[Node], Target]] = {
    SH.targetClass: lambda what: lambda facts: facts.instances(what),
    SH.targetSubjectsOf: lambda what: lambda facts: facts.objects(what),
    SH.targetObjectsOf: lambda what: lambda facts: facts.subjects(what),
}
OTHERS = {SH.path, SH.property, SH.sparql, SH.message, SH.severity, SH.qualifiedValueShape}


def read_shapes(graph: Graph) -> tuple[Shape, ...]:
    """Return the shapes that have targets, sorted by name; raises NotImplementedError for what is not understood."""
    names = {shape for target in TARGETS for shape in graph.subjects(target)}
    reader = _Reader(graph)
    return tuple(reader.shape(name) for name in sorted(names, key=str))


class _Reader:
    def __init__(self, graph: Graph) -> None:
        self.graph = graph

    def shape(self, name: Node) -> Shape:
        said = sorted(self.graph.predicate_objects(name), key=lambda pair: (str(pair[0]), str(pair[1])))
        for predicate, _ in said:
            if str(predicate).startswith(str(SH)) and predicate not in {*COMPONENTS, *TARGETS, *OTHERS}:
                raise NotImplementedError(f"{name}: {predicate} is not among the components in {__name__}")
        return Shape(
            name=name,
            messages=self._messages(name),
            severity=self.graph.value(name, SH.severity) or SH.Violation,
            targets=tuple(TARGETS[predicate](what) for predicate, what in said if predicate in TARGETS),
            path=self._path(name),
            constraints=tuple(
                COMPONENTS[predicate](self, name, argument) for predicate, argument in said if predicate in COMPONENTS
            ),
            properties=tuple(self.shape(inner) for predicate, inner in said if predicate == SH.property),
            questions=tuple(self._question(inner) for predicate, inner in said if predicate == SH.sparql),
        )

    def shapes(self, head: Node) -> tuple[Shape, ...]:
        return tuple(map(self.shape, self.items(head)))

    def items(self, head: Node) -> Iterator[Node]:
        return iter(List(self.graph, head))

    def one(self, subject: Node, predicate: Node) -> Node:
        return next(self.graph.objects(subject, predicate))

    def _messages(self, name: Node) -> tuple[str, ...]:
        return tuple(sorted(map(str, self.graph.objects(name, SH.message))))

    def _path(self, name: Node) -> Path | None:
        path = self.graph.value(name, SH.path)
        if path is None:
            return None
        is_list = (path, RDF.first, None) in self.graph
        return Path(tuple(map(self._step, self.items(path) if is_list else (path,))))

    def _step(self, step: Node) -> Step:
        if not isinstance(step, BNode):
            return Step(step)
        inverse = self.graph.value(step, SH.inversePath)
        if inverse is None or isinstance(inverse, BNode):
            raise NotImplementedError("a path may hold predicates, inverse ones too, and nothing else")
        return Step(inverse, against=True)

    def _question(self, name: Node) -> Question:
        prefixes = (
            f"PREFIX {self.one(each, SH.prefix)}: <{self.one(each, SH.namespace)}>\n"
            for group in self.graph.objects(name, SH.prefixes)
            for each in self.graph.objects(group, SH.declare)
        )
        return Question("".join(sorted(prefixes)) + str(self.one(name, SH.select)), self._messages(name))


def _whole(argument: Node) -> int:
    return int(str(argument))
