"""The files that a map was read from: which they are, and their text as it stands."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from graph.errors import MapError, Place, Problem
from graph.model import ArgumentMap

LARGEST = 64 * 1024 * 1024

SourceFiles: TypeAlias = Path | str | Mapping[str, Path]
"""The file of a map's one document, or a mapping from document ids to files."""


@dataclass(frozen=True, slots=True)
class Source:
    """The text of a document and the digest of its bytes."""

    text: str
    sha256: str


def read_source(path: Path) -> Source:
    """Read a source file as raw UTF-8, without newline translation or normalisation.

    Raises `MapError` where it is missing, too large (64 MiB), or not UTF-8.
    """
    try:
        if path.stat().st_size > LARGEST:
            raise MapError([Problem(Place(str(path)), "the source is larger than 64 MiB", remedy="split the document")])
        raw = path.read_bytes()
        return Source(raw.decode("utf-8"), hashlib.sha256(raw).hexdigest())
    except UnicodeDecodeError as error:
        message = f"the source is not UTF-8: byte {error.start} is {error.object[error.start]:#04x}"
        raise MapError([Problem(Place(str(path)), message, remedy="convert it to UTF-8")]) from None
    except OSError as error:
        reason = error.strerror or str(error)
        raise MapError([Problem(Place(str(path)), f"the source cannot be read: {reason}")]) from None


def source_files(argument_map: ArgumentMap, path: Path | str, source: SourceFiles | None) -> dict[str, Path]:
    """Return the file of each document at hand: those given, and those that lie in the map's own folder.

    Raises `MapError` where a file is given for a document that the map does not have.
    """
    folder = Path(path) if Path(path).is_dir() else Path(path).parent
    files = {name: folder / document.file for name, document in argument_map.documents.items()}
    beside = {name: file for name, file in files.items() if file.is_file()}
    if source is None:
        return beside
    if isinstance(source, Mapping):
        return beside | _known_documents(argument_map, source, path)
    return beside | {_document_of(argument_map, Path(source), path): Path(source)}


def _known_documents(argument_map: ArgumentMap, source: Mapping[str, Path], path: Path | str) -> dict[str, Path]:
    unknown = sorted(set(source) - set(argument_map.documents))
    if unknown:
        known = ", ".join(argument_map.documents) or "none"
        raise MapError([Problem(Place(str(path)), f"no document {name!r}; there are: {known}") for name in unknown])
    return dict(source)


def _document_of(argument_map: ArgumentMap, file: Path, path: Path | str) -> str:
    """The document a file belongs to: the only one, or the one of that file name."""
    if len(argument_map.documents) == 1:
        return next(iter(argument_map.documents))
    named = [name for name, document in argument_map.documents.items() if document.file == file.name]
    if len(named) != 1:
        known = ", ".join(document.file for document in argument_map.documents.values()) or "none"
        message = f"{file.name} is none of the map's documents: {known}"
        raise MapError([Problem(Place(str(path)), message, remedy="name the document: --source DOCUMENT=FILE")])
    return named[0]
