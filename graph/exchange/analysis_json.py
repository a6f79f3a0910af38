"""``analysis.json``: what one run computed, by the JSON Schema in ``ontology/analysis.schema.json``."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from graph.analysis import Analysis
from graph.analysis.decisions import Decisions
from graph.analysis.measures import measures
from graph.analysis.overall import is_core
from graph.policy import LeastShift

SCHEMA = "https://w3id.org/counterpoint/ns/analysis.schema.json"
FORMAT = 1
SIGNIFICANT_DIGITS = 12


def write(analysis: Analysis) -> bytes:
    """Return the run; keys are sorted and numbers have twelve significant digits, the same on every machine."""
    return (json.dumps(document(analysis), ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def document(analysis: Analysis) -> dict[str, Any]:
    """Return the run as plain JSON values."""
    return {
        "$schema": SCHEMA,
        "format": FORMAT,
        "run": analysis.run,
        "parameters": {name: _number(value) for name, value in analysis.parameters.items()},
        "counts": _counts(analysis),
        "certificates": _certificates(analysis),
        "findings": _findings(analysis),
        "movers": _movers(analysis),
        "least_attacks": _least_attacks(analysis),
        "least_shifts": {node: _shift(found) for node, found in analysis.least_shifts.items()},
        "robustness": _robustness(analysis),
        "criticisms": list(analysis.criticisms),
        "open": {basis: list(ids) for basis, ids in analysis.open.items()},
        "rebutted": list(analysis.rebutted),
        "answers": [
            {
                "relation": answer.relation,
                "response": answer.response,
                "criticism": answer.criticism,
                "coverage": answer.coverage,
                "basis": answer.basis,
            }
            for answer in analysis.answers
        ],
        "coverage": {
            basis: {response: list(criticisms) for response, criticisms in responses.items()}
            for basis, responses in analysis.coverage.items()
        },
        "unanswered_index": {basis: _number(value) for basis, value in analysis.unanswered_index.items()},
        "decisions": {reading: _plain(_decisions(found)) for reading, found in analysis.decisions.items()},
        "cycles": [list(cycle) for cycle in analysis.cycles],
        "bridges": [list(ends) for ends in analysis.bridges],
        "section_modularity": _number(analysis.section_modularity),
        "component_sizes": list(analysis.component_sizes),
    }


def _counts(analysis: Analysis) -> dict[str, Any]:
    labels = list(analysis.grounded.values())
    return {
        "criticisms": len(analysis.criticisms),
        "open": {basis: len(ids) for basis, ids in analysis.open.items()},
        "rebutted": len(analysis.rebutted),
        "answers": len(analysis.answers),
        "grounded": {label: labels.count(label) for label in ("in", "out", "undecided")},
        "components": len(analysis.component_sizes),
        "cycles": len(analysis.cycles),
    }


def _findings(analysis: Analysis) -> dict[str, dict[str, Any]]:
    """Gather the findings on each node: an element, or a relation that is one; null where a number is no answer."""
    columns = measures(analysis)
    return {
        node: {name: _number(found.get(node)) for name, found in columns.items()} for node in sorted(analysis.grounded)
    }


def _certificates(analysis: Analysis) -> dict[str, dict[str, Any]]:
    """Return how far each gradual semantics can be trusted, and the nodes whose number is no answer."""
    return {
        semantics: {
            **{name: _number(value) for name, value in asdict(found.certificate).items()},
            "unsettled": sorted(found.unsettled),
        }
        for semantics, found in analysis.strengths.items()
    }


def _movers(analysis: Analysis) -> dict[str, Any]:
    """Return what moved each node most, and by which semantics and measure that was told."""
    return {
        "semantics": analysis.movers.semantics,
        "measure": analysis.movers.measure,
        "of": {
            node: {each.contributor: _number(each.value) for each in found} for node, found in analysis.movers.items()
        },
    }


def _least_attacks(analysis: Analysis) -> dict[str, dict[str, Any]]:
    """Return what would have to be struck so that an accepted claim falls, where anything could."""
    return {
        node: {
            "struck": list(found.struck),
            "cost": found.cost,
            "bound": _number(found.bound),
            "optimal": found.optimal,
        }
        for node, found in analysis.least_attacks.items()
        if found.label == "in" and found.struck
    }


def _shift(found: LeastShift) -> dict[str, Any]:
    """Return a least change of base scores; null where no change was found, or none is possible."""
    return {
        "strength": _number(found.strength),
        "after": _number(found.after),
        "base_scores": None if found.base_scores is None else _plain(found.base_scores),
        "distance": _finite(found.distance),
        "bound": _finite(found.bound),
        "optimal": found.optimal,
    }


def _finite(value: float) -> float | None:
    return float(_number(value)) if math.isfinite(value) else None


def _robustness(analysis: Analysis) -> dict[str, Any]:
    """Return the grid of settings, and for every node the share of it with each verdict."""
    return {
        "grid": [asdict(setting) | {"core": is_core(setting)} for setting in analysis.robustness.grid],
        "shares": {
            node: {verdict: _number(share) for verdict, share in analysis.robustness.shares(node).items() if share}
            for node in sorted(analysis.overall)
        },
    }


def _decisions(found: Decisions) -> dict[str, Any]:
    """Return the policy analytics of one reading."""
    return {
        "unanswered_index": {"all": found.index, "accepted": found.index_accepted, "strong": found.index_strong},
        "redundancy": found.redundancy,
        "sole_answers": found.sole_answers,
        "losses": [asdict(loss) for loss in found.losses],
        "portfolio": asdict(found.portfolio),
        "marginal_value": found.values,
        "evidence": {"bottlenecks": found.evidence.bottlenecks, "unbacked": found.evidence.unbacked},
        "backfires": [asdict(each) for each in found.backfires],
        "polarization": {
            **{name: getattr(found.frustration, name) for name in ("index", "bound", "optimal", "share")},
            "tensions": [each.relation for each in found.frustration.tensions],
            "conflict": [
                {"attacker": one, "attacked": other, "mass": mass} for (one, other), mass in found.conflict.mass.items()
            ],
        },
    }


def _plain(value: Any) -> Any:  # noqa: ANN401 - a JSON value goes in and comes out
    """Return a value of JSON with every number at its length."""
    if isinstance(value, Mapping):
        return {name: _plain(each) for name, each in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(each) for each in value]
    return _number(value)


def _number(value: Any) -> Any:  # noqa: ANN401 - a JSON value goes in and comes out
    return float(f"{value:.{SIGNIFICANT_DIGITS}g}") if isinstance(value, float) else value
