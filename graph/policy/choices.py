"""The cheapest sets of one part of a portfolio, and which of its responses they share."""

from __future__ import annotations

from dataclasses import dataclass, replace

from graph.policy.budget import Budget
from graph.policy.demands import Part
from graph.policy.programs import Solution

SAME = 1e-9  # costs that differ by a smaller share are equal

Chosen = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """Sets of one cost that meet a part's demands, the shortest first, none of them with a member it could spare.

    No set costs less than ``bound``; where ``optimal`` these cost no more. ``complete`` where there are no others.
    """

    part: Part
    sets: tuple[Chosen, ...]
    bound: float
    optimal: bool
    complete: bool = False

    @property
    def cost(self) -> float:
        """What each of the sets costs."""
        return self.part.price(self.sets[0])

    def as_cheap(self, solution: Solution) -> Chosen | None:
        """Return the solution's set if it costs no more than these, without what it can spare."""
        if solution.values is None or solution.cost > self.cost * (1 + SAME):
            return None
        return self.part.trimmed(_adopted(self.part, solution))

    def beaten(self, solution: Solution) -> bool:
        """Tell whether it is proved that nothing as cheap meets the conditions of this solution."""
        return solution.bound > self.cost * (1 + SAME)


@dataclass(frozen=True, slots=True)
class Settled:
    """Which responses are in every cheapest set, which in another than the first, and which of the two is not known."""

    indispensable: Chosen
    replaceable: Chosen
    unsettled: Chosen


def solve(part: Part, clock: Budget) -> Choice:
    """Return one cheapest set, or the best found in time."""
    if part.forced:
        return Choice(part, (tuple(part.cost),), part.price(part.cost), optimal=True, complete=True)
    solution = part.cheapest(clock)
    tried = [part.trimmed(part.cost)]
    if solution.values is not None:
        tried.append(part.trimmed(_adopted(part, solution)))
    best = min(tried, key=part.price)
    return Choice(part, (best,), min(solution.bound, part.price(best)), solution.status == "optimal")


def enumerate_sets(choice: Choice, clock: Budget, limit: int) -> Choice:
    """Return the choice with all sets of that cost, up to ``limit``; the order depends on the solver beyond it."""
    found = list(choice.sets)
    complete = choice.complete
    while choice.optimal and not complete and not clock.spent():
        solution = choice.part.cheapest(clock, excluded=found)
        further = choice.as_cheap(solution)
        complete = choice.beaten(solution)
        if further is None or len(found) == limit:
            break
        found.append(further)
    place = {response: number for number, response in enumerate(choice.part.cost)}
    ranked = sorted(found, key=lambda chosen: (len(chosen), [place[response] for response in chosen]))
    return replace(choice, sets=tuple(ranked), complete=complete)


def settle(choice: Choice, clock: Budget) -> Settled:
    """Return what the cheapest sets share, asking the solver about single responses where not all sets are listed."""
    first, *others = map(set, choice.sets)
    listed, shared = first.union(*others), first.intersection(*others)
    if choice.complete:
        return Settled(tuple(shared), tuple(listed - first), ())
    known = list(choice.sets)
    dispensable = {name: _other_way(choice, clock, known, name, adopted=False) for name in sorted(shared)}
    rest = (name for name in choice.part.cost if name not in listed)
    usable = {name: _other_way(choice, clock, known, name, adopted=True) for name in rest}
    return Settled(
        tuple(name for name, found in dispensable.items() if found is False),
        tuple(listed - first) + tuple(name for name, found in usable.items() if found),
        tuple(name for name, found in (dispensable | usable).items() if found is None),
    )


def _other_way(choice: Choice, clock: Budget, known: list[Chosen], name: str, *, adopted: bool) -> bool | None:
    """Whether a cheapest set adopts this response, or does without it; None where that is not known.

    One set tells of many responses: whatever is found is added to those ``known``.
    """
    if any((name in chosen) == adopted for chosen in known):
        return True
    if not choice.optimal or clock.spent():
        return None
    solution = choice.part.cheapest(clock, fixed=(name, adopted))
    if choice.beaten(solution):
        return False
    if (chosen := choice.as_cheap(solution)) is None:
        return None
    known.append(chosen)
    return True if (name in chosen) == adopted else None


def _adopted(part: Part, solution: Solution) -> Chosen:
    return tuple(
        name for name, value in zip(part.cost, (solution.values or ())[: len(part.cost)], strict=True) if value
    )
