"""What one reading counts of a network, made once for whoever asks it several questions."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any, TypeAlias, TypeVar

import networkx as nx

from graph.polarity import Signed, signed
from graph.policy.cutting import in_reading

Made = TypeVar("Made")


class Counted:
    """A network in one reading; ``network`` is what the reading counts, ``whole`` the network that was given.

    Neither may change while this is in use: what is derived from them is kept.
    """

    def __init__(self, whole: nx.DiGraph[str], reading: str) -> None:
        """Raise `QueryError` for an unknown reading, `NetworkError` for an unknown basis."""
        self.whole, self.reading = whole, reading
        self.network = in_reading(whole, reading)
        self._made: dict[Callable[[Counted], Any], Any] = {}

    @cached_property
    def arrays(self) -> Signed:
        """What counts, as arrays; raises `NetworkError` for bad values."""
        return signed(self.network)

    def once(self, make: Callable[[Counted], Made]) -> Made:
        """Return what a function makes of this, which it does at the first call."""
        if make not in self._made:
            self._made[make] = make(self)
        found: Made = self._made[make]
        return found


Debate: TypeAlias = "nx.DiGraph[str] | Counted"
"""A network, or what one reading counts of it, which then is the reading that holds."""


def counted(network: Debate, reading: str = "analyst") -> Counted:
    """Return what a reading counts of a network, to ask several questions of it; what is counted is returned as it is.

    Linear. Raises what `in_reading` raises.

    >>> debate = nx.MultiDiGraph([("rebate", "dear", "r", {"relation": "answers", "basis": "analyst"})])
    >>> len(counted(debate, "implicit").network.edges)
    0
    """
    return network if isinstance(network, Counted) else Counted(network, reading)
