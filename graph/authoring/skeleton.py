"""The skeleton of a source: its sections with every range that belongs to them, its paragraphs and sentences.

What a layout spoils is put right where it shows: a list of contents is no section; a heading that goes on a numbered
list is an item of it; a footnote belongs to the section of its mark, wherever it is printed; a sentence that a page end
cuts is one (`graph.segments`). What was decided so is noted, for the author to look at.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Final

from graph.authoring.titles import Outline, Title, body_between, number_name, section_titles
from graph.model import Section, Span
from graph.segments import Sentence, sentences
from graph.segments.blocks import MARK, Block, blocks

__all__ = ["FRONT", "Skeleton", "skeleton"]

FRONT: Final = "0"
"""Number of what stands before the first section."""


@dataclass(frozen=True, slots=True)
class Skeleton:
    """Sections in reading order, their sentences, and remarks on what was decided, each with its position."""

    sections: tuple[Section, ...]
    sentences: tuple[Sentence, ...]
    remarks: tuple[str, ...]


def skeleton(text: str, language: str = "en") -> Skeleton:
    r"""Return the skeleton of a raw text; section titles are in ``language``, as printed. Linear in the text.

    >>> [(s.number, str(s.spans[0])) for s in skeleton("# 1 Tea\n\nHot.\n\n# 2 Pot\n\nRound.").sections]
    [('1', '0-15'), ('2', '15-30')]
    """
    outline = Outline(text, language, blocks(text))
    titles = section_titles(outline)
    sections = _with_footnotes(_sections(titles, outline), outline)
    found = sentences(text, sections)
    for sentence in found:
        if len(sentence.spans) > 1:
            outline.remark(sentence.spans[0].start, f"a sentence with a break in it: {sentence.at}")
    return Skeleton(tuple(sections), tuple(found), tuple(words for _, words in sorted(outline.remarks)))


def _sections(titles: Sequence[Title], outline: Outline) -> list[Section]:
    """Sections from heading to heading; a heading with nothing but its own parts below it begins the first of them."""
    starts: list[tuple[int, str, str]] = []
    waiting: int | None = None
    for title, after in zip_longest(titles, titles[1:]):
        begin = title.block.start if waiting is None else waiting
        if after and not body_between(title, after, outline) and after.number[: len(title.number)] == title.number:
            waiting = begin
            continue
        waiting = None
        starts.append((begin, number_name(title.number), title.heading.title))
    if not starts or outline.text[: starts[0][0]].strip():
        starts.insert(0, (0, FRONT, ""))
    ends = [start for start, _, _ in starts[1:]] + [len(outline.text)]
    names = _unlike([name for _, name, _ in starts])
    return [
        Section(name, {outline.language: title} if title else {}, (Span(start, end),))
        for (start, _, title), end, name in zip(starts, ends, names, strict=True)
    ]


def _unlike(names: Sequence[str]) -> list[str]:
    """Tell sections of one number apart: the second ``3`` is ``3-again``, the third ``3-again-2``."""
    seen: Counter[str] = Counter()
    found = []
    for name in names:
        found.append(name if not seen[name] else f"{name}-again" + (f"-{seen[name]}" if seen[name] > 1 else ""))
        seen[name] += 1
    return found


def _with_footnotes(sections: list[Section], outline: Outline) -> list[Section]:
    """Move every footnote that is printed elsewhere to the section of its mark."""
    marks: defaultdict[str, list[int]] = defaultdict(list)
    for block in outline.blocks:
        if block.kind != "footnote":
            for mark in MARK.finditer(outline.text, block.start, block.end):
                marks[mark[1] or mark[2]].append(mark.start())
    spans = {section.number: list(section.spans) for section in sections}
    for index, block in enumerate(outline.blocks):
        if block.kind == "footnote":
            home, printed = _home(block, marks, sections), _section_at(sections, block.start)
            if home is None:
                outline.remark(block.start, f"footnote {block.name} has no mark; left where it is printed")
            elif home != printed:
                outline.remark(block.start, f"footnote {block.name} is printed in {printed}; its mark is in {home}")
                spans[printed] = list(_cut(spans[printed], *_with_rule(index, outline)))
                spans[home].append(Span(block.start, block.end))
    return [replace(section, spans=tuple(sorted(spans[section.number]))) for section in sections]


def _home(block: Block, marks: dict[str, list[int]], sections: Sequence[Section]) -> str | None:
    """The section of the last mark before a footnote, or of the first after it."""
    places = marks.get(block.name, [])
    before = [place for place in places if place < block.start]
    chosen = before[-1] if before else next(iter(places), None)
    return None if chosen is None else _section_at(sections, chosen)


def _section_at(sections: Sequence[Section], place: int) -> str:
    return next(each.number for each in reversed(sections) if each.spans[0].start <= place)


def _with_rule(index: int, outline: Outline) -> tuple[int, int]:
    """A footnote, the rule above it, and the empty lines around both."""
    first = index
    while first and outline.blocks[first - 1].kind == "rule":
        first -= 1
    start = outline.blocks[first - 1].end if first else 0
    end = outline.blocks[index + 1].start if index + 1 < len(outline.blocks) else outline.blocks[index].end
    return start, end


def _cut(spans: Sequence[Span], start: int, end: int) -> Iterator[Span]:
    for span in spans:
        pieces = (span.start, min(span.end, start)), (max(span.start, end), span.end)
        yield from (Span(*piece) for piece in pieces if piece[0] < piece[1])
