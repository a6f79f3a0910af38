r"""DOT, for Graphviz. Every attribute is a quoted string, so nothing is ever read as an HTML-like label.

A backslash is doubled, as Graphviz's escape strings have it, and in a label ``&`` is escaped where Graphviz would read
an entity.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from graph.exchange.records import EdgeRecord, Network, NodeRecord, Value, edges, nodes, title
from graph.exchange.xml_text import FORBIDDEN

FONT = "Noto Sans CJK TC"
SHAPES = {"claim": "box", "evidence": "note", "policy_response": "box", "relation": "point"}
NODE_STYLES = {"claim": "solid", "evidence": "solid", "policy_response": "rounded", "relation": "filled"}
COLOURS = {
    "claim": "#374151",
    "evidence": "#0072b2",
    "policy_response": "#00795c",
    "attacks": "#b3261e",
    "rebuts": "#b3261e",
    "undercuts": "#b3261e",
    "undermines": "#b3261e",
    "answers": "#00795c",
}
LINES = {"explicit": "solid", "implicit": "dashed", "analyst": "dotted"}
ENTITY = re.compile(r"&(?=#?\w+;)")


def write(network: Network) -> bytes:
    """Return the network as a digraph that reads from reasons at the bottom to conclusions at the top."""
    font = f"fontname={quote(FONT)}"
    head = f'graph [charset="UTF-8", rankdir=BT, label={label(title(network))}, {font}]'
    lines = (head, f"node [{font}]", f"edge [{font}]", *map(_node, nodes(network)), *map(_edge, edges(network)))
    return "".join(["digraph map {\n", *(f"  {line}\n" for line in lines), "}\n"]).encode()


def quote(text: str) -> str:
    r"""Return ``text`` as a DOT string.

    >>> print(quote('<b>say "a\\b"</b>'))
    "<b>say \"a\\b\"</b>"
    """
    escaped = FORBIDDEN.sub("\ufffd", text).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def label(text: str) -> str:
    """Return ``text`` as a DOT string that Graphviz shows as it is.

    >>> label("AT&T &lt;b&gt;")
    '"AT&T &amp;lt;b&amp;gt;"'
    """
    return quote(ENTITY.sub("&amp;", text))


def _node(record: NodeRecord) -> str:
    kind = str(record.attributes.get("kind", ""))
    look = {
        "shape": SHAPES.get(kind, "box"),
        "style": NODE_STYLES.get(kind, "solid"),
        "color": COLOURS.get(kind, "#374151"),
    }
    return f"{quote(record.id)} [label={label(record.label)}{_rest(look | dict(record.attributes))}]"


def _edge(record: EdgeRecord) -> str:
    attributes = record.attributes
    look = {
        "style": LINES.get(str(attributes.get("basis")), "solid"),
        "color": COLOURS.get(str(attributes.get("relation")), "#374151"),
    }
    ends = f"{quote(record.source)} -> {quote(record.target)}"
    return f"{ends} [id={quote(record.id)}, label={label(record.label)}{_rest(look | dict(attributes))}]"


def _rest(attributes: Mapping[str, Value]) -> str:
    return "".join(_pairs(attributes))


def _pairs(attributes: Mapping[str, Value]) -> Iterator[str]:
    for name, value in attributes.items():
        yield f", {name}={quote(str(value).lower() if isinstance(value, bool) else str(value))}"
