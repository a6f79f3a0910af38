"""A made-up map in the authoring format, as an analyst would write it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from graph.generator.elements import RECORDERS
from graph.model import ArgumentMap, Document, Element, Named, Passage, Relation, Stance, Text

__all__ = ["header_text", "section_text"]

COLLECTIONS: Final = {"claim": "claims", "evidence": "evidence", "policy_response": "responses"}
PLAIN: Final = re.compile(r"[A-Za-z\u4e00-\u9fff][^:#,\[\]{}&*!|>'\"%@`\n]*")
RESERVED: Final = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n"})


def header_text(argument_map: ArgumentMap, made_by: str) -> str:
    """Return ``map.yaml``; ``made_by`` is the remark at its head."""
    return "\n".join([f"# {made_by}", *_header(argument_map), ""])


def _header(argument_map: ArgumentMap) -> Iterator[str]:
    yield f"map: {argument_map.id}"
    yield f"title: {_words(argument_map.title)}"
    yield f"about: {_words(argument_map.about)}"
    yield f"languages: [{', '.join(argument_map.languages)}]"
    yield f"version: {argument_map.version}"
    yield f"licence: {argument_map.licence}"
    yield f"topic: {argument_map.topic}"
    yield f"thesis: {argument_map.thesis}"
    yield f"defaults: {{holder: {RECORDERS}, attitude: asserts, basis: explicit}}"
    yield "documents:"
    for document in argument_map.documents.values():
        yield from _document(document)
    for name in ("topics", "actors", "places"):
        yield f"{name}:"
        yield from map(_named, getattr(argument_map, name).values())
    yield "tour:"
    for stop in argument_map.tour:
        yield f"  - {{about: {_names(stop.about)}, {_words(stop.text)[1:]}"


def _document(document: Document) -> Iterator[str]:
    yield f"  {document.id}:"
    yield f"    file: {document.file}"
    yield f"    sha256: {document.sha256}"
    yield f"    language: {document.language}"
    yield f"    title: {_words(document.title)}"
    yield "    sections:"
    for section in document.sections:
        yield f'      "{section.number}": {{{_words(section.title)[1:-1]}, at: {section.spans[0]}}}'


def _named(named: Named) -> str:
    kind = f"type: {named.type}, " if named.type else ""
    return f"  {named.id}: {{{kind}{_words(named.label)[1:]}"


def section_text(elements: Iterable[Element], relations: Iterable[Relation], *, documents: int) -> str:
    """Return the file of some sections; with several documents an anchor says which one it means."""
    lines: list[str] = []
    last = ""
    for element in elements:
        if element.kind != last:
            lines.append(f"{COLLECTIONS[element.kind]}:")
            last = element.kind
        lines += _element(element, documents)
    lines.append("relations:")
    lines += [_relation(relation, documents) for relation in relations]
    return "\n".join([*(lines if lines[-1] != "relations:" else lines[:-1]), ""])


def _element(element: Element, documents: int) -> Iterator[str]:
    yield f"  {element.id}:"
    yield from (f"    {language}: {_word(words, flow=False)}" for language, words in element.text.items())
    yield f"    label: {_words(element.label)}"
    yield f"    at: {_at(element.anchors[0], documents)}"
    yield f"    topic: {_names(element.topics)}"
    for key in ("type", "side"):
        if getattr(element, key) not in {"", "neutral"}:
            yield f"    {key}: {getattr(element, key)}"
    for key in ("criticizes", "helps", "harms", "by"):
        if getattr(element, key):
            yield f"    {key}: {_names(getattr(element, key))}"
    for key in ("importance", "cost"):
        if getattr(element, key) is not None:
            yield f"    {key}: {getattr(element, key)}"
    yield from _figure(element)
    yield from _stances(element)


def _figure(element: Element) -> Iterator[str]:
    figure = element.figure
    if figure is None:
        return
    facts = {"value": figure.value, "unit": f'"{figure.unit}"' if figure.unit else ""}
    facts |= {"population": _words(figure.population) if figure.population else ""}
    facts |= {"place": figure.place, "begin": figure.begin, "credit": figure.credit}
    yield f"    {figure.type}: {_facts(facts)}"


def _stances(element: Element) -> Iterator[str]:
    usual = "proposes" if element.kind == "policy_response" else "asserts"
    stances = [_facts(_stance(stance, usual)) for stance in element.stances]
    if len(stances) > 1:
        yield "    stances:"
        yield from (f"      - {stance}" for stance in stances)
    elif stances != ["{}"]:
        yield f"    stance: {stances[0]}"


def _stance(stance: Stance, usual: str) -> dict[str, object]:
    return {
        "holder": "" if stance.holder == RECORDERS else stance.holder,
        "reporter": stance.reporter,
        "attitude": "" if stance.attitude == usual else stance.attitude,
        "modality": "" if stance.modality == "certain" else stance.modality,
        "hedge": _names(stance.hedge) if stance.hedge else "",
        "force": stance.force,
    }


def _relation(relation: Relation, documents: int) -> str:
    derived = "." in relation.id
    return "  - " + _facts(
        {
            "id": "" if derived else relation.id,
            "from": _names(relation.sources),
            relation.kind: relation.target,
            "linked": "" if relation.linked is None else str(relation.linked).lower(),
            "coverage": relation.coverage,
            "basis": "" if relation.basis == "explicit" else relation.basis,
            "scheme": relation.scheme,
            "strength": relation.strength,
            "confidence": relation.confidence,
            "at": _at(relation.anchors[0], documents) if relation.anchors else "",
        }
    )


def _at(passage: Passage, documents: int) -> str:
    return f'"{passage.document}:{passage}"' if documents > 1 else str(passage)


def _facts(facts: Mapping[str, object]) -> str:
    return f"{{{', '.join(f'{key}: {value}' for key, value in facts.items() if value not in {None, ''})}}}"


def _names(names: Iterable[str]) -> str:
    found = list(names)
    return found[0] if len(found) == 1 else f"[{', '.join(found)}]"


def _words(text: Text) -> str:
    return f"{{{', '.join(f'{language}: {_word(words, flow=True)}' for language, words in text.items())}}}"


def _word(words: str, *, flow: bool) -> str:
    """Return a text as YAML reads it back: plain where it can be, else in quotes."""
    plain = PLAIN.fullmatch(words if flow else words.replace(",", "").replace("%", ""))
    if plain and words.lower() not in RESERVED and words == words.strip():
        return words
    return json.dumps(words, ensure_ascii=False)
