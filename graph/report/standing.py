"""What the report says of verdicts: what stands whatever is chosen, what hangs on the choice, and on what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from graph.analysis import Analysis
from graph.attribution import Mover
from graph.policy import LeastAttack, LeastShift

MOST_ROWS = 20
MOST_MOVERS = 3
SHOWN = 0.005
"""The least effect that two decimals can show."""
SEMANTICS = ("quadratic-energy", "df-quad", "euler-based", "h-categorizer")


@dataclass(frozen=True, slots=True)
class Verdict:
    """One element or step: its grounded label by what support means, its strengths, and what moved them most."""

    id: str
    attacks: str
    deductive: str
    necessary: str
    strengths: Mapping[str, float | None]
    movers: tuple[Mover, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """How many stand, fall or depend; those that depend in full and by name; those that fall; what they hang on."""

    counts: Mapping[str, int]
    evidential: int
    rows: tuple[Verdict, ...]
    further: tuple[str, ...]
    falls: tuple[str, ...]
    attacks: tuple[LeastAttack, ...]
    shifts: tuple[LeastShift, ...]
    unsettled: Mapping[str, int]


def standing(analysis: Analysis) -> Standing:
    """Return what the report says of verdicts, what most leans on first."""
    ranked = sorted(analysis.overall, key=lambda node: (-round(analysis.page_rank[node], 12), node))
    depends = [node for node in ranked if analysis.overall[node] == "depends"]
    hanging = [found for found in analysis.least_attacks.values() if found.label == "in" and found.struck]
    return Standing(
        counts=Counter(analysis.overall.values()),
        evidential=sum(label == "in" for label in analysis.bipolar["evidential"].values()),
        rows=tuple(_verdict(analysis, node) for node in depends[:MOST_ROWS]),
        further=tuple(depends[MOST_ROWS:]),
        falls=tuple(node for node in ranked if analysis.overall[node] == "falls"),
        attacks=tuple(sorted(hanging, key=lambda found: (found.cost, found.claim))),
        shifts=tuple(analysis.least_shifts.values()),
        unsettled={
            semantics: len(found.unsettled) for semantics, found in analysis.strengths.items() if found.unsettled
        },
    )


def _verdict(analysis: Analysis, node: str) -> Verdict:
    return Verdict(
        id=node,
        attacks=analysis.grounded[node],
        deductive=analysis.bipolar["deductive"][node],
        necessary=analysis.bipolar["necessary"][node],
        strengths={
            semantics: None if node in found.unsettled else found[node]
            for semantics, found in analysis.strengths.items()
        },
        movers=tuple(each for each in analysis.movers[node][:MOST_MOVERS] if abs(each.value) >= SHOWN),
    )
