"""What the report says of the policy responses: the cheapest set, the worst losses, backfires, evidence, camps."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.analysis import Analysis
from graph.model import BASES
from graph.policy import Backfire

WIDEST = BASES[-1]
LEVELS = ("none", "sole", "pair", "more")
"""How many responses answer a criticism: none, one, two, three or more."""
MOST_POINTS = 10
MOST_HOLDERS = 8
MOST_COLUMNS = 24


@dataclass(frozen=True, slots=True)
class Chosen:
    """A response of the cheapest set: whether every cheapest set has it, what only it answers, what it is worth."""

    id: str
    indispensable: bool
    sole: tuple[str, ...]
    value: float


@dataclass(frozen=True, slots=True)
class Heat:
    """A table of numbers: one row of cells for each name of ``rows``, one cell for each of ``columns``."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[tuple[float, ...], ...]

    @property
    def most(self) -> float:
        """The largest number, 0 where there is none."""
        return max((cell for row in self.cells for cell in row), default=0.0)


def chosen(analysis: Analysis) -> tuple[Chosen, ...]:
    """Return the cheapest set of the widest reading, what is worth most first."""
    found = analysis.decisions[WIDEST]
    rows = [
        Chosen(
            response,
            response in found.portfolio.indispensable,
            found.sole_answers.get(response, ()),
            found.values.get(response, 0.0),
        )
        for response in found.portfolio.responses
    ]
    return tuple(sorted(rows, key=lambda row: (-round(row.value, 9), row.id)))


def levels(analysis: Analysis, reading: str) -> list[tuple[str, tuple[str, ...]]]:
    """Return the criticisms by how many responses answer them in a reading."""
    found: dict[str, list[str]] = {level: [] for level in LEVELS}
    for criticism, responses in analysis.decisions[reading].redundancy.items():
        found[LEVELS[min(len(responses), len(LEVELS) - 1)]].append(criticism)
    return [(level, tuple(those)) for level, those in found.items()]


def coverage_heat(analysis: Analysis, themes: Mapping[str, Iterable[str]]) -> Heat:
    """Return how many criticisms of each theme each response answers; the responses that answer most, most first."""
    met = {response: set(those) for response, those in analysis.coverage[WIDEST].items() if those}
    columns = sorted(met, key=lambda response: (-len(met[response]), response))[:MOST_COLUMNS]
    rows = {theme: set(those) for theme, those in themes.items()}
    cells = tuple(tuple(float(len(those & met[response])) for response in columns) for those in rows.values())
    return Heat(tuple(rows), tuple(columns), cells)


def conflict_heat(analysis: Analysis) -> Heat:
    """Return how much each holder argues against each; those who take part most, most first."""
    mass = analysis.decisions[WIDEST].conflict.mass
    part: dict[str, float] = {}
    for pair, weight in mass.items():
        for holder in set(pair):
            part[holder] = part.get(holder, 0.0) + weight
    holders = sorted(part, key=lambda holder: (-part[holder], holder))[:MOST_HOLDERS]
    return Heat(
        tuple(holders),
        tuple(holders),
        tuple(tuple(mass.get((one, other), 0.0) for other in holders) for one in holders),
    )


def bottlenecks(analysis: Analysis) -> list[tuple[str, tuple[str, ...]]]:
    """Return what most rests on, with what would lose all its evidence: single points of failure, at most ten."""
    found = analysis.decisions[WIDEST].evidence.bottlenecks
    return [(point, carried) for point, carried in found.items() if len(carried) > 1][:MOST_POINTS]


def backfires(analysis: Analysis) -> tuple[tuple[Backfire, tuple[Backfire, ...]], ...]:
    """Return the backfires of the widest reading, each with those of the same response whose path leads through it."""
    everything = analysis.decisions[WIDEST].backfires
    after: dict[tuple[str, str], list[Backfire]] = {}
    for other in everything:
        if other.follows:
            for passed in dict.fromkeys(step.source for step in other.path):
                after.setdefault((other.response, passed), []).append(other)
    first = [each for each in everything if not each.follows]
    return tuple((each, tuple(after.get((each.response, each.target), ()))) for each in first)
