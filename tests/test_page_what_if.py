"""What if: a reader switches elements off and moves base scores; every view says what comes of it, as Python does."""

from __future__ import annotations

from typing import Any

import networkx as nx
import pytest

from graph.analysis import READINGS
from graph.page import render
from graph.policy import what_if, without
from graph.policy.answering import unanswered
from graph.strength import SEMANTICS, strengths
from tests.page_fixtures import PARTS, browser_test

PHONE = {"width": 390, "height": 844}


def values(page: Any) -> dict[str, str]:
    """Return the number that the panel gives under each semantics, after the changes where there are any."""
    grades = page.locator(".grade")
    names = [key.removeprefix("grade-") for key in grades.evaluate_all("all => all.map(one => one.dataset.key)")]
    numbers = [text.split("→")[-1].strip() for text in page.locator(".grade .grade-number").all_inner_texts()]
    return dict(zip(names, numbers, strict=True))


def expected(network: nx.MultiDiGraph[str], name: str, scores: dict[str, float] | None = None) -> dict[str, str]:
    """Return Python's strength of an element under each semantics, to the second place."""
    return {each: f"{strengths(network, each, base_scores=scores)[name]:.2f}" for each in SEMANTICS}


def listed(page: Any, title: str) -> set[str]:
    """Return the ids of a list of the tray."""
    links = page.locator(f".tray-list:has(h3:has-text('{title}')) .tray-link")
    return set(links.evaluate_all("all => all.map(one => one.dataset.id)"))


@browser_test
def test_switching_a_response_off_opens_what_only_it_answers_in_every_view(show, road: PARTS):
    page = show("#sel=accounts&reading=analyst")
    assert page.locator("#tray").is_hidden()
    page.get_by_role("switch").click()
    assert page.get_by_role("switch").get_attribute("aria-checked") == "false"
    assert "One criticism opens" in page.locator("#tray").inner_text()
    still_open = set(unanswered(without(road[1], ["accounts"]), "analyst"))
    assert page.locator(".figure.open strong").inner_text() == str(len(still_open))
    open_rows = page.locator(".row.open, .row.against")
    assert {row.get_attribute("data-id") for row in open_rows.all()} == still_open
    assert page.locator(".curve:not(.uncounted)").count() == 3
    page.locator("[data-key=table]").click()
    assert page.locator("tr.open, tr.against").count() == len(still_open)
    page.locator("[data-key=matrix]").click()
    assert page.locator(".response-head.off").get_attribute("data-id") == "accounts"
    assert page.locator(".spot.off").count() == 1
    page.locator("[data-key=tree]").click()
    page.get_by_role("button", name="Expand sections").click()
    tagged = page.locator(".branch[data-id]:has(> .tag.open), .branch[data-id]:has(> .tag.against)")
    assert {row.get_attribute("data-id") for row in tagged.all()} == still_open


@browser_test
@pytest.mark.parametrize("reading", READINGS)
def test_the_numbers_of_each_reading_are_those_of_python_after_a_change(
    show, paper: PARTS, paper_html: str, reading: str
):
    off = ["direction-capacity", "policy-coordination", "unemployment"]
    page = show("#" + "&".join(f"off={name}" for name in off) + f"&reading={reading}&tray=open", paper_html)
    found = what_if(paper[1], off=off, reading=reading, budget=1.0)
    still_open = set(unanswered(without(paper[1], off), reading)) - set(off)
    assert page.locator(".figure.open strong").inner_text() == str(len(still_open))
    if found.opened:
        assert listed(page, "Criticisms that open") == set(found.opened)
    else:
        assert page.locator(".tray-list:has(h3:has-text('Criticisms that open'))").count() == 0


@browser_test
def test_strengths_and_labels_before_and_after_are_those_of_python(show, paper: PARTS, paper_html: str):
    off, scores = ["gap-widens", "s27-digital-divide"], {"unemployment": 0.9}
    page = show("#off=gap-widens&off=s27-digital-divide&score=0.9~unemployment&tray=open", paper_html)
    found = what_if(paper[1], off=off, base_scores=scores)
    elements = paper[0].elements
    assert listed(page, "Strengths, before and after") == {name for name in found.strengths if name in elements}
    flipped = {name for name in found.labels if name in elements}
    assert listed(page, "Labels that flip") == flipped
    largest = max(
        (name for name in found.strengths if name in elements),
        key=lambda name: abs(found.strengths[name][0] - found.strengths[name][1]),
    )
    first = page.locator(".tray-list:has(h3:has-text('Strengths')) li").first
    assert first.locator(".tray-link").get_attribute("data-id") == largest
    was, now = found.strengths[largest]
    assert first.locator(".grade-number").inner_text().split() == [f"{was:.2f}", "then", "→", f"{now:.2f}"]


@browser_test
def test_the_slider_moves_the_strengths_as_python_does_and_stays_in_the_hand(show, road: PARTS):
    page = show("#sel=charge")
    slider = page.get_by_role("slider", name="Base score")
    assert values(page) == expected(road[1], "charge")
    slider.focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.id") == "score"
    assert page.locator("#score-number").input_value() == "0.53"
    assert "score=0.53%7Echarge" in page.url
    assert values(page) == expected(road[1], "charge", {"charge": 0.53})
    page.locator("#score-number").fill("0.9")
    assert slider.input_value() == "0.9"
    assert values(page) == expected(road[1], "charge", {"charge": 0.9})
    page.get_by_role("button", name="Back to 0.5").first.click()
    assert page.locator("#tray").is_hidden()
    assert "score=" not in page.url


@browser_test
@pytest.mark.parametrize("typed", ["1.5", "-1", ""])
def test_a_number_that_is_no_base_score_changes_nothing(show, typed: str):
    page = show("#sel=charge&score=0.8~charge")
    before = values(page)
    page.locator("#score-number").fill(typed)
    assert values(page) == before
    assert page.url.endswith("score=0.8~charge")


@browser_test
def test_the_selected_row_stays_in_sight_when_the_tray_takes_room_from_the_matrix(show, paper_html: str):
    page = show("#view=matrix&reading=analyst&sel=gap-widens&off=direction-capacity&tray=open", paper_html)
    side, grid = page.locator(".side[data-id=gap-widens]").bounding_box(), page.locator("#matrix").bounding_box()
    assert side["y"] + side["height"] <= grid["y"] + grid["height"] + 1


@browser_test
def test_digits_in_the_number_do_not_change_the_view(show):
    page = show("#sel=charge")
    page.locator("#score-number").focus()
    page.keyboard.type("0.3")
    assert page.locator("#view-answers").is_visible()


@browser_test
def test_the_changes_stand_in_the_address_and_reset_takes_all_back(show):
    page = show("#sel=exempt&reading=analyst")
    page.keyboard.press("x")
    assert page.locator("#score-number").is_disabled()
    page.get_by_role("button", name="What if").click()
    again = show("#" + page.url.split("#", 1)[1])
    for where in ("#tray", "#panel", ".figures"):
        assert again.locator(where).inner_text() == page.locator(where).inner_text()
    again.get_by_role("button", name="Reset").click()
    assert again.locator("#tray").is_hidden()
    assert "off=" not in again.url
    assert again.evaluate("document.activeElement.id") == "stage"


@browser_test
def test_nonsense_in_the_address_changes_nothing(show):
    page = show(
        "#off=__proto__&off=nobody&score=2~charge&score=0.5&score=~charge&score=NaN~charge&semantics=constructor"
    )
    assert page.locator("#tray").is_hidden()


@browser_test
def test_what_comes_of_a_change_is_said_aloud(show):
    page = show("#sel=accounts&reading=analyst")
    page.get_by_role("switch").focus()
    page.keyboard.press("Space")
    said = page.locator("#announcement")
    said.get_by_text("One criticism opens.").wait_for()
    assert page.evaluate("document.activeElement.dataset.key") == "switch"
    page.keyboard.press("Space")
    said.get_by_text("All as in the map.").wait_for()


@browser_test
def test_the_tray_lists_the_changes_and_takes_each_back(show):
    page = show("#off=exempt&off=unfair&score=0.9~charge&reading=analyst&tray=open")
    assert listed(page, "Changed") == {"exempt", "unfair", "charge"}
    page.get_by_role("button", name="Switch on again: Unfair to the low-paid").click()
    assert listed(page, "Changed") == {"exempt", "charge"}
    page.locator(".tray-change[data-id=charge]").get_by_role("button", name="Back to 0.5").click()
    assert listed(page, "Changed") == {"exempt"}
    page.locator(".tray-link[data-id=exempt]").click()
    assert "Exempt night staff" in page.locator("#panel h2").inner_text()


@browser_test
def test_another_semantics_gives_other_numbers_and_the_address_keeps_it(show, road: PARTS):
    page = show("#off=unfair&sel=charge&tray=open")
    page.get_by_label("Strength by").select_option("h-categorizer")
    assert "semantics=h-categorizer" in page.url
    found = what_if(road[1], off=["unfair"], semantics="h-categorizer")
    assert listed(page, "Strengths") == {name for name in found.strengths if name in road[0].elements}
    page.locator("[data-key=grade-df-quad]").click()
    assert page.get_by_label("Strength by").input_value() == "df-quad"


@browser_test
def test_where_a_circle_is_in_doubt_the_page_says_so_and_shows_no_number(show, circles: PARTS):
    shown, moved = list(circles[0].elements)[:2]
    page = show(f"#sel={shown}&score=0.99~{moved}&semantics=df-quad&tray=open", render(*circles))
    found = strengths(circles[1], "df-quad", base_scores={moved: 0.99})
    assert found.certificate.status not in {"exact", "certified"}
    assert "Not certified" in page.locator("#tray").inner_text()
    assert "Not certified" in page.locator(".findings").first.inner_text()
    assert values(page)["df-quad"] == "no answer"


@browser_test
def test_control_z_takes_a_change_back_and_with_shift_makes_it_again(show):
    page = show("#sel=accounts&reading=analyst")
    undo = page.get_by_role("button", name="Undo")
    assert undo.is_disabled()
    page.keyboard.press("x")
    page.keyboard.press("r")
    page.keyboard.press("Control+z")
    assert "reading=analyst" in page.url
    assert page.locator("#announcement").inner_text() == "Undone: reading."
    undo.click()
    assert page.locator("#tray").is_hidden()
    assert undo.is_disabled()
    page.keyboard.press("Control+Shift+Z")
    assert page.locator("#tray").is_visible()
    page.get_by_role("button", name="Redo").click()
    assert "reading=explicit" in page.url
    page.keyboard.press("Control+z")
    page.keyboard.press("o")
    assert page.get_by_role("button", name="Redo").is_disabled()


@browser_test
def test_typing_and_dragging_are_one_step_each(show):
    page = show("#sel=charge")
    page.get_by_role("slider", name="Base score").focus()
    for _ in range(5):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Control+z")
    assert page.locator("#score-number").input_value() == "0.5"
    page.locator("#search").type("unfair")
    page.locator(".row.criticism").first.focus()
    page.keyboard.press("Control+z")
    assert page.locator("#search").input_value() == ""
    assert page.get_by_role("button", name="Undo").is_disabled()


@browser_test
def test_filters_and_the_selection_are_undone_too(show):
    page = show("#view=table")
    page.locator("input[data-facet=kind][data-value=criticism]").check()
    page.locator("#view-table tbody tr").first.click()
    page.get_by_role("button", name="Undo").click()
    assert "sel=" not in page.url
    page.get_by_role("button", name="Undo").click()
    assert page.locator("#view-table tbody tr").count() == 20


@browser_test
def test_on_a_phone_a_finger_switches_off_and_opens_the_tray(show):
    page = show("#sel=accounts&reading=analyst", viewport=PHONE, has_touch=True, is_mobile=True)
    page.get_by_role("switch").tap()
    page.get_by_role("button", name="Close").tap()
    tray = page.locator("#tray")
    assert tray.is_visible()
    box = tray.bounding_box()
    assert box["y"] + box["height"] == pytest.approx(PHONE["height"], abs=1)
    page.get_by_role("button", name="What if").tap()
    assert listed(page, "Criticisms that open") == {"opaque"}
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
