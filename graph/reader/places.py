"""Where everything of a map is written, by what it is and its local id, so that later findings can name file and line.

The keys follow the IRIs: ``("element", "tea")``, ``("relation", "a.supports.b")``, ``("actor", "authors")``,
``("stance", "tea.authors.asserts")``, ``("document", "paper")``, ``("section", "paper.2-4")``,
``("passage", "paper.9-29_40-51")``, ``("span", "paper.9-29")``, ``("tour", "1")``, ``("map", "map")``, and so on.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from graph.errors import Place
from graph.model import ArgumentMap
from graph.reader.draft import ELEMENTS, Draft, down, entries
from graph.reader.forms import COLLECTIONS
from graph.reader.names import stances_of
from graph.reader.passages import places_read
from graph.reader.values import passage

__all__ = ["Places", "places"]

Places: TypeAlias = Mapping[tuple[str, str], Place]


def places(draft: Draft, built: ArgumentMap) -> Places:
    """Return the place of everything in a faultless map; of what is written more than once, the first."""
    found: dict[tuple[str, str], Place] = {}
    for what, name, place in (
        *_header(draft),
        *_collections(draft),
        *_stances(draft, built),
        *_relations(draft, built),
        *_passages(draft),
    ):
        found.setdefault((what, name), place)
    return found


def _header(draft: Draft) -> Iterator[tuple[str, str, Place]]:
    tree, entry = draft.header["map"]
    yield "map", "map", tree.place(entry)
    for document in draft.documents or ():
        whole = draft.header_node("documents", document)
        sections = down(whole, "sections")
        tree = draft.header["documents"][0]
        if whole:
            yield "document", document, tree.place(whole)
        for number in getattr(sections, "entries", {}):
            if section := down(sections, number):
                yield "section", f"{document}.{number}", tree.place(section)
    for tree in draft.trees:
        for number, stop in enumerate(tree.sequence("tour"), start=1):
            yield "tour", str(number), tree.place(stop)


def _collections(draft: Draft) -> Iterator[tuple[str, str, Place]]:
    for collection, kind in COLLECTIONS.items():
        what = "element" if collection in ELEMENTS else kind
        for tree, name, entry in entries(draft, collection):
            yield what, name, tree.place(entry)


def _stances(draft: Draft, built: ArgumentMap) -> Iterator[tuple[str, str, Place]]:
    for tree, name, entry in entries(draft, *ELEMENTS):
        written = [tree.place(stance) for stance in stances_of(entry.node)] or [tree.place(entry)]
        for stance, place in zip(built.elements[name].stances, written, strict=False):
            yield "stance", stance.id, place


def _relations(draft: Draft, built: ArgumentMap) -> Iterator[tuple[str, str, Place]]:
    written = [tree.place(relation) for tree in draft.trees for relation in tree.sequence("relations")]
    for name, place in zip(built.relations, written, strict=True):
        yield "relation", name, place


def _passages(draft: Draft) -> Iterator[tuple[str, str, Place]]:
    only = next(iter(draft.documents or ()), "")
    for tree, node in places_read(draft):
        document, spans = passage(node.value)
        names = [f"{start}-{end}" for start, end in spans]
        place = tree.place(node)
        yield "passage", f"{document or only}.{'_'.join(names)}", place
        for name in names:
            yield "span", f"{document or only}.{name}", place
            yield "selector", f"{document or only}.{name}", place
