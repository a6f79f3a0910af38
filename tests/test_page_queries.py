"""The named questions in the page: what they find is what the dataset answers, and leads into the other views."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from graph.analysis import analyse
from graph.findings import annotate
from graph.generator import debate
from graph.network import to_networkx
from graph.page import assets, render
from graph.page.payload import numbered
from graph.page.questions import MOST_ELEMENTS, questions
from graph.pipeline import Loaded
from graph.queries import GROUPS, named_queries, query
from graph.rdf import new_dataset
from graph.reader import read
from graph.reasoning import to_rdf
from tests.page_fixtures import PARTS, ROAD, browser_test


@pytest.fixture(scope="module")
def loaded() -> Loaded:
    """Return the road debate as the pipeline loads it; its anchors have no digests."""
    argument_map = read(ROAD)
    dataset = to_rdf(argument_map)
    network = to_networkx(dataset)
    analysis = analyse(network)
    annotate(dataset, analysis, argument_map.id)
    return Loaded(argument_map, dataset, network, analysis)


@pytest.fixture(scope="module")
def asked(loaded: Loaded) -> list[dict[str, Any]]:
    return questions(loaded.map, loaded.dataset, numbered(loaded.map))


@pytest.fixture(scope="module")
def asked_html(loaded: Loaded) -> str:
    return render(loaded.map, loaded.network, loaded.analysis, dataset=loaded.dataset)


def test_every_question_of_which_the_map_has_something_is_in_the_page_with_both_languages(
    asked: list[dict[str, Any]], loaded: Loaded
):
    assert not loaded.map.events
    assert {each["name"] for each in asked} == set(named_queries()) - {"about-event"}
    for each in asked:
        assert set(each["title"]) == set(each["description"]) == {"en", "zh-Hant"}
    groups = [each["group"] for each in asked]
    assert groups == sorted(groups, key=GROUPS.index)


def test_as_many_rows_are_told_as_the_dataset_answers(asked: list[dict[str, Any]], loaded: Loaded):
    for each in asked:
        for answer in each["answers"]:
            given = {name: value for name, value in answer["given"].items() if value}
            assert answer["count"] == answer["rows"]["rows"] == len(query(loaded.dataset, each["name"], **given).rows)


def test_what_must_be_given_is_chosen_among_what_the_map_names(asked: list[dict[str, Any]]):
    (criticisms,) = (each for each in asked if each["name"] == "criticisms-of")
    assert [answer["given"]["target"] for answer in criticisms["answers"]] == ["transport", "council"]
    (views,) = (each for each in asked if each["name"] == "views-by-attitude")
    assert {answer["given"]["holder"] for answer in views["answers"]} == {"study-group"}


def test_a_question_about_a_claim_is_asked_of_those_at_which_most_relations_aim(
    asked: list[dict[str, Any]], loaded: Loaded
):
    (bearing,) = (each for each in asked if each["name"] == "bears-on")
    aimed_at = Counter(relation.target for relation in loaded.map.relations.values())
    claims = dict.fromkeys(answer["given"]["claim"] for answer in bearing["answers"])
    numbers = [aimed_at[name] for name in claims]
    assert numbers == sorted((aimed_at[name] for name in loaded.map.elements), reverse=True)[: len(numbers)]
    assert numbers[0] > 1


def test_a_question_with_a_few_choices_is_answered_for_each_the_default_first(asked: list[dict[str, Any]]):
    (unanswered,) = (each for each in asked if each["name"] == "unanswered-criticisms")
    assert [answer["given"]["basis"] for answer in unanswered["answers"]] == ["analyst", "explicit", "implicit"]
    (methods,) = (each for each in asked if each["name"] == "results-by-method")
    assert [answer["given"]["method"] for answer in methods["answers"]] == ["grounded"]


def test_words_that_the_page_knows_by_their_ids_are_not_said_again(asked: list[dict[str, Any]]):
    (answers,) = (each["answers"] for each in asked if each["name"] == "unanswered-criticisms")
    assert answers[0]["columns"] == [["id", "element"], ["section", "section"]]


def test_every_column_parameter_and_group_has_a_heading_in_both_languages(asked: list[dict[str, Any]]):
    wanted = {f"ask.heading-{name}" for each in asked for answer in each["answers"] for name, _ in answer["columns"]}
    wanted |= {f"ask.heading-{name}" for each in named_queries().values() for name in each.parameters}
    wanted |= {f"ask.group.{group}" for group in GROUPS}
    for texts in assets.strings().values():
        assert wanted <= set(texts)


def test_a_map_that_is_too_large_is_asked_on_the_command_line():
    argument_map = debate(MOST_ELEMENTS + 1)
    assert questions(argument_map, new_dataset(), numbered(argument_map)) == []


@pytest.mark.slow
def test_the_page_of_the_paper_with_its_answers_is_at_most_1_2_megabytes(paper: PARTS):
    words = {
        passage.name: "字" * sum(span.end - span.start for span in passage.spans) for passage in paper[0].passages()
    }
    page = render(*paper, passages=words, dataset=to_rdf(paper[0]))
    assert len(page.encode()) <= 1.2e6


def test_without_a_dataset_a_page_has_no_questions(html: str):
    found = re.search(r'id="data">(.*?)</script>', html, re.DOTALL)
    assert found
    assert json.loads(found[1])["questions"] == []


# ---- in a browser


@browser_test
def test_without_questions_there_is_no_tab_for_them(show):
    page = show("#view=questions")
    assert page.locator("[data-key=questions]").count() == 0
    assert page.locator("#view-answers").is_visible()


@browser_test
def test_a_question_shows_the_rows_that_the_dataset_answers(show, asked_html: str, loaded: Loaded):
    page = show("", asked_html)
    page.locator("[data-key=questions]").click()
    page.get_by_role("button", name="Which criticisms does no policy response answer?").click()
    rows = query(loaded.dataset, "unanswered-criticisms")
    links = page.locator(".answer-rows .element-link")
    assert [link.get_attribute("data-id") for link in links.all()] == [row[0] for row in rows.rows]
    assert page.locator(".answer .actions .count").inner_text() == f"{len(rows.rows)} rows"
    assert "ask=unanswered-criticisms" in page.url
    assert f"{len(rows.rows)} rows" in page.locator("#announcement").inner_text()
    assert page.locator(".command code").inner_text() == "counterpoint query unanswered-criticisms basis=analyst"


@browser_test
def test_a_row_leads_to_its_element_and_the_rows_to_the_map(show, asked_html: str, loaded: Loaded):
    page = show("#view=questions&ask=unanswered-criticisms", asked_html)
    found = [str(row[0]) for row in query(loaded.dataset, "unanswered-criticisms").rows]
    page.locator(".answer-rows .element-link").first.click()
    assert f"sel={found[0]}" in page.url
    assert page.locator(".answer-rows .chosen").get_attribute("data-id") == found[0]
    page.locator("[data-key=show-found]").click()
    assert page.locator("#view-atlas").is_visible()
    assert page.locator("#filters .count").first.inner_text() == f"{len(found)} left"
    page.locator("[data-key=table]").click()
    assert {row.get_attribute("data-id") for row in page.locator("#view-table tr[data-id]").all()} == set(found)
    page.go_back()
    page.go_back()
    assert page.locator("#view-questions").is_visible()


@browser_test
def test_an_answer_is_saved_as_a_table_of_ids(show, asked_html: str, loaded: Loaded):
    page = show("#view=questions&ask=unanswered-criticisms", asked_html)
    with page.expect_download() as saving:
        page.locator("[data-key=csv-answer]").click()
    assert saving.value.suggested_filename == "road-unanswered-criticisms.csv"
    rows = list(csv.DictReader(io.StringIO(Path(saving.value.path()).read_text(encoding="utf-8-sig"))))
    answer = query(loaded.dataset, "unanswered-criticisms")
    at = answer.columns.index("section")
    assert [(row["id"], row["section"]) for row in rows] == [(row[0], row[at]) for row in answer.rows]


@browser_test
def test_another_value_gives_another_answer_and_the_address_keeps_it(show, asked_html: str):
    page = show("#view=questions&ask=criticisms-of", asked_html)
    before = page.locator(".answer-rows tbody tr").count()
    page.locator("select").select_option("council")
    assert page.locator(".answer-rows tbody tr").count() != before
    again = show("#" + page.url.split("#", 1)[1], asked_html)
    assert again.locator(".answer").inner_text() == page.locator(".answer").inner_text()


@browser_test
def test_questions_speak_the_language_of_the_reader(show, asked_html: str):
    page = show("#view=questions&ask=statistics&lang=zh-Hant", asked_html)
    assert page.locator(".question-title").inner_text() == named_queries()["statistics"].titles["zh-Hant"]
    assert page.locator(".description").inner_text() == named_queries()["statistics"].descriptions["zh-Hant"]
    assert "數值" in page.locator(".answer-rows thead").inner_text()


@browser_test
def test_on_a_phone_the_questions_fold_away_and_rows_are_cards(show, asked_html: str):
    page = show("#view=questions&ask=statistics", asked_html, viewport={"width": 390, "height": 844}, has_touch=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.locator("[data-key=choose-question]").tap()
    page.get_by_role("button", name="What happened when?").tap()
    assert "ask=events-by-date" in page.url


@browser_test
@pytest.mark.parametrize("language", ["en", "zh-Hant"])
def test_on_a_phone_the_names_of_all_seven_views_are_in_sight(show, asked_html: str, language: str):
    page = show(f"#lang={language}", asked_html, viewport={"width": 390, "height": 844}, has_touch=True)
    boxes = [tab.bounding_box() for tab in page.locator("#views .tab").all()]
    assert len(boxes) == 7
    assert all(box["x"] >= 0 and box["x"] + box["width"] <= 390 for box in boxes)
    assert page.locator("#views").evaluate("row => row.scrollWidth <= row.clientWidth")
