"""Everything that was found of single nodes, as columns: for tables, for the attributes of graph files."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from graph.analysis import Analysis

Measure: TypeAlias = str | int | float
UNASKED = "grounded"
"""Of grounded there is the label itself, which says more than in how many extensions a node is."""


def measures(analysis: Analysis) -> dict[str, Mapping[str, Measure]]:
    """Return by the name of a column what was found of each node; where a number would be no answer the node is absent.

    ``grounded`` is a label; ``complete`` to ``ideal`` say whether every extension has the node (``sceptical``), some
    (``credulous``) or none (``rejected``), or that the budget was spent (``unknown``); ``deductive``, ``necessary`` and
    ``evidential`` are grounded labels where support means that; ``strength_…`` is from 0 to 1; ``least_attack`` counts
    the arguments that would have to be struck to topple an accepted one, absent where nothing could.
    ``verdict`` is over all semantics (`graph.analysis.overall`), ``robustness`` the share of the grid where it stands.
    """
    columns: dict[str, Mapping[str, Measure]] = {"grounded": analysis.grounded}
    for semantics, found in analysis.standings.items():
        if semantics != UNASKED:
            columns[_name(semantics)] = found
    columns |= analysis.bipolar
    for gradual, strengths in analysis.strengths.items():
        unsettled = set(strengths.unsettled)
        columns[f"strength_{_name(gradual)}"] = {
            name: value for name, value in strengths.items() if name not in unsettled
        }
    columns["least_attack"] = {
        name: len(found.struck)
        for name, found in analysis.least_attacks.items()
        if found.label == "in" and found.struck
    }
    columns["verdict"] = analysis.overall
    columns["robustness"] = {name: analysis.robustness.shares(name)["stands"] for name in analysis.overall}
    return {
        **columns,
        "page_rank": analysis.page_rank,
        "betweenness": analysis.betweenness,
        "component": analysis.component,
        "community": analysis.community,
        "core": analysis.core,
    }


def _name(semantics: str) -> str:
    return semantics.replace("-", "_")
