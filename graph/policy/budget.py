"""Limits of a question: the seconds it may take, the numbers it may be asked with."""

from __future__ import annotations

import math
import time
from numbers import Real
from sys import float_info
from typing import TypeAlias

from graph.errors import QueryError


class Budget:
    """A clock that starts at once; None never ends. Whoever asks more than one question shares it between them.

    ``steps`` limits each program and each question to so many nodes of branch and bound, or dead ends of the SAT
    solver: unlike seconds they are the same on every machine.
    """

    def __init__(self, seconds: float | None, steps: int | None = None) -> None:
        """Start the clock; a budget that is no positive number raises `QueryError`."""
        if steps is not None:
            whole("a budget in steps", steps, 1)
        self.steps = steps
        if seconds is not None and not seconds > 0:
            raise QueryError(
                f"a budget is a positive number of seconds, not {seconds!r} (leave it out for the default)"
            )
        self._end = math.inf if seconds is None else time.monotonic() + seconds

    @classmethod
    def of(cls, limit: Limit) -> Budget:
        """Return the budget given, or one of so many seconds."""
        return limit if isinstance(limit, Budget) else cls(limit)

    def left(self) -> float:
        """Return the seconds that are left, from 0 up."""
        return max(0.0, self._end - time.monotonic())

    def spent(self) -> bool:
        """Tell whether the time is over."""
        return self.left() <= 0


Limit: TypeAlias = float | Budget | None


def whole(name: str, value: object, least: int) -> None:
    """Raise `QueryError` unless the value is a whole number from ``least`` up."""
    if isinstance(value, bool) or not isinstance(value, int) or value < least:
        raise QueryError(f"{name} is a whole number from {least} up, not {value!r}")


def from_zero_up(value: object) -> bool:
    """Tell whether this is a finite number from 0 up.

    >>> from_zero_up(0), from_zero_up(float("nan")), from_zero_up("1")
    (True, False, False)
    """
    return not isinstance(value, bool) and isinstance(value, Real) and bool(0 <= value <= float_info.max)  # type: ignore[operator]
