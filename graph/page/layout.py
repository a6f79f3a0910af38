"""Where each element stands in the picture of the whole map.

A section is a region. Within it, elements are laid out in layers, reasons below what they are reasons for, and
elements without a relation to their neighbours fill a grid beneath. Regions follow one another like words in a
paragraph, in reading order. Units are those of the canvas: at a zoom of 1, one CSS pixel. x grows to the right,
y downward, and every position is the middle of a card.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil, sqrt
from typing import Final, TypeAlias

import networkx as nx

from graph.model import ArgumentMap

__all__ = ["CARD", "Arrangement", "Region", "arrange"]

Point: TypeAlias = tuple[float, float]

CARD: Final = (200, 72)
"""Width and height of an element's card."""

STEP: Final = (230, 112)
"""From the middle of one card to the middle of the next, along a row and down a column."""

PADDING: Final = 28
HEADING: Final = 76
GUTTER: Final = 36
SHAPE: Final = 1.25
"""The width of the whole picture in heights: about that of the space it is shown in."""


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


@dataclass(frozen=True, slots=True)
class _Block:
    """Nodes laid out around an origin of their own, with the room they take."""

    positions: Mapping[str, Point]
    width: float
    height: float


def arrange(map: ArgumentMap, network: nx.MultiDiGraph[str]) -> Arrangement:  # noqa: A002
    """Return a position for every node of ``network``.

    Layered layout is quick on sections of some hundred elements (0.24 s for fifty sections of a hundred) and slow on
    one piece of thousands.
    """
    members = _members(map, network)
    blocks = {place: _section(network, nodes) for place, nodes in members.items()}
    regions = _paragraph(blocks)
    positions = {
        node: (region.x + PADDING + x, region.y + HEADING + PADDING + y)
        for region in regions
        for node, (x, y) in blocks[region.document, region.section].positions.items()
    }
    return Arrangement(positions, regions)


def _members(map: ArgumentMap, network: nx.MultiDiGraph[str]) -> dict[tuple[str, str], list[str]]:  # noqa: A002
    """Return the nodes of each (document, section) in reading order; what has no section comes last."""
    order = [(document.id, section.number) for document in map.documents.values() for section in document.sections]
    members: dict[tuple[str, str], list[str]] = {place: [] for place in [*order, ("", "")]}
    home = {name: _place(map, name) for name in map.elements}
    for name in map.elements:
        members.setdefault(home[name], []).append(name)
    for node in network:
        if node not in home:
            members.setdefault(_beside(network, node, home), []).append(node)
    return {place: nodes for place, nodes in members.items() if nodes}


def _place(map: ArgumentMap, name: str) -> tuple[str, str]:  # noqa: A002
    anchors = map.elements[name].anchors
    return (anchors[0].document, anchors[0].section) if anchors and anchors[0].section else ("", "")


def _beside(network: nx.MultiDiGraph[str], relation: str, home: Mapping[str, tuple[str, str]]) -> tuple[str, str]:
    """Return the section of a relation's first premise, or of whatever else touches it."""
    ends = sorted({*network.predecessors(relation), *network.successors(relation)})
    return next((home[end] for end in ends if end in home), ("", ""))


def _section(network: nx.MultiDiGraph[str], nodes: Sequence[str]) -> _Block:
    """Lay out one section: its connected pieces as layers, side by side, then a grid of what stands alone."""
    inner = nx.Graph()
    inner.add_nodes_from(nodes)
    inner.add_edges_from((source, target) for source, target in network.edges(nodes) if target in inner)
    pieces = [sorted(piece, key=nodes.index) for piece in nx.connected_components(inner)]
    linked = sorted((piece for piece in pieces if len(piece) > 1), key=lambda piece: nodes.index(piece[0]))
    single = [piece[0] for piece in pieces if len(piece) == 1]
    blocks = [_layers(network, piece) for piece in linked]
    if single:
        blocks.append(_grid(sorted(single, key=nodes.index)))
    return _stack(blocks)


def _layers(network: nx.MultiDiGraph[str], piece: Sequence[str]) -> _Block:
    """Lay out one connected piece in layers, conclusions at the top."""
    import fast_sugiyama

    inside = set(piece)
    edges = [
        (source, target)
        for source in piece
        for target in dict.fromkeys(network.successors(source))
        if target in inside and target != source
    ]
    layouts = fast_sugiyama.from_edges(edges, vertex_spacing=1)
    points = {node: (x, y) for layout in layouts for node, (x, y) in layout[0] if node in inside}
    left, top = min(x for x, _ in points.values()), min(y for _, y in points.values())
    return _block({node: ((x - left) * STEP[0], (y - top) * STEP[1]) for node, (x, y) in sorted(points.items())})


def _grid(nodes: Sequence[str]) -> _Block:
    columns = ceil(sqrt(len(nodes)))
    return _block({node: (at % columns * STEP[0], at // columns * STEP[1]) for at, node in enumerate(nodes)})


def _block(middles: Mapping[str, Point]) -> _Block:
    """Give middles that start at 0 the room of their cards."""
    shifted = {node: (x + CARD[0] / 2, y + CARD[1] / 2) for node, (x, y) in middles.items()}
    return _Block(
        shifted,
        max(x for x, _ in shifted.values()) + CARD[0] / 2,
        max(y for _, y in shifted.values()) + CARD[1] / 2,
    )


def _stack(blocks: Sequence[_Block]) -> _Block:
    """Set the blocks of one section into lines no wider than suits their total area."""
    spots = list(_lines([(block.width, block.height) for block in blocks], GUTTER))
    positions = {
        node: (x + left, y + top)
        for block, (left, top) in zip(blocks, spots, strict=True)
        for node, (x, y) in block.positions.items()
    }
    return _Block(
        positions,
        max(left + block.width for block, (left, _) in zip(blocks, spots, strict=True)),
        max(top + block.height for block, (_, top) in zip(blocks, spots, strict=True)),
    )


def _paragraph(blocks: Mapping[tuple[str, str], _Block]) -> tuple[Region, ...]:
    """Set the regions into lines, in reading order; the regions of one line share its height."""
    sizes = [(block.width + 2 * PADDING, block.height + HEADING + 2 * PADDING) for block in blocks.values()]
    spots = list(_lines(sizes, GUTTER))
    tallest = {top: 0.0 for _, top in spots}
    for (_, height), (_, top) in zip(sizes, spots, strict=True):
        tallest[top] = max(tallest[top], height)
    return tuple(
        Region(*place, left, top, width, tallest[top])
        for place, (width, _), (left, top) in zip(blocks, sizes, spots, strict=True)
    )


def _lines(sizes: Sequence[Point], gap: float) -> Iterator[Point]:
    """Yield the top left corner of each rectangle, set in lines whose width makes the whole about `SHAPE`.

    >>> list(_lines([(10, 10), (10, 10), (10, 10)], 0))
    [(0.0, 0.0), (10.0, 0.0), (0.0, 10.0)]
    """
    if not sizes:
        return iter(())
    widest, total = max(width for width, _ in sizes), sum(width + gap for width, _ in sizes)
    tries = [widest + step * (total - widest) / 24 for step in range(25)]
    return iter(min((_set(sizes, gap, width) for width in tries), key=lambda spots: _misfit(sizes, spots)))


def _set(sizes: Sequence[Point], gap: float, width: float) -> list[Point]:
    spots: list[Point] = []
    left, top, line = 0.0, 0.0, 0.0
    for wide, high in sizes:
        if left and left + wide > width:
            left, top, line = 0.0, top + line + gap, 0.0
        spots.append((left, top))
        left, line = left + wide + gap, max(line, high)
    return spots


def _misfit(sizes: Sequence[Point], spots: Sequence[Point]) -> float:
    """Return how large the picture is once its frame has the wanted shape; less is better."""
    width = max(left + wide for (wide, _), (left, _) in zip(sizes, spots, strict=True))
    height = max(top + high for (_, high), (_, top) in zip(sizes, spots, strict=True))
    return max(width, height * SHAPE)
