"""What the page knows: the map and what was computed about it, as plain JSON.

Empty values are left out, and every collection keeps the order of the map. Nothing here is HTML: the page sets every
text as text. What there may be thousands of are tables of columns, and they point at one another by number: a passage
is its place in the table of passages, an element its place in the table of elements, a relation its place in the table
of relations after the last element. What nearly always has one value is left out where it has it. `js/unpack.js` spells
all of this out again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import networkx as nx

from graph.model import ATTACK_KINDS, BASES, CLAIM, ArgumentMap, Element, Figure, Named, Passage, Relation, Stance
from graph.page import assets
from graph.page.columns import table
from graph.page.verdicts import verdicts

if TYPE_CHECKING:
    from graph.analysis import Analysis, Answer

__all__ = ["numbered", "payload"]

Data: TypeAlias = dict[str, Any]

NEUTRAL: Final = "neutral"
CERTAIN: Final = "certain"
"""What a side and a modality are where nothing is said of them."""


def payload(
    map: ArgumentMap,  # noqa: A002
    network: nx.MultiDiGraph[str],
    analysis: Analysis,
    passages: Mapping[str, str],
) -> Data:
    """Return everything but the picture."""
    from graph.page import chinese
    from graph.rdf import term_labels

    quoted = _Passages(passages)
    numbers = numbered(map)
    criticisms = [numbers[name] for name in analysis.criticisms]
    data: Data = {
        "map": _header(map),
        "strings": assets.strings(),
        "terms": term_labels(),
        "sections": _sections(map),
        "elements": table(_elements(map, network, analysis, quoted)),
        "relations": table([_relation(relation, numbers, quoted) for relation in map.relations.values()]),
        "names": {
            what: {name: _named(thing) for name, thing in things.items()}
            for what, things in (
                ("topics", map.topics),
                ("actors", map.actors),
                ("places", map.places),
                ("events", map.events),
                ("instruments", map.instruments),
            )
        },
        "lists": {
            name: _filled({"label": dict(entry.label), "items": list(entry.items)}) for name, entry in map.lists.items()
        },
        "discrepancies": [{"about": list(note.about), "text": dict(note.text)} for note in map.discrepancies.values()],
        "tour": [{"about": list(step.about), "text": dict(step.text)} for step in map.tour],
        "criticisms": criticisms,
        "open": {basis: [numbers[name] for name in analysis.open[basis]] for basis in BASES},
        "against": [numbers[name] for name in _argued_against(map, analysis)],
        "answers": table([_answer(answer, numbers) for answer in analysis.answers]),
        "findings": verdicts(list(map.elements), analysis),
        "run": analysis.run,
        "chinese": {"sounds": chinese.sounds(chinese.texts(map)), "variants": chinese.variants(chinese.texts(map))},
    }
    return {**data, "passages": table(quoted.rows)}


def numbered(map: ArgumentMap) -> dict[str, int]:  # noqa: A002
    """Return the number of every element and relation: elements first, each kind in the order of the map."""
    return {name: at for at, name in enumerate((*map.elements, *map.relations))}


class _Passages:
    """The passages met so far, each once, and the number of each."""

    def __init__(self, words: Mapping[str, str]) -> None:
        self.rows: list[Data] = []
        self._words = words
        self._numbers: dict[Passage, int] = {}

    def numbers(self, anchors: Iterable[Passage]) -> list[int]:
        """Return the numbers of these passages, with a new row for each that is new."""
        return [self._number(passage) for passage in anchors]

    def _number(self, passage: Passage) -> int:
        if passage not in self._numbers:
            self._numbers[passage] = len(self.rows)
            self.rows.append(
                {
                    "document": passage.document,
                    "section": passage.section,
                    "paragraph": passage.paragraph,
                    "sentence": passage.sentence,
                    "spans": str(passage),
                    "words": self._words.get(passage.name, ""),
                }
            )
        return self._numbers[passage]


def _header(map: ArgumentMap) -> Data:  # noqa: A002
    return {
        "id": map.id,
        "title": dict(map.title),
        "about": dict(map.about),
        "languages": list(map.languages),
        "version": map.version,
        "licence": map.licence,
        "thesis": map.thesis,
        "documents": {document.id: {"title": dict(document.title)} for document in map.documents.values()},
    }


def _sections(map: ArgumentMap) -> list[Data]:  # noqa: A002
    return [
        {"document": document.id, "number": section.number, "title": dict(section.title)}
        for document in map.documents.values()
        for section in document.sections
    ]


def _elements(
    map: ArgumentMap,  # noqa: A002
    network: nx.MultiDiGraph[str],
    analysis: Analysis,
    passages: _Passages,
) -> list[Data]:
    ranks = _ranks(map.elements, analysis.page_rank)
    return [
        _filled(
            {
                **_element(element, passages),
                "roles": [role for role in network.nodes[name]["roles"].split(";") if role],
                "grounded": analysis.grounded.get(name, ""),
                "rank": ranks[name],
            }
        )
        for name, element in map.elements.items()
    ]


def _ranks(names: Iterable[str], scores: Mapping[str, float]) -> dict[str, int]:
    """Return 1 for the most central element, and so on; equal scores share the better rank.

    >>> _ranks(["a", "b", "c"], {"a": 0.2, "b": 0.5, "c": 0.2})
    {'a': 2, 'b': 1, 'c': 2}
    """
    known = {name: scores.get(name, 0.0) for name in names}
    better = sorted(known.values(), reverse=True)
    first = {score: rank for rank, score in reversed(list(enumerate(better, start=1)))}
    return {name: first[score] for name, score in known.items()}


def _argued_against(map: ArgumentMap, analysis: Analysis) -> list[str]:  # noqa: A002
    """Return the criticisms that some claim attacks, whether or not a policy response answers them too."""
    attacked = {
        relation.target
        for relation in map.relations.values()
        if relation.kind in ATTACK_KINDS
        and any(name in map.elements and map.elements[name].kind == CLAIM for name in relation.sources)
    }
    return [name for name in analysis.criticisms if name in attacked]


def _element(element: Element, passages: _Passages) -> Data:
    return {
        "id": element.id,
        "kind": element.kind,
        "text": dict(element.text),
        "label": dict(element.label),
        "anchors": passages.numbers(element.anchors),
        "stances": [_stance(stance, element, passages) for stance in element.stances],
        "topics": list(element.topics),
        "type": element.type,
        "side": "" if element.side == NEUTRAL else element.side,
        "criticizes": list(element.criticizes),
        "helps": list(element.helps),
        "harms": list(element.harms),
        "mentions": list(element.mentions),
        "by": list(element.by),
        "through": list(element.through),
        "importance": _number(element.importance),
        "baseScore": _number(element.base_score),
        "cost": _number(element.cost),
        "figure": _figure(element.figure),
    }


def _stance(stance: Stance, element: Element, passages: _Passages) -> Data:
    return _filled(
        {
            "holder": stance.holder,
            "attitude": stance.attitude,
            "reporter": stance.reporter,
            "modality": "" if stance.modality == CERTAIN else stance.modality,
            "hedge": list(stance.hedge),
            "force": stance.force,
            "confidence": _number(stance.confidence),
            "anchors": [] if stance.anchors == element.anchors else passages.numbers(stance.anchors),
        }
    )


def _answer(answer: Answer, numbers: Mapping[str, int]) -> Data:
    return {
        "relation": numbers[answer.relation],
        "response": numbers[answer.response],
        "criticism": numbers[answer.criticism],
        "coverage": answer.coverage,
        "basis": answer.basis,
    }


def _relation(relation: Relation, numbers: Mapping[str, int], passages: _Passages) -> Data:
    plain = f"{'_'.join(relation.sources)}.{relation.kind}.{relation.target}"
    return _filled(
        {
            "id": "" if relation.id == plain else relation.id,
            "kind": relation.kind,
            "sources": [numbers[name] for name in relation.sources],
            "target": numbers[relation.target],
            "basis": relation.basis,
            "linked": relation.linked,
            "coverage": relation.coverage,
            "strength": _number(relation.strength),
            "confidence": _number(relation.confidence),
            "scheme": relation.scheme,
            "anchors": passages.numbers(relation.anchors),
            "note": dict(relation.note),
        }
    )


def _figure(figure: Figure | None) -> Data:
    if figure is None:
        return {}
    return _filled(
        {
            "type": figure.type.capitalize(),
            "value": _number(figure.value),
            "upper": _number(figure.upper),
            "unit": figure.unit,
            "population": dict(figure.population),
            "place": figure.place,
            "begin": figure.begin,
            "end": figure.end,
            "credit": figure.credit,
        }
    )


def _named(thing: Named) -> Data:
    return _filled(
        {
            "label": dict(thing.label),
            "type": thing.type,
            "by": list(thing.by),
            "place": thing.place,
            "begin": thing.begin,
            "end": thing.end,
        }
    )


def _number(value: Decimal | None) -> str | None:
    """Return the number as it was written, for 0.10 is not 0.1 to a reader."""
    return None if value is None else format(value, "f")


def _filled(data: Data) -> Data:
    """Return ``data`` without what is empty; False and 0 are values.

    >>> _filled({"a": "", "b": [], "c": False, "d": None, "e": 0})
    {'c': False, 'e': 0}
    """
    return {key: value for key, value in data.items() if value is False or value == 0 or value}
