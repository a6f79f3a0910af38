"""The grounded labelling: what can be decided without assuming anything."""

from __future__ import annotations

from typing import Literal, TypeAlias

from graph.acceptance.framework import Framework, Network, framework

Label: TypeAlias = Literal["in", "out", "undecided"]


def grounded(network: Network) -> dict[str, Label]:
    """Return the grounded labelling: in, out or undecided for every node.

    A node is in where every attacker is out, out where some attacker is in, and undecided otherwise; grounded is the
    least such labelling (Dung 1995, doi:10.1016/0004-3702(94)00041-X). A node of kind ``relation`` stands only where
    its premises do: whatever attacks a premise attacks it too (the necessary reading of support, Nouioua and Risch
    2010). Time and memory linear in the attacks. The network is not changed.

    >>> import networkx as nx
    >>> grounded(nx.DiGraph([("a", "b", {"relation": "attacks"}), ("b", "c", {"relation": "attacks"})]))
    {'a': 'in', 'b': 'out', 'c': 'in'}
    """
    debate = framework(network)
    return dict(zip(debate.names, labels(debate), strict=True))


def labels(debate: Framework) -> list[Label]:
    """Return the grounded label of every argument, by number; each attack is looked at once."""
    victims = debate.victims
    found: list[Label] = ["undecided"] * len(victims)
    waiting = list(map(len, debate.attackers))
    ready = [number for number, count in enumerate(waiting) if not count]
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
    return found
