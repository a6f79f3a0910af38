"""The network as flat records: what every graph file (GraphML, GEXF, DOT, Cytoscape, node-link) is written from.

An edge runs from premise to conclusion, from attacker to attacked, from policy response to problem. A relation that
something attacks, or whose sources are linked, is a node of kind ``relation``: its premises point at it, and it points
at its conclusion.

- ``id`` of an edge is unique in the file: the id of its relation, and ``<relation>:<source>`` for an edge from one of
  several sources or from a premise to a relation that is a node. ``relation_id`` is always the plain id, as in
  ``edges.csv``.
- ``label`` is the short English name, since most programs show that attribute; the first language of the map where it
  has no English. ``label_<language>`` and ``text_<language>`` hold the names and texts of every language.
- The other attributes bear the names of the columns of ``nodes.csv`` and ``edges.csv``. None is left out; an empty text
  stays, as it does in a table.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

import networkx as nx

Value: TypeAlias = str | bool | float | int
Network: TypeAlias = "nx.MultiDiGraph[str]"


@dataclass(frozen=True, slots=True)
class NodeRecord:
    """An element, or a relation that is a node."""

    id: str
    label: str
    attributes: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class EdgeRecord:
    """One edge; see the module for its two ids."""

    id: str
    source: str
    target: str
    label: str
    attributes: Mapping[str, Value]


def nodes(network: Network) -> list[NodeRecord]:
    """Return the nodes, sorted by id."""
    languages = _languages(network)
    return [
        NodeRecord(node, _label(data, languages, node), _attributes(data))
        for node, data in sorted(network.nodes(data=True))
    ]


def edges(network: Network) -> list[EdgeRecord]:
    """Return the edges, sorted by relation, source and target."""
    languages = _languages(network)
    found = sorted(((key, source, target) for source, target, key in network.edges(keys=True)))
    count = Counter(key for key, _, _ in found)
    return [
        EdgeRecord(
            key if count[key] == 1 or source == key else f"{key}:{source}",
            source,
            target,
            _label(data := network.edges[source, target, key], languages, str(data.get("relation", ""))),
            {"relation_id": key} | _attributes(data),
        )
        for key, source, target in found
    ]


def graph_attributes(network: Network) -> dict[str, Value]:
    """Return what is said of the map as a whole: its id, languages and titles."""
    return _attributes(network.graph)


def title(network: Network) -> str:
    """Return the title in the language of the labels, the id of the map where it has none."""
    attributes = network.graph
    return next(
        (str(attributes[name]) for name in _names("title", _languages(network)) if attributes.get(name)),
        str(attributes.get("map", "")),
    )


def _languages(network: Network) -> list[str]:
    """Return the languages as attribute suffixes, English first."""
    tags = [tag.lower().replace("-", "_") for tag in str(network.graph.get("languages", "")).split(";") if tag]
    return sorted(tags, key=lambda tag: tag != "en")


def _names(what: str, languages: list[str]) -> list[str]:
    return [f"{what}_{language}" for language in languages]


def _label(data: Mapping[str, object], languages: list[str], otherwise: str) -> str:
    names = (*_names("label", languages), *_names("text", languages))
    return next((str(data[name]) for name in names if data.get(name)), otherwise)


def _attributes(data: Mapping[str, object]) -> dict[str, Value]:
    """Return the attributes that a file can hold, sorted by name; ``id`` has a place of its own in every format."""
    return {name: _plain(value) for name, value in sorted(data.items()) if value is not None and name != "id"}


def _plain(value: object) -> Value:
    return value if isinstance(value, str | bool | int | float) else str(value)
