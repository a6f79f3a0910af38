"""How far a verdict hangs on the choice of semantics and parameters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import networkx as nx

from graph.acceptance import Framework, framework
from graph.errors import QueryError
from graph.polarity import Signed, rebased, signed
from graph.policy.budget import Budget, Limit
from graph.policy.cutting import in_reading, relation_nodes
from graph.policy.grid import Setting, grid
from graph.policy.readings import all_known
from graph.policy.verdicts import VERDICTS, Verdict, by_acceptance, by_strength
from graph.strength import strengths

if TYPE_CHECKING:
    from graph.acceptance import Semantics
    from graph.strength import Semantics as Gradual

DEFAULT = 0.5  # the base score of an element that has none of its own


@dataclass(frozen=True, slots=True)
class Robustness:
    """The verdict on every node in every setting of ``grid``, in its order."""

    grid: tuple[Setting, ...]
    verdicts: Mapping[str, tuple[Verdict, ...]]

    def shares(self, name: str, **fixed: object) -> dict[Verdict, float]:
        """Return the share of settings with each verdict on a node; ``fixed`` keeps those with these values.

        Raises `NodeNotFound` for an unknown name, `QueryError` for an unknown dimension and where no setting is left.
        """
        all_known(self.verdicts, [name])
        if strange := sorted(fixed.keys() - set(Setting.__dataclass_fields__)):
            raise QueryError(
                f"no dimension is called {strange[0]!r} (one of {', '.join(Setting.__dataclass_fields__)})"
            )
        kept = [
            verdict
            for setting, verdict in zip(self.grid, self.verdicts[name], strict=True)
            if all(getattr(setting, dimension) == value for dimension, value in fixed.items())
        ]
        if not kept:
            raise QueryError(f"no setting of the grid has {fixed}")
        counts = Counter(kept)
        return {verdict: counts[verdict] / len(kept) for verdict in VERDICTS}

    def verdict(self, name: str, **fixed: object) -> tuple[Verdict, float]:
        """Return the most frequent verdict on a node, and its share; of equals the first of `VERDICTS`."""
        shares = self.shares(name, **fixed)
        best = max(VERDICTS, key=lambda verdict: shares[verdict])
        return best, shares[best]

    @property
    def unanimous(self) -> dict[str, Verdict]:
        """The nodes on which every setting agrees."""
        return {name: found[0] for name, found in self.verdicts.items() if found and len(set(found)) == 1}


def robustness(network: nx.DiGraph[str], settings: Sequence[Setting] | None = None, budget: Limit = 10.0) -> Robustness:
    """Return whether every element and relation stands, falls or is open, in every setting of a grid.

    By default `grid` in all its dimensions. By acceptance a node stands where every extension has it and falls where
    every one attacks it, by strength above and below 1/2. A base score of 1/2 counts as none of its own. ``budget`` is
    in seconds for all that is NP-hard; what it does not reach is unknown. Linear per setting but for that. Raises
    `NetworkError` for bad values and `QueryError` for a bad setting, reading or budget.

    >>> debate = nx.DiGraph([("doubt", "claim", {"relation": "attacks"})])
    >>> found = robustness(debate)
    >>> found.verdict("claim", method="acceptance", support=None)
    ('falls', 1.0)
    """
    clock = Budget.of(budget)
    wanted = tuple(grid() if settings is None else settings)
    bench = _Bench(network)
    columns = [bench.verdicts(setting, clock) for setting in wanted]
    return Robustness(wanted, {node: tuple(column[node] for column in columns) for node in network})


class _Bench:
    """The network as each setting sees it, made once for those that see it alike."""

    def __init__(self, network: nx.DiGraph[str]) -> None:
        self.network = network
        self.steps = set(relation_nodes(network))
        self.counted: dict[str, nx.MultiDiGraph[str]] = {}
        self.frameworks: dict[tuple[object, ...], Framework] = {}
        self.arrays: dict[tuple[object, ...], Signed] = {}

    def verdicts(self, setting: Setting, clock: Budget) -> Mapping[str, Verdict]:
        """Return the verdicts of one setting; a relation that its reading does not count is open."""
        if setting.method == "acceptance":
            semantics: Semantics = setting.semantics  # type: ignore[assignment]  # the acceptance side of the grid
            found = by_acceptance(self._framework(setting), semantics, clock)
        else:
            gradual: Gradual = setting.semantics  # type: ignore[assignment]  # the other side
            found = by_strength(strengths(self._array(setting), gradual))
        return {node: found.get(node, "open") for node in self.network}

    def _reading(self, reading: str) -> nx.MultiDiGraph[str]:
        if reading not in self.counted:
            self.counted[reading] = in_reading(self.network, reading)
        return self.counted[reading]

    def _framework(self, setting: Setting) -> Framework:
        key = (setting.reading, setting.support, setting.answers_attack)
        if key not in self.frameworks:
            counted = self._reading(setting.reading)
            self.frameworks[key] = framework(counted, setting.support, answers_attack=setting.answers_attack)
        return self.frameworks[key]

    def _array(self, setting: Setting) -> Signed:
        key = (setting.reading, setting.answers_attack)
        if key not in self.arrays:
            self.arrays[key] = signed(self._reading(setting.reading), answers_attack=setting.answers_attack)
        found = self.arrays[key]
        base = zip(found.names, found.base.tolist(), strict=True)
        start = DEFAULT if setting.base_score is None else setting.base_score
        return rebased(found, {name: start for name, score in base if score == DEFAULT and name not in self.steps})
