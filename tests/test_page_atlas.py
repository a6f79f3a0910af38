"""The atlas in a browser: sections as regions, marks, names and cards by zoom, and the small picture of the whole."""

from __future__ import annotations

from typing import Any

from graph.page.layout import arrange
from tests.page_fixtures import PARTS, browser_test, seek, until

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True}


def _canvas(page: Any) -> Any:
    canvas = page.locator("#canvas canvas[data-level]")
    canvas.wait_for()
    return canvas


def _wait_for_level(page: Any, level: str) -> None:
    page.locator(f"#canvas canvas[data-level={level}]").wait_for()


def _point(page: Any, parts: PARTS, name: str) -> tuple[float, float]:
    """Return where an element stands on the screen while the whole map is in sight."""
    arrangement = arrange(parts[0], parts[1], parts[2].page_rank)
    width, height = (
        max(ends) for ends in zip(*((r.x + r.width, r.y + r.height) for r in arrangement.regions), strict=True)
    )
    box = _canvas(page).bounding_box()
    scale = min((box["width"] - 32) / width, (box["height"] - 32) / height, 1.2)
    x, y = arrangement.positions[name]
    return (
        box["x"] + box["width"] / 2 + (x - width / 2) * scale,
        box["y"] + box["height"] / 2 + (y - height / 2) * scale,
    )


def _frame(page: Any) -> list[float]:
    """Return where the frame of the small picture has come to rest: it follows the drawing, a frame or two later."""
    frame = page.locator(".minimap-frame")
    before, now = None, _sides(frame)
    while now != before:
        page.wait_for_timeout(100)
        before, now = now, _sides(frame)
    return now


def _sides(frame: Any) -> list[float]:
    return [float(frame.get_attribute(name)) for name in ("x", "y", "width", "height")]


@browser_test
def test_the_nearer_the_more_is_written_and_never_more_than_sixty_names(show, paper_html: str):
    page = show("#view=atlas", paper_html)
    assert _canvas(page).get_attribute("data-level") == "far"
    assert _canvas(page).get_attribute("data-named") == "0"
    box = _canvas(page).bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    met = set()
    for _ in range(12):
        page.mouse.wheel(0, -240)
        page.wait_for_timeout(40)
        met.add(_canvas(page).get_attribute("data-level"))
        assert int(_canvas(page).get_attribute("data-named")) <= 60
    assert {"middle", "near"} <= met
    page.get_by_role("button", name="Show all").click()
    _wait_for_level(page, "far")


@browser_test
def test_a_press_on_a_mark_selects_it_without_moving_the_map(show, paper: PARTS, paper_html: str):
    page = show("#view=atlas", paper_html)
    page.mouse.click(*_point(page, paper, "gap-widens"))
    until(page, "location.hash.includes('sel=gap-widens')")
    assert _canvas(page).get_attribute("data-level") == "far"
    # What it touches is named, each once, and those names that would collide are left out.
    touched = {name for pair in paper[1].to_undirected().edges("gap-widens") for name in pair}
    assert 1 < int(_canvas(page).get_attribute("data-named")) <= len(touched)
    page.keyboard.press("3")
    assert page.locator("#argument .root").get_attribute("data-id") == "gap-widens"


@browser_test
def test_the_heading_of_a_section_leads_into_it(show, paper: PARTS, paper_html: str):
    page = show("#view=atlas", paper_html)
    arrangement = arrange(paper[0], paper[1], paper[2].page_rank)
    region = next(region for region in arrangement.regions if region.section == "2-4")
    first = min(
        (name for name in paper[0].elements if paper[0].elements[name].section == "2-4"),
        key=lambda name: arrangement.positions[name][::-1],
    )
    x, y = _point(page, paper, first)
    page.mouse.click(x, y - 22)
    until(page, "document.querySelector('#announcement').textContent.startsWith('2-4')")
    left, top, width, height = _frame(page)
    assert left <= region.x
    assert top <= region.y
    assert left + width >= region.x + region.width
    assert top + height >= region.y + region.height


@browser_test
def test_page_keys_go_from_section_to_section_in_reading_order(show, paper: PARTS, paper_html: str):
    page = show("#view=atlas", paper_html)
    _canvas(page)
    page.locator("#canvas").focus()
    heard = []
    for _ in range(4):
        page.keyboard.press("PageDown")
        heard.append(page.locator("#announcement").inner_text().split()[0])
    page.keyboard.press("PageUp")
    assert page.locator("#announcement").inner_text().split()[0] == heard[2]
    order = [section.number for document in paper[0].documents.values() for section in document.sections]
    at = order.index(heard[0])
    assert heard == order[at : at + 4]


@browser_test
def test_the_arrow_keys_select_and_with_shift_move_the_view(show, paper_html: str):
    page = show("#view=atlas&sel=gap-widens", paper_html)
    _canvas(page)
    page.locator("#canvas").focus()
    page.keyboard.press("ArrowDown")
    assert "sel=gap-widens" not in page.url
    assert page.locator("#announcement").inner_text().startswith("Selected")
    for _ in range(4):
        page.keyboard.press("+")
    until(page, "!document.querySelector('.minimap').hasAttribute('hidden')")
    before = _frame(page)
    page.keyboard.press("Shift+ArrowRight")
    until(page, "x => document.querySelector('.minimap-frame').x.baseVal.value > x", arg=before[0])
    assert _frame(page)[1] == before[1]


@browser_test
def test_the_small_picture_appears_when_not_all_is_in_sight_and_its_frame_can_be_dragged(show, paper_html: str):
    page = show("#view=atlas", paper_html)
    _canvas(page)
    assert page.locator(".minimap").is_hidden()
    for _ in range(4):
        page.get_by_role("button", name="Zoom in").click()
    page.locator(".minimap").wait_for()
    before = _frame(page)
    box = page.locator(".minimap").bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.8, box["y"] + box["height"] * 0.7, steps=3)
    page.mouse.up()
    until(page, "x => document.querySelector('.minimap-frame').x.baseVal.value > x", arg=before[0] + 50)
    assert _frame(page)[1] > before[1]
    assert _frame(page)[2:] == before[2:]


@browser_test
def test_the_readers_place_is_kept_and_what_was_selected_elsewhere_is_in_sight(show, paper: PARTS, paper_html: str):
    page = show("#view=atlas", paper_html)
    _canvas(page)
    for _ in range(6):
        page.get_by_role("button", name="Zoom in").click()
    page.locator(".minimap").wait_for()
    before = _frame(page)
    page.keyboard.press("5")
    page.keyboard.press("2")
    page.wait_for_timeout(100)
    assert _frame(page) == before
    page.keyboard.press("3")
    seek(page, "s0-reading-report")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Atlas").click()
    x, y = arrange(paper[0], paper[1], paper[2].page_rank).positions["s0-reading-report"]
    until(page, "y => document.querySelector('.minimap-frame').y.baseVal.value < y", arg=y)
    left, top, width, height = _frame(page)
    assert left <= x <= left + width
    assert top <= y <= top + height


@browser_test
def test_on_a_phone_a_touch_selects_and_the_page_still_fits(show, road: PARTS):
    page = show("#view=atlas", **PHONE)
    page.touchscreen.tap(*_point(page, road, "charge"))
    until(page, "location.hash.includes('sel=charge')")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
