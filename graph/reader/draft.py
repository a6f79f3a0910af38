"""A map as far as its files could be read: the trees, the header found in them, and what remained unread."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from graph.reader.tree import Entry, Mapping, Node, Scalar, Sequence, Tree
from graph.reader.values import ID, LANGUAGE

__all__ = ["ELEMENTS", "Draft", "down", "entries", "ids", "word"]

ELEMENTS: Final = ("claims", "evidence", "responses")
IS_ID: Final = re.compile(ID)
IS_LANGUAGE: Final = re.compile(LANGUAGE)


@dataclass(frozen=True, slots=True)
class Draft:
    """The files of one map.

    ``folder`` is None where a single file was read. ``unread`` holds the words of files with broken YAML, in which an
    id may be defined; ``hidden`` is True where a file could not be opened at all, so that any id may be.
    ``headless`` is True where the file that should hold the header is among them.
    """

    folder: Path | None
    trees: tuple[Tree, ...]
    unread: frozenset[str] = frozenset()
    hidden: bool = False
    headless: bool = False
    header: dict[str, tuple[Tree, Entry]] = field(default_factory=dict)

    def may_define(self, name: str) -> bool:
        """Return whether a file that could not be read may define an id."""
        return self.hidden or name in self.unread

    def header_node(self, *keys: str) -> Node | None:
        """Return a value of the header, by the way to it, or None."""
        found = self.header.get(keys[0])
        return down(found[1].node, *keys[1:]) if found else None

    @property
    def languages(self) -> tuple[str, ...] | None:
        """The languages of the map, or None while they are unknown or wrong."""
        node = self.header_node("languages")
        if not isinstance(node, Sequence) or not node.items:
            return None
        tags = tuple(word(item) or "" for item in node.items)
        return tags if all(IS_LANGUAGE.search(tag) for tag in tags) else None

    @property
    def documents(self) -> tuple[str, ...] | None:
        """The ids of the documents, or None while they are unknown."""
        node = self.header_node("documents")
        if isinstance(node, Mapping):
            return tuple(node.entries)
        return None if self.headless or (isinstance(node, Scalar) and node.value is not None) else ()

    def default(self, key: str) -> str:
        """Return a default of the map, or an empty string."""
        return word(self.header_node("defaults", key)) or ""


def down(node: Node | None, *keys: str) -> Node | None:
    """Return what stands below a node under the given keys; None where nothing does, or only an empty value."""
    for key in keys:
        entry = node.entries.get(key) if isinstance(node, Mapping) else None
        node = entry.node if entry else None
    return None if isinstance(node, Scalar) and node.value is None else node


def word(node: Node | None) -> str | None:
    """Return the text of a scalar, or None."""
    return node.value if isinstance(node, Scalar) else None


def ids(node: Node | None) -> list[Scalar]:
    """Return the scalars of a value that is one id or a list of ids; what is no id is left to the forms."""
    items = node.items if isinstance(node, Sequence) else [node]
    return [item for item in items if isinstance(item, Scalar) and item.value is not None and IS_ID.search(item.value)]


def entries(draft: Draft, *collections: str) -> Iterator[tuple[Tree, str, Entry]]:
    """Yield the file, id and entry of everything in some collections, in reading order."""
    for tree in draft.trees:
        for collection in collections:
            for name, entry in tree.collection(collection):
                yield tree, name, entry
