"""The report's charts as plain geometry, which the templates turn into SVG.

A bar is a row of marks, one for each criticism, in the order of `graph.report.facts.STATUSES`. Shape tells the marks
apart without colour: squares are answered, a circle is argued against, a diamond is open. Where a row would be too
long for marks, each status becomes one stretch.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

UNIT = 17
"""The pitch of the marks, in pixels."""
MARK = 13
WIDEST = 560
"""The longest bar, in pixels."""
SYMBOLS = {"explicit": "■", "implicit": "▤", "analyst": "□", "rebutted": "●", "open": "◆"}
"""The marks in text, in the shapes of the drawn ones."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark or stretch: where it starts, how wide it is, and what it stands for; ``name`` where it is one thing."""

    x: float
    width: float
    status: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """A row of marks; ``single`` tells marks from stretches."""

    marks: tuple[Mark, ...]
    width: float
    single: bool


def bar(counts: Sequence[tuple[str, Sequence[str]]], longest: int) -> Bar:
    """Return the bar of (status, names) pairs, to the scale on which ``longest`` marks still fit.

    >>> [mark.x for mark in bar([("explicit", ["a", "b"]), ("open", ["c"])], longest=3).marks]
    [0, 17, 34]
    """
    total = sum(len(names) for _, names in counts)
    if longest * UNIT <= WIDEST:
        everything = ((status, name) for status, names in counts for name in names)
        marks = (Mark(place * UNIT, MARK, status, name) for place, (status, name) in enumerate(everything))
        return Bar(tuple(marks), max(total * UNIT - (UNIT - MARK), 0), single=True)
    pitch = WIDEST / longest
    return Bar(tuple(_stretches(((status, len(names)) for status, names in counts), pitch)), round(total * pitch, 2), single=False)


def whole(counts: Sequence[tuple[str, int]], width: int = 1000) -> Bar:
    """Return all statuses as stretches of one bar of a fixed width."""
    total = sum(count for _, count in counts)
    return Bar(tuple(_stretches(counts, width / total if total else 0)), width, single=False)


def symbols(counts: Iterable[tuple[str, int]]) -> str:
    """Return a bar as text.

    >>> symbols([("explicit", 2), ("open", 1)])
    '■■◆'
    """
    return "".join(SYMBOLS[status] * count for status, count in counts)


def _stretches(counts: Iterable[tuple[str, int]], pitch: float) -> Iterable[Mark]:
    start = 0
    for status, count in counts:
        if count:
            yield Mark(round(start * pitch, 2), round(count * pitch, 2), status)
        start += count
