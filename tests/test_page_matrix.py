"""The coverage matrix: its cells are the answers that SPARQL finds, and mouse, keyboard and finger get through it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest

from graph.analysis import analyse
from graph.network import counted, to_networkx
from graph.page import render
from graph.queries import query
from graph.reasoning import to_rdf
from graph.store import Rows
from tests.page_fixtures import PARTS, browser_test

WHOLE = {"width": 2600, "height": 5600}
"""A window in which the whole matrix of the paper is in the page."""
PHONE = {"width": 390, "height": 844}

CELLS = """() => [...document.querySelectorAll('.spot')].flatMap((spot) => {
    const criticism = spot.parentElement.querySelector('.side').dataset.id;
    const response = document.querySelector(`.response-head[data-column="${spot.dataset.column}"]`).dataset.id;
    return spot.dataset.links.split(';').map((link) => [criticism, response, ...link.split(' ')]);
})"""


@pytest.fixture(scope="module")
def found(paper: PARTS) -> Rows:
    """Return what the named question ``answers`` finds in the paper's map."""
    return query(to_rdf(paper[0]), "answers")


def cells(page: Any) -> set[tuple[str, ...]]:
    return {tuple(cell) for cell in page.evaluate(CELLS)}


def focused(page: Any) -> tuple[int, int]:
    row, column = page.evaluate("[document.activeElement.dataset.row, document.activeElement.dataset.column]")
    return int(row), int(column)


def place(page: Any, criticism: str, response: str) -> Any:
    """Return the cell of two elements."""
    column = page.locator(f".response-head[data-id={response}]").get_attribute("data-column")
    return page.locator(f".matrix-row:has(.side[data-id={criticism}]) .spot[data-column='{column}']")


@browser_test
@pytest.mark.parametrize("reading", ["explicit", "implicit", "analyst"])
def test_the_cells_are_the_answers_that_sparql_finds_under_each_reading(
    show, paper_html: str, found: Rows, reading: str
):
    page = show(f"#view=matrix&reading={reading}", paper_html, viewport=WHOLE)
    wanted = [found.columns.index(name) for name in ("criticism", "response", "coverage", "basis")]
    answers = {tuple(str(row[at]) for at in wanted) for row in found.rows if row[wanted[1]]}
    expected = {answer for answer in answers if answer[3] in counted(reading)}
    assert cells(page) == expected
    heads = {head.get_attribute("data-id") for head in page.locator(".response-head").all()}
    assert heads == {response for _, response, _, _ in expected}
    sides = {side.get_attribute("data-id") for side in page.locator(".side[data-id]").all()}
    assert sides == {str(row[wanted[0]]) for row in found.rows}


@browser_test
@pytest.mark.parametrize("reading", ["explicit", "analyst"])
def test_in_every_theme_what_is_unanswered_stands_first_and_the_theme_with_most_stands_at_the_top(
    show, paper: PARTS, paper_html: str, reading: str
):
    page = show(f"#view=matrix&reading={reading}", paper_html, viewport=WHOLE)
    still_open = set(paper[2].open[reading])
    numbers = [
        int(text) for text in re.findall(r"(\d+) of \d+ open", page.locator("#matrix .matrix-body").inner_text())
    ]
    named = numbers[:-1] if page.locator(".side.theme").last.inner_text().startswith("Other topics") else numbers
    assert named == sorted(named, reverse=True)
    assert sum(numbers) == len(still_open)
    themes: list[list[bool]] = []
    for side in page.locator(".matrix-row .side").all():
        name = side.get_attribute("data-id")
        if name is None:
            themes.append([])
        else:
            themes[-1].append(name in still_open)
    assert all(theme == sorted(theme, reverse=True) for theme in themes)


@browser_test
def test_far_rows_come_into_the_page_as_one_scrolls_and_say_their_place(show, paper: PARTS, paper_html: str):
    page = show("#view=matrix", paper_html)
    grid = page.get_by_role("grid")
    rows = int(grid.get_attribute("aria-rowcount"))
    assert rows > len(paper[2].criticisms)
    assert page.locator(".matrix-row").count() < rows / 2
    grid.evaluate("grid => { grid.scrollTop = grid.scrollHeight; }")
    page.wait_for_selector(f".matrix-row[aria-rowindex='{rows}']")
    head, corner = page.locator(".response-head").first.bounding_box(), page.locator(".corner").bounding_box()
    assert head["y"] >= grid.bounding_box()["y"]
    assert corner["x"] == grid.bounding_box()["x"]


@browser_test
def test_coverage_is_told_by_shape_and_basis_by_the_outline(show):
    page = show("#view=matrix&reading=analyst")
    drawn = {
        (criticism, response): place(page, criticism, response)
        for criticism, response in (("opaque", "accounts"), ("unfair", "exempt"), ("unfair", "buses"))
    }
    assert drawn["opaque", "accounts"].locator("path.filling").count() == 1
    assert drawn["unfair", "buses"].locator("circle.filling").count() == 1
    shapes = {key: cell.locator(".filling").evaluate("mark => mark.outerHTML") for key, cell in drawn.items()}
    assert len(set(shapes.values())) == 3
    outlines = {cell.locator("rect").get_attribute("class") for cell in drawn.values()}
    assert outlines == {"line basis-explicit", "line basis-analyst", "line basis-implicit"}


@browser_test
def test_a_cell_says_in_words_who_answers_what_and_how(show):
    page = show("#view=matrix&reading=analyst")
    cell = place(page, "unfair", "exempt")
    name = "Exempt night staff → Unfair to the low-paid: partial · analyst"
    assert cell.get_attribute("aria-label").lower() == name.lower()
    cell.hover()
    note = page.locator("#matrix-note")
    assert "Exempt night staff" in note.inner_text()
    assert "對低薪者不公" in note.inner_text()
    assert page.locator(".response-head.pointed").get_attribute("data-id") == "exempt"
    assert page.locator(".matrix-row.pointed .side").get_attribute("data-id") == "unfair"


@browser_test
def test_pressing_a_cell_selects_it_and_narrows_the_other_views_and_pressing_again_takes_it_back(show):
    page = show("#view=matrix&reading=analyst")
    place(page, "unfair", "exempt").click()
    assert "Unfair to the low-paid" in page.locator("#panel h2").inner_text()
    page.locator("[data-key=table]").click()
    rows = page.locator("#view-table tbody tr")
    assert {row.get_attribute("data-id") for row in rows.all()} == {"unfair", "exempt"}
    page.go_back()
    place(page, "unfair", "exempt").click()
    page.locator("[data-key=table]").click()
    assert rows.count() == 20


@browser_test
def test_pressing_a_row_leaves_it_and_its_answers_and_pressing_a_column_what_it_answers(show):
    page = show("#view=matrix&reading=analyst")
    page.locator(".side[data-id=unfair]").click()
    page.locator("[data-key=table]").click()
    ids = "#view-table tbody tr"
    assert {row.get_attribute("data-id") for row in page.locator(ids).all()} == {"unfair", "exempt", "buses"}
    page.locator("#filters [data-key=among]").click()
    assert page.locator(ids).count() == 20
    page.locator("[data-key=matrix]").click()
    page.locator(".response-head[data-id=hours]").click()
    assert "Limits by the hour" in page.locator("#panel h2").inner_text()
    page.locator("[data-key=answers]").click()
    bright = {row.get_attribute("data-id") for row in page.locator(".row:not(.faded)").all()}
    assert bright == {"hours", "shift"}


@browser_test
def test_the_choice_stands_in_the_address_and_a_button_shows_all_again(show):
    page = show("#view=matrix&reading=analyst")
    page.locator(".side[data-id=unfair]").click()
    again = show("#" + page.url.split("#", 1)[1])
    assert again.locator(".side[data-id=unfair]").get_attribute("aria-selected") == "true"
    assert again.locator(".side.faded").count() == 4
    again.get_by_role("button", name="Only 3 chosen").click()
    assert again.locator(".side.faded").count() == 0


@browser_test
def test_the_arrow_keys_walk_through_all_cells_and_enter_chooses(show):
    page = show("#view=matrix&reading=analyst")
    page.locator("[data-key=matrix-analyst]").focus()
    page.keyboard.press("Tab")
    assert focused(page) == (-1, -1)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.getAttribute('role')") == "rowheader"
    page.keyboard.press("ArrowRight")
    row, column = focused(page)
    assert column == 0
    assert "no answer" in page.evaluate("document.activeElement.getAttribute('aria-label')")
    page.keyboard.press("ArrowUp")
    assert page.locator(".spot.void").count() == 0
    page.keyboard.press("Control+Home")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Control+ArrowDown")
    assert page.evaluate("document.activeElement.dataset.links") is not None
    name = page.evaluate("document.activeElement.getAttribute('aria-label')")
    page.keyboard.press("Enter")
    assert page.locator("#panel h2 .first").inner_text() in name
    assert focused(page)[1] == 0
    assert row > 0


@browser_test
def test_the_keyboard_reaches_the_last_cell_of_a_large_matrix_and_it_is_in_sight(show, paper_html: str):
    page = show("#view=matrix&reading=analyst", paper_html)
    page.locator(".corner").focus()
    page.keyboard.press("Control+End")
    node = page.locator(".matrix [tabindex='0']")
    assert node.count() == 1
    box, grid = node.bounding_box(), page.locator("#matrix").bounding_box()
    assert grid["x"] + 330 <= box["x"] <= grid["x"] + grid["width"] - box["width"] + 1
    assert grid["y"] + 204 <= box["y"] <= grid["y"] + grid["height"] - box["height"] + 1
    page.keyboard.press("Home")
    assert page.evaluate("document.activeElement.dataset.id") is not None


@browser_test
def test_the_reading_is_chosen_beside_the_matrix_and_the_keyboard_keeps_its_place(show):
    page = show("#view=matrix&reading=analyst")
    page.locator(".side[data-id=opaque]").focus()
    page.keyboard.press("r")
    assert "reading=explicit" in page.url
    assert page.evaluate("document.activeElement.dataset.id") == "opaque"
    assert page.locator(".response-head").count() == 1
    page.get_by_role("button", name="+ implied").click()
    assert {head.get_attribute("data-id") for head in page.locator(".response-head").all()} == {"accounts", "buses"}


@browser_test
def test_a_selection_from_elsewhere_is_in_sight_in_the_matrix(show, paper: PARTS, paper_html: str):
    last = paper[2].criticisms[-1]
    page = show(f"#view=matrix&reading=analyst&sel={last}", paper_html)
    side, grid = page.locator(f".side[data-id={last}]"), page.locator("#matrix").bounding_box()
    assert side.get_attribute("aria-selected") == "true"
    assert grid["y"] + 200 < side.bounding_box()["y"] < grid["y"] + grid["height"]


@browser_test
def test_on_a_phone_a_finger_reads_and_chooses_a_cell(show, paper: PARTS, paper_html: str):
    page = show("#view=matrix&reading=analyst", paper_html, viewport=PHONE, has_touch=True, is_mobile=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    page.locator("#matrix").scroll_into_view_if_needed()
    page.locator(".response-head").first.tap()
    assert page.locator("#panel").is_visible()
    assert "f.among=" in page.url
    page.get_by_role("button", name="Close").tap()
    sides = [side.bounding_box() for side in page.locator(".side[data-id]").all()]
    assert all(box["height"] >= 40 for box in sides)
    lines = page.locator(".side-name").evaluate_all(
        "all => all.filter(one => one.scrollHeight > one.clientHeight + 2).length"
    )
    assert lines == 0
    assert len(paper[2].criticisms) > len(sides)


@browser_test
def test_a_map_without_answers_still_has_its_rows(show, road: PARTS):
    unanswered = {name: relation for name, relation in road[0].relations.items() if relation.kind != "answers"}
    argument_map = replace(road[0], relations=unanswered)
    network = to_networkx(to_rdf(argument_map))
    page = show("#view=matrix", render(argument_map, network, analyse(network)))
    assert page.locator(".response-head").count() == 0
    assert page.locator(".side.open, .side.against").count() == len(road[2].criticisms)
    page.locator(".corner").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.dataset.id") is not None
