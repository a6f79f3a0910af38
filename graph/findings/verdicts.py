"""Where every node stands, how strong it is, and how it lies in the network."""

from __future__ import annotations

from collections.abc import Iterator

from graph.findings.results import Results, Triple
from graph.strength import Strengths


def verdicts(results: Results) -> Iterator[Triple]:
    """Yield labels under every semantics of acceptance, strengths under every gradual one, and centralities."""
    analysis = results.analysis
    yield from results.labels("grounded", analysis.grounded)
    for semantics, standings in analysis.standings.items():
        if semantics != "grounded":  # whose label says more
            yield from results.labels(semantics, standings)
    for reading, labels in analysis.bipolar.items():
        yield from results.labels(reading, labels)
    for node, attack in analysis.least_attacks.items():
        if attack.label == "in" and attack.struck:
            yield from results.values("vulnerability", {node: attack.cost})
    yield from results.labels("verdict", analysis.overall)
    shares = {node: analysis.robustness.shares(node)["stands"] for node in analysis.overall}
    yield from results.values("robustness", shares)
    for gradual, found in analysis.strengths.items():
        yield from _strengths(results, gradual, found)
    method = "removal" if analysis.movers.measure == "removal" else "removal-estimate"
    for node, found_by in analysis.movers.items():
        yield from results.shares(method, node, {each.contributor: each.value for each in found_by})
    yield from results.values("page-rank", analysis.page_rank)
    yield from results.values("betweenness", analysis.betweenness)
    yield from results.values("component", analysis.component)
    yield from results.values("community", analysis.community)
    yield from results.values("core", analysis.core)


def _strengths(results: Results, method: str, found: Strengths) -> Iterator[Triple]:
    """Say how far the semantics can be trusted, and what it says of each node where it says anything."""
    unsettled = set(found.unsettled)
    status = found.certificate.status.replace(" ", "-")
    yield from results.values(method, {name: value for name, value in found.items() if name not in unsettled})
    yield from results.labels(method, dict.fromkeys(found.unsettled, status))
    yield from results.whole(method, status, of="certificate")
