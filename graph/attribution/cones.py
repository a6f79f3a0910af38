"""What reaches a claim, what it reaches, and a network cut down to that."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import numpy as np
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import breadth_first_order

from graph.errors import NodeNotFound, did_you_mean
from graph.polarity import Integers, Signed
from graph.polarity.arrays import MOST_COMPARED

MOST_NAMED = 20  # unknown names that one message lists


def links(network: Signed) -> csr_matrix:
    """Return the edges and premises as a matrix: row the source, column the target."""
    if "links" not in network.made:
        sources = np.concatenate([network.sources, network.premise_sources])
        targets = np.concatenate([network.targets, network.premise_targets])
        size = len(network.names)
        found = csr_matrix((np.ones(sources.size, np.float64), (sources, targets)), shape=(size, size))
        network.made["links"] = found
    return network.made["links"]


def cone(network: Signed, target: int) -> Integers:
    """Return what reaches the target, itself included, in the order of the network; linear in the edges."""
    if "backward" not in network.made:
        network.made["backward"] = links(network).T.tocsr()
    reaching = breadth_first_order(network.made["backward"], target, return_predecessors=False)
    return np.sort(reaching).astype(np.int64)


def part(network: Signed, nodes: Integers) -> Signed:
    """Return these nodes, numbered in the order given, with the edges among them."""
    fresh = np.full(len(network.names), -1, np.int64)
    fresh[nodes] = np.arange(nodes.size)
    edges = np.flatnonzero((fresh[network.sources] >= 0) & (fresh[network.targets] >= 0))
    premises = np.flatnonzero((fresh[network.premise_sources] >= 0) & (fresh[network.premise_targets] >= 0))
    return replace(
        network,
        names=[network.names[node] for node in nodes.tolist()],
        base=network.base[nodes],
        sources=fresh[network.sources[edges]],
        targets=fresh[network.targets[edges]],
        signs=network.signs[edges],
        weights=network.weights[edges],
        premise_sources=fresh[network.premise_sources[premises]],
        premise_targets=fresh[network.premise_targets[premises]],
        premise_weights=network.premise_weights[premises],
        convergent=network.convergent[nodes],
        edge_names=(),
        premise_names=(),
        made={},
    )


def found(network: Signed, names: Iterable[str]) -> Integers:
    """Return the numbers of these nodes, each once, in the order of the network; raises `NodeNotFound` for all."""
    wanted = dict.fromkeys(names)
    unknown = [name for name in wanted if name not in network.number]
    if unknown:
        known = list(map(str, network.names)) if len(network.names) <= MOST_COMPARED else []
        hints = (did_you_mean(str(name), known) for name in unknown[:MOST_NAMED])
        lines = [
            f"no element or relation is called {name!r}" + (f" ({hint})" if hint else "")
            for name, hint in zip(unknown, hints, strict=False)
        ]
        raise NodeNotFound("\n".join([*lines, *(["and more"] if len(unknown) > MOST_NAMED else [])]))
    return np.array(sorted(network.number[name] for name in wanted), np.int64)
