"""Strengths with what attribution needs beside them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import networkx as nx
import numpy as np

from graph.attribution.adjoint import Adjoint
from graph.attribution.cones import part
from graph.errors import NetworkError
from graph.polarity import Floats, Integers, Signed
from graph.strength import Semantics, Status, strengths
from graph.strength.formulas import Booleans, Formula, formula
from graph.strength.plan import Plan, considered, plan
from graph.strength.slopes import slopes

TOLERANCE = 1e-12  # finer than the strengths themselves need: differences of them are what is asked for


@dataclass(frozen=True, eq=False)
class Solved:
    """Strengths by number of the node, and the network as their semantics sees it: the h-categorizer, attacks alone."""

    network: Signed
    form: Formula
    state: Floats
    doubtful: Booleans
    status: Status

    @property
    def plan(self) -> Plan:
        """The order of computing."""
        return plan(self.network)

    @property
    def proven(self) -> bool:
        """Tell whether these are the only strengths, which then holds for every part of the network too."""
        return self.status in {"exact", "certified"}

    @cached_property
    def adjoint(self) -> Adjoint:
        """Derivatives of the strengths."""
        return Adjoint(slopes(self.network, self.form, self.state), self.plan, self.doubtful)

    def target(self, name: str) -> int:
        """Return the number of a target; raises `NodeNotFound`, and `NetworkError` where its strength is no answer."""
        number = self.network.find(name)
        if self.doubtful[number]:
            raise NetworkError(
                f"the {self.form.name} strength of {name!r} is no answer ({self.status}), so nothing moves it"
                " (choose another semantics, or take a claim out of its circle)"
            )
        return number

    def within(self, nodes: Integers) -> Solved:
        """Return the same for some nodes and the edges among them, which must be all that feed them."""
        return replace(self, network=part(self.network, nodes), state=self.state[nodes], doubtful=self.doubtful[nodes])


def solved(network: nx.DiGraph[str] | Signed, semantics: Semantics, *, answers_attack: bool) -> Solved:
    """Compute the strengths."""
    found = strengths(network, semantics, answers_attack=answers_attack, tolerance=TOLERANCE)
    form = formula(semantics)
    return Solved(considered(found.network, form), form, found.state, found.doubtful, found.certificate.status)


def nearly_zero(values: Floats) -> Floats:
    """Return the values with rounding of zero as zero."""
    return np.where(np.abs(values) <= TOLERANCE, 0.0, values)
