"""Where every node stands: under each semantics of acceptance, and how strong under each gradual one."""

from __future__ import annotations

from typing import Literal, TypeAlias

import networkx as nx

from graph import acceptance, strength
from graph.acceptance import Framework, Label
from graph.polarity import signed
from graph.strength import Strengths

Standing: TypeAlias = Literal["sceptical", "credulous", "rejected", "unknown"]
STANDINGS: tuple[Standing, ...] = ("sceptical", "credulous", "rejected", "unknown")
"""In every extension, in some but not in all, in none, and not settled within the budget."""

CONFLICTS = 100_000
"""Dead ends of the solver after which a question stays open: the same on every machine, unlike seconds."""


def standings(network: nx.MultiDiGraph[str]) -> dict[str, dict[str, Standing]]:
    """Return by semantics where every node stands; where there is no extension, which only stable allows, in none.

    What grounded labels in or out stands the same under all six; only the rest is asked about.
    """
    debate = acceptance.framework(network)
    labels = acceptance.grounded(debate)
    return {
        semantics: {name: _standing(debate, name, label, semantics) for name, label in labels.items()}
        for semantics in acceptance.SEMANTICS
    }


def bipolar(network: nx.MultiDiGraph[str]) -> dict[str, dict[str, Label]]:
    """Return by what support is taken to mean the grounded label of every node."""
    return {reading: acceptance.grounded(network, reading) for reading in acceptance.READINGS}


def strengths(network: nx.MultiDiGraph[str]) -> dict[str, Strengths]:
    """Return by gradual semantics the strength of every node, with its certificate."""
    read = signed(network)
    return {semantics: strength.strengths(read, semantics) for semantics in strength.SEMANTICS}


def _standing(debate: Framework, name: str, label: str, semantics: acceptance.Semantics) -> Standing:
    if label == "out" or (semantics == "grounded" and label == "undecided"):
        return "rejected"
    some = acceptance.credulous(debate, name, semantics, conflicts=CONFLICTS)
    every = acceptance.sceptical(debate, name, semantics, conflicts=CONFLICTS) if some else some
    if some is None or every is None:
        return "unknown"
    return "sceptical" if every else "credulous" if some else "rejected"
