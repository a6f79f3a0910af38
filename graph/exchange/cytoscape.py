"""Cytoscape JSON (``.cyjs``) for Cytoscape desktop and Cytoscape.js.

Nodes and edges share one space of ids there, so the edge from a relation that is a node to its conclusion is named
``<relation>:<relation>``. ``value`` and ``key`` let networkx read the file too.
"""

from __future__ import annotations

import json
from typing import Any

from graph.exchange.records import EdgeRecord, Network, NodeRecord, edges, graph_attributes, nodes, title


def write(network: Network) -> bytes:
    """Return the network as Cytoscape's ``elements``, the map's own attributes under ``data``."""
    node_records = nodes(network)
    taken = {record.id for record in node_records}
    document = {
        "data": {**graph_attributes(network), "name": title(network), "shared_name": title(network)},
        "directed": True,
        "elements": {
            "edges": [_edge(record, taken) for record in edges(network)],
            "nodes": [_node(record) for record in node_records],
        },
        "format_version": "1.0",
        "generated_by": "counterpoint",
        "multigraph": True,
        "target_cytoscapejs_version": "~3.0",
    }
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def _node(record: NodeRecord) -> dict[str, Any]:
    names = {"label": record.label, "name": record.label, "shared_name": record.id, "value": record.id}
    return {"data": {**record.attributes, **names, "id": record.id}}


def _edge(record: EdgeRecord, taken: set[str]) -> dict[str, Any]:
    identity = f"{record.id}:{record.source}" if record.id in taken else record.id
    names = {
        "interaction": record.attributes.get("relation", ""),
        "key": identity,
        "label": record.label,
        "name": record.label,
    }
    return {"data": {**record.attributes, **names, "id": identity, "source": record.source, "target": record.target}}
