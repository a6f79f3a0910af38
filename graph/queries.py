"""Named questions: SPARQL files under ``ontology/queries`` whose first lines say what they ask.

# title: Which criticisms does no policy response answer?
# title@zh-Hant: 哪些批評還沒有任何政策回應？
# description: …
# description@zh-Hant: …
# group: Criticisms and answers
# param basis: explicit | implicit | analyst = analyst
# param event: <event> | <instrument>
# param section: <section> =

A parameter takes one of the values listed, or the local id of something in the map, of the kind between angle brackets
(of a section, its number). What follows the equals sign is the value that it has unless told otherwise; an empty one
stands for any; without an equals sign the parameter must be given.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Final

from rdflib import Dataset

from graph import resources
from graph.errors import QueryError, did_you_mean
from graph.store import Rows, Store
from graph.vocabulary import DATA

HEADER = re.compile(r"^#\s*(title|description|group)(?:@([\w-]+))?:\s*(.+?)\s*$", re.MULTILINE)
PARAMETER = re.compile(r"^#[ \t]*param[ \t]+(\w+):[ \t]*(.+?)(?:[ \t]*=[ \t]*(\S*))?[ \t]*$", re.MULTILINE)
MOST_SHOWN: Final = 8
LOCAL_ID = re.compile(r"[A-Za-z0-9]+([-.][A-Za-z0-9]+)*")

GROUPS: Final = (
    "Voices",
    "Criticisms and answers",
    "Steps of argument",
    "Facts and figures",
    "The map and its text",
    "Results of the analysis",
)
"""What the questions are about, in the order in which they are listed."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a named query.

    It takes one of ``values``, or the id of something of one of the ``kinds``, which are the path segments of IRIs
    (``actor``, ``element``, ``section``, …). ``default`` is None where it must be given.
    """

    name: str
    values: tuple[str, ...]
    kinds: tuple[str, ...]
    default: str | None

    @property
    def choices(self) -> str:
        """What may be given, in short.

        >>> Parameter("target", (), ("actor", "topic"), None).choices
        'ACTOR|TOPIC'
        """
        return "|".join((*self.values, *map(str.upper, self.kinds)))

    def problem(self, value: str) -> str:
        """Say what is wrong with a value on the face of it; empty where nothing is.

        >>> Parameter("basis", ("explicit", "analyst"), (), "analyst").problem("guess")
        "basis is 'guess', but must be one of explicit, analyst"
        >>> Parameter("section", (), ("section",), "").problem("2-4 }")
        "section is '2-4 }', but must be the id of some section (letters, digits, - and .)"
        """
        if value in self.values or value == self.default:
            return ""
        if not self.kinds:
            return f"{self.name} is {value!r}, but must be one of {', '.join(self.values)}"
        if LOCAL_ID.fullmatch(value):
            return ""
        return f"{self.name} is {value!r}, but must be the id of some {self._sought} (letters, digits, - and .)"

    def unknown(self, value: str, known: Collection[str]) -> str:
        """Say that none of the ``known`` ids is the value, and which come near; empty where one is."""
        if value in known:
            return ""
        return f"{self.name} is {value!r}, but the map has no such {self._sought} ({_nearest(value, known)})"

    @property
    def _sought(self) -> str:
        *others, last = self.kinds
        return f"{', '.join(others)} or {last}" if others else last


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A question with a name, a title and a description in each language, and its SPARQL."""

    name: str
    text: str
    titles: Mapping[str, str]
    descriptions: Mapping[str, str]
    group: str = ""
    parameters: Mapping[str, Parameter] = field(default_factory=dict)

    def bind(self, given: Mapping[str, str]) -> dict[str, str]:
        """Return every parameter's value.

        Raises `QueryError` for an unknown name, a value out of range, and a parameter that is missing. Whether the map
        knows an id is for `query` to see.
        """
        for name, value in given.items():
            if name not in self.parameters:
                known = ", ".join(sorted(self.parameters)) or "none"
                raise QueryError(f"{self.name} has no parameter {name!r}; it has: {known}")
            problem = self.parameters[name].problem(value)
            if problem:
                raise QueryError(f"{self.name}: {problem}")
        return {name: given[name] if name in given else self._default(name) for name in self.parameters}

    def _default(self, name: str) -> str:
        parameter = self.parameters[name]
        if parameter.default is None:
            raise QueryError(f"{self.name} needs {name}={parameter.choices}")
        return parameter.default


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

    Raises `QueryError` where the name, a parameter or the SPARQL is not valid, and for an id unknown to the map.
    """
    store = dataset if isinstance(dataset, Store) else Store(dataset)
    if is_sparql(question):
        if parameters:
            raise QueryError("only named queries take parameters")
        return store.select(question)
    wanted = named(question)
    bound = wanted.bind(parameters)
    _refuse_unknown_ids(store, wanted, bound)
    return answer(store, wanted, bound)


def answer(store: Store, wanted: NamedQuery, bound: Mapping[str, str]) -> Rows:
    """Answer a named query whose parameters are bound; an id that the map does not know finds nothing."""
    return _without(store.select(wanted.text, bound), wanted.parameters)


def is_sparql(question: str) -> bool:
    """Tell SPARQL from the name of a query: a name has no white space and no brace.

    >>> is_sparql("unanswered-criticisms"), is_sparql("ASK {}")
    (False, True)
    """
    return bool(re.search(r"[\s{]", question.strip()))


def _refuse_unknown_ids(store: Store, wanted: NamedQuery, bound: Mapping[str, str]) -> None:
    for name, value in bound.items():
        parameter = wanted.parameters[name]
        if value and value not in parameter.values:
            problem = parameter.unknown(value, _ids(store, parameter.kinds))
            if problem:
                raise QueryError(f"{wanted.name}: {problem}")


def _ids(store: Store, kinds: Collection[str]) -> frozenset[str]:
    """Return the local ids of everything of these kinds, the numbers of sections; linear in the things of the map."""
    wanted = " || ".join(f'STRSTARTS(?name, "{kind}/")' for kind in kinds)
    rows = store.select(f"""SELECT DISTINCT ?name WHERE {{
        ?thing a ?class . BIND(STRAFTER(STRAFTER(STR(?thing), "{DATA}"), "/") AS ?name) FILTER({wanted})
    }}""").rows
    named_things = (str(name).split("/", 1) for (name,) in rows)
    return frozenset(local.split(".", 1)[1] if kind == "section" else local for kind, local in named_things)


def _nearest(value: str, known: Collection[str]) -> str:
    """Name the ids that come near: one spelled alike, those that hold the value, or else the first few."""
    alike = did_you_mean(value, known)
    if alike:
        return alike
    holding = sorted(each for each in known if value in each)
    if holding:
        return f"did you mean {' or '.join(map(repr, holding[:MOST_SHOWN]))}?"
    shown = sorted(known)[:MOST_SHOWN]
    return f"there are: {', '.join(shown)}{', …' if len(known) > len(shown) else ''}" if shown else "it has none"


def _without(rows: Rows, names: Collection[str]) -> Rows:
    """Drop the columns of the parameters: a query selects them only so that they can be bound."""
    kept = [index for index, column in enumerate(rows.columns) if column not in names]
    return Rows(
        tuple(rows.columns[index] for index in kept), tuple(tuple(row[index] for index in kept) for row in rows.rows)
    )


def _parse(path: Path) -> NamedQuery:
    text = path.read_text(encoding="utf-8")
    headers = {(kind, language or "en"): words for kind, language, words in HEADER.findall(text)}
    parameters = map(_parameter, PARAMETER.finditer(text))
    return NamedQuery(
        name=path.stem,
        text=text,
        titles={language: words for (kind, language), words in headers.items() if kind == "title"},
        descriptions={language: words for (kind, language), words in headers.items() if kind == "description"},
        group=headers.get(("group", "en"), ""),
        parameters={parameter.name: parameter for parameter in parameters},
    )


def _parameter(line: re.Match[str]) -> Parameter:
    name, given, default = line.groups()
    choices = [each.strip() for each in given.split("|")]
    return Parameter(
        name=name,
        values=tuple(each for each in choices if not each.startswith("<")),
        kinds=tuple(each.strip("<>") for each in choices if each.startswith("<")),
        default=default,
    )
