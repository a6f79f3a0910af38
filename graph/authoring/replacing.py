"""Replacing some files together: all are written beside the old ones first, so that none is ever half there."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

__all__ = ["replace_files"]


def replace_files(files: Mapping[Path, str]) -> None:
    """Write texts in the place of files, in their order.

    Everything is written and flushed before the first file is replaced, so that a full disk changes nothing; where a
    replacement fails, those before it are undone. Raises OSError.
    """
    staged: dict[Path, Path] = {}
    try:
        for path, text in files.items():
            staged[path] = _beside(path, text)
        _replace(staged)
    finally:
        for beside in staged.values():
            beside.unlink(missing_ok=True)


def _beside(path: Path, text: str) -> Path:
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.new-", dir=path.parent)
    with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    if path.exists():
        Path(name).chmod(path.stat().st_mode & 0o777)
    else:
        Path(name).chmod(0o644)
    return Path(name)


def _replace(staged: Mapping[Path, Path]) -> None:
    before = {path: path.read_bytes() if path.exists() else None for path in staged}
    done: list[Path] = []
    try:
        for path, beside in staged.items():
            beside.replace(path)
            done.append(path)
    except OSError:
        for path in done:
            old = before[path]
            path.unlink() if old is None else path.write_bytes(old)
        raise
