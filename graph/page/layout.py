"""Where each element stands in the picture of the whole map.

A section is a region, and regions follow one another like words in a paragraph, in reading order. Within a region,
cards fill a grid row by row, those on which most rests first: whatever zoom leaves room for a few names only, they are
those in the upper left. So there is room for words, and a region is as large as its section is rich. Units are those of
the canvas: at a zoom of 1, one CSS pixel. x grows to the right, y downward, and every position is the middle of a card.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from itertools import chain
from math import ceil, sqrt
from types import MappingProxyType
from typing import Final, TypeAlias

import networkx as nx

from graph.model import ArgumentMap

__all__ = ["CARD", "HEADING", "Arrangement", "Region", "arrange"]

Point: TypeAlias = tuple[float, float]
Place: TypeAlias = tuple[str, str]
"""A section: the id of its document and its printed number, both empty for what stands in none."""

CARD: Final = (200, 88)
"""Width and height of an element's card."""

STEP: Final = (218, 106)
"""From the middle of one card to the middle of the next, along a row and down a column."""

PADDING: Final = 20
HEADING: Final = 142
"""Room for two lines of a title when all of a paper of some hundred elements is on the screen."""

GUTTER: Final = 28
LEAST: Final = 3
"""So many columns wide is even a small section, or its title would have no room."""

SHAPE: Final = 1.0
"""The width of the whole picture in heights: about that of the space it is shown in."""

NEAR: Final = 3
"""How many widths are tried on either side of the one at which the picture is about as wide as high."""


@dataclass(frozen=True, slots=True)
class Region:
    """A section's place: its top left corner and its size."""

    document: str
    section: str
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Positions by node, and the regions in reading order."""

    positions: Mapping[str, Point]
    regions: tuple[Region, ...]


def arrange(
    map: ArgumentMap,  # noqa: A002
    network: nx.MultiDiGraph[str],
    scores: Mapping[str, float] = MappingProxyType({}),
) -> Arrangement:
    """Return a position for every node of ``network``, in each section the highest score first.

    Elements of equal score, and those without one, which come last, keep their reading order.
    """
    members = _members(map)
    columns, lines = _paragraph([len(cards) for cards in members.values()])
    positions: dict[str, Point] = {}
    regions: list[Region] = []
    places = iter(members.items())
    top = 0.0
    for line in lines:
        left, height = 0.0, _height(line.rows)
        rest = (_width(columns) - _length(line.columns)) / len(line.columns)
        for wide in line.columns:
            (document, section), cards = next(places)
            region = Region(document, section, left, top, _width(wide) + rest, height)
            regions.append(region)
            positions |= _grid(sorted(cards, key=lambda card: -scores.get(card, 0.0)), region, wide)
            left += region.width + GUTTER
        top += height + GUTTER
    return Arrangement({**positions, **_steps(network, positions)}, tuple(regions))


def _members(map: ArgumentMap) -> dict[Place, list[str]]:  # noqa: A002
    """Return the elements of each section in reading order; what has no section comes last."""
    order = [(document.id, section.number) for document in map.documents.values() for section in document.sections]
    members: dict[Place, list[str]] = {place: [] for place in [*order, ("", "")]}
    for element in map.elements.values():
        first = element.anchors[0] if element.anchors else None
        members[(first.document, first.section) if first and first.section else ("", "")].append(element.id)
    return {place: cards for place, cards in members.items() if cards}


@dataclass(frozen=True, slots=True)
class _Line:
    """Some regions side by side: how many rows of cards they share, and how many columns each one needs."""

    rows: int
    columns: tuple[int, ...]


def _paragraph(sizes: Sequence[int]) -> tuple[int, list[_Line]]:
    """Break regions into lines so that the whole has about `SHAPE`; return its width in columns and the lines.

    The wider the lines, the lower the whole, but for small steps: so the width at which it is as wide as high is sought
    by halving, and then the best near it.
    """
    most = max(LEAST, ceil(sqrt(sum(sizes))) * 3)
    broken = cache(partial(_broken, tuple(sizes)))

    def height(columns: int) -> float:
        return SHAPE * sum(_height(line.rows) for line in broken(columns))

    even = bisect_left(range(LEAST, most), x=True, key=lambda columns: _width(columns) >= height(columns)) + LEAST
    near = range(max(LEAST, even - NEAR), min(most, even + NEAR) + 1)
    columns = min(near, key=lambda columns: max(_width(columns), height(columns)))
    return columns, broken(columns)


def _broken(sizes: Sequence[int], columns: int) -> list[_Line]:
    """Return the lines of least total height, each at most ``columns`` wide. Linear in regions for a given width.

    >>> _broken([4, 2], 7)
    [_Line(rows=2, columns=(3, 3))]
    """
    best = [(0.0, 0)]  # of the first regions, how high they are and where their last line starts
    for end in range(1, len(sizes) + 1):
        tried = ((best[start][0] + _height(rows) + GUTTER, start) for start, rows in _last_lines(sizes, end, columns))
        best.append(min(tried))
    lines: list[_Line] = []
    end = len(sizes)
    while end > 0:
        start = best[end][1]
        lines.append(_line(sizes[start:end], columns))
        end = start
    return lines[::-1]


def _last_lines(sizes: Sequence[int], end: int, columns: int) -> Iterator[tuple[int, int]]:
    """Yield where a line that stops before ``end`` may start, and how many rows it then needs."""
    for start in range(end - 1, -1, -1):
        room = _room(end - start, columns)
        if start < end - 1 and LEAST * (end - start) > room:
            return
        yield start, _rows(sizes[start:end], room)


def _room(regions: int, columns: int) -> int:
    """Return how many columns of cards fit into a line, beside the gaps between so many regions."""
    return int((_width(columns) - _length([0] * regions)) // STEP[0])


def _rows(sizes: Sequence[int], room: int) -> int:
    """Return the least number of rows in which regions of these sizes fit side by side into the room."""
    rows = range(1, max(sizes) + 1)
    return rows[bisect_left(rows, x=True, key=lambda rows: sum(_columns(sizes, rows)) <= room)]


def _line(sizes: Sequence[int], columns: int) -> _Line:
    """Set regions side by side in as few rows as the width allows; columns left over go to the widest regions."""
    room = _room(len(sizes), columns)
    wide = _columns(sizes, _rows(sizes, room))
    rows = max(ceil(size / each) for size, each in zip(sizes, wide, strict=True))
    needed = tuple(wide)
    for _ in range(room - sum(wide)):
        wide[max(range(len(wide)), key=lambda at: needed[at] / wide[at])] += 1
    return _Line(rows, tuple(wide))


def _columns(sizes: Sequence[int], rows: int) -> list[int]:
    return [max(LEAST, ceil(size / rows)) for size in sizes]


def _length(columns: Sequence[int]) -> float:
    """Return the width of regions of so many columns side by side."""
    return sum(map(_width, columns)) + GUTTER * (len(columns) - 1)


def _width(columns: int) -> float:
    return columns * STEP[0] + 2 * PADDING


def _height(rows: int) -> float:
    return rows * STEP[1] + HEADING + PADDING


def _grid(cards: Sequence[str], region: Region, columns: int) -> dict[str, Point]:
    left, top = region.x + PADDING + STEP[0] / 2, region.y + HEADING + STEP[1] / 2
    return {card: (left + at % columns * STEP[0], top + at // columns * STEP[1]) for at, card in enumerate(cards)}


def _steps(network: nx.MultiDiGraph[str], positions: Mapping[str, Point]) -> dict[str, Point]:
    """Place each relation that is a node below the right corner of what it aims at, side by side where several do."""
    seen: Counter[str] = Counter()
    steps: dict[str, Point] = {}
    for node, kind in network.nodes(data="kind"):
        if kind == "relation":
            end = _card_of(network, node, positions)
            x, y = positions.get(end, (0.0, 0.0))
            steps[node] = (x + CARD[0] / 2 - 14 - 30 * seen[end], y + STEP[1] / 2)
            seen[end] += 1
    return steps


def _card_of(network: nx.MultiDiGraph[str], relation: str, positions: Mapping[str, Point]) -> str:
    """Return the element that a relation aims at, at last, or else one it starts from."""
    near = chain((end for _, end in nx.bfs_edges(network, relation)), sorted(network.predecessors(relation)))
    return next((node for node in near if node in positions), "")
