"""The explorer page of made-up debates, beside stock pyvis and a static SVG of the same map.

    python benchmarks/page.py [CLAIMS ...]

Prints CPU seconds of the build; then, from one run of Chromium without a network, CPU seconds of the page's thread from
navigation to the first useful view, megabytes of file and of heap, then and after use (the search, the table, the
argument), and the times of a search and of a change of focus.
Ratios hold across machines; the seconds themselves do not. Stock pyvis shows nothing useful before its simulation has
settled, and is not asked for more than a thousand claims.
"""

from __future__ import annotations

import base64
import json
import os
import re
import subprocess
import sys
import tempfile
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from html import escape
from pathlib import Path
from statistics import median
from typing import Any, Final

import networkx as nx

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))  # a script, run from anywhere in a checkout

from graph import generator
from graph.analysis import analyse
from graph.page import render
from graph.page.layout import CARD, Arrangement, arrange
from tests.conftest import program
from tests.page_fixtures import QUIET

SIZES: Final = (300, 5000, 20000)
MOST_FOR_PYVIS: Final = 1000
"""Its simulation takes a minute of CPU for a thousand nodes, and hours for twenty thousand."""

QUERIES: Final = ("the", "t", "noise limit", "的", "松谷", "songgu", "shijie", "ㄕ", "nothing of the kind")
"""Words of all frequencies, the most frequent among them, that is those that find nearly everything."""

WARMING: Final = ("a", "tr", "tram", "night bus", "學", "學校", "xuexiao", "ㄧㄝˋ", "bus stop", "rent", "qi", "harbour")
"""Queries before those that are timed, for the index is made at the first and the engine compiles at some more."""

REPEATS: Final = 7


@dataclass(frozen=True)
class Candidate:
    """A page to be measured: what makes it, and selectors of what it draws and of what is there once it can be used."""

    name: str
    make: Callable[[], str]
    items: str
    ready: str


@dataclass(frozen=True)
class Measured:
    """What one page took; seconds of CPU, megabytes."""

    page: str
    claims: int
    build: float
    size: float
    opened: float
    heap: float
    items: int
    search: float = 0.0
    slowest: float = 0.0
    typed: float = 0.0
    shown: float = 0.0
    focus: float = 0.0
    heap_after: float = 0.0

    def row(self, first: Measured) -> str:
        """Return a line of the table; the ratio is that of the CPU to that of the first page of this size."""
        times = (self.search, self.slowest, self.typed, self.shown, self.focus)
        used = " ".join([*(f"{each * 1e3:9.2f}" for each in times), f"{self.heap_after:8.1f}"]) if self.focus else ""
        return (
            f"{self.page:28} {self.claims:7} {self.build:8.2f} {self.size:7.2f} {self.opened:8.2f} "
            f"{self.opened / first.opened:7.1f} {self.heap:7.1f} {self.items:7} {used}"
        )


HEADING: Final = (
    f"{'page':28} {'claims':>7} {'build s':>8} {'MB':>7} {'open s':>8} {'ratio':>7} {'heap MB':>7} {'items':>7} "
    f"{'search ms':>9} {'slowest':>9} {'typed ms':>9} {'shown ms':>9} {'focus ms':>9} {'after MB':>8}"
)


def main(sizes: list[int]) -> None:
    """Measure each size in turn."""
    print(HEADING)
    with tempfile.TemporaryDirectory() as scratch, chromium() as browser:
        for claims in sizes:
            first: Measured | None = None
            for each in candidates(claims):
                measured = measure(browser, Path(scratch), each, claims)
                first = first or measured
                print(measured.row(first), flush=True)


def candidates(claims: int) -> Iterator[Candidate]:
    """Yield our page of one debate, and its peers."""
    argument_map = generator.debate(claims)
    network = generator.network(claims)
    analysis = analyse(network)
    yield Candidate(
        "Counterpoint", lambda: render(argument_map, network, analysis), ".fold, .row, .curve", "body.ready"
    )
    arrangement = arrange(argument_map, network)
    yield Candidate("static SVG, all drawn", lambda: static_svg(network, arrangement), "rect, line", "svg")
    if claims <= MOST_FOR_PYVIS:
        yield Candidate("stock pyvis, vis made local", lambda: stock_pyvis(network), "canvas", "canvas.settled")


def measure(browser: Any, folder: Path, page_of: Candidate, claims: int) -> Measured:  # noqa: ANN401
    """Build a page, open it in a context of its own and use it."""
    start = time.process_time()
    text = page_of.make()
    build = time.process_time() - start
    file = folder / "page.html"
    file.write_text(text, encoding="utf-8")
    context = browser.new_context(offline=True, viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    page = context.new_page()
    page.set_default_timeout(600_000)
    session = context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    before = metrics(session)["TaskDuration"]
    page.goto(file.as_uri())
    page.wait_for_selector(page_of.ready)
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    opened = metrics(session)["TaskDuration"] - before
    heap = heap_of(session)
    shown = page.locator(page_of.items).count()
    used = (*use(page, session, text, folder), heap_of(session)) if page.locator("#search").count() else ()
    context.close()
    return Measured(page_of.name, claims, build, file.stat().st_size / 1e6, opened, heap, shown, *used)


ANSWER: Final = """(query) => {
  const box = document.getElementById('search');
  box.value = query;
  const start = performance.now();
  box.dispatchEvent(new Event('input', { bubbles: true }));
  const answered = performance.now() - start;
  const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  return frame().then(frame).then(() => [answered, performance.now() - start]);
}"""
"""Type a query; return the milliseconds until its hits are listed and counted, and until the view follows."""

CHOOSE: Final = """(id) => {
  const entries = new URLSearchParams(location.hash.slice(1));
  entries.set('sel', id);
  history.replaceState({}, '', `#${entries}`);
  dispatchEvent(new PopStateEvent('popstate'));
  return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
}"""
"""Select an element as a link does, and wait for the frame that shows it."""


SEARCH: Final = """
import { load } from '%s';
const { hits } = await load('search');
for (const query of %s) hits(query);
const queries = %s;
const rounds = Array.from({ length: 5 }, () => queries.map((query) => {
  const start = performance.now();
  hits(query);
  return performance.now() - start;
}));
const times = queries.map((_, at) => Math.min(...rounds.map((round) => round[at])));
console.log(JSON.stringify(times));
"""
"""The page's own search under Node.js, whose engine is Chromium's."""


def use(page: Any, session: Any, text: str, folder: Path) -> tuple[float, ...]:  # noqa: ANN401
    """Return the seconds of a search, of the slowest one, of typing one, of the view that follows, of a new focus."""
    return *search_times(text, folder), *typing_times(page), focus_time(page, session)


def search_times(text: str, folder: Path) -> tuple[float, float]:
    """Return the seconds of a search with its index: the median and the slowest query, each the best of five."""
    kind, held = re.findall(r'<script type="([^"]*)" id="data">([^<]*)</script>', text)[0]
    payload = folder / "payload.json"
    payload.write_bytes(zlib.decompress(base64.b64decode(held)) if kind == "application/zlib" else held.encode())
    helper = (Path(__file__).resolve().parent.parent / "tests" / "js" / "page.mjs").as_uri()
    ran = subprocess.run(  # noqa: S603  # our own script
        [
            program("node", package="nodejs"),
            "--input-type=module",
            "-e",
            SEARCH % (helper, json.dumps(WARMING), json.dumps(QUERIES)),
        ],
        env={**os.environ, "COUNTERPOINT_PAYLOAD": str(payload)},
        capture_output=True,
        check=True,
    )
    times = [each / 1000 for each in json.loads(ran.stdout)]
    return median(times), max(times)


def typing_times(page: Any) -> tuple[float, float]:  # noqa: ANN401
    """Return the median seconds from a letter typed until its hits are listed, and until the view shows them."""
    page.locator("#search").fill("a")
    page.wait_for_timeout(3000)
    listed, shown = zip(*(page.evaluate(ANSWER, query) for query in QUERIES), strict=True)
    return median(listed) / 1000, median(shown) / 1000


def focus_time(page: Any, session: Any) -> float:  # noqa: ANN401
    """Return the median CPU seconds from choosing an element to the frame that shows it, in the argument."""
    page.evaluate(ANSWER, "")
    page.locator("#views [data-key=table]").click()
    rows = page.locator("#view-table tbody tr[data-id]").evaluate_all("rows => rows.map((row) => row.dataset.id)")
    page.locator("#views [data-key=argument]").click()
    page.evaluate(CHOOSE, rows[0])
    times = []
    for name in rows[1 : REPEATS + 1]:
        before = metrics(session)["TaskDuration"]
        page.evaluate(CHOOSE, name)
        times.append(metrics(session)["TaskDuration"] - before)
    return median(times)


def static_svg(network: nx.MultiDiGraph[str], arrangement: Arrangement) -> str:
    """Return every element as a box with its id and every arrow as a line: the least that a picture of all can be."""
    spots = {name: (round(x), round(y)) for name, (x, y) in arrangement.positions.items()}
    ends = ((*spots[one], *spots[other]) for one, other in network.edges())
    lines = (f'<line x1="{x}" y1="{y}" x2="{a}" y2="{b}"/>' for x, y, a, b in ends)
    boxes = (
        f'<rect x="{x - CARD[0] // 2}" y="{y - CARD[1] // 2}" width="{CARD[0]}" height="{CARD[1]}"/>'
        f'<text x="{x}" y="{y}">{escape(name)}</text>'
        for name, (x, y) in spots.items()
    )
    right, bottom = (max(ends) + 200 for ends in zip(*spots.values(), strict=True))
    head = f'<!doctype html><svg viewBox="0 0 {right} {bottom}" stroke="black" fill="none" width="1400">'
    return head + "".join([*lines, *boxes]) + "</svg>"


def stock_pyvis(network: nx.MultiDiGraph[str]) -> str:
    """Return what pyvis writes of the network with its defaults, but with its scripts in the file."""
    from pyvis.network import Network

    net = Network(directed=True, cdn_resources="in_line")
    for node in network:
        net.add_node(node, label=node)
    for source, target in network.edges():
        net.add_edge(source, target)
    html: str = net.generate_html()
    # It asks another host for its styles, and does not say when it has settled.
    html = re.sub(r"<link[^>]*https?://[^>]*>|<script[^>]*src=\"https?://[^>]*></script>", "", html)
    settled = "network.once('stabilized', () => document.querySelector('canvas').classList.add('settled'));"
    return html.replace("return network;", f"{settled} return network;")


def heap_of(session: Any) -> float:  # noqa: ANN401
    """Return the megabytes that the page's own objects take up."""
    session.send("HeapProfiler.collectGarbage")
    return metrics(session)["JSHeapUsedSize"] / 1e6


def metrics(session: Any) -> dict[str, float]:  # noqa: ANN401
    """Return Chromium's own counters of the page."""
    return {each["name"]: each["value"] for each in session.send("Performance.getMetrics")["metrics"]}


@contextmanager
def chromium() -> Iterator[Any]:
    """Run the Chromium that is installed."""
    from playwright.sync_api import sync_playwright

    path = program("chromium", "chromium-browser", "google-chrome", package="chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield browser
        browser.close()


if __name__ == "__main__":
    main([int(each) for each in sys.argv[1:]] or list(SIZES))
