"""A whole debate in numbers: elements, relations, and what each element speaks of, but no words yet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt

from graph.errors import MapError, Place, Problem
from graph.generator import shares
from graph.generator.chance import Chance
from graph.generator.shape import CLAIM, RESPONSE, Ground, ground
from graph.generator.steps import NUMBER, Steps, Wishes, answered, led, told, wishes
from graph.polarity import Integers

__all__ = ["FEWEST", "MOST", "Drawn", "draw"]

Truths: TypeAlias = npt.NDArray[np.bool_]

FEWEST: Final = 20
MOST: Final = 1_000_000
AGAINST: Final = ("attacks", "rebuts", "undermines", "answers")
"""What speaks against its target is good where the target is bad."""


@dataclass(frozen=True, eq=False)
class Drawn:
    """A debate in numbers; ``bad`` tells whether an element speaks of something bad, ``criticism`` whether it faults.

    ``restated`` is the element that an element says again, -1 where there is none; ``order`` lists the elements as the
    text does, ``position`` is the place of each in it. ``importance``, ``cost`` (in units) and ``strength`` (in tenths)
    are 0 where nobody states them; ``basis`` and ``coverage`` are numbers in `graph.generator.shares`.
    """

    seed: int
    ground: Ground
    steps: Steps
    topic: Integers
    bad: Truths
    criticism: Truths
    restated: Integers
    order: Integers
    position: Integers
    importance: Integers
    cost: Integers
    basis: Integers
    coverage: Integers
    strength: Integers


def draw(claims: int, seed: int = 1) -> Drawn:
    """Return the numbers of a debate with exactly so many claims; linear, about 5 s and 1 GB for a million.

    Raises `MapError` where ``claims`` is not from 20 to 1,000,000, or ``seed`` is negative.
    """
    _refuse(claims, seed)
    chance = Chance(seed)
    elements = ground(claims, chance)
    wished = led(elements, wishes(elements, chance), chance)
    leader, against = _leaders(elements, wished)
    topic, bad = _leanings(elements, leader, against, chance)
    criticism = bad & elements.of(CLAIM) & (chance.uniform("criticizes", elements.size) < shares.CRITICIZES)
    steps = told(elements, answered(elements, wished, criticism, chance), chance)
    restated = _restated(elements, steps)
    again = np.flatnonzero(restated >= 0)
    topic[again] = topic[restated[again]]
    order = _text_order(elements, chance)
    position = np.empty(elements.size, np.int64)
    position[order] = np.arange(elements.size)
    count = len(steps)
    return Drawn(
        seed,
        elements,
        steps,
        topic,
        bad,
        criticism,
        restated,
        order,
        position,
        importance=_stated(chance, "importance", elements.of(CLAIM), shares.IMPORTANT, (2, 2, 3)),
        cost=_stated(chance, "cost", elements.of(RESPONSE), shares.PRICED, range(1, 10)),
        basis=chance.pick("basis", count, list(shares.BASES.values())),
        coverage=chance.pick("coverage", count, list(shares.COVERAGES.values())),
        strength=_stated(chance, "strength", np.ones(count, np.bool_), shares.STATED, range(5, 10)),
    )


def _refuse(claims: int, seed: int) -> None:
    problems = []
    if not FEWEST <= claims <= MOST:
        why = "the files would not fit a disk" if claims > MOST else "too few for every kind of relation"
        remedy = f"from {FEWEST} to {MOST:,}"
        problems.append(Problem(Place(), f"a debate of {claims:,} claims cannot be made up: {why}", remedy))
    if seed < 0:
        problems.append(Problem(Place(), f"the seed {seed} is negative", "0 or more"))
    if problems:
        raise MapError(problems)


def _leaders(elements: Ground, wished: Wishes) -> tuple[Integers, Truths]:
    """Return what the first step of every element aims at (itself where there is none), and whether it is against."""
    leader = np.arange(elements.size)
    against = np.zeros(elements.size, np.bool_)
    known = np.flatnonzero(wished.target >= 0)
    source, first = np.unique(wished.source[known], return_index=True)
    leader[source] = wished.target[known[first]]
    against[source] = wished.of(*AGAINST)[known[first]]
    return leader, against


def _leanings(elements: Ground, leader: Integers, against: Truths, chance: Chance) -> tuple[Integers, Truths]:
    """Let topic and leaning run from an element to those that follow it.

    An element speaks as its leader does of good or bad, or the other way round where it speaks against; every section
    has a topic of its own, and some elements take their leader's. A policy response is always good.
    """
    size, sections = elements.size, elements.sections
    turn = np.argsort(chance.uniform("topics", sections), kind="stable")
    own = (turn % elements.topics)[elements.section]
    strange = chance.uniform("strange topics", size) < (1 - shares.SAME_TOPIC) / 2
    own[strange] = chance.below("any topic", int(strange.sum()), elements.topics)
    follows = ((chance.uniform("same topic", size) < shares.SAME_TOPIC) & (elements.rank > 0)).tolist()
    start = (chance.uniform("bad", sections) < shares.BAD)[elements.section]
    odd = (chance.uniform("odd", size) < shares.ODD).tolist()
    topic, bad, turned, follow = own.tolist(), start.tolist(), against.tolist(), leader.tolist()
    for element in np.argsort(elements.rank / elements.sizes[elements.section], kind="stable").tolist():
        other = follow[element]
        if other != element:
            bad[element] = bad[other] ^ turned[element] ^ odd[element]
            topic[element] = topic[other] if follows[element] else topic[element]
    bad[0], leaning = False, np.array(bad, np.bool_)
    leaning[elements.of(RESPONSE)] = False
    return np.array(topic, np.int64), leaning


def _restated(elements: Ground, steps: Steps) -> Integers:
    """Return what each element says again, -1 where there is nothing."""
    found = np.full(elements.size, -1)
    restates = steps.kind == NUMBER["restates"]
    found[steps.sources[restates, 0]] = steps.target[restates]
    return found


def _text_order(elements: Ground, chance: Chance) -> Integers:
    """Return the elements in the order of the text: section by section, the thesis first."""
    place = chance.uniform("place in the text", elements.size)
    place[0] = -1
    return np.lexsort((place, elements.section))


def _stated(chance: Chance, what: str, whose: Truths, share: float, values: Sequence[int]) -> Integers:
    """Return one of some values for a share of those who can have one, 0 for the others."""
    at = chance.uniform(what, len(whose))
    place = np.minimum(np.asarray(at / share * len(values), np.int64), len(values) - 1)
    return np.where(whose & (at < share), np.asarray(values)[place], 0)
