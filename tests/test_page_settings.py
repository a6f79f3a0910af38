"""Settings, help and paper: what changes how the page looks, and not what it says."""

from __future__ import annotations

import pytest

from tests.page_fixtures import browser_test

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


@browser_test
def test_settings_choose_language_theme_and_movement_and_the_address_keeps_them(show):
    page = show()
    page.locator("[data-key=settings]").click()
    page.get_by_label("Traditional Chinese, with English below").click()
    assert page.locator("#settings h2").inner_text() == "設定"
    page.get_by_role("radio", name="深色").check()
    page.get_by_role("radio", name="無").check()
    page.keyboard.press("Escape")
    assert page.locator("#settings").is_hidden()
    again = show("#" + page.url.split("#", 1)[1])
    assert again.locator("html").get_attribute("lang") == "zh-Hant"
    assert again.locator("html").get_attribute("data-theme") == "dark"
    assert again.locator("html").get_attribute("data-motion") == "less"
    assert again.locator(".row[data-id=unfair] .second").inner_text() == "Unfair to the low-paid"


@browser_test
def test_without_movement_nothing_moves_although_the_system_allows_it(show):
    moves = "getComputedStyle(document.querySelector('.row')).transitionProperty !== 'none'"
    assert show(reduced_motion="no-preference").evaluate(moves)
    assert not show("#motion=less", reduced_motion="no-preference").evaluate(moves)


@browser_test
def test_nothing_is_kept_beside_the_address(show):
    page = show("#theme=dark&motion=less")
    page.keyboard.press("s")
    page.get_by_role("radio", name="light").check()
    kept = "[localStorage.length, sessionStorage.length, document.cookie.length]"
    assert page.evaluate(kept) == [0, 0, 0]


@browser_test
@pytest.mark.parametrize(("key", "dialog"), [("?", "help"), ("e", "export"), ("s", "settings")])
def test_a_key_opens_and_closes_each_dialog_and_no_other_key_reaches_the_page_behind(show, key: str, dialog: str):
    page = show()
    page.keyboard.press(key)
    assert page.locator(f"#{dialog}").is_visible()
    page.keyboard.press("4")
    assert page.locator("#view-answers").is_visible()
    page.keyboard.press(key)
    assert page.locator(f"#{dialog}").is_hidden()


@browser_test
def test_help_names_every_key_in_both_languages(show):
    page = show()
    page.keyboard.press("?")
    assert len(page.locator("#help .keys dt").all()) == len(page.locator("#help .keys dd").all())
    assert not [words for words in page.locator("#help .keys dd").all_inner_texts() if words.startswith("key.")]


@browser_test
@pytest.mark.parametrize("dialog", ["help", "export", "settings"])
@pytest.mark.parametrize("language", ["en", "zh-Hant"])
def test_on_a_phone_a_dialog_fits_and_scrolls_within_itself(show, dialog: str, language: str):
    page = show(f"#lang={language}&sel=unfair", **PHONE)
    page.locator(f"[data-key={dialog}]").tap()
    box = page.locator(f"#{dialog}").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
    assert box["height"] <= 844
    assert page.locator(f"#{dialog}").evaluate("dialog => dialog.scrollWidth <= dialog.clientWidth")


@browser_test
@pytest.mark.parametrize("view", ["answers", "table", "tree"])
def test_paper_shows_numbers_and_view_and_nothing_to_press(show, view: str):
    page = show(f"#view={view}&sel=unfair&theme=dark")
    page.emulate_media(media="print")
    for gone in (".search", ".tools", ".tabs", ".only-open", "#filters", ".panel .action"):
        assert not [node for node in page.locator(gone).all() if node.is_visible()], gone
    assert page.locator("#panel").is_visible()
    assert page.evaluate("getComputedStyle(document.body).overflowY") == "visible"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


@browser_test
def test_paper_has_every_row_of_the_table(show, paper_html: str):
    page = show("#view=table", paper_html)
    page.emulate_media(media="print")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.locator("#view-table tr[data-id]").count() == 383
