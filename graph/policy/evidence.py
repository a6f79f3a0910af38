"""What evidence each claim rests on, and through which single points.

A claim is backed where some chain of reasons, of ``supports`` and ``causes``, leads to it from an element of kind
``evidence``. Several reasons are each enough (or); the linked premises of one relation are all needed (and). In an
and-or graph there are no dominator trees; but "x can be reached without y" is a least fixed point for all y at once,
with a set of y for every x, and where nothing is linked it says what dominators say (Lengauer and Tarjan 1979,
doi:10.1145/357062.357071).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import and_, or_

import networkx as nx

from graph.policy.counting import Debate, counted
from graph.policy.cutting import premises, relation_nodes

REASONS = frozenset({"supports", "causes"})
EVIDENCE = "evidence"


@dataclass(frozen=True, slots=True)
class Backing:
    """What one element rests on: the evidence that leads to it, and whatever it could not do without.

    ``critical`` are the elements and the relations that are nodes each of which, lost, leaves it without evidence; in
    the order of the network, evidence and what lies between alike.
    """

    evidence: tuple[str, ...]
    critical: tuple[str, ...]

    @property
    def sole_evidence(self) -> str | None:
        """The one piece of evidence that all of it rests on, if there is one."""
        return self.evidence[0] if len(self.evidence) == 1 else None


@dataclass(frozen=True, slots=True)
class EvidenceDependency:
    """For every claim and policy response what it rests on; ``unbacked`` are those that rest on no evidence."""

    backed: Mapping[str, Backing]
    unbacked: tuple[str, ...]

    @property
    def bottlenecks(self) -> dict[str, tuple[str, ...]]:
        """The single points of failure, each with all that would lose its evidence; the most burdened first."""
        carried: dict[str, list[str]] = {}
        for element, backing in self.backed.items():
            for point in backing.critical:
                carried.setdefault(point, []).append(element)
        return {point: tuple(carried[point]) for point in sorted(carried, key=lambda each: (-len(carried[each]), each))}


def evidence_dependency(network: Debate, reading: str = "analyst") -> EvidenceDependency:
    """Return what every claim and policy response rests on in this reading, and its single points of failure.

    Attacks do not count here: this is about what was given as a ground, not about whether it stands. Time edges × depth
    × backed nodes / 64, memory backed nodes² / 8 bytes. Raises what `in_reading` raises.

    >>> debate = nx.MultiDiGraph([("count", "rise"), ("rise", "alarm"), ("poll", "alarm")])
    >>> nx.set_edge_attributes(debate, "supports", "relation")
    >>> nx.set_node_attributes(debate, {"count": "evidence", "poll": "evidence"}, "kind")
    >>> found = evidence_dependency(debate).backed
    >>> found["rise"].critical, found["alarm"].critical
    (('count',), ())
    """
    view = counted(network, reading)
    grounds = _Grounds(view.network)
    steps = set(relation_nodes(view.whole))
    asked = [node for node, kind in view.whole.nodes(data="kind") if kind != EVIDENCE and node not in steps]
    return EvidenceDependency(
        backed={node: grounds.backing(node) for node in asked if node in grounds.bit},
        unbacked=tuple(node for node in asked if node not in grounds.bit),
    )


class _Grounds:
    """The and-or graph of one reading, and its fixed points as sets of numbered nodes, one bit each."""

    def __init__(self, network: nx.MultiDiGraph[str]) -> None:
        self.steps = set(relation_nodes(network))
        self.given = [node for node, kind in network.nodes(data="kind") if kind == EVIDENCE]
        self.inputs = {node: self._reasons(network, node) for node in network}
        self.linked = {node for node in self.steps if any(premises(network, node).values())}
        self.outputs: dict[str, list[str]] = {node: [] for node in network}
        for node, sources in self.inputs.items():
            for source in sources:
                self.outputs[source].append(node)
        reached = self._least(dict.fromkeys(self.given, 1), self._enough)
        self.names = [node for node in network if reached.get(node)]
        self.bit = {node: 1 << place for place, node in enumerate(self.names)}
        whole = (2 << len(self.bit)) - 1  # the highest bit is nobody's: what can do without nobody is reached
        self.spared = self._least({node: whole & ~self.bit[node] for node in self.given}, self._without_itself)
        self.evidence = self._least({node: self.bit[node] for node in self.given}, self._whatever_leads)

    def backing(self, node: str) -> Backing:
        """Read the fixed points of one node."""
        needed = ~(self.spared[node] | self.bit[node]) & ((1 << len(self.names)) - 1)
        return Backing(self._named(self.evidence[node]), self._named(needed))

    def _named(self, members: int) -> tuple[str, ...]:
        """Name the members; finding the next digit costs less than asking for every bit."""
        digits, found = f"{members:b}"[::-1], []
        place = digits.find("1")
        while place >= 0:
            found.append(self.names[place])
            place = digits.find("1", place + 1)
        return tuple(found)

    def _reasons(self, network: nx.MultiDiGraph[str], node: str) -> tuple[str, ...]:
        if node in self.steps:
            return tuple(premises(network, node))
        held = network.in_edges(node, data="relation")
        return tuple(dict.fromkeys(source for source, _, relation in held if relation in REASONS))

    def _least(self, given: Mapping[str, int], value: Callable[[str, Mapping[str, int]], int]) -> dict[str, int]:
        """Return the least sets that hold what is given and that ``value`` draws from them."""
        found = dict(given)
        waiting = deque(given)
        while waiting:
            for node in self.outputs[waiting.popleft()]:
                if node not in given and (now := value(node, found)) != found.get(node, 0):
                    found[node] = now
                    waiting.append(node)
        return found

    def _enough(self, node: str, found: Mapping[str, int]) -> int:
        """What all premises have where they are linked, else what any reason has."""
        parts = (found.get(source, 0) for source in self.inputs[node])
        return reduce(and_ if node in self.linked else or_, parts)

    def _without_itself(self, node: str, found: Mapping[str, int]) -> int:
        return self._enough(node, found) & ~self.bit[node] if node in self.bit else 0

    def _whatever_leads(self, node: str, found: Mapping[str, int]) -> int:
        return reduce(or_, (found.get(source, 0) for source in self.inputs[node])) if node in self.bit else 0
