"""Shapley values: the difference that all contributors make together, shared among them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from math import factorial

import networkx as nx
import numpy as np
from scipy.special import stdtrit

from graph.attribution.cones import cone, found
from graph.attribution.solved import Solved, nearly_zero, solved
from graph.attribution.variants import AT_A_TIME, coalitions
from graph.errors import NetworkError, QueryError
from graph.polarity import Floats, Integers, Signed
from graph.strength import Semantics
from graph.strength.formulas import Booleans

MOST_EXACT = 12  # contributors whose every coalition is computed: 4,096 of them
FEWEST_SAMPLES = 4  # two pairs of orders, or there is no deviation to tell an interval from
MOST_WORK = 2_000_000_000  # strengths in all coalitions together: some minutes
CONFIDENCE = 0.95


@dataclass(frozen=True, slots=True)
class Share:
    """A contributor's Shapley value, and an interval that holds it; both ends are the value where it is exact."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Shapley:
    """Shapley values of contributors to ``target``.

    They add up to ``strength`` - ``without``, its strength with all of them and with none. ``samples`` is the number of
    orders that were drawn, 0 where the values are exact; each interval then holds its value with 95 % confidence.
    """

    target: str
    strength: float
    without: float
    exact: bool
    samples: int
    shares: Mapping[str, Share]


def shapley(  # noqa: PLR0913  each option stands for itself
    network: nx.DiGraph[str] | Signed,
    target: str,
    semantics: Semantics = "quadratic-energy",
    *,
    contributors: Collection[str] | None = None,
    answers_attack: bool = False,
    samples: int = 400,
    seed: int = 0,
) -> Shapley:
    """Return what each contributor adds to the target's strength, averaged over all orders of arrival.

    A coalition is worth the target's strength while the other contributors are out (Shapley 1953,
    doi:10.1515/9781400881970-018). ``contributors`` are all that reach the target unless named; one that does not has
    0. Up to twelve that reach it are exact, from all their coalitions. Beyond, ``samples`` orders are drawn (Castro and
    others 2009, doi:10.1016/j.cor.2008.04.004), each second one the reverse of the one before, and the interval is
    Student's over these pairs; the same seed gives the same values. Linear in the edges that lead to the target, times
    coalitions: orders times contributors. The network is not changed. Raises `NodeNotFound`, `QueryError`, and
    `NetworkError`, also where the target's strength, or that of a coalition, is no answer.

    >>> debate = nx.DiGraph([("doubt", "claim", {"relation": "attacks"})])
    >>> shapley(debate, "claim", "df-quad").shares
    {'doubt': Share(value=-0.25, low=-0.25, high=-0.25)}
    """
    if samples < FEWEST_SAMPLES:
        raise QueryError(f"samples is a whole number from {FEWEST_SAMPLES} up, not {samples!r}")
    whole = solved(network, semantics, answers_attack=answers_attack)
    number = whole.target(target)
    inside = cone(whole.network, number)
    wanted = inside if contributors is None else found(whole.network, contributors)
    wanted = wanted[wanted != number]
    players = np.searchsorted(inside, np.intersect1d(wanted, inside))
    game = _Game(whole.within(inside), players, int(np.searchsorted(inside, number)))
    exact = players.size <= MOST_EXACT
    rows = game.exact() if exact else game.sampled((samples + 1) // 2, np.random.default_rng(seed))
    shares = {whole.network.names[node]: Share(0.0, 0.0, 0.0) for node in wanted.tolist()}
    names = (whole.network.names[node] for node in inside[players].tolist())
    shares.update({name: Share(*row) for name, row in zip(names, rows.tolist(), strict=True)})
    without, strength = game.worth(np.array([np.zeros(players.size, np.bool_), np.ones(players.size, np.bool_)]))
    drawn = 0 if exact else 2 * ((samples + 1) // 2)
    return Shapley(target, float(strength), float(without), exact, drawn, shares)


@dataclass(frozen=True, eq=False)
class _Game:
    """What every coalition of ``players`` is worth: the strength of ``target`` while the other players are out."""

    whole: Solved
    players: Integers
    target: int

    def worth(self, present: Booleans) -> Floats:
        """Return what each row of players is worth."""
        inside = np.ones((len(present), self.whole.state.size), np.bool_)
        inside[:, self.players] = present
        values = coalitions(self.whole, inside, self.target)
        if np.isnan(values).any():
            raise NetworkError(
                f"without some contributors the {self.whole.form.name} strength of"
                f" {self.whole.network.names[self.target]!r} is no answer, so there is nothing to share"
                " (choose another semantics)"
            )
        return values

    def exact(self) -> Floats:
        """Return a row (value, value, value) for every player, from all coalitions."""
        count = self.players.size
        masks = np.arange(2**count)
        present = (masks[:, None] >> np.arange(count) & 1).astype(np.bool_)
        values, sizes = self.worth(present), present.sum(axis=1)
        chance = np.array([factorial(size) * factorial(count - 1 - size) / factorial(count) for size in range(count)])
        shares = np.empty(count)
        for player in range(count):
            before = masks[~present[:, player]]
            shares[player] = (chance[sizes[before]] * (values[before + 2**player] - values[before])).sum()
        return np.repeat(nearly_zero(shares)[:, None], 3, axis=1)

    def sampled(self, pairs: int, random: np.random.Generator) -> Floats:
        """Return a row (value, low, high) for every player, from orders and their reverses."""
        count, size = self.players.size, self.whole.state.size
        if 2 * pairs * (count + 1) * size > MOST_WORK:
            raise NetworkError(
                f"{2 * pairs:,} orders of {count:,} contributors among {size:,} elements and relations are too many"
                " (draw fewer samples, or name fewer contributors)"
            )
        orders = random.permuted(np.tile(np.arange(count), (pairs, 1)), axis=1)
        step = max(1, AT_A_TIME // ((count + 1) * size))
        added = np.concatenate([self._added(orders[at : at + step]) for at in range(0, pairs, step)])
        mean, deviation = added.mean(axis=0), added.std(axis=0, ddof=1)
        half = stdtrit(pairs - 1, (1 + CONFIDENCE) / 2) * deviation / np.sqrt(pairs)
        rows: Floats = np.stack([mean, mean - half, mean + half], axis=1)
        return nearly_zero(rows)

    def _added(self, orders: Integers) -> Floats:
        """Return what every player adds, averaged over each order and its reverse."""
        count = orders.shape[1]
        both = np.stack([orders, orders[:, ::-1]], axis=1).reshape(-1, count)
        rank = np.empty_like(both)
        np.put_along_axis(rank, both, np.arange(count)[None, :], axis=1)
        present = rank[:, None, :] < np.arange(count + 1)[:, None]
        values = self.worth(present.reshape(-1, count)).reshape(-1, count + 1)
        added: Floats = np.take_along_axis(np.diff(values, axis=1), rank, axis=1)
        paired: Floats = added.reshape(-1, 2, count).mean(axis=1)
        return paired
