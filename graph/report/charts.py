"""The report's charts as plain geometry, which the templates turn into SVG.

A chart is a row or a grid of marks, one for each criticism, in the order of `graph.report.facts.STATUSES`. Shape tells
the marks apart without colour: squares are answered, a circle is argued against, a diamond is open. Where there are too
many for marks, each status becomes one stretch of a bar.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

Counts: TypeAlias = Sequence[tuple[str, Sequence[str]]]
"""The names that stand for each status, in order."""

UNIT = 17
"""The pitch of the marks, in pixels."""
MARK = 13
PER_ROW = 20
"""Marks in a row of a grid: easy to count, and it fits a telephone."""
LONGEST = 20
"""Marks in a row that stands alone."""
MOST = 400
"""Marks in a grid."""
SYMBOLS = {"explicit": "■", "implicit": "▤", "analyst": "□", "rebutted": "●", "open": "◆"}
"""The marks in text, in the shapes of the drawn ones."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark, or one stretch where ``name`` is empty."""

    x: float
    y: float
    width: float
    status: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """Marks or stretches in a rectangle, in pixels."""

    marks: tuple[Mark, ...]
    width: float
    height: float


def row(counts: Counts, longest: int) -> Chart:
    """Return a row of marks, or a bar to the scale on which ``longest`` criticisms fill the width.

    >>> [mark.x for mark in row([("explicit", ["a", "b"]), ("open", ["c"])], longest=3).marks]
    [0, 17, 34]
    """
    total = sum(len(names) for _, names in counts)
    if longest <= LONGEST:
        return _grid(counts, max(total, 1))
    pitch = LONGEST * UNIT / longest
    return Chart(tuple(_stretches(counts, pitch)), round(total * pitch, 2), MARK)


def grid(counts: Counts) -> Chart:
    """Return everything as rows of twenty marks, or as one bar where that would be too many."""
    total = sum(len(names) for _, names in counts)
    return _grid(counts, PER_ROW) if total <= MOST else row(counts, total)


def stacked(counts: Counts, width: float) -> tuple[Mark, ...]:
    """Return one stretch for each status that has any, all together as wide as asked."""
    total = sum(len(names) for _, names in counts)
    return tuple(_stretches(counts, width / total)) if total else ()


def symbols(counts: Counts) -> str:
    """Return a row as text.

    >>> symbols([("explicit", ["a", "b"]), ("open", ["c"])])
    '■■◆'
    """
    return "".join(SYMBOLS[status] * len(names) for status, names in counts)


def _grid(counts: Counts, columns: int) -> Chart:
    everything = [(status, name) for status, names in counts for name in names]
    marks = tuple(
        Mark(place % columns * UNIT, place // columns * UNIT, MARK, status, name)
        for place, (status, name) in enumerate(everything)
    )
    rows = -(-len(marks) // columns)
    gap = UNIT - MARK
    return Chart(marks, max(min(len(marks), columns) * UNIT - gap, 0), max(rows * UNIT - gap, 0))


def _stretches(counts: Counts, pitch: float) -> Iterator[Mark]:
    start = 0
    for status, names in counts:
        if names:
            yield Mark(round(start * pitch, 2), 0, round(len(names) * pitch, 2), status)
        start += len(names)


def longest(lengths: Iterable[int]) -> int:
    """Return the greatest length, 1 where there is none."""
    return max(lengths, default=1)
