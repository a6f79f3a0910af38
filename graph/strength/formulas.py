"""The four semantics: how a base score and the pushes on a claim make its strength, and how steeply.

A push is what supporters and attackers amount to together: for quadratic energy, Euler-based and the h-categorizer the
sum of weight × strength over supporters less the same over attackers; for DF-QuAD Π(1 - weight × strength) over
attackers less the same over supporters, which is aggregated support less aggregated attack.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np
import numpy.typing as npt

from graph.errors import QueryError, did_you_mean
from graph.polarity import Floats

Semantics: TypeAlias = Literal["quadratic-energy", "df-quad", "euler-based", "h-categorizer"]
SEMANTICS: tuple[Semantics, ...] = ("quadratic-energy", "df-quad", "euler-based", "h-categorizer")
Booleans: TypeAlias = npt.NDArray[np.bool_]
Curve: TypeAlias = Callable[[Floats, Floats], Floats]

HIGHEST = 700.0  # beyond it e to the power of a push leaves the range of a float, and the strength is 1 long before
STEEPEST = 3 * np.sqrt(3) / 8  # of x² / (1 + x²), at x = 1/√3


@dataclass(frozen=True, slots=True)
class Formula:
    """One semantics: strength from (base score, push), and its derivatives by the push and by the base score.

    ``by_push`` is also told which way the push would change where it is 0. ``bound`` is the steepest that a claim may
    answer to its push, from (base score, lifted, lowered), ``base_bound`` the steepest that it may answer to its base
    score, from the summed weights of supporters and attackers.
    """

    name: Semantics
    number: int
    strength: Curve
    by_push: Callable[[Floats, Floats, Booleans], Floats]
    by_base: Curve
    bound: Callable[[Floats, Booleans, Booleans], Floats]
    base_bound: Curve = lambda lifts, _lowers: np.ones_like(lifts)
    multiplies: bool = False
    attacks_only: bool = False


def formula(semantics: str) -> Formula:
    """Return a semantics by its name; raises `QueryError`."""
    if semantics not in FORMULAS:
        hint = did_you_mean(semantics, SEMANTICS) or f"one of {', '.join(SEMANTICS)}"
        raise QueryError(f"unknown semantics {semantics!r} ({hint})")
    return FORMULAS[semantics]


def _energy(push: Floats) -> Floats:
    square = push * push
    square /= 1 + square
    return square


def _quadratic(base: Floats, push: Floats) -> Floats:
    return _toward(base, push, _energy(push))


def _toward(base: Floats, push: Floats, share: Floats) -> Floats:
    """Go a share of the way from the base score to 1 where the push is upward, else to 0; changes ``share``."""
    way = np.greater(push, 0).astype(np.float64)
    way -= base
    share *= way
    share += base
    return share


def _quadratic_by_push(base: Floats, push: Floats, upward: Booleans) -> Floats:
    return _room(base, upward) * 2 * np.abs(push) / (1 + push * push) ** 2


def _quadratic_by_base(base: Floats, push: Floats) -> Floats:
    del base
    return 1 - _energy(push)


def _room(base: Floats, upward: Booleans) -> Floats:
    """How far a claim can go: up to 1 where it is lifted, down to 0 where it is lowered."""
    return np.where(upward, 1 - base, base)


def _df_quad(base: Floats, push: Floats) -> Floats:
    return _toward(base, push, np.abs(push))


def _df_quad_by_push(base: Floats, push: Floats, upward: Booleans) -> Floats:
    del push
    return _room(base, upward)


def _df_quad_by_base(base: Floats, push: Floats) -> Floats:
    del base
    return 1 - np.abs(push)


def _euler(base: Floats, push: Floats) -> Floats:
    """Return w (e^E + w) / (1 + w e^E), which is 1 - (1 - w²) / (1 + w e^E) and exactly w where E is 0."""
    power = _exponential(push)
    below = power * base
    below += 1
    power += base
    power /= below
    power *= base
    return power


def _euler_by_push(base: Floats, push: Floats, upward: Booleans) -> Floats:
    del upward
    power = _exponential(push)
    below = 1 + base * power
    return (1 - base * base) * (base * power / below) / below


def _euler_by_base(base: Floats, push: Floats) -> Floats:
    power = _exponential(push)
    below = 1 + base * power
    return (2 * base + (1 - base * base) * (power / below)) / below


def _euler_base_bound(lifts: Floats, lowers: Floats) -> Floats:
    return np.maximum(_exponential(lifts), 2 / (1 + np.exp(-lowers)))


def _exponential(push: Floats) -> Floats:
    capped = np.minimum(push, HIGHEST)
    return np.exp(capped, out=capped)


def _categorizer(base: Floats, push: Floats) -> Floats:
    return base / (1 - push)


def _categorizer_by_push(base: Floats, push: Floats, upward: Booleans) -> Floats:
    del upward
    return base / (1 - push) ** 2


def _categorizer_by_base(base: Floats, push: Floats) -> Floats:
    del base
    return 1 / (1 - push)


def _rooms(base: Floats, lifted: Booleans, lowered: Booleans) -> Floats:
    return np.maximum(np.where(lifted, 1 - base, 0), np.where(lowered, base, 0))


FORMULAS: Mapping[str, Formula] = {
    each.name: each
    for each in (
        Formula(
            "quadratic-energy",
            0,
            _quadratic,
            _quadratic_by_push,
            _quadratic_by_base,
            lambda base, lifted, lowered: STEEPEST * _rooms(base, lifted, lowered),
        ),
        Formula("df-quad", 1, _df_quad, _df_quad_by_push, _df_quad_by_base, _rooms, multiplies=True),
        Formula(
            "euler-based",
            2,
            _euler,
            _euler_by_push,
            _euler_by_base,
            lambda base, _lifted, _lowered: (1 - base**2) / 4,
        ),
        Formula(
            "h-categorizer",
            3,
            _categorizer,
            _categorizer_by_push,
            _categorizer_by_base,
            lambda base, _lifted, _lowered: base,
            attacks_only=True,
        ),
    )
}
