"""Decisions: what is answered, what an answer is worth, what a verdict hangs on.

Every function works on any `networkx.DiGraph` or `MultiDiGraph` whose edges carry ``relation``, in one of three
readings, each wider than the one before: what the text states (``explicit``), with what it implies (``implicit``), with
what the analyst supplies (``analyst``). An edge runs from premise to conclusion, from attacker to attacked, from policy
response to criticism. No function changes the network.
"""

from graph.policy.answering import (
    ATTACKS,
    CRITICISM,
    Answer,
    answers,
    coverage,
    criticisms,
    rebutted,
    responses,
    unanswered,
)
from graph.policy.backfire import Backfire, backfires
from graph.policy.budget import Budget
from graph.policy.cheapest import Portfolio, portfolio
from graph.policy.conflict import ConflictMass, conflict_mass
from graph.policy.counting import Counted, counted
from graph.policy.cutting import in_reading, without
from graph.policy.evidence import Backing, EvidenceDependency, evidence_dependency
from graph.policy.frustration import Frustration, Tension, frustration
from graph.policy.grid import Setting, grid
from graph.policy.hypotheses import hypothetical
from graph.policy.openness import accepted, strong, unanswered_index
from graph.policy.readings import READINGS, counts_in
from graph.policy.resilience import RobustCoverage, redundancy, robust_coverage, sole_answers
from graph.policy.robustness import Robustness, robustness
from graph.policy.shift import LeastShift, least_shift
from graph.policy.value import marginal_value
from graph.policy.verdicts import VERDICTS, Verdict
from graph.policy.vulnerability import LeastAttack, least_attack, least_attacks
from graph.policy.what_if import WhatIf, what_if

__all__ = [
    "ATTACKS",
    "CRITICISM",
    "READINGS",
    "VERDICTS",
    "Answer",
    "Backfire",
    "Backing",
    "Budget",
    "ConflictMass",
    "Counted",
    "EvidenceDependency",
    "Frustration",
    "LeastAttack",
    "LeastShift",
    "Portfolio",
    "RobustCoverage",
    "Robustness",
    "Setting",
    "Tension",
    "Verdict",
    "WhatIf",
    "accepted",
    "answers",
    "backfires",
    "conflict_mass",
    "counted",
    "counts_in",
    "coverage",
    "criticisms",
    "evidence_dependency",
    "frustration",
    "grid",
    "hypothetical",
    "in_reading",
    "least_attack",
    "least_attacks",
    "least_shift",
    "marginal_value",
    "portfolio",
    "rebutted",
    "redundancy",
    "responses",
    "robust_coverage",
    "robustness",
    "sole_answers",
    "strong",
    "unanswered",
    "unanswered_index",
    "what_if",
    "without",
]
