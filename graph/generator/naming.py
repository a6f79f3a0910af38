"""The ids of a made-up debate's relations and of what they join."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from graph.generator import shares
from graph.generator.speech import Speech
from graph.generator.steps import Steps

__all__ = ["BASES", "COVERAGES", "Naming"]

BASES: Final = tuple(shares.BASES)
COVERAGES: Final = tuple(shares.COVERAGES)


@dataclass(frozen=True, eq=False)
class Naming:
    """Names relations by number; ``elements`` holds the ids of the elements."""

    steps: Steps
    elements: list[str]
    kind: list[int]
    rows: list[list[int]]
    aims: list[int]
    aimed_at: list[bool]

    @classmethod
    def of(cls, speech: Speech) -> Naming:
        """Return the names of a debate; linear."""
        steps = speech.drawn.steps
        rows, aims, aimed_at = steps.sources.tolist(), steps.target.tolist(), steps.aimed_at.tolist()
        return cls(steps, speech.names, steps.kind.tolist(), rows, aims, aimed_at)

    def sources(self, number: int) -> tuple[str, ...]:
        """Return the ids of what a relation starts from, sorted."""
        return tuple(sorted(self.elements[each] for each in self.rows[number] if each >= 0))

    def target(self, number: int) -> str:
        """Return the id of what a relation aims at."""
        target = self.aims[number]
        return self.relation(target - self.steps.elements) if target >= self.steps.elements else self.elements[target]

    def relation(self, number: int) -> str:
        """Return the id of a relation: its own where another aims at it, else derived from its ends."""
        if self.aimed_at[number]:
            return f"step-{number + 1}"
        return f"{'_'.join(self.sources(number))}.{shares.RELATIONS[self.kind[number]]}.{self.target(number)}"
