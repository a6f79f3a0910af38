"""Reading a map from start to end: files, trees, forms, cross checks, model."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pydantic import ValidationError

from graph.errors import MapError, Problem
from graph.model import ArgumentMap
from graph.reader import sentences
from graph.reader.build import build
from graph.reader.draft import Draft
from graph.reader.entries import check_entries
from graph.reader.files import File, decode, map_files, read_bytes, shown
from graph.reader.forms import Authored
from graph.reader.header import MAP_FILE, check_header, find_header
from graph.reader.lock import read_lock
from graph.reader.names import collect
from graph.reader.passages import check_passages
from graph.reader.places import Places, places
from graph.reader.references import check_references
from graph.reader.relations import check_relations
from graph.reader.tree import Tree, parse, plain

__all__ = ["read", "read_with_places"]


def read(path: Path | str) -> ArgumentMap:
    """Return the map in a folder of YAML files, or in one ``.yaml`` file.

    Raises `MapError` with every problem of every file, each with its place and a remedy. Time and memory are linear in
    the length of the files.
    """
    return read_with_places(path)[0]


def read_with_places(path: Path | str) -> tuple[ArgumentMap, Places]:
    """Return the map and the place of everything in it; raises `MapError` as `read` does."""
    with _garbage_kept():
        return _read(Path(path))


@contextmanager
def _garbage_kept() -> Iterator[None]:
    """Put off garbage collection: what is read is kept and holds no circle, and the search costs half the time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _read(path: Path) -> tuple[ArgumentMap, Places]:
    draft, problems = _draft(path)
    forms, wrong = _forms(draft)
    lock, wrong_lock = read_lock(draft.folder or path.parent)
    problems = [*problems, *wrong, *wrong_lock, *_cross_checks(draft)]
    if problems:
        raise MapError(problems)
    built = build(forms, lock)
    return built, places(draft, built)


def _draft(path: Path) -> tuple[Draft, list[Problem]]:
    """Read and parse every file; what cannot be parsed still counts as words that may be ids."""
    files, problems = map_files(path)
    folder = path if path.is_dir() else None
    trees: list[Tree] = []
    unread: set[str] = set()
    hidden = headless = False
    for file in files:
        data = read_bytes(file, folder or path.parent)
        text, wrong = (None, [data]) if isinstance(data, Problem) else decode(data, shown(file))
        tree, broken = (None, []) if text is None else parse(File(shown(file), file.name, text))
        problems += [*wrong, *broken]
        if tree:
            trees.append(tree)
            continue
        headless = headless or file.name == MAP_FILE or folder is None
        hidden = hidden or not isinstance(data, bytes)
        unread.update(_words(data) if isinstance(data, bytes) else ())
    return Draft(folder, tuple(trees), frozenset(unread), hidden, headless, find_header(tuple(trees))), problems


def _words(data: bytes) -> list[str]:
    return re.findall(r"[a-z0-9]+(?:-[a-z0-9]+)*", data.decode("utf-8", "replace"))


def _forms(draft: Draft) -> tuple[list[Authored], list[Problem]]:
    forms: list[Authored] = []
    problems: list[Problem] = []
    languages = draft.languages
    for tree in draft.trees:
        try:
            forms.append(Authored.model_validate(plain(tree.root), context=languages))
        except ValidationError as error:
            problems.extend(sentences.problems(error, tree, languages))
    return forms, problems


def _cross_checks(draft: Draft) -> Iterator[Problem]:
    names = collect(draft)
    yield from check_header(draft)
    yield from names.problems
    yield from check_references(draft, names)
    yield from check_relations(draft, names)
    yield from check_passages(draft)
    yield from check_entries(draft)
