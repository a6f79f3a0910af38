"""What each reading says of criticisms and of policy responses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from graph.analysis import READINGS
from graph.findings.results import Results, Triple
from graph.policy import Portfolio


def decisions(results: Results) -> Iterator[Triple]:
    """Yield what every reading found: what is open, what answers it, what is cheapest, what nobody could spare."""
    for reading in READINGS:
        yield from _criticisms(results, reading)
        yield from _responses(results, reading)
        yield from _portfolio(results, reading)
        yield from _evidence(results, reading)
        yield from _conflict(results, reading)


def _criticisms(results: Results, reading: str) -> Iterator[Triple]:
    analysis = results.analysis
    found, still_open = analysis.decisions[reading], set(analysis.open[reading])
    status = {each: "open" if each in still_open else "answered" for each in analysis.criticisms}
    yield from results.labels("answer-status", status, reading)
    yield from results.values("redundancy", {each: len(by) for each, by in found.redundancy.items()}, reading)
    yield from results.whole("unanswered-index", found.index, reading)


def _responses(results: Results, reading: str) -> Iterator[Triple]:
    found = results.analysis.decisions[reading]
    met = results.analysis.coverage[reading]
    yield from results.values("criticisms-answered", {each: len(answered) for each, answered in met.items()}, reading)
    yield from results.values("marginal-value", found.values, reading)
    for response, carried in found.sole_answers.items():
        for criticism in carried:
            weight = results.analysis.importance.get(criticism, 1.0)
            yield from results.shares("sole-answer", criticism, {response: weight}, reading)


def _portfolio(results: Results, reading: str) -> Iterator[Triple]:
    found = results.analysis.decisions[reading].portfolio
    yield from results.labels("portfolio", _choices(results.analysis.coverage[reading], found), reading)
    yield from results.whole("portfolio-cost", found.cost, reading)
    yield from results.whole("portfolio-bound", found.bound, reading)


def _choices(responses: Iterable[str], found: Portfolio) -> dict[str, str]:
    known = {
        **dict.fromkeys(found.unsettled, "unknown"),
        **dict.fromkeys(found.replaceable, "replaceable"),
        **dict.fromkeys(found.responses, "chosen"),
    }
    return {response: known.get(response, "not-chosen") for response in responses}


def _evidence(results: Results, reading: str) -> Iterator[Triple]:
    for claim, backing in results.analysis.decisions[reading].evidence.backed.items():
        yield from results.shares("evidence-dependency", claim, dict.fromkeys(backing.critical, 1.0), reading)


def _conflict(results: Results, reading: str) -> Iterator[Triple]:
    found = results.analysis.decisions[reading]
    for each in found.backfires:
        yield from results.shares("backfire", each.response, {each.target: abs(each.effect)}, reading)
    yield from results.whole("polarization", found.frustration.share, reading)
