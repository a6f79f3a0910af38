"""Where the ontology and the maps lie: inside an installed package, or beside it in a checkout.

A wheel carries the folders ``ontology`` and ``maps`` within the package; a checkout, and with it an editable install,
has them next to it. Nothing else is searched, so a stale copy somewhere on the import path is never found.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path, PurePosixPath
from typing import Final, Literal, TypeAlias

from graph.errors import CounterpointError

__all__ = ["Folder", "ResourceNotFound", "folder", "text"]

Folder: TypeAlias = Literal["ontology", "maps"]
FOLDERS: Final[tuple[Folder, ...]] = ("ontology", "maps")


class ResourceNotFound(CounterpointError, FileNotFoundError):
    """A file that ships with the package is not there."""


def folder(name: Folder) -> Path:
    """Return the folder ``ontology`` or ``maps``: the package's own if it holds anything, else the checkout's.

    A checkout is known by the ``pyproject.toml`` beside the package, so that an unrelated folder of that name in
    ``site-packages`` is never taken for it. Raises `ResourceNotFound` where neither is there.

    >>> folder("ontology").name
    'ontology'
    """
    package = Path(str(files("graph")))
    checkout = package.parent
    if _has_content(package / name):
        return package / name
    if (checkout / "pyproject.toml").is_file() and _has_content(checkout / name):
        return checkout / name
    raise ResourceNotFound(f"the folder {name!r} is neither in {package} nor beside it: install counterpoint again")


def text(name: str) -> str:
    """Return the text of a shipped file, named from the top with forward slashes: ``ontology/context.jsonld``.

    The file is UTF-8; every line ends in a line feed alone. Raises `ResourceNotFound` for a file that is not there, and
    for a name that leaves the two folders.

    >>> text("ontology/../pyproject.toml")
    Traceback (most recent call last):
        ...
    graph.resources.ResourceNotFound: 'ontology/../pyproject.toml' is not a file under ontology/ or maps/
    """
    path = _path(PurePosixPath(name))
    if path is None or not path.is_file():
        raise ResourceNotFound(f"{name!r} is not a file under {' or '.join(f'{known}/' for known in FOLDERS)}")
    return path.read_text(encoding="utf-8")


def _path(name: PurePosixPath) -> Path | None:
    """Return where a name points, or None if that is outside the two folders."""
    if ".." in name.parts:
        return None
    return next((folder(top).joinpath(*name.parts[1:]) for top in FOLDERS if name.parts[:1] == (top,)), None)


def _has_content(path: Path) -> bool:
    return path.is_dir() and any(path.iterdir())
