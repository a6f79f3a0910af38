"""What a reader takes away from the page: pictures, tables, links and citations."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import networkx as nx
import pytest

from graph.analysis import analyse
from graph.exchange import FORMATS, Edition
from graph.model import ArgumentMap, Element
from graph.page import render
from graph.page.layout import arrange
from graph.reader import read
from graph.reasoning import to_rdf
from tests.page_fixtures import PAPER, PARTS, ROAD, browser_test

SVG = "{http://www.w3.org/2000/svg}"
PNG = b"\x89PNG\r\n\x1a\n"
SIZE = slice(16, 24)
"""Where a PNG says its width and height."""


def _saved(page: Any, key: str) -> tuple[str, bytes]:
    """Return the name and the content of the file that a button of the dialog saves."""
    if not page.locator("#export").is_visible():
        page.keyboard.press("e")
    with page.expect_download() as saving:
        page.locator(f"#export [data-key={key}]").click()
    return saving.value.suggested_filename, Path(saving.value.path()).read_bytes()


def _words(svg: ET.Element) -> str:
    return " ".join("".join(text.itertext()) for text in svg.iter(f"{SVG}text"))


def _file(map_path: Path, parts: PARTS, name: str) -> str:
    """Return the file that a build writes."""
    edition = Edition(to_rdf(read(map_path)), parts[1], parts[2])
    (written,) = (each.write(edition) for each in FORMATS.values() if each.file == name)
    return written.decode()


@browser_test
@pytest.mark.parametrize(("key", "name"), [("csv-elements", "nodes.csv"), ("csv-relations", "edges.csv")])
def test_the_tables_of_the_whole_paper_are_those_that_a_build_writes(
    show, paper: PARTS, paper_html: str, key: str, name: str
):
    file, content = _saved(show("", paper_html), key)
    assert file == f"globalization-2002-{key.removeprefix('csv-')}.csv"
    assert content.decode("utf-8-sig") == _file(PAPER, paper, name)


@browser_test
def test_the_tables_follow_search_and_filters(show, road: PARTS):
    page = show("#view=table&f.kind=criticism&q=charge")
    wanted = [row.get_attribute("data-id") for row in page.locator("#view-table tr[data-id]").all()]
    _, content = _saved(page, "csv-elements")
    whole = {row["id"]: row for row in csv.DictReader(io.StringIO(_file(ROAD, road, "nodes.csv")))}
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    assert len(wanted) == len(rows) < len(whole)
    assert all(row == whole[row["id"]] for row in rows)


@browser_test
def test_a_text_that_a_spreadsheet_would_compute_is_saved_as_text(show):
    formula = {"en": '=HYPERLINK("http://example.org","x")', "zh-Hant": "@SUM(1)"}
    element = Element("evil", "claim", formula, formula, criticizes=("plan",))
    title = {"en": "Formulas", "zh-Hant": "公式"}
    argument_map = ArgumentMap(
        "formulas", title, title, ("en", "zh-Hant"), "1", "none", "t", elements={"evil": element}
    )
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    network.add_node("evil", kind="claim", roles="criticism", importance=1.0)
    _, content = _saved(show("", render(argument_map, network, analyse(network))), "csv-elements")
    (row,) = csv.DictReader(io.StringIO(content.decode("utf-8-sig")))
    assert row["text_en"] == "'" + formula["en"]
    assert row["text_zh_hant"] == "'@SUM(1)"


@browser_test
@pytest.mark.parametrize("view", ["answers", "atlas", "argument", "matrix", "tree", "table"])
def test_the_picture_of_a_view_holds_its_words_as_text_and_asks_for_nothing(show, view: str):
    page = show(f"#view={view}&sel=unfair")
    if view == "atlas":
        page.wait_for_selector("#canvas canvas[data-level]")
    name, content = _saved(page, "svg")
    assert name == f"road-{view}.svg"
    svg = ET.fromstring(content)  # noqa: S314  # our own page wrote it
    assert "Should cars pay to enter the centre" in _words(svg)
    assert "Unfair to the" in _words(svg)
    assert not list(svg.iter(f"{SVG}foreignObject"))
    assert b"http" not in content.replace(b"http://www.w3.org/", b"")


@browser_test
def test_every_row_and_every_counted_curve_of_the_answer_map_is_in_its_picture(show, road: PARTS):
    page = show()
    curves = page.locator(".curve:not(.uncounted)").count()
    svg = ET.fromstring(_saved(page, "svg")[1])  # noqa: S314  # our own page wrote it
    words = _words(svg)
    argument_map, _, analysis = road
    for name in analysis.criticisms:
        assert argument_map.elements[name].label["en"] in words
    drawn = [path for path in svg.iter(f"{SVG}path") if "curve" in path.get("class", "").split()]
    assert len([path for path in drawn if path.get("opacity") != "0"]) == curves


@browser_test
def test_the_picture_of_the_atlas_is_made_of_shapes_one_for_every_element(show, paper: PARTS, paper_html: str):
    page = show("#view=atlas", paper_html)
    page.wait_for_selector("#canvas canvas[data-level]")
    svg = ET.fromstring(_saved(page, "svg")[1])  # noqa: S314  # our own page wrote it
    argument_map, network, _ = paper
    assert not list(svg.iter(f"{SVG}image"))
    outlines = [path.get("d") for path in svg.iter(f"{SVG}path") if path.get("fill") == "none"]
    regions = len(arrange(argument_map, network).regions)
    assert len([line for line in outlines if line.endswith("Z")]) == len(argument_map.elements) + regions
    assert "Many-sided and" in _words(svg)
    assert page.locator("#canvas canvas").evaluate("canvas => canvas.getContext('2d').constructor.name") == (
        "CanvasRenderingContext2D"
    )


@browser_test
@pytest.mark.parametrize("view", ["answers", "atlas"])
def test_a_picture_in_pixels_is_twice_as_fine_as_the_page(show, view: str):
    page = show(f"#view={view}", accept_downloads=True)
    if view == "atlas":
        page.wait_for_selector("canvas")
    svg = ET.fromstring(_saved(page, "svg")[1])  # noqa: S314  # our own page wrote it
    name, content = _saved(page, "png")
    assert name == f"road-{view}.png"
    assert content.startswith(PNG)
    width, height = int.from_bytes(content[SIZE][:4], "big"), int.from_bytes(content[SIZE][4:], "big")
    assert (width, height) == (int(2 * float(svg.get("width", 0))), int(2 * float(svg.get("height", 0))))


@browser_test
def test_a_citation_names_claim_holder_section_anchor_map_and_address(show):
    page = show("#sel=unfair")
    page.keyboard.press("e")
    cited = page.locator("[data-key=cite-element]").input_value()
    for words in (
        "The charge weighs most on people with low pay",
        "commuters",
        "Section 2, “Worries”",
        "75-94",
        "#sel=unfair",
    ):
        assert words in cited
    assert "Should cars pay to enter the centre" in page.locator("[data-key=cite-map]").input_value()
    assert page.locator("[data-key=bibtex-element]").input_value().startswith("@misc{road.unfair,\n  title = {Unfair")


@browser_test
def test_a_citation_is_in_the_language_of_the_reader(show):
    page = show("#sel=unfair&lang=zh-Hant")
    page.keyboard.press("e")
    cited = page.locator("[data-key=cite-element]").input_value()
    assert "收費對薪水低的人負擔最重" in cited
    assert "第 2 節〈疑慮〉" in cited
    assert "Section" not in cited


@browser_test
def test_copying_puts_the_citation_on_the_clipboard_and_says_so(show):
    page = show("#sel=unfair")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator("[data-key=export]").click()
    page.locator("[data-key=copy-cite-element]").click()
    page.locator("#announcement", has_text="Copied").wait_for(state="attached")
    assert page.evaluate("navigator.clipboard.readText()") == page.locator("[data-key=cite-element]").input_value()


@browser_test
def test_the_link_of_the_dialog_shows_the_same_view(show):
    page = show("#view=table&f.kind=criticism&sel=unfair")
    page.keyboard.press("e")
    link = page.locator("[data-key=link]").input_value()
    again = show("#" + link.split("#", 1)[1])
    assert again.locator("#view-table").inner_text() == page.locator("#view-table").inner_text()


@browser_test
def test_braces_and_backslashes_cannot_leave_a_field_of_bibtex(show, road: PARTS):
    argument_map, network, analysis = road
    element = replace(argument_map.elements["unfair"], label={"en": "a } \\b { & 5 %"})
    changed = replace(argument_map, elements={**argument_map.elements, "unfair": element})
    page = show("#sel=unfair", render(changed, network, analysis))
    page.keyboard.press("e")
    assert "title = {a  b  \\& 5 \\%}," in page.locator("[data-key=bibtex-element]").input_value()
