"""The shape of a made-up debate as arrays, before it has a single word.

Elements are numbered section by section, and within a section in the order in which they joined the debate: the head of
the section first, what leans on others after them. A relation runs from premise to conclusion, from attacker to
attacked, from policy response to problem; all but a few go to an element that joined earlier, so circles are few and
small.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import isqrt
from typing import Final

import numpy as np
import numpy.typing as npt

from graph.generator import shares
from graph.generator.chance import Chance
from graph.model import Kind
from graph.polarity import Integers

KINDS: Final[tuple[Kind, ...]] = ("claim", "evidence", "policy_response")
CLAIM, EVIDENCE, RESPONSE = range(3)
LARGEST_SECTION = 150
MOST_TOPICS = 120
CHAPTER = 8


@dataclass(frozen=True, eq=False)
class Ground:
    """The elements: kinds, and the sections in which they stand.

    Section ``s`` holds the elements from ``starts[s]`` to below ``starts[s + 1]``; element 0 is the thesis.
    """

    starts: Integers
    section: Integers
    kind: Integers
    topics: int

    @property
    def size(self) -> int:
        """The number of elements."""
        return len(self.kind)

    @property
    def sections(self) -> int:
        """The number of sections."""
        return len(self.starts) - 1

    @property
    def sizes(self) -> Integers:
        """The number of elements of every section."""
        return np.diff(self.starts)

    @property
    def rank(self) -> Integers:
        """The place of every element in the order in which its section grew."""
        return np.arange(self.size) - self.starts[self.section]

    def of(self, kind: int) -> npt.NDArray[np.bool_]:
        """Return which elements are of a kind."""
        return np.asarray(self.kind == kind)


def ground(claims: int, chance: Chance) -> Ground:
    """Return the elements of a debate with exactly so many claims.

    Sections number about the square root of the elements, as in the paper (17 for 383), until they hold 150 each.
    """
    evidence = round(claims * shares.EVIDENCE_PER_CLAIM)
    responses = round(claims * shares.RESPONSES_PER_CLAIM)
    size = claims + evidence + responses
    starts = _starts(size, max(isqrt(size), size // LARGEST_SECTION), chance)
    section = np.repeat(np.arange(len(starts) - 1), np.diff(starts))
    return Ground(
        starts,
        section,
        kind=_kinds(starts, section, evidence, responses, chance),
        topics=min(MOST_TOPICS, max(3, isqrt(size))),
    )


def _starts(size: int, sections: int, chance: Chance) -> Integers:
    """Cut the elements into sections, the largest about five times as long as the smallest."""
    weight = 0.35 + 1.3 * chance.uniform("section sizes", sections)
    ends = np.rint(np.cumsum(weight) / weight.sum() * size).astype(np.int64)
    return np.concatenate([[0], np.maximum.accumulate(ends)])


def _kinds(starts: Integers, section: Integers, evidence: int, responses: int, chance: Chance) -> Integers:
    """Let policy responses come late in their section; the head of a section is a claim."""
    size = len(section)
    rank = np.arange(size) - starts[section]
    late = rank / np.diff(starts)[section]
    kind = np.zeros(size, np.int64)
    wish = chance.uniform("responses", size) ** (1 / (0.05 + late))
    wish[rank == 0] = -1
    chosen = np.argsort(-wish, kind="stable")[:responses]
    kind[chosen] = RESPONSE
    wish = chance.uniform("evidence", size)
    wish[(rank == 0) | (kind == RESPONSE)] = -1
    kind[np.argsort(-wish, kind="stable")[:evidence]] = EVIDENCE
    return kind


def table(shares_of: Mapping[str, float], names: tuple[str, ...]) -> list[float]:
    """Return shares by number rather than by name.

    >>> table({"partial": 0.8}, ("direct", "partial"))
    [0.0, 0.8]
    """
    return [shares_of.get(name, 0.0) for name in names]
