"""Rounds over the claims of some circles: all of them answer at once to what the strengths were before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from graph.polarity import Floats, Integers
from graph.strength import compiled
from graph.strength.formulas import Formula
from graph.strength.plan import Plan
from graph.strength.rows import Rows

PIECE = 32_768  # claims whose intermediate numbers fit into a processor's cache
COMPILED_FROM = 500_000  # edges: below, loading the compiler takes longer than it saves


@dataclass(frozen=True, slots=True)
class Piece:
    """Some of the claims, where their strengths stand, and room for the changes of these."""

    rows: Rows
    where: slice | Integers
    change: Floats


class Rounds:
    """What one round needs, prepared once."""

    def __init__(self, plan: Plan, rows: Rows, form: Formula, base: Floats) -> None:
        """Cut the claims into pieces that fit into the cache."""
        self.rows, self.form, self.base = rows, form, base
        self.where = rows.where
        self.compiled = compiled.sweep(rows, form, base) if rows.matrix.nnz >= COMPILED_FROM else None
        self.change = np.empty(rows.places.size)
        self.pieces = [] if self.compiled else list(_pieces(plan, rows, self.change))

    def advance(self, state: Floats, step: float) -> float:
        """Move strengths (by place) a step towards their next ones; return the largest difference to these."""
        if self.compiled:
            return self.compiled(state, step)
        largest = 0.0
        for piece in self.pieces:
            change = piece.rows.next(self.form, self.base, state)
            change -= state[piece.where]
            largest = max(largest, float(change.max()), -float(change.min()))
            piece.change[:] = change
        if step != 1:
            self.change *= step
        state[self.where] += self.change
        return largest

    def changes(self, state: Floats) -> Floats:
        """Return by how much every strength would change in one round."""
        return self.rows.next(self.form, self.base, state) - state[self.where]


def _pieces(plan: Plan, rows: Rows, change: Floats) -> Iterator[Piece]:
    for low in range(0, rows.places.size, PIECE):
        places = rows.places[low : low + PIECE]
        some = rows if places.size == rows.places.size else plan.some(places)
        yield Piece(some, some.where, change[low : low + PIECE])
