"""The text of ``anchors.lock``, so that nobody types a digest."""

from __future__ import annotations

from pathlib import Path

from graph import anchors
from graph.errors import MapError, Place, Problem
from graph.reader import read
from graph.sources import Source, SourceFiles, read_source, source_files


def lock_file(path: Path, source: SourceFiles | None = None) -> tuple[Path, str]:
    """Return where the lock of a map belongs and its text, for the documents whose source is at hand.

    Raises `MapError` where a document's source is missing or is not the file that the map names, or where an anchor
    ends beyond it.
    """
    argument_map = read(path)
    sources = {name: read_source(file) for name, file in source_files(argument_map, path, source).items()}
    wrong = [
        Problem(Place(str(path)), f"document {name!r}: {_why(sources.get(name))}", "give it with --source")
        for name, document in argument_map.documents.items()
        if name not in sources or sources[name].sha256 != document.sha256
    ]
    if wrong:
        raise MapError(wrong)
    return (path if path.is_dir() else path.parent) / anchors.LOCK, anchors.lock(argument_map, sources)


def _why(source: Source | None) -> str:
    return f"its file has SHA-256 {source.sha256}, the map names another" if source else "its file is not at hand"
