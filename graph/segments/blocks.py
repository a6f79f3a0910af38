r"""What every line of a raw text is: heading, list item, footnote, running text, or the rule at the end of a page.

A block is an unbroken run of lines that belong together. Recognised are Markdown headings; list items with a number, a
letter, a Chinese numeral or a bullet; footnotes whose line begins with their mark (``<sup>1</sup>`` or ``[^1]:``); and
page ends (a rule of hyphens, asterisks or underscores, with or without words in it, a page number, or a form feed).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final, Literal, TypeAlias

__all__ = ["ITEM", "MARK", "Block", "BlockKind", "blocks", "columns", "finished"]

BlockKind: TypeAlias = Literal["heading", "item", "footnote", "text", "rule"]

MARK: Final = re.compile(r"<sup>\s*([^<\s]{1,8})\s*</sup>|\[\^([^\]\s]{1,20})\](?!:)")
"""The mark of a footnote inside a sentence, with its name."""

FOOTNOTE: Final = re.compile(r"[^\S\n]*(?:<sup>\s*([^<\s]{1,8})\s*</sup>|\[\^([^\]\s]{1,20})\]:)")
HEADING: Final = re.compile(r"[^\S\n]{0,3}#{1,6}\s+(?:(\d{1,3}(?:\s*[-–.．]\s*\d{1,3})*)\s*[.．、:：]?\s+(?=\S))?")
RULE: Final = re.compile(
    r"""\s*(?:
        (?:-{3,}|\*{3,}|_{3,}|—{3,})(?:[^\n]{0,30}?(?:-{3,}|\*{3,}|_{3,}|—{3,}))?   # ---   --- page 2 ---
      | [-–—]*\s*(?:第\s*\d{1,4}\s*[頁页]|(?i:page)\s+\d{1,4}(?:\s+of\s+\d{1,4})?)\s*[-–—]*   # — 第 2 頁 —
      | [-–—]+\s*\d{1,4}\s*[-–—]+                                                # - 2 -
    )\s*
    | \s*\f.*""",
    re.VERBOSE,
)
ITEM: Final = re.compile(
    r"""[^\S\n]*(?:
        (?:[-*•‧·●○■□◆+]\s+)?                            # a bullet before a numeral of its own
        (?:
            (\d{1,3})(?:[.．](?!\d)|[)）、])             # 1.  1)  1、
          | [(（](\d{1,3}|[a-z]|[一二三四五六七八九十]{1,3})[)）]   # (1)  (a)  （一）
          | ([一二三四五六七八九十]{1,3})[、．]          # 一、
          | ([a-z])[)）.](?=\s)                          # a)
        )
      | [-*•‧·●○■□◆+]\s
    )\s*""",
    re.VERBOSE,
)
ENDED: Final = re.compile(r"[。！？!?.…：:；;][」』”’\"')）】》]*(?:<sup>[^<]*</sup>|\[\^[^\]]*\])*\s*\Z")
WIDE: Final = re.compile(
    "[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]"
)


@dataclass(frozen=True, slots=True)
class Block:
    """Some lines of the text, from the first character of the first to the last of the last, without its line end.

    ``words`` is where the words begin, behind hashes, bullet, number or mark; ``name`` is the name of a footnote, or
    the number of a list item or a heading as printed, else empty.
    """

    kind: BlockKind
    start: int
    end: int
    words: int
    name: str = ""


def blocks(text: str) -> list[Block]:
    r"""Return the blocks of a text in order; linear in its length.

    >>> [block.kind for block in blocks("# Tea\n\nIt is hot.\nVery.\n1. one\n2. two\n---\n<sup>1</sup> A note.")]
    ['heading', 'text', 'item', 'item', 'rule', 'footnote']
    """
    found: list[Block] = []
    opened = False
    for start, end in _lines(text):
        line = text[start:end]
        if not line.strip():
            opened = False
            continue
        block = _begun(line, start, end, found[-1] if opened else None, text)
        if block:
            found.append(block)
        else:
            found[-1] = replace(found[-1], end=end)
        opened = found[-1].kind not in {"heading", "rule"}
    return found


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for line in text.split("\n"):
        yield start, start + len(line.rstrip("\r"))
        start += len(line) + 1


def _begun(line: str, start: int, end: int, before: Block | None, text: str) -> Block | None:
    """Return the block that begins with a line, None where the line goes on with the block before."""
    if RULE.fullmatch(line):
        return Block("rule", start, end, end)
    if heading := HEADING.match(line):
        return Block("heading", start, end, start + heading.end(), heading[1] or "")
    if note := FOOTNOTE.match(line):
        return Block("footnote", start, end, start + note.end(), note[1] or note[2])
    item = ITEM.match(line)
    if item and (before is None or before.kind == "item" or finished(text[before.start : before.end])):
        return Block("item", start, end, start + item.end(), next(filter(None, item.groups()), ""))
    return None if before else Block("text", start, end, start)


def finished(text: str) -> bool:
    """Return whether a text ends where a sentence or a lead to a list can end.

    >>> finished("It is hot.<sup>1</sup>"), finished("There are three kinds:"), finished("It is")
    (True, True, False)
    """
    return ENDED.search(text[-200:]) is not None


def columns(text: str) -> int:
    """Return the width of a text in print: a Chinese character counts two, any other one.

    >>> columns("茶 tea")
    6
    """
    return len(text) + len(WIDE.findall(text))
