"""The verdict on every node over all semantics: whether it stands whatever is chosen, or hangs on the choice."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, TypeAlias

from graph.policy import READINGS, Robustness
from graph.policy.grid import Setting

Overall: TypeAlias = Literal["stands", "falls", "depends", "undecided"]

HALF = 0.5


def is_core(setting: Setting) -> bool:
    """Tell whether a setting differs from the usual one in its semantics and in what support means, and in no more.

    The widest reading, answers that do not attack, base scores of 1/2. Support as evidence is left out: it asks whether
    evidence is given, and a text that gives little would fall for that alone.
    """
    return (
        setting.reading == READINGS[-1]
        and not setting.answers_attack
        and setting.base_score in {None, HALF}
        and setting.support != "evidential"
    )


def overall(found: Robustness) -> dict[str, Overall]:
    """Return for every node whether it stands somewhere in the core of the grid and falls nowhere, or the reverse.

    It depends where some settings let it stand and others fall, and is undecided where none says either.
    """
    core = [number for number, setting in enumerate(found.grid) if is_core(setting)]
    return {node: _overall([verdicts[number] for number in core]) for node, verdicts in found.verdicts.items()}


def _overall(verdicts: Sequence[str]) -> Overall:
    stands, falls = "stands" in verdicts, "falls" in verdicts
    if stands and falls:
        return "depends"
    return "stands" if stands else "falls" if falls else "undecided"
