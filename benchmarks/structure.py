"""CPU seconds of the structure of made-up debates, beside plain NetworkX in the same run.

    python benchmarks/structure.py [NODES ...]

Without numbers: 10,000 and 100,000. Prints ratios, which hold across machines; the seconds themselves do not. NetworkX
is left out where it takes minutes.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path

import networkx as nx

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))  # a script, run from anywhere in a checkout

from graph import generator, structure

ELEMENTS_PER_CLAIM = 1.42
PATIENCE = 20_000
"""The number of nodes from which NetworkX is not asked for Louvain and sampled betweenness."""

Work = Callable[[], object]


def seconds(work: Work) -> float:
    """Return the CPU seconds of one run."""
    start = time.process_time()
    work()
    return time.process_time() - start


def row(what: str, ours: Work, plain: Work | None) -> None:
    """Print our seconds, NetworkX's, and how many times ours NetworkX's are."""
    mine = seconds(ours)
    if plain is None:
        print(f"{what:24} {mine:9.3f} {'not run':>10}")
        return
    peer = seconds(plain)
    print(f"{what:24} {mine:9.3f} {peer:10.3f} {peer / max(mine, 1e-6):8.1f}")


def main(nodes: int) -> None:
    """Measure a debate of about so many elements."""
    network = generator.network(round(nodes / ELEMENTS_PER_CLAIM))
    directed, thesis = nx.DiGraph(network.edges()), "programme"
    plain = structure.flat(network)
    undirected = nx.Graph(directed)
    undirected.remove_edges_from(list(nx.selfloop_edges(undirected)))
    patient = nodes < PATIENCE
    far = max(structure.depths(network, thesis).items(), key=lambda item: item[1])[0]
    print(f"\n{len(network):,} nodes, {network.number_of_edges():,} edges{'':6} ours   networkx    ratio")
    row("to arrays", lambda: structure.flat(network), None)
    row("PageRank", lambda: structure.page_rank(plain), lambda: nx.pagerank(directed, tol=1e-12 / nodes, max_iter=500))
    sampled = (lambda: nx.betweenness_centrality(directed, k=structure.SAMPLE, seed=0)) if patient else None
    row("betweenness, sampled", lambda: structure.betweenness(plain), sampled)
    row("components", lambda: structure.components(plain), lambda: list(nx.weakly_connected_components(directed)))
    row("bridges", lambda: list(structure.bridges(plain)), lambda: list(nx.bridges(undirected)))
    row(
        "articulation points",
        lambda: structure.articulation_points(plain),
        lambda: list(nx.articulation_points(undirected)),
    )
    row("cores", lambda: structure.cores(plain), lambda: nx.core_number(undirected))
    louvain = (lambda: nx.community.louvain_communities(undirected, seed=0)) if patient else None
    row("communities", lambda: structure.communities(plain), louvain)
    circles = lambda: list(islice(nx.simple_cycles(directed, length_bound=12), 100))  # noqa: E731
    row("100 circles", lambda: structure.cycles(plain), circles)
    row(
        "chain to the thesis",
        lambda: structure.chain(network, far, thesis, by="relations"),
        lambda: nx.shortest_path(directed, far, thesis),
    )
    row(
        "depths",
        lambda: structure.depths(network, thesis),
        lambda: nx.single_target_shortest_path_length(directed, thesis),
    )
    reverse = nx.reverse_view(directed)
    row(
        "dominators",
        lambda: structure.dominators(network, thesis, by="relations"),
        lambda: nx.immediate_dominators(reverse, thesis),
    )
    row("mixing of sections", lambda: structure.mixing(network), None)


if __name__ == "__main__":
    for number in map(int, sys.argv[1:] or ("10000", "100000")):
        main(number)
