"""From a node to its values: along a predicate, against it, or over several steps."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from rdflib.term import Node

from graph.shapes.facts import Facts, Values


@dataclass(frozen=True, slots=True)
class Step:
    """One triple, walked from subject to object or, ``against`` it, from object to subject."""

    predicate: Node
    against: bool = False


@dataclass(frozen=True, slots=True)
class Path:
    """Steps one after the other; no step leads to the node itself."""

    steps: tuple[Step, ...]

    def values(self, facts: Facts, nodes: Iterable[Node]) -> Values:
        """Return the distinct values of every node, none left out; linear in the triples on the way."""
        found: dict[Node, Collection[Node]] = {node: (node,) for node in nodes}
        for number, step in enumerate(self.steps):
            ends = (facts.subjects if step.against else facts.objects)(step.predicate)
            if number == 0:
                found = {node: ends.get(node, ()) for node in found}
            else:
                found = {
                    node: dict.fromkeys(end for value in values for end in ends.get(value, ()))
                    for node, values in found.items()
                }
        return found

    def __str__(self) -> str:
        """Return the steps by their local names, in the manner of SPARQL: ``target/^source``."""
        return "/".join(f"{'^' if step.against else ''}{_local(step.predicate)}" for step in self.steps)


def _local(node: Node) -> str:
    return str(node).replace("#", "/").rsplit("/", 1)[-1]
