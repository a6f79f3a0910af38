"""The filters of the page: what they count is what the tables of a build hold, in every view that they narrow."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import Any

import pytest

from graph.exchange import FORMATS, Edition
from graph.reader import read
from graph.reasoning import to_rdf
from tests.page_fixtures import PAPER, PARTS, browser_test, seek

Row = dict[str, str]


@pytest.fixture(scope="module")
def tables(paper: PARTS) -> tuple[list[Row], list[Row]]:
    """Return the rows of nodes.csv and edges.csv of the whole paper."""
    edition = Edition(to_rdf(read(PAPER)), paper[1], paper[2])
    files = {each.file: each.write(edition).decode() for each in FORMATS.values() if each.file.endswith("s.csv")}
    nodes, edges = (list(csv.DictReader(io.StringIO(files[name]))) for name in ("nodes.csv", "edges.csv"))
    return nodes, edges


def _looks(node: Row) -> str:
    return "criticism" if "criticism" in node["roles"].split(";") else node["kind"]


def _touched(edges: Iterable[Row], column: str, value: str) -> set[str]:
    """Return the ends of the relations with this value; of one that strikes another, all ends of that one too."""
    edges = list(edges)
    sources = {edge["id"]: {each["source"] for each in edges if each["id"] == edge["id"]} for edge in edges}
    targets = {edge["id"]: edge["target"] for edge in edges}
    found: set[str] = set()
    for edge in edges:
        if edge[column] == value:
            struck = edge["target"]
            found |= {edge["source"], struck}
            if struck in sources:
                found |= {*sources[struck], targets[struck]}
    return found


def _counts(page: Any, facet: str) -> dict[str, int]:
    boxes = page.locator(f"input[data-facet={facet}]")
    return {
        box.get_attribute("data-value"): int(box.locator("xpath=..").locator(".count").inner_text())
        for box in boxes.all()
    }


@browser_test
def test_the_counts_of_every_filter_are_those_of_the_tables(show, paper_html: str, tables: tuple[list[Row], list[Row]]):
    nodes, edges = tables
    page = show("#view=table", paper_html)
    for facet in ("section", "holder"):
        page.locator(f"[data-key=facet-{facet}]").click()
    ids = {node["id"] for node in nodes}
    for kind, count in _counts(page, "kind").items():
        assert count == sum(_looks(node) == kind for node in nodes)
    for column, facet in (("relation", "relation"), ("basis", "basis")):
        for value, count in _counts(page, facet).items():
            assert count == len(_touched(edges, column, value) & ids), value
    for section, count in _counts(page, "section").items():
        assert count == sum(node["section"] == section.partition(" ")[2] for node in nodes), section


@browser_test
def test_the_holders_are_counted_as_the_tables_name_them(
    show, paper: PARTS, paper_html: str, tables: tuple[list[Row], list[Row]]
):
    page = show("#view=table", paper_html)
    page.locator("[data-key=facet-holder]").click()
    for holder, count in _counts(page, "holder").items():
        name = paper[0].actors[holder].label["en"]
        assert count == sum(name in node["holder"].split(";") for node in tables[0]), holder


@browser_test
def test_counts_follow_the_other_filters_and_the_search(show, paper_html: str, tables: tuple[list[Row], list[Row]]):
    nodes, edges = tables
    page = show("#view=table&f.kind=criticism&f.relation=undercuts", paper_html)
    undercut = _touched(edges, "relation", "undercuts")
    wanted = [node for node in nodes if _looks(node) == "criticism" and node["id"] in undercut]
    assert page.locator("#filters .count").first.inner_text() == f"{len(wanted)} left"
    assert page.locator("#view-table tr[data-id]").count() == len(wanted)
    # A facet counts what its other values would leave.
    assert _counts(page, "kind")["claim"] == sum(_looks(node) == "claim" and node["id"] in undercut for node in nodes)
    seek(page, "trade")
    assert sum(_counts(page, "kind").values()) < len(undercut)


@browser_test
@pytest.mark.parametrize("view", ["answers", "argument", "matrix"])
def test_views_that_need_the_room_show_the_filters_when_asked(show, view: str):
    page = show(f"#view={view}")
    toggle = page.locator("[data-key=filters]")
    assert page.locator("#filters").is_hidden()
    assert toggle.get_attribute("aria-expanded") == "false"
    toggle.click()
    assert page.locator("#filters").is_visible()
    assert page.locator("[data-key=filters]").get_attribute("aria-expanded") == "true"
    assert page.locator("[data-key=filters]").evaluate("button => button === document.activeElement")


@browser_test
def test_filters_fade_the_rows_of_the_answer_map_and_one_button_clears_them(show):
    page = show("#f.section=study+2")
    assert page.locator(".row.policy_response:not(.faded), .row.response:not(.faded)").count() == 0
    assert page.locator(".row[data-id=unfair].faded").count() == 0
    assert "left" in page.locator("[data-key=filters]").inner_text()
    page.locator("[data-key=clear-filters]").click()
    assert page.locator(".row.faded").count() == 0
    assert "f.section" not in page.url


@browser_test
def test_each_kind_has_an_outline_of_its_own_in_the_legend(show):
    page = show("#view=table")
    shapes = page.locator("#filters .outline path").evaluate_all("paths => paths.map(path => path.getAttribute('d'))")
    assert len(shapes) == len(set(shapes)) == 4


@browser_test
def test_the_keyboard_alone_sets_a_filter(show):
    page = show("#view=table")
    before = page.locator("#view-table tr[data-id]").count()
    page.locator("input[data-value=policy_response]").focus()
    page.keyboard.press("Space")
    assert page.locator("#view-table tr[data-id]").count() < before
    assert page.evaluate("document.activeElement.dataset.value") == "policy_response"


@browser_test
def test_on_a_phone_the_filters_open_with_a_tap(show):
    page = show("#view=answers", viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page.locator("[data-key=filters]").tap()
    page.locator("label:has(input[data-value=policy_response])").tap()
    assert "f.kind=policy_response" in page.url
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
