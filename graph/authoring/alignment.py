"""Which element of one reading is which of another: a one-to-one alignment by the characters that they share.

Two elements can be the same unit where they share at least half of what they cover together, or where one covers at
least four fifths of the other. Among all one-to-one alignments of such pairs the one that shares most characters is
taken; between equals, the one whose bounds and then whose kinds are more alike.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from graph.model import ArgumentMap, Document, Element, Passage, Span
from graph.network import in_text_order

__all__ = ["Alignment", "Characters", "Pair", "Unit", "align", "characters", "units"]

COMMON: Final = 0.5
"""Least share of the characters of both, taken together, that both cover."""

CONTAINED: Final = 0.8
"""Least share of the characters of one that the other covers."""

Characters: TypeAlias = frozenset[tuple[str, int]]
"""Characters of documents, as (SHA-256 of the document, offset): the same in maps that name a document differently."""


@dataclass(frozen=True, slots=True)
class Unit:
    """An element and the characters it was read from."""

    element: Element
    characters: Characters

    @property
    def id(self) -> str:
        """The element's id."""
        return self.element.id


@dataclass(frozen=True, slots=True)
class Pair:
    """Two elements held to be the same unit; ``shared`` counts the characters that both cover."""

    a: Unit
    b: Unit
    shared: int

    @property
    def alike(self) -> float:
        """Shared characters over the characters of both, from 0 to 1."""
        return self.shared / len(self.a.characters | self.b.characters)

    @property
    def exact(self) -> bool:
        """True where both cover the same characters."""
        return self.a.characters == self.b.characters


@dataclass(frozen=True, slots=True)
class Alignment:
    """The pairs, what each reading has alone, and how much every two units share, matched or not."""

    pairs: tuple[Pair, ...]
    only_a: tuple[Unit, ...]
    only_b: tuple[Unit, ...]
    overlaps: Mapping[tuple[str, str], int]


def units(argument_map: ArgumentMap, sections: Iterable[str] = ()) -> list[Unit]:
    """Return the anchored elements in the order of the text, of some sections or, where none is named, of all."""
    wanted = set(sections)
    return [
        Unit(element, characters(element.anchors, argument_map.documents))
        for element in in_text_order(argument_map.elements.values())
        if element.anchors and (not wanted or element.section in wanted)
    ]


def characters(passages: Iterable[Passage], documents: Mapping[str, Document]) -> Characters:
    """Return every character that some passages cover, each once."""
    return frozenset(
        (documents[passage.document].sha256, offset)
        for passage in passages
        for span in passage.spans
        for offset in _offsets(span)
    )


def _offsets(span: Span) -> range:
    return range(span.start, span.end)


def align(a: Sequence[Unit], b: Sequence[Unit]) -> Alignment:
    """Align the units of two readings.

    Time linear in the anchored characters, then cubic in the number of units in the worst case (the assignment of
    SciPy); a thousand units each take about a tenth of a second.
    """
    overlaps = _overlaps(a, b)
    pairs = _assign(a, b, overlaps)
    matched_a, matched_b = {pair.a.id for pair in pairs}, {pair.b.id for pair in pairs}
    return Alignment(
        pairs=tuple(pairs),
        only_a=tuple(unit for unit in a if unit.id not in matched_a),
        only_b=tuple(unit for unit in b if unit.id not in matched_b),
        overlaps={(a[row].id, b[column].id): shared for (row, column), shared in overlaps.items()},
    )


def _overlaps(a: Sequence[Unit], b: Sequence[Unit]) -> dict[tuple[int, int], int]:
    """Count the characters that two units share, by their positions, for every two that share any."""
    covering: defaultdict[tuple[str, int], list[int]] = defaultdict(list)
    for column, unit in enumerate(b):
        for character in unit.characters:
            covering[character].append(column)
    return {
        (row, column): shared
        for row, unit in enumerate(a)
        for column, shared in sorted(
            Counter(column for character in unit.characters for column in covering.get(character, ())).items()
        )
    }


def _assign(a: Sequence[Unit], b: Sequence[Unit], overlaps: Mapping[tuple[int, int], int]) -> list[Pair]:
    import numpy as np
    from scipy.optimize import linear_sum_assignment

    weights = np.zeros((len(a), len(b)))
    for (row, column), shared in overlaps.items():
        pair = Pair(a[row], b[column], shared)
        if _same_unit(pair):
            weights[row, column] = shared + _likeness(pair) / (len(a) + len(b))
    rows, columns = linear_sum_assignment(weights, maximize=True)
    return [
        Pair(a[row], b[column], overlaps[row, column])
        for row, column in zip(rows.tolist(), columns.tolist(), strict=True)
        if weights[row, column]
    ]


def _same_unit(pair: Pair) -> bool:
    smaller = min(len(pair.a.characters), len(pair.b.characters))
    return pair.alike >= COMMON or pair.shared / smaller >= CONTAINED


def _likeness(pair: Pair) -> float:
    """Less than 1 in sum with its weight, so that it only decides between alignments that share equally much."""
    return 0.75 * pair.alike + 0.2 * (pair.a.element.kind == pair.b.element.kind)
