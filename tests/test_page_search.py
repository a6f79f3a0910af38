"""The search of the page: typed, heard, walked through and followed, in every script that Chinese is typed in."""

from __future__ import annotations

import pytest

from graph.model import ArgumentMap
from graph.page import chinese
from tests.page_fixtures import PARTS, browser_test, seek

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


def _holding(argument_map: ArgumentMap, words: str) -> set[str]:
    """Return the elements whose name, sentence, topics or holders hold the words."""

    def texts(name: str) -> str:
        element = argument_map.elements[name]
        named = [argument_map.topics[topic].label for topic in element.topics]
        named += [
            argument_map.actors[who].label
            for stance in element.stances
            for who in (stance.holder, stance.reporter)
            if who
        ]
        return "\n".join(text for wording in (element.text, element.label, *named) for text in wording.values())

    return {name for name in argument_map.elements if words in texts(name)}


# ---- what the page is told about characters


def test_each_character_of_the_map_has_a_sound_in_both_spellings(paper: PARTS):
    texts = list(chinese.texts(paper[0]))
    sounded = {character for _, _, characters in chinese.sounds(texts) for character in characters}
    assert {character for text in texts for run in chinese.HAN.findall(text) for character in run} == sounded
    assert all(pinyin.isascii() and zhuyin for pinyin, zhuyin, _ in chinese.sounds(texts))


def test_written_forms_fall_together_and_no_character_has_two_sets_of_them(paper: PARTS):
    sets = chinese.variants(chinese.texts(paper[0]))
    assert "貿贸" in sets
    assert len({character for forms in sets for character in forms}) == sum(map(len, sets))


def test_a_map_without_chinese_tells_nothing():
    assert chinese.sounds(["plain words"]) == []
    assert chinese.variants(["plain words"]) == []


# ---- in a browser


@browser_test
@pytest.mark.parametrize("query", ["貿易", "贸易", "maoyi", "mao yi", "ㄇㄠˋㄧˋ"])
def test_trade_is_found_in_every_way_of_typing_it(show, paper: PARTS, paper_html: str, query: str):
    page = show("#view=table", paper_html)
    seek(page, query)
    wanted = _holding(paper[0], "貿易")
    assert page.locator("#hits").inner_text() == str(len(wanted))
    assert page.locator("#announcement").inner_text().startswith(f"{len(wanted)} hits")
    assert {hit.get_attribute("data-id") for hit in page.locator(".hit").all()} <= wanted
    assert set(page.locator(".hit mark").all_inner_texts()) == {"貿易"}


@browser_test
def test_the_words_that_were_found_are_marked_in_the_list(show):
    page = show()
    seek(page, "unfair paid")
    assert page.locator(".hit[data-id=unfair] mark").all_inner_texts() == ["Unfair", "paid"]


@browser_test
def test_where_the_name_holds_nothing_the_sentence_shows_what_was_found(show):
    page = show()
    seek(page, "weighs most")
    assert page.locator(".hit[data-id=unfair] .where mark").all_inner_texts() == ["weighs", "most"]


@browser_test
def test_the_arrow_keys_walk_through_the_hits_and_enter_goes_to_one(show):
    page = show()
    page.keyboard.press("/")
    page.keyboard.type("charge")
    box = page.locator("#search")
    options = page.locator(".hit")
    assert box.get_attribute("aria-expanded") == "true"
    for _ in range(2):
        page.keyboard.press("ArrowDown")
    assert box.get_attribute("aria-activedescendant") == options.nth(1).get_attribute("id")
    assert options.nth(1).get_attribute("aria-selected") == "true"
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    last = options.last.get_attribute("data-id")
    assert options.last.get_attribute("aria-selected") == "true"
    page.keyboard.press("Enter")
    assert f"sel={last}" in page.url
    assert box.get_attribute("aria-expanded") == "false"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert f"sel={last}" not in page.url


@browser_test
def test_walking_past_the_listed_hits_lists_more(show, paper_html: str):
    page = show("", paper_html)
    seek(page, "trade")
    listed = page.locator(".hit").count()
    assert f"and {int(page.locator('#hits').inner_text()) - listed} more" in page.locator(".found-note").inner_text()
    for _ in range(listed + 1):
        page.keyboard.press("ArrowDown")
    assert page.locator(".hit").count() > listed
    assert page.locator(".hit[aria-selected=true]").is_visible()


@browser_test
def test_a_hit_is_chosen_by_mouse_and_escape_clears_the_search(show):
    page = show()
    seek(page, "unfair")
    page.locator(".hit[data-id=unfair]").click()
    assert "sel=unfair" in page.url
    assert page.locator(".found").is_hidden()
    assert page.locator("#search").evaluate("box => box === document.activeElement")
    page.keyboard.press("Escape")
    assert page.locator("#search").input_value() == ""
    assert page.locator(".faded").count() == 0


@browser_test
def test_a_search_without_hits_says_what_can_be_typed(show):
    page = show()
    seek(page, "submarine")
    assert "pinyin and zhuyin" in page.locator(".found").inner_text()
    assert page.locator("#announcement").inner_text().startswith("0 hits")
    page.keyboard.press("Enter")
    assert "sel=" not in page.url


@browser_test
def test_on_a_phone_the_hits_stand_below_the_box_and_a_tap_chooses_one(show):
    page = show(locale="zh-TW", **PHONE)
    page.locator("#search").tap()
    page.keyboard.type("shoufei")
    found = page.locator(".found").bounding_box()
    assert found["x"] >= 0
    assert found["x"] + found["width"] <= 390
    page.locator(".hit").first.tap()
    assert "sel=charge" in page.url
    assert page.locator("#panel").is_visible()


@browser_test
@pytest.mark.parametrize("width", [390, 768, 1023, 1024, 1180, 1440])
def test_the_list_of_hits_lies_within_a_page_of_any_width(show, width: int):
    page = show(viewport={"width": width, "height": 800})
    seek(page, "charge")
    found = page.locator(".found").bounding_box()
    assert found["x"] >= 0
    assert found["x"] + found["width"] <= width


@browser_test
def test_enter_brings_the_hit_into_the_middle_of_the_atlas(show, paper_html: str):
    page = show("#view=atlas", paper_html)
    page.wait_for_selector("canvas")
    seek(page, "Trade drives growth")
    page.keyboard.press("Enter")
    assert "sel=s22-trade-engine" in page.url
    assert page.locator("#panel h2").inner_text().startswith("Trade drives growth")
