"""The vocabulary that the maps are written in, as shipped under ``ontology/``."""

from __future__ import annotations

from functools import cache

from rdflib import Dataset, Graph, Literal
from rdflib.term import Node

from graph import resources
from graph.rdf.writing import new_dataset
from graph.vocabulary import CPS, OA, ONTOLOGY, OWL, RDFS, SKOS, graph_name

FILES = ("counterpoint.ttl", "schemes.ttl")
KIND_TERMS = {"claim": "Claim", "evidence": "Evidence", "policy_response": "PolicyResponse", "relation": "Relation"}


@cache
def vocabulary_graph() -> Graph:
    """Return the terms and the controlled values as one graph; parsed once, not to be changed."""
    graph = Graph()
    for name in FILES:
        graph.parse(data=resources.text(f"ontology/{name}"), format="turtle")
    return graph


@cache
def ontology_version() -> str:
    """Return the version of the vocabulary and its rules, for example ``1.0.0``."""
    return str(vocabulary_graph().value(ONTOLOGY, OWL.versionInfo))


def ontology() -> Dataset:
    """Return the vocabulary as a dataset with the one named graph ``vocabulary/<version>``."""
    dataset = new_dataset()
    graph = dataset.graph(graph_name("vocabulary", ontology_version()))
    for triple in vocabulary_graph():
        graph.add(triple)
    return dataset


@cache
def term_labels() -> dict[str, dict[str, str]]:
    """Return the label of every term by its local name, in each language: ``["supports"]["en"]``.

    Kinds of elements also stand under the words of the tables (``claim``, ``policy_response``, …).
    Where a class and a value share a name (``cp:value``, ``cps:value``), the controlled value wins.
    """
    graph, labels = vocabulary_graph(), dict[str, dict[str, str]]()
    for term in (RDFS.label, SKOS.prefLabel):
        for subject, literal in sorted(graph.subject_objects(term), key=_label_order):
            if isinstance(literal, Literal) and not str(subject).startswith(str(OA)):
                labels.setdefault(_local(subject), {})[str(literal.language)] = str(literal)
    labels.update({word: labels[name] for word, name in KIND_TERMS.items() if name in labels})
    return labels


def _label_order(pair: tuple[Node, Node]) -> tuple[bool, str, str]:
    subject, literal = pair
    return str(subject).startswith(str(CPS)), str(subject), str(literal)


def _local(subject: Node) -> str:
    return str(subject).replace("#", "/").rsplit("/", 1)[1]
