"""Every id that an entry names must be defined, and name the right kind of thing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from graph.errors import Problem
from graph.reader.draft import ELEMENTS, Draft, down, entries, ids
from graph.reader.names import ELEMENT_KINDS, NOUNS, Names, stances_of
from graph.reader.tree import Entry, Node, Scalar, Tree
from graph.reader.values import short

__all__ = ["Reference", "check_references", "wrong_reference"]

ACTOR: Final = ("actor",)
SPOKEN_OF: Final = ("actor", "event", "instrument")
ANYTHING: Final = tuple(NOUNS)
STANCE: Final = {"holder": ACTOR, "reporter": ACTOR}
ELEMENT: Final[Mapping[str, tuple[str, ...]]] = {
    "topic": ("topic",),
    "helps": ACTOR,
    "harms": ACTOR,
    "mentions": SPOKEN_OF,
    "criticizes": (*SPOKEN_OF, "topic"),
    "by": ACTOR,
    "through": ("instrument",),
    "statistic.place": ("place",),
    "statistic.credit": ACTOR,
    "case.place": ("place",),
    "testimony.credit": ACTOR,
}
NAMED: Final[Mapping[str, Mapping[str, tuple[str, ...]]]] = {
    **dict.fromkeys(ELEMENTS, ELEMENT),
    "events": {"place": ("place",)},
    "instruments": {"by": ACTOR},
    "lists": {"items": ELEMENT_KINDS},
    "discrepancies": {"about": ANYTHING},
}
"""For each collection the keys that name something, and the kinds they may name."""

HEADER: Final = {"topic": ("topic",), "thesis": ELEMENT_KINDS, "defaults.holder": ACTOR}


class Reference(NamedTuple):
    """An id as it is named somewhere: ``saying`` is the beginning of a sentence that ends with the id."""

    tree: Tree
    node: Scalar
    saying: str
    kinds: tuple[str, ...]


def check_references(draft: Draft, names: Names) -> Iterator[Problem]:
    """Yield a problem for every id that nothing defines or that names the wrong kind of thing."""
    for reference in _references(draft):
        yield from wrong_reference(reference, draft, names)


def wrong_reference(reference: Reference, draft: Draft, names: Names) -> Iterator[Problem]:
    """Yield the problem of one reference, if it has one."""
    tree, node, saying, kinds = reference
    name = node.value or ""
    kind = names.kind(name, kinds)
    if kind in kinds:
        return
    if kind:
        message = f"{saying} {short(name)}, which is {NOUNS[kind]}, not {_either(kinds)}"
        yield Problem(tree.place(node), message, names.nearest(name, kinds) or f"name {_either(kinds)}")
    elif not draft.may_define(name):
        remedy = names.nearest(name, kinds) or f"define it, or name {_either(kinds)} that is defined"
        yield Problem(tree.place(node), f"{saying} {short(name)}, which no file defines", remedy)


def _either(kinds: tuple[str, ...]) -> str:
    if kinds == ANYTHING:
        return "something"
    nouns = [NOUNS[kind] for kind in kinds]
    return nouns[0] if len(nouns) == 1 else f"{', '.join(nouns[:-1])} or {nouns[-1]}"


def _references(draft: Draft) -> Iterator[Reference]:
    yield from _header(draft)
    for collection, keys in NAMED.items():
        for tree, name, entry in entries(draft, collection):
            yield from _named(tree, entry, short(name), keys)
    for tree, name, entry in entries(draft, *ELEMENTS):
        for stance in stances_of(entry.node):
            yield from _named(tree, stance, f"the stance of {short(name)}", STANCE)
    for tree in draft.trees:
        for number, stop in enumerate(tree.sequence("tour"), start=1):
            yield from _named(tree, stop, f"stop {number} of the tour", {"about": (*ELEMENT_KINDS, "relation")})


def _header(draft: Draft) -> Iterator[Reference]:
    for path, kinds in HEADER.items():
        keys = path.split(".")
        for node in ids(draft.header_node(*keys)):
            yield Reference(draft.header[keys[0]][0], node, f"{path} names", kinds)


def _named(tree: Tree, entry: Entry | Node, subject: str, keys: Mapping[str, tuple[str, ...]]) -> Iterator[Reference]:
    node = entry.node if isinstance(entry, Entry) else entry
    for path, kinds in keys.items():
        for named in ids(down(node, *path.split("."))):
            yield Reference(tree, named, f"{subject}: {path} names", kinds)
