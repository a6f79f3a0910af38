"""What one written value means: a number, a date, a place in a document. Each function returns it or raises `Wrong`."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Final, NamedTuple

__all__ = [
    "ID",
    "LANGUAGE",
    "Passage",
    "Wrong",
    "amount",
    "number",
    "passage",
    "period_date",
    "section_spans",
    "share",
    "short",
]

ID: Final = r"^[a-z0-9]+(-[a-z0-9]+)*$"
LANGUAGE: Final = r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"
NUMBER: Final = re.compile(r"-?[0-9]{1,30}(\.[0-9]{1,30})?")
DATE: Final = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
SPAN: Final = re.compile(r"([0-9]{1,9})\s*-\s*([0-9]{1,9})")
PREFIX: Final = re.compile(r"\s*([a-z0-9]+(?:-[a-z0-9]+)*)\s*:(.*)", re.DOTALL)
SHOWN: Final = 60


class Wrong(ValueError):
    """A value cannot be used; ``remedy`` says how to mend it."""

    def __init__(self, message: str, remedy: str) -> None:
        """Keep both parts apart, as `graph.errors.Problem` does."""
        super().__init__(message)
        self.remedy = remedy


class Passage(NamedTuple):
    """A passage as written; ``document`` is empty where the author left it to the map's only document."""

    document: str
    spans: tuple[tuple[int, int], ...]


def short(value: object) -> str:
    """Return a value as messages show it: at most sixty characters.

    >>> short("tea")
    "'tea'"
    >>> len(short("t" * 1000))
    60
    """
    text = repr(value[:SHOWN] if isinstance(value, str) else value)
    return text if len(text) <= SHOWN and len(str(value)) <= SHOWN else text[: SHOWN - 1].rstrip("'") + "…"


def _scalar(value: object, needed: str) -> str:
    if isinstance(value, str):
        return value.strip()
    what = "a list" if isinstance(value, list) else "a mapping" if isinstance(value, dict) else "nothing"
    raise Wrong(f"{needed} is needed here, not {what}", "write one value")


def number(value: object) -> Decimal:
    """Return a plain decimal number.

    >>> number("0.70")
    Decimal('0.70')
    """
    text = _scalar(value, "a number")
    if not NUMBER.fullmatch(text):
        raise Wrong(
            f"{short(text)} is not a number",
            "write digits and a point, as in 0.7, with no unit, sign of thousands or exponent",
        )
    return Decimal(text)


def share(value: object) -> Decimal:
    """Return a number from 0 to 1, both included."""
    result = number(value)
    if not 0 <= result <= 1:
        raise Wrong(f"{short(value)} is not between 0 and 1", "write a share, as in 0.7")
    return result


def amount(value: object) -> Decimal:
    """Return a number that is not negative."""
    result = number(value)
    if result < 0:
        raise Wrong(f"{short(value)} is below 0", "write 0 or more")
    return result


def period_date(value: object) -> str:
    """Return a year, a year and month, or a full date, as written, once it is known to exist.

    >>> period_date("2016-04")
    '2016-04'
    """
    text = _scalar(value, "a date")
    match = DATE.fullmatch(text)
    if match:
        try:
            date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
        except ValueError:
            raise Wrong(f"{short(text)} is not in the calendar", "check year, month and day") from None
        return text
    raise Wrong(f"{short(text)} is not a date", "write 2016, 2016-04 or 2016-04-30")


def passage(value: object) -> Passage:
    """Return the document and the spans of one passage; offsets count code points from 0, the end is not included.

    >>> passage("9-29 + 40-51")
    Passage(document='', spans=((9, 29), (40, 51)))
    >>> passage("study:9-29").document
    'study'
    """
    text = _scalar(value, "a passage such as 9-29")
    prefix = PREFIX.fullmatch(text)
    document, rest = (prefix[1], prefix[2]) if prefix else ("", text)
    return Passage(document, _spans(rest, text))


def section_spans(value: object) -> tuple[tuple[int, int], ...]:
    """Return the ranges of a section, which name no document because they stand under it.

    >>> section_spans("9-29 + 40-51")
    ((9, 29), (40, 51))
    """
    text = _scalar(value, "a range such as 9-29")
    return _spans(text, text)


def _spans(text: str, whole: str) -> tuple[tuple[int, int], ...]:
    spans = tuple(_span(part.strip(), whole) for part in text.split("+"))
    ordered = sorted(spans)
    for (start, end), (next_start, next_end) in pairwise(ordered):
        if next_start < end:
            raise Wrong(f"the spans {start}-{end} and {next_start}-{next_end} overlap", "join them, or shorten one")
    return spans


def _span(text: str, whole: str) -> tuple[int, int]:
    match = SPAN.fullmatch(text)
    if not match:
        raise Wrong(
            f"{short(whole)} is not a place in a document", "write start-end, as in 9-29, and join spans by ' + '"
        )
    start, end = int(match[1]), int(match[2])
    if start >= end:
        remedy = (
            f"did you mean {end}-{start}?"
            if end < start
            else "the end is not part of the span: make it at least one more"
        )
        raise Wrong(f"the span {text} ends before it holds a character", remedy)
    return start, end
