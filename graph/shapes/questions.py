"""Constraints in SPARQL, asked once for all focus nodes rather than once for each."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from rdflib.term import Node

from graph.shapes.facts import Facts


@dataclass(frozen=True, slots=True)
class Answer:
    """A solution: the focus node, the value at fault, and the messages with what the solution binds."""

    focus: Node
    value: Node
    messages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """A SELECT whose solutions are what is wrong; it must bind ``$this`` by a triple, not count on being given it."""

    select: str
    messages: tuple[str, ...]

    def answers(self, facts: Facts, nodes: Collection[Node]) -> Iterator[Answer]:
        """Yield the solutions about one of the nodes; one that names no value is about the node itself."""
        for solution in facts.ask(self.select) if nodes else ():
            focus = solution["this"]
            if focus in nodes:
                bound = {**solution, "value": solution.get("value", focus)}
                yield Answer(focus, bound["value"], tuple(_filled(message, bound) for message in self.messages))


def _filled(message: str, solution: Mapping[str, Node]) -> str:
    """Put what a solution binds in place of ``{?name}`` or ``{$name}``."""
    for name, node in solution.items():
        for variable in (f"{{?{name}}}", f"{{${name}}}"):
            message = message.replace(variable, str(node))
    return message
