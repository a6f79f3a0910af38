"""Named questions: SPARQL files under ``ontology/queries`` whose first lines say what they ask.

# title: Open criticisms
# title@zh-Hant: 尚無回應的批評
# description: …
# param basis: explicit | implicit | analyst = analyst
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from rdflib import Dataset

from graph import resources
from graph.errors import QueryError, did_you_mean
from graph.store import Rows, Store

HEADER = re.compile(r"^#\s*(title|description)(?:@([\w-]+))?:\s*(.+?)\s*$", re.MULTILINE)
PARAMETER = re.compile(r"^#\s*param\s+(\w+):\s*(.+?)(?:\s*=\s*(\S+))?\s*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a named query: the values it takes, and the one it has unless told otherwise."""

    name: str
    values: tuple[str, ...]
    default: str


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A question with a name, a title in each language, and its SPARQL."""

    name: str
    text: str
    titles: Mapping[str, str]
    description: str
    parameters: Mapping[str, Parameter] = field(default_factory=dict)

    def bind(self, given: Mapping[str, str]) -> dict[str, str]:
        """Return every parameter's value; raises `QueryError` for an unknown name or a value out of range."""
        for name, value in given.items():
            if name not in self.parameters:
                known = ", ".join(sorted(self.parameters)) or "none"
                raise QueryError(f"{self.name} has no parameter {name!r}; it has: {known}")
            allowed = self.parameters[name].values
            if value not in allowed:
                raise QueryError(f"{self.name}: {name} is {value!r}, but must be one of {', '.join(allowed)}")
        return {name: given.get(name, parameter.default) for name, parameter in self.parameters.items()}


@cache
def named_queries() -> Mapping[str, NamedQuery]:
    """Return every named query by name, sorted."""
    folder = resources.folder("ontology") / "queries"
    return {path.stem: _parse(path) for path in sorted(folder.glob("*.rq"))}


def named(name: str) -> NamedQuery:
    """Return one named query; raises `QueryError` that lists the names there are."""
    known = named_queries()
    if name not in known:
        hint = did_you_mean(name, known) or f"there are: {', '.join(known)}"
        raise QueryError(f"no query is named {name!r}: {hint}")
    return known[name]


def query(dataset: Dataset | Store, question: str, **parameters: str) -> Rows:
    """Answer a named query, or SPARQL where ``question`` holds white space, over the union of the named graphs.

    Raises `QueryError` where the name, a parameter or the SPARQL is not valid.
    """
    store = dataset if isinstance(dataset, Store) else Store(dataset)
    if is_sparql(question):
        if parameters:
            raise QueryError("only named queries take parameters")
        return store.select(question)
    wanted = named(question)
    return _without(store.select(wanted.text, wanted.bind(parameters)), wanted.parameters)


def _without(rows: Rows, names: Collection[str]) -> Rows:
    """Drop the columns of the parameters: a query selects them only so that they can be bound."""
    kept = [index for index, column in enumerate(rows.columns) if column not in names]
    return Rows(
        tuple(rows.columns[index] for index in kept), tuple(tuple(row[index] for index in kept) for row in rows.rows)
    )


def is_sparql(question: str) -> bool:
    """Tell SPARQL from the name of a query: a name has no white space and no brace.

    >>> is_sparql("unanswered-criticisms"), is_sparql("ASK {}")
    (False, True)
    """
    return bool(re.search(r"[\s{]", question.strip()))


def _parse(path: Path) -> NamedQuery:
    text = path.read_text(encoding="utf-8")
    headers = {(kind, language or "en"): words for kind, language, words in HEADER.findall(text)}
    parameters = (
        Parameter(name, tuple(value.strip() for value in values.split("|")), default.strip())
        for name, values, default in PARAMETER.findall(text)
    )
    return NamedQuery(
        name=path.stem,
        text=text,
        titles={language: words for (kind, language), words in headers.items() if kind == "title"},
        description=headers.get(("description", "en"), ""),
        parameters={parameter.name: parameter for parameter in parameters},
    )
