"""Arguments as numbers and attacks as lists: what every semantics here works on.

An edge runs from attacker to attacked. The order of the arguments is the order of the network's nodes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

import networkx as nx

from graph.acceptance.circles import Circle
from graph.errors import NodeNotFound, did_you_mean

MOST_COMPARED = 10_000  # names that a misspelt one is compared with; more would take seconds


@dataclass(frozen=True)
class Framework:
    """An abstract argumentation framework (Dung 1995): the names, and by number who attacks and who is attacked.

    A reading of support adds hidden arguments, numbered after the names: each says that others fail, and none is part
    of an answer. ``circles`` are chains of reasons that may not hang on themselves; they are rare.
    """

    names: Sequence[str]
    attackers: Sequence[Sequence[int]]
    victims: Sequence[Sequence[int]]
    circles: Sequence[Circle] = ()

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {name: place for place, name in enumerate(self.names)}

    def number(self, name: str) -> int:
        """Return the number of an argument, after the first time in constant time; raises `NodeNotFound`."""
        if name in self._numbers:
            return self._numbers[name]
        hint = did_you_mean(str(name), map(str, self.names)) if len(self.names) <= MOST_COMPARED else ""
        raise NodeNotFound(f"no argument is called {name!r}" + (f" ({hint})" if hint else ""))


Network: TypeAlias = "nx.DiGraph[str] | Framework"


def from_pairs(names: Sequence[str], attacks: Iterable[tuple[int, int]]) -> Framework:
    """Return a framework of these attacks, from attacker to attacked, of which each must come once."""
    attackers: list[list[int]] = [[] for _ in names]
    victims: list[list[int]] = [[] for _ in names]
    for source, target in attacks:
        attackers[target].append(source)
        victims[source].append(target)
    return Framework(names, attackers, victims)
