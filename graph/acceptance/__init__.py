"""Acceptance: what stands once every attack is taken into account.

Works on any `networkx.DiGraph` or `MultiDiGraph` whose edges carry ``relation``. Only attacks count here (``attacks``,
``rebuts``, ``undermines``, ``undercuts``); an edge runs from attacker to attacked.
"""

from graph.acceptance.framework import ATTACKS, Framework, attack_graph, framework
from graph.acceptance.grounding import Label, grounded
from graph.acceptance.questions import credulous, extension, extensions, sceptical
from graph.acceptance.search import SEMANTICS, Semantics

__all__ = [
    "ATTACKS",
    "SEMANTICS",
    "Framework",
    "Label",
    "Semantics",
    "attack_graph",
    "credulous",
    "extension",
    "extensions",
    "framework",
    "grounded",
    "sceptical",
]
