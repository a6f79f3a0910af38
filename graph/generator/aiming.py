"""Where a step ends: in its own section, among those who joined earlier, or in another one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import numpy as np
import numpy.typing as npt

from graph.generator import shares
from graph.generator.chance import Chance
from graph.generator.shape import Ground
from graph.polarity import Integers

__all__ = ["NOBODY", "aim"]

NOBODY: Final = -1
TRIES: Final = 12
NEIGHBOURS: Final = 5
LEANING: Final = 1.15
THESIS: Final = 10
"""About how many sections speak straight to the thesis; Kialo's thesis is the target of 13 claims."""


def aim(
    ground: Ground,
    source: Integers,
    suits: Callable[[Integers, Integers], npt.NDArray[np.bool_]],
    chance: Chance,
    *,
    leaning: float = LEANING,
) -> Integers:
    """Return an element for each source, -1 where none of a dozen suits.

    ``suits`` is asked with places in ``source`` and what was found for them; ``leaning`` above 1 favours those who
    joined first. Linear.
    """
    target = np.full(len(source), NOBODY)
    waiting = np.arange(len(source))
    for _ in range(TRIES):
        found = _anybody(ground, source[waiting], chance, leaning)
        good = (found != source[waiting]) & suits(waiting, found)
        target[waiting[good]] = found[good]
        waiting = waiting[~good]
    return target


def _anybody(ground: Ground, source: Integers, chance: Chance, leaning: float) -> Integers:
    rank, section, sizes = ground.rank[source], ground.section[source], ground.sizes
    count = len(source)
    at = chance.uniform("places", count)
    near = np.asarray(at**leaning * rank, np.int64)
    up = chance.uniform("upward", count) < shares.UPWARD
    near[up] = np.asarray(at * sizes[section], np.int64)[up]
    other = _other_section(ground, section, rank, chance)
    far = np.asarray(at**2 * sizes[other] * rank / sizes[section], np.int64)
    within = (rank > 0) & (chance.uniform("within", count) < shares.WITHIN)
    return np.where(within, near + ground.starts[section], far + ground.starts[other])


def _other_section(ground: Ground, section: Integers, rank: Integers, chance: Chance) -> Integers:
    """Return a section for each step that leaves its own: near by, or anywhere; heads go to earlier ones only."""
    count, most = len(section), ground.sections
    shift = chance.below("shift", count, 2 * NEIGHBOURS + 1) - NEIGHBOURS
    anywhere = chance.below("anywhere", count, most)
    nearby = chance.uniform("near by", count) < shares.NEARBY
    found = np.where(nearby, np.clip(section + shift, 0, most - 1), anywhere)
    earlier = chance.below("earlier", count, section)
    to_thesis = chance.uniform("to the thesis", count) < min(0.4, THESIS / most)
    return np.where(rank == 0, np.where(to_thesis, 0, earlier), found)
