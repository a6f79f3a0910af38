"""The header of a map: each key once, in ``map.yaml``, and none forgotten."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from graph.errors import Place, Problem
from graph.reader.draft import Draft, down, word
from graph.reader.files import leads_inside, plain_file_name, shown
from graph.reader.forms import HEADER
from graph.reader.tree import Entry, Mapping, Tree
from graph.reader.values import short

__all__ = ["MAP_FILE", "check_header", "find_header"]

MAP_FILE: Final = "map.yaml"
REQUIRED: Final = {
    "map": "map: followed by the name of the folder",
    "title": "title: with the words in each language below it",
    "about": "about: with two sentences in each language below it",
    "languages": "languages: [en, zh-Hant], for example",
    "version": "version: 1.0.0, for example",
    "licence": "licence: followed by the web address of the licence",
    "topic": "topic: followed by the id of a topic",
}


def find_header(trees: tuple[Tree, ...]) -> dict[str, tuple[Tree, Entry]]:
    """Return the first entry of every header key, with its file."""
    header: dict[str, tuple[Tree, Entry]] = {}
    for tree in trees:
        for key in HEADER:
            if key in tree.root.entries:
                header.setdefault(key, (tree, tree.root.entries[key]))
    return header


def check_header(draft: Draft) -> Iterator[Problem]:
    """Yield what is wrong with the header as a whole."""
    if not draft.headless:
        yield from _missing(draft)
    if draft.folder:
        yield from _misplaced(draft)
        yield from _name(draft, draft.folder)
        yield from _document_files(draft, draft.folder)
    yield from _tours(draft)


def _missing(draft: Draft) -> Iterator[Problem]:
    first = next((tree for tree in draft.trees if tree.name == MAP_FILE), None)
    if draft.folder and not first and not draft.hidden:
        place = Place(shown(draft.folder))
        yield Problem(
            place,
            f"the folder has no {MAP_FILE}, which holds the map's header",
            "write it, with the keys " + ", ".join(REQUIRED),
        )
        return
    name = first.shown if first else draft.trees[0].shown if draft.trees else ""
    for key, remedy in REQUIRED.items():
        if draft.header_node(key) is None:
            entry = draft.header.get(key)
            place = entry[0].place(entry[1]) if entry else Place(name, 1, 1)
            yield Problem(
                place, f"the map needs {key!r}" + (", and nothing follows it" if entry else ""), f"write {remedy}"
            )


def _misplaced(draft: Draft) -> Iterator[Problem]:
    for tree in draft.trees:
        for key in HEADER:
            entry = tree.root.entries.get(key)
            if entry is None or tree.name == MAP_FILE:
                continue
            first_tree, first = draft.header[key]
            if first_tree is tree:
                yield Problem(tree.place(entry), f"{key!r} is part of the map's header", f"move it to {MAP_FILE}")
            else:
                yield Problem(
                    tree.place(entry),
                    f"{key!r} stands twice; the first is in {first_tree.place(first)}",
                    "keep one of the two",
                )


def _name(draft: Draft, folder: Path) -> Iterator[Problem]:
    name = word(draft.header_node("map"))
    actual = Path.cwd().joinpath(folder).resolve().name if folder.name in {"", ".", ".."} else folder.name
    if name is not None and name != actual:
        tree, entry = draft.header["map"]
        yield Problem(
            tree.place(entry.node),
            f"the map {short(name)} stands in the folder {short(actual)}",
            "give both the same name",
        )


def _document_files(draft: Draft, folder: Path) -> Iterator[Problem]:
    documents = draft.header_node("documents")
    if not isinstance(documents, Mapping):
        return
    tree = draft.header["documents"][0]
    for entry in documents.entries.values():
        node = down(entry.node, "file")
        name = word(node)
        if node and name and plain_file_name(name) and not leads_inside(folder / name, folder):
            yield Problem(
                tree.place(node),
                f"file: {short(name)} is a link that leads out of the map's folder",
                "put the file itself into the folder",
            )


def _tours(draft: Draft) -> Iterator[Problem]:
    tours = [(tree, tree.root.entries["tour"]) for tree in draft.trees if "tour" in tree.root.entries]
    for tree, entry in tours[1:]:
        first = tours[0][0].place(tours[0][1])
        yield Problem(tree.place(entry), f"a map has one tour; the first is in {first}", "put all stops into one file")
