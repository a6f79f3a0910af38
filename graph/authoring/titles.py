"""Which lines of a raw text are the headings of its sections, each with its whole number.

A list of contents is none, nor is a heading that only goes on a numbered list, nor one line of a plain list.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Final

from graph.authoring.headings import STYLES, Heading, Number, follows, parse_heading
from graph.segments.blocks import Block

__all__ = ["Outline", "Title", "body_between", "number_name", "section_titles"]

CONTENTS: Final = 3
"""Headings in a row, with nothing between them, from which they can be a list of contents."""

SENTENCE_STOP: Final = re.compile(r"[。.！!？?][」』”’\"')）]*\s*\Z")


@dataclass(frozen=True, slots=True)
class Title:
    """A heading and where its block stands among the blocks."""

    index: int
    block: Block
    heading: Heading
    number: Number = ()


@dataclass(slots=True)
class Outline:
    """What has been decided so far."""

    text: str
    language: str
    blocks: list[Block]
    remarks: list[tuple[int, str]] = field(default_factory=list)

    def remark(self, at: int, words: str) -> None:
        """Keep a remark for the author."""
        self.remarks.append((at, f"{at}: {words}"))


def section_titles(outline: Outline) -> list[Title]:
    """Return the headings of the sections in order, and remark on what was left out; linear in the text."""
    return _numbered(_titles(outline), outline)


def _titles(outline: Outline) -> list[Title]:
    """Every line that can be a heading, list items and contents left out."""
    found = [
        Title(index, block, heading)
        for index, block in enumerate(outline.blocks)
        if (heading := _heading(block, outline.text)) and (heading.level or _alone(index, outline))
    ]
    return _without_contents(_without_plain_lists(found, outline), outline)


def _heading(block: Block, text: str) -> Heading | None:
    return parse_heading(text[block.start : block.end]) if block.kind in {"heading", "item", "text"} else None


def _alone(index: int, outline: Outline) -> bool:
    """Whether empty lines, or the bounds of the text, stand before and after a block."""
    block = outline.blocks[index]
    before = outline.blocks[index - 1].end if index else 0
    after = outline.blocks[index + 1].start if index + 1 < len(outline.blocks) else len(outline.text)
    gaps = outline.text[before : block.start], outline.text[block.end : after]
    return (not index or gaps[0].count("\n") > 1) and (after == len(outline.text) or gaps[1].count("\n") > 1)


def _without_plain_lists(titles: Sequence[Title], outline: Outline) -> list[Title]:
    """Lines without a Markdown sign that follow one another with nothing between are a list, not headings."""
    listed = {
        title.index
        for before, after in pairwise(titles)
        if not body_between(before, after, outline) and _siblings(before.heading, after.heading)
        for title in (before, after)
    }
    return [title for title in titles if title.heading.level or title.index not in listed]


def _siblings(one: Heading, other: Heading) -> bool:
    return not one.level and not other.level and (one.style, len(one.parts)) == (other.style, len(other.parts))


def body_between(before: Title, after: Title, outline: Outline) -> bool:
    """Return whether anything but page ends stands between two headings."""
    between = outline.blocks[before.index + 1 : after.index]
    return any(block.kind in {"text", "item", "footnote"} for block in between)


def _without_contents(titles: Sequence[Title], outline: Outline) -> list[Title]:
    """Leave out runs of headings with no text between them, most of which come again later."""
    kept: list[Title] = []
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


def _key(title: Title) -> object:
    return (title.heading.style, title.heading.parts) if title.heading.parts else title.heading.title


def _runs(titles: Sequence[Title], outline: Outline) -> list[list[Title]]:
    runs: list[list[Title]] = []
    for title in titles:
        if runs and not body_between(runs[-1][-1], title, outline):
            runs[-1].append(title)
        else:
            runs.append([title])
    return runs


def _numbered(titles: Sequence[Title], outline: Outline) -> list[Title]:
    """The headings of sections, each with its whole number."""
    if not any(title.heading.parts for title in titles):
        return _counted(titles)
    used = [style for style in STYLES if any(title.heading.style == style for title in titles)]
    path: dict[str, Number] = {}
    before: Number = ()
    found: list[Title] = []
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
            outline.remark(title.block.start, f"section {number_name(number)} comes after {number_name(before)}")
        path = {style: parts for style, parts in path.items() if style in outer} | {heading.style: heading.parts}
        before = number
        found.append(replace(title, number=number))
    return found


def _is_item(title: Title, number: Number, before: Number, outline: Outline) -> bool:
    """A heading out of sequence, or with a full stop, that goes on the numbered list before it."""
    if len(title.heading.parts) > 1:
        return False
    stopped = SENTENCE_STOP.search(title.heading.title) is not None
    in_sequence = follows(number, before)
    if not title.heading.level and not in_sequence:
        return True
    return (not in_sequence and stopped) or ((stopped or not in_sequence) and _goes_on_list(title, outline))


def _goes_on_list(title: Title, outline: Outline) -> bool:
    for block in reversed(outline.blocks[: title.index]):
        if block.kind == "item":
            return block.name.isdecimal() and int(block.name) == title.heading.parts[0] - 1
        if block.kind == "heading":
            return False
    return False


def _counted(titles: Sequence[Title]) -> list[Title]:
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


def number_name(number: Number) -> str:
    """Return a number as maps write it.

    >>> number_name((2, 4))
    '2-4'
    """
    return "-".join(map(str, number))
