"""Words that try to become markup, in every text of a map: names, ids, sections, notes, figures, tour, questions.

No reader would let most of them in; the page must hold against them all the same, and its policy against what slips by.
"""

from __future__ import annotations

import csv
import dataclasses
import io
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import networkx as nx
import pytest

from graph.analysis import analyse
from graph.model import ArgumentMap, Element, Relation, Stance
from graph.page import document, render
from graph.page.payload import numbered
from graph.page.questions import questions
from graph.rdf import term_labels
from graph.reasoning import to_rdf
from tests.page_fixtures import PARTS, browser_test

ATTACKS = {
    "script": "</script><script>window.hit=1</script>",
    "handler": "\"'><img src=x onerror='window.hit=1'><b onmouseover=window.hit=1 autofocus onfocus=window.hit=1>",
    "address": "javascript:window.hit=1//",
    "drawing": '<svg xmlns="http://www.w3.org/2000/svg" onload="window.hit=1"><script>window.hit=1</script></svg>',
    "template": "{{7*7}}{% raw %}${window.hit=1}#{7*7}<%= 7*7 %>`${window.hit=1}`__proto__",
    "encoding": "&lt;script>window.hit=1&lt;/script>\\u003cscript>%3Cscript%3E+ADw-b+AD4-<!--\u2028\u2029\u202e\ufeff",
    "style": "</style><style>*{background:url(javascript:window.hit=1)}</style>red;}*{color:rgb(1,2,3)",
}
VIEWS = ("answers", "atlas", "argument", "matrix", "tree", "table", "questions")
DIALOGS = ("help", "settings", "export")
Poison = Callable[[str], str]


def poison_of(attack: str) -> Poison:
    """Return what puts the attack before any text that is no term of the vocabulary, so that names still match."""
    kept = {*term_labels(), "en", "zh-Hant", "", "attacks", "premise", "relation", "sha256"}
    return lambda text: text if text in kept else f"{ATTACKS[attack]} {text}"


def poisoned(thing: Any, poison: Poison) -> Any:
    """Return a map, or a part of one, with every text and every id poisoned."""
    if isinstance(thing, str):
        return poison(thing)
    if isinstance(thing, tuple | list):
        return type(thing)(poisoned(each, poison) for each in thing)
    if isinstance(thing, Mapping):
        return {poison(key): poisoned(value, poison) for key, value in thing.items()}
    if dataclasses.is_dataclass(thing) and not isinstance(thing, type):
        names = (each.name for each in dataclasses.fields(thing))
        return dataclasses.replace(thing, **{name: poisoned(getattr(thing, name), poison) for name in names})
    return thing


def poisoned_network(network: nx.MultiDiGraph[str], poison: Poison) -> nx.MultiDiGraph[str]:
    made: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    made.add_nodes_from((poison(node), data) for node, data in network.nodes(data=True))
    made.add_edges_from(
        (poison(one), poison(other), poison(key), data) for one, other, key, data in network.edges(keys=True, data=True)
    )
    return made


@pytest.fixture(scope="module")
def hostile_page(road: PARTS) -> Callable[[str], str]:
    """Return what makes the page of the road debate in which every text and id is an attack."""
    argument_map, network, _ = road
    asked = questions(argument_map, to_rdf(argument_map), numbered(argument_map))

    def made(attack: str) -> str:
        poison = poison_of(attack)
        evil: ArgumentMap = poisoned(argument_map, poison)
        anchors = [anchor for element in evil.elements.values() for anchor in element.anchors]
        nodes = poisoned_network(network, poison)
        plain = render(evil, nodes, analyse(nodes), passages={anchor.name: ATTACKS[attack] for anchor in anchors})
        # No dataset could hold such ids, so the questions of the friendly one are poisoned after they were asked.
        return with_questions(plain, [_poisoned_question(each, poison) for each in asked])

    return made


def _poisoned_question(question: dict[str, Any], poison: Poison) -> dict[str, Any]:
    words = ("title", "description", "name")
    return {**question, **{name: poisoned(question[name], poison) for name in words}}


def with_questions(page: str, asked: list[dict[str, Any]]) -> str:
    assert page.count('"questions":[]') == 1
    return page.replace('"questions":[]', f'"questions":{document.inert_json(asked)}')


FOREIGN = """() => ({
  hit: window.hit ?? null,
  scripts: document.scripts.length,
  foreign: [...document.querySelectorAll(
    'img, iframe, object, embed, base, form, foreignObject, animate, set, body style, svg script, [autofocus]'
  )].map((node) => node.outerHTML),
  handlers: [...document.querySelectorAll('*')].flatMap((node) => node.getAttributeNames())
    .filter((name) => name.startsWith('on')),
  addresses: [...document.querySelectorAll('[href], [src], [action]')]
    .map((node) => node.getAttribute('href') ?? node.getAttribute('src') ?? node.getAttribute('action'))
    .filter((address) => !/^(#|https?:|mailto:|data:,$)/.test(address)),
})"""
INERT = {"hit": None, "scripts": 3, "foreign": [], "handlers": [], "addresses": []}


@browser_test
@pytest.mark.slow
@pytest.mark.parametrize("attack", ATTACKS)
def test_hostile_words_and_ids_stay_words_in_every_view(show, hostile_page: Callable[[str], str], attack: str):
    page = show("", hostile_page(attack))
    page.locator(".row.criticism").first.click()
    for view in VIEWS:
        page.locator(f"#views [data-key={view}]").click()
        if view == "atlas":
            page.wait_for_selector("canvas")
            page.locator("#canvas").hover()
        assert page.evaluate(FOREIGN) == INERT, view
    page.mouse.move(0, 0)
    assert ATTACKS[attack].split()[0][:8] in page.locator("#panel").inner_text()
    assert "49" not in page.title()


@browser_test
@pytest.mark.slow
@pytest.mark.parametrize("attack", ATTACKS)
def test_hostile_words_stay_words_in_dialogs_tour_search_and_filters(
    show, hostile_page: Callable[[str], str], attack: str
):
    page = show("", hostile_page(attack))
    page.locator(".row.criticism").first.click()
    for dialog in DIALOGS:
        page.locator(f"#toolbar [data-key={dialog}]").click()
        assert page.locator(f"dialog#{dialog}").is_visible()
        assert page.evaluate(FOREIGN) == INERT, dialog
        page.keyboard.press("Escape")
    page.locator("#search").fill(ATTACKS[attack])
    assert page.evaluate(FOREIGN) == INERT
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    page.locator("[data-key=tour]").click()
    for _ in range(2):
        page.locator("#tour [data-key=next]").click()
        assert page.evaluate(FOREIGN) == INERT
    page.locator("#views [data-key=table]").click()
    page.locator("#filters input").last.evaluate("box => box.click()")
    assert page.locator("#view-table tbody tr").count() < 20
    assert page.evaluate(FOREIGN) == INERT
    page.reload()
    page.wait_for_selector("body.ready")
    assert page.evaluate(FOREIGN) == INERT


@browser_test
@pytest.mark.slow
@pytest.mark.parametrize("attack", ["script", "handler", "drawing", "address"])
def test_hostile_words_stay_words_in_what_is_exported(
    show, hostile_page: Callable[[str], str], attack: str, tmp_path: Path
):
    page = show("#view=answers", hostile_page(attack))
    saved = {}
    page.locator("#toolbar [data-key=export]").click()
    for key in ("svg", "csv-elements", "csv-relations"):
        with page.expect_download() as saving:
            page.locator(f"dialog [data-key={key}]").click()
        file = tmp_path / key
        saving.value.save_as(file)
        saved[key] = file.read_text(encoding="utf-8-sig")
        assert "/" not in saving.value.suggested_filename.replace("\\", "/")
    nodes = list(ET.fromstring(saved["svg"]).iter())  # noqa: S314  # our own file, held in memory
    tags = {node.tag.rpartition("}")[2] for node in nodes}
    assert not tags & {"script", "foreignObject", "image", "a", "animate", "set", "use"}
    assert not [name for node in nodes for name in node.attrib if name.startswith("on") or name.endswith("href")]
    rows = list(csv.reader(io.StringIO(saved["csv-elements"])))
    assert len({len(row) for row in rows}) == 1
    assert any(ATTACKS[attack] in cell for row in rows for cell in row)


@browser_test
@pytest.mark.parametrize("attack", ATTACKS)
def test_hostile_words_in_the_address_are_words(show, html: str, attack: str):
    page = show("", html)
    parts = (
        "view",
        "sel",
        "lang",
        "reading",
        "q",
        "open",
        "theme",
        "tour",
        "sort",
        "f.kind",
        "from",
        "why",
        "off",
        "ask",
    )
    entries = page.evaluate(
        "([names, value]) => String(new URLSearchParams(names.map((name) => [name, value])))",
        [parts, ATTACKS[attack]],
    )
    page = show(f"#{entries}", html)
    for view in VIEWS[:-1]:
        page.locator(f"#views [data-key={view}]").click()
        assert page.evaluate(FOREIGN) == INERT, view


# ---- terms, kinds and roles that are attacks too


def strange() -> PARTS:
    """Return a map whose terms are attacks as well, and whose ids are names of JavaScript's own."""
    evil = " ".join(ATTACKS.values())
    text = {"en": evil, "zh-Hant": evil}
    ids = (f"claim {evil}", f"response {evil}", "constructor", "__proto__")
    elements = {
        name: Element(
            name,
            "policy_response" if at == 1 else "claim",
            text,
            text,
            stances=(Stance("s", name, evil, evil, hedge=(evil,)),),
            topics=(evil,),
            type=evil,
            criticizes=("__proto__",) if at == 0 else (),
        )
        for at, name in enumerate(ids)
    }
    answer = Relation(evil, "answers", (ids[1],), ids[0], "explicit", coverage="direct", note=text, scheme=evil)
    argument_map = ArgumentMap(
        evil,
        text,
        text,
        ("en", "zh-Hant"),
        evil,
        "javascript:window.hit=1",
        "t",
        elements=elements,
        relations={evil: answer},
    )
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for name, element in elements.items():
        network.add_node(name, kind=element.kind, roles="criticism" if element.criticizes else "", importance=1.0)
    network.add_edge(*ids[1::-1], key=evil, relation="answers", basis="explicit", coverage="direct", strength=1.0)
    return argument_map, network, analyse(network)


@browser_test
def test_hostile_terms_stay_words(show):
    page = show("", render(*strange()))
    assert page.locator(".row.criticism .first").inner_text().startswith("</script><script>")
    page.locator(".row.criticism").click()
    for view in VIEWS[:-1]:
        page.locator(f"#views [data-key={view}]").click()
        assert page.evaluate(FOREIGN) == INERT, view


# ---- what the policy would catch

INJECTIONS = {
    "a script": "make('script', { textContent: 'window.hit = 1' })",
    "a handler": "make('img', { src: 'data:,' }).setAttribute('onerror', 'window.hit = 1')",
    "a link": "make('a', { href: 'javascript:void (window.hit = 1)' }).click()",
    "words that are run": "setTimeout('window.hit = 1')",
}
MAKE = """(tag, more) => {
  const node = Object.assign(document.createElement(tag), more);
  document.body.append(node);
  return node;
}"""
WATCH = """() => {
  window.caught = [];
  addEventListener('securitypolicyviolation', (event) => window.caught.push(event.violatedDirective));
}"""


def injected(page: Any, injection: str) -> list[str]:
    """Put an attack into the page, as a fault of ours might, and return what the policy caught."""
    page.evaluate(WATCH)
    page.evaluate(f"() => {{ const make = {MAKE}; {injection}; }}")
    page.wait_for_timeout(200)
    return page.evaluate("window.caught")


@browser_test
@pytest.mark.parametrize("injection", INJECTIONS)
def test_the_policy_catches_an_attack_that_got_into_the_page(show, html: str, injection: str):
    page = show("", html, quiet=False)
    caught = injected(page, INJECTIONS[injection])
    assert page.evaluate("window.hit") is None
    assert {directive.partition("-")[0] for directive in caught} == {"script"}


@browser_test
@pytest.mark.parametrize("injection", INJECTIONS)
def test_without_the_policy_the_same_attack_would_have_run(show, html: str, injection: str):
    page = show("", html.replace("Content-Security-Policy", "X-Nothing"), quiet=False)
    assert injected(page, INJECTIONS[injection]) == []
    assert page.evaluate("window.hit") == 1


@browser_test
@pytest.mark.parametrize(
    "attack", ["<script>window.hit = 1</script>", "<img src=x onerror='window.hit = 1'>", "<p style='color: red'>"]
)
def test_the_policy_blocks_markup_that_stands_in_the_file(show, html: str, attack: str):
    page = show("", html.replace("<noscript>", f"{attack}<noscript>"), quiet=False)
    page.wait_for_timeout(50)
    assert page.evaluate("window.hit") is None
    assert page.evaluate(
        "[...document.querySelectorAll('p')].every(p => getComputedStyle(p).color !== 'rgb(255, 0, 0)')"
    )


def test_the_policy_allows_nothing_but_the_scripts_and_styles_of_the_page(html: str):
    policy = (
        html.split('http-equiv="Content-Security-Policy" content="')[1].split('"', maxsplit=1)[0].replace("&#39;", "'")
    )
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert rules["default-src"] == "'none'"
    assert rules["base-uri"] == rules["form-action"] == "'none'"
    for name in ("script-src", "style-src"):
        assert all(source.startswith("'sha256-") for source in rules[name].split())
    assert set(rules["img-src"].split()) == {"data:", "blob:"}
    assert set(rules) == {"default-src", "base-uri", "form-action", "script-src", "style-src", "img-src"}
