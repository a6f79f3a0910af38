"""The grounded labelling: what can be decided without assuming anything."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Literal, TypeAlias

from graph.acceptance.framework import Framework, Network
from graph.acceptance.readings import Reading, framework

Label: TypeAlias = Literal["in", "out", "undecided"]


def grounded(network: Network, reading: Reading | None = None) -> dict[str, Label]:
    """Return the grounded labelling: in, out or undecided for every node.

    A node is in where every attacker is out, out where some attacker is in, and undecided otherwise; grounded is the
    least such labelling (Dung 1995, doi:10.1016/0004-3702(94)00041-X). A node of kind ``relation`` stands only where
    its premises do. ``reading`` says what support means (`graph.acceptance.framework`); None counts attacks alone. Time
    and memory linear in the edges, but for circles that may not support themselves, which can take a round for each
    member. The network is not changed. Raises what `graph.acceptance.framework` raises.

    >>> import networkx as nx
    >>> grounded(nx.DiGraph([("a", "b", {"relation": "attacks"}), ("b", "c", {"relation": "attacks"})]))
    {'a': 'in', 'b': 'out', 'c': 'in'}
    """
    debate = framework(network, reading)
    return dict(zip(debate.names, labels(debate), strict=False))  # hidden arguments come last


def labels(debate: Framework) -> list[Label]:
    """Return the grounded label of every argument, by number, hidden ones too; each attack is looked at once."""
    found: list[Label] = ["undecided"] * len(debate.victims)
    waiting = list(map(len, debate.attackers))
    ready = [number for number, count in enumerate(waiting) if not count]
    spread(debate.victims, found, waiting, ready)
    while debate.circles and (unfounded := _unfounded(debate, found)):
        spread(debate.victims, found, waiting, _reject(unfounded, debate.victims, found, waiting))
    return found


def spread(victims: Sequence[Sequence[int]], found: list[Label], waiting: list[int], ready: list[int]) -> None:
    """Accept what is ready, reject what it attacks, and so on; ``waiting`` counts the attackers that are not out."""
    for number in ready:
        found[number] = "in"
    for number in ready:  # grows while it is read
        for victim in victims[number]:
            if found[victim] != "undecided":
                continue
            found[victim] = "out"
            for freed in victims[victim]:
                waiting[freed] -= 1
                if not waiting[freed] and found[freed] == "undecided":
                    found[freed] = "in"
                    ready.append(freed)


def _unfounded(debate: Framework, found: Sequence[Label]) -> list[int]:
    """Return what is not out yet although nothing from outside its circle can hold it up."""
    return [one for circle in debate.circles for one in circle.unfounded(lambda number: found[number] != "out")]


def _reject(
    numbers: Collection[int], victims: Sequence[Sequence[int]], found: list[Label], waiting: list[int]
) -> list[int]:
    """Mark these as out, and return what that leaves without an attacker."""
    for number in numbers:
        found[number] = "out"
    freed: dict[int, None] = {}
    for number in numbers:
        for victim in victims[number]:
            waiting[victim] -= 1
            if not waiting[victim] and found[victim] == "undecided":
                freed[victim] = None
    return list(freed)
