"""Hidden arguments that turn a reading of support into attacks, so that every semantics needs to know attacks alone.

A hidden argument is attacked by those it speaks of: it is in exactly where they are all out. Who attacks with it lets
others fall together with these. That keeps the attacks linear, where attacks derived pair by pair are quadratic
(meta-arguments: Boella, Gabbay, van der Torre and Villata 2010, doi:10.3233/978-1-60750-619-5-111).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from graph.acceptance.circles import Circle
from graph.acceptance.framework import Framework


class Gates:
    """Attacks that grow; a hidden argument has the next number after the names."""

    def __init__(self, names: Sequence[str]) -> None:
        """Start with arguments that nothing attacks."""
        self._names = names
        self._attackers: list[dict[int, None]] = [{} for _ in names]
        self._without: dict[int, int] = {}

    def attack(self, source: int, target: int) -> None:
        """Let one argument attack another; twice is once."""
        self._attackers[target][source] = None

    def attackers(self, argument: int) -> list[int]:
        """Return who attacks an argument by now."""
        return list(self._attackers[argument])

    def none_of(self, arguments: Iterable[int]) -> int:
        """Add a hidden argument that is in where all of these are out, and return its number."""
        self._attackers.append(dict.fromkeys(arguments))
        return len(self._attackers) - 1

    def without(self, argument: int) -> int:
        """Return the hidden argument that is in where this one is out; there is one for each."""
        if argument not in self._without:
            self._without[argument] = self.none_of([argument])
        return self._without[argument]

    def framework(self, circles: Sequence[Circle] = ()) -> Framework:
        """Return what has been built."""
        victims: list[list[int]] = [[] for _ in self._attackers]
        for target, sources in enumerate(self._attackers):
            for source in sources:
                victims[source].append(target)
        return Framework(self._names, [list(each) for each in self._attackers], victims, circles)
