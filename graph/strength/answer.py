"""Strengths of every claim, with what is known about them."""

from __future__ import annotations

from collections.abc import ItemsView, Iterator, KeysView, Mapping
from dataclasses import dataclass
from functools import cached_property

import networkx as nx
import numpy as np

from graph.errors import QueryError
from graph.polarity import Floats, Signed, rebased, signed
from graph.strength.certificate import UNSTABLE, Certificate, Status, circles, contraction, stability
from graph.strength.formulas import Booleans, Formula, Semantics, formula
from graph.strength.plan import Plan, considered, plan
from graph.strength.settling import Limits, Settling, settle
from graph.strength.slopes import slopes


@dataclass(frozen=True, eq=False)
class Strengths:
    """The strength of every node, from 0 to 1, in the order of the network; a mapping from names to numbers.

    ``state`` has the same numbers as an array. ``unsettled`` names the nodes whose number is no answer: those of a
    circle that swings or would not last, and all that lies downstream of it.
    """

    network: Signed
    semantics: Semantics
    state: Floats
    certificate: Certificate
    doubtful: Booleans

    @cached_property
    def values(self) -> dict[str, float]:
        """Strengths by name."""
        return dict(zip(self.network.names, self.state.tolist(), strict=True))

    @cached_property
    def unsettled(self) -> tuple[str, ...]:
        """The nodes whose number is no answer."""
        return tuple(self.network.names[node] for node in np.flatnonzero(self.doubtful).tolist())

    def __getitem__(self, name: str) -> float:
        return float(self.state[self.network.find(name)])

    def __iter__(self) -> Iterator[str]:
        return iter(self.network.names)

    def __len__(self) -> int:
        return len(self.network.names)

    def __contains__(self, name: object) -> bool:
        return name in self.network.number

    def keys(self) -> KeysView[str]:
        """Return the names."""
        return self.values.keys()

    def items(self) -> ItemsView[str, float]:
        """Return names with strengths."""
        return self.values.items()


def strengths(  # noqa: PLR0913  each option stands for itself
    network: nx.DiGraph[str] | Signed,
    semantics: Semantics = "quadratic-energy",
    *,
    base_scores: Mapping[str, float] | None = None,
    answers_attack: bool = False,
    tolerance: float = 1e-9,
    rounds: int = 10_000,
) -> Strengths:
    """Return how strong every claim is once all support and attack is counted.

    ``base_scores`` replaces base scores of the network; ``answers_attack`` lets a policy response lower what it
    answers. Where nothing runs in a circle, one pass gives the exact strengths. Circles are iterated until no strength
    in them would change by more than ``tolerance``, for at most ``rounds`` rounds each; see `Certificate` for what is
    then known. Linear in the edges per round. The network is not changed. Raises `NetworkError` for bad values,
    `NodeNotFound` for an unknown name in ``base_scores`` and `QueryError` for a bad option.

    >>> pair = nx.DiGraph([("doubt", "claim", {"relation": "attacks"})])
    >>> strengths(pair, "df-quad").values
    {'doubt': 0.5, 'claim': 0.25}
    >>> strengths(pair, "df-quad").certificate.status
    'exact'
    """
    form = formula(semantics)
    limits = _limits(tolerance, rounds)
    whole = signed(network, answers_attack=answers_attack)
    if base_scores:
        whole = rebased(whole, base_scores)
    seen = considered(whole, form)
    order = plan(seen)
    found = settle(order, form, seen.base, limits)
    return _answer(whole, seen, order, form, found, limits)


def quadratic_energy(network: nx.DiGraph[str] | Signed) -> dict[str, float]:
    """Return quadratic energy strengths (Potyka 2018); see `strengths` for what else is known about them.

    With E the sum of weight × strength over supporters less that over attackers and h(x) = max(x, 0)² / (1 + max(x,
    0)²): s = w + (1 - w) h(E) - w h(-E), for a base score w.

    >>> quadratic_energy(nx.DiGraph([("reason", "claim", {"relation": "supports"})]))
    {'reason': 0.5, 'claim': 0.6}
    """
    return strengths(network, "quadratic-energy").values


def df_quad(network: nx.DiGraph[str] | Signed) -> dict[str, float]:
    """Return DF-QuAD strengths (Rago and others 2016); see `strengths` for what else is known about them.

    With v⁺ = 1 - Π(1 - weight × strength) over supporters and v⁻ likewise over attackers: s = w - w (v⁻ - v⁺) where
    v⁻ ≥ v⁺, else w + (1 - w)(v⁺ - v⁻), for a base score w.

    >>> df_quad(nx.DiGraph([("reason", "claim", {"relation": "supports"})]))
    {'reason': 0.5, 'claim': 0.75}
    """
    return strengths(network, "df-quad").values


def euler_based(network: nx.DiGraph[str] | Signed) -> dict[str, float]:
    """Return Euler-based strengths (Amgoud and Ben-Naim 2018); see `strengths` for what else is known about them.

    With E as for `quadratic_energy`: s = 1 - (1 - w²) / (1 + w e^E), for a base score w.

    >>> strength = euler_based(nx.DiGraph([("reason", "claim", {"relation": "supports"})]))
    >>> {name: round(value, 3) for name, value in strength.items()}
    {'reason': 0.5, 'claim': 0.589}
    """
    return strengths(network, "euler-based").values


def h_categorizer(network: nx.DiGraph[str] | Signed) -> dict[str, float]:
    """Return h-categorizer strengths (Besnard and Hunter 2001), which know attacks alone; see `strengths`.

    s = w / (1 + the sum of weight × strength over attackers), for a base score w.

    >>> h_categorizer(nx.DiGraph([("doubt", "claim", {"relation": "attacks"})]))["claim"]
    0.3333333333333333
    """
    return strengths(network, "h-categorizer").values


def _limits(tolerance: float, rounds: int) -> Limits:
    if not 0 < tolerance < 1:
        raise QueryError(f"a tolerance is a number above 0 and below 1, such as 1e-9, not {tolerance!r}")
    if rounds < 1:
        raise QueryError(f"rounds is a whole number from 1 up, not {rounds!r}")
    return Limits(float(tolerance), int(rounds))


def _answer(  # noqa: PLR0913, PLR0917  all that one run knows
    whole: Signed, seen: Signed, order: Plan, form: Formula, found: Settling, limits: Limits
) -> Strengths:
    state = found.state[order.place]
    if order.exact:
        certificate = Certificate(exact=True, rounds=0, residual=0.0, contraction=0.0, stability=-1.0, status="exact")
        return Strengths(whole, form.name, state, certificate, np.zeros(state.size, np.bool_))
    residual = max(
        float(np.abs(rows.next(form, seen.base[order.order], found.state) - found.state[rows.places]).max())
        for rows in order.rows
    )
    bound = contraction(seen, order, form)
    firsts, reason = stability(lambda: slopes(seen, form, state).matrix, order)
    gap = residual if form.attacks_only else None
    certificate = Certificate(
        exact=False,
        rounds=found.rounds,
        residual=residual,
        contraction=bound,
        stability=None if np.isnan(firsts).any() else float(firsts.max()),
        status=_status(found, firsts, proven=bound < 1 or (gap is not None and gap <= limits.tolerance)),
        gap=gap,
        reason=reason,
    )
    return Strengths(whole, form.name, state, certificate, _doubtful(order, found, firsts))


def _status(found: Settling, firsts: Floats, *, proven: bool) -> Status:
    if found.moving.any():
        return "not converged"
    if (firsts > UNSTABLE).any():
        return "unstable"
    return "certified" if proven else "converged"


def _doubtful(order: Plan, found: Settling, firsts: Floats) -> Booleans:
    """Return, by node, what lies in a circle that did not settle or would not last, or downstream of one."""
    places, starts = circles(order)
    doubt = found.moving.copy()
    doubt[places] |= np.repeat(firsts > UNSTABLE, np.diff(starts, append=places.size))
    if doubt.any():
        for rows in order.rows:
            doubt[rows.places] |= rows.touched(doubt)
    return doubt[order.place]
