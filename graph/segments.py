"""Paragraphs and sentences of a document's sections, by position.

A paragraph is a run of lines without an empty line between; a sentence ends at 。！？!? or at a full stop before white
space. Both are counted within a section, whose ranges are read one after another, so that a page break or a footnote
between them does not cut the count.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from graph.model import Document, Section, Span

PARAGRAPH_BREAK = re.compile(r"\n[^\S\n]*\n\s*")
SENTENCE_END = re.compile(r"[。！？!?]+[」』”’)）]*|\.(?=\s)")


@dataclass(frozen=True, slots=True, order=True)
class Sentence:
    """Where a sentence starts, and its numbers; both count from 1."""

    start: int
    paragraph: int
    sentence: int


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
        self._sentences = {section.number: list(_sentences(text, section)) for section in document.sections}

    def at(self, section: str, position: int) -> tuple[int, int]:
        """Return (paragraph, sentence) of the position within the section, (0, 0) where the section is unknown."""
        sentences = self._sentences.get(section, [])
        index = bisect_right(sentences, position, key=lambda each: each.start) - 1
        return (sentences[index].paragraph, sentences[index].sentence) if index >= 0 else (0, 0)


def _sentences(text: str, section: Section) -> Iterator[Sentence]:
    paragraph = 0
    for span in section.spans:
        for part in _split(text, span, PARAGRAPH_BREAK):
            paragraph += 1
            for number, sentence in enumerate(_split(text, part, SENTENCE_END), start=1):
                yield Sentence(sentence.start, paragraph, number)


def _split(text: str, span: Span, end: re.Pattern[str]) -> Iterator[Span]:
    """Yield the parts of the span between the matches of ``end``; blank parts are left out."""
    start = span.start
    for match in end.finditer(text, span.start, span.end):
        yield from _unless_blank(text, start, match.end())
        start = match.end()
    yield from _unless_blank(text, start, span.end)


def _unless_blank(text: str, start: int, end: int) -> Iterator[Span]:
    if text[start:end].strip():
        yield Span(start, end)
