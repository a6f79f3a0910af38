"""What the templates need of charts and tables beside the facts: names in the language, geometry, numbers as words."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import networkx as nx

from graph.analysis import Analysis
from graph.model import ArgumentMap
from graph.polarity import SIGNS
from graph.report import charts, decided, plots
from graph.report.facts import Facts
from graph.report.standing import SEMANTICS, standing
from graph.report.words import Words

BACKFIRE_WORDS = {
    "strengthens a criticism": "backfire.strengthens",
    "works against a response": "backfire.against",
    "gives a new ground": "backfire.ground",
}


def pictures(network: nx.MultiDiGraph[str], analysis: Analysis, facts: Facts) -> dict[str, object]:
    """Return what the templates of the decisions ask for."""
    themes = {theme.topic: [each.element.id for each in theme.criticisms] for theme in facts.themes}
    coverage, conflict = decided.coverage_heat(analysis, themes), decided.conflict_heat(analysis)
    verdicts = standing(analysis)
    evidence = analysis.decisions[decided.WIDEST].evidence
    return {
        "amount": amount,
        "backed": len(evidence.backed),
        "backfires": decided.backfires(analysis),
        "bar_length": plots.bar,
        "bottlenecks": decided.bottlenecks(analysis),
        "chosen": decided.chosen(analysis),
        "conflict_cell": partial(_conflict_cell, conflict),
        "conflict_table": conflict,
        "coverage_cell": partial(_coverage_cell, coverage),
        "coverage_table": coverage,
        "drawn_conflict": plots.heat(conflict),
        "drawn_coverage": plots.heat(coverage),
        "fitted": plots.fitted,
        "furthest": max((shift.distance for shift in verdicts.shifts if shift.base_scores is not None), default=0.0),
        "gradual": SEMANTICS,
        "claims": lambda mentions, names: [mentions.claim(name) for name in names],
        "holders": lambda words, names: [holder(words, name) for name in names],
        "topics": lambda words, names: [words.topic(name) for name in names],
        "kinds": BACKFIRE_WORDS,
        "level_names": decided.LEVELS,
        "levels": {reading.basis: decided.levels(analysis, reading.basis) for reading in facts.readings},
        "pulling": sum(bool(SIGNS.get(kind)) or kind == "premise" for _, _, kind in network.edges(data="relation")),
        "signed": lambda value: f"{value:+.2f}",
        "stacked": charts.stacked,
        "standing": verdicts,
        "strip_of": plots.strip,
        "unbacked": len(evidence.unbacked),
    }


def amount(value: float) -> str:
    """Return a cost without needless digits.

    >>> amount(32.0), amount(1.25)
    ('32', '1.25')
    """
    return f"{value:.6g}"


def holder(words: Words, name: str) -> str:
    """Return the name of a holder in the language, from the name that the network has for it."""
    return _actors(words.map, words.language).get(name, name) if name else words.say("camps.nobody")


def _actors(argument_map: ArgumentMap, language: str) -> Mapping[str, str]:
    """The name in a language by every name that an actor has."""
    return {
        known: actor.label.get(language, known)
        for actor in argument_map.actors.values()
        for known in actor.label.values()
    }


def _coverage_cell(table: decided.Heat, words: Words, cell: plots.Cell) -> str:
    return words.say(
        "decided.heat_cell",
        n=int(cell.value),
        response=words.name(table.columns[cell.column]),
        theme=words.topic(table.rows[cell.row]),
    )


def _conflict_cell(table: decided.Heat, words: Words, cell: plots.Cell) -> str:
    one, other = holder(words, table.rows[cell.row]), holder(words, table.columns[cell.column])
    return words.say("camps.cell", attacker=one, attacked=other, mass=amount(cell.value))
