"""Ranges of numbers, and of the derivatives of one round of each gradual semantics over them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from graph.polarity import Floats, Integers
from graph.strength.formulas import HIGHEST, Formula

PEAK = 1 / np.sqrt(3)  # where 2x / (1 + x²)² is largest


@dataclass(frozen=True, slots=True)
class Range:
    """Numbers between ``low`` and ``high``, in arrays of one shape."""

    low: Floats
    high: Floats

    def at(self, place: int | Integers) -> Range:
        """Return one row, or some."""
        return Range(self.low[place], self.high[place])

    def put(self, place: int | Integers, row: Range) -> None:
        """Set one row, or some."""
        self.low[place], self.high[place] = row.low, row.high

    def add(self, place: int, row: Range) -> None:
        """Add to one row."""
        self.low[place] += row.low
        self.high[place] += row.high

    def pulls(self, sources: Integers, weights: Floats) -> Range:
        """Return weight × strength of some rows."""
        return Range(self.low[sources] * weights[:, None], self.high[sources] * weights[:, None])

    def scaled(self, low: Floats, high: Floats) -> Range:
        """Return the product of two ranges from 0 up."""
        return Range(self.low * low, self.high * high)

    def negative(self) -> Range:
        """Return the range of the numbers with the other sign."""
        return Range(-self.high, -self.low)


def times(one: Range, other: Range) -> Range:
    """Return the product of a range of any sign and one from 0 up."""
    return Range(
        np.where(one.low >= 0, one.low * other.low, one.low * other.high),
        np.where(one.high >= 0, one.high * other.high, one.high * other.low),
    )


def push_slope(form: Formula, base: Range, push: Range) -> Range:
    """Return the range of the derivative of a strength by its push, from 0 up."""
    return PUSH_SLOPES[form.name](base, push)


def base_slope(form: Formula, base: Range, push: Range) -> Range:
    """Return the range of the derivative of a strength by its base score, from 0 up."""
    return BASE_SLOPES[form.name](base, push)


def _size(push: Range) -> Range:
    """The range of the absolute value."""
    across = (push.low < 0) & (push.high > 0)
    ends = np.abs(push.low), np.abs(push.high)
    return Range(np.where(across, 0.0, np.minimum(*ends)), np.maximum(*ends))


def _bump(size: Floats) -> Floats:
    return 2 * size / (1 + size * size) ** 2


def _quadratic_by_push(base: Range, push: Range) -> Range:
    up = _humped(np.maximum(push.low, 0.0), np.maximum(push.high, 0.0))
    down = _humped(np.maximum(-push.high, 0.0), np.maximum(-push.low, 0.0))
    return Range(
        np.where(push.low >= 0, (1 - base.high) * up.low, np.where(push.high <= 0, base.low * down.low, 0.0)),
        np.maximum((1 - base.low) * up.high, base.high * down.high),
    )


def _humped(low: Floats, high: Floats) -> Range:
    """The range of 2x / (1 + x²)² between two numbers from 0 up: it rises to its peak, then falls."""
    ends = _bump(low), _bump(high)
    inside = (low < PEAK) & (high > PEAK)
    return Range(np.minimum(*ends), np.where(inside, _bump(np.full_like(low, PEAK)), np.maximum(*ends)))


def _quadratic_by_base(base: Range, push: Range) -> Range:
    del base
    size = _size(push)
    return Range(1 / (1 + size.high**2), 1 / (1 + size.low**2))


def _df_quad_by_push(base: Range, push: Range) -> Range:
    lifted, lowered = push.high >= 0, push.low <= 0
    return Range(
        np.minimum(np.where(lifted, 1 - base.high, np.inf), np.where(lowered, base.low, np.inf)),
        np.maximum(np.where(lifted, 1 - base.low, 0.0), np.where(lowered, base.high, 0.0)),
    )


def _df_quad_by_base(base: Range, push: Range) -> Range:
    del base
    size = _size(push)
    return Range(1 - size.high, 1 - size.low)


def _euler_by_push(base: Range, push: Range) -> Range:
    low, high = base.low * _exponential(push.low), base.high * _exponential(push.high)
    ends = low / (1 + low) ** 2, high / (1 + high) ** 2
    most = np.where((low < 1) & (high > 1), 1 / 4, np.maximum(*ends))
    return Range((1 - base.high**2) * np.minimum(*ends), (1 - base.low**2) * most)


def _euler_by_base(base: Range, push: Range) -> Range:
    low, high = 1 + base.low * _exponential(push.low), 1 + base.high * _exponential(push.high)
    least = 2 * base.low + (1 - base.high**2) / (_exponential(-push.low) + base.high)
    most = 2 * base.high + (1 - base.low**2) / (_exponential(-push.high) + base.low)
    return Range(least / high, most / low)


def _exponential(push: Floats) -> Floats:
    return np.exp(np.minimum(push, HIGHEST))


def _categorizer_by_push(base: Range, push: Range) -> Range:
    return Range(base.low / (1 - push.low) ** 2, base.high / (1 - push.high) ** 2)


def _categorizer_by_base(base: Range, push: Range) -> Range:
    del base
    return Range(1 / (1 - push.low), 1 / (1 - push.high))


PUSH_SLOPES = {
    "quadratic-energy": _quadratic_by_push,
    "df-quad": _df_quad_by_push,
    "euler-based": _euler_by_push,
    "h-categorizer": _categorizer_by_push,
}
BASE_SLOPES = {
    "quadratic-energy": _quadratic_by_base,
    "df-quad": _df_quad_by_base,
    "euler-based": _euler_by_base,
    "h-categorizer": _categorizer_by_base,
}
