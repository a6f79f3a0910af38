"""Everything that a map says of one element or relation, as lines for a reader: what ``counterpoint show`` prints."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from graph.analysis import READINGS, Analysis
from graph.errors import NodeNotFound, did_you_mean
from graph.model import ArgumentMap, Element, Figure, Passage, Relation, Stance, Text
from graph.strength import Strengths

__all__ = ["Card", "card"]


@dataclass(frozen=True, slots=True)
class Card:
    """A title, and named groups of lines; groups without lines are left out."""

    title: str
    groups: tuple[tuple[str, tuple[str, ...]], ...]


def card(argument_map: ArgumentMap, analysis: Analysis, name: str, words: Mapping[str, str] | None = None) -> Card:
    """Return the card of an element or a relation; ``words`` are passages of the source by their names.

    Raises `NodeNotFound`, with the nearest id, where the map has neither.
    """
    writer = _Writer(argument_map, analysis, words or {})
    if name in argument_map.elements:
        title, groups = writer.element(argument_map.elements[name])
    elif name in argument_map.relations:
        title, groups = writer.relation(argument_map.relations[name])
    else:
        raise NodeNotFound(_unknown(argument_map, name))
    listed = ((group, tuple(lines)) for group, lines in groups.items())
    return Card(title, tuple((group, lines) for group, lines in listed if lines))


def _unknown(argument_map: ArgumentMap, name: str) -> str:
    for what, known in (
        ("a topic", argument_map.topics),
        ("an actor", argument_map.actors),
        ("a place", argument_map.places),
        ("an event", argument_map.events),
        ("an instrument", argument_map.instruments),
        ("a list", argument_map.lists),
    ):
        if name in known:
            return f"{name!r} is {what}; show takes an element or a relation"
    remedy = did_you_mean(name, [*argument_map.elements, *argument_map.relations])
    return f"the map {argument_map.id!r} has no element or relation {name!r}" + (f" ({remedy})" if remedy else "")


@dataclass(frozen=True, slots=True)
class _Writer:
    map: ArgumentMap
    analysis: Analysis
    words: Mapping[str, str]

    def element(self, element: Element) -> tuple[str, dict[str, Iterable[str]]]:
        """Title and groups of an element."""
        about = {discrepancy.id: discrepancy for discrepancy in self.map.discrepancies.values()}
        into = [each for each in self.map.relations.values() if each.target == element.id]
        out = [each for each in self.map.relations.values() if element.id in each.sources]
        return f"{element.id} · {element.kind.replace('_', ' ')}", {
            "text": _texts(element.text),
            "short name": _texts(element.label),
            "stances": [self.stance(stance, element) for stance in element.stances],
            "figure": self.figure(element.figure) if element.figure else (),
            "about": self.facts(element),
            "relations in": [line for each in into for line in self.arriving(each)],
            "relations out": [line for each in out for line in self.leaving(each, element.id)],
            "labels": self.labels(element.id),
            "read at": self.passages(element.anchors),
            "doubts": [
                f"{each.id}: {line}"
                for each in about.values()
                if element.id in each.about
                for line in _texts(each.text)
            ],
        }

    def relation(self, relation: Relation) -> tuple[str, dict[str, Iterable[str]]]:
        """Title and groups of a relation."""
        onto = [each for each in self.map.relations.values() if each.target == relation.id]
        return f"{relation.id} · relation", {
            "from": [self.named(source) for source in relation.sources],
            relation.kind: [self.named(relation.target)],
            "how": [_how(relation)],
            "note": _texts(relation.note),
            "relations on it": [line for each in onto for line in self.arriving(each)],
            "labels": self.labels(relation.id),
            "read at": self.passages(relation.anchors),
        }

    def named(self, name: str) -> str:
        """An id and the words behind it."""
        element = self.map.elements.get(name)
        if element:
            return f"{name}: {_one(element.text)}"
        relation = self.map.relations[name]
        return f"{name}: the step from {', '.join(relation.sources)} that {relation.kind} {relation.target}"

    def arriving(self, relation: Relation) -> Iterator[str]:
        """A relation seen from its target, and what is aimed at the step itself."""
        for source in relation.sources:
            yield f"← {relation.kind} ({_how(relation)}) ← {self.named(source)}"
        yield from self.aimed_at(relation)

    def leaving(self, relation: Relation, name: str) -> Iterator[str]:
        """A relation seen from one of its sources, and what is aimed at the step itself."""
        others = [source for source in relation.sources if source != name] if relation.linked else []
        together = f" together with {', '.join(others)}" if others else ""
        yield f"→ {relation.kind}{together} ({_how(relation)}) → {self.named(relation.target)}"
        yield from self.aimed_at(relation)

    def aimed_at(self, relation: Relation) -> Iterator[str]:
        """Relations whose target is this one: undercuts above all."""
        for each in self.map.relations.values():
            if each.target == relation.id:
                for source in each.sources:
                    yield f"    this step: ← {each.kind} ({_how(each)}) ← {self.named(source)}"

    def stance(self, stance: Stance, element: Element) -> str:
        """One stance as a sentence, with where it shows if that is elsewhere than the element."""
        reported = f", reported by {self.actor(stance.reporter)}" if stance.reporter else ""
        rest = [
            stance.modality if stance.modality != "certain" else "",
            f"hedged by {', '.join(stance.hedge)}" if stance.hedge else "",
            stance.force,
            _with("confidence", stance.confidence),
            "" if stance.anchors == element.anchors else f"shown at {', '.join(map(str, stance.anchors))}",
        ]
        return (
            f"{self.actor(stance.holder)} {stance.attitude}" + "".join(f", {each}" for each in rest if each) + reported
        )

    def actor(self, name: str) -> str:
        """An actor's name, and its id."""
        return f"{_one(self.map.actors[name].label)} ({name})"

    def figure(self, figure: Figure) -> Iterator[str]:
        """A statistic, case or testimony as one line for each thing it states."""
        value = "–".join(f"{each:f}" for each in (figure.value, figure.upper) if each is not None)
        period = "–".join(filter(None, (figure.begin, figure.end if figure.end != figure.begin else "")))
        place = _one(self.map.places[figure.place].label) if figure.place in self.map.places else figure.place
        facts = {
            figure.type: " ".join(filter(None, (value, figure.unit))) or "no figure",
            "population": _one(figure.population),
            "place": place,
            "period": period,
            "credited to": self.actor(figure.credit) if figure.credit in self.map.actors else figure.credit,
        }
        return (f"{name}: {fact}" for name, fact in facts.items() if fact)

    def facts(self, element: Element) -> Iterator[str]:
        """What else the author says of an element."""
        facts = {
            "type": element.type,
            "side": element.side,
            "topics": ", ".join(element.topics),
            "criticizes": ", ".join(element.criticizes),
            "helps": ", ".join(element.helps),
            "harms": ", ".join(element.harms),
            "mentions": ", ".join(element.mentions),
            "by": ", ".join(element.by),
            "through": ", ".join(element.through),
            "importance": _number(element.importance),
            "base score": _number(element.base_score),
            "cost": _number(element.cost),
            "in lists": ", ".join(each.id for each in self.map.lists.values() if element.id in each.items),
        }
        return (f"{name}: {fact}" for name, fact in facts.items() if fact)

    def labels(self, name: str) -> Iterator[str]:
        """What the analysis says, and by which method."""
        if name in self.analysis.grounded:
            yield f"grounded: {self.analysis.grounded[name]}"
            yield f"over all semantics: {self.analysis.overall[name]}"
            for semantics, found in self.analysis.strengths.items():
                yield f"strength by {semantics}: {self._strength(found, name)}"
            yield from (f"moved by {each.contributor}: {each.value:+.3f}" for each in self.analysis.movers[name])
        if name in self.analysis.criticisms:
            said = [
                f"{reading}: {'open' if name in self.analysis.open[reading] else 'answered'}" for reading in READINGS
            ]
            yield f"criticism, by answers up to basis {', '.join(said)}"

    @staticmethod
    def _strength(found: Strengths, name: str) -> str:
        return f"no answer, {found.certificate.status}" if name in found.unsettled else f"{found[name]:.3f}"

    def passages(self, passages: Iterable[Passage]) -> Iterator[str]:
        """Where something was read, and what stands there where the source is at hand."""
        for each in passages:
            numbers = f", paragraph {each.paragraph}, sentence {each.sentence}" if each.paragraph else ""
            yield f"{each.document} {each}, section {each.section or '?'}{numbers}"
            if each.name in self.words:
                yield f"    {' '.join(self.words[each.name].split())}"


def _texts(text: Text) -> list[str]:
    return [f"{language}: {words}" for language, words in sorted(text.items())]


def _one(text: Text) -> str:
    return text.get("en") or next(iter(text.values()), "")


def _how(relation: Relation) -> str:
    linked = {True: "linked", False: "convergent"}.get(relation.linked) if relation.linked is not None else ""
    parts = [
        relation.basis,
        relation.coverage,
        linked,
        relation.scheme,
        _with("strength", relation.strength),
        _with("confidence", relation.confidence),
    ]
    return ", ".join(each for each in parts if each)


def _with(name: str, value: Decimal | None) -> str:
    return f"{name} {_number(value)}" if value is not None else ""


def _number(value: Decimal | None) -> str:
    return "" if value is None else f"{value:f}"
