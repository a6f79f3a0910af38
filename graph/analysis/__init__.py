"""One run of the analysis over a network: everything the report, the page and the findings need."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

import networkx as nx

from graph import acceptance, attribution, policy, structure
from graph.acceptance import STANDINGS, Standing
from graph.analysis.decisions import LOSSES, STEPS, Decisions, decisions
from graph.analysis.overall import Overall, overall
from graph.analysis.shifts import MOST_SHIFTS, ROUNDS, least_shifts
from graph.analysis.verdicts import CONFLICTS, bipolar, standings, strengths
from graph.attribution import Movers
from graph.policy import READINGS, Answer, Budget, LeastAttack, LeastShift, Robustness
from graph.strength import Strengths

__all__ = ["READINGS", "STANDINGS", "Analysis", "Answer", "Standing", "analyse"]

MOVERS: Final = "quadratic-energy"
"""The semantics by whose strengths it is told what moved a claim."""
MOST_MOVERS: Final = 5

PARAMETERS: Mapping[str, str | int | float | bool] = {
    "acceptance": "grounded on attacks alone",
    "answers_attack": False,
    "acceptance_conflicts": CONFLICTS,
    "betweenness_sample": structure.SAMPLE,
    "cycle_length": structure.LONGEST_CYCLE,
    "cycle_limit": structure.MOST_CYCLES,
    "steps": STEPS,
    "least_shifts": MOST_SHIFTS,
    "least_shift_rounds": ROUNDS,
    "losses": max(LOSSES),
    "movers": MOVERS,
    "movers_most": MOST_MOVERS,
    "page_rank_damping": 0.85,
}


@dataclass(frozen=True, slots=True)
class Analysis:
    """What one run found. Ids are the network's nodes; ``open``, ``coverage`` and ``unanswered_index`` by reading."""

    run: str
    parameters: Mapping[str, str | int | float | bool]
    grounded: Mapping[str, str]
    standings: Mapping[str, Mapping[str, Standing]] = field(repr=False)
    bipolar: Mapping[str, Mapping[str, str]] = field(repr=False)
    least_attacks: Mapping[str, LeastAttack] = field(repr=False)
    least_shifts: Mapping[str, LeastShift] = field(repr=False)
    robustness: Robustness = field(repr=False)
    overall: Mapping[str, Overall] = field(repr=False)
    strengths: Mapping[str, Strengths] = field(repr=False)
    movers: Movers = field(repr=False)
    page_rank: Mapping[str, float]
    betweenness: Mapping[str, float]
    component: Mapping[str, int]
    component_sizes: tuple[int, ...]
    community: Mapping[str, int]
    core: Mapping[str, int]
    bridges: tuple[tuple[str, str], ...]
    section_modularity: float
    cycles: tuple[tuple[str, ...], ...]
    criticisms: tuple[str, ...]
    open: Mapping[str, tuple[str, ...]]
    rebutted: tuple[str, ...]
    answers: tuple[Answer, ...]
    coverage: Mapping[str, Mapping[str, tuple[str, ...]]] = field(repr=False)
    unanswered_index: Mapping[str, float] = field(repr=False)
    decisions: Mapping[str, Decisions] = field(repr=False)
    elements: frozenset[str] = field(repr=False)
    importance: Mapping[str, float] = field(repr=False)


def analyse(network: nx.MultiDiGraph[str]) -> Analysis:
    """Run the whole analysis: verdicts and what they hang on, decisions in three readings, structure.

    The network is not changed. What may take exponential time ends after a number of steps, which is the same on every
    machine, with what is known by then. Above 10,000 nodes it needs the packages of the extra ``large``: raises
    `MissingPackage`. The run's id is the first 12 hexadecimal digits of SHA-256 over the parameters and the network, so
    that the same input has the same id.
    """
    parts = structure.components(network)
    views = {reading: policy.counted(network, reading) for reading in READINGS}
    still_open = {reading: policy.unanswered(view) for reading, view in views.items()}
    robust = policy.robustness(network, budget=Budget(None, STEPS), views=views.values())
    ranks, strong = structure.page_rank(network), strengths(network)
    decided = {reading: decisions(view) for reading, view in views.items()}
    return Analysis(
        run=_run_id(network),
        parameters=PARAMETERS,
        grounded=acceptance.grounded(network),
        standings=standings(network),
        bipolar=bipolar(network),
        least_attacks=policy.least_attacks(views["analyst"], network, budget=Budget(None, STEPS)),
        least_shifts=least_shifts(views["analyst"], ranks, strong[MOVERS]),
        robustness=robust,
        overall=overall(robust),
        strengths=strong,
        movers=attribution.movers(network, MOVERS, most=MOST_MOVERS),
        page_rank=ranks,
        betweenness=structure.betweenness(network),
        component=_numbers(parts),
        component_sizes=tuple(map(len, parts)),
        community=_numbers(structure.communities(network)),
        core=structure.cores(network),
        bridges=tuple(structure.bridges(network)),
        section_modularity=structure.modularity(network),
        cycles=structure.cycles(network),
        criticisms=policy.criticisms(network),
        open=still_open,
        rebutted=policy.rebutted(network, still_open["analyst"]),
        answers=policy.answers(network),
        coverage={reading: policy.coverage(view) for reading, view in views.items()},
        unanswered_index={reading: found.index for reading, found in decided.items()},
        decisions=decided,
        elements=frozenset(node for node, kind in network.nodes(data="kind") if kind != "relation"),
        importance={node: float(weight) for node, weight in network.nodes(data="importance", default=1.0)},
    )


def _numbers(parts: Iterable[Iterable[str]]) -> dict[str, int]:
    """Return the number of every node's part, from 1."""
    return {node: number for number, part in enumerate(parts, start=1) for node in part}


def _run_id(network: nx.MultiDiGraph[str]) -> str:
    nodes = sorted((node, sorted(map(str, data.items()))) for node, data in network.nodes(data=True))
    edges = sorted((*ends, sorted(map(str, data.items()))) for *ends, data in network.edges(keys=True, data=True))
    described = json.dumps([dict(PARAMETERS), dict(network.graph), nodes, edges], sort_keys=True, default=str)
    return hashlib.sha256(described.encode()).hexdigest()[:12]
