"""Computing strengths: level by level in one pass, circles by iteration until they settle or are seen not to.

A circle is iterated from its base scores, all claims at once. Where the residual no longer falls, it starts over with
half the step, a quarter, and so on; such a step follows the continuous dynamics ds/dt = F(s) - s, which may come to
rest where the plain iteration swings for ever. What it comes to rest at is examined for stability afterwards.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from graph.polarity import Floats, Integers
from graph.strength.formulas import Booleans, Formula
from graph.strength.plan import Plan
from graph.strength.rounds import Rounds
from graph.strength.rows import Rows

STEPS = (1.0, 0.5, 0.25, 0.125, 0.0625, 0.03125)
LOOKED_AT = 64  # rounds between two looks at whether a circle still gets nearer
STALLED = 0.99  # of the least residual before: a circle that does not get below gets no nearer
PATIENCE = 8  # looks without getting nearer, after which a circle is taken to swing; leaving a saddle takes a while


@dataclass(frozen=True, slots=True)
class Limits:
    """When to stop: a residual that is small enough, and the most rounds that any circle may take."""

    tolerance: float
    rounds: int


@dataclass(frozen=True, slots=True)
class Settling:
    """Strengths by place, the rounds of the slowest circle, and the claims (by place) whose circle did not settle."""

    state: Floats
    rounds: int
    moving: Booleans


def settle(plan: Plan, form: Formula, scores: Floats, limits: Limits) -> Settling:
    """Compute strengths by place from base scores by node; linear in the edges without circles, else per round."""
    base = scores[plan.order]
    state = base.copy()
    moving = np.zeros(state.size, np.bool_)
    rounds = 0
    for block, rows in zip(plan.blocks, plan.rows, strict=True):
        if block.circular:
            circles = _Circles(rows, block.starts - block.low, base, state, form, limits)
            rounds = max(rounds, circles.settle(plan))
            moving[block.low : block.high] = circles.moving
        else:
            state[block.low : block.high] = rows.next(form, base, state)
    return Settling(state, rounds, moving)


class _Circles:
    """The circles of one level, which settle side by side without touching one another."""

    def __init__(  # noqa: PLR0913, PLR0917  what one iteration works on
        self, rows: Rows, starts: Integers, base: Floats, state: Floats, form: Formula, limits: Limits
    ) -> None:
        self.rows, self.starts, self.base, self.state, self.form, self.limits = rows, starts, base, state, form, limits
        self.moving: Booleans = np.ones(rows.places.size, np.bool_)

    def settle(self, plan: Plan) -> int:
        """Iterate with smaller and smaller steps; return the rounds taken."""
        rounds = 0
        places, starts = self.rows.places, self.starts
        for step in STEPS:
            rows = self.rows if places.size == self.rows.places.size else plan.some(places)
            some = Rounds(plan, rows, self.form, self.base)
            taken, residuals = self._phase(some, starts, step, self.limits.rounds - rounds)
            rounds += taken
            still = np.repeat(residuals > self.limits.tolerance, np.diff(starts, append=places.size))
            self.moving = np.isin(self.rows.places, places[still])
            if not still.any() or rounds >= self.limits.rounds:
                break
            labels = np.repeat(np.arange(starts.size), np.diff(starts, append=places.size))[still]
            places, starts = places[still], np.flatnonzero(np.diff(labels, prepend=-1))
        return rounds

    def _phase(self, some: Rounds, starts: Integers, step: float, most: int) -> tuple[int, Floats]:
        """Iterate with one step; return the rounds taken and the last residual of every circle."""
        self.state[some.where] = self.base[some.where]
        least = residuals = np.full(starts.size, np.inf)
        stalled = np.zeros(starts.size, np.int64)
        for taken in range(1, most + 1):
            if some.advance(self.state, step) <= self.limits.tolerance:
                return taken, np.zeros(starts.size)
            if taken % LOOKED_AT == 0 or taken == most:
                residuals = np.maximum.reduceat(np.abs(some.changes(self.state)), starts)
                nearer = (residuals <= STALLED * least) | (residuals <= self.limits.tolerance)
                stalled = np.where(nearer, 0, stalled + 1)
                if (stalled[residuals > self.limits.tolerance] >= PATIENCE).all():
                    return taken, residuals
                least = np.minimum(least, residuals)
        return most, residuals
