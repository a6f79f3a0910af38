"""CPU seconds of every policy analytic on a made-up debate, in units of one run of strengths on the same network.

    python benchmarks/policy.py [CLAIMS]

Prints ratios, which hold across machines; the seconds themselves do not. What is NP-hard ends on its budget.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))  # a script, run from anywhere in a checkout

from graph import generator, policy
from graph.strength import strengths

BUDGET = 5.0


def timed(what: str, work: Callable[[], Any], unit: float | None = None) -> float:
    """Run the work once and print its CPU seconds, and how many units that is."""
    start = time.process_time()
    found = work()
    seconds = time.process_time() - start
    proved = getattr(found, "optimal", None)
    note = "" if proved is None else "proved" if proved else "budget spent, with a bound"
    print(f"{what:36} {seconds:8.3f} s {'' if unit is None else f'{seconds / unit:9.1f} runs'}  {note}")
    return seconds


def main(claims: int) -> None:
    """Time every analytic on a debate of this many claims."""
    network = generator.network(claims, seed=1)
    print(f"{len(network)} nodes, {network.number_of_edges()} edges, budget {BUDGET:.0f} s for each NP-hard question")
    strengths(network)  # imports and the like
    unit = timed("one run of strengths", lambda: strengths(network))
    criticisms = policy.criticisms(network)
    target = max(network, key=network.in_degree)
    timed("unanswered index", lambda: policy.unanswered_index(network), unit)
    timed("  among the strong", lambda: policy.unanswered_index(network, among=policy.strong(network)), unit)
    timed("sole answers", lambda: policy.sole_answers(network), unit)
    timed("worst loss of 3 responses", lambda: policy.robust_coverage(network, k=3, budget=BUDGET), unit)
    timed("cheapest portfolio", lambda: policy.portfolio(network, budget=BUDGET), unit)
    timed("marginal value", lambda: policy.marginal_value(network, graded=True), unit)
    timed("what if a criticism is off", lambda: policy.what_if(network, off=criticisms[:1], budget=BUDGET), unit)
    timed("least attack, every node", lambda: policy.least_attacks(network, network, budget=BUDGET), unit)
    timed("least change of base scores", lambda: policy.least_shift(network, target, budget=BUDGET), unit)
    timed("frustration", lambda: policy.frustration(network, budget=BUDGET), unit)
    timed("conflict between holders", lambda: policy.conflict_mass(network), unit)
    timed("backfires", lambda: policy.backfires(network), unit)
    timed("evidence dependency", lambda: policy.evidence_dependency(network), unit)
    timed("robustness, 216 settings", lambda: policy.robustness(network, budget=BUDGET), unit)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
