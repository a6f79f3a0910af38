"""Some claims with what bears on them, and one round over them with NumPy and SciPy."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix

from graph.polarity import Floats, Integers
from graph.strength.formulas import Formula

if TYPE_CHECKING:
    from graph.strength.plan import Plan


@dataclass(frozen=True, slots=True)
class Products:
    """Products of 1 - weight × strength over groups of edges; ``rows`` tells whose each group is."""

    rows: Integers
    starts: Integers
    sources: Integers
    weights: Floats

    @staticmethod
    def of(rows: Integers, sources: npt.NDArray[np.integer], weights: Floats) -> Products:
        """Group edges, which must be sorted by row."""
        starts = np.flatnonzero(np.diff(rows, prepend=-1))
        return Products(rows[starts], starts, sources.astype(np.int64), weights)

    def over(self, state: Floats) -> Floats:
        """Return one product for every group."""
        factors = state.take(self.sources, mode="clip")  # spares the test of every index
        factors *= self.weights
        np.subtract(1, factors, out=factors)
        return np.multiply.reduceat(factors, self.starts)


@dataclass(frozen=True, slots=True)
class Carried:
    """The relations among some claims, and the premises that carry them."""

    rows: Integers
    starts: Integers
    sources: Integers
    weights: Floats
    convergent: npt.NDArray[np.bool_]

    def share(self, state: Floats) -> Floats:
        """Return for every relation how far its premises carry it, from 0 to 1."""
        factors = self.weights * state[self.sources]
        several = np.repeat(self.convergent, np.diff(self.starts, append=self.sources.size))
        factors[several] = 1 - factors[several]
        product = np.multiply.reduceat(factors, self.starts)
        product[self.convergent] = 1 - product[self.convergent]
        return product


@dataclass(frozen=True, slots=True)
class Rows:
    """The claims at some places of a plan: sums as a sparse matrix, products by group, relations apart.

    A row of the matrix has its supports first; the attacks start at ``middle``.
    """

    places: Integers
    matrix: csr_matrix
    middle: Integers
    support: Products
    attack: Products
    carried: Carried

    @staticmethod
    def of(plan: Plan, places: Integers) -> Rows:
        """Cut the edges into these claims out of a plan; linear in them."""
        rows, edges = spread(plan.pointer, places)
        sources, pulls = plan.sources[edges], plan.pulls[edges]
        lifting = edges < plan.middle[places][rows]
        counts = np.concatenate([[0], np.cumsum(plan.pointer[places + 1] - plan.pointer[places])])
        premise_rows, premises = spread(plan.premise_pointer, places)
        starts = np.flatnonzero(np.diff(premise_rows, prepend=-1))
        return Rows(
            places=places,
            matrix=csr_matrix((pulls, sources, counts), shape=(places.size, plan.order.size)),
            middle=counts[:-1] + plan.middle[places] - plan.pointer[places],
            support=Products.of(rows[lifting], sources[lifting], pulls[lifting]),
            attack=Products.of(rows[~lifting], sources[~lifting], -pulls[~lifting]),
            carried=Carried(
                premise_rows[starts],
                starts,
                plan.premise_sources[premises].astype(np.int64),
                plan.premise_weights[premises],
                plan.convergent[places[premise_rows[starts]]],
            ),
        )

    @property
    def where(self) -> slice | Integers:
        """The places, as a slice where they follow one another."""
        first, last = int(self.places[0]), int(self.places[-1])
        return slice(first, last + 1) if last - first + 1 == self.places.size else self.places

    def next(self, form: Formula, base: Floats, state: Floats) -> Floats:
        """Return the strengths that these claims have when all have those of ``state``; both arrays are by place."""
        return form.strength(self.start(base, state), self.push(form, state))

    def push(self, form: Formula, state: Floats) -> Floats:
        """Return what supporters and attackers amount to."""
        if not form.multiplies:
            return np.asarray(self.matrix @ state)
        lifted, lowered = np.ones(self.places.size), np.ones(self.places.size)
        if self.support.rows.size:
            lifted[self.support.rows] = self.support.over(state)
        if self.attack.rows.size:
            lowered[self.attack.rows] = self.attack.over(state)
        lowered -= lifted
        return lowered

    def start(self, base: Floats, state: Floats) -> Floats:
        """Return base scores, of relations as far as their premises carry them."""
        found = base[self.where]
        if not self.carried.rows.size:
            return found
        found = found.copy()
        found[self.carried.rows] *= self.carried.share(state)
        return found

    def touched(self, marked: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
        """Tell which of these claims a marked one (by place) bears on, or is marked; circles are marked as a whole."""
        found = np.asarray(abs(self.matrix) @ marked) > 0
        if self.carried.rows.size:
            found[self.carried.rows] |= np.logical_or.reduceat(marked[self.carried.sources], self.carried.starts)
        return found


def spread(pointer: Integers, places: Integers) -> tuple[Integers, Integers]:
    """Return for every edge into these places its row and its number."""
    counts = pointer[places + 1] - pointer[places]
    rows = np.repeat(np.arange(places.size), counts)
    first = np.cumsum(counts) - counts
    return rows, np.arange(rows.size) - np.repeat(first - pointer[places], counts)
