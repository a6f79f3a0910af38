"""Where every node stands: under each semantics of acceptance, and how strong under each gradual one."""

from __future__ import annotations

import networkx as nx

from graph import acceptance, strength
from graph.acceptance import Label, Standing
from graph.polarity import signed
from graph.strength import Strengths

CONFLICTS = 100_000
"""Dead ends of the solver after which a question stays open: the same on every machine, unlike seconds."""


def standings(network: nx.MultiDiGraph[str]) -> dict[str, dict[str, Standing]]:
    """Return by semantics where every node stands, on attacks alone."""
    debate = acceptance.framework(network)
    return {each: acceptance.standings(debate, each, conflicts=CONFLICTS) for each in acceptance.SEMANTICS}


def bipolar(network: nx.MultiDiGraph[str]) -> dict[str, dict[str, Label]]:
    """Return by what support is taken to mean the grounded label of every node."""
    return {reading: acceptance.grounded(network, reading) for reading in acceptance.READINGS}


def strengths(network: nx.MultiDiGraph[str]) -> dict[str, Strengths]:
    """Return by gradual semantics the strength of every node, with its certificate."""
    read = signed(network)
    return {semantics: strength.strengths(read, semantics) for semantics in strength.SEMANTICS}
