"""Paragraphs and sentences of a document's sections, by position: the one segmentation of the project.

A paragraph is a run of lines without an empty line between; a heading, a list item and a footnote are each one of their
own. Both numbers count from 1, paragraphs within their section and sentences within their paragraph. The footnotes of a
section come after its body, wherever they are printed.

A paragraph that a page break cuts is one paragraph: the next run of text goes on with it where the last one is not
finished and fills at least a printed line (or half a line before the mark of a page end), or where the next begins with
a small letter. A sentence that is cut so, or by a footnote, has several spans.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from graph.model import Document, Section, Span
from graph.segments.blocks import MARK, Block, BlockKind, blocks, columns, finished
from graph.segments.splitting import sentence_ends

__all__ = ["Segments", "Sentence", "sentences"]

LINE: Final = 60
"""Columns that a printed line fills at least; an unfinished paragraph below that is a title."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, in reading order; ``kind`` is that of the block in which it stands.

    White space at its ends is left out, and so are the hashes of a heading, the bullet or number of an item and the
    mark of a footnote. It has several spans where a page break or a footnote cuts it.
    """

    section: str
    paragraph: int
    sentence: int
    kind: BlockKind
    spans: tuple[Span, ...]

    @property
    def at(self) -> str:
        """The spans as a map writes them, for example ``9-29 + 40-51``."""
        return " + ".join(map(str, self.spans))

    def letters(self, text: str) -> Iterator[int]:
        """Yield the position of every letter and digit; the marks of footnotes are none."""
        for span in self.spans:
            silent = {place for match in MARK.finditer(text, span.start, span.end) for place in range(*match.span())}
            yield from (p for p in range(span.start, span.end) if text[p].isalnum() and p not in silent)


class Segments:
    r"""Finds the paragraph and the sentence of a position in a document.

    >>> text = "First one. Second one.\n\nThird."
    >>> from graph.model import Document
    >>> whole = Section("1", {}, (Span(0, len(text)),))
    >>> segments = Segments(text, Document("d", "d.txt", "", "en", {}, (whole,)))
    >>> segments.at("1", 12), segments.at("1", 25)
    ((1, 2), (2, 1))
    """

    def __init__(self, text: str, document: Document) -> None:
        """Segment every section once; linear in the length of the text."""
        self.sentences = sentences(text, document.sections)
        self._spans: dict[str, list[tuple[Span, Sentence]]] = {section.number: [] for section in document.sections}
        for sentence in self.sentences:
            self._spans[sentence.section] += [(span, sentence) for span in sentence.spans]
        for spans in self._spans.values():
            spans.sort(key=lambda each: each[0])

    def at(self, section: str, position: int) -> tuple[int, int]:
        """Return (paragraph, sentence) of the position within the section, (0, 0) where the section is unknown.

        Between two sentences, where white space, bullets and numbers stand, it is the one that follows.
        """
        spans = self._spans.get(section, [])
        if not spans:
            return 0, 0
        index = bisect_right(spans, position, key=lambda each: each[0].end)
        found = spans[min(index, len(spans) - 1)][1]
        return found.paragraph, found.sentence


def sentences(text: str, sections: Iterable[Section]) -> list[Sentence]:
    """Return the sentences of some sections, section by section in reading order; linear in the text."""
    found = blocks(text)
    return [sentence for section in sections for sentence in _of_section(text, section, found)]


def _of_section(text: str, section: Section, found: Sequence[Block]) -> Iterator[Sentence]:
    parts = [part for span in section.spans for part in _inside(text, span, found)]
    for paragraph, (kind, spans) in enumerate(_paragraphs(text, parts), start=1):
        for number, sentence in enumerate(_split(text, spans), start=1):
            yield Sentence(section.number, paragraph, number, kind, sentence)


def _inside(text: str, span: Span, found: Sequence[Block]) -> Iterator[Block]:
    """The blocks, or parts of blocks, inside a span; rules are left out."""
    first = max(0, bisect_right(found, span.start, key=lambda block: block.start) - 1)
    for block in found[first:]:
        if block.start >= span.end:
            return
        start, end = max(block.words, span.start), min(block.end, span.end)
        if block.kind != "rule" and text[start:end].strip():
            yield replace(block, start=start, end=end)


def _paragraphs(text: str, parts: Iterable[Block]) -> list[tuple[BlockKind, list[Span]]]:
    """Join what a page break or a footnote cut apart, and put the footnotes last."""
    body: list[tuple[BlockKind, list[Span]]] = []
    notes: list[tuple[BlockKind, list[Span]]] = []
    for part in parts:
        span = Span(part.start, part.end)
        if part.kind == "footnote":
            notes.append((part.kind, [span]))
        elif part.kind == "text" and body and body[-1][0] != "heading" and _goes_on(text, body[-1][1], span):
            body[-1][1].append(span)
        else:
            body.append((part.kind, [span]))
    return body + notes


def _goes_on(text: str, before: Sequence[Span], after: Span) -> bool:
    last = text[before[-1].start : before[-1].end].rstrip()
    if finished(last):
        return False
    first = text[after.start : after.end].lstrip()[:1]
    width = columns("".join(text[span.start : span.end] for span in before))
    torn = any(block.kind in {"rule", "footnote"} for block in blocks(text[before[-1].end : after.start]))
    comma = last.endswith(("，", "、", ",", "-"))
    return (first.isascii() and first.islower()) or comma or width >= (LINE // 2 if torn else LINE)


def _split(text: str, spans: Sequence[Span]) -> Iterator[tuple[Span, ...]]:
    """Split a paragraph into sentences; white space stands for what cuts it."""
    joined = "\n".join(text[span.start : span.end] for span in spans)
    places = [place for span in spans for place in (*range(span.start, span.end), -1)]
    bounds = [0, *sentence_ends(joined), len(joined)]
    for start, end in pairwise(dict.fromkeys(bounds)):
        words = joined[start:end]
        if words.strip():
            begun = start + len(words) - len(words.lstrip())
            yield tuple(_runs(places[begun : start + len(words.rstrip())]))


def _runs(places: Sequence[int]) -> Iterator[Span]:
    """The unbroken runs of some positions, in which -1 stands between two."""
    start = 0
    for end in (*(index for index, place in enumerate(places) if place < 0), len(places)):
        if start < end:
            yield Span(places[start], places[end - 1] + 1)
        start = end + 1
