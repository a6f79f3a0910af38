"""Chains of reasons that may not hang on themselves: a circle of support is no evidence.

A circle is a set of arguments that need reasons, some of them one another. What attacks can say of it stands in the
framework; what they cannot is that a reason must come from outside.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import networkx as nx


@dataclass(frozen=True)
class Circle:
    """Arguments by number, with the reasons that hold them up: any one of them, or all of them together.

    A reason that is no member comes from outside and needs no other.
    """

    any_of: Mapping[int, Sequence[int]]
    all_of: Mapping[int, Sequence[int]]

    @cached_property
    def members(self) -> frozenset[int]:
        """The arguments that need a reason."""
        return frozenset(self.any_of) | frozenset(self.all_of)

    @cached_property
    def _held_up(self) -> dict[int, list[int]]:
        """For each reason the members that it holds up."""
        found: dict[int, list[int]] = {}
        for rules in (self.any_of, self.all_of):
            for member, reasons in rules.items():
                for reason in dict.fromkeys(reasons):
                    found.setdefault(reason, []).append(member)
        return found

    def unfounded(self, holds: Callable[[int], bool]) -> list[int]:
        """Return the members that hold although no chain of reasons that hold reaches them from outside; linear."""
        open_ = {member for member in sorted(self.members) if holds(member)}
        missing = {member: len(set(self.all_of[member])) for member in open_ if member in self.all_of}
        reached = [reason for reason in self._held_up if reason not in self.members and holds(reason)]
        reached += self._taken(open_, (member for member, count in missing.items() if not count))
        for reason in reached:  # grows while it is read
            for member in self._held_up.get(reason, ()):
                if member in missing:
                    missing[member] -= 1
                if member in open_ and not missing.get(member):
                    reached += self._taken(open_, [member])
        return sorted(open_)

    @staticmethod
    def _taken(open_: set[int], members: Iterable[int]) -> list[int]:
        found = list(members)
        open_.difference_update(found)
        return found

    def outside(self, members: Iterable[int]) -> list[int]:
        """Return the reasons from outside a set of members, one of which must hold where any of the set does."""
        inside = set(members)
        reasons = (reason for member in inside for reason in self.any_of.get(member, ()) if reason not in inside)
        return sorted(set(reasons))

    def within(self, number: Mapping[int, int], accepted: Callable[[int], bool]) -> Circle:
        """Return the circle in new numbers, without the members that have none or have a reason accepted already."""
        kept = {
            number[member]: _renumbered(reasons, number)
            for member, reasons in self.any_of.items()
            if member in number and not any(map(accepted, reasons))
        }
        joint = {number[member]: _renumbered(all_, number) for member, all_ in self.all_of.items() if member in number}
        return Circle(kept, joint)


def circles(any_of: Mapping[int, Sequence[int]], all_of: Mapping[int, Sequence[int]]) -> list[Circle]:
    """Return the circles in these reasons, by strongly connected components; linear."""
    reasons = nx.DiGraph()
    for rules in (any_of, all_of):
        reasons.add_edges_from((each, member) for member, those in rules.items() for each in those)
    found = [
        Circle(
            {one: any_of[one] for one in members if one in any_of},
            {one: all_of[one] for one in members if one in all_of},
        )
        for members in map(sorted, nx.strongly_connected_components(reasons))
        if len(members) > 1 or reasons.has_edge(members[0], members[0])
    ]
    return sorted(found, key=lambda circle: min(circle.members))


def _renumbered(reasons: Iterable[int], number: Mapping[int, int]) -> list[int]:
    return [number[reason] for reason in reasons if reason in number]
