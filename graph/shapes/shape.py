"""A shape: which nodes it is about, which of a set of nodes do not conform to it, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from rdflib.term import Node

from graph.shapes.constraints import Constraint
from graph.shapes.facts import Facts, Values
from graph.shapes.paths import Path
from graph.shapes.questions import Question

Target = Callable[[Facts], Iterable[Node]]


@dataclass(frozen=True, slots=True)
class Result:
    """One way in which a node breaks a shape; a field that does not apply is None, ``severity`` a term of SHACL."""

    focus: Node
    shape: Node
    messages: tuple[str, ...]
    severity: Node
    path: Path | None = None
    value: Node | None = None


@dataclass(frozen=True, slots=True)
class Shape:
    """A node shape, or with a ``path`` a property shape.

    ``properties`` are the shapes of ``sh:property``, which report for themselves.
    """

    name: Node
    messages: tuple[str, ...]
    severity: Node
    targets: tuple[Target, ...]
    path: Path | None
    constraints: tuple[Constraint, ...]
    properties: tuple[Shape, ...]
    questions: tuple[Question, ...]

    def focus(self, facts: Facts) -> Collection[Node]:
        """Return the nodes that the targets name, each once."""
        return dict.fromkeys(chain.from_iterable(target(facts) for target in self.targets))

    def failing(self, facts: Facts, nodes: Collection[Node]) -> set[Node]:
        """Return those of the nodes that do not conform."""
        values = self._values(facts, nodes)
        found = {node for broken in self.constraints for node, _ in broken(facts, values)}
        for each in self.properties:
            bad = each.failing(facts, _distinct(values))
            found.update(node for node, those in values.items() if not bad.isdisjoint(those))
        found.update(answer.focus for each in self.questions for answer in each.answers(facts, nodes))
        return found

    def results(self, facts: Facts, nodes: Collection[Node]) -> Iterator[Result]:
        """Yield everything by which the nodes do not conform."""
        values = self._values(facts, nodes)
        for broken in self.constraints:
            for node, value in broken(facts, values):
                yield Result(node, self.name, self.messages, self.severity, self.path, value)
        for each in self.properties:
            yield from each.results(facts, _distinct(values))
        for question in self.questions:
            for answer in question.answers(facts, nodes):
                messages = (*self.messages, *answer.messages)
                yield Result(answer.focus, self.name, messages, self.severity, self.path, answer.value)

    def _values(self, facts: Facts, nodes: Iterable[Node]) -> Values:
        return {node: (node,) for node in nodes} if self.path is None else self.path.values(facts, nodes)


def _distinct(values: Values) -> Collection[Node]:
    return dict.fromkeys(chain.from_iterable(values.values()))
