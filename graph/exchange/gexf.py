"""GEXF 1.2 (https://gexf.net), the native format of Gephi. No date is written, so that a rebuild is byte-identical."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from graph.exchange.graphml import type_of, written
from graph.exchange.records import EdgeRecord, Network, NodeRecord, Value, edges, nodes, title
from graph.exchange.xml_text import HEADER, attribute, content

Columns = dict[str, tuple[str, str]]


def write(network: Network) -> bytes:
    """Return the network as a static directed graph with declared attributes (string, boolean, double)."""
    node_records, edge_records = nodes(network), edges(network)
    node_columns, edge_columns = _columns(node_records), _columns(edge_records)
    return "".join(
        [
            HEADER,
            '<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">\n',
            "  <meta>\n    <creator>Counterpoint</creator>\n",
            f"    <description>{content(title(network))}</description>\n  </meta>\n",
            '  <graph mode="static" defaultedgetype="directed">\n',
            *_declarations("node", node_columns),
            *_declarations("edge", edge_columns),
            "    <nodes>\n",
            *_node_lines(node_records, node_columns),
            "    </nodes>\n    <edges>\n",
            *_edge_lines(edge_records, edge_columns),
            "    </edges>\n  </graph>\n</gexf>\n",
        ]
    ).encode()


def _columns(records: Iterable[NodeRecord | EdgeRecord]) -> Columns:
    """Number the attributes and give each a type that holds all its values."""
    types: dict[str, set[str]] = {}
    for record in records:
        for name, value in record.attributes.items():
            types.setdefault(name, set()).add(type_of(value))
    return {
        name: (str(number), types[name].pop() if len(types[name]) == 1 else "string")
        for number, name in enumerate(sorted(types))
    }


def _declarations(what: str, columns: Columns) -> Iterator[str]:
    yield f'    <attributes class="{what}" mode="static">\n'
    for name, (number, kind) in columns.items():
        yield f'      <attribute id="{number}" title={attribute(name)} type="{kind}"/>\n'
    yield "    </attributes>\n"


def _values(attributes: Mapping[str, Value], columns: Columns) -> Iterator[str]:
    yield "        <attvalues>\n"
    for name, value in attributes.items():
        yield f'          <attvalue for="{columns[name][0]}" value={attribute(written(value))}/>\n'
    yield "        </attvalues>\n"


def _node_lines(records: Sequence[NodeRecord], columns: Columns) -> Iterator[str]:
    for record in records:
        yield f"      <node id={attribute(record.id)} label={attribute(record.label)}>\n"
        yield from _values(record.attributes, columns)
        yield "      </node>\n"


def _edge_lines(records: Sequence[EdgeRecord], columns: Columns) -> Iterator[str]:
    for record in records:
        ends = f"source={attribute(record.source)} target={attribute(record.target)}"
        yield f"      <edge id={attribute(record.id)} {ends} label={attribute(record.label)}>\n"
        yield from _values(record.attributes, columns)
        yield "      </edge>\n"
