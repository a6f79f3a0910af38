"""A made-up map on disk: written beside its place, section by section, and moved there when it is whole."""

from __future__ import annotations

import json
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from graph.anchors import LOCK
from graph.errors import BuildError, MapError, Place, Problem
from graph.generator.maps import Debate
from graph.generator.minutes import section_number
from graph.generator.written import header_text, section_text

__all__ = ["write"]

MAP: Final = "map.yaml"
MARK: Final = "Made up by: counterpoint generate"
ID: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
OURS: Final = re.compile(r"map\.yaml|\d+-\d+\.yaml|minutes(-\d+)?\.txt|anchors\.lock")
Progress = Callable[[int, int], None]


def write(claims: int, seed: int, folder: Path, progress: Progress = lambda _done, _all: None) -> Path:
    """Write a made-up map with so many claims as ``folder``, whose name is the map's id, and return it.

    ``progress`` is told how many of how many elements are written. A folder that holds a made-up map is replaced, any
    other that is not empty is left alone: `BuildError`. Raises `MapError` where the number, the seed or the name cannot
    be. Linear: about 0.15 ms for a claim, and about 1 GB of disk for a million.
    """
    folder = Path(folder)
    name = folder.resolve().name
    if not ID.fullmatch(name):
        remedy = "use small letters a-z and digits, with single hyphens between, as in made-up-200"
        raise MapError([Problem(Place(), f"{name!r} cannot be the name of a map", remedy)])
    _refuse_others(folder)
    debate = Debate.of(claims, seed)
    folder.parent.mkdir(parents=True, exist_ok=True)
    stage = Path(tempfile.mkdtemp(prefix=f".{name}.new-", dir=folder.parent))
    try:
        _fill(stage, debate, name, f"{MARK} --claims {claims} --seed {seed}", progress)
        _move(stage, folder)
    finally:
        shutil.rmtree(stage, ignore_errors=True)
    return folder


def _refuse_others(folder: Path) -> None:
    """Raise `BuildError` where something other than a made-up map stands in the place."""
    if not folder.exists() and not folder.is_symlink():
        return
    if not folder.is_dir() or folder.is_symlink():
        raise BuildError(f"{folder} is there already and is no folder; choose another --out")
    names = sorted(path.name for path in folder.iterdir())
    strange = [name for name in names if not OURS.fullmatch(name)]
    if strange:
        raise BuildError(f"{folder} holds {strange[0]!r}, which no made-up map has; choose another --out")
    if names and not _marked(folder / MAP):
        raise BuildError(f"{folder} holds a map that is not made up; choose another --out")


def _marked(file: Path) -> bool:
    if not file.is_file():
        return False
    with file.open("rb") as stream:
        return stream.read(200).startswith(f"# {MARK}".encode())


def _fill(stage: Path, debate: Debate, name: str, made_by: str, progress: Progress) -> None:
    header, size, done = debate.header(name), debate.drawn.ground.size, 0
    _write(stage / MAP, [header_text(header, made_by)])
    for number, document in enumerate(debate.minutes.documents):
        _write(stage / document.file, debate.minutes.text(number))
    _write(stage / LOCK, _lock(debate))
    for group in debate.groups:
        text = section_text(debate.elements_of(group), debate.relations_of(group), documents=len(header.documents))
        _write(stage / f"{section_number(group[0])}.yaml", [text])
        done += int(debate.drawn.ground.sizes[group[0] : group[-1] + 1].sum())
        progress(done, size)


def _write(file: Path, parts: Iterator[str] | list[str]) -> None:
    with file.open("w", encoding="utf-8", newline="\n") as stream:
        stream.writelines(parts)


def _lock(debate: Debate) -> Iterator[str]:
    """Yield the text of ``anchors.lock`` as `graph.anchors.lock` would write it, without holding it whole."""
    documents = debate.minutes.documents
    yield '{\n  "documents": {\n'
    for number, document in enumerate(documents):
        length = document.sections[-1].spans[0].end
        entry = json.dumps({"length": length, "sha256": document.sha256}, sort_keys=True)
        yield f"    {json.dumps(document.id)}: {entry}{',' if number < len(documents) - 1 else ''}\n"
    yield '  },\n  "spans": {\n'
    first = True
    for number in range(len(documents)):
        for name, entry_of in debate.minutes.lock(number):
            yield ("    " if first else ",\n    ") + f"{json.dumps(name)}: {json.dumps(entry_of, sort_keys=True)}"
            first = False
    yield '\n  },\n  "version": 1\n}\n'


def _move(stage: Path, folder: Path) -> None:
    stage.chmod(0o755)
    if folder.exists():
        aside = Path(tempfile.mkdtemp(prefix=f".{folder.name}.old-", dir=folder.parent))
        folder.replace(aside / folder.name)
        stage.replace(folder)
        shutil.rmtree(aside, ignore_errors=True)
    else:
        stage.replace(folder)
