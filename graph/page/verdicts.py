"""What the analysis found of each element, as columns in the order of the elements: few bytes for many."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from graph.strength import Strengths

if TYPE_CHECKING:
    from graph.analysis import Analysis, Standing

LETTERS: dict[Standing, str] = {"sceptical": "a", "credulous": "s", "rejected": "n", "unknown": "u"}
"""In all extensions, in some, in none, and unknown within the budget."""
DIGITS = 4


def verdicts(names: Sequence[str], analysis: Analysis) -> dict[str, Any]:
    """Return acceptance as one letter per element and semantics, and strengths; null where a number is no answer."""
    return {
        "acceptance": {
            "values": {
                semantics: "".join(LETTERS[found[name]] for name in names)
                for semantics, found in analysis.standings.items()
            }
        },
        "movers": _movers(names, analysis),
        "strength": {
            "status": {semantics: found.certificate.status for semantics, found in analysis.strengths.items()},
            "values": {semantics: _rounded(found, names) for semantics, found in analysis.strengths.items()},
        },
    }


def _movers(names: Sequence[str], analysis: Analysis) -> list[list[list[float]]]:
    """Return for every element the numbers of the elements that moved it most, each with its effect."""
    place = {name: number for number, name in enumerate(names)}
    return [
        [
            [place[each.contributor], round(each.value, DIGITS)]
            for each in analysis.movers[name]
            if each.contributor in place
        ]
        for name in names
    ]


def _rounded(found: Strengths, names: Sequence[str]) -> list[float | None]:
    unsettled = set(found.unsettled)
    return [None if name in unsettled else round(found[name], DIGITS) for name in names]
