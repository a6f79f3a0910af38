"""How often Python looks for rings of garbage while a map is built."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

THRESHOLDS: Final = (200_000, 20, 20)


@contextmanager
def seldom_collecting() -> Iterator[None]:
    """Look for rings seldom, as long as the context lasts.

    A large map is millions of objects that stay, and Python by default goes through all of them again and again, which
    takes a third of the time of its checks. What is no part of a ring is freed at once as before.
    """
    before = gc.get_threshold()
    gc.set_threshold(*THRESHOLDS)
    try:
        yield
    finally:
        gc.set_threshold(*before)
