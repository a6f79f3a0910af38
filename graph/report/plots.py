"""Pictures of numbers as plain geometry, which the templates turn into SVG: strips, bars and heat maps.

Positions and lengths are in pixels; every number is rounded to a hundredth, so that the same numbers give the same
bytes.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from graph.report.decided import Heat

STRIP = 220
"""The width of a strip from 0 to 1."""
BAR = 200
CELL = 26
SHADES = 5
"""The steps of a heat map; step 0 is an empty cell."""


GUTTER = 200
"""The width of the names of a heat map's rows."""
HEAD = 22


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a heat map: its corner, its shade from 0 to `SHADES`, and its number."""

    x: float
    y: float
    shade: int
    row: int
    column: int
    value: float


@dataclass(frozen=True, slots=True)
class HeatMap:
    """A heat map: its cells, the y of its rows, the middle of its columns, and its size."""

    cells: tuple[Cell, ...]
    rows: tuple[float, ...]
    columns: tuple[float, ...]
    width: float
    height: float
    gutter: float = GUTTER
    cell: float = CELL


def strip(values: Mapping[str, float | None]) -> dict[str, float]:
    """Return the x of each value on a strip from 0 to 1; what is no answer has none.

    >>> strip({"a": 0.5, "b": None})
    {'a': 110.0}
    """
    return {name: round(value * STRIP, 2) for name, value in values.items() if value is not None}


def bar(value: float, most: float) -> float:
    """Return the length of a bar to the scale on which ``most`` fills the width.

    >>> bar(1, 4)
    50.0
    """
    return round(value / most * BAR, 2) if most else 0.0


def shade(value: float, most: float) -> int:
    """Return the step of a number, 0 only for 0.

    >>> shade(0, 9), shade(1, 9), shade(9, 9)
    (0, 1, 5)
    """
    return 0 if value <= 0 or most <= 0 else max(1, -int(-value * SHADES // most))


def heat(table: Heat) -> HeatMap:
    """Return the cells of a heat map, row by row, below a line of heads and beside a gutter for names."""
    most = table.most
    return HeatMap(
        cells=tuple(
            Cell(GUTTER + column * CELL, HEAD + row * CELL, shade(value, most), row, column, value)
            for row, cells in enumerate(table.cells)
            for column, value in enumerate(cells)
        ),
        rows=tuple(float(HEAD + row * CELL) for row in range(len(table.rows))),
        columns=tuple(GUTTER + column * CELL + CELL / 2 - 1 for column in range(len(table.columns))),
        width=GUTTER + len(table.columns) * CELL,
        height=HEAD + len(table.rows) * CELL,
    )


def fitted(name: str, columns: int = 26) -> str:
    """Return a name cut to so many columns of half an em, of which a Chinese character takes two.

    >>> fitted("the market and the state"), fitted("全球化與國家的角色如何改變", 12)
    ('the market and the state', '全球化與國…')
    """
    room = columns
    for place, character in enumerate(name):
        room -= 2 if unicodedata.east_asian_width(character) in "WF" else 1
        if room < 0:
            return f"{name[: place - 1].rstrip()}…"
    return name
