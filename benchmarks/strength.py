"""What a round of each strength costs, beside one sparse product of the same matrix, and beside other programs.

    python benchmarks/strength.py [LARGEST]

On random networks of 10,000, 100,000, … up to LARGEST (default 1,000,000) claims with three relations each, to 1e-9.
The product is that of SciPy with the matrix of the largest circle, in which all but a tenth of the claims stand, and is
timed in turn with the rounds, each the quickest of several. The h-categorizer, which knows attacks alone, has a network
of attacks. ``whole run`` has the order of computing, all rounds and the certificate. Peers are formal-argumentation
(`pip install '.[benchmarks]'`), which knows two of the four, and dictionaries over NetworkX, on a small network. Prints
CPU time; the ratios hold across machines, the times do not.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from importlib.util import find_spec
from math import exp, prod
from pathlib import Path

import networkx as nx
import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))  # a script, run from anywhere in a checkout

from graph.polarity import Signed, from_arrays
from graph.strength import SEMANTICS, Semantics, rounds, strengths
from graph.strength.formulas import formula
from graph.strength.plan import plan
from graph.strength.rounds import Rounds

RUNS = 15
NEVER = 10**12
PEER_CLAIMS = 1000


def crowd(claims: int, semantics: str, *, weighted: bool = True) -> Signed:
    """Return claims with three random relations each."""
    random = np.random.default_rng(0)
    edges = 3 * claims
    sources, targets = random.integers(0, claims, (2, edges))
    signs = np.full(edges, -1) if semantics == "h-categorizer" else random.choice([-1, 1], edges)
    weights = random.random(edges) if weighted else 1.0
    return from_arrays(sources, targets, signs, weights=weights, base=random.random(claims), nodes=claims)


def quickest(*works: Callable[[], object], runs: int = RUNS) -> list[float]:
    """Return the CPU seconds of each work, run in turn with the others, the quickest of its runs."""
    best = [float("inf")] * len(works)
    for _ in range(runs):
        for place, work in enumerate(works):
            start = time.thread_time()
            work()
            best[place] = min(best[place], time.thread_time() - start)
    return best


def rounds_of(network: Signed, semantics: Semantics, compiled_from: int) -> tuple[Rounds, np.ndarray]:
    """Return the rounds of the largest circle, and strengths to start from."""
    order = plan(network)
    rows = max((each for block, each in zip(order.blocks, order.rows, strict=True) if block.circular), key=_size)
    rounds.COMPILED_FROM = compiled_from
    base = network.base[order.order]
    return Rounds(order, rows, formula(semantics), base), base.copy()


def _size(rows: object) -> int:
    return rows.places.size  # type: ignore[attr-defined]


def row(claims: int, semantics: Semantics) -> str:
    """Time one semantics on one size."""
    network = crowd(claims, semantics)
    numpy, state = rounds_of(network, semantics, NEVER)
    works = [partial(numpy.rows.matrix.__matmul__, state), partial(numpy.advance, state, 1.0)]
    if find_spec("numba"):
        compiled, _ = rounds_of(network, semantics, 0)
        compiled.advance(state, 1.0)  # compiles it
        works.append(partial(compiled.advance, state, 1.0))
    product, *ours = quickest(*works)
    rounds.COMPILED_FROM = USUAL
    network.made.clear()
    start = time.thread_time()
    found = strengths(network, semantics)
    whole = time.thread_time() - start
    cells = [f"{seconds * 1e3:8.3f} ms ={seconds / product:5.2f}" for seconds in ours]
    return (
        f"{claims:>9,} {semantics:17} {product * 1e3:8.3f} ms {cells[0]} {cells[1] if cells[1:] else 'no numba':>18}"
        f" {found.certificate.rounds:5} {whole:8.2f} s {whole / claims * 1e6:7.2f} µs  {found.certificate.status}"
    )


def copying(claims: int) -> str:
    """Time a copy of the matrix' numbers, which tells how fast memory is."""
    matrix = rounds_of(crowd(claims, "df-quad"), "df-quad", NEVER)[0].rows.matrix
    bytes_of = [np.empty_like(each) for each in (matrix.data, matrix.indices, matrix.indptr)]
    parts = (matrix.data, matrix.indices, matrix.indptr)
    state = np.ones(matrix.shape[1])

    def copy() -> None:
        for to, part in zip(bytes_of, parts, strict=True):
            np.copyto(to, part)

    copied, product = quickest(copy, partial(matrix.__matmul__, state))
    size = sum(part.nbytes for part in parts)
    return (
        f"copying its {size / 1e6:.0f} MB: {copied * 1e3:.1f} ms ({2 * size / copied / 1e9:.0f} GB/s read and written),"
        f" one product {product * 1e3:.1f} ms"
    )


def plain(network: nx.MultiDiGraph[str], semantics: str, tolerance: float = 1e-9) -> dict[str, float]:
    """Return strengths by iterating dictionaries over a NetworkX network."""
    before = {name: data["base_score"] for name, data in network.nodes(data=True)}
    while True:
        after = {name: _answer(network, semantics, before, name) for name in network}
        if max(abs(after[name] - before[name]) for name in network) <= tolerance:
            return after
        before = after


def _answer(network: nx.MultiDiGraph[str], semantics: str, state: Mapping[str, float], name: str) -> float:
    base = network.nodes[name]["base_score"]
    sides: dict[str, list[float]] = {"supports": [], "attacks": []}
    for source, _, data in network.in_edges(name, data=True):
        sides[data["relation"]].append(data["strength"] * state[source])
    if semantics == "df-quad":
        push = prod(1 - each for each in sides["attacks"]) - prod(1 - each for each in sides["supports"])
        return base + (push > 0) * (1 - base) * push + (push <= 0) * base * push
    push = sum(sides["supports"]) - sum(sides["attacks"])
    if semantics == "quadratic-energy":
        return base + ((push > 0) - base) * push**2 / (1 + push**2)
    return 1 - (1 - base**2) / (1 + base * exp(push)) if semantics == "euler-based" else base / (1 - push)


def as_networkx(network: Signed) -> nx.MultiDiGraph[str]:
    """Return the same network in NetworkX."""
    found: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    found.add_nodes_from(
        (name, {"base_score": float(base)}) for name, base in zip(network.names, network.base, strict=True)
    )
    edges = zip(
        network.sources.tolist(), network.targets.tolist(), network.signs, network.weights.tolist(), strict=True
    )
    for source, target, sign, weight in edges:
        relation = "supports" if sign > 0 else "attacks"
        found.add_edge(network.names[source], network.names[target], relation=relation, strength=weight)
    return found


def without_both(network: Signed) -> Signed:
    """Return the network without attacks where there is support too, which the peer refuses."""
    ends = network.sources * len(network.names) + network.targets
    kept = (network.signs > 0) | ~np.isin(ends, ends[network.signs > 0])
    cut = (network.sources[kept], network.targets[kept], network.signs[kept])
    return from_arrays(*cut, base=network.base, nodes=len(network.names))


def peers(semantics: Semantics) -> Iterator[str]:
    """Time others on a small network, and say how far their strengths are from ours."""
    network = without_both(crowd(PEER_CLAIMS, semantics, weighted=False))
    ours = strengths(network, semantics)
    graph = as_networkx(network)
    works: dict[str, Callable[[], Mapping[str, float]]] = {"plain NetworkX": partial(plain, graph, semantics)}
    if find_spec("argumentation"):
        works |= _formal_argumentation(network, semantics)
    (usual,) = quickest(lambda: (network.made.clear(), strengths(network, semantics)), runs=3)
    for name, work in works.items():
        (seconds,) = quickest(work, runs=1)
        found = work()
        apart = max(abs(found[each] - ours[each]) for each in ours)
        yield f"{semantics:17} {name:22} {seconds:8.3f} s = {seconds / usual:8.1f} of ours; apart by {apart:.0e}"


def _formal_argumentation(network: Signed, semantics: str) -> dict[str, Callable[[], Mapping[str, float]]]:
    from argumentation.gradual.dfquad import dfquad_strengths
    from argumentation.gradual.gradual import WeightedBipolarGraph, quadratic_energy_strengths_discrete

    compute = {"df-quad": dfquad_strengths, "quadratic-energy": quadratic_energy_strengths_discrete}.get(semantics)
    if not compute:
        return {}
    pairs = np.array([network.sources, network.targets]).T.astype(str).tolist()
    sides = {
        sign: frozenset(tuple(pair) for pair, way in zip(pairs, network.signs, strict=True) if way == sign)
        for sign in (1, -1)
    }
    graph = WeightedBipolarGraph(
        frozenset(network.names), dict(zip(network.names, network.base.tolist(), strict=True)), sides[-1], sides[1]
    )
    return {"formal-argumentation": lambda: compute(graph).strengths}


def main(largest: int) -> None:
    """Print the tables."""
    print(HEADER)
    for claims in (10**power for power in range(4, 10)):
        if claims <= largest:
            for semantics in SEMANTICS:
                print(row(claims, semantics), flush=True)
    print(f"\nmatrix of {largest:,} claims: {copying(largest)}")
    print(f"\nothers on {PEER_CLAIMS:,} claims and {3 * PEER_CLAIMS:,} relations of strength 1, to 1e-9")
    for semantics in SEMANTICS:
        for line in peers(semantics):
            print(line, flush=True)
    if not find_spec("argumentation"):
        print("formal-argumentation is not installed (pip install '.[benchmarks]')")


HEADER = (
    "   claims semantics         one product  NumPy round = products  compiled = products rounds  whole run  per claim"
)
USUAL = rounds.COMPILED_FROM

if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
