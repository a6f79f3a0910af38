"""Which claims each contributor reaches, as pairs in arrays."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix

from graph.attribution.cones import links
from graph.polarity import Integers, Signed


@dataclass(frozen=True, eq=False)
class Reach:
    """``reached[start[k]:start[k + 1]]`` are the nodes that the k-th contributor reaches, itself included, sorted."""

    contributors: Integers
    start: Integers
    reached: Integers

    @property
    def size(self) -> int:
        """How many pairs there are."""
        return self.reached.size

    def pieces(self, most: int) -> Iterator[Reach]:
        """Yield the pairs of one contributor after another, about ``most`` of them at a time."""
        low = 0
        while low < self.contributors.size:
            high = max(low + 1, int(np.searchsorted(self.start, self.start[low] + most, side="right")) - 1)
            pairs = slice(self.start[low], self.start[high])
            yield Reach(self.contributors[low:high], self.start[low : high + 1] - self.start[low], self.reached[pairs])
            low = high


def reach(network: Signed, contributors: Integers, most: int) -> Reach | None:
    """Return what each contributor reaches, or nothing if that is more than ``most`` pairs.

    Linear in the edges out of the pairs.
    """
    steps = links(network)
    size = steps.shape[0]
    ends = np.arange(contributors.size + 1)
    front = csr_matrix((np.ones(contributors.size), contributors, ends), shape=(contributors.size, size))
    found = front
    while front.nnz:
        further = front @ steps
        further.data[:] = 1
        front = further - further.multiply(found)
        front.eliminate_zeros()
        found += front
        if found.nnz > most:
            return None
    found.sort_indices()
    return Reach(contributors, found.indptr.astype(np.int64), found.indices.astype(np.int64))
