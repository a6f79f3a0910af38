"""What the shape of a debate is, in numbers: for the paper, for public corpora and for made-up debates alike."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from statistics import mean

import networkx as nx

from graph.model import ATTACK_KINDS, ArgumentMap


def of_map(argument_map: ArgumentMap) -> nx.MultiDiGraph[str]:
    """Return elements and the steps between them, from premise to conclusion; undercuts are left out."""
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    network.add_nodes_from(argument_map.elements)
    for relation in argument_map.relations.values():
        if relation.target in argument_map.elements:
            network.add_edges_from((each, relation.target, {"relation": relation.kind}) for each in relation.sources)
    return network


def of_aif(file: Path) -> nx.MultiDiGraph[str]:
    """Return the information nodes of an AIFdb file and the inferences and conflicts between them."""
    data = json.loads(file.read_text(encoding="utf-8"))
    types = {node["nodeID"]: node["type"] for node in data["nodes"]}
    links = [(edge["fromID"], edge["toID"]) for edge in data["edges"]]
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    network.add_nodes_from(node for node, kind in types.items() if kind == "I")
    for step, kind in types.items():
        if kind in {"RA", "CA", "MA"}:
            starts = [a for a, b in links if b == step and types.get(a) == "I"]
            ends = [b for a, b in links if a == step and types.get(b) == "I"]
            relation = {"RA": "supports", "CA": "attacks", "MA": "restates"}[kind]
            network.add_edges_from((a, b, {"relation": relation}) for a in starts for b in ends)
    return network


def of_kialo(file: Path) -> nx.MultiDiGraph[str]:
    """Return the tree of a Kialo export."""
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for name, side in re.findall(r"^([\d.]+)\. (Pro|Con)?", file.read_text(encoding="utf-8"), re.MULTILINE):
        network.add_node(name)
        if side:
            network.add_edge(name, name.rpartition(".")[0], relation="supports" if side == "Pro" else "attacks")
    return network


def of_arguman(file: Path) -> nx.MultiDiGraph[str]:
    """Return the tree of an Arguman debate."""
    text = file.read_text(encoding="utf-8", errors="replace")
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    network.add_nodes_from(re.findall(r"^arg\((\w+)\)", text, re.MULTILINE))
    for kind, source, target in re.findall(r"^(att|support)\((\w+), ?(\w+)\)", text, re.MULTILINE):
        network.add_edge(source, target, relation="attacks" if kind == "att" else "supports")
    return network


def measured(networks: Iterable[nx.MultiDiGraph[str]]) -> dict[str, float]:
    """Return shares and means over all nodes and steps of some debates.

    ``leaves`` have nothing that bears on them, ``ends`` bear on nothing, ``busy`` have five steps or more upon them;
    ``steps`` start at one element on average; ``depth`` is the mean number of steps to the nearest end of those that
    are no end; ``attacks`` is their share of the steps for or against.
    """
    debates = list(networks)
    into = [network.in_degree(node) for network in debates for node in network]
    out = [network.out_degree(node) for network in debates for node in network]
    kinds = [kind for network in debates for _, _, kind in network.edges(data="relation")]
    against = sum(kind in ATTACK_KINDS for kind in kinds)
    return {
        "leaves": share(degree == 0 for degree in into),
        "busy": share(degree >= 5 for degree in into),
        "ends": share(degree == 0 for degree in out),
        "steps": mean(out),
        "depth": mean(depth for network in debates for depth in depths(network) if depth),
        "attacks": against / (against + sum(kind in {"supports", "causes"} for kind in kinds)),
    }


def share(holds: Iterable[bool]) -> float:
    return mean(map(float, holds))


def depths(network: nx.MultiDiGraph[str]) -> Iterator[int]:
    """Yield the number of steps from every node to the nearest end that it reaches, 0 for the ends themselves."""
    ends = [node for node in network if not network.out_degree(node)]
    if ends:
        yield from nx.multi_source_dijkstra_path_length(network.reverse(copy=False), ends).values()
