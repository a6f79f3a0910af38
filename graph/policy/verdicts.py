"""What one setting of the grid says of every node: it stands, it falls, it is open, or that is not known."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from math import isinf
from typing import Literal, TypeAlias

import numpy as np

from graph.acceptance import Framework, Label, Semantics, decomposition
from graph.acceptance.grounding import labels
from graph.acceptance.oracle import Budget
from graph.acceptance.part import Part, undecided
from graph.errors import BudgetSpent
from graph.policy.budget import Budget as Clock
from graph.strength import Strengths

Verdict: TypeAlias = Literal["stands", "falls", "open", "unknown"]
VERDICTS: tuple[Verdict, ...] = ("stands", "falls", "open", "unknown")

HALF = 0.5
TOLERANCE = 1e-9
MOST = 1_000  # extensions of one piece; where there are more, what they agree on is not known
OF_LABEL: Mapping[Label, Verdict] = {"in": "stands", "out": "falls", "undecided": "open"}


@dataclass(frozen=True)
class Labelled:
    """A framework with its grounded labels, and the pieces that these leave undecided."""

    debate: Framework

    @cached_property
    def labels(self) -> list[Label]:
        """The grounded labels, by number."""
        return labels(self.debate)

    @cached_property
    def pieces(self) -> list[Part]:
        """What is undecided, piece by piece."""
        return list(undecided(self.debate, self.labels).pieces()) if "undecided" in self.labels else []


def by_strength(found: Strengths) -> list[Verdict]:
    """Above 1/2 stands, below falls; at 1/2 is open, and so is a strength that is no answer. By node."""
    still = found.doubtful | (np.abs(found.state - HALF) <= TOLERANCE)
    verdicts: list[Verdict] = np.where(still, "open", np.where(found.state > HALF, "stands", "falls")).tolist()
    return verdicts


def by_acceptance(labelled: Labelled, semantics: Semantics, clock: Clock) -> list[Verdict]:
    """In every extension stands, out in every one falls, else open; all open where there is no extension. By node.

    For grounded and complete that is the grounded label. The others are enumerated on each piece that grounded leaves
    undecided; what is not settled within the budget or the extensions given is unknown.
    """
    verdicts = [OF_LABEL[label] for label in labelled.labels]
    if semantics not in {"grounded", "complete"}:
        settled = [_piece(labelled.debate, piece, semantics, clock) for piece in labelled.pieces]
        if {} in settled:
            verdicts = ["open"] * len(verdicts)
        elif semantics == "stable" and any("unknown" in each.values() for each in settled):
            verdicts = ["unknown"] * len(verdicts)
        else:
            for number, verdict in (entry for each in settled for entry in each.items()):
                verdicts[number] = verdict
    return verdicts[: len(labelled.debate.names)]  # hidden arguments come last


def _piece(debate: Framework, piece: Part, semantics: Semantics, clock: Clock) -> dict[int, Verdict]:
    """The verdicts on a piece by number; none where it has no extension."""
    labellings: list[Mapping[int, Verdict]] = []
    complete = False
    if not clock.spent():
        try:
            extensions = islice(decomposition.members(piece, semantics, _budget(clock)), MOST + 1)
            labellings.extend(_labelled(debate, piece.arguments, set(members)) for members in extensions)
            complete = len(labellings) <= MOST
        except BudgetSpent:
            complete = False
    if complete and not labellings:
        return {}
    return {number: _agreed({each[number] for each in labellings}, complete=complete) for number in piece.arguments}


def _budget(clock: Clock) -> Budget:
    left = clock.left()
    return Budget(None if isinf(left) else left, clock.steps)


def _labelled(debate: Framework, arguments: Sequence[int], members: set[int]) -> dict[int, Verdict]:
    return {
        number: "stands" if number in members else ("open" if members.isdisjoint(debate.attackers[number]) else "falls")
        for number in arguments
    }


def _agreed(verdicts: Iterable[Verdict], *, complete: bool) -> Verdict:
    seen = set(verdicts)
    if len(seen) > 1 or "open" in seen:
        return "open"
    return next(iter(seen)) if complete else "unknown"
