"""A skeleton as text: the header of a map, a table of sentences, the start of ``sentences.csv``, and data for JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from graph.anchors import digest
from graph.authoring.classes import COLUMNS
from graph.authoring.new import ID
from graph.authoring.skeleton import Skeleton, skeleton
from graph.authoring.tables import Table
from graph.errors import MapError, Place, Problem
from graph.model import Section
from graph.segments import Sentence
from graph.sources import Source, read_source

__all__ = ["Draft", "as_data", "class_rows", "draft", "header", "sentence_rows"]

ENGLISH: Final = "en"
CHINESE: Final = "zh-Hant"
PRINTED: Final = 15
"""Characters of a printed title in Chinese; a longer one reads as a sentence, so the author is to name the section."""

HAN: Final = re.compile("[\u4e00-\u9fff]")
LATIN: Final = re.compile("[A-Za-z]")
SIMPLIFIED: Final = re.compile("[们国这为说时会对发经济]")
TRADITIONAL: Final = re.compile("[們國這為說時會對發經濟]")
NAMES: Final = {ENGLISH: "Section {}", CHINESE: "第 {} 節"}

HEADER: Final = """\
map: NAME
title: {en: NAME, zh-Hant: NAME}
about: {en: Say in two sentences what is at issue. Name the sides., zh-Hant: 以兩句話說明爭點，並指出各方。}
languages: LANGUAGES
version: 0.1.0
licence: https://creativecommons.org/licenses/by/4.0/
topic: issue  # side: pro and side: con are toward this
defaults: {holder: authors, attitude: asserts, basis: explicit}
topics: {issue: {en: the issue, zh-Hant: 爭點}}
actors: {authors: {type: group, en: the authors, zh-Hant: 作者群}}
"""


@dataclass(frozen=True, slots=True)
class Draft:
    """A source and its skeleton, under the id and the file name that the map will know it by."""

    document: str
    file: str
    language: str
    source: Source
    skeleton: Skeleton


def draft(path: Path, language: str = "", document: str = "") -> Draft:
    """Read a source and draw its skeleton.

    Where they are not given, the language is told by its script and the id of the document by the file's name. Raises
    `MapError` where the file cannot be read or holds nothing, or the id cannot be one.
    """
    source = read_source(path)
    if not source.text.strip():
        raise MapError([Problem(Place(str(path)), "the source is empty")])
    spoken = language or language_of(source.text)
    name = document or re.sub(r"[^a-z0-9]+", "-", path.stem.lower()).strip("-") or "source"
    _refuse_no_id(name, "a document")
    return Draft(name, path.name, spoken, source, skeleton(source.text, spoken))


def _refuse_no_id(name: str, what: str) -> None:
    if not ID.fullmatch(name):
        remedy = "use small letters a-z and digits, with single hyphens between, as in road-charge"
        raise MapError([Problem(Place(), f"{name!r} cannot be the name of {what}", remedy)])


def language_of(text: str) -> str:
    """Return ``en``, ``zh-Hant`` or ``zh-Hans``, by what most of the letters are.

    >>> language_of("The price of tea"), language_of("茶的價格說明"), language_of("茶的价格说明")
    ('en', 'zh-Hant', 'zh-Hans')
    """
    if 2 * len(HAN.findall(text)) < len(LATIN.findall(text)):
        return ENGLISH
    return "zh-Hans" if len(SIMPLIFIED.findall(text)) > len(TRADITIONAL.findall(text)) else CHINESE


def header(drafted: Draft, name: str = "") -> str:
    """Return ``documents:`` in the authoring format, or a whole ``map.yaml`` for a map called ``name``.

    The titles of sections are the printed ones in the language of the source. Raises `MapError` where ``name`` cannot
    be an id.
    """
    if name:
        _refuse_no_id(name, "a map")
    languages = f"[{', '.join(_languages(drafted))}]"
    top = HEADER.replace("NAME", name).replace("LANGUAGES", languages) if name else ""
    remarks = "".join(f"# {remark}\n" for remark in drafted.skeleton.remarks)
    return top + remarks + "\n".join(_document(drafted)) + "\n"


def _languages(drafted: Draft) -> tuple[str, ...]:
    others = (each for each in (ENGLISH, CHINESE) if each != drafted.language)
    return (drafted.language, *others)


def _document(drafted: Draft) -> Iterator[str]:
    yield "documents:"
    yield f"  {drafted.document}:"
    yield f"    file: {json.dumps(drafted.file, ensure_ascii=False)}"
    yield f"    sha256: {drafted.source.sha256}"
    yield f"    language: {drafted.language}"
    title = json.dumps(drafted.document)
    yield f"    title: {{{', '.join(f'{language}: {title}' for language in _languages(drafted))}}}"
    yield "    sections:"
    yield from (_section(section, drafted) for section in drafted.skeleton.sections)


def _section(section: Section, drafted: Draft) -> str:
    titles = {language: NAMES.get(language, "{}").format(section.number) for language in _languages(drafted)}
    printed = section.title.get(drafted.language, "")
    long = len(printed) > PRINTED and drafted.language != ENGLISH
    if printed and not long:
        titles[drafted.language] = printed
    words = ", ".join(f"{language}: {json.dumps(title, ensure_ascii=False)}" for language, title in titles.items())
    place = " + ".join(map(str, section.spans))
    comment = f"  # the printed title has {len(printed)} characters: name it in words of your own" if long else ""
    return f"      {json.dumps(section.number)}: {{{words}, at: {place}}}{comment}"


def sentence_rows(drafted: Draft) -> Table:
    """Return a row for every sentence: numbers, kind of block, spans, digests, how many letters, and how it begins."""
    columns = ("section", "paragraph", "sentence", "kind", "at", "sha256", "letters", "begins")
    return Table("Sentences", columns, tuple(_sentence(each, drafted) for each in drafted.skeleton.sentences))


def _sentence(each: Sentence, drafted: Draft) -> tuple[str, ...]:
    text = drafted.source.text
    return (
        each.section,
        str(each.paragraph),
        str(each.sentence),
        each.kind,
        each.at,
        " ".join(digest(text, span)[:12] for span in each.spans),
        str(sum(1 for _ in each.letters(text))),
        " ".join(text[each.spans[0].start : each.spans[0].end].split())[:16],
    )


def class_rows(drafted: Draft) -> Table:
    """Return the rows of ``sentences.csv`` with class and reason empty: those are for a reader to judge."""
    rows = tuple(
        (
            drafted.document,
            str(span.start),
            str(span.end),
            each.section,
            str(each.paragraph),
            str(each.sentence),
            "",
            "",
        )
        for each in drafted.skeleton.sentences
        for span in each.spans
    )
    return Table("sentences", COLUMNS, rows)


def as_data(drafted: Draft) -> dict[str, object]:
    """Return everything as plain data, with whole digests."""
    return {
        "document": drafted.document,
        "file": drafted.file,
        "sha256": drafted.source.sha256,
        "length": len(drafted.source.text),
        "language": drafted.language,
        "sections": [
            {
                "number": section.number,
                "title": dict(section.title),
                "at": " + ".join(map(str, section.spans)),
            }
            for section in drafted.skeleton.sections
        ],
        "sentences": [_sentence_data(each, drafted.source.text) for each in drafted.skeleton.sentences],
        "remarks": list(drafted.skeleton.remarks),
    }


def _sentence_data(each: Sentence, text: str) -> dict[str, object]:
    return {
        "section": each.section,
        "paragraph": each.paragraph,
        "sentence": each.sentence,
        "kind": each.kind,
        "spans": [{"start": span.start, "end": span.end, "sha256": digest(text, span)} for span in each.spans],
    }
