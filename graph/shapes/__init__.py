"""Validation of a dataset against the SHACL shapes under ``ontology/shapes``, a set of nodes at a time.

    facts        the triples by predicate, and what is an instance of what
    paths        from a node to its values
    constraints  what a value must be: one function for each component of SHACL that the shapes use
    questions    constraints in SPARQL
    shape        a shape: what of a set of nodes breaks it, and how
    reading      shapes from their triples; a component that is not known here is refused

pyshacl walks from every focus node through every shape anew; here a shape looks at all its focus nodes together, and a
shape within a shape at the distinct values alone, so that the cost is linear in the triples. The tests hold both to the
same results. Source: SHACL, W3C Recommendation of 20 July 2017, https://www.w3.org/TR/shacl/.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from graph.shapes.facts import Facts
from graph.shapes.reading import read_shapes
from graph.shapes.shape import Result, Shape

__all__ = ["Facts", "Result", "Shape", "read_shapes", "validate"]


def validate(facts: Facts, shapes: Iterable[Shape]) -> Iterator[Result]:
    """Yield what breaks the shapes that have targets, in the order of the shapes; the same result may come twice.

    Linear in the values that the shapes look at, but for what their SPARQL costs.
    """
    for shape in shapes:
        yield from shape.results(facts, shape.focus(facts))
