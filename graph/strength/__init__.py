"""Strength: how strong each claim is, from 0 to 1, once all support and attack is counted.

Works on any `networkx.DiGraph` or `MultiDiGraph` whose edges carry ``relation``, or on a `graph.polarity.Signed`; an
edge runs from supporter to supported, from attacker to attacked, from premise to relation. Strengths come with a
certificate that tells how far they can be trusted.
"""

from graph.strength.answer import Strengths, df_quad, euler_based, h_categorizer, quadratic_energy, strengths
from graph.strength.certificate import Certificate, Status
from graph.strength.formulas import SEMANTICS, Semantics

__all__ = [
    "SEMANTICS",
    "Certificate",
    "Semantics",
    "Status",
    "Strengths",
    "df_quad",
    "euler_based",
    "h_categorizer",
    "quadratic_energy",
    "strengths",
]
