"""Maps with faults, at the library: every problem at once, each at its line and column, with a remedy."""

from __future__ import annotations

import json
import os
import random
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import MapError, Place, Problem
from graph.reader import read
from graph.reader.files import File, decode
from graph.reader.forms import Authored, Claim, Document, Evidence, Relation, Stance
from graph.reader.tree import parse

TEA = Path(__file__).parent / "maps" / "tea"
MARK = "¦"
PRINT_PROBLEMS = """
import sys
from graph.errors import MapError
from graph.reader import read
try:
    read(sys.argv[1])
except MapError as error:
    print(error)
"""

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
  note: {file: note.txt, sha256: SHA, language: en, title: {en: A note, zh-Hant: 記}, sections: {"1": SECTION}}
topics: {pot: {en: pot, zh-Hant: 壺}}
actors: {team: {type: group, en: team, zh-Hant: 小組}, clerks: {type: group, en: clerks, zh-Hant: 職員}}
""".replace("SHA", "0" * 64).replace("SECTION", "{en: One, zh-Hant: 一, at: 0-90}")
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
        "'clerks' takes the attitude 'asserts' to 'cold' twice",
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
    _hold_to(tmp_path, "body", BODY, FAULTS[fault])


@pytest.mark.parametrize("fault", sorted(HEADER_FAULTS))
def test_a_fault_in_the_header_is_found_where_it_is(tmp_path: Path, fault: str) -> None:
    _hold_to(tmp_path, "map", HEADER, HEADER_FAULTS[fault])


def _hold_to(folder: Path, file: str, text: str, fault: tuple[str, str, str, str]) -> None:
    old, new, message, remedy = fault
    assert old in text
    name = (folder / "pots" / f"{file}.yaml").as_posix()
    broken, places = unmarked(text.replace(old, new, 1), name)
    path = written(folder, **{file: broken})
    found = [problem for problem in problems(path) if message in problem.message]
    assert found, f"{message!r} is not among {problems(path)}"
    assert any(remedy in problem.remedy for problem in found), found
    if places:
        assert {problem.place for problem in found} & places, found


def test_relations_that_aim_at_one_another_in_a_circle_are_found_once(tmp_path: Path) -> None:
    circle = "".join(
        f"  - {{id: {name}, from: {source}, qualifies: {target}, basis: analyst}}\n"
        for name, source, target in [
            ("one", "warm", "two"),
            ("two", "cold", "three"),
            ("three", "dear", "one"),
            ("four", "warm", "two"),
        ]
    )
    (problem,) = problems(written(tmp_path, more=f"relations:\n{circle}"))
    assert "in a circle: one → two → three → one" in problem.message
    assert (problem.place.line, problem.place.column) == (2, 5)


def test_an_id_in_two_files_names_both_places(tmp_path: Path) -> None:
    folder = written(tmp_path, more="claims:\n  cold: {en: Cold., zh-Hant: 冷。, at: 6-9}\n")
    (problem,) = problems(folder)
    assert str(problem.place) == f"{folder.as_posix()}/more.yaml:2:3"
    assert f"{folder.as_posix()}/body.yaml:6:3" in problem.message


def test_two_tours_are_one_too_many(tmp_path: Path) -> None:
    (problem,) = problems(written(tmp_path, more="tour: [{about: warm, en: Again., zh-Hant: 再來。}]\n"))
    assert problem.message.startswith("a map has one tour; the first is in ")


def test_with_several_documents_a_passage_says_which(tmp_path: Path) -> None:
    other = "  other: {file: o.txt, sha256: SHA, language: en, title: {en: O, zh-Hant: 他}}\ntopics:"
    found = problems(written(tmp_path, map=HEADER.replace("topics:", other.replace("SHA", "1" * 64))))
    assert {problem.message.split(" ", 2)[2] for problem in found} == {"does not say which document"}
    assert any(problem.remedy == "write note:10-15 or name another" for problem in found)


def test_the_problems_of_all_files_come_at_once_and_sorted(tmp_path: Path) -> None:
    found = problems(
        written(
            tmp_path,
            map=HEADER.replace("version: 1.0.0", "version: one"),
            body=BODY.replace("side: pro", "sied: pro").replace("supports: warm", "supports: worm"),
            broken="claims: {a: [\n",
            latin="claims: {a: é}".encode("latin-1"),
            empty="# nothing yet\n",
            several="- a\n- b\n",
        )
    )
    assert {problem.place.file.rsplit("/", 1)[1] for problem in found} == {
        "body.yaml",
        "broken.yaml",
        "empty.yaml",
        "latin.yaml",
        "map.yaml",
        "several.yaml",
    }
    assert len(found) == 7


def test_one_entry_may_have_many_faults(tmp_path: Path) -> None:
    body = BODY.replace(
        "topic: pot, type: fact, side: pro", "topic: pit, type: fakt, side: por, sied: pro, helps: tema"
    )
    found = problems(written(tmp_path, body=body))
    assert len(found) == 5
    assert {problem.place.line for problem in found} == {5}


def test_an_id_that_a_broken_file_may_define_is_not_called_dangling(tmp_path: Path) -> None:
    body = BODY.replace("supports: warm", "supports: elsewhere").replace("answers: cold", "answers: nowhere")
    found = problems(written(tmp_path, body=body, broken="claims:\n  elsewhere: {en: [\n"))
    assert [problem.message for problem in found if "no file defines" in problem.message] == [
        "'rota' answers 'nowhere', which no file defines"
    ]


def test_where_a_file_cannot_be_opened_nothing_is_called_dangling(tmp_path: Path) -> None:
    folder = written(tmp_path, body=BODY.replace("supports: warm", "supports: worm"))
    (folder / "more.yaml").mkdir()
    (problem,) = problems(folder)
    assert problem.message == "is a folder, not a file"


def test_a_broken_header_does_not_drag_everything_down(tmp_path: Path) -> None:
    (problem,) = problems(written(tmp_path, map=HEADER.replace("title: {en", "title: {en: {")))
    assert problem.message.startswith("broken YAML")
    assert problem.place.file.endswith("map.yaml")


def test_without_languages_texts_are_taken_as_they_come(tmp_path: Path) -> None:
    (problem,) = problems(written(tmp_path, map=HEADER.replace("languages: [en, zh-Hant]\n", "")))
    assert problem.message == "the map needs 'languages'"


BROKEN = {
    "claims: {a: {en: Why: so}}": "braces",
    "claims: {a: {en: b}": "braces",
    "claims: {a: [b, c}": "brackets",
    "claims:\n\ta: b\n": "tab",
    "claims:\n  a: b\n c: d\n": "indentation",
    "claims: @here\n": "sign that has a meaning",
    'claims: "never closed\n': "never closed",
    "claims: 'a\n---\nb: c'\n": "quote",
    "claims\nrelations: []\n": "colon",
    'claims: "\\q"\n': "backslash",
    "claims: - a\n": "list begins",
    "claims: !a!b c\n": "tag",
    "claims: & a\n": "anchor",
    "claims: %a\n": "sign that has a meaning",
    "claims: `a`\n": "sign that has a meaning",
    "claims: |2x\n  a\n": "| or >",
    "a: b: c\n": "colon",
    "%YAML 9.9\n---\na: b\n": "version of YAML",
    "<<<<<<< ours\nclaims: {}\n=======\nclaims: {a: b}\n>>>>>>> theirs\n": "merge",
    "claims: []\n}": "",
}


@pytest.mark.parametrize("text", sorted(BROKEN))
@pytest.mark.parametrize("loader", [yaml.SafeLoader, getattr(yaml, "CSafeLoader", yaml.SafeLoader)])
def test_broken_yaml_is_explained_in_plain_words(text: str, loader: type[yaml.SafeLoader]) -> None:
    _, found = parse(File("a.yaml", "a.yaml", text), loader)
    problem = found[-1]
    assert BROKEN[text] in problem.message
    assert problem.remedy
    assert 1 <= problem.place.line <= text.count("\n") + 1
    for word in ("token", "mapping value", "block end", "scalar"):
        assert word not in problem.message


def test_an_alias_bomb_is_refused(tmp_path: Path) -> None:
    bomb = "a: &a [x, x]\n" + "".join(
        f"{chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)}, *{chr(97 + n)}]\n" for n in range(24)
    )
    found = problems(written(tmp_path, bomb=bomb))
    assert any("stands inside an anchored value" in problem.message for problem in found)


def test_the_number_and_the_size_of_aliases_are_bounded() -> None:
    many = "a: &a x\nb: [" + ", ".join(["*a"] * 65) + "]\n"
    assert "more than 64 aliases" in parse(File("a", "a", many))[1][0].message
    enough = "a: &a x\nb: [" + ", ".join(["*a"] * 64) + "]\n"
    assert parse(File("a", "a", enough))[1] == []
    large = "a: &a [" + "x, " * 1001 + "]\nb: *a\n"
    assert "repeats 1002 values" in parse(File("a", "a", large))[1][0].message
    assert "stands inside an anchored value" in parse(File("a", "a", "a: &a [*a]\n"))[1][0].message


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "])
def test_deep_nesting_is_refused(opening: str) -> None:
    _, found = parse(File("a", "a", opening * 20_000))
    assert "more than 32 levels deep" in found[-1].message


def test_a_large_file_is_refused_unread(tmp_path: Path) -> None:
    folder = written(tmp_path)
    with (folder / "large.yaml").open("wb") as file:
        file.truncate(100_000_000)
    (problem,) = problems(folder)
    assert problem.message == "is too large: 100.0 MB; a file may have 8 MB"
    assert "one file per section" in problem.remedy


def test_a_folder_of_very_many_files_is_refused(tmp_path: Path) -> None:
    for number in range(501):
        (tmp_path / f"{number}.yaml").touch()
    (problem,) = problems(tmp_path)
    assert "501 .yaml files" in problem.message


@pytest.mark.parametrize(
    ("data", "place", "message"),
    [
        (b"a: b\nc: \xff\n", (2, 4), "is not UTF-8: byte 8 is 0xff"),
        ("a: 茶\nb: 茶".encode()[:-1], (2, 4), "is not UTF-8: byte 10 is 0xe8"),
        ("a: b\n".encode("utf-16"), (1, 1), "is UTF-16, not UTF-8"),
        ("a: b\n".encode("utf-32"), (1, 1), "is UTF-32, not UTF-8"),
        (b"\xef\xbb\xbfa: b\n", (1, 1), "begins with a byte order mark"),
        (b"a: \xed\xa0\x80\n", (1, 4), "is not UTF-8: byte 3 is 0xed"),
        (b"a: b\x00\n", (1, 5), "the character U+0000 is not allowed in a map"),
        (b"a: b\nc:\x1b[31m d\n", (2, 3), "the character U+001B is not allowed in a map"),
        ("a: b\nc: d\u2028e\n".encode(), (2, 5), "the character U+2028 is not allowed in a map"),
        ("a: b\ufeff\n".encode(), (1, 5), "the character U+FEFF is not allowed in a map"),
        ("a: \ufffe\n".encode(), (1, 4), "the character U+FFFE is not allowed in a map"),
    ],
)
def test_bytes_that_are_no_text_are_named_with_their_place(data: bytes, place: tuple[int, int], message: str) -> None:
    (problem,) = decode(data, "a.yaml")[1]
    assert (problem.place.line, problem.place.column) == place
    assert problem.message == message
    assert problem.remedy


def test_after_a_byte_order_mark_the_other_problems_still_show(tmp_path: Path) -> None:
    found = problems(written(tmp_path, body=b"\xef\xbb\xbf" + BODY.replace("side: pro", "sied: pro").encode()))
    assert len(found) == 2


def test_a_binary_file_is_described_briefly(tmp_path: Path) -> None:
    found = problems(written(tmp_path, noise=bytes(100_000)))
    assert len([problem for problem in found if "U+0000" in problem.message]) == 50
    assert any(problem.message == "more such characters follow" for problem in found)


@pytest.mark.parametrize("text", ["", "\n", "# only a remark\n", "---\n", "~\n"])
def test_an_empty_file_is_named(tmp_path: Path, text: str) -> None:
    (problem,) = problems(written(tmp_path, more=text))
    assert problem.message == "the file is empty"


@pytest.mark.parametrize(("text", "what"), [("- a\n", "a list"), ("just words\n", "the text 'just words'")])
def test_a_file_that_is_no_mapping_is_named(tmp_path: Path, text: str, what: str) -> None:
    (problem,) = problems(written(tmp_path, more=text))
    assert problem.message == f"the file holds {what} where a mapping is needed"


def test_a_long_value_is_shown_short(tmp_path: Path) -> None:
    (problem,) = problems(written(tmp_path, body=BODY.replace("type: fact", f"type: {'very-' * 5000}long")))
    assert len(problem.message) < 200


# -- files and folders -------------------------------------------------------------------------------------------------


def test_a_missing_folder_is_named_with_its_nearest_neighbour(tmp_path: Path) -> None:
    written(tmp_path)
    (problem,) = problems(tmp_path / "pot")
    assert (problem.message, problem.remedy) == ("no such folder or file", "did you mean 'pots'?")
    assert "give the path" in problems(tmp_path / "no" / "such" / "folder")[0].remedy


def test_a_folder_without_yaml_is_no_map(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").touch()
    assert problems(tmp_path)[0].message == "the folder holds no .yaml file"


def test_a_folder_without_a_header_is_named(tmp_path: Path) -> None:
    folder = written(tmp_path)
    (folder / "map.yaml").unlink()
    assert any("the folder has no map.yaml" in problem.message for problem in problems(folder))


@pytest.mark.parametrize("name", ["more.yml", "MORE.YAML"])
def test_a_file_that_would_not_be_read_is_named(tmp_path: Path, name: str) -> None:
    folder = written(tmp_path)
    (folder / name).write_text("claims: {}\n", encoding="utf-8")
    (problem,) = problems(folder)
    assert problem.remedy == f"rename it to {name.rsplit('.', 1)[0]}.yaml"


def test_a_file_that_is_no_yaml_is_no_map(tmp_path: Path) -> None:
    path = tmp_path / "map.json"
    path.write_text("{}", encoding="utf-8")
    assert "neither" in problems(path)[0].message


@pytest.mark.parametrize("path", ["a\0b", "x" * 5000])
def test_an_impossible_path_is_named(path: str) -> None:
    with pytest.raises(MapError, match=r"cannot be read|no such"):
        read(path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes in folders")
def test_a_pipe_does_not_hold_the_reader_up(tmp_path: Path) -> None:
    folder = written(tmp_path)
    os.mkfifo(folder / "pipe.yaml")
    os.mkfifo(folder / "anchors.lock")
    assert {problem.message for problem in problems(folder)} == {"is a pipe, not a file"}


def test_a_device_is_not_read(tmp_path: Path) -> None:
    folder = written(tmp_path)
    (folder / "zero.yaml").symlink_to("/dev/zero")
    (problem,) = problems(folder)
    assert problem.message == "is a link that leads out of the map's folder"


@pytest.mark.parametrize("target", ["../outside.yaml", "nowhere.yaml", "circle.yaml"])
def test_a_link_is_followed_only_inside_the_folder(tmp_path: Path, target: str) -> None:
    (tmp_path / "outside.yaml").write_text("claims: {}\n", encoding="utf-8")
    folder = written(tmp_path)
    (folder / "circle.yaml").symlink_to(target)
    (problem,) = problems(folder)
    assert problem.place.file.endswith("circle.yaml")
    assert ("leads out" in problem.message) == (target == "../outside.yaml")


def test_a_source_behind_a_link_that_leads_out_is_refused(tmp_path: Path) -> None:
    folder = written(tmp_path)
    (folder / "note.txt").symlink_to("/etc/hostname")
    (problem,) = problems(folder)
    assert "'note.txt' is a link that leads out of the map's folder" in problem.message
    assert problem.place.file.endswith("map.yaml")


def test_a_map_reached_through_a_link_is_read(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    written(tmp_path / "real")
    (tmp_path / "pots").symlink_to(tmp_path / "real" / "pots")
    assert read(tmp_path / "pots").id == "pots"


@pytest.mark.parametrize("locked", ["pots", "pots/body.yaml"])
def test_what_may_not_be_read_is_named(tmp_path: Path, unprivileged: list[str], locked: str) -> None:
    written(tmp_path)
    (tmp_path / locked).chmod(0)
    command = [*unprivileged, sys.executable, "-c", PRINT_PROBLEMS, str(tmp_path / "pots")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    (tmp_path / locked).chmod(0o755)
    assert done.stderr == ""
    assert done.stdout.splitlines() == [
        f"{(tmp_path / locked).as_posix()}: cannot be read: permission denied (give yourself the right to read it)"
    ]


# -- the lock ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "is not JSON"),
        ('{"version": 1,\n<<<<<<< ours', "is not JSON"),
        ("[]", "it states no version"),
        ('{"version": 2, "spans": {}}', "its version is 2, and this program reads 1"),
        ('{"version": 1}', "it lists no spans"),
        ('{"version": 1, "spans": {"note:1-2": 3}}', "'note:1-2' is not described"),
        ('{"version": 1, "spans": {"note:1-2": {"sha256": "ab"}}}', "'note:1-2' has no SHA-256"),
        (json.dumps({"version": 1, "spans": {"n:1-2": {"sha256": "a" * 64, "sentence": "x"}}}), "the sentence 'x'"),
        (json.dumps({"version": 1, "spans": {"n:1-2": {"sha256": "a" * 64, "paragraph": -1}}}), "the paragraph -1"),
        ("[" * 100_000, "too deep"),
        ('{"version": ' + "1" * 5000 + "}", "is no lock of anchors"),
    ],
)
def test_a_broken_lock_is_named(tmp_path: Path, text: str, message: str) -> None:
    folder = written(tmp_path)
    (folder / "anchors.lock").write_text(text, encoding="utf-8")
    (problem,) = problems(folder)
    assert problem.place.file.endswith("anchors.lock")
    assert message in problem.message
    assert "counterpoint anchor" in problem.remedy


# -- very many, and very odd -------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_two_thousand_faults_of_every_sort_all_come_out_sorted(tmp_path: Path) -> None:
    claims = "".join(
        f"  c-{n}: {{en: Text {n}., zh-Hant: 文{n}。, at: {n}-{n + 1}, typ: fact, side: por, topic: pit}}\n"
        for n in range(500)
    )
    steps = "".join(f"  - {{from: c-{n}, supports: d-{n}, at: {n}-{n + 1}}}\n" for n in range(500))
    folder = written(tmp_path, more=f"claims:\n{claims}relations:\n{steps}")
    found = problems(folder)
    assert len(found) == 2000


@pytest.mark.slow
def test_a_flood_of_faults_is_cut_off(tmp_path: Path) -> None:
    found = problems(written(tmp_path, items="relations:\n" + "- x\n" * 20_000, keys="places:\n" + "  a: 1\n" * 20_000))
    assert 20_000 < len(found) < 20_100
    assert any("10000 more problems" in problem.message for problem in found)
    assert any("more than 10000 problems" in problem.message for problem in found)
    (problem,) = parse(File("a", "a", "- x\n" * 1_000_001))[1]
    assert problem.message == "more than 1000000 values in one file"


def test_messages_do_not_depend_on_the_hash_seed(tmp_path: Path) -> None:
    folder = written(tmp_path, body=BODY.replace("warm", "wram", 1).replace("type: fact", "type: fakt, sied: pro"))
    outputs = {
        subprocess.run(
            [sys.executable, "-c", PRINT_PROBLEMS, str(folder)],
            capture_output=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONUTF8": "1"},
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert len(outputs) == 1


def refused_or_read(folder: Path) -> None:
    """Read a map that may have any fault; only `MapError` may come out, with sensible places."""
    try:
        read(folder)
    except MapError as error:
        for problem in error.problems:
            assert problem.remedy
            assert str(problem).isprintable()
            if problem.place.line:
                lines = Path(problem.place.file).read_bytes().decode("utf-8", "replace").count("\n") + 1
                assert 1 <= problem.place.line <= lines + 1


@given(data=st.binary(max_size=200))
def test_no_bytes_cause_anything_but_problems(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    folder = tmp_path_factory.getbasetemp() / "bytes"
    folder.mkdir(exist_ok=True)
    refused_or_read(written(folder, more=data))


yaml_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=8)
    | st.sampled_from(["warm", "step", "0-5"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text(max_size=5) | st.sampled_from(["en", "from", "at"]), inner, max_size=3)
    ),
    max_leaves=8,
)
ENTRY_FORMS = (Claim, Document, Evidence, Relation, Stance)
top_keys = st.sampled_from(Authored.keys())
entry_keys = st.sampled_from(sorted({"en", "zh-Hant"}.union(*(form.keys() for form in ENTRY_FORMS))))
entries = st.dictionaries(entry_keys, yaml_values | st.dictionaries(entry_keys, yaml_values, max_size=3), max_size=5)
files = st.dictionaries(
    top_keys,
    yaml_values
    | entries
    | st.lists(entries, max_size=3)
    | st.dictionaries(st.sampled_from(["warm", "a", "B"]), entries, max_size=2),
    max_size=4,
)


@given(content=files)
def test_no_shape_of_data_causes_anything_but_problems(
    tmp_path_factory: pytest.TempPathFactory, content: object
) -> None:
    folder = tmp_path_factory.getbasetemp() / "shapes"
    folder.mkdir(exist_ok=True)
    refused_or_read(written(folder, more=json.dumps(content)))
    refused_or_read(written(folder, map=json.dumps(content)))


@given(seed=st.integers(0, 2**32))
def test_no_slip_of_the_hand_causes_anything_but_problems(tmp_path_factory: pytest.TempPathFactory, seed: int) -> None:
    folder = tmp_path_factory.getbasetemp() / "tea"
    if not folder.exists():
        shutil.copytree(TEA, folder)
    chance = random.Random(seed)  # noqa: S311  nothing is kept secret here
    file = chance.choice(sorted(TEA.glob("*.yaml")))
    text = file.read_text(encoding="utf-8")
    at = chance.randrange(len(text))
    slip = chance.choice(["", "", chance.choice(" \n\t:-,{}[]&*!|>'\"%@`#?aA0茶\x07\ufeff"), text[at : at + 30] * 2])
    (folder / file.name).write_text(text[:at] + slip + text[at + chance.randrange(4) :], encoding="utf-8", newline="\n")
    refused_or_read(folder)
    shutil.copy(file, folder / file.name)


def test_every_problem_reads_as_file_line_column_and_remedy(tmp_path: Path) -> None:
    (problem,) = problems(written(tmp_path, body=BODY.replace("supports: warm", "supports: worm")))
    assert re.fullmatch(
        r".*/pots/body\.yaml:13:39: 'count' supports 'worm', which no file defines \(.*\)", str(problem)
    )
