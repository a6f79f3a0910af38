"""CPU seconds of the whole analysis and of each part of it, in units of one grounded labelling of the same network.

    python benchmarks/analysis.py [CLAIMS ...]

Without numbers: the paper's map (383 elements) and a made-up debate of 5,000 claims. A grounded labelling is linear, so
that ratios hold across machines and show what grows faster; the seconds themselves do not hold.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeAlias

import networkx as nx

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))  # a script, run from anywhere in a checkout

from graph import acceptance, analysis, attribution, generator, policy, structure
from graph.analysis import verdicts
from graph.analysis.decisions import LOSSES, STEPS
from graph.analysis.shifts import least_shifts
from graph.network import to_networkx
from graph.policy import Budget
from graph.reader import read
from graph.reasoning import to_rdf

PAPER = Path(__file__).resolve().parent.parent / "maps" / "globalization-2002"
BUDGET = Budget(None, STEPS)

Work: TypeAlias = Callable[[], Any]
Network: TypeAlias = "nx.MultiDiGraph[str]"


def seconds(work: Work) -> float:
    """Return the CPU seconds of one run."""
    start = time.process_time()
    work()
    return time.process_time() - start


def once_for_all(network: Network) -> Iterator[tuple[str, Work]]:
    """Yield what is computed once."""
    view, strong = policy.counted(network, "analyst"), verdicts.strengths(network)
    ranks = structure.page_rank(network)
    yield "standings under each semantics", lambda: verdicts.standings(network)
    yield "three meanings of support", lambda: verdicts.bipolar(network)
    yield "strengths, four semantics", lambda: verdicts.strengths(network)
    yield "robustness, 216 settings", lambda: policy.robustness(network, budget=BUDGET)
    yield "least attack on every node", lambda: policy.least_attacks(view, network, budget=BUDGET)
    yield "least shifts", lambda: least_shifts(view, ranks, strong[analysis.MOVERS])
    yield "movers", lambda: attribution.movers(network, analysis.MOVERS, most=analysis.MOST_MOVERS)
    yield "PageRank", lambda: structure.page_rank(network)
    yield "betweenness", lambda: structure.betweenness(network)
    yield "communities", lambda: structure.communities(network)
    yield (
        "cores, bridges, circles",
        lambda: (
            structure.cores(network),
            list(structure.bridges(network)),
            structure.cycles(network),
        ),
    )


def by_reading(network: Network) -> Iterator[tuple[str, Work]]:
    """Yield what is computed in three readings; here in the widest."""
    view = policy.counted(network, "analyst")
    yield "counting what a reading counts", lambda: policy.counted(network, "analyst")
    yield "unanswered index", lambda: policy.unanswered_index(view)
    yield "worst losses", lambda: [policy.robust_coverage(view, k=k, budget=BUDGET) for k in LOSSES]
    yield "cheapest portfolio", lambda: policy.portfolio(view, budget=BUDGET)
    yield "marginal values", lambda: policy.marginal_value(view, graded=True)
    yield "evidence dependency", lambda: policy.evidence_dependency(view)
    yield "backfires", lambda: policy.backfires(view)
    yield "frustration", lambda: policy.frustration(view, budget=BUDGET)
    yield "conflict between holders", lambda: policy.conflict_mass(view)


def main(name: str, network: Network) -> None:
    """Print the seconds of the whole and of the parts, and how many labellings each takes."""
    print(f"\n{name}: {len(network):,} nodes, {network.number_of_edges():,} edges")
    analysis.analyse(generator.network(20))  # imports and the like
    unit = min(seconds(lambda: acceptance.grounded(network)) for _ in range(3))
    whole = ("one grounded labelling", lambda: acceptance.grounded(network)), ("all", lambda: analysis.analyse(network))
    for what, work in (*whole, *once_for_all(network), *by_reading(network)):
        spent = seconds(work)
        print(f"{what:34} {spent:8.3f} s {spent / unit:9.1f} labellings")


if __name__ == "__main__":
    for claims in map(int, sys.argv[1:] or ["0", "5000"]):
        if claims:
            main(f"A made-up debate of {claims:,} claims", generator.network(claims))
        else:
            main("The paper's map", to_networkx(to_rdf(read(PAPER))))
