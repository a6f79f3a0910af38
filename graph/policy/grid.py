"""The grid of semantics and parameters under which a verdict may hold or not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product
from typing import Literal, TypeAlias

from graph import acceptance, strength
from graph.acceptance import Reading as Support
from graph.errors import QueryError
from graph.polarity.values import share
from graph.policy.readings import READINGS, counts_in
from graph.strength.formulas import formula

Method: TypeAlias = Literal["acceptance", "strength"]

SUPPORTS: tuple[Support | None, ...] = (None, *acceptance.READINGS)
BASE_SCORES = (0.4, 0.5, 0.6)
"""A little mistrust, none either way, a little trust."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One point of the grid.

    ``reading`` is whose relations count. ``support`` says what support means to acceptance
    (`graph.acceptance.framework`), None where attacks alone count and for strengths. ``base_score`` is where elements
    that have no base score of their own start, None for acceptance.
    """

    method: Method
    semantics: str
    reading: str
    answers_attack: bool
    support: Support | None = None
    base_score: float | None = None


def grid(  # noqa: PLR0913  each is one dimension
    readings: Iterable[str] = READINGS,
    *,
    semantics: Iterable[acceptance.Semantics] = acceptance.SEMANTICS,
    supports: Iterable[Support | None] = SUPPORTS,
    gradual: Iterable[strength.Semantics] = strength.SEMANTICS,
    base_scores: Iterable[float] = BASE_SCORES,
    answers_attack: Iterable[bool] = (False, True),
) -> tuple[Setting, ...]:
    """Return every combination: acceptance by semantics and support, strengths by semantics and base score.

    By default 144 settings of acceptance and 72 of strength. Raises `QueryError` for what does not exist, and for a
    base score that is not between 0 and 1.

    >>> len(grid()), len(grid(["explicit"], semantics=[], gradual=["df-quad"], base_scores=[0.5]))
    (216, 2)
    """
    whose, attack = tuple(readings), tuple(answers_attack)
    accepting = product(whose, attack, tuple(semantics), tuple(supports))
    weighing = product(whose, attack, tuple(gradual), tuple(base_scores))
    settings = (
        *(Setting("acceptance", each, who, hit, support=support) for who, hit, each, support in accepting),
        *(Setting("strength", each, who, hit, base_score=score) for who, hit, each, score in weighing),
    )
    for setting in settings:
        _check(setting)
    return settings


def _check(setting: Setting) -> None:
    counts_in("explicit", setting.reading)
    if setting.method == "strength":
        formula(setting.semantics)
        bad: list[str] = []
        share(setting.base_score, "a base score of the grid", bad)
        if bad:
            raise QueryError(bad[0])
    elif setting.semantics not in acceptance.SEMANTICS or setting.support not in SUPPORTS:
        raise QueryError(
            f"no acceptance by {setting.semantics!r} with support {setting.support!r} (semantics: "
            f"{', '.join(acceptance.SEMANTICS)}; support: {', '.join(map(str, SUPPORTS))})"
        )
