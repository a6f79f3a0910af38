"""Between the model and RDF: `to_rdf` writes an `ArgumentMap` as a dataset of named graphs, `from_rdf` reads it back.

Named graphs of a map: ``source/<map>`` (documents, sections, passages) and ``asserted/<map>`` (everything an analyst
wrote). Rules and analysis add theirs; ``meta`` describes each. No blank nodes, no timestamps.
"""

from graph.rdf.reading import from_rdf
from graph.rdf.terms import ontology, ontology_version, term_labels
from graph.rdf.writing import literal_texts, new_dataset, to_rdf

__all__ = ["from_rdf", "literal_texts", "new_dataset", "ontology", "ontology_version", "term_labels", "to_rdf"]
