"""What can go wrong, and how it is said.

CounterpointError
├── MapError            a map, its source or its data is wrong; carries every `Problem` at once
├── QueryError          a query cannot be answered (also a ValueError)
├── NetworkError        a network has a value out of range or an unknown relation (also networkx.NetworkXError)
├── NodeNotFound        no such element (also networkx.NodeNotFound)
├── NoPath              nothing leads from one element to another (also networkx.NetworkXNoPath)
├── BudgetSpent         a question got no answer in its time (also networkx.ExceededMaxIterations)
├── MissingPackage      a question needs a package that is not installed (also an ImportError)
├── BuildError          an output cannot be written (also an OSError)
└── ResourceNotFound    a file that ships with the package is missing (graph.resources; also a FileNotFoundError)
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

import networkx as nx

__all__ = [
    "BudgetSpent",
    "BuildError",
    "CounterpointError",
    "MapError",
    "MissingPackage",
    "NetworkError",
    "NoPath",
    "NodeNotFound",
    "Place",
    "Problem",
    "QueryError",
    "did_you_mean",
]


class CounterpointError(Exception):
    """The root of every exception that Counterpoint raises on purpose."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A place in an authored file; line and column count from 1, 0 means the file as a whole.

    >>> print(Place("maps/tea/map.yaml", 3, 7))
    maps/tea/map.yaml:3:7
    >>> print(Place("maps/tea/map.yaml"))
    maps/tea/map.yaml
    """

    file: str = ""
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One defect: where it is, what is wrong, and how to mend it.

    ``severity`` is ``"error"`` or ``"warning"``; warnings fail a build only under ``--strict``.

    >>> print(Problem(Place("a.yaml", 2, 3), "'tea' is not defined", remedy="add it to claims"))
    a.yaml:2:3: 'tea' is not defined (add it to claims)
    """

    place: Place
    message: str
    remedy: str = ""
    severity: str = "error"

    def __str__(self) -> str:
        where = f"{self.place}: " if self.place.file else ""
        level = "warning: " if self.severity == "warning" else ""
        return f"{where}{level}{self.message}" + (f" ({self.remedy})" if self.remedy else "")


class MapError(CounterpointError):
    """A map cannot be used; ``problems`` holds every defect found, sorted by place.

    >>> print(MapError([Problem(Place("b.yaml", 1, 1), "second"), Problem(Place("a.yaml"), "first")]))
    a.yaml: first
    b.yaml:1:1: second
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Keep the problems, sorted and each once."""
        self.problems: tuple[Problem, ...] = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))


class QueryError(CounterpointError, ValueError):
    """A query is not valid SPARQL, asks for something refused, or names an unknown parameter."""


class NetworkError(CounterpointError, nx.NetworkXError):
    """A network cannot be analysed; the message names every value that is out of place and what is allowed."""


class NodeNotFound(CounterpointError, nx.NodeNotFound):
    """The network has no such element or relation."""


class NoPath(CounterpointError, nx.NetworkXNoPath):
    """No chain of the kind asked for leads from one element to the other."""


class BudgetSpent(CounterpointError, nx.ExceededMaxIterations):
    """The time given to a question ran out: the answer is unknown, neither yes nor no."""


class MissingPackage(CounterpointError, ImportError):
    """A question needs a package that is not installed; the message says how to install it."""


class BuildError(CounterpointError, OSError):
    """An output cannot be written; what stood there before still stands."""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return a remedy that names the nearest known word, or an empty string.

    >>> did_you_mean("cliam", ["claim", "evidence"])
    "did you mean 'claim'?"
    >>> did_you_mean("zebra", ["claim"])
    ''
    """
    near = get_close_matches(word, sorted(known), n=1)
    return f"did you mean {near[0]!r}?" if near else ""
