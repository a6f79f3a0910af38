"""Node-link JSON as networkx reads it back: ``nx.node_link_graph(json.load(file), edges="edges")``."""

from __future__ import annotations

import json

import networkx as nx

from graph.exchange.records import Network, edges, graph_attributes, nodes


def write(network: Network) -> bytes:
    """Return the network with ``nodes`` and ``edges``; the key of an edge is its id in the file."""
    flat: Network = nx.MultiDiGraph(**graph_attributes(network))
    for node in nodes(network):
        flat.add_node(node.id, **{**node.attributes, "label": node.label})
    for edge in edges(network):
        flat.add_edge(edge.source, edge.target, edge.id, **{**edge.attributes, "label": edge.label})
    return (json.dumps(nx.node_link_data(flat, edges="edges"), ensure_ascii=False, indent=1) + "\n").encode()
