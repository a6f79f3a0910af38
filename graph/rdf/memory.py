"""Where rdflib keeps the triples of a dataset, in a part of the memory and time of rdflib's own store.

rdflib's `Memory` holds every triple six times over, since any pattern may be asked of it. The triples of a map are
filled in once and mostly read by their subject; so each named graph keeps them by subject alone, and the way back from
objects and predicates is made when a pattern first asks for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, TypeAlias, cast

from rdflib import Graph, URIRef
from rdflib.plugins.stores.memory import SimpleMemory
from rdflib.store import Store
from rdflib.term import Node

Triple: TypeAlias = tuple[Node, Node, Node]
Pattern: TypeAlias = tuple[Node | None, Node | None, Node | None]
Terms: TypeAlias = "Node | dict[Node, None]"
"""One term, as most subjects have one object of a predicate, or all of them in the order in which they came."""


class CompactMemory(Store):
    """A store of named graphs for `rdflib.Dataset`, in memory.

    Adding, removing and asking for a triple take constant time, a pattern with its subject time linear in what is said
    of it, other patterns in what they find, after one pass over the graph.
    """

    context_aware = True
    graph_aware = True
    formula_aware = False
    transaction_aware = False

    def __init__(self) -> None:
        """Start empty."""
        super().__init__()
        self._triples: dict[Node, _Triples] = {}
        self._graphs: dict[Node, Graph] = {}
        self._names = SimpleMemory()

    # -- triples -------------------------------------------------------------------------------------------------------

    def add(self, triple: Triple, context: Graph, quoted: bool = False) -> None:  # noqa: FBT001, FBT002
        """Add a triple to one named graph."""
        del quoted  # for stores that know formulae
        self._of(context).add(*triple)

    def addN(self, quads: Iterable[tuple[Node, Node, Node, Graph]]) -> None:  # noqa: N802
        """Add triples, each to its named graph."""
        for subject, predicate, value, context in quads:
            self._of(context).add(subject, predicate, value)

    def remove(self, triple: Pattern, context: Graph | None = None) -> None:
        """Remove what fits the pattern from one named graph, or from all."""
        chosen = self._triples.values() if context is None else [self._of(context)]
        for triples in chosen:
            for found in list(triples.matching(*triple)):
                triples.remove(*found)

    def triples(self, triple: Pattern, context: Graph | None = None) -> Iterator[tuple[Triple, Iterator[Graph]]]:
        """Yield what fits the pattern in one named graph, or in their union, with the graphs that hold it."""
        if context is not None:
            if context.identifier in self._triples:
                for found in self._triples[context.identifier].matching(*triple):
                    yield found, iter((context,))
            return
        for number, (name, triples) in enumerate(graphs := list(self._triples.items())):
            earlier, later = graphs[:number], graphs[number + 1 :]
            for found in triples.matching(*triple):
                if not any(found in other for _, other in earlier):
                    holding = (name, *(each for each, other in later if found in other))
                    yield found, iter([self._graphs[each] for each in holding])

    def __len__(self, context: Graph | None = None) -> int:
        """Return how many triples one named graph, or their union, holds."""
        if context is not None:
            return self._triples[context.identifier].size if context.identifier in self._triples else 0
        return sum(1 for _ in self.triples((None, None, None)))

    # -- graphs --------------------------------------------------------------------------------------------------------

    def contexts(self, triple: Any = None) -> Iterator[Graph]:  # type: ignore[override]  # noqa: ANN401  as rdflib has it
        """Return the named graphs, or those that hold the triple."""
        everything = triple is None or triple == (None, None, None)
        return iter([g for name, g in self._graphs.items() if everything or triple in self._triples[name]])

    def add_graph(self, graph: Graph) -> None:
        """Know a named graph, empty or not."""
        self._of(graph)

    def remove_graph(self, graph: Graph) -> None:
        """Forget a named graph and its triples."""
        self._triples.pop(graph.identifier, None)
        self._graphs.pop(graph.identifier, None)

    def _of(self, graph: Graph) -> _Triples:
        found = self._triples.get(graph.identifier)
        if found is None:
            found = self._triples[graph.identifier] = _Triples()
            self._graphs[graph.identifier] = graph
        return found

    # -- prefixes ------------------------------------------------------------------------------------------------------

    def bind(self, prefix: str, namespace: URIRef, override: bool = True) -> None:  # noqa: FBT001, FBT002  as rdflib has it
        """Remember a prefix."""
        self._names.bind(prefix, namespace, override)

    def namespace(self, prefix: str) -> URIRef | None:
        """Return the name space of a prefix."""
        return self._names.namespace(prefix)

    def prefix(self, namespace: URIRef) -> str | None:
        """Return the prefix of a name space."""
        return self._names.prefix(namespace)

    def namespaces(self) -> Iterator[tuple[str, URIRef]]:
        """Yield every prefix with its name space."""
        return self._names.namespaces()


class _Triples:
    """The triples of one named graph."""

    __slots__ = ("_by_predicate", "_by_value", "_said", "size")

    def __init__(self) -> None:
        self.size = 0
        self._said: dict[Node, dict[Node, Terms]] = {}
        self._by_predicate: dict[Node, Terms] | None = None
        self._by_value: dict[Node, Terms] | None = None

    def add(self, subject: Node, predicate: Node, value: Node) -> None:
        said = self._said.get(subject)
        if said is None:
            said = self._said[subject] = {}
        if not _put(said, predicate, value):
            return
        self.size += 1
        if self._by_predicate is not None:
            _put(self._by_predicate, predicate, subject)
        if self._by_value is not None:
            _put(self._by_value, value, subject)

    def remove(self, subject: Node, predicate: Node, value: Node) -> None:
        said = self._said[subject]
        known = said[predicate]
        if type(known) is dict:
            del known[value]
        if type(known) is not dict or not known:
            del said[predicate]
        if not said:
            del self._said[subject]
        self.size -= 1
        self._by_predicate = self._by_value = None

    def __contains__(self, triple: Triple) -> bool:
        subject, predicate, value = triple
        known = self._said.get(subject, {}).get(predicate)
        return value in known if type(known) is dict else known == value

    def matching(self, subject: Node | None, predicate: Node | None, value: Node | None) -> Iterator[Triple]:
        if subject is predicate is value is None:
            yield from self._all()
            return
        for each in self._subjects(subject, predicate, value):
            said = self._said.get(each)
            if said is not None:
                for verb in list(said) if predicate is None else (predicate,):
                    known = said.get(verb)
                    if known is not None:
                        yield from ((each, verb, found) for found in _each(known) if value is None or found == value)

    def _all(self) -> Iterator[Triple]:
        for subject, said in list(self._said.items()):
            for predicate, known in list(said.items()):
                for value in _each(known):
                    yield subject, predicate, value

    def _subjects(self, subject: Node | None, predicate: Node | None, value: Node | None) -> Iterable[Node]:
        """Return subjects among which all that fit are."""
        if subject is not None:
            return (subject,)
        if value is not None:
            return _each(self._backward().get(value))
        return _each(self._predicates().get(cast("Node", predicate)))

    def _predicates(self) -> dict[Node, Terms]:
        if self._by_predicate is None:
            self._by_predicate = {}
            for subject, said in self._said.items():
                for predicate in said:
                    _put(self._by_predicate, predicate, subject)
        return self._by_predicate

    def _backward(self) -> dict[Node, Terms]:
        if self._by_value is None:
            self._by_value = {}
            for subject, said in self._said.items():
                for known in said.values():
                    for value in _each(known):
                        _put(self._by_value, value, subject)
        return self._by_value


def _put(terms: dict[Node, Terms], key: Node, term: Node) -> bool:
    """Put a term beside those under the key, and tell whether it is new there."""
    known = terms.get(key)
    if known is None:
        terms[key] = term
    elif type(known) is dict:
        if term in known:
            return False
        known[term] = None
    elif known == term:
        return False
    else:
        terms[key] = {cast("Node", known): None, term: None}
    return True


def _each(known: Terms | None) -> Iterable[Node]:
    """Return the terms, apart from where they are kept: whoever goes through them may change the graph."""
    if known is None:
        return ()
    return list(known) if type(known) is dict else (cast("Node", known),)
