"""Numbers of headings, in the styles that papers use: ``2 - 4``, ``3.1``, ``1.``, ``第一節``, ``二、``, ``Part IV``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from graph.segments.blocks import columns, finished

__all__ = ["Heading", "Number", "follows", "parse_heading", "whole_number"]

Number: TypeAlias = tuple[int, ...]

SHORT: Final = 60
"""Columns that a heading without a Markdown sign has at most."""

MARKDOWN: Final = re.compile(r"[^\S\n]{0,3}(#{1,6})\s+")
ONE: Final = r"(?:\d{1,3}|[零〇一二三四五六七八九十百]{1,5}|[IVXLC]{1,7})"
STYLES: Final = {
    "chapter": re.compile(rf"(?:第\s*({ONE})\s*[章篇編部回]|(?:Chapter|Part)\s+({ONE})\b[.:：]?)\s*"),
    "section": re.compile(rf"(?:第\s*({ONE})\s*節|(?:Section|Article)\s+({ONE})\b[.:：]?)\s*"),
    "listed": re.compile(r"([一二三四五六七八九十]{1,3})\s*[、．.]\s*"),
    "bracketed": re.compile(r"[(（]([一二三四五六七八九十]{1,3})[)）]\s*"),
    "number": re.compile(r"(\d{1,3}(?:\s*[-–.．]\s*\d{1,3})*)\s*(?:[.．、:：]\s*|\s+)(?=\D)"),
}
"""Styles from the outermost to the innermost; a document uses some of them."""

DIGITS: Final = {digit: value for value, digit in enumerate("〇一二三四五六七八九")} | {"零": 0}
ROMAN: Final = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as printed: its level by hash signs (0 where it has none), style and parts of its number, its title.

    Style and parts are empty where it has no number.
    """

    level: int
    style: str
    parts: Number
    title: str


def parse_heading(line: str) -> Heading | None:
    """Return what a line says as a heading, None where it can be none.

    With a Markdown sign anything is a heading; without, only a short line with a number and no full stop at its end.

    >>> parse_heading("#### 2 - 4 Trade")
    Heading(level=4, style='number', parts=(2, 4), title='Trade')
    >>> parse_heading("第三節 貿易").parts, parse_heading("3 persons came."), parse_heading("Trade")
    ((3,), None, None)
    """
    sign = MARKDOWN.match(line)
    words = (line[sign.end() :] if sign else line).strip()
    for style, pattern in STYLES.items():
        number = pattern.match(words)
        title = words[number.end() :].strip() if number else ""
        if number and (title or sign or style in {"chapter", "section"}):
            parts = _parts(next(filter(None, number.groups())))
            return Heading(len(sign[1]), style, parts, title) if sign else _plain(style, parts, title, line)
    return Heading(len(sign[1]), "", (), words) if sign and words else None


def _plain(style: str, parts: Number, title: str, line: str) -> Heading | None:
    if "\n" in line.strip() or columns(line) > SHORT or finished(line):
        return None
    return Heading(0, style, parts, title)


def _parts(number: str) -> Number:
    return tuple(whole_number(part) for part in re.split(r"\s*[-–.．]\s*", number) if part)


def whole_number(text: str) -> int:
    """Return a number in digits, in Chinese up to the hundreds, or in Roman numerals.

    >>> whole_number("12"), whole_number("二十三"), whole_number("XIV")
    (12, 23, 14)
    """
    if text.isdecimal():
        return int(text)
    if text[0] in ROMAN:
        values = [ROMAN[letter] for letter in text]
        following = [*values[1:], 0]
        return sum(value if value >= after else -value for value, after in zip(values, following, strict=True))
    return _chinese(text)


def _chinese(text: str) -> int:
    total = digit = 0
    for character in text:
        if character in DIGITS:
            digit = digit * 10 + DIGITS[character]
        else:
            total, digit = total + (digit or 1) * {"十": 10, "百": 100}[character], 0
    return total + digit


def follows(number: Number, before: Sequence[int]) -> bool:
    """Return whether a section number can come next: the first part of a section, or the next at any level.

    >>> [follows(number, (2, 4)) for number in [(2, 5), (3,), (3, 1), (2, 4, 1), (5,), (2, 6)]]
    [True, True, True, True, False, False]
    """
    if not before:
        return True
    common = next((i for i, (a, b) in enumerate(zip(number, before, strict=False)) if a != b), None)
    if common is None:
        return len(number) > len(before) and set(number[len(before) :]) <= {0, 1}
    return number[common] == before[common] + 1 and set(number[common + 1 :]) <= {0, 1}
