"""Acceptance: what stands once every attack is taken into account.

Works on any `networkx.DiGraph` or `MultiDiGraph` whose edges carry ``relation``. Attacks (``attacks``, ``rebuts``,
``undermines``, ``undercuts``) run from attacker to attacked. Supports (``supports``, ``causes``) run from supporter to
supported and count only under a reading that the caller names: deductive, necessary or evidential.
"""

from graph.acceptance.edges import ATTACKS, SUPPORTS, attack_graph
from graph.acceptance.framework import Framework
from graph.acceptance.grounding import Label, grounded
from graph.acceptance.questions import credulous, extension, extensions, number_of_extensions, sceptical
from graph.acceptance.readings import READINGS, Reading, framework, frameworks
from graph.acceptance.search import SEMANTICS, Semantics
from graph.acceptance.standing import STANDINGS, Standing, standings

__all__ = [
    "ATTACKS",
    "READINGS",
    "SEMANTICS",
    "STANDINGS",
    "SUPPORTS",
    "Framework",
    "Label",
    "Reading",
    "Semantics",
    "Standing",
    "attack_graph",
    "credulous",
    "extension",
    "extensions",
    "framework",
    "frameworks",
    "grounded",
    "number_of_extensions",
    "sceptical",
    "standings",
]
