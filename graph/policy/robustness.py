"""How far a verdict hangs on the choice of semantics and parameters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import repeat
from typing import TYPE_CHECKING

import networkx as nx
import numpy as np

from graph.acceptance import Reading as Support
from graph.acceptance import frameworks
from graph.errors import QueryError
from graph.polarity import Signed, signed
from graph.policy.budget import Budget, Limit
from graph.policy.counting import Counted, counted
from graph.policy.cutting import relation_nodes
from graph.policy.grid import Setting, grid
from graph.policy.readings import all_known
from graph.policy.verdicts import VERDICTS, Labelled, Verdict, by_acceptance, by_strength
from graph.strength import strengths
from graph.strength.formulas import Booleans

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


def robustness(
    network: nx.DiGraph[str],
    settings: Sequence[Setting] | None = None,
    budget: Limit = 10.0,
    views: Iterable[Counted] = (),
) -> Robustness:
    """Return whether every element and relation stands, falls or is open, in every setting of a grid.

    By default `grid` in all its dimensions. By acceptance a node stands where every extension has it and falls where
    every one attacks it, by strength above and below 1/2. A base score of 1/2 counts as none of its own. ``budget`` is
    in seconds for all that is NP-hard; what it does not reach is unknown. ``views`` are what has been counted of this
    network already. Linear per setting but for what is NP-hard. Raises `NetworkError` for bad values and `QueryError`
    for a bad setting, reading or budget.

    >>> debate = nx.DiGraph([("doubt", "claim", {"relation": "attacks"})])
    >>> found = robustness(debate)
    >>> found.verdict("claim", method="acceptance", support=None)
    ('falls', 1.0)
    """
    clock = Budget.of(budget)
    wanted = tuple(grid() if settings is None else settings)
    groups: dict[tuple[str, bool], list[int]] = {}
    for number, setting in enumerate(wanted):
        groups.setdefault((setting.reading, setting.answers_attack), []).append(number)
    known, columns = {view.reading: view for view in views}, {}
    for (reading, answers_attack), numbers in groups.items():
        known[reading] = counted(known.get(reading, network), reading)
        bench = _Bench(known[reading], [wanted[number] for number in numbers], answers_attack)
        columns.update({number: bench.verdicts(wanted[number], clock) for number in numbers})
    rows = zip(*(columns[number] for number in range(len(wanted))), strict=True) if wanted else repeat(())
    return Robustness(wanted, dict(zip(network, rows, strict=False)))


class _Bench:
    """A network as the settings of one reading see it, with or without answers that attack."""

    def __init__(self, view: Counted, settings: Sequence[Setting], answers_attack: bool) -> None:  # noqa: FBT001  private
        self.view, self.answers_attack = view, answers_attack
        self.supports = dict.fromkeys(setting.support for setting in settings if setting.method == "acceptance")

    def verdicts(self, setting: Setting, clock: Budget) -> list[Verdict]:
        """Return the verdicts of one setting by node; a relation that its reading does not count is open."""
        if setting.method == "acceptance":
            semantics: Semantics = setting.semantics  # type: ignore[assignment]  # the acceptance side of the grid
            found = by_acceptance(self._labelled[setting.support], semantics, clock)
        else:
            gradual: Gradual = setting.semantics  # type: ignore[assignment]  # the other side
            start = DEFAULT if setting.base_score is None else setting.base_score
            base = np.where(self._bare, start, self._arrays.base)
            found = by_strength(strengths(replace(self._arrays, base=base), gradual))
        if len(found) == len(self.view.whole):
            return found
        by_node = dict(zip(self.view.network, found, strict=True))
        return [by_node.get(node, "open") for node in self.view.whole]

    @cached_property
    def _labelled(self) -> dict[Support | None, Labelled]:
        found = frameworks(self.view.network, self.supports, answers_attack=self.answers_attack)
        return {support: Labelled(debate) for support, debate in found.items()}

    @cached_property
    def _arrays(self) -> Signed:
        return signed(self.view.network, answers_attack=True) if self.answers_attack else self.view.arrays

    @cached_property
    def _bare(self) -> Booleans:
        """Tell which elements have no base score of their own."""
        steps = set(relation_nodes(self.view.whole))
        elements = np.array([name not in steps for name in self._arrays.names], np.bool_)
        return np.asarray(elements & (self._arrays.base == DEFAULT))
