"""What SHACL can ask of values: each function returns a constraint, which yields what breaks it.

A broken constraint names the focus node and, where one value is at fault rather than their number, that value.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import chain
from typing import Protocol, TypeAlias

from rdflib import RDF, SH, XSD, BNode, Literal, URIRef
from rdflib.term import Node

from graph.shapes.facts import Facts, Values

Broken: TypeAlias = Iterator[tuple[Node, Node | None]]
Constraint: TypeAlias = Callable[[Facts, Values], Broken]


class Conforming(Protocol):
    """A shape, as a constraint sees it."""

    def failing(self, facts: Facts, nodes: Collection[Node]) -> set[Node]:
        """Return those of the nodes that do not conform."""


# How many values


def min_count(least: int) -> Constraint:
    """At least so many values."""
    return lambda _, values: ((focus, None) for focus, those in values.items() if len(those) < least)


def max_count(most: int) -> Constraint:
    """At most so many values."""
    return lambda _, values: ((focus, None) for focus, those in values.items() if len(those) > most)


def qualified_min_count(least: int, shape: Conforming) -> Constraint:
    """At least so many values that conform to the shape."""

    def broken(facts: Facts, values: Values) -> Broken:
        failing = shape.failing(facts, _distinct(values))
        return ((focus, None) for focus, those in values.items() if sum(v not in failing for v in those) < least)

    return broken


def has_value(wanted: Node) -> Constraint:
    """One of the values is the one wanted."""
    return lambda _, values: ((focus, None) for focus, those in values.items() if wanted not in those)


def unique_lang() -> Constraint:
    """No language tag twice, whatever its case."""

    def broken(_: Facts, values: Values) -> Broken:
        for focus, those in values.items():
            tags = Counter(value.language.lower() for value in those if isinstance(value, Literal) and value.language)
            yield from ((focus, None) for times in tags.values() if times > 1)

    return broken


# What a value is


def node_kind(kind: Node) -> Constraint:
    """Every value is an IRI, a literal or a blank node, or one of two of them."""
    sorts = NODE_KINDS[kind]
    return _each(lambda value: isinstance(value, sorts))


NODE_KINDS: dict[Node, tuple[type[Node], ...]] = {
    SH.IRI: (URIRef,),
    SH.Literal: (Literal,),
    SH.BlankNode: (BNode,),
    SH.BlankNodeOrIRI: (BNode, URIRef),
    SH.BlankNodeOrLiteral: (BNode, Literal),
    SH.IRIOrLiteral: (URIRef, Literal),
}


def datatype(wanted: Node) -> Constraint:
    """Every value is a literal of the datatype, and well formed."""
    return _each(
        lambda value: isinstance(value, Literal) and _datatype(value) == wanted and value.ill_typed is not True
    )


def has_class(wanted: Node) -> Constraint:
    """Every value is an instance of the class."""
    return lambda facts, values: _outside(values, facts.instances(wanted))


def one_of(allowed: Collection[Node]) -> Constraint:
    """Every value is in the list."""
    return lambda _, values: _outside(values, allowed)


def pattern(expression: str) -> Constraint:
    """The text of every value holds a match of the regular expression; no blank node does."""
    search = re.compile(expression).search
    return _each(lambda value: not isinstance(value, BNode) and search(str(value)) is not None)


def min_inclusive(least: Literal) -> Constraint:
    """No value is below the least."""
    return _each(lambda value: _compared(value, least, lambda one, other: bool(one > other)))


def max_inclusive(most: Literal) -> Constraint:
    """No value is above the most."""
    return _each(lambda value: _compared(value, most, lambda one, other: bool(one < other)))


# What a value is beside another


def less_than(predicate: Node) -> Constraint:
    """Every value is below every object of the other predicate."""

    def broken(facts: Facts, values: Values) -> Broken:
        others = facts.objects(predicate)
        for focus, those in values.items():
            for value in those:
                yield from ((focus, value) for other in others.get(focus, ()) if not _is_less(value, other))

    return broken


def disjoint(predicate: Node) -> Constraint:
    """No value is an object of the other predicate too."""

    def broken(facts: Facts, values: Values) -> Broken:
        others = facts.objects(predicate)
        for focus, those in values.items():
            yield from ((focus, value) for value in those if value in others.get(focus, ()))

    return broken


# What shapes a value conforms to


def conforms(shape: Conforming) -> Constraint:
    """Every value conforms to the shape."""
    return lambda facts, values: _those(values, shape.failing(facts, _distinct(values)))


def conforms_not(shape: Conforming) -> Constraint:
    """No value conforms to the shape."""
    return lambda facts, values: _outside(values, shape.failing(facts, _distinct(values)))


def conforms_to_any(shapes: Iterable[Conforming]) -> Constraint:
    """Every value conforms to at least one of the shapes; a later one sees only what fails the earlier."""

    def broken(facts: Facts, values: Values) -> Broken:
        failing = _distinct(values)
        for shape in shapes:
            failing = shape.failing(facts, failing)
        return _those(values, failing)

    return broken


def conforms_to_one(shapes: Collection[Conforming]) -> Constraint:
    """Every value conforms to exactly one of the shapes."""

    def broken(facts: Facts, values: Values) -> Broken:
        nodes = _distinct(values)
        failed = Counter(chain.from_iterable(shape.failing(facts, nodes) for shape in shapes))
        return _those(values, {node for node in nodes if failed[node] != len(shapes) - 1})

    return broken


# Common parts


def _each(holds: Callable[[Node], bool]) -> Constraint:
    return lambda _, values: ((focus, value) for focus, those in values.items() for value in those if not holds(value))


def _those(values: Values, failing: Collection[Node]) -> Broken:
    return ((focus, value) for focus, those in values.items() for value in those if value in failing)


def _outside(values: Values, allowed: Collection[Node]) -> Broken:
    return ((focus, value) for focus, those in values.items() for value in those if value not in allowed)


def _distinct(values: Values) -> set[Node]:
    return set(chain.from_iterable(values.values()))


def _datatype(literal: Literal) -> URIRef:
    return RDF.langString if literal.language else literal.datatype or XSD.string


def _compared(value: Node, bound: Literal, beyond: Callable[[Literal, Literal], bool]) -> bool:
    """Tell whether a literal equals the bound or lies beyond it; what cannot be compared does not."""
    if not isinstance(value, Literal) or _is_text(value) != _is_text(bound):
        return False
    try:
        return value.eq(bound) or beyond(value, bound)
    except (TypeError, NotImplementedError, ArithmeticError):  # of two sorts, or not a number
        return False


def _is_less(value: Node, other: Node) -> bool:
    if _is_text(value) or _is_text(other):
        return _is_text(value) and _is_text(other) and str(value) < str(other)
    try:
        return bool(value < other)  # type: ignore[operator]  # rdflib orders terms of any two sorts
    except ArithmeticError:  # not a number
        return False


def _is_text(node: Node) -> bool:
    return isinstance(node, URIRef) or (isinstance(node, Literal) and isinstance(node.value, str))
