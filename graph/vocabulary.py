"""Every IRI that Counterpoint writes, spelled once.

The base is reserved, not registered: nothing here needs the network.
"""

from __future__ import annotations

from typing import Final

from rdflib import Namespace, URIRef
from rdflib.namespace import DCTERMS, OWL, PROV, RDF, RDFS, SKOS, XSD

__all__ = [
    "CP",
    "CPS",
    "DCTERMS",
    "GRAPHS",
    "OA",
    "OWL",
    "PREFIXES",
    "PROV",
    "RDF",
    "RDFS",
    "SKOS",
    "XSD",
    "Names",
    "graph_name",
]


class Terms(Namespace):
    """A name space that makes each of its terms once: equal terms are one object, which dictionaries find at once.

    >>> CPS["open"] is CPS["open"]
    True
    """

    def __init__(self, _base: str) -> None:
        self._made: dict[str, URIRef] = {}  # apart from the attributes: a term may be called like a method of a string

    def __getitem__(self, name: str) -> URIRef:  # type: ignore[override]  # as rdflib has it
        return self._made.get(name) or self._made.setdefault(name, self.term(name))

    def __getattr__(self, name: str) -> URIRef:
        if name.startswith("_"):
            raise AttributeError(name)
        found = self.__dict__[name] = self[name]
        return found


BASE: Final = "https://w3id.org/counterpoint/"
CP: Final = Terms(f"{BASE}ns#")
CPS: Final = Terms(f"{BASE}scheme/")
DATA: Final = f"{BASE}data/"
GRAPHS: Final = f"{BASE}graph/"
ONTOLOGY: Final = URIRef(f"{BASE}ns")
OA: Final = Terms("http://www.w3.org/ns/oa#")

PREFIXES: Final[dict[str, str]] = {
    "cp": str(CP),
    "cps": str(CPS),
    "dcterms": str(DCTERMS),
    "oa": str(OA),
    "owl": str(OWL),
    "prov": str(PROV),
    "rdf": str(RDF),
    "rdfs": str(RDFS),
    "skos": str(SKOS),
    "xsd": str(XSD),
}

TERM_CLASSES: Final = {"claim": CP.Claim, "evidence": CP.Evidence, "policy_response": CP.PolicyResponse}
EVIDENCE_CLASSES: Final = {"statistic": CP.Statistic, "case": CP.Case, "testimony": CP.Testimony}


class Names:
    """The IRIs of one map: ``Names("tea").element("hot")`` and so on, by the patterns of the ontology's README.

    >>> Names("tea").element("hot")
    rdflib.term.URIRef('https://w3id.org/counterpoint/data/tea/element/hot')
    >>> Names("tea").local(Names("tea").relation("a.supports.b"))
    'a.supports.b'
    """

    def __init__(self, map_id: str) -> None:
        """Fix the map."""
        self.base = f"{DATA}{map_id}/"
        self._made: dict[str, URIRef] = {}

    def of(self, what: str, name: str) -> URIRef:
        """Return the IRI of ``name`` under the path ``what`` (``actor``, ``passage``, ``run``, …), one object each."""
        iri = f"{self.base}{what}/{name}"
        return self._made.get(iri) or self._made.setdefault(iri, URIRef(iri))

    @property
    def map(self) -> URIRef:
        """The map itself."""
        return URIRef(f"{self.base}map")

    def element(self, name: str) -> URIRef:
        """A claim, an item of evidence or a policy response."""
        return self.of("element", name)

    def relation(self, name: str) -> URIRef:
        """The record of a step."""
        return self.of("relation", name)

    @staticmethod
    def local(iri: str) -> str:
        """Return the local id, which is everything after the last slash."""
        return str(iri).rsplit("/", 1)[1]


def graph_name(part: str, *rest: str) -> URIRef:
    """Return the name of a named graph, for example ``graph_name("asserted", "tea")``.

    >>> graph_name("inferred", "tea", "1.0.0")
    rdflib.term.URIRef('https://w3id.org/counterpoint/graph/inferred/tea/1.0.0')
    """
    return URIRef(GRAPHS + "/".join((part, *rest)))
