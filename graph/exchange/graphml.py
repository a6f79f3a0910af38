"""GraphML (http://graphml.graphdrawing.org), read by Gephi, yEd, Cytoscape, igraph, networkx and Neo4j."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from graph.exchange.records import EdgeRecord, Network, NodeRecord, Value, edges, graph_attributes, nodes
from graph.exchange.xml_text import HEADER, attribute, content

Keys = dict[tuple[str, str], tuple[str, str]]
ROOT = (
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    ' xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">\n'
)


def write(network: Network) -> bytes:
    """Return the network with every attribute declared by name and type (string, boolean, double)."""
    node_records, edge_records, whole = nodes(network), edges(network), graph_attributes(network)
    keys = (
        _keys("graph", [whole])
        | _keys("node", map(_with_label, node_records))
        | _keys("edge", map(_with_label, edge_records))
    )
    body = (*_node_lines(node_records, keys), *_edge_lines(edge_records, keys))
    return "".join(
        [
            HEADER,
            ROOT,
            *_declarations(keys),
            '  <graph id="map" edgedefault="directed">\n',
            *_data(whole, "graph", keys),
            *body,
            "  </graph>\n</graphml>\n",
        ]
    ).encode()


def _with_label(record: NodeRecord | EdgeRecord) -> dict[str, Value]:
    return {"label": record.label} | dict(record.attributes)


def _keys(what: str, all_attributes: Iterable[Mapping[str, Value]]) -> Keys:
    """Return the key of each attribute: a name for the file and a type that holds all its values."""
    types: dict[str, set[str]] = {}
    for attributes in all_attributes:
        for name, value in attributes.items():
            types.setdefault(name, set()).add(type_of(value))
    return {
        (what, name): (f"{what}.{name}", types[name].pop() if len(types[name]) == 1 else "string")
        for name in sorted(types)
    }


def type_of(value: Value) -> str:
    """Return the type of GraphML and GEXF that holds ``value``."""
    if isinstance(value, bool):
        return "boolean"
    return "string" if isinstance(value, str) else "double"


def written(value: Value) -> str:
    """Return ``value`` as GraphML and GEXF spell it."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _declarations(keys: Keys) -> Iterator[str]:
    for (what, name), (key, kind) in keys.items():
        yield f'  <key id={attribute(key)} for="{what}" attr.name={attribute(name)} attr.type="{kind}"/>\n'


def _data(attributes: Mapping[str, Value], what: str, keys: Keys) -> Iterator[str]:
    for name, value in attributes.items():
        yield f"      <data key={attribute(keys[what, name][0])}>{content(written(value))}</data>\n"


def _node_lines(records: Sequence[NodeRecord], keys: Keys) -> Iterator[str]:
    for record in records:
        yield f"    <node id={attribute(record.id)}>\n"
        yield from _data(_with_label(record), "node", keys)
        yield "    </node>\n"


def _edge_lines(records: Sequence[EdgeRecord], keys: Keys) -> Iterator[str]:
    for record in records:
        ends = f"source={attribute(record.source)} target={attribute(record.target)}"
        yield f"    <edge id={attribute(record.id)} {ends}>\n"
        yield from _data(_with_label(record), "edge", keys)
        yield "    </edge>\n"
