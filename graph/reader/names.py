"""All ids of a map in one name space: what each names, and which is given twice."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from graph.errors import Place, Problem
from graph.reader.draft import ELEMENTS, Draft, down, entries, ids
from graph.reader.forms import COLLECTIONS
from graph.reader.nearest import Nearest
from graph.reader.tree import Node, Sequence, Tree
from graph.reader.values import short

__all__ = ["ELEMENT_KINDS", "NOUNS", "Names", "Thing", "collect", "stances_of"]

ELEMENT_KINDS: Final = ("claim", "evidence", "response")
NOUNS: Final = {
    "claim": "a claim",
    "evidence": "an item of evidence",
    "response": "a policy response",
    "relation": "a relation",
    "stance": "a stance",
    "actor": "an actor",
    "topic": "a topic",
    "place": "a place",
    "event": "an event",
    "instrument": "an instrument",
    "list": "a list",
    "discrepancy": "a discrepancy",
}


@dataclass(frozen=True, slots=True)
class Thing:
    """What an id names, and where it is given."""

    kind: str
    place: Place


@dataclass(slots=True)
class Names:
    """Every id of the map, with everything it is given to."""

    things: dict[str, list[Thing]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    _nearest: dict[tuple[str, ...], Nearest] = field(default_factory=dict)

    def add(self, name: str, kind: str, place: Place) -> None:
        """Enter an id, or note that it is taken."""
        things = self.things.setdefault(name, [])
        if things:
            message = f"the id {short(name)} is taken: it already names {NOUNS[things[0].kind]} in {things[0].place}"
            self.problems.append(
                Problem(place, message, "rename one of the two; all ids of a map share one name space")
            )
        things.append(Thing(kind, place))

    def kind(self, name: str, wanted: Collection[str]) -> str:
        """Return what an id names, or an empty string; if it was given twice, what is wanted of it."""
        kinds = [thing.kind for thing in self.things.get(name, ())]
        return next((kind for kind in kinds if kind in wanted), kinds[0] if kinds else "")

    def nearest(self, name: str, kinds: Iterable[str]) -> str:
        """Return a remedy that names the nearest id of some kinds, or an empty string."""
        kinds = tuple(kinds)
        if kinds not in self._nearest:
            self._nearest[kinds] = Nearest(
                other for other, things in self.things.items() if any(thing.kind in kinds for thing in things)
            )
        return self._nearest[kinds].remedy(name)


def collect(draft: Draft) -> Names:
    """Return every id that the files give."""
    names = Names()
    for tree in draft.trees:
        for collection, kind in COLLECTIONS.items():
            for name, entry in tree.collection(collection):
                names.add(name, kind, tree.place(entry))
        for relation in tree.sequence("relations"):
            _add_own_id(names, tree, relation, "relation")
    for tree, _name, entry in entries(draft, *ELEMENTS):
        for stance in stances_of(entry.node):
            _add_own_id(names, tree, stance, "stance")
    return names


def _add_own_id(names: Names, tree: Tree, node: Node, kind: str) -> None:
    for own in ids(down(node, "id")):
        names.add(own.value or "", kind, tree.place(own))


def stances_of(element: Node) -> Iterator[Node]:
    """Yield the stances written in an element."""
    single, several = down(element, "stance"), down(element, "stances")
    if single:
        yield single
    if isinstance(several, Sequence):
        yield from several.items
