"""Branch and bound over boxes of base scores for the least change that takes a target across 1/2.

A box is a column: a range of every base score. Its *corner* is its point nearest to the base scores as they are, and
its bound is the way to the corner, plus the least further change that could bridge what is left if every unit of it
moved the target as much as the derivatives allow anywhere in the box: a fractional knapsack, steepest first.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from math import inf

import numpy as np

from graph.polarity import Floats
from graph.policy.budget import Budget
from graph.policy.cone import Cone
from graph.policy.ranges import Range

HALF = 0.5
CLOSE = 1e-4  # a bound this near to the best change settles it
ROUNDING = 1e-12  # a strength this near to 1/2 is there
BATCH = 32  # boxes split at a time
BALLS = 32  # radii tried for the first bound
HALVINGS = 50
SECANTS = 4
MIDDLE = 0.1  # a box is split at the base score only where that leaves a tenth on each side


@dataclass(frozen=True, slots=True)
class Boxes:
    """Boxes with what is known of them, one column each."""

    low: Floats
    high: Floats
    bound: Floats
    bent: Floats


class Search:
    """One search: ``best`` base scores that cross, at their ``distance``; no change of less than ``bound`` does."""

    def __init__(self, cone: Cone, free: np.ndarray, *, downward: bool) -> None:
        """Keep what may move: ``free`` tells which base scores."""
        self.cone, self.way = cone, 1.0 if downward else -1.0
        self.start = cone.base[:, None]
        self.free = free[:, None]
        self.best: Floats | None = None
        self.distance = inf
        self.bound = 0.0

    @property
    def settled(self) -> bool:
        """Tell whether the bound has come up to the distance."""
        return self.bound == inf or self.distance - self.bound <= CLOSE + ROUNDING

    def run(self, clock: Budget, rounds: float = inf) -> None:
        """Search until the answer is settled, the time is over, or so many batches of boxes have been split."""
        self._singles()
        self._greedy()
        self._balls()
        self._branch(clock, rounds)

    def _left(self, points: Floats) -> Floats:
        """How far the target is from crossing at each of these points; 0 or below where it has."""
        return np.asarray(self.way * (self.cone.target(points) - HALF))

    def _offer(self, points: Floats) -> None:
        """Keep the nearest of these points that has crossed."""
        distances = np.abs(points - self.start).sum(axis=0)
        for case in np.argsort(distances, kind="stable"):
            if distances[case] >= self.distance:
                return
            if self._left(points[:, case : case + 1])[0] <= ROUNDING:
                self.best, self.distance = points[:, case].copy(), float(distances[case])
                return

    def _singles(self) -> None:
        """Move one base score alone, to either end, and back as far as the target stays across."""
        places = np.flatnonzero(self.free[:, 0])
        for end in (0.0, 1.0):
            far = np.repeat(self.start, places.size, axis=1)
            far[places, np.arange(places.size)] = end
            crossing = self._left(far) <= 0 if places.size else np.zeros(0, np.bool_)
            if crossing.any():
                self._offer(self._back(np.broadcast_to(self.start, far.shape)[:, crossing], far[:, crossing]))

    def _greedy(self) -> None:
        """Move one base score after another to its end, the steepest first, until the target crosses."""
        here, moved = self.start.copy(), ~self.free[:, 0]
        left = self._left(here)[0]
        for _ in range(int(self.free.sum())):
            slope = self.way * self.cone.slopes(Range(here, here))[1].low[:, 0]
            slope[moved] = 0.0
            place = int(np.abs(slope).argmax())
            if not slope[place]:
                return
            there = here.copy()
            there[place] = 0.0 if slope[place] > 0 else 1.0
            moved[place] = True
            further = self._left(there)[0]
            if further <= 0:
                self._offer(self._back(here, there))
                return
            if further < left:
                here, left = there, further

    def _back(self, near: Floats, far: Floats) -> Floats:
        """Return the points between, by halving, where the target has just crossed."""
        low, high = np.zeros(near.shape[1]), np.ones(near.shape[1])
        for _ in range(HALVINGS):
            middle = (low + high) / 2
            crossed = self._left(near + middle * (far - near)) <= 0
            high, low = np.where(crossed, middle, high), np.where(crossed, low, middle)
        return np.asarray(near + high * (far - near))

    def _balls(self) -> None:
        """Bound the distance by balls around the base scores: no change within one costs less than its bound."""
        radii = min(1.0, self.distance) * np.arange(1, BALLS + 1) / BALLS
        boxes = self._measured(*self._ball(radii))
        radii[radii >= 1] = inf
        self.bound = min(self.distance, float(np.minimum(radii, boxes.bound).max()))

    def _ball(self, radii: Floats) -> tuple[Floats, Floats]:
        reach = np.where(self.free, radii, 0.0)
        return np.clip(self.start - reach, 0, 1), np.clip(self.start + reach, 0, 1)

    def _branch(self, clock: Budget, rounds: float) -> None:
        """Split the boxes with the lowest bounds until none is below the best distance."""
        ticket = count()
        floor = self.bound
        waiting = list(self._worth(self._measured(*self._ball(np.array([min(1.0, self.distance)]))), ticket))
        left = rounds
        while waiting and waiting[0][0] < self.distance - CLOSE and left > 0 and not clock.spent():
            left -= 1
            taken = [heapq.heappop(waiting) for _ in range(min(BATCH, len(waiting)))]
            for entry in self._worth(self._measured(*self._halves([box for _, _, box in taken])), ticket):
                heapq.heappush(waiting, entry)
        rest = waiting[0][0] if waiting else inf
        self.bound = max(floor, min(rest, self.distance - CLOSE if self.distance < inf else inf))

    def _worth(self, boxes: Boxes, ticket: Iterator[int]) -> Iterator[tuple[float, int, Boxes]]:
        """Yield the boxes that could hold something nearer than the best, each with its bound."""
        for case in np.flatnonzero(boxes.bound < self.distance - CLOSE).tolist():
            one = slice(case, case + 1)
            box = Boxes(boxes.low[:, one], boxes.high[:, one], boxes.bound[one], boxes.bent[:, one])
            yield float(boxes.bound[case]), next(ticket), box

    def _halves(self, boxes: list[Boxes]) -> tuple[Floats, Floats]:
        """Split each box across the base score whose derivative varies most over it."""
        low, high = np.hstack([box.low for box in boxes]), np.hstack([box.high for box in boxes])
        widths, cases = high - low, np.arange(len(boxes))
        bent = np.hstack([box.bent for box in boxes]) * widths
        place = np.where(bent.max(axis=0) > 0, bent.argmax(axis=0), widths.argmax(axis=0))
        least, most, own = low[place, cases], high[place, cases], self.start[place, 0]
        margin = MIDDLE * (most - least)
        cut = np.where((own > least + margin) & (own < most - margin), own, (least + most) / 2)
        upper, lower = low.copy(), high.copy()
        upper[place, cases] = lower[place, cases] = cut
        return np.hstack([low, upper]), np.hstack([lower, high])

    def _measured(self, low: Floats, high: Floats) -> Boxes:
        """Bound these boxes, after cutting off what is farther than the best; try where their bounds are reached."""
        corner = np.clip(self.start, low, high)
        spent = np.abs(corner - self.start).sum(axis=0)
        reach = np.maximum(self.distance - spent, 0.0)
        low, high = np.maximum(low, corner - reach), np.minimum(high, corner + reach)
        _, slopes = self.cone.slopes(Range(low, high))
        fall, rise = (slopes.low, slopes.high) if self.way > 0 else (-slopes.high, -slopes.low)
        rates = np.maximum(np.vstack([rise, -fall]), 0.0)
        room = np.vstack([corner - low, high - corner])
        left = self._left(corner)
        moves, enough = _knapsack(rates, room, left)
        bound = np.where(left <= ROUNDING, spent, np.where(enough, spent + moves.sum(axis=0), inf))
        self._try(corner, rates, room, left)
        return Boxes(low, high, bound - ROUNDING, slopes.high - slopes.low)

    def _try(self, corner: Floats, rates: Floats, room: Floats, left: Floats) -> None:
        """Look where the knapsack says, and further on as much as it was too hopeful."""
        need = np.maximum(left, 0.0)
        for _ in range(SECANTS):
            moves, _ = _knapsack(rates, room, need)
            half = len(moves) // 2
            points = corner - moves[:half] + moves[half:]
            short = self._left(points)
            self._offer(points[:, short <= ROUNDING])
            gained = np.where(left > short, left - short, 1.0)
            need = np.where((short > 0) & (left > short), need * left / gained * (1 + ROUNDING), need)


def _knapsack(rates: Floats, room: Floats, need: Floats) -> tuple[Floats, np.ndarray]:
    """Return the least moves that gain what is needed, at these rates and within this room, and whether they can."""
    order = np.argsort(-rates, axis=0, kind="stable")
    rate, space = np.take_along_axis(rates, order, 0), np.take_along_axis(room, order, 0)
    gains = np.cumsum(rate * space, axis=0)
    missing = np.maximum(need - (gains - rate * space), 0.0)
    used = np.minimum(np.divide(missing, rate, out=np.zeros_like(rate), where=rate > 0), space)
    moves = np.zeros_like(used)
    np.put_along_axis(moves, order, used, 0)
    return moves, gains[-1] >= need - ROUNDING
