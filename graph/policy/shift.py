"""The least change of base scores that takes a claim across 1/2.

The change is measured by the sum of how far base scores move (L1). Where nothing that bears on the claim runs in a
circle, branch and bound over boxes of base scores brings a lower bound up to the best change found: ranges of the
derivatives over a box say how much a unit of change can move the claim there at most.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from math import inf

import numpy as np

from graph.errors import QueryError
from graph.polarity import Signed, rebased, signed
from graph.policy.boxes import HALF, Search
from graph.policy.budget import Budget
from graph.policy.budget import whole as whole_number
from graph.policy.cone import cone
from graph.policy.counting import Debate, counted
from graph.policy.cutting import relation_nodes
from graph.policy.readings import all_known
from graph.strength import Semantics, Strengths, strengths
from graph.strength.formulas import formula
from graph.strength.plan import considered

ROUNDS = 40  # halvings of a step, which then is a trillionth of what it was


@dataclass(frozen=True, slots=True)
class LeastShift:
    """The least change found that takes a claim to 1/2 or across.

    ``base_scores`` are the new base scores, only those that change, and None where no change was found. ``distance`` is
    the sum of the changes, ``strength`` and ``after`` are the claim's strength before and with them. No change of less
    than ``bound`` does it. Where ``optimal``, the two differ by 1/10,000 at most, or both are infinite because it is
    proved that no base scores do it.
    """

    claim: str
    strength: float
    after: float
    base_scores: Mapping[str, float] | None
    distance: float
    bound: float
    optimal: bool


def least_shift(  # noqa: PLR0913  each option stands for itself
    network: Debate,
    claim: str,
    reading: str = "analyst",
    semantics: Semantics = "quadratic-energy",
    *,
    fixed: Collection[str] = (),
    answers_attack: bool = False,
    budget: float | None = 5.0,
    rounds: int | None = None,
) -> LeastShift:
    """Return the least change of base scores, in L1, after which a claim above 1/2 is not above it any more.

    Likewise for a claim below 1/2; at 1/2 nothing has to change. The base scores of elements may change, from 0 to 1,
    but not those of ``fixed`` ones (the claim itself, say), nor those of relations. After ``budget`` seconds (None: no
    end, which may be exponential in the elements), or so many ``rounds`` of the search, which are the same on every
    machine, the best change found is returned with a bound. Where the claim hangs on a circle the bound is 0. Raises
    `NodeNotFound` for unknown names, `QueryError` for a bad option or a claim whose strength is no answer, and what
    `graph.strength.strengths` raises.

    >>> import networkx as nx
    >>> debate = nx.DiGraph([("reason", "claim", {"relation": "supports"})])
    >>> found = least_shift(debate, "claim", semantics="df-quad", fixed=["claim"])
    >>> found.strength, found.distance, found.base_scores
    (0.75, 0.5, {'reason': 0.0})
    """
    if rounds is not None:
        whole_number("the number of rounds", rounds, 1)
    clock = Budget(budget)
    view = counted(network, reading)
    all_known(view.whole, [claim, *fixed])
    whole = signed(view.network, answers_attack=True) if answers_attack else view.arrays
    before = strengths(whole, semantics)
    if claim in before.unsettled:
        raise QueryError(f"the strength of {claim!r} is no answer: its circle does not settle, or would not last")
    strength = before[claim]
    if strength == HALF:
        return LeastShift(claim, strength, strength, {}, 0.0, 0.0, optimal=True)
    held = {*fixed, *relation_nodes(view.network)}
    parts = cone(considered(whole, formula(semantics)), formula(semantics), whole.find(claim))
    if parts is None:
        return _with_circles(whole, semantics, before, claim, held, clock)
    free = np.array([whole.names[node] not in held for node in parts.nodes.tolist()])
    search = Search(parts, free, downward=strength > HALF)
    search.run(clock, inf if rounds is None else rounds)
    names = [whole.names[node] for node in parts.nodes.tolist()]
    return _result(whole, before, claim, search, names)


def _result(whole: Signed, before: Strengths, claim: str, search: Search, names: list[str]) -> LeastShift:
    strength = before[claim]
    if search.best is None:
        return LeastShift(claim, strength, strength, None, inf, search.bound, optimal=search.bound == inf)
    start = search.cone.base
    moved = {name: float(score) for name, score, was in zip(names, search.best, start, strict=True) if score != was}
    after = _shifted(whole, before.semantics, moved)[claim]
    return LeastShift(claim, strength, after, moved, search.distance, search.bound, search.settled)


def _with_circles(  # noqa: PLR0913, PLR0917  what the search works on
    whole: Signed, semantics: Semantics, before: Strengths, claim: str, held: set[str], clock: Budget
) -> LeastShift:
    """Push single base scores to their ends; the best of those that cross, brought back as far as it still does."""
    strength = before[claim]
    downward = strength > HALF
    base = dict(zip(whole.names, whole.base.tolist(), strict=True))

    def crossed(scores: Mapping[str, float]) -> bool:
        found = _shifted(whole, semantics, scores)
        return claim not in found.unsettled and (found[claim] <= HALF if downward else found[claim] >= HALF)

    best: dict[str, float] | None = None
    distance = inf
    for name in (claim, *(each for each in whole.names if each != claim)):
        for end in (0.0, 1.0) if name not in held and not clock.spent() else ():
            reach = min(abs(end - base[name]), distance)
            farthest = base[name] + np.sign(end - base[name]) * reach
            if reach and crossed({name: farthest}):
                near, far = base[name], farthest
                for _ in range(ROUNDS):
                    middle = (near + far) / 2
                    near, far = (near, middle) if crossed({name: middle}) else (middle, far)
                best, distance = {name: far}, abs(far - base[name])
    after = _shifted(whole, semantics, best)[claim] if best else strength
    return LeastShift(claim, strength, after, best, distance, 0.0, optimal=False)


def _shifted(whole: Signed, semantics: Semantics, base_scores: Mapping[str, float]) -> Strengths:
    return strengths(rebased(whole, base_scores), semantics)
