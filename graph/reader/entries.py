"""What must agree within one entry, or among entries of one sort: stances, periods, figures, lists."""

from __future__ import annotations

from collections.abc import Iterator

from graph.errors import Place, Problem
from graph.reader.draft import ELEMENTS, Draft, down, entries, ids, word
from graph.reader.names import stances_of
from graph.reader.tree import Mapping, Node, Tree
from graph.reader.values import Wrong, number, period_date, short

__all__ = ["check_entries", "default_attitude", "stance_id"]


def stance_id(element: str, holder: str, attitude: str) -> str:
    """Return the id of a stance that was given none.

    >>> stance_id("charge", "authors", "asserts")
    'charge.authors.asserts'
    """
    return f"{element}.{holder}.{attitude}"


def default_attitude(collection: str, default: str) -> str:
    """Return the attitude of a stance that names none: a policy response is proposed, all else goes by the defaults."""
    return "proposes" if collection == "responses" else default or "asserts"


def check_entries(draft: Draft) -> Iterator[Problem]:
    """Yield everything that does not agree."""
    for collection in ELEMENTS:
        for tree, name, entry in entries(draft, collection):
            yield from _stances(draft, collection, tree, name, entry.node)
            yield from _one_of(tree, entry.node, ("stance", "stances"), "write one, or all of them under stances")
            yield from _one_of(
                tree, entry.node, ("statistic", "case", "testimony"), "make an item of evidence for each"
            )
            for key in ("statistic", "case"):
                yield from _period(tree, down(entry.node, key))
            yield from _range(tree, down(entry.node, "statistic"))
    for tree, _name, entry in entries(draft, "events", "instruments"):
        yield from _period(tree, entry.node)
    yield from _items(draft)


def _one_of(tree: Tree, node: Node, keys: tuple[str, ...], remedy: str) -> Iterator[Problem]:
    written = [key for key in keys if down(node, key) is not None]
    for key in written[1:]:
        if isinstance(node, Mapping):
            yield Problem(tree.place(node.entries[key]), f"{key!r} and {written[0]!r} exclude each other", remedy)


def _stances(draft: Draft, collection: str, tree: Tree, name: str, node: Node) -> Iterator[Problem]:
    stances = list(stances_of(node))
    default = draft.default("holder")
    if not stances and not default and draft.documents and not draft.headless and isinstance(node, Mapping):
        place = tree.place(node)
        yield Problem(
            place,
            f"nobody holds {short(name)}: it has no stance, and the defaults name no holder",
            "add a stance, or a holder to the defaults",
        )
    first: dict[str, Place] = {}
    for stance in stances:
        place, holder = tree.place(stance), word(down(stance, "holder")) or default
        if not holder and not draft.headless:
            yield Problem(
                place,
                f"the stance of {short(name)} has no holder, and the defaults name none",
                "add holder: followed by the id of an actor",
            )
        if (reporter := down(stance, "reporter")) and word(reporter) == holder:
            yield Problem(
                tree.place(reporter),
                f"{short(holder)} holds {short(name)} and reports it at once",
                "name a reporter only where somebody else relays it",
            )
        attitude = word(down(stance, "attitude")) or default_attitude(collection, draft.default("attitude"))
        twin = first.setdefault(stance_id(name, holder, attitude), place) if down(stance, "id") is None else place
        if twin != place:
            yield Problem(
                place,
                f"{short(holder)} takes the attitude {short(attitude)} to {short(name)} twice; the first is in {twin}",
                "give one of the two stances an id, or join them",
            )


def _period(tree: Tree, node: Node | None) -> Iterator[Problem]:
    begin, end = down(node, "begin"), down(node, "end")
    if begin is None or end is None:
        return
    try:
        first, last = period_date(word(begin)), period_date(word(end))
    except Wrong:
        return
    precision = min(len(first), len(last))
    if last[:precision] < first[:precision]:
        yield Problem(
            tree.place(end),
            f"the period ends in {last}, before it begins in {first}",
            "swap begin and end, or correct one",
        )


def _range(tree: Tree, statistic: Node | None) -> Iterator[Problem]:
    value, upper = down(statistic, "value"), down(statistic, "upper")
    if value is None or upper is None:
        return
    try:
        if number(word(upper)) < number(word(value)):
            yield Problem(
                tree.place(upper),
                f"upper: {short(word(upper))} is below the value {short(word(value))}",
                "swap the two",
            )
    except Wrong:
        return


def _items(draft: Draft) -> Iterator[Problem]:
    first: dict[str, tuple[str, Place]] = {}
    for tree, name, entry in entries(draft, "lists"):
        for node in ids(down(entry.node, "items")):
            item, place = node.value or "", tree.place(node)
            where, at = first.setdefault(item, (name, place))
            if at != place:
                again = "twice in the list" if where == name else f"already in the list {short(where)}"
                yield Problem(
                    place, f"{short(item)} is {again}; the first is in {at}", "an element stands once, in one list"
                )
