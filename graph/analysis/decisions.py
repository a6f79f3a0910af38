"""What one reading says of the policy responses: what is open, what is cheapest, what nobody could spare."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from graph import policy
from graph.policy import (
    Backfire,
    Budget,
    ConflictMass,
    Counted,
    EvidenceDependency,
    Frustration,
    Portfolio,
    RobustCoverage,
)

LOSSES = (1, 2, 3)
"""How many responses are lost at once where the worst loss is looked for."""
STEPS = 10_000
"""Nodes of branch and bound, and dead ends of the solver, for each question that may take exponential time.

Steps, unlike seconds, are the same on every machine, so that the same map has the same analysis.
"""


@dataclass(frozen=True, slots=True)
class Decisions:
    """The policy analytics of one reading.

    The index is the importance-weighted share of criticisms without an answer: of all, of those that grounded accepts,
    and of those whose strength by quadratic energy is above ½. ``values`` are Shapley values, graded by coverage.
    """

    index: float
    index_accepted: float
    index_strong: float
    redundancy: Mapping[str, tuple[str, ...]]
    sole_answers: Mapping[str, tuple[str, ...]]
    losses: tuple[RobustCoverage, ...]
    portfolio: Portfolio
    values: Mapping[str, float]
    evidence: EvidenceDependency
    backfires: tuple[Backfire, ...]
    frustration: Frustration
    conflict: ConflictMass


def decisions(view: Counted) -> Decisions:
    """Return every policy analytic of one reading; each NP-hard question ends after `STEPS` steps, with a bound."""
    budget = Budget(None, STEPS)
    accepted, strong = policy.accepted(view), policy.strong(view)
    return Decisions(
        index=policy.unanswered_index(view),
        index_accepted=policy.unanswered_index(view, among=accepted),
        index_strong=policy.unanswered_index(view, among=strong),
        redundancy=policy.redundancy(view),
        sole_answers=policy.sole_answers(view),
        losses=tuple(policy.robust_coverage(view, k=k, budget=budget) for k in LOSSES),
        portfolio=policy.portfolio(view, budget=budget),
        values=policy.marginal_value(view, graded=True),
        evidence=policy.evidence_dependency(view),
        backfires=policy.backfires(view),
        frustration=policy.frustration(view, budget=budget),
        conflict=policy.conflict_mass(view),
    )
