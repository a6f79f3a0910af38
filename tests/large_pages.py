"""Pages of made-up debates of any size. Their whole analysis takes minutes, and a page shows only a part of it."""

from __future__ import annotations

from dataclasses import fields
from functools import cache
from typing import Any

import networkx as nx

from graph import acceptance, generator, policy, structure
from graph.analysis import MOVERS, READINGS, STANDINGS, Analysis, strengths
from graph.attribution import Mover, Movers
from graph.page import Page, render

MOST_MOVERS = 5


@cache
def large_page(claims: int, seed: int = 7) -> Page:
    """Return the page of a made-up debate of so many claims."""
    network = generator.network(claims, seed)
    return render(generator.debate(claims, seed), network, quick_analysis(network))


def quick_analysis(network: nx.MultiDiGraph[str]) -> Analysis:
    """Return what a page shows of an analysis, as far as it is found in seconds.

    Where every argument stands is unknown, as where a budget has run out, and what moves an element is whatever aims at
    it; so the page is as large as one with the whole analysis.
    """
    unasked: dict[str, Any] = {each.name: {} for each in fields(Analysis)}
    still_open = {reading: policy.unanswered(network, reading) for reading in READINGS}
    near = {node: sorted(network.pred[node])[:MOST_MOVERS] for node in network}
    known: dict[str, Any] = {
        "run": "0" * 12,
        "grounded": acceptance.grounded(network),
        "standings": {name: dict.fromkeys(network, "unknown") for name in STANDINGS},
        "strengths": strengths(network),
        "movers": Movers(MOVERS, "estimate", {node: tuple(Mover(by, 0.125) for by in near[node]) for node in network}),
        "page_rank": structure.page_rank(network),
        "criticisms": policy.criticisms(network),
        "open": still_open,
        "rebutted": policy.rebutted(network, still_open["analyst"]),
        "answers": policy.answers(network),
        "coverage": {reading: policy.coverage(network, reading) for reading in READINGS},
    }
    return Analysis(**{**unasked, **known})
