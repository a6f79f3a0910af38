"""What grounded leaves undecided, and the pieces into which it falls."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import networkx as nx

from graph.acceptance.circles import Circle
from graph.acceptance.framework import Framework
from graph.acceptance.grounding import Label, spread


@dataclass(frozen=True)
class Part:
    """Undecided arguments, numbered anew from 0, and the attacks among them; all that is outside is decided.

    But for the attackers of the ``hindered``, which stay undecided for good, so that these are never in. ``arguments``
    are the numbers in the framework, ascending, of which the first ``visible`` are not hidden.
    """

    arguments: Sequence[int]
    attackers: Sequence[Sequence[int]]
    visible: int
    circles: Sequence[Circle] = ()
    hindered: frozenset[int] = frozenset()

    def pieces(self) -> list[Part]:
        """Return the parts that no attack connects, in the order of their first arguments; linear."""
        found = sorted(map(sorted, nx.weakly_connected_components(self._attacks)))
        return [self] if len(found) == 1 else [self.only(piece) for piece in found]

    def around(self, argument: int) -> Part:
        """Return the part that attacks connect with this argument of the part; linear."""
        attacks = self._attacks.to_undirected(as_view=True)
        return self.only(sorted(nx.node_connected_component(attacks, argument)))

    def above(self, argument: int) -> Part:
        """Return what bears on this argument: itself, its attackers, theirs, and the reasons in circles; linear."""
        reasons = {
            one: those for each in self.circles for rule in (each.any_of, each.all_of) for one, those in rule.items()
        }
        found = {argument}
        reached = [argument]
        for one in reached:  # grows while it is read
            fresh = {each for each in (*self.attackers[one], *reasons.get(one, ())) if each not in found}
            found |= fresh
            reached += fresh
        return self.only(sorted(found))

    def source(self) -> list[int]:
        """Return a strongly connected component that nothing outside of it attacks; linear."""
        backwards = self._attacks.reverse(copy=False)
        return sorted(next(nx.strongly_connected_components(backwards)))  # none of which leads out

    def only(self, kept: Sequence[int], hindered: Iterable[int] = ()) -> Part:
        """Return the part of these arguments; ``kept`` ascends."""
        number = {one: place for place, one in enumerate(kept)}
        return Part(
            [self.arguments[one] for one in kept],
            [[number[each] for each in self.attackers[one] if each in number] for one in kept],
            sum(one < self.visible for one in kept),
            _within(self.circles, number),
            frozenset(number[one] for one in (*self.hindered, *hindered) if one in number),
        )

    def after(self, decided: Sequence[int], accepted: Collection[int]) -> tuple[list[int], Part]:
        """Return what follows once a source component has its labelling: what is in besides, and the rest.

        ``accepted`` are in, what they attack is out, and what is left of ``decided`` stays undecided. Linear.
        """
        count = len(self.arguments)
        found: list[Label] = ["undecided"] * count
        waiting = [len(those) + (one in self.hindered) for one, those in enumerate(self.attackers)]
        spread(self._victims(), found, waiting, sorted(accepted))
        settled = set(decided)
        open_ = {one for one in settled if found[one] == "undecided"}
        rest = [one for one in range(count) if found[one] == "undecided" and one not in settled]
        hindered = [one for one in rest if not open_.isdisjoint(self.attackers[one])]
        certain = [one for one in range(count) if found[one] == "in" and one not in settled]
        return [self.arguments[one] for one in certain], self.only(rest, hindered)

    @cached_property
    def _attacks(self) -> nx.DiGraph[int]:
        attacks: nx.DiGraph[int] = nx.DiGraph()
        attacks.add_nodes_from(range(len(self.arguments)))
        attacks.add_edges_from((each, one) for one, those in enumerate(self.attackers) for each in those)
        return attacks

    def _victims(self) -> list[list[int]]:
        victims: list[list[int]] = [[] for _ in self.arguments]
        for one, those in enumerate(self.attackers):
            for each in those:
                victims[each].append(one)
        return victims


def undecided(debate: Framework, labels: Sequence[Label]) -> Part:
    """Return the arguments that these labels leave undecided; linear."""
    arguments = [number for number, label in enumerate(labels) if label == "undecided"]
    number = {argument: place for place, argument in enumerate(arguments)}
    return Part(
        arguments,
        [[number[each] for each in debate.attackers[one] if each in number] for one in arguments],
        sum(one < len(debate.names) for one in arguments),
        _within(debate.circles, number, labels),
    )


def _within(circles: Iterable[Circle], number: dict[int, int], labels: Sequence[Label] = ()) -> list[Circle]:
    found = (circle.within(number, lambda one: bool(labels) and labels[one] == "in") for circle in circles)
    return [circle for circle in found if circle.members]
