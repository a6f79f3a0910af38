"""The opening of the page and the guided tour through the debate."""

from __future__ import annotations

import pytest

from graph.model import ArgumentMap
from tests.page_fixtures import PARTS, browser_test

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


def _subjects(argument_map: ArgumentMap, about: str) -> set[str]:
    """Return the elements that a step points at: of a relation, those at its ends."""
    if about in argument_map.elements:
        return {about}
    relation = argument_map.relations[about]
    return {*relation.sources, *_subjects(argument_map, relation.target)}


@browser_test
def test_the_page_opens_with_title_subject_and_the_numbers_of_the_debate(show, paper: PARTS, paper_html: str):
    argument_map, _, analysis = paper
    page = show("", paper_html)
    assert page.locator("h1 .first").inner_text() == argument_map.title["en"]
    assert argument_map.about["en"] in page.locator("#panel").inner_text()
    claims = sum(element.kind == "claim" for element in argument_map.elements.values())
    answers = sum(map(len, analysis.coverage["analyst"].values()))
    assert page.locator(".figure.all").inner_text().split() == [
        *(str(len(analysis.criticisms)), "criticisms", "among", str(claims), "claims")
    ]
    assert page.locator(".figure.answered small").inner_text() == f"by {answers} answers"
    assert page.locator(".figure.open strong").inner_text() == str(len(analysis.open["analyst"]))
    assert page.locator("#view-answers").is_visible()


@browser_test
@pytest.mark.parametrize("language", ["en", "zh-Hant"])
def test_on_a_phone_the_subject_stands_above_the_numbers_with_the_way_into_the_tour(
    show, paper: PARTS, paper_html: str, language: str
):
    page = show(f"#lang={language}", paper_html, **PHONE)
    assert page.locator(".lead .about").inner_text() == paper[0].about[language]
    page.locator("[data-key=lead-tour]").tap()
    assert page.locator("#tour").is_visible()


@browser_test
@pytest.mark.parametrize("language", ["en", "zh-Hant"])
def test_the_tour_leads_through_the_whole_paper_by_keys_alone(show, paper: PARTS, paper_html: str, language: str):
    argument_map = paper[0]
    page = show(f"#lang={language}", paper_html)
    page.keyboard.press("g")
    assert len(argument_map.tour) == 12
    for at, step in enumerate(argument_map.tour, start=1):
        assert page.locator("#tour .step-text").inner_text() == step.text[language]
        assert page.locator("#tour .step-count").inner_text() == f"{at} / 12"
        assert page.locator("#tour progress").get_attribute("value") == str(at)
        assert f"tour={at}" in page.url
        wanted = {name for about in step.about for name in _subjects(argument_map, about)}
        subjects = page.locator("#tour .subject")
        assert {chip.get_attribute("data-key").removeprefix("subject-") for chip in subjects.all()} == wanted
        page.keyboard.press("n")
    assert f"tour={len(argument_map.tour)}" in page.url
    page.keyboard.press("p")
    assert page.locator("#tour .step-count").inner_text() == "11 / 12"
    page.keyboard.press("Escape")
    assert page.locator("#tour").is_hidden()


@browser_test
def test_a_step_lights_its_subjects_in_the_answer_map_and_a_chip_leads_to_each(show):
    page = show("#tour=3")
    assert {row.get_attribute("data-id") for row in page.locator(".row.lit").all()} >= {"sensors", "opaque"}
    page.locator("#tour [data-key=subject-sensors]").click()
    assert "sel=sensors" in page.url
    assert page.locator("#tour [data-key=subject-sensors]").get_attribute("aria-pressed") == "true"
    assert page.locator("#tour [data-key=subject-sensors]").evaluate("chip => chip === document.activeElement")


@browser_test
def test_on_a_phone_the_caption_fits_and_its_buttons_are_large_enough(show, paper_html: str):
    page = show("#tour=6&lang=en%2Bzh-Hant", paper_html, **PHONE)
    box = page.locator("#tour").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
    assert box["y"] + box["height"] <= 844
    for button in page.locator("#tour .icon").all():
        assert min(button.bounding_box()[side] for side in ("width", "height")) >= 24
    page.locator("#tour [data-key=next]").tap()
    assert "tour=7" in page.url
