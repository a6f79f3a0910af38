"""What the tests of the explorer page share: maps, their pages, and a Chromium that shows one with the network off.

`tests/conftest.py` loads this module as a plugin, so any test file may ask for its fixtures; what else is needed is
imported from here:

    from tests.page_fixtures import PARTS, browser_test

    @browser_test
    def test_a_claim_is_shown(show):
        page = show("#sel=unfair")           # the road debate, or show("", paper_html)
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any, TypeAlias

import networkx as nx
import pytest

from graph import generator
from graph.analysis import Analysis, analyse
from graph.model import ArgumentMap, Element, Named, Relation, TourStep
from graph.network import to_networkx
from graph.page import render
from graph.reader import read
from graph.reasoning import to_rdf

ROAD = Path(__file__).parent / "page" / "road.yaml"
PAPER = Path(__file__).parent.parent / "maps" / "globalization-2002"
WORDS = {"study.75-94": "words of the source"}
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
QUIET += ["--disable-component-update", "--disable-sync"]
PARTS: TypeAlias = "tuple[ArgumentMap, nx.MultiDiGraph[str], Analysis]"
"""A map, its network and its analysis, as `graph.page.render` takes them."""

browser_test = pytest.mark.browser


def parts(path: Path) -> PARTS:
    """Return a map, its network and its analysis, as the pipeline makes them."""
    argument_map = read(path)
    network = to_networkx(to_rdf(argument_map))
    return argument_map, network, analyse(network)


def until(page: Any, expression: str, arg: Any = None, *, seconds: float = 10) -> None:
    """Wait until an expression of the page is true.

    Playwright's own `wait_for_function` asks again from within the page, whose policy refuses evaluated text.
    """
    end = time.monotonic() + seconds
    while not page.evaluate(expression, arg):
        assert time.monotonic() < end, f"not true within {seconds} s: {expression}"
        page.wait_for_timeout(20)


def seek(page: Any, words: str) -> None:
    """Type words into the search, and wait until the views have followed."""
    page.locator("#search").fill(words)
    until(page, "words => (new URLSearchParams(location.hash.slice(1)).get('q') ?? '') === words", words)


# ---- maps and their pages


@pytest.fixture(scope="session")
def road() -> PARTS:
    """Return the road debate, a map small enough to check by eye."""
    return parts(ROAD)


@pytest.fixture(scope="session")
def html(road: PARTS) -> str:
    """Return the page of the road debate."""
    return render(*road, passages=WORDS)


@pytest.fixture(scope="session")
def paper() -> PARTS:
    """Return the whole paper's map."""
    return parts(PAPER)


@pytest.fixture(scope="session")
def paper_html(paper: PARTS) -> str:
    """Return the page of the whole paper's map."""
    return render(*paper)


@pytest.fixture(scope="session")
def large() -> PARTS:
    """Eight themes of nine criticisms and three groups of four responses; the later the theme, the more is open."""
    elements: dict[str, Element] = {}
    relations: dict[str, Relation] = {}
    for theme in range(8):
        for at in range(9):
            name = f"worry-{theme}-{at}"
            words = {"en": f"Worry {at} of {theme}", "zh-Hant": f"疑慮 {theme}-{at}"}
            elements[name] = Element(name, "claim", words, words, topics=(f"topic-{theme}",), criticizes=("plan",))
    for group in range(3):
        for at in range(4):
            name = f"remedy-{group}-{at}"
            words = {"en": f"Remedy {at} of {group}", "zh-Hant": f"對策 {group}-{at}"}
            elements[name] = Element(name, "policy_response", words, words, topics=(f"topic-{group}",))
    bases = ("explicit", "implicit", "analyst")
    for theme in range(8):
        for at in range(8 - theme):
            source, target = f"remedy-{(theme + at) % 3}-{at % 4}", f"worry-{theme}-{at}"
            name = f"{source}.answers.{target}"
            relations[name] = Relation(name, "answers", (source,), target, bases[at % 3], coverage="partial")
    topics = {f"topic-{at}": Named(f"topic-{at}", {"en": f"theme {at}", "zh-Hant": f"主題 {at}"}) for at in range(8)}
    tour = (TourStep(("worry-3-8",), {"en": "Look at this one.", "zh-Hant": "請看這項。"}),)
    title = {"en": "Large", "zh-Hant": "大圖"}
    argument_map = ArgumentMap(
        "large",
        title,
        title,
        ("en", "zh-Hant"),
        "1",
        "none",
        "t",
        elements=elements,
        relations=relations,
        topics=topics,
        tour=tour,
    )
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for name, element in elements.items():
        network.add_node(name, kind=element.kind, roles="criticism" if element.criticizes else "", importance=1.0)
    for name, relation in relations.items():
        edge = {"relation": "answers", "basis": relation.basis, "coverage": "partial", "strength": 1.0}
        network.add_edge(relation.sources[0], relation.target, key=name, **edge)
    return argument_map, network, analyse(network)


@pytest.fixture(scope="session")
def large_html(large: PARTS) -> str:
    """Return the page of the map that is too large to show every row."""
    return render(*large)


@pytest.fixture(scope="session")
def circles() -> PARTS:
    """Return a made-up debate with circles of claims, steps that are attacked, and premises that go together."""
    argument_map = generator.debate(60, seed=4)
    chance = Random(5)  # noqa: S311  # no secret
    names = list(argument_map.elements)
    relations: dict[str, Relation] = {}
    for at, relation in enumerate(argument_map.relations.values()):
        strength = Decimal(chance.choice(("0.2", "0.4", "0.7", "1")))
        further = tuple(name for name in chance.sample(names, 2) if name != relation.target)
        several = at % 5 == 0 and relation.kind != "answers"
        sources = tuple(dict.fromkeys((*relation.sources, *further))) if several else relation.sources
        linked = chance.choice((True, False)) if several and len(sources) > 1 else None
        target = chance.choice(list(relations)) if at % 7 == 3 and relation.kind == "attacks" else relation.target
        kind = "undercuts" if target != relation.target else relation.kind
        relations[relation.id] = replace(
            relation, kind=kind, sources=sources, target=target, strength=strength, linked=linked
        )
    for source in names[:5]:  # so many attacks on each other that nothing proves one outcome
        knot = (
            Relation(f"{source}.attacks.{target}", "attacks", (source,), target, "explicit") for target in names[:5]
        )
        relations |= {relation.id: relation for relation in knot if relation.target != source}
    argument_map = replace(argument_map, relations=relations)
    network = to_networkx(to_rdf(argument_map))
    return argument_map, network, analyse(network)


# ---- in a browser


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Any]:
    """Return a running Chromium. Not for the whole session: its event loop would be in the way of other tests."""
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with sync_api.sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=QUIET)
        yield running
        running.close()


def _asked(url: str, file: Path) -> list[str]:
    """Return the address unless it is that of the page itself, or of something that the page has made."""
    return [] if url.partition("#")[0] == file.as_uri() or url.startswith(("data:", "blob:")) else [url]


@pytest.fixture
def show(browser: Any, html: str, tmp_path: Path) -> Iterator[Callable[..., Any]]:
    """Open a page from disk with the network off; afterwards it must have asked for nothing and said nothing."""
    contexts: list[Any] = []
    noise: list[str] = []

    def opened(
        address: str = "", text: str = html, *, name: str = "index.html", quiet: bool = True, **options: Any
    ) -> Any:
        file = tmp_path / name
        file.write_bytes(text.encode())
        settings = {
            "viewport": {"width": 1440, "height": 900},
            "locale": "en-GB",
            "reduced_motion": "reduce",
            **options,
        }
        context = browser.new_context(offline=True, **settings)
        contexts.append(context)
        page = context.new_page()
        if quiet:
            page.on("console", lambda message: noise.append(message.text))
            page.on("pageerror", lambda error: noise.append(str(error)))
            page.on("request", lambda request: noise.extend(_asked(request.url, file)))
        page.goto(file.as_uri() + address)
        page.wait_for_selector("body.ready")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not noise
