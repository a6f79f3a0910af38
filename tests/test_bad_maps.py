"""Maps with faults, at the library: every problem at once, each at its line and column, with a remedy, and no surprise."""

from __future__ import annotations

import json
import os
import random
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import MapError, Place, Problem
from graph.reader import read
from graph.reader.files import File, decode
from graph.reader.tree import parse

TEA = Path(__file__).parent / "maps" / "tea"
MARK = "¦"

HEADER = """\
map: pots
title: {en: Pots, zh-Hant: 壺}
about: {en: Which pot., zh-Hant: 哪只壺。}
languages: [en, zh-Hant]
version: 1.0.0
licence: https://creativecommons.org/licenses/by/4.0/
topic: pot
defaults: {holder: team, attitude: asserts, basis: explicit}
documents:
  note: {file: note.txt, sha256: SHA, language: en, title: {en: A note, zh-Hant: 記}, sections: {"1": {en: One, zh-Hant: 一, at: 0-90}}}
topics: {pot: {en: pot, zh-Hant: 壺}}
actors: {team: {type: group, en: team, zh-Hant: 小組}, clerks: {type: group, en: clerks, zh-Hant: 職員}}
""".replace("SHA", "0" * 64)
BODY = """\
places: {kitchen: {en: kitchen, zh-Hant: 廚房}}
events: {ballot: {en: ballot, zh-Hant: 表決, begin: 2024-03, at: 0-5}}
instruments: {plan: {en: plan, zh-Hant: 計畫, by: team}}
claims:
  warm: {en: Warm., zh-Hant: 溫。, at: 0-5, topic: pot, type: fact, side: pro}
  cold: {en: Cold., zh-Hant: 冷。, at: 6-9, criticizes: plan, stance: {holder: clerks, reporter: team}}
  dear: {en: Dear., zh-Hant: 貴。, at: 10-15, base_score: 0.5}
evidence:
  count: {en: Ten., zh-Hant: 十。, at: 16-20, statistic: {value: 10, upper: 12, begin: 2020, end: 2021}}
responses:
  rota: {en: Rota., zh-Hant: 輪值。, at: 21-25, by: team, cost: 1}
relations:
  - {id: step, from: count, supports: warm, at: 16-20}
  - {from: cold, undercuts: step, at: 6-9}
  - {from: rota, answers: cold, coverage: direct, at: 21-25}
lists: {both: {en: two, zh-Hant: 二, at: 0-9, items: [warm, cold]}}
discrepancies: {odd: {about: ballot, en: Odd., zh-Hant: 怪。}}
tour: [{about: warm, en: Begin., zh-Hant: 開始。}]
"""


def written(folder: Path, **files: str | bytes) -> Path:
    """Write the map ``pots`` with some files replaced or added (``map``, ``body``, …)."""
    pots = folder / "pots"
    pots.mkdir(exist_ok=True)
    for name, content in {"map": HEADER, "body": BODY, **files}.items():
        data = content.encode() if isinstance(content, str) else content
        (pots / f"{name}.yaml").write_bytes(data)
    return pots


def problems(path: Path) -> tuple[Problem, ...]:
    """Return what is wrong with a map; everything that must hold of every problem is checked on the way."""
    with pytest.raises(MapError) as caught:
        read(path)
    found = caught.value.problems
    assert list(found) == sorted(set(found))
    for problem in found:
        assert problem.place.file
        assert problem.remedy
        for word in ("Input should", "pydantic", "errors.", "Traceback", "NoneType", "\0"):
            assert word not in str(problem)
        assert str(problem).isprintable()
    return found


def test_the_map_that_the_faults_are_planted_in_is_sound(tmp_path: Path) -> None:
    assert read(written(tmp_path)).id == "pots"


FAULTS: dict[str, tuple[str, str, str, str]] = {
    # what may be written
    "unknown key": ("side: pro", "¦sied: pro", "'sied' is not a key of a claim", "did you mean 'side'?"),
    "key of another form": ("type: fact", "¦cost: 2", "'cost' is not a key of a claim", "belongs to a policy response"),
    "side in a stance": ("reporter: team", "¦side: con", "'side' is not a key of a stance", "belongs to a claim"),
    "unknown top-level key": ("places:", "¦place:", "'place' is not a key of a map", "did you mean 'places'?"),
    "unknown value": ("type: fact", "type: ¦fakt", "type: 'fakt' is not allowed; allowed: fact, cause", "'fact'"),
    "modality is not contested": ("holder: clerks,", "modality: ¦contested, holder: clerks,", "'contested'", "choose"),
    "a basis in between": ("id: step,", "id: step, basis: ¦implied,", "basis: 'implied' is not allowed", "'implicit'"),
    "an unknown scheme": ("id: step,", "id: step, scheme: ¦exampel,", "scheme: 'exampel'", "did you mean 'example'?"),
    "not true or false": ("from: count, supp", "from: [count, dear], linked: ¦maybe, supp", "'maybe'", "choose one"),
    "a number in words": ("base_score: 0.5", "base_score: ¦half", "'half' is not a number", "write digits"),
    "not a number at all": ("base_score: 0.5", "base_score: ¦.nan", "'.nan' is not a number", "write digits"),
    "infinity": ("cost: 1", "cost: ¦.inf", "'.inf' is not a number", "write digits"),
    "an exponent": ("cost: 1", "cost: ¦1e3", "'1e3' is not a number", "write digits"),
    "digits of another script": ("cost: 1", "cost: ¦１２", "is not a number", "write digits"),
    "thousands separated": ("value: 10,", "value: ¦'10,000',", "'10,000' is not a number", "write digits"),
    "a score above one": ("base_score: 0.5", "base_score: ¦1.5", "'1.5' is not between 0 and 1", "write a share"),
    "a score below zero": ("base_score: 0.5", "base_score: ¦-0.5", "'-0.5' is not between 0 and 1", "write a share"),
    "a strength above one": ("id: step,", "id: step, strength: ¦2,", "strength: '2' is not between 0 and 1", "write"),
    "a confidence above one": ("id: step,", "id: step, confidence: ¦2,", "confidence: '2' is not between", "write"),
    "a negative cost": ("cost: 1", "cost: ¦-1", "cost: '-1' is below 0", "write 0 or more"),
    "a negative importance": ("base_score: 0.5", "importance: ¦-1", "importance: '-1' is below 0", "write 0 or more"),
    "a list for a number": ("base_score: 0.5", "¦base_score: [1]", "a number is needed here, not a list", "write"),
    "a mapping for a word": ("type: fact", "type: ¦{a: b}", "type:", "choose one"),
    "a word for a mapping": (
        "stance: {holder: clerks, reporter: team}",
        "stance: ¦clerks",
        "a mapping is needed",
        "keys",
    ),
    "a word for an entry": (
        "dear: {en: Dear., zh-Hant: 貴。, at: 10-15, base_score: 0.5}",
        "dear: ¦Dear.",
        "a mapping",
        "",
    ),
    "nothing for an entry": ("dear: {en: Dear., zh-Hant: 貴。, at: 10-15, base_score: 0.5}", "dear:¦", "a mapping", ""),
    "a mapping for a list": (
        "tour: [{about: warm, en: Begin., zh-Hant: 開始。}]",
        "tour: ¦{about: warm}",
        "a list",
        "-",
    ),
    "a list for a collection": (
        "places: {kitchen: {en: kitchen, zh-Hant: 廚房}}",
        "places: ¦[kitchen]",
        "a mapping",
        "",
    ),
    "a missing key": ("value: 10, upper: 12", "upper: 12", "a statistic needs the key 'value'", "value: the number"),
    "an id that is none": ("  dear:", "  ¦Dear Tea:", "'Dear Tea' is not an id", "write dear-tea;"),
    "a script as an id": ("  dear:", '  ¦"<script>":', "'<script>' is not an id", "write script;"),
    "a reference that is no id": ("topic: pot,", "topic: ¦The_Pot,", "topic: 'The_Pot' is not an id", "write the-pot;"),
    "an empty list of ids": ("items: [warm, cold]", "items: ¦[]", "items: the list is empty", "name at least one"),
    "nothing in a list": ("items: [warm, cold]", "items: [warm, ¦~]", "not nothing", "one value"),
    # words
    "a missing language": (", zh-Hant: 冷。", "", "cold: no words in zh-Hant", "written in en, zh-Hant"),
    "another language": ("en: Dear.", "fr: Cher., en: Dear.", "'fr' is not a key of a claim", ""),
    "a language in the wrong case": (
        "zh-Hant: 冷。",
        "¦zh-hant: 冷。",
        "'zh-hant' is not a key",
        "did you mean 'zh-Hant'?",
    ),
    "a blank text": ("en: Dear.", "en: ¦' '", "en: the text is blank", "write the words"),
    "an unfinished label": ("en: Dear.", "¦label: {en: d}, en: Dear.", "label: no words in zh-Hant", "write each"),
    "another language in a label": (
        "en: Dear.",
        "label: {en: d, zh-Hant: 貴, ¦fr: c}, en: Dear.",
        "'fr' is not a language of the map",
        "written in",
    ),
    "a comma in braces": ("en: Ten., zh", "en: Ten, ¦or so., zh", "'or so.' is not a key", "it has a comma"),
    "a control character": ("en: Dear.", 'en: ¦"De\\x07ar."', "U+0007 is not allowed", "remove the escape"),
    "half a character": ("en: Dear.", 'en: "\\u¦d800"', "an escape stands for no character", "itself"),
    # dates and places in the source
    "no date": ("begin: 2024-03,", "begin: ¦March 2024,", "'March 2024' is not a date", "write 2016"),
    "a thirteenth month": ("begin: 2024-03,", "begin: ¦2024-13,", "'2024-13' is not in the calendar", "check"),
    "the thirtieth of February": ("begin: 2024-03,", "begin: ¦2024-02-30,", "not in the calendar", "check"),
    "a period that ends first": ("end: 2021", "end: ¦2019-12", "ends in 2019-12, before it begins in 2020", "swap"),
    "an event that ends first": ("begin: 2024-03,", "begin: 2024-03, end: ¦2024-02-01,", "before it begins", "swap"),
    "a range upside down": ("upper: 12", "upper: ¦9", "upper: '9' is below the value '10'", "swap"),
    "no place": ("at: 10-15", "at: ¦page 4", "'page 4' is not a place in a document", "write start-end"),
    "a span backwards": ("at: 10-15", "at: ¦15-10", "15-10 ends before it holds", "did you mean 10-15?"),
    "an empty span": ("at: 10-15", "at: ¦10-10", "10-10 ends before it holds", "at least one more"),
    "spans that overlap": ("at: 10-15", "at: ¦10-15 + 12-20", "10-15 and 12-20 overlap", "join them"),
    "spans that overlap, unordered": ("at: 10-15", "at: ¦30-40 + 10-15 + 12-20", "10-15 and 12-20 overlap", "join"),
    "a passage twice": ("at: 10-15", "at: [10-15, ¦10-15]", "'10-15' is listed twice", "list it once"),
    "an unknown document": ("at: 10-15", "at: ¦'nota:10-15'", "no document 'nota'", "did you mean 'note'?"),
    "no passage": (
        "  dear: {en: Dear., zh-Hant: 貴。, at: 10-15, ",
        "  ¦dear: {en: Dear., zh-Hant: 貴。, ",
        "'dear' does not say",
        "at",
    ),
    "a step without a passage": (
        "  - {id: step, from: count, supports: warm, at: 16-20}",
        "  - ¦{id: step, from: count, supports: warm}",
        "the basis is explicit, by the defaults",
        "analyst",
    ),
    "an implied step without a passage": (
        "- {id: step, from: count, supports: warm, at: 16-20}",
        "- ¦{id: step, basis: implicit, from: count, supports: warm}",
        "the basis is implicit, but",
        "add at",
    ),
    # what must be defined
    "a dangling target": (
        "supports: warm",
        "supports: ¦worm",
        "'count' supports 'worm', which no file defines",
        "'warm'",
    ),
    "a dangling source": ("from: rota", "from: ¦rotta", "starts from 'rotta', which no file defines", "'rota'"),
    "a dangling topic": ("topic: pot", "topic: ¦pit", "'warm': topic names 'pit', which no file defines", "'pot'"),
    "a dangling item": ("items: [warm, cold]", "items: [warm, ¦clod]", "'both': items names 'clod'", "'cold'"),
    "a dangling stop": ("about: warm", "about: ¦wram", "stop 1 of the tour: about names 'wram'", "'warm'"),
    "a dangling holder": (
        "holder: clerks",
        "holder: ¦clarks",
        "the stance of 'cold': holder names 'clarks'",
        "'clerks'",
    ),
    "a dangling discrepancy": ("about: ballot", "about: ¦balot", "'odd': about names 'balot'", "'ballot'"),
    "an actor for a topic": (
        "topic: pot",
        "topic: ¦team",
        "names 'team', which is an actor, not a topic",
        "name a topic",
    ),
    "a topic for an actor": ("by: team, cost", "by: ¦pot, cost", "which is a topic, not an actor", "name an actor"),
    "a claim faulted": ("criticizes: plan", "criticizes: ¦warm", "which is a claim, not an actor", "name"),
    "a topic in a list": ("items: [warm, cold]", "items: [warm, ¦pot]", "which is a topic, not a claim", "name"),
    # one name space
    "an id twice": ("  dear:", "  ¦warm:", "the key 'warm' stands twice; the first is in line 5", "keep one"),
    "an id for a claim and evidence": (
        "  count:",
        "  ¦warm:",
        "the id 'warm' is taken: it already names a claim",
        "rename",
    ),
    "an id for a claim and a topic": ("  dear:", "  ¦pot:", "it already names a topic in", "rename"),
    "an id for a relation and a claim": ("id: step", "id: ¦warm", "it already names a claim in", "rename"),
    "an id for a stance and an actor": (
        "{holder: clerks,",
        "{id: ¦team, holder: clerks,",
        "names an actor in",
        "rename",
    ),
    # relations
    "no kind": (
        "- {from: cold, undercuts: step, at: 6-9}",
        "- ¦{from: cold, at: 6-9}",
        "says nothing of its target",
        "add one of supports",
    ),
    "two kinds": ("undercuts: step", "undercuts: step, ¦rebuts: warm", "the kinds 'undercuts' and 'rebuts'", "each"),
    "no source": ("- {from: cold, ", "- ¦{", "a relation needs the key 'from'", "from: ids"),
    "a claim that answers": (
        "from: rota, answers",
        "from: ¦dear, answers",
        "'dear' answers 'cold', but only a policy response can answer",
        "move",
    ),
    "an answer the wrong way round": (
        "from: rota, answers: cold",
        "from: ¦cold, answers: ¦rota",
        "only a policy response can answer",
        "did you mean from: rota, answers: cold?",
    ),
    "an answer to evidence": ("answers: cold", "answers: ¦count", "only a claim can be answered", "name the claim"),
    "an answer to a step": ("answers: cold", "answers: ¦step", "which is a relation; only a claim", "name the claim"),
    "a claim undercut": (
        "undercuts: step",
        "undercuts: ¦warm",
        "only a relation can be undercut",
        "rebuts or undermines",
    ),
    "a step rebutted": ("undercuts: step", "rebuts: ¦step", "'rebuts' aims at an element", "use undercuts"),
    "a step undermined": ("undercuts: step", "undermines: ¦step", "'undermines' aims at an element", "use undercuts"),
    "a step restated": ("undercuts: step", "restates: ¦step", "'restates' aims at an element", "use undercuts"),
    "a step caused": ("undercuts: step", "causes: ¦step", "'causes' aims at an element", "use undercuts"),
    "evidence that restates a claim": ("supports: warm", "restates: ¦warm", "like restates like", "use supports"),
    "a loop": ("supports: warm", "supports: ¦count", "'count' supports itself", "name another"),
    "a relation at itself": ("supports: warm", "supports: ¦step", "the relation 'step' aims at itself", "name another"),
    "no coverage": (
        "- {from: rota, answers: cold, coverage: direct, ",
        "- ¦{from: rota, answers: cold, ",
        "how well it meets",
        "coverage: direct",
    ),
    "coverage elsewhere": (
        "supports: warm",
        "supports: warm, ¦coverage: direct",
        "this relation supports",
        "remove it",
    ),
    "not said whether linked": (
        "from: count, s",
        "¦from: [count, dear], s",
        "does not say whether they are linked",
        "linked: true",
    ),
    "linked alone": ("from: count, s", "from: count, ¦linked: true, s", "the relation has one", "remove it"),
    "linked alone in a list": (
        "from: count, s",
        "from: [count], ¦linked: false, s",
        "the relation has one",
        "remove it",
    ),
    "a source twice": (
        "from: count, s",
        "from: [count, ¦count], linked: true, s",
        "the source 'count' twice",
        "name it once",
    ),
    "a target in a list": (
        "supports: warm",
        "supports: ¦[warm, dear]",
        "supports: a word or text is needed here, not a list",
        "one value",
    ),
    "the same relation twice": (
        "lists:",
        "  - ¦{from: cold, undercuts: step, at: 6-9, confidence: 0.5}\nlists:",
        "the same relation is in",
        "an id",
    ),
    # stances, lists, the tour
    "a stance twice": (
        "stance: {holder: clerks, reporter: team}",
        "stances: [{holder: clerks}, ¦{holder: clerks, attitude: asserts}]",
        "'clerks' asserts 'cold' twice",
        "an id",
    ),
    "stance and stances": (
        "reporter: team}}",
        "reporter: team}, ¦stances: [{}]}",
        "'stances' and 'stance' exclude",
        "write one",
    ),
    "two sorts of evidence": ("at: 16-20, stat", "at: 16-20, ¦case: {}, stat", "exclude each other", "for each"),
    "holder and reporter in one": (
        "reporter: team",
        "reporter: ¦clerks",
        "holds 'cold' and reports it",
        "somebody else",
    ),
    "an item twice": ("items: [warm, cold]", "items: [warm, ¦warm]", "'warm' is twice in the list", "in one list"),
    "an item in two lists": (
        "items: [warm, cold]}",
        "items: [warm, cold]}, ones: {en: one, zh-Hant: 一, items: [¦cold]}",
        "already in the list 'both'",
        "in one list",
    ),
    # YAML that is refused
    "an unknown tag": ("en: Dear.", "en: ¦!loud Dear.", "the tag '!loud' is not known", "remove it"),
    "a Python tag": (
        "en: Dear.",
        "en: ¦!!python/object:os.system Dear.",
        "python/object:os.system' is not known",
        "remove",
    ),
    "a merge key": ("en: Dear.", "¦<<: {side: pro}, en: Dear.", "merge keys", "write the keys out"),
    "a key that is a list": ("en: Dear.", "? ¦[a, b] : c, en: Dear.", "a key must be a word", "before the colon"),
    "no key": ("en: Dear.", "¦~: c, en: Dear.", "a key must be a word", "before the colon"),
    "an alias to nothing": ("en: Dear.", "en: ¦*deer", "*deer stands for nothing", "quote the text"),
    "a second document": ("lists:", "¦---\nlists:", "a second document begins here", "remove the line"),
    # a rule of the header, though it stands in another file
    "a header key in another file": (
        "places:",
        "¦thesis: warm\nplaces:",
        "'thesis' is part of the map's header",
        "map.yaml",
    ),
    "a header key twice": (
        "places:",
        "¦version: 2.0.0\nplaces:",
        "'version' stands twice; the first is in",
        "keep one",
    ),
}
HEADER_FAULTS: dict[str, tuple[str, str, str, str]] = {
    "unknown kind of actor": ("clerks: {type: group", "clerks: {type: ¦crowd", "'crowd' is not allowed", "choose one"),
    "a missing type": ("clerks: {type: group, en", "¦clerks: {en", "an actor needs the key 'type'", "type: what sort"),
    "another name than the folder": (
        "map: pots",
        "map: ¦pot-map",
        "the map 'pot-map' stands in the folder 'pots'",
        "same",
    ),
    "no title": ("title: {en: Pots, zh-Hant: 壺}\n", "", "the map needs 'title'", "write title:"),
    "an empty title": (
        "title: {en: Pots, zh-Hant: 壺}",
        "¦title:",
        "the map needs 'title', and nothing",
        "write title:",
    ),
    "no languages": ("languages: [en, zh-Hant]\n", "", "the map needs 'languages'", "write languages:"),
    "a language that is none": ("[en, zh-Hant]", "[en, ¦Chinese!]", "'Chinese!' is not a language", "zh-Hant"),
    "a version of two numbers": ("version: 1.0.0", "version: ¦1.0", "version: '1.0' is not a version", "as in 1.0.0"),
    "a licence by name": (
        "licence: https://creativecommons.org/licenses/by/4.0/",
        "licence: ¦CC BY",
        "web address",
        "",
    ),
    "an unknown topic": ("topic: pot", "topic: ¦pit", "topic names 'pit', which no file defines", "'pot'"),
    "an unknown thesis": ("topic: pot", "topic: pot\nthesis: ¦wram", "thesis names 'wram'", "'warm'"),
    "an unknown holder": ("{holder: team", "{holder: ¦teem", "defaults.holder names 'teem'", "'team'"),
    "a digest cut short": ("sha256: " + "0" * 64, "sha256: ¦00ff", "'00ff' is not a SHA-256 digest", "64 digits"),
    "a source above the folder": (
        "file: note.txt",
        "file: ¦../note.txt",
        "'../note.txt' is not a file of the map's",
        "..",
    ),
    "a source by absolute path": ("file: note.txt", "file: ¦/etc/passwd", "'/etc/passwd' is not a file of", "without"),
    "a source on a drive": ("file: note.txt", "file: ¦'C:\\note.txt'", "is not a file of the map's folder", "drive"),
    "a section without a range": (", at: 0-90", "", "a section needs the key 'at'", "every range"),
    "a section that names a document": ("at: 0-90", "at: ¦'note:0-90'", "is not a place in a document", "start-end"),
    "a section with an odd number": ('"1":', '¦"1 / 2":', "'1 / 2' is not the number of a section", "as in 2-4"),
    "no holder by default": ("holder: team, ", "", "nobody holds 'warm'", "add a stance"),
    "no basis by default": (", basis: explicit", "", "the relation has no basis", "add basis"),
    "no documents": (
        HEADER[HEADER.index("documents:") : HEADER.index("topics:")],
        "",
        "points into a document, and the map has none",
        "add documents",
    ),
}


def unmarked(text: str, file: str) -> tuple[str, set[Place]]:
    """Return a text without its marks, and the places that they marked."""
    found = set()
    while MARK in text:
        before, after = text.split(MARK, 1)
        found.add(Place(file, before.count("\n") + 1, len(before) - before.rfind("\n")))
        text = before + after
    return text, found


@pytest.mark.parametrize("fault", sorted(FAULTS))
def test_a_fault_is_found_where_it_is(tmp_path: Path, fault: str) -> None:
    old, new, message, remedy = FAULTS[fault]
    _hold_to(tmp_path, "body", BODY, old, new, message, remedy)


@pytest.mark.parametrize("fault", sorted(HEADER_FAULTS))
def test_a_fault_in_the_header_is_found_where_it_is(tmp_path: Path, fault: str) -> None:
    old, new, message, remedy = HEADER_FAULTS[fault]
    _hold_to(tmp_path, "map", HEADER, old, new, message, remedy)


def _hold_to(folder: Path, file: str, text: str, old: str, new: str, message: str, remedy: str) -> None:
    assert old in text
    name = (folder / "pots" / f"{file}.yaml").as_posix()
    broken, places = unmarked(text.replace(old, new, 1), name)
    path = written(folder, **{file: broken})
    found = [problem for problem in problems(path) if message in problem.message]
    assert found, problems(path)
    assert any(remedy in problem.remedy for problem in found), found
    if places:
        assert {problem.place for problem in found} & places, found
