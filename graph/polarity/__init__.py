"""A signed network as arrays: who lifts whom, who lowers whom, and which relations carry their premises.

Edges run from supporter to supported, from attacker to attacked, from premise to relation. `signed` reads any
`networkx.DiGraph` or `MultiDiGraph` whose edges carry ``relation``; `from_arrays` takes a large network without it.

Supports and causes lift (+1); attacks, rebuts, undermines and undercuts lower (-1); qualifies, restates and answers do
neither. A node that has a ``premise`` edge, or is of kind ``relation``, is a relation: what it starts from is carried
by its premises, in full where it has none.
"""

from graph.polarity.arrays import EdgeName, Floats, Integers, Signed, from_arrays, rebased
from graph.polarity.reading import SIGNS, signed

__all__ = ["SIGNS", "EdgeName", "Floats", "Integers", "Signed", "from_arrays", "rebased", "signed"]
