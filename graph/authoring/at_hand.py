"""The texts that a map was read from, as far as they are at hand and are the very files that the map names."""

from __future__ import annotations

from pathlib import Path

from graph.errors import MapError, Place, Problem
from graph.model import ArgumentMap
from graph.sources import Source, SourceFiles, read_source, source_files

__all__ = ["needed_texts", "texts"]


def texts(argument_map: ArgumentMap, path: Path, source: SourceFiles | None = None) -> dict[str, Source]:
    """Return the text of every document at hand, given as ``source`` or lying in the map's folder.

    Raises `MapError` where a file is not the one that the map was read from: its passages would show other words.
    """
    found = {name: read_source(file) for name, file in source_files(argument_map, path, source).items()}
    wrong = [name for name, text in found.items() if text.sha256 != argument_map.documents[name].sha256]
    if wrong:
        raise MapError(_another_file(argument_map, path, name) for name in wrong)
    return found


def needed_texts(argument_map: ArgumentMap, path: Path, source: SourceFiles | None = None) -> dict[str, Source]:
    """Return the text of every document, as `texts` does; a document that is not at hand is a problem too."""
    found = texts(argument_map, path, source)
    missing = [name for name in argument_map.documents if name not in found]
    if missing:
        remedy = "give it with --source"
        raise MapError(
            Problem(Place(str(path)), f"document {name!r}: its file is not at hand", remedy) for name in missing
        )
    if not found:
        raise MapError([Problem(Place(str(path)), "the map names no document", "add documents to its header")])
    return found


def _another_file(argument_map: ArgumentMap, path: Path, name: str) -> Problem:
    digest = argument_map.documents[name].sha256
    message = f"document {name!r}: the file is not the one that the map was read from (SHA-256 {digest[:12]}…)"
    return Problem(
        Place(str(path)), message, "give that file, or move the map to the new one with `counterpoint reanchor`"
    )
