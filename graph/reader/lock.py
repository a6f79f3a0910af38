"""What ``anchors.lock`` says: the digest of every span, and the paragraph and sentence in which it starts.

The file is JSON and written by a command, never by hand: ``{"version": 1, "documents": {…}, "spans":
{"paper:10-20": {"sha256": "…", "paragraph": 1, "sentence": 2}}}``. A map without it can be read; its spans then
have no digest.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from graph.errors import Place, Problem
from graph.reader.files import decode, read_bytes, shown
from graph.reader.values import short

__all__ = ["LOCK", "Anchored", "read_lock"]

LOCK: Final = "anchors.lock"
MAX_BYTES: Final = 256_000_000
"""The size in bytes from which a lock is refused: two million spans, which a program wrote."""

REMEDY: Final = "delete it and write it anew with `counterpoint anchor`"
SHA256: Final = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Anchored:
    """One span as the lock fixes it; 0 where paragraph or sentence is unknown."""

    sha256: str = ""
    paragraph: int = 0
    sentence: int = 0


def read_lock(folder: Path) -> tuple[dict[str, Anchored], list[Problem]]:
    """Return the spans of a folder's lock by name (``paper:10-20``), none where there is no lock, and its problems."""
    path = folder / LOCK
    if not path.exists() and not path.is_symlink():
        return {}, []
    data = read_bytes(path, folder, MAX_BYTES)
    if isinstance(data, Problem):
        return {}, [data]
    text, problems = decode(data, shown(path))
    if text is None or problems:
        return {}, problems
    try:
        return _spans(json.loads(text)), []
    except json.JSONDecodeError as error:
        place = Place(shown(path), error.lineno, error.colno)
        return {}, [Problem(place, f"is not JSON: {error.msg}", REMEDY)]
    except (ValueError, RecursionError) as error:
        reason = "too deep" if isinstance(error, RecursionError) else str(error)
        return {}, [Problem(Place(shown(path)), f"is no lock of anchors: {reason}", REMEDY)]


def _spans(lock: object) -> dict[str, Anchored]:
    if not isinstance(lock, dict) or type(lock.get("version")) is not int:
        raise ValueError("it states no version")
    if lock["version"] != 1:
        raise ValueError(f"its version is {short(lock['version'])}, and this program reads 1")
    spans = lock.get("spans")
    if not isinstance(spans, dict):
        raise ValueError("it lists no spans")  # noqa: TRY004 - a wrong value in a file, not a wrong argument
    return {name: _anchored(name, entry) for name, entry in spans.items()}


def _anchored(name: str, entry: object) -> Anchored:
    if not isinstance(entry, dict):
        raise ValueError(f"{short(name)} is not described")  # noqa: TRY004
    digest = entry.get("sha256")
    if not isinstance(digest, str) or not SHA256.fullmatch(digest):
        raise ValueError(f"{short(name)} has no SHA-256 of 64 digits")
    return Anchored(digest, _count(name, entry, "paragraph"), _count(name, entry, "sentence"))


def _count(name: str, entry: dict[str, Any], key: str) -> int:
    count = entry.get(key, 0)
    if type(count) is not int or count < 0:
        raise ValueError(f"{short(name)} has the {key} {short(count)}")
    return count
