"""Whose reading counts: what the text states, with what it implies, with what the analyst supplies.

Each reading is wider than the one before. An edge counts where its ``basis`` does; an edge without one is explicit, so
that a network that knows no bases is the same in every reading.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Any, TypeAlias

import networkx as nx

from graph.errors import NetworkError, NodeNotFound, QueryError, did_you_mean

READINGS = ("explicit", "implicit", "analyst")
MOST_COMPARED = 10_000  # names that a misspelt one is compared with; more would take seconds
MOST_NAMED = 5  # defects that one message spells out

Edge: TypeAlias = tuple[str, str, str, dict[str, Any]]


def counts_in(basis: str, reading: str) -> bool:
    """Tell whether a relation of this basis counts in a reading; no basis is explicit. Raises `QueryError`.

    >>> counts_in("implicit", "analyst"), counts_in("analyst", "implicit")
    (True, False)
    """
    return _place("basis", basis or "explicit") <= _place("reading", reading)


def edges(network: nx.DiGraph[str]) -> Iterator[Edge]:
    """Yield source, target, name and attributes of every edge, from premise to conclusion, from response to problem.

    The name is the key where that is a text, as the id of a relation is; else it is put together as authored maps do.

    >>> [name for _, _, name, _ in edges(nx.DiGraph([("a", "b", {"relation": "attacks"})]))]
    ['a.attacks.b']
    """
    if not network.is_directed():
        raise NetworkError(
            "the network is undirected, and a relation runs from one element to another (use nx.DiGraph)"
        )
    if not network.is_multigraph():
        yield from ((source, target, _name(source, target, 0, data), data) for source, target, data in _arcs(network))
        return
    for source, target, key, data in network.edges(keys=True, data=True):
        yield source, target, _name(source, target, key, data), data


def beyond(network: nx.DiGraph[str], reading: str) -> set[str]:
    """Return the names of the edges that this reading leaves out; raises `NetworkError` for an unknown basis."""
    _place("reading", reading)
    named = [(name, data.get("basis") or "explicit") for _, _, name, data in edges(network)]
    unknown = [f"{name!r} has the basis {basis!r}" for name, basis in named if basis not in READINGS]
    if unknown:
        raise NetworkError(f"{listed(unknown)}; a basis is {', '.join(READINGS)}")
    return {name for name, basis in named if not counts_in(basis, reading)}


def all_known(network: Collection[str], names: Iterable[str], others: Collection[str] = ()) -> tuple[str, ...]:
    """Return the names, all of them in the network or among ``others``; raises `NodeNotFound` with the rest."""
    wanted = tuple(names)
    if problems := unknown(network, wanted, others):
        raise NodeNotFound(listed(problems))
    return wanted


def unknown(network: Collection[str], names: Iterable[str], others: Collection[str] = ()) -> list[str]:
    """Return a sentence for every name that is not in the network nor among ``others``, with the nearest that is."""
    strange = sorted({str(name) for name in names if name not in network and name not in others})
    near = [*map(str, network), *others] if strange and len(network) + len(others) <= MOST_COMPARED else []
    hints = [did_you_mean(name, near) for name in strange[:MOST_NAMED]] + [""] * len(strange)
    return [
        f"no element or relation is called {name!r}" + (f" ({hint})" if hint else "")
        for name, hint in zip(strange, hints, strict=False)
    ]


def listed(defects: list[str]) -> str:
    """Join defects to one sentence, the first few in full.

    >>> listed(["a", "b"])
    'a; b'
    """
    rest = len(defects) - MOST_NAMED
    return "; ".join(defects[:MOST_NAMED]) + (f"; and {rest} more" if rest > 0 else "")


def _place(what: str, word: str) -> int:
    if word not in READINGS:
        raise QueryError(f"unknown {what} {word!r} ({did_you_mean(str(word), READINGS) or ', '.join(READINGS)})")
    return READINGS.index(word)


def _arcs(network: nx.DiGraph[str]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    yield from network.edges(data=True)


def _name(source: str, target: str, key: object, data: dict[str, Any]) -> str:
    if isinstance(key, str):
        return key
    return f"{source}.{data.get('relation', 'edge')}.{target}" + (f".{key}" if key else "")
