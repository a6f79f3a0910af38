"""The map as a NetworkX network, and as the rows of its two tables.

An edge runs from premise to conclusion, from attacker to attacked, from policy response to problem, from qualifier to
qualified, from the later restatement to the earlier, from cause to effect. Its key is the id of the relation.

A relation that another relation aims at, or whose sources count only together, is a node of its own, of kind
``relation``: each source has an edge ``premise`` to it, and it has the edge of its kind to the target.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

import networkx as nx
from rdflib import Dataset

from graph.model import BASES, ArgumentMap, Element, Passage, Relation, Text
from graph.rdf import from_rdf, term_labels
from graph.vocabulary import CP, RDF, Names

PREMISE = "premise"
PREMISE_LABEL = {"en": "premise", "zh-Hant": "前提"}
ROLES = {CP.Criticism: "criticism", CP.Counterclaim: "counterclaim"}
TYPES_AS_ROLES = {"statistic", "case", "testimony"}


def to_networkx(dataset: Dataset) -> nx.MultiDiGraph[str]:
    """Return the dataset's one map as a network; nodes are local ids, keys are relation ids.

    Attributes bear the names of the columns of `table`; texts that are absent are empty strings, numbers that are
    absent take their default (``base_score`` 0.5; ``importance``, ``cost`` and ``strength`` 1), ``confidence`` is left
    out. Linear in the map. Raises what `graph.rdf.from_rdf` raises.
    """
    argument_map = from_rdf(dataset)
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph(**_graph_attributes(argument_map))
    reified = reified_relations(argument_map)
    roles = _roles(dataset, argument_map)
    names = Names(argument_map.id)
    for element in argument_map.elements.values():
        network.add_node(element.id, **_element_attributes(element, argument_map, roles, names))
    for relation in argument_map.relations.values():
        if relation.id in reified:
            network.add_node(relation.id, **_relation_node(relation, argument_map, names))
    for relation in argument_map.relations.values():
        for source, target, kind in _edges(relation, reified):
            network.add_edge(source, target, key=relation.id, **_edge_attributes(relation, kind, argument_map, names))
    return network


def table(dataset: Dataset) -> tuple[list[dict[str, str]], list[dict[str, str]]]:
    """Return the rows of ``nodes.csv`` (one per element) and ``edges.csv`` (one per source of a relation).

    Elements and relations stand in the order of the text, then of their ids.
    """
    argument_map = from_rdf(dataset)
    roles = _roles(dataset, argument_map)
    nodes = [_element_row(element, argument_map, roles) for element in in_text_order(argument_map.elements.values())]
    edges = [
        _relation_row(relation, source)
        for relation in in_text_order(argument_map.relations.values())
        for source in relation.sources
    ]
    return nodes, edges


def reified_relations(argument_map: ArgumentMap) -> frozenset[str]:
    """Return the ids of the relations that are nodes: aimed at by a relation, or with linked sources."""
    aimed_at = {relation.target for relation in argument_map.relations.values()}
    linked = {relation.id for relation in argument_map.relations.values() if relation.linked}
    return frozenset((aimed_at & set(argument_map.relations)) | linked)


def in_text_order(things: Iterable[Any]) -> list[Any]:
    """Sort elements or relations by their first anchor, those without one last, then by id."""
    return sorted(things, key=lambda thing: (*_first_place(thing.anchors), thing.id))


def column(language: str) -> str:
    """Return the suffix of a language's columns.

    >>> column("zh-Hant")
    'zh_hant'
    """
    return language.lower().replace("-", "_")


def _first_place(anchors: tuple[Passage, ...]) -> tuple[bool, str, int]:
    return (False, anchors[0].document, anchors[0].spans[0].start) if anchors else (True, "", 0)


def _edges(relation: Relation, reified: frozenset[str]) -> Iterator[tuple[str, str, str]]:
    if relation.id in reified:
        yield from ((source, relation.id, PREMISE) for source in relation.sources)
        yield relation.id, relation.target, relation.kind
    else:
        yield from ((source, relation.target, relation.kind) for source in relation.sources)


def _graph_attributes(argument_map: ArgumentMap) -> dict[str, str]:
    titles = {f"title_{column(language)}": title for language, title in sorted(argument_map.title.items())}
    return {"map": argument_map.id, "languages": ";".join(sorted(argument_map.languages)), **titles}


def _roles(dataset: Dataset, argument_map: ArgumentMap) -> dict[str, list[str]]:
    """Derived roles from the inferred types, then what kind of claim or evidence the analyst says it is."""
    names, prefix = Names(argument_map.id), f"{Names(argument_map.id).base}element/"
    roles: dict[str, set[str]] = {element: set() for element in argument_map.elements}
    for cls, role in ROLES.items():
        for iri in dataset.subjects(RDF.type, cls):
            if str(iri).startswith(prefix):
                roles[names.local(str(iri))].add(role)
    for element in argument_map.elements.values():
        if element.figure:
            roles[element.id].add(element.figure.type)
        if _assessed(element):
            roles[element.id].add("assessment")
    return {element: sorted(found) for element, found in roles.items()}


def _assessed(element: Element) -> bool:
    """An assessment is a value judgement that its holder puts forward in the holder's own voice."""
    return element.type == "value" and any(
        stance.attitude == "asserts" and not stance.reporter for stance in element.stances
    )


def _texts(prefix: str, text: Text, argument_map: ArgumentMap, fallback: Text | None = None) -> dict[str, str]:
    other = fallback or {}
    return {
        f"{prefix}_{column(language)}": text.get(language) or other.get(language, "")
        for language in sorted(argument_map.languages)
    }


def _spans(anchors: tuple[Passage, ...]) -> str:
    return ";".join(dict.fromkeys(str(span) for passage in anchors for span in passage.spans))


def _name(identifier: str, argument_map: ArgumentMap) -> str:
    """The English preferred label of an actor, else the first label there is."""
    label = argument_map.actors[identifier].label
    return label.get("en") or next(iter(label.values()), identifier)


def _element_row(element: Element, argument_map: ArgumentMap, roles: dict[str, list[str]]) -> dict[str, str]:
    return {
        "id": element.id,
        "kind": element.kind,
        "roles": ";".join(roles[element.id]),
        **_texts("text", element.text, argument_map),
        "section": element.section,
        "spans": _spans(element.anchors),
        "holder": ";".join(_name(stance.holder, argument_map) for stance in element.stances),
        "attitude": ";".join(stance.attitude for stance in element.stances),
        "modality": ";".join(stance.modality for stance in element.stances),
        "hedged": _boolean(element.hedged),
        "side": element.side,
    }


def _relation_row(relation: Relation, source: str) -> dict[str, str]:
    return {
        "id": relation.id,
        "source": source,
        "target": relation.target,
        "relation": relation.kind,
        "basis": relation.basis,
        "coverage": relation.coverage,
        "confidence": _number(relation.confidence),
        "strength": _number(relation.strength),
        "scheme": relation.scheme,
        "linked": "" if relation.linked is None else _boolean(relation.linked),
        "spans": _spans(relation.anchors),
    }


def _boolean(value: bool) -> str:  # noqa: FBT001  the value is the subject, not an option
    return "true" if value else "false"


def _number(value: Decimal | None) -> str:
    return "" if value is None else f"{value.normalize():f}"


def _element_attributes(
    element: Element, argument_map: ArgumentMap, roles: dict[str, list[str]], names: Names
) -> dict[str, object]:
    row: dict[str, object] = dict(_element_row(element, argument_map, roles))
    return {
        **row,
        **_texts("label", element.label, argument_map, element.text),
        "hedged": element.hedged,
        "iri": str(names.element(element.id)),
        "topic": ";".join(element.topics),
        "type": element.type,
        "base_score": float(element.base_score if element.base_score is not None else Decimal("0.5")),
        "importance": float(element.importance if element.importance is not None else 1),
        "cost": float(element.cost if element.cost is not None else 1),
    }


def _relation_node(relation: Relation, argument_map: ArgumentMap, names: Names) -> dict[str, object]:
    kind = term_labels()[relation.kind]
    return {
        "id": relation.id,
        "kind": "relation",
        "iri": str(names.relation(relation.id)),
        "relation": relation.kind,
        "basis": relation.basis,
        **_texts("text", kind, argument_map),
        **_texts("label", kind, argument_map),
        "section": relation.anchors[0].section if relation.anchors else "",
        "spans": _spans(relation.anchors),
        "base_score": 1.0,
    }


def _edge_attributes(relation: Relation, kind: str, argument_map: ArgumentMap, names: Names) -> dict[str, object]:
    attributes: dict[str, object] = {
        "id": relation.id,
        "iri": str(names.relation(relation.id)),
        "relation": kind,
        "basis": relation.basis,
        "coverage": relation.coverage,
        "strength": float(relation.strength if relation.strength is not None else 1),
        "scheme": relation.scheme,
        "spans": _spans(relation.anchors),
        **_texts("label", PREMISE_LABEL if kind == PREMISE else term_labels()[kind], argument_map),
    }
    if relation.confidence is not None:
        attributes["confidence"] = float(relation.confidence)
    if relation.linked is not None:
        attributes["linked"] = relation.linked
    return attributes


def counted(basis: str) -> tuple[str, ...]:
    """Return the bases that a reading counts.

    >>> counted("implicit")
    ('explicit', 'implicit')
    """
    return BASES[: BASES.index(basis) + 1]
