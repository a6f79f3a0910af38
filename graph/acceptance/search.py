"""The six semantics on a part of what grounded leaves undecided, by SAT.

A labelling is a model: argument i, from 0, is in where variable i + 1 is true and out where variable n + i + 1 is. The
complete labellings have a formula linear in the attacks. Preferred extensions are its models with the most in (by
inclusion), semi-stable ones those with the most decided; ideal is the largest admissible set that no admissible set
attacks (Dung, Mancarella and Toni 2007, doi:10.1016/j.artint.2007.05.003). Hidden arguments follow from the others, so
only the others are told apart. What a circle of reasons lacks is added where a model lacks it (loop formulas: Lin and
Zhao 2004, doi:10.1016/j.artint.2004.04.004).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from typing import Literal, TypeAlias

from graph.acceptance.oracle import Budget, Gap, Oracle
from graph.acceptance.part import Part

Semantics: TypeAlias = Literal["grounded", "complete", "preferred", "stable", "semi-stable", "ideal"]
SEMANTICS: tuple[Semantics, ...] = ("grounded", "complete", "preferred", "stable", "semi-stable", "ideal")


class Search:
    """The questions about one part."""

    def __init__(self, part: Part, budget: Budget) -> None:
        """Ask about this part within the budget."""
        self.part = part
        self.budget = budget
        self.count = len(part.arguments)
        self.inside = range(1, self.count + 1)
        self.told = range(1, part.visible + 1)

    def extensions(self, semantics: Semantics) -> Iterator[list[int]]:
        """Yield the members of every extension as numbers of the framework, ascending, hidden ones too."""
        if semantics == "grounded" or not self.count:
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
            yield [self.part.arguments[literal - 1] for literal in found]

    def some(self, argument: int, semantics: Semantics) -> bool:
        """Tell whether some extension has this argument, by its number in the framework."""
        literal = self._literal(argument)
        if semantics == "grounded":
            return False
        if semantics == "ideal":
            return literal in next(self._ideal())
        if semantics == "semi-stable":
            return any(oracle.solve([*decided, literal]) for oracle, decided in self._widest())
        return self._oracle(stable=semantics == "stable").solve([literal]) is not None

    def every(self, argument: int, semantics: Semantics) -> bool:
        """Tell whether every extension has this argument, by its number; so it is where there is no extension."""
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
        return not self.count or self._oracle(stable=True).solve() is not None

    def _literal(self, argument: int) -> int:
        return bisect_left(self.part.arguments, argument) + 1

    def _members(self, model: Sequence[int]) -> list[int]:
        return [literal for literal in self.inside if model[literal - 1] > 0]

    def _complete(self) -> Iterator[list[int]]:
        oracle = self._oracle()
        while model := oracle.solve():
            yield self._members(model)
            oracle.add([-model[literal - 1] for literal in self.told])

    def _stable(self) -> Iterator[list[int]]:
        oracle = self._oracle(stable=True)
        while model := oracle.solve():
            yield self._members(model)
            oracle.add([literal for literal in self.told if model[literal - 1] < 0])

    def _preferred(self) -> Iterator[list[int]]:
        oracle = self._oracle()
        while found := oracle.largest(self.told):
            yield self._members(found.model)
            oracle.add([found.beyond])

    def _semi_stable(self) -> Iterator[list[int]]:
        for oracle, decided in self._widest():
            while model := oracle.solve(decided):
                yield self._members(model)
                oracle.add([literal for literal in self.told if model[literal - 1] < 0])

    def _widest(self) -> Iterator[tuple[Oracle, list[int]]]:
        """Yield every largest set of arguments that a complete labelling decides, with the formula it holds in."""
        first = 2 * self.count + 1
        clauses = chain(self._clauses(), self._decided())
        oracle = Oracle(2 * self.count + self.part.visible, clauses, self.budget, self._gaps())
        while found := oracle.largest(range(first, first + self.part.visible)):
            yield oracle, found.held
            oracle.add([found.beyond])

    def _ideal(self) -> Iterator[list[int]]:
        """Yield the one ideal extension: a preferred one, less what can be attacked, less what that leaves open."""
        oracle = self._oracle()
        first = oracle.largest(self.told)
        kept = set(self._members(first.model) if first else ())
        while kept and (model := oracle.solve([oracle.switch([literal + self.count for literal in sorted(kept)])])):
            kept -= {literal for literal in kept if model[literal + self.count - 1] > 0}
        yield [argument + 1 for argument in self._admissible({literal - 1 for literal in kept})]

    def _admissible(self, kept: set[int]) -> list[int]:
        """Return the largest part of a set free of conflicts that defends itself."""
        while True:
            self.budget.check()
            out = self._beaten(kept)
            unfounded = {one for circle in self.part.circles for one in circle.unfounded(kept.__contains__)}
            defended = (
                {one for one in kept if out.issuperset(self.part.attackers[one])} - unfounded - self.part.hindered
            )
            if defended == kept:
                return sorted(kept)
            kept = defended

    def _beaten(self, kept: set[int]) -> set[int]:
        """Return what a set attacks, and what nothing from outside its circle can hold up then."""
        out = {one for one, those in enumerate(self.part.attackers) if not kept.isdisjoint(those)}
        for circle in self.part.circles:
            out.update(circle.unfounded(lambda one: one not in out))
        return out

    def _every_preferred(self, literal: int) -> bool:
        """Look for a preferred extension without the argument: a largest set without it to which it cannot be added."""
        oracle = self._oracle()
        if not oracle.solve([literal]) or oracle.solve([literal + self.count]):
            return False
        while found := oracle.largest(self.told, [-literal]):
            oracle.add([-found.beyond])
            joined = oracle.solve([*found.held, literal])
            full = joined and oracle.largest(self.told, start=joined)
            if not full:
                return False
            oracle.add([full.beyond])
        return True

    def _oracle(self, *, stable: bool = False) -> Oracle:
        all_decided = ([one, one + self.count] for one in self.inside) if stable else ()
        return Oracle(2 * self.count, chain(all_decided, self._clauses()), self.budget, self._gaps())

    def _decided(self) -> Iterator[list[int]]:
        """Yield that variable 2n + i + 1 says whether argument i is decided."""
        for within in self.told:
            out, decided = within + self.count, within + 2 * self.count
            yield from ([-decided, within, out], [decided, -within], [decided, -out])

    def _clauses(self) -> Iterator[list[int]]:
        """Yield the complete labellings: in where all attackers are out, out where one is in, never both."""
        for one, attackers in enumerate(self.part.attackers):
            within, out = one + 1, one + 1 + self.count
            yield [-within, -out]
            yield (
                [-within] if one in self.part.hindered else [within, *(-(each + 1 + self.count) for each in attackers)]
            )
            yield [-out, *(each + 1 for each in attackers)]
            for each in attackers:
                yield [-within, each + 1 + self.count]
                yield [out, -(each + 1)]

    def _gaps(self) -> Callable[[Sequence[int]], Iterator[Gap]] | None:
        return self._unfounded if self.part.circles else None

    def _unfounded(self, model: Sequence[int]) -> Iterator[Gap]:
        """Yield what is in, and what is not out, for no reason from outside its circle."""
        for circle in self.part.circles:
            for members, sign, shift in (
                (circle.unfounded(lambda one: model[one] > 0), 1, 1),
                (circle.unfounded(lambda one: model[one + self.count] < 0), -1, 1 + self.count),
            ):
                if members:
                    reasons = circle.outside(members)
                    yield Gap([sign * (one + shift) for one in members], [sign * (one + shift) for one in reasons])
