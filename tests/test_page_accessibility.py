"""The page for those who cannot see it or hold a mouse: axe-core in every view, and a walk by keyboard and ear."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import networkx as nx
import pytest

from graph.page import render
from graph.reasoning import to_rdf
from tests.page_fixtures import PARTS, WORDS, browser_test, seek

LANGUAGES = ("en", "zh-Hant")
THEMES = ("light", "dark")
PHONE = {"width": 390, "height": 844}


@pytest.fixture(scope="session")
def asked_html(road: PARTS) -> str:
    """Return the page of the road debate with the answers to its named questions."""
    return render(*road, passages=WORDS, dataset=to_rdf(road[0]))


def violations(page: Any) -> list[str]:
    """Return what axe-core finds wrong with the page as it is shown now."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
    found = axe.Axe().run(page).response["violations"]
    return [f"{each['id']}: {node['html']}" for each in found for node in each["nodes"]]


def views(page: Any) -> Iterator[str]:
    """Go through all views by their tabs."""
    for tab in page.locator("#views .tab").all():
        tab.click()
        view = tab.get_attribute("data-key")
        if view == "atlas":
            page.wait_for_selector("canvas")
        yield view


@browser_test
@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("theme", THEMES)
def test_no_view_violates_a_rule_of_axe(show, asked_html: str, theme: str, language: str):
    page = show(f"#theme={theme}&lang={language}&sel=unfair", asked_html)
    faults = {view: violations(page) for view in views(page)}
    assert len(faults) == 7
    assert not {view: found for view, found in faults.items() if found}


@browser_test
@pytest.mark.slow
@pytest.mark.parametrize("theme", THEMES)
def test_no_state_of_a_view_violates_a_rule_of_axe(show, html: str, theme: str):
    faults = {}
    for state in ("tour=1", "q=charge", "reading=explicit&only=open", "off=exempt", "view=table&f.kind=evidence"):
        faults[state] = violations(show(f"#theme={theme}&{state}", html))
    page = show(f"#theme={theme}", html)
    page.keyboard.press("?")
    faults["help"] = violations(page)
    assert not {state: found for state, found in faults.items() if found}


@browser_test
@pytest.mark.slow
@pytest.mark.parametrize("theme", THEMES)
def test_no_fold_of_a_large_map_violates_a_rule_of_axe(show, large_html: str, theme: str):
    page = show(f"#theme={theme}", large_html)
    assert not violations(page)
    page.get_by_role("button", name="Expand all").click()
    assert not violations(page)


@browser_test
@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_view_of_a_phone_violates_a_rule_of_axe(show, html: str, language: str):
    page = show(f"#lang={language}", html, viewport=PHONE)
    assert not {view: found for view in views(page) if (found := violations(page))}


def press_until(page: Any, key: str, reached: str, most: int = 40) -> None:
    """Press a key until what has the focus matches a selector."""
    for _ in range(most):
        if page.evaluate("wanted => document.activeElement.matches(wanted)", reached):
            return
        page.keyboard.press(key)
    pytest.fail(f"{key} pressed {most} times does not lead to {reached}")


def heard(page: Any) -> str:
    return page.get_by_role("status").first.inner_text()


@browser_test
def test_by_keyboard_and_ear_alone_an_open_criticism_is_found_and_its_nearest_answer_reached(show, road: PARTS):
    argument_map, network, analysis = road
    page = show("#lang=en")
    press_until(page, "Tab", ".row.criticism")
    press_until(page, "ArrowDown", ".row:is(.open, .against)")
    chosen = page.evaluate("document.activeElement.dataset.id")
    assert chosen in analysis.open["analyst"]
    name = argument_map.elements[chosen].label["en"]
    assert f'- button "{name} argued against only"' in page.locator(".row:focus").aria_snapshot()

    page.keyboard.press("Enter")
    nearest = page.locator("#panel .nearest .element-link").get_attribute("data-id")
    answer = argument_map.elements[nearest].label["en"]
    assert heard(page) == (
        f"Selected: {name}. claim. Argued against, but no policy response answers it. Nearest answer: {answer}."
    )

    lengths = nx.single_source_shortest_path_length(network.to_undirected(as_view=True), chosen)
    given = {each.response for each in analysis.answers}
    assert nearest in given
    assert lengths[nearest] == min(lengths[response] for response in given if response in lengths)

    assert f'- button "{answer}"' in page.get_by_role("complementary").last.aria_snapshot()
    press_until(page, "Tab", ".nearest .element-link")
    page.keyboard.press("Enter")
    assert heard(page).startswith(f"Selected: {answer}. policy response.")
    assert f'- heading "{answer}" [level=2]' in page.get_by_role("complementary").last.aria_snapshot()


@browser_test
def test_where_only_a_wider_reading_has_an_answer_that_one_is_the_nearest(show, road: PARTS):
    argument_map, _, analysis = road
    narrow, wide = (set(analysis.open[reading]) for reading in ("explicit", "analyst"))
    for chosen in sorted(narrow - wide):
        page = show(f"#reading=explicit&sel={chosen}")
        nearest = page.locator("#panel .nearest .element-link").get_attribute("data-id")
        assert (nearest, chosen) in {(each.response, each.criticism) for each in analysis.answers}
        assert "A wider reading" in page.locator("#panel .nearest").inner_text()
    assert narrow - wide
    assert set(argument_map.elements) > narrow


@browser_test
@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("theme", THEMES)
def test_nothing_that_opens_over_a_view_violates_a_rule_of_axe(show, html: str, theme: str, language: str):
    page = show(f"#theme={theme}&lang={language}&sel=unfair&filters=shown", html)
    faults = {"filters": violations(page)}
    for key, dialog in (("?", "help"), ("e", "export"), ("s", "settings")):
        page.keyboard.press(key)
        faults[dialog] = violations(page)
        page.keyboard.press("Escape")
    seek(page, "charge")
    page.keyboard.press("ArrowDown")
    assert page.locator(".hit").count() > 0
    faults["hits"] = violations(page)
    assert not {what: found for what, found in faults.items() if found}
