"""Counterpoint: argument maps as knowledge graphs.

    import graph as ag

    loaded = ag.build(["maps/globalization-2002"])      # page, report, graph files
    debate = ag.read("maps/globalization-2002")         # an ArgumentMap
    dataset = ag.to_rdf(debate)                         # named graphs, as rdflib
    network = ag.to_networkx(dataset)                   # a networkx.MultiDiGraph
    ag.query(dataset, "unanswered-criticisms").rows

These names are the short way; everything else is public in modules named after their subject.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from graph.analysis import Analysis, analyse
    from graph.errors import MapError
    from graph.exchange import export
    from graph.findings import annotate
    from graph.model import ArgumentMap
    from graph.network import to_networkx
    from graph.page import render
    from graph.pipeline import build, check
    from graph.queries import query
    from graph.rdf import from_rdf, ontology
    from graph.reader import read
    from graph.reasoning import to_rdf

_HOMES = {
    "Analysis": "graph.analysis",
    "ArgumentMap": "graph.model",
    "MapError": "graph.errors",
    "analyse": "graph.analysis",
    "annotate": "graph.findings",
    "build": "graph.pipeline",
    "check": "graph.pipeline",
    "export": "graph.exchange",
    "from_rdf": "graph.rdf",
    "ontology": "graph.rdf",
    "query": "graph.queries",
    "read": "graph.reader",
    "render": "graph.page",
    "to_networkx": "graph.network",
    "to_rdf": "graph.reasoning",
}

__all__ = [
    "Analysis",
    "ArgumentMap",
    "MapError",
    "analyse",
    "annotate",
    "build",
    "check",
    "export",
    "from_rdf",
    "ontology",
    "query",
    "read",
    "render",
    "to_networkx",
    "to_rdf",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401  the type of a public name is the type of what it names
    """Import a public name on first use, so that ``import graph`` costs nothing."""
    if name not in _HOMES:
        raise AttributeError(f"module 'graph' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
