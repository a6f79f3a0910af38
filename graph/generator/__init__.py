"""Realistic debates of any size, for tests, benchmarks and first steps: a map like any other, but made up.

    counterpoint generate --claims 1000 --seed 7 --out maps/made-up

    from graph import generator
    generator.debate(1000, seed=7)      # an ArgumentMap, as reading the folder gives it
    generator.network(1000, seed=7)     # a networkx.MultiDiGraph, without words

The same seed gives the same bytes with the same version, on every machine.
"""

from __future__ import annotations

from graph.generator.drawn import FEWEST, MOST, Drawn, draw
from graph.generator.folder import write
from graph.generator.maps import Debate
from graph.generator.networks import network
from graph.model import ArgumentMap

__all__ = ["FEWEST", "MOST", "Drawn", "debate", "draw", "network", "write"]


def debate(claims: int, seed: int = 1, name: str = "made-up") -> ArgumentMap:
    """Return a made-up map with exactly so many claims, called ``name``; linear, about 0.1 ms for a claim.

    Raises `MapError` where ``claims`` is not from 20 to 1,000,000, or ``seed`` is negative.
    """
    return Debate.of(claims, seed).map(name)
