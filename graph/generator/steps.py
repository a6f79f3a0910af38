"""The relations of a made-up debate: who aims at whom, and how.

Where a step's first target does not suit its kind, others are drawn, a few times over; a step that still finds none is
left out.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt

from graph.generator import shares
from graph.generator.aiming import NOBODY, aim
from graph.generator.chance import Chance
from graph.generator.shape import CLAIM, EVIDENCE, KINDS, RESPONSE, Ground, table
from graph.polarity import Integers

__all__ = ["NUMBER", "Steps", "Wishes", "answered", "led", "told", "wishes"]

Truths: TypeAlias = npt.NDArray[np.bool_]

NUMBER: Final = {kind: number for number, kind in enumerate(shares.RELATIONS)}
TRIES: Final = 12
LATER: Final = ("answers", "undercuts")
"""Kinds whose targets are found last: a criticism, or a relation."""


@dataclass(frozen=True, eq=False)
class Wishes:
    """A source, a kind and a target for every step that somebody would like to make; -1 where there is no target."""

    source: Integers
    kind: Integers
    target: Integers

    def of(self, *kinds: str) -> Truths:
        """Return which of them are of some kinds."""
        return np.isin(self.kind, [NUMBER[kind] for kind in kinds])


@dataclass(frozen=True, eq=False)
class Steps:
    """Relations by number, sorted by source: kind, up to three sources (-1: none), and target.

    A target below ``elements`` is an element, any other is the relation of that number less ``elements``.
    """

    elements: int
    kind: Integers
    sources: Integers
    target: Integers
    linked: Truths

    def __len__(self) -> int:
        return len(self.kind)

    @property
    def onto_relation(self) -> Truths:
        """Which of them aim at a relation."""
        return self.target >= self.elements

    @property
    def aimed_at(self) -> Truths:
        """Which of them a relation aims at."""
        return np.bincount(self.target[self.onto_relation] - self.elements, minlength=len(self)) > 0

    @property
    def several(self) -> Truths:
        """Which of them have more than one source."""
        return np.asarray(self.sources[:, 1] != NOBODY)


def wishes(ground: Ground, chance: Chance) -> Wishes:
    """Return every step that anybody wishes to make, sorted by source, none with a target yet."""
    count = chance.pick("outgoing", ground.size, shares.OUTGOING)
    responses = ground.of(RESPONSE)
    count[responses] = chance.pick("answering", int(responses.sum()), shares.ANSWERING)
    count[ground.of(EVIDENCE)] = np.maximum(count[ground.of(EVIDENCE)], 1)
    count[0] = 0
    source = np.repeat(np.arange(ground.size), count)
    kind = np.empty(len(source), np.int64)
    for number, name in enumerate(KINDS):
        mine = ground.kind[source] == number
        kind[mine] = chance.pick(f"steps of {name}", int(mine.sum()), table(shares.STEPS[name], shares.RELATIONS))
    return Wishes(source, kind, np.full(len(source), NOBODY))


def led(ground: Ground, wished: Wishes, chance: Chance) -> Wishes:
    """Give a target to every step that aims at an element, answers apart."""
    early = ~wished.of(*LATER)
    leading = np.bincount(wished.source[early], minlength=ground.size) > 0
    suits = _fitting(ground, wished.source[early], wished.kind[early], leading)
    target = wished.target.copy()
    target[early] = aim(ground, wished.source[early], suits, chance)
    return Wishes(wished.source, wished.kind, target)


def answered(ground: Ground, wished: Wishes, criticism: Truths, chance: Chance) -> Wishes:
    """Give a criticism to every answer, near by where there is one."""
    answers = wished.of("answers")
    target = wished.target.copy()
    target[answers] = aim(ground, wished.source[answers], lambda _, found: criticism[found], chance, leaning=1.0)
    return Wishes(wished.source, wished.kind, target)


def _fitting(
    ground: Ground, source: Integers, kind: Integers, leading: Truths
) -> Callable[[Integers, Integers], Truths]:
    """Return what tells whether a relation of its kind may run to a target; what is undermined leads somewhere."""
    restates, undermines, rebuts = (kind == NUMBER[each] for each in ("restates", "undermines", "rebuts"))

    def suits(places: Integers, target: Integers) -> Truths:
        good = ~restates[places] | (ground.kind[source[places]] == ground.kind[target])
        good &= ~rebuts[places] | (ground.kind[target] == CLAIM)
        good &= ~undermines[places] | (ground.kind[target] == EVIDENCE) | leading[target]
        return np.asarray(good & (~restates[places] | (target != 0)))

    return suits


def told(ground: Ground, wished: Wishes, chance: Chance) -> Steps:
    """Return the relations: wishes with a target, each pair of elements once, undercuts and joint sources found."""
    kept = _once(wished, ground.size) & ((wished.target != NOBODY) | wished.of("undercuts"))
    source, kind, target = wished.source[kept], wished.kind[kept], wished.target[kept]
    sources, linked = _joint(ground, source, kind, target, chance)
    target = _onto_relations(ground, source, kind, target, chance)
    return _without_twins(Steps(ground.size, kind, sources, target, linked))


def _once(wished: Wishes, size: int) -> Truths:
    """Return which wishes are the first between their two elements."""
    first = np.zeros(len(wished.source), np.bool_)
    first[np.unique(wished.source * size + wished.target, return_index=True)[1]] = True
    return np.asarray(first | (wished.target == NOBODY))


def _joint(
    ground: Ground, source: Integers, kind: Integers, target: Integers, chance: Chance
) -> tuple[Integers, Truths]:
    """Let some supports have a second and a third source, neighbours of the first that joined after the target."""
    count = len(source)
    sources = np.full((count, 3), NOBODY)
    sources[:, 0] = source
    several = (kind == NUMBER["supports"]) & (chance.uniform("several", count) < shares.SEVERAL)
    for column in (1, 2):
        beside = source - column - chance.below("beside", count, 2)
        good = several & (beside > ground.starts[ground.section[source]]) & (beside != target)
        good &= (ground.kind[beside] != RESPONSE) & (beside != sources[:, 1])
        good &= (ground.section[target] != ground.section[source]) | (beside > target)
        sources[good, column] = beside[good]
        several = good & (chance.uniform("third", count) < shares.THIRD)
    return sources, (sources[:, 1] != NOBODY) & (chance.uniform("linked", count) < shares.LINKED)


def _onto_relations(ground: Ground, source: Integers, kind: Integers, target: Integers, chance: Chance) -> Integers:
    """Let undercuts, and some qualifications, aim at a step of somebody else in their section."""
    moving = kind == NUMBER["undercuts"]
    moving |= (kind == NUMBER["qualifies"]) & (chance.uniform("onto relations", len(kind)) < shares.ONTO_RELATIONS)
    still = np.flatnonzero(~moving & (kind != NUMBER["restates"]))
    place = ground.section[source[still]]
    own = ground.section[source]
    low, high = np.searchsorted(place, own), np.searchsorted(place, own, side="right")
    target = target.copy()
    waiting = np.flatnonzero(moving & (high > low))
    target[moving] = NOBODY
    for _ in range(TRIES):
        found = still[low[waiting] + chance.below("step", len(waiting), (high - low)[waiting])]
        good = (source[found] != source[waiting]) & (target[found] != source[waiting])
        target[waiting[good]] = ground.size + found[good]
        waiting = waiting[~good]
    return target


def _without_twins(steps: Steps) -> Steps:
    """Leave out what found no target, and what aims at a relation for a second time, and number the rest anew."""
    room = steps.elements + len(steps)
    kept = np.zeros(len(steps), np.bool_)
    kept[np.unique(steps.sources[:, 0] * room + steps.target, return_index=True)[1]] = True
    kept &= steps.target != NOBODY
    number = np.concatenate([np.arange(steps.elements), steps.elements + np.cumsum(kept) - 1])
    return Steps(steps.elements, steps.kind[kept], steps.sources[kept], number[steps.target[kept]], steps.linked[kept])
