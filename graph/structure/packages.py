"""The packages for large networks, which not everybody has."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType
from typing import Any

from graph.errors import MissingPackage
from graph.structure.flat import LARGE, Flat

__all__ = ["rust_graph", "scikit_network"]

REMEDY = "install it with: pip install 'counterpoint[large]'"


def _needed(name: str, package: str) -> ModuleType:
    try:
        return import_module(name)
    except ImportError as error:
        message = f"a network of more than {LARGE:,} nodes needs {package} for this question ({REMEDY})"
        raise MissingPackage(message, name=package) from error


def rust_graph(network: Flat) -> tuple[Any, Any]:
    """Return rustworkx and the undirected network in it, without parallel edges; raises `MissingPackage`."""
    rustworkx = _needed("rustworkx", "rustworkx")
    plain = rustworkx.PyGraph(multigraph=False)
    plain.add_nodes_from(range(len(network)))
    low, high, _ = network.undirected
    plain.extend_from_edge_list(list(zip(low.tolist(), high.tolist(), strict=True)))
    return rustworkx, plain


def scikit_network(part: str) -> Any:  # noqa: ANN401  it ships no types
    """Return a module of scikit-network; raises `MissingPackage`."""
    return _needed(f"sknetwork.{part}", "scikit-network")
