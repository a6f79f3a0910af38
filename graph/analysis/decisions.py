"""What one reading says of the policy responses: what is open, what is cheapest, what nobody could spare."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import networkx as nx

from graph import policy
from graph.policy import Backfire, Budget, ConflictMass, EvidenceDependency, Frustration, Portfolio, RobustCoverage

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


def decisions(network: nx.MultiDiGraph[str], reading: str) -> Decisions:
    """Return every policy analytic of one reading; each NP-hard question ends after `STEPS` steps, with a bound."""
    budget = Budget(None, STEPS)
    accepted, strong = policy.accepted(network, reading), policy.strong(network, reading)
    return Decisions(
        index=policy.unanswered_index(network, reading),
        index_accepted=policy.unanswered_index(network, reading, among=accepted),
        index_strong=policy.unanswered_index(network, reading, among=strong),
        redundancy=policy.redundancy(network, reading),
        sole_answers=policy.sole_answers(network, reading),
        losses=tuple(policy.robust_coverage(network, reading, k, budget) for k in LOSSES),
        portfolio=policy.portfolio(network, reading, budget=budget),
        values=policy.marginal_value(network, reading, graded=True),
        evidence=policy.evidence_dependency(network, reading),
        backfires=policy.backfires(network, reading),
        frustration=policy.frustration(network, reading, budget=budget),
        conflict=policy.conflict_mass(network, reading),
    )
