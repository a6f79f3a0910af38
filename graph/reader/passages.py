"""Where things were read: every passage names a document of the map, and what must be anchored is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from graph.errors import Problem, did_you_mean
from graph.reader.draft import ELEMENTS, Draft, down, entries
from graph.reader.names import stances_of
from graph.reader.tree import Node, Scalar, Sequence, Tree
from graph.reader.values import Wrong, passage, short

__all__ = ["check_passages", "places_read"]

ANCHORED: Final = (*ELEMENTS, "events", "instruments", "lists")


def places_read(draft: Draft) -> Iterator[tuple[Tree, Scalar]]:
    """Yield every single ``at`` of the map, sections aside, in reading order within each collection."""
    for tree, _name, entry in entries(draft, *ANCHORED):
        yield from ((tree, node) for node in _written(down(entry.node, "at")))
        for stance in stances_of(entry.node):
            yield from ((tree, node) for node in _written(down(stance, "at")))
    for tree in draft.trees:
        for relation in tree.sequence("relations"):
            yield from ((tree, node) for node in _written(down(relation, "at")))


def _written(node: Node | None) -> list[Scalar]:
    items = node.items if isinstance(node, Sequence) else [node]
    return [item for item in items if isinstance(item, Scalar) and item.value is not None]


def check_passages(draft: Draft) -> Iterator[Problem]:
    """Yield passages in unknown documents, elements without a passage, and passages named twice in one place."""
    documents = draft.documents
    if documents is not None:
        for tree, node in places_read(draft):
            yield from _document(tree, node, documents)
    for tree, name, entry in entries(draft, *ELEMENTS):
        at = down(entry.node, "at")
        if documents and at is None and not isinstance(entry.node, Scalar):
            yield Problem(tree.place(entry), f"{short(name)} does not say where it was read", "add at: start-end")
        yield from _twice(tree, at)


def _document(tree: Tree, node: Scalar, documents: tuple[str, ...]) -> Iterator[Problem]:
    try:
        document = passage(node.value).document
    except Wrong:
        return
    if not documents:
        yield Problem(
            tree.place(node),
            f"at: {short(node.value)} points into a document, and the map has none",
            "add documents to the header, or remove it",
        )
    elif document and document not in documents:
        remedy = did_you_mean(document, documents) or f"the documents are {', '.join(map(short, documents))}"
        yield Problem(tree.place(node), f"at: the map has no document {short(document)}", remedy)
    elif not document and len(documents) > 1:
        yield Problem(
            tree.place(node),
            f"at: {short(node.value)} does not say which document",
            f"write {documents[0]}:{' '.join((node.value or '').split())} or name another",
        )


def _twice(tree: Tree, at: Node | None) -> Iterator[Problem]:
    seen: set[str] = set()
    for node in _written(at):
        key = "".join((node.value or "").split())
        if key in seen:
            yield Problem(tree.place(node), f"at: the passage {short(node.value)} is listed twice", "list it once")
        seen.add(key)
