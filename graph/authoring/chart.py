"""Where the places of an old text are in a new one, as far as the digests of anchors tell.

Anchors are found by their words (`graph.anchors.relocate`). The ranges of a section whose words changed have no digest
to be found by: they follow unchanged sections next to them, then the headings of the new text, then the anchors around.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph import anchors
from graph.authoring.skeleton import skeleton
from graph.model import Document, Span

__all__ = ["Chart", "chart"]


@dataclass(frozen=True, slots=True)
class Chart:
    """The new place of spans of one document; ``sections`` are the new ranges of the old ones, all of them.

    ``redrawn`` are the old ranges of sections whose words are not in the new text as they were.
    """

    found: Mapping[Span, Span]
    sections: Mapping[Span, Span]
    redrawn: tuple[Span, ...]
    ladder: _Ladder

    def guess(self, span: Span) -> Span | None:
        """Return where the anchors around it suggest that a lost span belongs, None where they suggest nothing."""
        start, end = self.ladder.start(span.start), self.ladder.end(span.end)
        return Span(start, end) if start < end else None


def chart(text: str, document: Document, spans: Iterable[Span], digests: Mapping[Span, str], length: int) -> Chart:
    """Find anchors and section ranges in a new text; all spans carry their digests.

    ``digests`` are those of the section ranges, as far as known; ``length`` is that of the old text, 0 if unknown.
    Costs what `graph.anchors.relocate` does, and one digest of each section for each distance by which anchors moved.
    """
    found = anchors.relocate(text, spans)
    shifts = sorted({0, *(new.start - old.start for old, new in found.items())}, key=abs)
    ranges = [Span(span.start, span.end) for section in document.sections for span in section.spans]
    whole: dict[Span, Span] = {}
    for span in ranges:
        known = Span(span.start, span.end, digests.get(span, ""))
        shift = next((each for each in shifts if known.digest and anchors.stands(text, known, each)), None)
        if shift is not None:
            whole[span] = Span(span.start + shift, span.end + shift)
    ladder = _Ladder(found, tuple(sorted(found)), tuple(sorted(found, key=_by_end)), len(text))
    headings = {section.number: section.spans[0].start for section in skeleton(text, document.language).sections}
    bounds = _Bounds(ladder, whole, _starts(document, headings), length, frozenset(span.start for span in ranges))
    sections = {span: whole.get(span) or bounds.redraw(span) for span in ranges}
    return Chart(found, sections, tuple(span for span in ranges if span not in whole), ladder)


def _starts(document: Document, headings: Mapping[str, int]) -> dict[int, int]:
    """Where the new text has the heading of a section, by the section's old start."""
    return {
        section.spans[0].start: headings[section.number]
        for section in document.sections
        if section.spans and section.number in headings
    }


def _by_end(span: Span) -> tuple[int, int]:
    return span.end, span.start


@dataclass(frozen=True, slots=True)
class _Ladder:
    """The anchors that were found, in the order of the old text."""

    found: Mapping[Span, Span]
    by_start: tuple[Span, ...]
    by_end: tuple[Span, ...]
    length: int

    def before(self, position: int) -> Span | None:
        """The last found anchor that ends at a position or before it."""
        index = bisect_right(self.by_end, position, key=lambda span: span.end)
        return self.by_end[index - 1] if index else None

    def after(self, position: int) -> Span | None:
        """The first found anchor that starts at a position or after it."""
        index = bisect_left(self.by_start, position, key=lambda span: span.start)
        return self.by_start[index] if index < len(self.by_start) else None

    def limits(self, position: int) -> tuple[int, int]:
        """Between what a position must be: the new end of the anchor before it, the new start of that after it."""
        before, after = self.before(position), self.after(position)
        return (self.found[before].end if before else 0, self.found[after].start if after else self.length)

    def start(self, position: int) -> int:
        """The new place of a beginning, which goes with what follows it."""
        return self._moved(position, (self.after(position), self.before(position)))

    def end(self, position: int) -> int:
        """The new place of an end, which goes with what precedes it."""
        return self._moved(position, (self.before(position), self.after(position)))

    def _moved(self, position: int, neighbours: Sequence[Span | None]) -> int:
        low, high = self.limits(position)
        moved = [position + self.found[span].start - span.start for span in neighbours if span]
        within = [place for place in moved if low <= place <= high]
        return (within or [max(low, min(place, high)) for place in moved] or [min(position, self.length)])[0]


@dataclass(frozen=True, slots=True)
class _Bounds:
    """The bounds of sections: those that did not change, headings of the new text, and anchors in between."""

    ladder: _Ladder
    whole: Mapping[Span, Span]
    headings: Mapping[int, int]
    length: int
    begun: frozenset[int]

    def redraw(self, span: Span) -> Span:
        """Return the new range of a section whose words changed."""
        start = self.start(span.start)
        return Span(start, max(start + 1, self.end(span.end)))

    def start(self, position: int) -> int:
        """Where a section begins now."""
        if position == 0:
            return 0
        touching = next((new.end for old, new in self.whole.items() if old.end == position), None)
        low, high = self.ladder.limits(position)
        heading = self.headings.get(position)
        if touching is not None:
            return touching
        return heading if heading is not None and low <= heading <= high else self.ladder.start(position)

    def end(self, position: int) -> int:
        """Where a section ends now: where the next begins, or at the end of the text, if it did so before."""
        touching = next((new.start for old, new in self.whole.items() if old.start == position), None)
        if touching is not None:
            return touching
        if position in self.begun:
            return self.start(position)
        return self.ladder.length if position == self.length else self.ladder.end(position)
