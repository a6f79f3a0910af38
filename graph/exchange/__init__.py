"""One map, written in every format.

`FORMATS` is the table: a format is one function in a file of its own and one line here. Everything is written to bytes,
so that line ends and encoding are the same on every platform, and equal input gives equal bytes.

>>> FORMATS["graphml"].file
'map.graphml'
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Final

import networkx as nx
from rdflib import Dataset

from graph.analysis import Analysis, analyse
from graph.analysis.measures import Measure, measures
from graph.errors import QueryError, did_you_mean
from graph.exchange import (
    analysis_json,
    csv_files,
    cytoscape,
    dot,
    gexf,
    graphml,
    jsonld,
    node_link,
    nquads,
    rdf_xml,
    turtle,
)
from graph.exchange.terms import Statements
from graph.network import table, to_networkx

__all__ = ["FORMATS", "Edition", "Format", "UnknownFormat", "export", "export_all", "export_format"]


class Edition:
    """One build of a map: its triples, the network made of them and what was computed on it.

    What is not given is computed when a format first asks for it.
    """

    def __init__(
        self, dataset: Dataset, network: nx.MultiDiGraph[str] | None = None, analysis: Analysis | None = None
    ) -> None:
        """Keep what is given."""
        self.dataset = dataset
        self._network = network
        self._analysis = analysis

    @cached_property
    def network(self) -> nx.MultiDiGraph[str]:
        """The elements and relations as a NetworkX network."""
        return to_networkx(self.dataset) if self._network is None else self._network

    @cached_property
    def analysis(self) -> Analysis:
        """The findings of one run over the network."""
        return self._analysis or analyse(self.network)

    @cached_property
    def measured(self) -> nx.MultiDiGraph[str]:
        """The network with what was found of each node among its attributes."""
        found = self.network.copy()
        for name, column in self.measures.items():
            nx.set_node_attributes(found, column, name)
        return found

    @cached_property
    def measures(self) -> Mapping[str, Mapping[str, Measure]]:
        """What was found of each node, by column."""
        return measures(self.analysis)

    @cached_property
    def statements(self) -> Statements:
        """The triples, sorted and spelled, that every RDF file is written from."""
        return Statements(self.dataset)

    @cached_property
    def tables(self) -> tuple[list[dict[str, str]], list[dict[str, str]]]:
        """The rows of ``nodes.csv`` and ``edges.csv``."""
        return table(self.dataset)

    @property
    def languages(self) -> list[str]:
        """The languages of the map, as the network names them."""
        return str(self.network.graph["languages"]).split(";")


@dataclass(frozen=True, slots=True)
class Format:
    """A way to write a map: its name, the file, its media type, what of the map it carries, and the writer."""

    name: str
    file: str
    media_type: str
    carries: str
    write: Callable[[Edition], bytes]


class UnknownFormat(QueryError):
    """No format has this name."""


ALL_GRAPHS = "every named graph except the vocabulary"
UNION = "the union of the named graphs except the vocabulary, as one graph"
NETWORK = (
    "the network: elements, and relations that are attacked or linked, as nodes; every text, attribute and finding"
)
JSON = "application/json"


def _triples(write: Callable[[Statements], bytes]) -> Callable[[Edition], bytes]:
    return lambda edition: write(edition.statements)


def _network(write: Callable[[nx.MultiDiGraph[str]], bytes]) -> Callable[[Edition], bytes]:
    return lambda edition: write(edition.measured)


def _nodes(edition: Edition) -> bytes:
    return csv_files.write_nodes(edition.tables[0], edition.languages)


def _edges(edition: Edition) -> bytes:
    return csv_files.write_edges(edition.tables[1])


def _findings(edition: Edition) -> bytes:
    return csv_files.write_findings(list(edition.network), edition.measures)


def _analysis(edition: Edition) -> bytes:
    return analysis_json.write(edition.analysis)


FORMATS: Final[Mapping[str, Format]] = MappingProxyType(
    {
        line.name: line
        for line in (
            Format("trig", "map.trig", "application/trig", ALL_GRAPHS, _triples(turtle.write_trig)),
            Format("nq", "map.nq", "application/n-quads", ALL_GRAPHS, _triples(nquads.write)),
            Format("jsonld", "map.jsonld", "application/ld+json", ALL_GRAPHS, _triples(jsonld.write)),
            Format("ttl", "map.ttl", "text/turtle", UNION, _triples(turtle.write_turtle)),
            Format("rdf", "map.rdf", "application/rdf+xml", UNION, _triples(rdf_xml.write)),
            Format("graphml", "map.graphml", "application/graphml+xml", NETWORK, _network(graphml.write)),
            Format("gexf", "map.gexf", "application/gexf+xml", NETWORK, _network(gexf.write)),
            Format("dot", "map.dot", "text/vnd.graphviz", NETWORK, _network(dot.write)),
            Format("cyjs", "map.cyjs", JSON, NETWORK, _network(cytoscape.write)),
            Format("node-link", "map.node-link.json", JSON, NETWORK, _network(node_link.write)),
            Format("nodes", "nodes.csv", "text/csv", "one row for each element", _nodes),
            Format("edges", "edges.csv", "text/csv", "one row for each source of each relation", _edges),
            Format("findings", "findings.csv", "text/csv", "what was computed of each node of the network", _findings),
            Format("analysis", "analysis.json", JSON, "everything that one run of the analysis found", _analysis),
        )
    }
)


def export(dataset: Dataset, name: str) -> bytes:
    """Return the dataset's map in the format called ``name``, computing what the format needs.

    >>> export(None, "grahpml")
    Traceback (most recent call last):
        ...
    graph.exchange.UnknownFormat: no format is called 'grahpml' (did you mean 'graphml'?)

    Raises:
        UnknownFormat: for a name that is not in `FORMATS`.
        BuildError: where the format cannot say what the map holds.

    """
    return _format(name).write(Edition(dataset))


def export_format(name: str, dataset: Dataset, network: nx.MultiDiGraph[str], analysis: Analysis) -> bytes:
    """Return a map in one format, from a network and findings already at hand; raises as `export` does."""
    return _format(name).write(Edition(dataset, network, analysis))


def export_all(dataset: Dataset, network: nx.MultiDiGraph[str], analysis: Analysis) -> dict[str, bytes]:
    """Return every format by the name of its file."""
    edition = Edition(dataset, network, analysis)
    return {line.file: line.write(edition) for line in FORMATS.values()}


def _format(name: str) -> Format:
    if name not in FORMATS:
        remedy = did_you_mean(name, FORMATS) or f"known: {', '.join(FORMATS)}"
        raise UnknownFormat(f"no format is called {name!r} ({remedy})")
    return FORMATS[name]
