"""The six semantics on the part that grounded leaves undecided, by SAT.

A labelling is a model: argument i, from 0, is in where variable i + 1 is true and out where variable n + i + 1 is. The
complete labellings have a formula linear in the attacks. Preferred extensions are its models with the most in (by
inclusion), semi-stable ones those with the most decided; ideal is the largest admissible set that no admissible set
attacks (Dung, Mancarella and Toni 2007, doi:10.1016/j.artint.2007.05.003).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Literal, TypeAlias

from graph.acceptance.framework import Framework
from graph.acceptance.oracle import Deadline, Oracle

Semantics: TypeAlias = Literal["grounded", "complete", "preferred", "stable", "semi-stable", "ideal"]
SEMANTICS: tuple[Semantics, ...] = ("grounded", "complete", "preferred", "stable", "semi-stable", "ideal")


class Undecided:
    """The arguments that grounded leaves undecided, numbered anew, and the questions about them."""

    def __init__(self, debate: Framework, arguments: Sequence[int], deadline: Deadline) -> None:
        """Keep the attacks among these arguments; the others attack none of them with effect."""
        number = {argument: place for place, argument in enumerate(arguments)}
        self.deadline = deadline
        self.arguments = arguments
        self.attackers = [[number[each] for each in debate.attackers[one] if each in number] for one in arguments]
        self.inside = range(1, len(arguments) + 1)

    def extensions(self, semantics: Semantics) -> Iterator[list[int]]:
        """Yield the members of every extension as numbers of the framework, ascending."""
        if semantics == "grounded" or not self.arguments:
            yield []
            return
        search = {
            "complete": self._complete,
            "preferred": self._preferred,
            "stable": self._stable,
            "semi-stable": self._semi_stable,
            "ideal": self._ideal,
        }[semantics]
        for found in search():
            yield [self.arguments[literal - 1] for literal in found]

    def some(self, argument: int, semantics: Semantics) -> bool:
        """Tell whether some extension has this argument of the part."""
        literal = self._literal(argument)
        if semantics == "grounded":
            return False
        if semantics == "ideal":
            return literal in next(self._ideal())
        if semantics == "semi-stable":
            return any(oracle.solve([*decided, literal]) for oracle, decided in self._widest())
        return self._oracle(stable=semantics == "stable").solve([literal]) is not None

    def every(self, argument: int, semantics: Semantics) -> bool:
        """Tell whether every extension has this argument of the part; so it is where there is no extension."""
        literal = self._literal(argument)
        if semantics in {"grounded", "complete"}:
            return False
        if semantics == "ideal":
            return literal in next(self._ideal())
        if semantics == "semi-stable":
            return not any(oracle.solve([*decided, -literal]) for oracle, decided in self._widest())
        if semantics == "stable":
            return self._oracle(stable=True).solve([-literal]) is None
        return self._every_preferred(literal)

    def has_stable(self) -> bool:
        """Tell whether there is a stable extension."""
        return not self.arguments or self._oracle(stable=True).solve() is not None

    def _literal(self, argument: int) -> int:
        return self.arguments.index(argument) + 1

    def _members(self, model: Sequence[int]) -> list[int]:
        return [literal for literal in self.inside if model[literal - 1] > 0]

    def _complete(self) -> Iterator[list[int]]:
        oracle = self._oracle()
        while model := oracle.solve():
            yield self._members(model)
            oracle.add([-model[literal - 1] for literal in self.inside])

    def _stable(self) -> Iterator[list[int]]:
        oracle = self._oracle(stable=True)
        while model := oracle.solve():
            yield self._members(model)
            oracle.add([literal for literal in self.inside if model[literal - 1] < 0])

    def _preferred(self) -> Iterator[list[int]]:
        oracle = self._oracle()
        while found := oracle.largest(self.inside):
            yield found.held
            oracle.add([found.beyond])

    def _semi_stable(self) -> Iterator[list[int]]:
        for oracle, decided in self._widest():
            while model := oracle.solve(decided):
                yield self._members(model)
                oracle.add([literal for literal in self.inside if model[literal - 1] < 0])

    def _widest(self) -> Iterator[tuple[Oracle, list[int]]]:
        """Yield every largest set of arguments that a complete labelling decides, with the formula it holds in."""
        count = len(self.arguments)
        oracle = Oracle(3 * count, chain(self._clauses(), self._decided()), self.deadline)
        while found := oracle.largest(range(2 * count + 1, 3 * count + 1)):
            yield oracle, found.held
            oracle.add([found.beyond])

    def _ideal(self) -> Iterator[list[int]]:
        """Yield the one ideal extension: a preferred one, less what can be attacked, less what that leaves open."""
        count = len(self.arguments)
        oracle = self._oracle()
        first = oracle.largest(self.inside)
        kept = set(first.held if first else ())
        while kept and (model := oracle.solve([oracle.switch([literal + count for literal in sorted(kept)])])):
            kept -= {literal for literal in kept if model[literal + count - 1] > 0}
        yield sorted(self._admissible(kept))

    def _admissible(self, kept: set[int]) -> set[int]:
        """Return the largest part of a set free of conflicts that defends itself."""
        while True:
            defended = {one for one in kept if all(self._attacked(by, kept) for by in self.attackers[one - 1])}
            if defended == kept:
                return kept
            kept = defended

    def _attacked(self, argument: int, kept: set[int]) -> bool:
        return any(each + 1 in kept for each in self.attackers[argument])

    def _every_preferred(self, literal: int) -> bool:
        """Look for a preferred extension without the argument: a largest set without it to which it cannot be added."""
        oracle = self._oracle()
        if not oracle.solve([literal]) or oracle.solve([literal + len(self.arguments)]):
            return False
        while found := oracle.largest(self.inside, [-literal]):
            oracle.add([-found.beyond])
            joined = oracle.solve([*found.held, literal])
            full = joined and oracle.largest(self.inside, start=joined)
            if not full:
                return False
            oracle.add([full.beyond])
        return True

    def _oracle(self, *, stable: bool = False) -> Oracle:
        count = len(self.arguments)
        all_decided = ([one, one + count] for one in self.inside) if stable else ()
        return Oracle(2 * count, chain(all_decided, self._clauses()), self.deadline)

    def _decided(self) -> Iterator[list[int]]:
        """Yield that variable 2n + i + 1 says whether argument i is decided."""
        count = len(self.arguments)
        for within in self.inside:
            out, decided = within + count, within + 2 * count
            yield from ([-decided, within, out], [decided, -within], [decided, -out])

    def _clauses(self) -> Iterator[list[int]]:
        """Yield the complete labellings: in where all attackers are out, out where one is in, never both."""
        count = len(self.arguments)
        for one, attackers in enumerate(self.attackers):
            within, out = one + 1, one + 1 + count
            yield [-within, -out]
            yield [within, *(-(each + 1 + count) for each in attackers)]
            yield [-out, *(each + 1 for each in attackers)]
            for each in attackers:
                yield [-within, each + 1 + count]
                yield [out, -(each + 1)]
