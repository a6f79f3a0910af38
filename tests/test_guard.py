"""A question that never ends is ended."""

from __future__ import annotations

import time

import pytest

from graph.errors import QueryError
from graph.guard import within


def twice(number: int) -> int:
    return 2 * number


def refuse(words: str) -> None:
    raise QueryError(words)


def test_work_that_ends_in_time_gives_its_answer() -> None:
    assert within(60, twice, 21) == 42


def test_work_that_does_not_end_is_stopped() -> None:
    with pytest.raises(QueryError, match="stopped after 1 s"):
        within(1, time.sleep, 600)


def test_what_the_work_refuses_is_refused_in_its_own_words() -> None:
    with pytest.raises(QueryError, match="not like this"):
        within(60, refuse, "not like this")
