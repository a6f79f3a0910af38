"""Noticing that files change, by asking the file system now and then: plain, and the same on every platform."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Final, TypeAlias

__all__ = ["INTERVAL", "changes", "map_sources"]

INTERVAL: Final = 0.5
"""Seconds between two looks."""

Look: TypeAlias = dict[Path, tuple[int, int]]


def changes(files: Callable[[], Iterable[Path]], interval: float = INTERVAL) -> Iterator[None]:
    """Yield at once, and again whenever a file has changed, come or gone; never ends by itself.

    ``files`` is asked at every look, so that new files count too. A look costs one question for each file.
    """
    last: Look | None = None
    while True:
        now = _look(files())
        if now != last:
            last = now
            yield
        else:
            time.sleep(interval)


def _look(files: Iterable[Path]) -> Look:
    found: Look = {}
    for file in files:
        try:
            status = file.stat()
        except OSError:
            continue  # it went between the listing and the look; the next look says so
        found[file] = status.st_mtime_ns, status.st_size
    return found


def map_sources(maps: Iterable[Path], others: Iterable[Path]) -> list[Path]:
    """Return what a check reads: every plain file in a map's folder, or the one file, and the sources given."""
    found = set(others)
    for path in maps:
        found |= {each for each in path.iterdir() if not each.name.startswith(".")} if path.is_dir() else {path}
    return sorted(found)
