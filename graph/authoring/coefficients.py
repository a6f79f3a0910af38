"""Coefficients of agreement between readers who name the category of the same things.

Both correct raw agreement for what chance alone would give: 1 is full agreement, 0 is what chance gives, below 0 is
worse than chance. Where every reader uses one and the same category there is nothing to correct for, and both are None.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from fractions import Fraction

__all__ = ["cohen_kappa", "krippendorff_alpha", "raw_agreement"]


def raw_agreement(pairs: Sequence[tuple[Hashable, Hashable]]) -> float | None:
    """Return the share of pairs whose members are equal, None without any pair.

    >>> raw_agreement([("claim", "claim"), ("claim", "evidence")])
    0.5
    """
    return sum(one == other for one, other in pairs) / len(pairs) if pairs else None


def cohen_kappa(pairs: Sequence[tuple[Hashable, Hashable]]) -> float | None:
    """Return Cohen's kappa of two readers, who each keep habits of their own.

    (observed - expected) / (1 - expected) agreement, the expected from each reader's own shares (Cohen 1960,
    doi:10.1177/001316446002000104). Linear in the pairs; exact up to the last division.

    >>> round(cohen_kappa([("a", "a")] * 20 + [("a", "b")] * 5 + [("b", "a")] * 10 + [("b", "b")] * 15), 3)
    0.4
    """
    if not pairs:
        return None
    first, second = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    by_chance = Fraction(sum(number * second[value] for value, number in first.items()), len(pairs) ** 2)
    observed = Fraction(sum(one == other for one, other in pairs), len(pairs))
    return float((observed - by_chance) / (1 - by_chance)) if by_chance != 1 else None


def krippendorff_alpha(units: Iterable[Sequence[Hashable | None]]) -> float | None:
    """Return Krippendorff's alpha for nominal categories and any number of readers.

    Each unit holds the category that each reader gave it, None where a reader gave none; a unit with fewer than two
    categories says nothing and is left out. 1 - observed / expected disagreement, the expected from the categories of
    all readers together (Krippendorff 2011, https://repository.upenn.edu/asc_papers/43). Linear in the categories.

    >>> round(krippendorff_alpha(zip("aabbdcccedda", "babbbccceddd")), 3)
    0.692
    """
    counts = [Counter(value for value in unit if value is not None) for unit in units]
    paired = [count for count in counts if count.total() > 1]
    totals: Counter[Hashable] = Counter()
    for count in paired:
        totals += count
    everything = totals.total()
    expected = everything**2 - sum(number**2 for number in totals.values())
    if not expected:
        return None
    observed = sum(
        (Fraction(count.total() ** 2 - sum(number**2 for number in count.values()), count.total() - 1))
        for count in paired
    )
    return float(1 - (everything - 1) * observed / expected)
