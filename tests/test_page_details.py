"""The panel of a claim: what the analysis found of it, in numbers and words that are those of Python, explained."""

from __future__ import annotations

from typing import Any

import pytest

from graph.acceptance import SEMANTICS as ACCEPTANCE
from graph.strength import SEMANTICS
from tests.page_fixtures import PARTS, browser_test

WORDS = {"sceptical": "in every extension", "credulous": "in some, not all", "rejected": "in none"}


def section(page: Any, title: str) -> Any:
    return page.locator(f"#panel section:has(> h3:has-text('{title}'))")


@browser_test
@pytest.mark.parametrize("name", ["charge", "habits", "exempt"])
def test_strengths_and_acceptance_are_those_of_the_analysis(show, road: PARTS, name: str):
    page = show(f"#sel={name}")
    analysis = road[2]
    numbers = section(page, "How strong").locator(".grade-number").all_inner_texts()
    assert numbers == [f"{analysis.strengths[each][name]:.2f}" for each in SEMANTICS]
    words = section(page, "Whether it is accepted").locator(".accepted li").all_inner_texts()
    expected = [WORDS[analysis.standings[each][name]] for each in ACCEPTANCE]
    assert [line.split("\n")[-1] for line in words] == expected


@browser_test
def test_a_bar_is_as_long_as_the_number_beside_it(show):
    page = show("#sel=charge")
    for grade in page.locator(".grade").all():
        whole, filled = (grade.locator(part).bounding_box()["width"] for part in (".grade-bar", ".grade-fill"))
        assert filled / whole == pytest.approx(float(grade.locator(".grade-number").inner_text()), abs=0.02)


@browser_test
def test_what_moved_a_claim_is_what_the_analysis_says_and_leads_there(show, paper: PARTS, paper_html: str):
    page = show("#sel=gap-widens", paper_html)
    movers = section(page, "What moved it").locator("li")
    elements = paper[0].elements
    expected = [
        each for each in paper[2].movers["gap-widens"] if each.contributor in elements and abs(each.value) >= 0.005
    ]
    assert expected
    found = [mover.locator(".element-link").get_attribute("data-id") for mover in movers.all()]
    assert found == [each.contributor for each in expected][: len(found)]
    assert movers.count() == min(len(expected), 6)
    effect = movers.first.locator(".effect").inner_text().replace("−", "-")
    assert float(effect) == pytest.approx(expected[0].value, abs=0.006)
    movers.first.locator(".element-link").click()
    assert f"sel={found[0]}" in page.url


@browser_test
@pytest.mark.parametrize(("language", "words"), [("en", "What does this mean?"), ("zh-Hant", "這是什麼意思？")])
def test_each_semantics_is_explained_in_the_language_of_the_reader(show, language: str, words: str):
    page = show(f"#sel=charge&lang={language}")
    page.get_by_text(words).first.click()
    terms = page.locator(".explanation[open] dt")
    assert terms.count() == len(SEMANTICS)
    explained = page.locator(".explanation[open] dd").all_inner_texts()
    assert all(len(each) > 10 for each in explained)
    assert len(set(explained)) == len(SEMANTICS)
    page.get_by_text(words).last.click()
    assert page.locator(".explanation[open] dt").count() == len(SEMANTICS) + len(ACCEPTANCE)


@browser_test
def test_numbers_that_the_analysis_does_not_vouch_for_are_marked(show, circles: PARTS):
    from graph.page import render

    analysis = circles[2]
    doubtful = [each for each in SEMANTICS if analysis.strengths[each].certificate.status not in {"exact", "certified"}]
    assert doubtful
    name = next(iter(circles[0].elements))
    note = section(show(f"#sel={name}", render(*circles)), "How strong").locator(".fact-line").inner_text()
    assert note.count("Settled, but not proven") + note.count("no answer") == len(doubtful)


@browser_test
def test_what_is_switched_off_is_struck_out_where_it_is_linked(show):
    page = show("#sel=unfair&off=exempt&reading=analyst")
    assert page.locator("#panel .element-link.off").get_attribute("data-id") == "exempt"
    assert "Answered by one policy response" in page.locator("#panel .standing").inner_text()


@browser_test
def test_on_a_phone_the_numbers_fit_the_sheet(show, paper_html: str):
    page = show("#sel=gap-widens&lang=zh-Hant", paper_html, viewport={"width": 390, "height": 844})
    panel = page.locator("#panel")
    assert panel.evaluate("panel => panel.scrollWidth <= panel.clientWidth")
    assert all(box["width"] > 0 for box in (grade.bounding_box() for grade in page.locator(".grade").all()))


@browser_test
def test_before_anything_is_chosen_the_panel_names_the_responses_that_would_be_missed_most(
    show, paper: PARTS, paper_html: str
):
    page = show("#lang=en", paper_html)
    carried = sorted(map(len, paper[2].decisions["analyst"].sole_answers.values()), reverse=True)
    told = page.locator("#missed .fact-line").all_inner_texts()
    assert told == [f"without it, {count} criticisms would be open" for count in carried[:3]]
    page.locator("#missed button, #missed a").first.click()
    assert page.locator("#panel h2").first.inner_text() == "2: Build capacity"


@browser_test
def test_what_the_authors_think_of_a_slogan_is_found_though_one_word_differs(show, paper_html: str):
    page = show("#lang=en", paper_html)
    page.fill("#search", "free trade creates jobs")
    page.locator("#found li", has_text="Slogan").click()
    assert "rejects" in page.locator("#panel").inner_text()
