"""What each sentence of a source is for, as a reader judged it: ``sentences.csv`` beside the map.

Columns: ``document,start,end,section,paragraph,sentence,class,reason``. ``class`` is ``argumentative`` where the
sentence puts something forward, else what it is instead (``heading``, ``list-lead``, ``contents``, ``background``,
``connective``, …); ``reason`` says why in the reader's own words. A sentence with several spans has a row for each.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from graph.errors import MapError, Place, Problem
from graph.model import ArgumentMap
from graph.segments import Sentence

__all__ = ["ARGUMENTATIVE", "COLUMNS", "FILE", "Judgement", "judged", "read_classes"]

FILE: Final = "sentences.csv"
COLUMNS: Final = ("document", "start", "end", "section", "paragraph", "sentence", "class", "reason")
ARGUMENTATIVE: Final = "argumentative"
WORD: Final = re.compile(r"[a-z]+(-[a-z]+)*")


@dataclass(frozen=True, slots=True)
class Judgement:
    """One row: a run of a document, what it is, and why."""

    document: str
    start: int
    end: int
    name: str
    reason: str


def read_classes(folder: Path, argument_map: ArgumentMap) -> list[Judgement] | None:
    """Return the rows of the file in the map's folder, None where there is no file.

    Raises `MapError` with every row that cannot be used.
    """
    path = folder / FILE
    if not path.exists():
        return None
    try:
        reader = csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline=""), restkey="", restval="")
    except UnicodeDecodeError:
        raise MapError([Problem(Place(str(path)), "is not UTF-8", "save the file as UTF-8")]) from None
    missing = [column for column in COLUMNS if column not in (reader.fieldnames or ())]
    if missing:
        message = f"has no column {', '.join(map(repr, missing))}"
        raise MapError([Problem(Place(str(path), 1, 1), message, f"the columns are {','.join(COLUMNS)}")])
    rows = [(reader.line_num, row) for row in reader]
    problems = [problem for line, row in rows for problem in _wrong(row, Place(str(path), line, 1), argument_map)]
    if problems:
        raise MapError(problems)
    return [Judgement(r["document"], int(r["start"]), int(r["end"]), r["class"], r["reason"]) for _, r in rows]


def _wrong(row: dict[str, str], place: Place, argument_map: ArgumentMap) -> Iterator[Problem]:
    start, end = row["start"], row["end"]
    if row["document"] not in argument_map.documents:
        known = ", ".join(argument_map.documents) or "none"
        yield Problem(place, f"the map has no document {row['document']!r}", f"the documents are {known}")
    if not (_is_offset(start) and _is_offset(end) and int(start) < int(end)):
        yield Problem(place, f"{start!r} to {end!r} is no range", "write two whole numbers, the smaller first")
    if not WORD.fullmatch(row["class"]):
        yield Problem(place, f"{row['class']!r} is no class", f"write {ARGUMENTATIVE}, heading, background or the like")


def _is_offset(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 10  # noqa: PLR2004  as many digits as an anchor may have


def judged(sentence: Sentence, document: str, rows: Sequence[Judgement]) -> Judgement | None:
    """Return the judgement whose rows share most characters with a sentence, None where none shares any."""
    shared: Counter[tuple[str, str]] = Counter()
    for row in rows:
        if row.document == document:
            for span in sentence.spans:
                shared[row.name, row.reason] += max(0, min(span.end, row.end) - max(span.start, row.start))
    best = max(shared, key=lambda each: shared[each], default=None)
    if best is None or not shared[best]:
        return None
    return Judgement(document, sentence.spans[0].start, sentence.spans[-1].end, *best)
