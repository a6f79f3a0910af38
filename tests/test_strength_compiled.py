"""One round in one pass, as plain Python and compiled: the same numbers as NumPy."""

from __future__ import annotations

from importlib.util import find_spec

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.polarity import from_arrays, signed
from graph.strength import SEMANTICS, compiled, rounds, strengths
from graph.strength.formulas import formula
from graph.strength.plan import considered, plan
from tests.strategies import debates

NUMBA = pytest.mark.skipif(find_spec("numba") is None, reason="numba is not installed (pip install '.[fast]')")


@given(network=debates(), semantics=st.sampled_from(SEMANTICS), step=st.sampled_from([1.0, 0.5]), data=st.data())
def test_a_loop_over_the_edges_gives_the_numbers_of_numpy(network, semantics, step, data):
    form, arrays = formula(semantics), considered(signed(network), formula(semantics))
    order = plan(arrays)
    size = len(network)
    state = np.array(data.draw(st.lists(st.floats(0, 1), min_size=size, max_size=size)))
    rows, base = order.some(np.arange(size)), arrays.base[order.order]
    expected = rows.next(form, base, state)
    fresh, edges = np.empty(size), compiled.edges(rows)
    for loop in compiled.LOOPS[semantics]:
        largest = loop(edges, rows.start(base, state), state, state, step, fresh)
    assert largest == pytest.approx(np.abs(expected - state).max(), abs=1e-12)
    assert fresh == pytest.approx(state + step * (expected - state), abs=1e-12)


def crowd(claims=200_000, seed=0):
    """Return claims with three random edges each: above the size from which rounds are compiled."""
    random = np.random.default_rng(seed)
    edges = 3 * claims
    ends = random.integers(0, claims, (2, edges))
    signs = random.choice([-1, 1], edges)
    return from_arrays(*ends, signs, weights=random.random(edges), base=random.random(claims), nodes=claims)


@NUMBA
@pytest.mark.slow
@pytest.mark.parametrize("semantics", SEMANTICS)
def test_strengths_of_a_crowd_are_the_same_with_numba_and_without(monkeypatch, semantics):
    arrays = crowd()
    if semantics == "h-categorizer":
        arrays.signs[:] = -1
    assert max(rows.matrix.nnz for rows in plan(arrays).rows) >= rounds.COMPILED_FROM
    fast = strengths(arrays, semantics)
    monkeypatch.setattr(rounds, "COMPILED_FROM", 10**9)
    slow = strengths(arrays, semantics)
    assert np.abs(fast.state - slow.state).max() <= 1e-12
    assert fast.certificate.rounds == slow.certificate.rounds
    assert fast.certificate.status == slow.certificate.status


def test_without_numba_a_round_stays_with_numpy(monkeypatch):
    arrays = from_arrays([0, 1], [1, 0], [-1, -1])
    order = plan(arrays)
    monkeypatch.setattr(compiled, "find_spec", lambda name: None if name == "numba" else find_spec(name))
    assert compiled.sweep(order.rows[0], formula("df-quad"), arrays.base[order.order]) is None
