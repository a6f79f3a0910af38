"""How much of a source a map has read: which sentences and letters the anchors of its elements cover.

A sentence is covered where anchors cover at least half of its letters and digits. Whether it should be is not guessed:
a reader's file beside the map says what each sentence is (`graph.authoring.classes`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median, quantiles
from typing import Final

from graph.authoring.classes import ARGUMENTATIVE, Judgement, judged
from graph.model import ArgumentMap, Passage
from graph.segments import Segments, Sentence
from graph.sources import Source

__all__ = ["Coverage", "Reading", "Share", "Sizes", "coverage"]

ENOUGH: Final = 0.5
"""Share of a sentence's letters from which it counts as covered."""

MOST_SENTENCES: Final = 2
"""An anchor over more sentences than this is too long for one clause."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One sentence: what it is, why, how many of its letters are covered, and by which elements.

    ``judged`` is False where no row of the file speaks of it, so that it counts as argumentative.
    """

    document: str
    sentence: Sentence
    text: str
    name: str
    reason: str
    judged: bool
    letters: int
    covered_letters: int
    elements: tuple[str, ...]

    @property
    def covered(self) -> bool:
        """True where anchors cover enough of it."""
        return self.covered_letters >= ENOUGH * self.letters and self.covered_letters > 0

    @property
    def argumentative(self) -> bool:
        """True where a map should have it."""
        return self.name == ARGUMENTATIVE


@dataclass(frozen=True, slots=True)
class Share:
    """How many sentences and letters of some sentences are covered."""

    sentences: int
    covered: int
    letters: int
    covered_letters: int

    @classmethod
    def of(cls, readings: Iterable[Reading]) -> Share:
        """Count some sentences."""
        found = list(readings)
        return cls(
            len(found),
            sum(each.covered for each in found),
            sum(each.letters for each in found),
            sum(each.covered_letters for each in found),
        )

    @property
    def of_sentences(self) -> float | None:
        """Covered sentences over all, None where there are none."""
        return self.covered / self.sentences if self.sentences else None

    @property
    def of_letters(self) -> float | None:
        """Covered letters over all, None where there are none."""
        return self.covered_letters / self.letters if self.letters else None


@dataclass(frozen=True, slots=True)
class Sizes:
    """Lengths of the elements' anchors in characters; ``too_long`` are the elements and anchors over many sentences."""

    number: int
    quartiles: tuple[float, float, float] | None
    longest: tuple[str, int] | None
    too_long: tuple[tuple[str, str, int], ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """Every sentence of the sections, in reading order, and the sizes of anchors.

    ``judged`` is False where the map has no file of classes, so that every sentence counts as argumentative.
    """

    readings: tuple[Reading, ...]
    sizes: Sizes
    judged: bool

    def argumentative(self) -> list[Reading]:
        """Return the sentences that a map should have."""
        return [each for each in self.readings if each.argumentative]

    def by_section(self) -> dict[str, list[Reading]]:
        """Return the sentences of every section, in reading order."""
        sections: defaultdict[str, list[Reading]] = defaultdict(list)
        for each in self.readings:
            sections[each.sentence.section].append(each)
        return dict(sections)


def coverage(
    argument_map: ArgumentMap, sources: Mapping[str, Source], classes: Sequence[Judgement] | None = None
) -> Coverage:
    """Return the coverage of every document whose text is at hand; linear in the text, times the rows of the file."""
    readings: list[Reading] = []
    numbers: dict[str, dict[int, tuple[str, int, int]]] = {}
    for name, source in sources.items():
        segments = Segments(source.text, argument_map.documents[name])
        covering = _covering(argument_map, name)
        readings += [_read(each, name, source.text, covering, classes) for each in segments.sentences]
        numbers[name] = {
            place: (each.section, each.paragraph, each.sentence)
            for each in segments.sentences
            for place in each.letters(source.text)
        }
    return Coverage(tuple(readings), _sizes(argument_map, numbers), classes is not None)


def _covering(argument_map: ArgumentMap, document: str) -> dict[int, list[str]]:
    """Which elements cover each character of a document."""
    covering: defaultdict[int, list[str]] = defaultdict(list)
    for element in argument_map.elements.values():
        for place in sorted(_places(element.anchors, document)):
            covering[place].append(element.id)
    return covering


def _places(anchors: Iterable[Passage], document: str) -> set[int]:
    return {
        place
        for passage in anchors
        if passage.document == document
        for span in passage.spans
        for place in range(span.start, span.end)
    }


def _read(
    sentence: Sentence,
    document: str,
    text: str,
    covering: Mapping[int, list[str]],
    classes: Sequence[Judgement] | None,
) -> Reading:
    letters = list(sentence.letters(text))
    row = judged(sentence, document, classes or ())
    return Reading(
        document=document,
        sentence=sentence,
        text=" … ".join(text[span.start : span.end] for span in sentence.spans),
        name=row.name if row else ARGUMENTATIVE,
        reason=row.reason if row else "",
        judged=row is not None,
        letters=len(letters),
        covered_letters=sum(place in covering for place in letters),
        elements=tuple(dict.fromkeys(name for place in letters for name in covering.get(place, ()))),
    )


def _sizes(argument_map: ArgumentMap, numbers: Mapping[str, Mapping[int, tuple[str, int, int]]]) -> Sizes:
    anchored = [(element.id, passage) for element in argument_map.elements.values() for passage in element.anchors]
    lengths = [sum(span.end - span.start for span in passage.spans) for _, passage in anchored]
    over = [(name, str(passage), _sentences(passage, numbers.get(passage.document, {}))) for name, passage in anchored]
    longest = max(zip(lengths, (name for name, _ in anchored), strict=True), key=lambda each: each[0], default=None)
    return Sizes(
        number=len(lengths),
        quartiles=_quartiles(lengths),
        longest=(longest[1], longest[0]) if longest else None,
        too_long=tuple(each for each in over if each[2] > MOST_SENTENCES),
    )


def _sentences(passage: Passage, numbers: Mapping[int, tuple[str, int, int]]) -> int:
    """In how many sentences a passage covers a letter."""
    places = (place for span in passage.spans for place in range(span.start, span.end))
    return len({numbers[place] for place in places if place in numbers})


def _quartiles(lengths: Sequence[int]) -> tuple[float, float, float] | None:
    if len(lengths) < 2:  # noqa: PLR2004  two values are the least that have quartiles
        return (lengths[0], lengths[0], lengths[0]) if lengths else None
    lower, _, upper = quantiles(lengths, n=4, method="inclusive")
    return lower, median(lengths), upper
