"""Where two readings differ, one entry for each thing that an editor has to decide."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from graph.authoring.agreement import ATTRIBUTES, Agreement, labels
from graph.authoring.alignment import Pair, Unit
from graph.authoring.steps import Ends, Step, StepPair
from graph.model import ArgumentMap, Passage, Relation
from graph.network import in_text_order
from graph.sources import Source

__all__ = ["SORTS", "Difference", "differences"]

UNITS_A: Final = "unit only in A"
UNITS_B: Final = "unit only in B"
UNITS: Final = "unit read differently"
RELATIONS_A: Final = "relation only in A"
RELATIONS_B: Final = "relation only in B"
RELATIONS: Final = "relation read differently"
SORTS: Final = (UNITS_A, UNITS_B, UNITS, RELATIONS_A, RELATIONS_B, RELATIONS)


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference: of what sort (one of `SORTS`), where, and the ids in both readings, empty where one lacks it.

    ``readings`` names what differs, with A's word and B's; ``notes`` say what helps to decide; ``passage`` is what the
    source says there, empty where the source is not at hand.
    """

    sort: str
    section: str
    spans: str
    a: str = ""
    b: str = ""
    readings: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    passage: str = ""


@dataclass(frozen=True, slots=True)
class _Reading:
    """One of the two maps, its letter, and how its words are quoted."""

    letter: str
    map: ArgumentMap
    language: str
    sources: Mapping[str, Source]
    """Texts by the SHA-256 of the document."""

    def said(self, name: str) -> str:
        """Return an element's id and text, or a relation's id and ends."""
        if name in self.map.relations:
            relation = self.map.relations[name]
            return f"{name} ({', '.join(relation.sources)} {relation.kind} {relation.target})"
        text = self.map.elements[name].text
        return f"{name}: {text.get(self.language) or next(iter(text.values()), '')}"

    def where(self, relation: Relation) -> tuple[Passage, ...]:
        """Return where a relation shows, or else where its first source and its target do."""
        ends = (self.map.elements.get(name) for name in (relation.sources[0], relation.target))
        return relation.anchors or tuple(passage for end in ends if end for passage in end.anchors)

    def entry(self, sort: str, passages: Iterable[Passage], name: str, *notes: str) -> Difference:
        """Return a difference that this reading alone shows."""
        a, b = (name, "") if self.letter == "A" else ("", name)
        found = tuple(dict.fromkeys(passages))
        return Difference(sort, _section(found), spans_of(found), a, b, {}, notes, self.words(found))

    def words(self, passages: Iterable[Passage]) -> str:
        """Return what the source says in some passages, as far as it is at hand."""
        texts = [(self.sources.get(self.map.documents[each.document].sha256), each) for each in passages]
        return " / ".join(
            " … ".join(source.text[span.start : span.end] for span in each.spans) for source, each in texts if source
        )


def differences(found: Agreement, sources: Mapping[str, Source], language: str = "") -> list[Difference]:
    """Return every difference, in the order of `SORTS`, and within each in the order of the text.

    ``sources`` are the texts at hand, by the first reading's names of the documents; ``language`` is the one in which
    paraphrases are quoted, where an element has it.
    """
    texts = {found.a.documents[name].sha256: source for name, source in sources.items()}
    a, b = _Reading("A", found.a, language, texts), _Reading("B", found.b, language, texts)
    turned = found.steps.turned()
    return [
        *(_alone(UNITS_A, a, b, unit, found) for unit in found.alignment.only_a),
        *(_alone(UNITS_B, b, a, unit, found) for unit in found.alignment.only_b),
        *(_two_readings(a, b, pair, found) for pair in found.alignment.pairs if not pair.exact or _unlike(pair, found)),
        *(_step(RELATIONS_A, a, step, turned) for step in _in_text_order(found.steps.only_a)),
        *(_step(RELATIONS_B, b, step, turned) for step in _in_text_order(found.steps.only_b)),
        *(_two_steps(a, pair) for pair in found.steps.shared if _step_readings(pair)),
    ]


def spans_of(passages: Iterable[Passage]) -> str:
    """Return passages as a map's ``at`` would write them, several separated by commas."""
    return ", ".join(map(str, passages))


def _section(passages: tuple[Passage, ...]) -> str:
    return passages[0].section if passages else ""


def _alone(sort: str, own: _Reading, other: _Reading, unit: Unit, found: Agreement) -> Difference:
    notes = (own.said(unit.id), *_same_place(own, other, unit, found))
    return own.entry(sort, unit.element.anchors, unit.id, *notes)


def _same_place(own: _Reading, other: _Reading, unit: Unit, found: Agreement) -> Iterator[str]:
    """What the other reading has on some of the same characters."""
    first = own.letter == "A"
    partners = {
        (pair.b.id if first else pair.a.id): (pair.a.id if first else pair.b.id) for pair in found.alignment.pairs
    }
    for (name_a, name_b), shared in found.alignment.overlaps.items():
        name, near = (name_a, name_b) if first else (name_b, name_a)
        if name == unit.id:
            taken = f", which is matched with {partners[near]}" if near in partners else ""
            size = len(unit.characters)
            yield f"{shared} of {size} characters are also in {other.letter}'s {other.said(near)}{taken}"


def _two_readings(a: _Reading, b: _Reading, pair: Pair, found: Agreement) -> Difference:
    places = (pair.a.element.anchors, pair.b.element.anchors)
    bounds = {} if pair.exact else {"at": (spans_of(places[0]), spans_of(places[1]))}
    whole = max(places, key=lambda passages: sum(span.end - span.start for each in passages for span in each.spans))
    return Difference(
        UNITS,
        pair.a.element.section,
        spans_of(places[0]),
        pair.a.id,
        pair.b.id,
        bounds | _unlike(pair, found),
        (f"A: {a.said(pair.a.id)}", f"B: {b.said(pair.b.id)}"),
        (a if whole is places[0] else b).words(whole),
    )


def _unlike(pair: Pair, found: Agreement) -> dict[str, tuple[str, str]]:
    compared = {name: labels(name, pair, found.actors) for name in ATTRIBUTES}
    return {name: both for name, both in compared.items() if both[0] != both[1]}


def _step(sort: str, own: _Reading, step: Step, turned: frozenset[Ends]) -> Difference:
    ends = step.ends or ("", "")
    notes = [_sentence(step), own.said(step.source), own.said(step.relation.target)]
    if ends in turned or ends[::-1] in turned:
        notes.append("the other reading has it the other way round")
    return own.entry(sort, own.where(step.relation), step.relation.id, *notes)


def _sentence(step: Step) -> str:
    relation = step.relation
    how = ", ".join(filter(None, (relation.basis, relation.coverage)))
    return f"{step.source} {relation.kind} {relation.target} ({how})"


def _two_steps(a: _Reading, pair: StepPair) -> Difference:
    places = a.where(pair.a.relation)
    return Difference(
        RELATIONS,
        _section(places),
        spans_of(places),
        pair.a.relation.id,
        pair.b.relation.id,
        _step_readings(pair),
        (f"A: {_sentence(pair.a)}", f"B: {_sentence(pair.b)}", a.said(pair.a.source), a.said(pair.a.relation.target)),
        a.words(places),
    )


def _step_readings(pair: StepPair) -> dict[str, tuple[str, str]]:
    a, b = pair.a.relation, pair.b.relation
    compared = {"kind": (a.kind, b.kind), "basis": (a.basis, b.basis), "coverage": (a.coverage, b.coverage)}
    return {name: both for name, both in compared.items() if both[0] != both[1]}


def _in_text_order(steps: Iterable[Step]) -> list[Step]:
    found = list(steps)
    relations = {step.relation.id: step.relation for step in found}
    order = {relation.id: place for place, relation in enumerate(in_text_order(relations.values()))}
    return sorted(found, key=lambda step: order[step.relation.id])
