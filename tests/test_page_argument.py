"""The argument view in a browser: one claim, what bears on it, and the ways to move about."""

from __future__ import annotations

from typing import Any

import pytest

from tests.page_fixtures import PARTS, browser_test, until

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True}


def _cards(page: Any, where: str = "#argument [role=treeitem]") -> set[str]:
    return {card.get_attribute("data-id") for card in page.locator(where).all()} - {None}


def _boxes(page: Any) -> list[dict[str, float]]:
    return [card.bounding_box() for card in page.locator("#argument .claim-card").all()]


def _overlapping(boxes: list[dict[str, float]]) -> int:
    pairs = ((one, other) for at, one in enumerate(boxes) for other in boxes[at + 1 :])
    return sum(
        one["x"] < other["x"] + other["width"] - 1
        and other["x"] < one["x"] + one["width"] - 1
        and one["y"] < other["y"] + other["height"] - 1
        and other["y"] < one["y"] + one["height"] - 1
        for one, other in pairs
    )


@browser_test
def test_the_cards_are_the_claim_and_what_the_network_says_bears_on_it(show, road: PARTS):
    network = road[1]
    page = show("#view=argument&sel=charge")
    sources = {name for name, _ in network.in_edges("charge")}
    # A step with linked premises is a node of the network; its premises bear on the claim together.
    steps = {name for name in sources if network.nodes[name]["kind"] == "relation"}
    premises = {name for step in steps for name, _ in network.in_edges(step)}
    assert _cards(page) == {"charge"} | (sources - steps) | premises
    assert page.locator(".plus").count() == len(premises) - len(steps)


@browser_test
@pytest.mark.parametrize(("width", "steps"), [(1440, 1), (1440, 3), (1920, 2), (1024, 2), (390, 3)])
def test_cards_never_overlap_and_stay_within_the_view(show, paper_html: str, width: int, steps: int):
    size = {"width": width, "height": 900}
    page = show(f"#view=argument&sel=gap-widens&steps={steps}", paper_html, viewport=size)
    boxes = _boxes(page)
    assert 10 < len(boxes) <= 60
    assert not _overlapping(boxes)
    view = page.locator("#view-argument").bounding_box()
    assert all(view["x"] <= box["x"] and box["x"] + box["width"] <= view["x"] + view["width"] for box in boxes)


@browser_test
def test_every_card_says_its_relation_its_name_and_its_sentence_in_the_chosen_languages(show):
    page = show("#view=argument&sel=charge")
    card = page.locator("#argument [data-id=trade]")
    for words in ("rebuts", "explicit", "Shops lose custom", "商家失客", "would lose custom to the suburbs"):
        assert words in card.inner_text()
    page.get_by_role("button", name="Traditional Chinese").click()
    for words in ("反駁", "商家失客", "生意會流向郊區"):
        assert words in card.inner_text()
    assert "Shops" not in card.inner_text()


@browser_test
def test_the_slider_goes_further_by_mouse_and_by_key(show):
    page = show("#view=argument&sel=charge")
    assert "fewer" not in _cards(page)
    page.get_by_role("slider", name="How far to go").focus()
    page.keyboard.press("ArrowRight")
    assert "fewer" in _cards(page)
    assert "weekdays" not in _cards(page)
    page.keyboard.press("ArrowRight")
    assert "weekdays" in _cards(page)
    assert page.get_by_role("slider", name="How far to go").get_attribute("aria-valuetext") == "3 steps"
    assert "steps=3" in page.url


@browser_test
def test_the_keyboard_alone_walks_along_relations_and_makes_a_card_the_root(show):
    page = show("#view=argument&sel=charge")
    page.locator("#argument .root").focus()
    page.keyboard.press("ArrowLeft")
    attacker = page.evaluate("document.activeElement.dataset.id")
    assert attacker in {"trade", "unfair"}
    assert page.evaluate("document.activeElement.getAttribute('role')") == "treeitem"
    assert page.locator(".trunk.lit").count() == 1
    page.keyboard.press("Enter")
    assert page.locator("#argument .root").get_attribute("data-id") == attacker
    assert page.evaluate("document.activeElement.dataset.id") == attacker
    assert "Selected" in page.locator("#announcement").inner_text()
    page.go_back()
    assert page.locator("#argument .root").get_attribute("data-id") == "charge"


@browser_test
def test_a_press_on_a_card_above_the_root_makes_that_the_root(show):
    page = show("#view=argument&sel=fuel")
    card = page.get_by_role("group", name="Bears on").get_by_role("button")
    assert "undercuts this step" in card.inner_text()
    card.click()
    assert page.locator("#argument .root").get_attribute("data-id") == "habits"
    assert page.locator("#argument [data-id=fuel]").count() == 1


@browser_test
def test_what_is_folded_unfolds_in_place_and_the_address_keeps_it(show, paper: PARTS, paper_html: str):
    network = paper[1]
    broadest = max(paper[0].elements, key=network.out_degree)
    page = show(f"#view=argument&sel={broadest}", paper_html)
    parents = page.get_by_role("group", name="Bears on").locator(".claim-card")
    assert parents.count() == 4
    page.get_by_role("button", name=f"{network.out_degree(broadest) - 4} more").click()
    assert parents.count() == network.out_degree(broadest)
    assert "more=parents" in page.url
    again = show("#" + page.url.split("#", 1)[1], paper_html)
    assert len(_boxes(again)) == len(_boxes(page))


@browser_test
def test_without_a_claim_the_view_offers_the_most_central_ones(show):
    page = show("#view=argument")
    page.locator("#view-argument .element-link").first.click()
    assert page.locator("#argument .root").count() == 1


@browser_test
def test_a_claim_on_which_nothing_bears_says_so(show):
    page = show("#view=argument&sel=sensors")
    assert "Nothing in this map bears on it" in page.locator("#argument .root").inner_text()


@browser_test
def test_on_a_phone_the_cards_are_one_column_and_a_touch_makes_one_the_root(show):
    page = show("#view=argument&sel=charge", **PHONE)
    lefts = {round(box["x"]) for box in _boxes(page)}
    assert len(lefts) <= 2
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.locator("#argument [data-id=unfair]").tap()
    assert page.locator("#argument .root").get_attribute("data-id") == "unfair"
    assert "exempt" in _cards(page)


@browser_test
def test_cards_glide_to_their_places_but_not_for_readers_who_want_no_movement(show):
    count = "window.glides = 0; Element.prototype.animate = function () { window.glides += 1; }; 0"
    for motion, glides in (("no-preference", True), ("reduce", False)):
        page = show("#view=argument&sel=charge", reduced_motion=motion)
        page.evaluate(count)
        page.locator("#argument [data-id=trade]").click()
        assert page.locator("#argument .root").get_attribute("data-id") == "trade"
        assert (page.evaluate("window.glides") > 0) is glides


@browser_test
def test_what_is_selected_glides_from_one_view_to_the_next(show):
    page = show("#view=table&sel=charge", reduced_motion="no-preference")
    page.evaluate(
        "window.glided = []; Element.prototype.animate = function () { window.glided.push(this.dataset.id) }; 0"
    )
    page.locator("[data-key=argument]").click()
    until(page, "window.glided.includes('charge')")


@browser_test
def test_the_readers_place_is_kept_while_another_view_is_open(show, paper_html: str):
    page = show("#view=argument&sel=gap-widens&steps=2", paper_html)
    page.locator("#view-argument").evaluate("view => view.scrollTop = 500")
    until(page, "document.querySelector('#view-argument').scrollTop === 500")
    page.wait_for_timeout(50)
    page.locator("[data-key=table]").click()
    page.locator("[data-key=argument]").click()
    assert page.locator("#view-argument").evaluate("view => view.scrollTop") == 500
