"""What follows from the asserted relations, by the SPARQL rules under ``ontology/rules``, run to a fixpoint."""

from __future__ import annotations

from collections.abc import Hashable
from functools import cache

from rdflib import Dataset

from graph import resources
from graph.model import ArgumentMap
from graph.rdf import ontology, ontology_version, write_map
from graph.store import Store
from graph.vocabulary import DCTERMS, PROV, RDF, Names, graph_name


@cache
def rules() -> tuple[str, ...]:
    """Return the rules in the order of their file names."""
    folder = resources.folder("ontology") / "rules"
    return tuple(path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.rq")))


def to_rdf(argument_map: ArgumentMap) -> Dataset:
    """Return the map as a dataset of named graphs: its source, what the analyst asserted, what follows, and ``meta``.

    The default graph is the union. `graph.rdf.from_rdf` is the inverse.
    """
    dataset = write_map(argument_map)
    infer(dataset, argument_map)
    return dataset


def infer(dataset: Dataset, argument_map: ArgumentMap) -> Store:
    """Put what the rules derive into the graph ``inferred/<map>/<rules version>`` of the dataset, replacing it.

    Only triples that no other graph holds are added, so that a second run adds nothing. The rules read the vocabulary.
    Returns the store that they ran on, which then holds the dataset and the vocabulary. Linear in the triples for each
    round; the number of rounds is bounded by the depth of the class tree and of restatements.
    """
    name = graph_name("inferred", argument_map.id, ontology_version())
    dataset.remove_graph(dataset.graph(name))
    meta = dataset.graph(graph_name("meta"))
    meta.add((name, RDF.type, PROV.Entity))
    meta.add((name, DCTERMS.isPartOf, Names(argument_map.id).map))
    meta.add((name, PROV.wasDerivedFrom, graph_name("asserted", argument_map.id)))
    meta.add((name, PROV.wasDerivedFrom, graph_name("vocabulary", ontology_version())))
    store = knowing(dataset)
    inferred = dataset.graph(name)
    seen: set[Hashable] = set()
    while fresh := [triple for rule in rules() for triple in store.construct(rule, seen) if triple not in dataset]:
        for triple in fresh:
            inferred.add(triple)
        store.add(fresh, name)
    return store


def knowing(dataset: Dataset) -> Store:
    """Return a store of the dataset and the vocabulary, which the rules and the shapes read; linear in the triples."""
    store = Store(dataset)
    store.load(ontology())
    return store
