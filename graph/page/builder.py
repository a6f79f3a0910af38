"""Nodes, edges and options for vis-network, built with pyvis.

An edge runs from premise to conclusion, from attacker to attacked, from response to problem. Shape tells the kind of
a node, arrowhead the kind of a relation, dash its basis; colour repeats what shape and arrowhead say, and comes from
the style sheet, so that a change of theme reaches the canvas too.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final, Self

import networkx as nx
from pyvis.network import Network

from graph.errors import BuildError
from graph.model import ArgumentMap
from graph.page.columns import table
from graph.page.layout import CARD, HEADING, Arrangement
from graph.page.payload import numbered

__all__ = ["ARROWS", "DASHES", "FIGURES", "Picture"]

FIGURES: Final = {
    "claim": "rectangle",
    "criticism": "notched",
    "evidence": "hexagon",
    "policy_response": "stadium",
    "relation": "diamond",
}
"""The outline that tells a kind; a criticism is a claim with the corners cut."""

ARROWS: Final = {
    "supports": "arrow",
    "premise": "arrow",
    "attacks": "bar",
    "rebuts": "bar",
    "undercuts": "bar",
    "undermines": "bar",
    "qualifies": "circle",
    "answers": "vee",
    "restates": "box",
    "causes": "triangle",
}

DASHES: Final[dict[str, bool | list[int]]] = {"explicit": False, "implicit": [9, 6], "analyst": [2, 5]}
WIDTHS: Final = {"direct": 4.5, "partial": 2.75, "indirect": 1.5}

OPTIONS: Final[dict[str, Any]] = {
    "autoResize": False,
    "physics": False,
    "layout": {"randomSeed": 1, "improvedLayout": False},
    "interaction": {
        "hover": True,
        "keyboard": False,
        "multiselect": False,
        "selectConnectedEdges": False,
        "tooltipDelay": 600000,
    },
    "nodes": {"shape": "custom", "chosen": False, "physics": False},
    "edges": {
        "chosen": False,
        "selectionWidth": 0,
        "hoverWidth": 0,
        "smooth": {"enabled": True, "type": "cubicBezier", "forceDirection": "vertical", "roundness": 0.4},
    },
}


class Picture(Network):  # type: ignore[misc]  # pyvis publishes no types
    """A pyvis network that is filled in linear time and never writes HTML itself.

    pyvis looks for a duplicate through all nodes at each `add_node`; here ids are unique already. Its HTML asks other
    hosts for files and runs scripts out of labels.
    """

    def __init__(self) -> None:
        """Start empty, with this page's options."""
        super().__init__(directed=True)
        self.options = json.loads(json.dumps(OPTIONS))
        self.regions: list[dict[str, Any]] = []

    @classmethod
    def of(cls, network: nx.MultiDiGraph[str], arrangement: Arrangement) -> Self:
        """Return the picture of the whole network. Linear in nodes and edges."""
        picture = cls()
        for node, data in network.nodes(data=True):
            x, y = arrangement.positions[node]
            picture.add_node(node, kind=data["kind"], x=round(x), y=round(y))
        for source, target, key, data in network.edges(keys=True, data=True):
            picture.add_edge(source, target, relation=key, kind=data["relation"])
        picture.regions = [
            {
                "document": region.document,
                "section": region.section,
                "box": [round(edge) for edge in (region.x, region.y, region.width, region.height)],
            }
            for region in arrangement.regions
        ]
        return picture

    def add_node(self, n_id: str, **options: Any) -> None:  # noqa: ANN401  # whatever vis-network takes
        """Add a node; the id must be new. Its words are not part of the picture: the page draws them as text."""
        self.nodes.append({"id": n_id, **options})

    def add_edge(self, source: str, to: str, **relation: str) -> None:
        """Add one arrow; ``relation`` is the id of its relation, beside the ``kind`` of the arrow."""
        self.edges.append({"from": source, "to": to, **relation})

    def as_data(self, map: ArgumentMap) -> dict[str, Any]:  # noqa: A002
        """Return what the page makes the nodes and edges of vis-network from.

        A node is its place: those of the elements in the order of the map, then those of the relations that are
        themselves aimed at. An edge is the number of its relation and of the two nodes at its ends, as `numbered`
        counts them, and its kind where that is not its relation's: `js/unpack.js` adds what basis and coverage make of
        it.
        """
        spots = {node["id"]: node for node in self.nodes}
        numbers = numbered(map)
        steps = [node["id"] for node in self.nodes if node["id"] not in map.elements]
        return {
            "nodes": table([_spot(spots[name]) for name in map.elements]),
            "steps": table([{"relation": numbers[name], **_spot(spots[name])} for name in steps]),
            "edges": table([self._edge(edge, map, numbers) for edge in self.edges]),
            "regions": self.regions,
            "options": self.options,
            "card": list(CARD),
            "heading": HEADING,
            "figures": FIGURES,
            "arrows": ARROWS,
            "dashes": DASHES,
            "widths": WIDTHS,
        }

    @staticmethod
    def _edge(edge: Mapping[str, str], map: ArgumentMap, numbers: Mapping[str, int]) -> dict[str, Any]:  # noqa: A002
        relation = map.relations[edge["relation"]]
        return {
            "relation": numbers[relation.id],
            "from": numbers[edge["from"]],
            "to": numbers[edge["to"]],
            "kind": "" if edge["kind"] == relation.kind else edge["kind"],
        }

    def generate_html(self, *_: object, **__: object) -> str:
        """Refuse: see `graph.page.document`."""
        raise BuildError("pyvis must not write the page: use graph.page.render")

    write_html = save_graph = show = generate_html


def _spot(node: Mapping[str, Any]) -> dict[str, int]:
    return {"x": node["x"], "y": node["y"]}
