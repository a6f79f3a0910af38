"""The named questions and what they find in the map, so that a page without a network can answer them too.

An answer is a table of columns. What the page knows already is not said again: a column of elements holds their
numbers, and a column of texts that are the names or sentences of what another column holds is left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from itertools import islice, product
from typing import Any, Final, TypeAlias

from rdflib import Dataset

from graph.model import ArgumentMap, Element, Text
from graph.network import column
from graph.page.columns import table
from graph.queries import GROUPS, NamedQuery, Parameter, answer, named_queries
from graph.store import Rows, Store

__all__ = ["MOST_ELEMENTS", "MOST_ROWS", "questions"]

Data: TypeAlias = dict[str, Any]
Cell: TypeAlias = "str | None"

MOST_ELEMENTS: Final = 2000
"""A larger map is asked on the command line: some questions compare every element with every other."""
MOST_ANSWERS: Final = 12
"""So many values of a parameter that must be given are tried."""
MOST_VALUES: Final = 6
"""A parameter of more values than this keeps its default."""
MOST_ROWS: Final = 1000
"""So many rows of an answer are in the page; how many there are is said."""


def questions(map: ArgumentMap, dataset: Dataset, numbers: Mapping[str, int]) -> list[Data]:  # noqa: A002
    """Return every named question with its answers, in the order of the groups; none for a map that is too large.

    There is an answer for every combination of values of the parameters that finds something, up to some number, and
    first for the defaults. A parameter that may be anything of the map has its default value; where it must be given,
    those that most elements name or most relations aim at. ``numbers`` are those of `graph.page.payload.numbered`.
    """
    if len(map.elements) > MOST_ELEMENTS:
        return []
    store, words = Store(dataset), _Words(map, numbers)
    asked = (_question(each, map, store, words) for each in named_queries().values())
    return sorted((each for each in asked if each["answers"]), key=lambda each: GROUPS.index(each["group"]))


def _question(asked: NamedQuery, argument_map: ArgumentMap, store: Store, words: _Words) -> Data:
    bound = [asked.bind(given) for given in _given(asked, argument_map)]
    answers = ((given, answer(store, asked, given)) for given in bound)
    return {
        "name": asked.name,
        "title": dict(asked.titles),
        "description": dict(asked.descriptions),
        "group": asked.group,
        "answers": [
            {"given": given, "count": len(rows.rows), **_columns(rows, words)}
            for given, rows in answers
            if rows.rows or all(given[name] == each.default for name, each in asked.parameters.items())
        ],
    }


def _given(asked: NamedQuery, map: ArgumentMap) -> Iterator[dict[str, str]]:  # noqa: A002
    """Yield values for the parameters, the defaults first where there are any.

    Where there is no default, or it is nothing of this map, those that most elements name, or most relations aim at.
    """
    named = _most_named(map)
    choices = {name: _choices(each, named) for name, each in asked.parameters.items()}
    some = {name: values for name, values in choices.items() if values is not None}
    for values in islice(product(*some.values()), MOST_ANSWERS):
        yield dict(zip(some, values, strict=True))


def _choices(parameter: Parameter, named: Mapping[str, str]) -> list[str] | None:
    """Return the values with which a question is asked; None where its default alone will do."""
    default = parameter.default
    if parameter.values and default in parameter.values:
        others = [value for value in parameter.values if value != default]
        return [default, *others] if len(others) < MOST_VALUES else None
    if default is not None and (not default or default in named):
        return None
    return [*parameter.values, *(name for name, kind in named.items() if kind in parameter.kinds)]


def _most_named(map: ArgumentMap) -> dict[str, str]:  # noqa: A002
    """Return what elements name or relations aim at, the most often first, with the kind of each."""
    known: dict[str, Mapping[str, object]] = {
        "actor": map.actors,
        "event": map.events,
        "instrument": map.instruments,
        "topic": map.topics,
        "element": map.elements,
    }
    kinds = {name: kind for kind, things in known.items() for name in things}
    times = Counter(name for each in map.elements.values() for name in _named_by(each))
    times.update(relation.target for relation in map.relations.values())
    return {name: kinds[name] for name in sorted(times, key=lambda name: (-times[name], name)) if name in kinds}


def _named_by(element: Element) -> set[str]:
    return {*element.criticizes, *element.mentions, *(stance.holder for stance in element.stances)}


class _Words:
    """What the map says under an id, by the kind of thing that the id may stand for."""

    def __init__(self, map: ArgumentMap, numbers: Mapping[str, int]) -> None:  # noqa: A002
        self.numbers = numbers
        self.languages = {column(language): language for language in map.languages}
        names = {**map.topics, **map.actors, **map.places, **map.events, **map.instruments}
        self._named: dict[str, tuple[Callable[[str], tuple[Text, ...]], frozenset[str]]] = {
            "element": (lambda id_: (map.elements[id_].text, map.elements[id_].label), frozenset(map.elements)),
            "relation": (lambda _: (), frozenset(map.relations)),
            "name": (lambda id_: (names[id_].label,), frozenset(names)),
            "list": (lambda id_: (map.lists[id_].label,), frozenset(map.lists)),
        }
        titles = {each.number: each.title for document in map.documents.values() for each in document.sections}
        self._named["section"] = (lambda number: (titles[number],), frozenset(titles))

    def kind_of(self, name: str, values: list[Cell]) -> str:
        """Return what a column of ids stands for; empty where it holds no ids of one kind.

        Sections are numbers, so a column of them must also be called one.
        """
        found = {value for value in values if value}
        kinds = (kind for kind, (_, known) in self._named.items() if found and found <= known)
        return next((kind for kind in kinds if kind != "section" or name.endswith("section")), "")

    def say(self, kind: str, ids: list[Cell], texts: list[Text]) -> bool:
        """Tell whether the texts are what the map says under the ids."""
        wordings, known = self._named[kind]
        return all(
            not text if not id_ else id_ in known and text in [dict(each) for each in wordings(id_)]
            for id_, text in zip(ids, texts, strict=True)
        )


def _columns(rows: Rows, words: _Words) -> Data:
    """Return the columns of an answer and its rows, without the texts that the page can tell by the ids."""
    cells: dict[str, list[Cell]] = {
        name: [row[at] for row in rows.rows] for at, name in enumerate(rows.columns) if not _is_text(name, words)
    }
    kinds = {name: words.kind_of(name, values) for name, values in cells.items()}
    said = {
        name: texts
        for name, texts in _texts(rows, words).items()
        if not any(kind and words.say(kind, cells[other], texts) for other, kind in kinds.items())
    }
    known: dict[str, list[Any]] = {
        name: [words.numbers[value] if value else None for value in values]
        if kinds[name] in ("element", "relation")
        else values
        for name, values in cells.items()
    }
    shown = known | said
    order = [name for name in dict.fromkeys(_stem(each, words) for each in rows.columns) if name in shown]
    records = [dict(zip(order, row, strict=True)) for row in zip(*(shown[name] for name in order), strict=True)]
    return {
        "columns": [[name, "text" if name in said else kinds[name]] for name in order],
        "rows": table([_filled(record) for record in records[:MOST_ROWS]]),
    }


def _filled(record: Data) -> Data:
    return {name: value for name, value in record.items() if value not in (None, "", {})}


def _texts(rows: Rows, words: _Words) -> dict[str, list[Any]]:
    """Return the columns that hold one text in several languages, without the language in their names."""
    found: dict[str, list[Any]] = {}
    for at, name in enumerate(rows.columns):
        if _is_text(name, words):
            texts = found.setdefault(_stem(name, words), [{} for _ in rows.rows])
            language = words.languages[name.removeprefix(f"{_stem(name, words)}_")]
            for text, row in zip(texts, rows.rows, strict=True):
                if row[at]:
                    text[language] = str(row[at])
    return found


def _is_text(name: str, words: _Words) -> bool:
    return _stem(name, words) != name


def _stem(name: str, words: _Words) -> str:
    """Return the name of a column without its language."""
    return next((name.removesuffix(f"_{each}") for each in words.languages if name.endswith(f"_{each}")), name)
