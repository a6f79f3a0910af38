"""The page of thousands of claims: what it holds at once, what it takes, and that nothing is lost in it."""

from __future__ import annotations

import base64
import json
import re
import zlib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from graph import generator
from graph.analysis import analyse
from graph.model import Passage
from graph.page import Page, render
from graph.reasoning import to_rdf
from tests.page_fixtures import PARTS, browser_test, seek

CLAIMS = 5000
MOST_DRAWN = 1500
DRAWN = ".row, .fold, .more-rows, .curve, .branch, tbody tr, .card, .cell-mark, .hit, [role=gridcell], [role=rowheader]"

COUNT_FIGURES = """() => {
  window.counts = { frames: 0, figures: 0 };
  const hook = (name, what) => {
    const own = CanvasRenderingContext2D.prototype[name];
    CanvasRenderingContext2D.prototype[name] = function (...given) {
      window.counts[what] += 1;
      return own.apply(this, given);
    };
  };
  hook('clearRect', 'frames');
  hook('fill', 'figures');
}"""
"""Count the frames of the canvas, and what is filled in them: regions, marks, heads of arrows, plates of names."""


@pytest.fixture(scope="module")
def page_text() -> Page:
    network = generator.network(CLAIMS, seed=7)
    return render(generator.debate(CLAIMS, seed=7), network, analyse(network))


@pytest.fixture(scope="module")
def data(page_text: Page) -> dict[str, Any]:
    """Return what the page of the large map has embedded."""
    kind, held = re.findall(r'<script type="([^"]*)" id="data">([^<]*)</script>', page_text)[0]
    assert kind == "application/zlib"
    found: dict[str, Any] = json.loads(zlib.decompress(base64.b64decode(held)))
    return found


@pytest.mark.slow
def test_five_thousand_claims_and_what_bears_on_them_take_less_than_two_megabytes(page_text: Page):
    assert len(page_text.encode()) < 2e6


@pytest.mark.slow
def test_the_columns_hold_every_text_of_the_map_in_its_order(data: dict[str, Any]):
    texts = data["elements"]["fields"]["text"]["fields"]
    elements = generator.debate(CLAIMS, seed=7).elements.values()
    for language in ("en", "zh-Hant"):
        assert texts[language] == [element.text[language] for element in elements]


@pytest.mark.slow
@browser_test
def test_no_view_draws_more_than_fifteen_hundred_things_at_once(show, page_text: Page):
    page = show("", page_text)
    seen = {"answers": page.locator(DRAWN).count()}
    page.get_by_role("button", name="Expand all").click()
    seen["answers, unfolded"] = page.locator(DRAWN).count()
    page.locator(".row.criticism").first.click()
    seek(page, "the")
    seen["answers, searched"] = page.locator(DRAWN).count()
    seek(page, "")
    for view in ("argument", "matrix", "tree", "table"):
        page.locator(f"#views [data-key={view}]").click()
        if view == "tree":
            page.locator("[data-key=tree-open]").click()
        seen[view] = page.locator(f"#view-{view}").locator(DRAWN).count()
    assert not {view: count for view, count in seen.items() if count > MOST_DRAWN}
    assert seen["answers, unfolded"] > 600
    assert min(seen["matrix"], seen["tree"], seen["table"]) > 0


@pytest.mark.slow
@browser_test
def test_the_atlas_draws_at_most_fifteen_hundred_marks_and_lines_at_every_zoom(
    show, data: dict[str, Any], page_text: Page
):
    page = show("#view=atlas", page_text)
    canvas = page.locator("#canvas canvas")
    page.wait_for_selector("#canvas canvas[data-level]")
    page.evaluate(COUNT_FIGURES)
    page.locator("#canvas").hover()
    seen: dict[str, list[int]] = {}
    for step in range(40):
        page.mouse.wheel(0, -200)
        page.wait_for_timeout(150)
        page.evaluate("window.counts = { frames: 0, figures: 0 }")
        page.locator("#canvas").press("Shift+ArrowRight" if step % 2 else "Shift+ArrowLeft")
        page.wait_for_timeout(150)
        at = canvas.evaluate(
            """canvas => ({ ...canvas.dataset, figures: Math.ceil(window.counts.figures / window.counts.frames) })"""
        )
        marks, lines = int(at["drawn"]), int(at["lines"])
        assert marks <= MOST_DRAWN
        assert lines <= MOST_DRAWN
        assert at["figures"] <= marks + lines + 3 * len(data["picture"]["regions"]) + 60
        seen.setdefault(at["level"], []).append(marks)
    assert list(seen) == ["sections", "far", "middle", "near"]
    assert max(seen["far"]) == MOST_DRAWN


@pytest.mark.slow
@browser_test
def test_an_unfolded_theme_shows_its_first_rows_and_more_when_asked(show, data: dict[str, Any], page_text: Page):
    topics = Counter(data["elements"]["fields"]["topics"]["items"]["of"][at] for at in data["criticisms"])
    page = show("", page_text)
    page.get_by_role("button", name="Expand all").click()
    lists = page.locator(".left .block")
    shown = [block.locator(".row").count() for block in lists.all()]
    assert sum(shown) == 300
    assert len(topics) <= len(shown) + 1
    last = lists.last
    assert last.locator(".row").count() == 0
    last.locator(".more-rows").click()
    assert last.locator(".row").count() > 0
    assert page.locator(".left .row").count() <= 300


@pytest.mark.slow
@browser_test
def test_a_criticism_far_down_is_shown_when_it_is_selected(show, data: dict[str, Any], page_text: Page):
    names = data["elements"]["fields"]["id"]
    last = names[data["criticisms"][-1]]
    page = show(f"#sel={last}", page_text)
    assert page.locator(f".row[data-id={last}]").is_visible()
    page.get_by_role("button", name="Expand all").click()
    assert page.locator(f".row[data-id={last}]").is_visible()
    text = data["elements"]["fields"]["text"]["fields"]["en"][data["criticisms"][-1]]
    assert text in page.locator("#panel").inner_text()


@pytest.mark.slow
@browser_test
def test_all_curves_of_the_theme_that_is_pointed_at_are_drawn(show, data: dict[str, Any], page_text: Page):
    page = show("", page_text)
    page.mouse.move(0, 0)
    fold = page.locator(".left .fold").last
    name = fold.locator("xpath=ancestor::*[@data-theme-key]").get_attribute("data-theme-key")
    of = data["elements"]["fields"]["topics"]["items"]
    topic = {at: of["words"][number] for at, number in enumerate(of["of"])}
    fields = data["answers"]["fields"]
    answered = [at for at in fields["criticism"] if topic[at] == name]
    fold.hover()
    drawn = [int(curve.get_attribute("data-n")) for curve in page.locator(".curve.lit").all()]
    assert sum(drawn) == len(answered) > 0


def test_the_page_of_the_whole_paper_with_its_passages_and_answers_is_small(paper: PARTS, paper_source: Path):
    source = paper_source.read_text(encoding="utf-8")

    def words(passage: Passage) -> str:
        return " … ".join(source[span.start : span.end] for span in passage.spans)

    anchors = [anchor for element in paper[0].elements.values() for anchor in element.anchors]
    anchors += [anchor for relation in paper[0].relations.values() for anchor in relation.anchors]
    text = render(*paper, passages={anchor.name: words(anchor) for anchor in anchors}, dataset=to_rdf(paper[0]))
    assert len(text.encode()) <= 1_200_000
