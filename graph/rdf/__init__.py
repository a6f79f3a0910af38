"""Between the model and RDF: `write_map` makes a dataset of an `ArgumentMap`, `from_rdf` reads it back.

Named graphs of a map: ``source/<map>`` (documents, sections, passages) and ``asserted/<map>`` (everything an analyst
wrote). Rules and analysis add theirs; ``meta`` describes each. No blank nodes, no timestamps.
"""

from graph.rdf.reading import from_rdf, only_map
from graph.rdf.terms import ontology, ontology_version, term_labels
from graph.rdf.writing import literal_texts, new_dataset, write_map

__all__ = [
    "from_rdf",
    "literal_texts",
    "new_dataset",
    "only_map",
    "ontology",
    "ontology_version",
    "term_labels",
    "write_map",
]
