"""The skeleton of a source: its sections with every range that belongs to them, its paragraphs and sentences.

What a layout spoils is put right where it shows: a list of contents is no section; a heading that goes on a numbered
list is an item of it; a footnote belongs to the section of its mark, wherever it is printed; a sentence that a page end
cuts is one (`graph.segments`). What was decided so is noted, for the author to look at.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise, zip_longest
from typing import Final

from graph.authoring.headings import STYLES, Heading, Number, follows, parse_heading
from graph.model import Section, Span
from graph.segments import Sentence, sentences
from graph.segments.blocks import MARK, Block, blocks

__all__ = ["FRONT", "Skeleton", "skeleton"]

FRONT: Final = "0"
"""Number of what stands before the first section."""

CONTENTS: Final = 3
"""Headings in a row, with nothing between them, from which they can be a list of contents."""

SENTENCE_STOP: Final = re.compile(r"[。.！!？?][」』”’\"')）]*\s*\Z")


@dataclass(frozen=True, slots=True)
class Skeleton:
    """Sections in reading order, their sentences, and remarks on what was decided, each with its position."""

    sections: tuple[Section, ...]
    sentences: tuple[Sentence, ...]
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Title:
    """A heading and where its block stands among the blocks."""

    index: int
    block: Block
    heading: Heading
    number: Number = ()


@dataclass(slots=True)
class _Outline:
    """What has been decided so far."""

    text: str
    language: str
    blocks: list[Block]
    remarks: list[tuple[int, str]] = field(default_factory=list)

    def remark(self, at: int, words: str) -> None:
        """Keep a remark for the author."""
        self.remarks.append((at, f"{at}: {words}"))


def skeleton(text: str, language: str = "en") -> Skeleton:
    r"""Return the skeleton of a raw text; section titles are in ``language``, as printed. Linear in the text.

    >>> [(s.number, str(s.spans[0])) for s in skeleton("# 1 Tea\n\nHot.\n\n# 2 Pot\n\nRound.").sections]
    [('1', '0-15'), ('2', '15-30')]
    """
    outline = _Outline(text, language, blocks(text))
    titles = _numbered(_titles(outline), outline)
    sections = _with_footnotes(_sections(titles, outline), outline)
    found = sentences(text, sections)
    for sentence in found:
        if len(sentence.spans) > 1:
            outline.remark(sentence.spans[0].start, f"a sentence with a break in it: {sentence.at}")
    return Skeleton(tuple(sections), tuple(found), tuple(words for _, words in sorted(outline.remarks)))


def _titles(outline: _Outline) -> list[_Title]:
    """Every line that can be a heading, list items and contents left out."""
    found = [
        _Title(index, block, heading)
        for index, block in enumerate(outline.blocks)
        if (heading := _heading(block, outline.text)) and (heading.level or _alone(index, outline))
    ]
    return _without_contents(_without_plain_lists(found, outline), outline)


def _heading(block: Block, text: str) -> Heading | None:
    return parse_heading(text[block.start : block.end]) if block.kind in {"heading", "item", "text"} else None


def _alone(index: int, outline: _Outline) -> bool:
    """Whether empty lines, or the bounds of the text, stand before and after a block."""
    block = outline.blocks[index]
    before = outline.blocks[index - 1].end if index else 0
    after = outline.blocks[index + 1].start if index + 1 < len(outline.blocks) else len(outline.text)
    gaps = outline.text[before : block.start], outline.text[block.end : after]
    return (not index or gaps[0].count("\n") > 1) and (after == len(outline.text) or gaps[1].count("\n") > 1)


def _without_plain_lists(titles: Sequence[_Title], outline: _Outline) -> list[_Title]:
    """Lines without a Markdown sign that follow one another with nothing between are a list, not headings."""
    listed = {
        title.index
        for before, after in pairwise(titles)
        if not _body_between(before, after, outline) and _siblings(before.heading, after.heading)
        for title in (before, after)
    }
    return [title for title in titles if title.heading.level or title.index not in listed]


def _siblings(one: Heading, other: Heading) -> bool:
    return not one.level and not other.level and (one.style, len(one.parts)) == (other.style, len(other.parts))


def _body_between(before: _Title, after: _Title, outline: _Outline) -> bool:
    between = outline.blocks[before.index + 1 : after.index]
    return any(block.kind in {"text", "item", "footnote"} for block in between)


def _without_contents(titles: Sequence[_Title], outline: _Outline) -> list[_Title]:
    """Leave out runs of headings with no text between them, most of which come again later."""
    kept: list[_Title] = []
    runs = _runs(titles, outline)
    for place, run in enumerate(runs):
        later = Counter(_key(title) for each in runs[place + 1 :] for title in each)
        numbered = [title for title in run if title.heading.parts] or run
        again = sum(_key(title) in later for title in numbered)
        if len(run) >= CONTENTS and 2 * again > len(numbered):
            outline.remark(run[0].block.start, f"a list of contents, {len(run)} lines to {run[-1].block.end}")
        else:
            kept += run
    return kept


def _key(title: _Title) -> object:
    return (title.heading.style, title.heading.parts) if title.heading.parts else title.heading.title


def _runs(titles: Sequence[_Title], outline: _Outline) -> list[list[_Title]]:
    runs: list[list[_Title]] = []
    for title in titles:
        if runs and not _body_between(runs[-1][-1], title, outline):
            runs[-1].append(title)
        else:
            runs.append([title])
    return runs


def _numbered(titles: Sequence[_Title], outline: _Outline) -> list[_Title]:
    """The headings of sections, each with its whole number."""
    if not any(title.heading.parts for title in titles):
        return _counted(titles)
    used = [style for style in STYLES if any(title.heading.style == style for title in titles)]
    path: dict[str, Number] = {}
    before: Number = ()
    found: list[_Title] = []
    for title in titles:
        heading = title.heading
        if not heading.parts:
            outline.remark(title.block.start, "a heading without a number; left in the section in which it stands")
            continue
        outer = used[: used.index(heading.style)]
        number = tuple(part for style in outer for part in path.get(style, ())) + heading.parts
        if _is_item(title, number, before, outline):
            outline.remark(title.block.start, "printed as a heading, but the next item of the list before it")
            continue
        if not follows(number, before):
            outline.remark(title.block.start, f"section {_name(number)} comes after {_name(before)}")
        path = {style: parts for style, parts in path.items() if style in outer} | {heading.style: heading.parts}
        before = number
        found.append(replace(title, number=number))
    return found


def _is_item(title: _Title, number: Number, before: Number, outline: _Outline) -> bool:
    """A heading out of sequence, or with a full stop, that goes on the numbered list before it."""
    if len(title.heading.parts) > 1:
        return False
    stopped = SENTENCE_STOP.search(title.heading.title) is not None
    in_sequence = follows(number, before)
    if not title.heading.level and not in_sequence:
        return True
    return (not in_sequence and stopped) or ((stopped or not in_sequence) and _goes_on_list(title, outline))


def _goes_on_list(title: _Title, outline: _Outline) -> bool:
    for block in reversed(outline.blocks[: title.index]):
        if block.kind == "item":
            return block.name.isdecimal() and int(block.name) == title.heading.parts[0] - 1
        if block.kind == "heading":
            return False
    return False


def _counted(titles: Sequence[_Title]) -> list[_Title]:
    """Number headings that have no numbers by their levels; a single first one of the top level is the title."""
    levels = Counter(title.heading.level for title in titles)
    if len(titles) > 1 and titles[0].heading.level == min(levels) and levels[min(levels)] == 1:
        titles = titles[1:]
    counts: list[tuple[int, int]] = []
    found = []
    for title in titles:
        while counts and counts[-1][0] > title.heading.level:
            counts.pop()
        if counts and counts[-1][0] == title.heading.level:
            counts[-1] = title.heading.level, counts[-1][1] + 1
        else:
            counts.append((title.heading.level, 1))
        found.append(replace(title, number=tuple(count for _, count in counts)))
    return found


def _name(number: Number) -> str:
    return "-".join(map(str, number))


def _sections(titles: Sequence[_Title], outline: _Outline) -> list[Section]:
    """Sections from heading to heading; a heading with nothing but its own parts below it begins the first of them."""
    starts: list[tuple[int, str, str]] = []
    waiting: int | None = None
    for title, after in zip_longest(titles, titles[1:]):
        begin = title.block.start if waiting is None else waiting
        if after and not _body_between(title, after, outline) and after.number[: len(title.number)] == title.number:
            waiting = begin
            continue
        waiting = None
        starts.append((begin, _name(title.number), title.heading.title))
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


def _with_footnotes(sections: list[Section], outline: _Outline) -> list[Section]:
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


def _with_rule(index: int, outline: _Outline) -> tuple[int, int]:
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
