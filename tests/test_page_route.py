"""Ways through the debate in a browser: the path between two claims, and the chain of reasons."""

from __future__ import annotations

from itertools import pairwise
from random import Random
from typing import Any

import networkx as nx
import pytest

from tests.page_fixtures import PARTS, browser_test, seek, until

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True}


def _go(page: Any, address: str) -> None:
    page.evaluate("address => { location.hash = address }", f"#view=argument&{address}")
    until(page, "location.hash.includes('view=argument') && document.querySelector('.chain')")


def _length(page: Any) -> int | None:
    found = page.locator(".chain-length")
    return int(found.get_attribute("data-length")) if found.count() else None


def _chain(page: Any) -> list[str]:
    return [card.get_attribute("data-id") for card in page.locator(".chain-cards [data-id]").all()]


def _distance(network: nx.Graph[str], one: str, other: str) -> int | None:
    try:
        return nx.shortest_path_length(network, one, other)
    except nx.NetworkXNoPath:
        return None


@browser_test
@pytest.mark.parametrize("way", ["any", "arrows"])
def test_a_path_is_as_short_as_the_shortest_of_networkx_and_each_step_is_a_relation(
    show, paper: PARTS, paper_html: str, way: str
):
    argument_map, directed, _ = paper
    network = directed if way == "arrows" else directed.to_undirected()
    chance = Random(5)  # noqa: S311  # no secret
    names = sorted(argument_map.elements)
    pairs = [tuple(chance.sample(names, 2)) for _ in range(15)]
    # Most claims lead nowhere near one another along the arrows, so some pairs are taken that do.
    pairs += [
        (one, chance.choice(sorted(nx.descendants(directed, one))))
        for one in chance.sample(names, 40)
        if nx.descendants(directed, one) & set(names)
    ][:15]
    pairs = [(one, other) for one, other in pairs if other in argument_map.elements]
    page = show("#view=argument", paper_html)
    found = []
    for one, other in pairs:
        _go(page, f"from={one}&to={other}&way={way}")
        until(page, "to => new URLSearchParams(location.hash.slice(1)).get('to') === to", arg=other)
        length = _length(page)
        assert length == _distance(network, one, other), (one, other)
        if length is not None:
            chain = _chain(page)
            assert (chain[0], chain[-1], len(chain)) == (one, other, length + 1)
            assert all(network.has_edge(*step) for step in pairwise(chain))
            found.append(length)
    assert max(found) > 2


@browser_test
def test_the_chain_of_reasons_leads_along_the_arrows_to_the_thesis(show, road: PARTS):
    network = road[1]
    page = show("#view=argument&why=weekdays")
    chain = _chain(page)
    assert chain[-1] == road[0].thesis
    assert all(network.has_edge(*step) for step in pairwise(chain))
    assert _length(page) == nx.shortest_path_length(network, "weekdays", road[0].thesis)
    assert "leads to the thesis" in page.locator(".chain").inner_text()


@browser_test
def test_where_no_chain_reaches_the_thesis_the_page_says_so(show, paper: PARTS, paper_html: str):
    page = show("#view=argument&why=accounts")
    assert "No chain of reasons leads from here to the thesis" in page.locator(".chain").inner_text()
    assert _chain(page) == ["accounts", "opaque"]
    ends = [name for name in paper[0].elements if paper[1].out_degree(name) == 0]
    page = show(f"#view=argument&why={ends[0]}", paper_html)
    assert "Nothing follows from it" in page.locator(".chain").inner_text()
    assert page.locator(".chain .claim-card").count() == 0


@browser_test
def test_from_here_to_here_by_mouse_in_any_view_and_back_again(show):
    page = show("#view=table&sel=fuel")
    page.get_by_role("button", name="Path from here…").click()
    bar = page.get_by_role("region", name="A path through the debate")
    assert "Select where it should lead" in bar.inner_text()
    page.locator("#view-table tbody tr[data-id=bus]").click()
    bar.get_by_role("button", name="to “Buses fuller by 12%”").click()
    assert page.locator("#view-argument").is_visible()
    assert bar.is_hidden()
    assert _chain(page) == ["fuel", "bus-step", "bus"]
    words = page.locator(".chain-words").all_inner_texts()
    assert words == ["undercuts", "has the premise"]
    assert "2 steps" in page.locator("#announcement").inner_text()
    page.go_back()
    assert page.locator("#view-table").is_visible()
    assert bar.is_visible()
    page.go_forward()
    assert _chain(page) == ["fuel", "bus-step", "bus"]
    again = show("#" + page.url.split("#", 1)[1])
    assert _chain(again) == ["fuel", "bus-step", "bus"]
    page.get_by_role("button", name="Turn round").click()
    assert _chain(page) == ["bus", "bus-step", "fuel"]
    assert page.locator(".chain-words").all_inner_texts() == ["is a premise of", "is undercut by"]


@browser_test
def test_a_path_that_may_only_follow_the_arrows_may_not_exist(show):
    page = show("#view=argument&from=fuel&to=bus")
    page.get_by_role("button", name="along the arrows").click()
    assert "along the arrows" in page.locator(".chain-remark").inner_text()
    assert page.locator(".chain .claim-card").count() == 0
    page.get_by_role("button", name="either way").click()
    assert _length(page) == 2


@browser_test
def test_the_keyboard_alone_asks_why_reads_the_chain_and_leaves_it(show):
    page = show("#view=argument&sel=weekdays")
    page.get_by_role("button", name="Why does it matter?").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.textContent") == "Why does “Weekdays only” matter?"
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.dataset.id") == "weekdays"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.dataset.id") == "fewer"
    assert page.locator("#panel h2").inner_text().startswith("Fewer cars")
    assert _chain(page)[0] == "weekdays"
    page.keyboard.press("Escape")
    assert page.locator("#argument .root").get_attribute("data-id") == "fewer"


@browser_test
def test_to_select_what_is_not_on_the_way_ends_it(show):
    page = show("#view=argument&why=weekdays&sel=weekdays")
    seek(page, "sensors")
    page.keyboard.press("Enter")
    assert page.locator(".chain").count() == 0
    assert page.locator("#argument .root").get_attribute("data-id") == "sensors"


@browser_test
def test_filters_also_hold_for_the_way_and_the_page_says_so(show):
    page = show("#view=argument&from=exempt&to=charge&f.relation=answers")
    assert "Only relations that the filters let through" in page.locator(".chain").inner_text()
    assert _length(page) is None


@browser_test
def test_on_a_phone_a_path_is_chosen_by_touch(show):
    page = show("#sel=weekdays", **PHONE)
    page.get_by_role("button", name="Path from here…").tap()
    page.locator("#panel").get_by_role("button", name="Close").tap()
    page.locator(".row[data-id=unfair]").tap()
    page.get_by_role("button", name="Path to here").tap()
    assert _chain(page)[0] == "weekdays"
    assert _chain(page)[-1] == "unfair"
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
