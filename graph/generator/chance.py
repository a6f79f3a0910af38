"""Chance that is the same on every machine: numbers from a seed, a stream for every question that is asked of it."""

from __future__ import annotations

from zlib import crc32

import numpy as np
import numpy.typing as npt

from graph.polarity import Floats, Integers

BITS = 53


class Chance:
    """Numbers from 0 (included) to 1 (excluded), in streams that do not touch one another.

    NumPy promises the bits of `PCG64`, but not what its distributions make of them, so that is done here.

    >>> Chance(7).uniform("kinds", 3).round(3).tolist()
    [0.753, 0.468, 0.535]
    """

    def __init__(self, seed: int) -> None:
        """Fix the seed, 0 or more."""
        self.seed = seed
        self._streams: dict[str, np.random.PCG64] = {}

    def uniform(self, stream: str, count: int) -> Floats:
        """Return the next ``count`` numbers of a stream."""
        if stream not in self._streams:
            self._streams[stream] = np.random.PCG64(np.random.SeedSequence([self.seed, crc32(stream.encode())]))
        bits = self._streams[stream].random_raw(count)
        return np.asarray((bits >> np.uint64(64 - BITS)) * 2.0**-BITS, np.float64)

    def below(self, stream: str, count: int, most: int | Integers) -> Integers:
        """Return whole numbers from 0 to below ``most``, which may differ from one to the next."""
        return np.asarray(self.uniform(stream, count) * most, np.int64)

    def pick(self, stream: str, count: int, shares: npt.ArrayLike) -> Integers:
        """Return places in ``shares``, each as often as its share says."""
        edges = np.cumsum(np.asarray(shares, np.float64))
        return np.searchsorted(edges / edges[-1], self.uniform(stream, count), side="right").astype(np.int64)
