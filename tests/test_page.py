from __future__ import annotations

import base64
import dataclasses
import json
import os
import re
import subprocess
import sys
import zlib
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from graph import generator
from graph.analysis import analyse
from graph.model import ArgumentMap
from graph.page import assets, render
from graph.page.document import inert_json
from graph.page.layout import CARD, arrange
from graph.page.payload import payload
from tests.page_fixtures import PARTS, WORDS, browser_test, seek

TOP = Path(__file__).parent.parent


# ---- without a browser


def test_vis_network_stands_where_the_installed_pyvis_keeps_it():
    assert assets.VIS == ("lib", "vis-9.1.2", "vis-network.min.js")
    assert assets.vis_network().startswith("/**\n * vis-network")


def test_vis_network_is_in_the_page_compressed_with_its_licence_in_plain_words(html: str):
    packed = html.split('id="packed-vis">')[1].split("</script>", maxsplit=1)[0]
    assert zlib.decompress(base64.b64decode(packed)).decode() == assets.vis_network()
    assert "vis.js is dual licensed under both" in html


def test_every_script_imports_only_what_an_earlier_one_exports():
    exported: dict[str, set[str]] = {}
    for name in assets.SCRIPTS:
        text = Path(assets.__file__).parent.joinpath("js", f"{name}.js").read_text(encoding="utf-8")
        imports = re.findall(r"^import \{([^}]*)\} from '\./([\w-]+)\.js';$", text, re.MULTILINE)
        assert len(imports) == len(re.findall(r"^import\b", text, re.MULTILINE)), name
        for names, origin in imports:
            wanted = {one.split(" as ")[0].strip() for one in names.split(",") if one.strip()}
            assert wanted <= exported.get(origin, set()), f"{name} from {origin}"
        kinds = re.findall(r"^export (?:async )?(\w+)\*? (\w+)", text, re.MULTILINE)
        # A variable that is exported would not change where it is imported.
        assert {kind for kind, _ in kinds} <= {"const", "function", "class"}, name
        exported[name] = {export for _, export in kinds}


def test_every_script_and_style_in_its_folder_is_part_of_the_page():
    folder = Path(assets.__file__).parent
    assert {path.stem for path in folder.glob("js/*.js")} == set(assets.SCRIPTS)
    assert {path.stem for path in folder.glob("css/*.css")} == set(assets.STYLES)


def test_both_languages_have_the_same_texts_but_for_the_forms_of_number():
    english, chinese = (set(texts) for texts in assets.strings().values())
    assert {name for name in english if not name.endswith(".one")} == chinese


def test_every_text_that_a_script_asks_for_by_its_full_name_exists():
    known = set(assets.strings()["en"])
    asked = set(re.findall(r"\bsay\('([\w.-]+)'", assets.script()))
    counted = set(re.findall(r"\bsayCount\('([\w.-]+)'", assets.script()))
    assert asked <= known
    assert {f"{name}.other" for name in counted} <= known


def test_no_script_can_turn_data_into_markup():
    banned = re.compile(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|setAttribute\('style'"
    )
    assert not banned.search(assets.script())


def test_data_cannot_close_its_script_element():
    hostile = {"</script>": "<!-- & \u2028 \u2029"}
    assert json.loads(inert_json(hostile)) == hostile
    assert not set(inert_json(hostile)) & set("<>&\u2028\u2029")


def test_the_page_is_the_same_under_any_hash_seed(tmp_path: Path):
    program = (
        "import sys; from pathlib import Path\n"
        "from tests.page_fixtures import ROAD, parts, render\n"
        "Path(sys.argv[1]).write_bytes(render(*parts(ROAD)).encode())\n"
    )
    pages = []
    for seed in ("1", "2"):
        out = tmp_path / seed
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        subprocess.run([sys.executable, "-c", program, str(out)], check=True, env=environment, cwd=TOP)
        pages.append(out.read_bytes())
    assert pages[0] == pages[1]


def test_importing_the_page_does_not_import_pyvis():
    program = "import sys, graph.page; sys.exit('pyvis' in sys.modules or 'jinja2' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_the_network_and_the_map_are_left_as_they_were(road: PARTS):
    _, network, _ = road
    before = nx.node_link_data(network, edges="edges")
    render(*road)
    assert nx.node_link_data(network, edges="edges") == before


def test_no_two_cards_overlap_and_each_lies_in_the_region_of_its_section(road: PARTS):
    argument_map, network, _ = road
    arrangement = arrange(argument_map, network)
    regions = {region.section: region for region in arrangement.regions}
    spots = {name: arrangement.positions[name] for name in argument_map.elements}
    for name, (x, y) in spots.items():
        region = regions[argument_map.elements[name].section]
        assert region.x <= x - CARD[0] / 2 <= x + CARD[0] / 2 <= region.x + region.width
        assert region.y <= y - CARD[1] / 2 <= y + CARD[1] / 2 <= region.y + region.height
        near = [other for other, (a, b) in spots.items() if abs(a - x) < CARD[0] and abs(b - y) < CARD[1]]
        assert near == [name]


def test_within_a_section_the_most_central_stand_first(road: PARTS):
    argument_map, network, analysis = road
    positions = arrange(argument_map, network, analysis.page_rank).positions
    for section in ("1", "2", "3", "4"):
        inside = [element.id for element in argument_map.elements.values() if element.section == section]
        in_place = sorted(inside, key=lambda name: positions[name][::-1])
        scores = [analysis.page_rank[name] for name in in_place]
        assert scores == sorted(scores, reverse=True)


def test_regions_follow_one_another_in_reading_order(road: PARTS):
    argument_map, network, _ = road
    corners = [(region.y, region.x) for region in arrange(argument_map, network).regions]
    assert corners == sorted(corners)


def test_a_map_of_hundreds_of_sections_is_about_as_wide_as_high():
    argument_map = generator.debate(3000)
    regions = arrange(argument_map, generator.network(3000)).regions
    assert len(regions) == len(argument_map.documents["minutes"].sections)
    width, height = (max(ends) for ends in zip(*((r.x + r.width, r.y + r.height) for r in regions), strict=True))
    assert width / height == pytest.approx(1, abs=0.1)


def test_words_of_the_source_are_in_the_page_only_if_the_source_was_given(road: PARTS, html: str):
    assert WORDS["study.75-94"] in html
    assert WORDS["study.75-94"] not in render(*road)


def test_what_argues_against_an_open_criticism_is_what_the_analysis_says(road: PARTS):
    argument_map, network, analysis = road
    data = payload(argument_map, network, analysis, {})
    names = list(argument_map.elements)
    both = set(data["against"]) & set(data["open"]["analyst"])
    assert {names[at] for at in both} == set(analysis.rebutted)


def test_every_text_has_enough_contrast_in_both_themes():
    grounds = {"text": ("ground", "surface", "raised"), "muted": ("ground", "surface", "raised"), "focus": ("surface",)}
    for tint in ("open", "against", "answered"):
        grounds[tint] = ("surface", "ground", f"{tint}-fill")
        for words in ("text", "muted"):
            grounds[words] += (f"{tint}-fill",)
    for theme in _themes():
        poor = [
            (one, other)
            for one, others in grounds.items()
            for other in others
            if _contrast(theme[one], theme[other]) < 4.5
        ]
        lines = [name for name in theme if re.fullmatch(r"(relation|kind)-[a-z_]+", name)]
        faint = [name for name in (*lines, "curve", "edge") if _contrast(theme[name], theme["surface"]) < 3]
        assert not poor + faint


def _themes() -> list[dict[str, str]]:
    css = Path(assets.__file__).parent.joinpath("css", "tokens.css").read_text(encoding="utf-8")
    light, dark = (
        dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6});", part)) for part in css.split("[data-theme='dark']")
    )
    return [light, {**light, **dark}]


def _contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2.2, section 1.4.3."""

    def luminance(colour: str) -> float:
        channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


# ---- in a browser


@browser_test
def test_every_view_opens_from_disk_without_network_or_noise(show):
    page = show()
    for view in ("atlas", "argument", "matrix", "tree", "table", "answers"):
        page.locator(f"[data-key={view}]").click()
        assert page.locator(f"#view-{view}").is_visible()
        if view == "atlas":
            page.wait_for_selector("canvas")
    assert page.locator("canvas").count() == 1


@browser_test
def test_both_languages_are_shown_each_marked_with_its_tag(show):
    row = show().locator(".row[data-id=unfair]")
    assert row.locator("[lang=en]").inner_text() == "Unfair to the low-paid"
    assert row.locator("[lang=zh-Hant]").inner_text() == "對低薪者不公"


@browser_test
def test_the_language_switch_changes_surface_and_content(show):
    page = show()
    page.get_by_role("button", name="Traditional Chinese").click()
    assert page.locator("html").get_attribute("lang") == "zh-Hant"
    assert page.locator(".row[data-id=unfair] .words").inner_text() == "對低薪者不公"
    assert page.locator(".column-head.responses").inner_text().startswith("政策回應")


@browser_test
def test_a_reader_of_chinese_meets_chinese_first(show):
    page = show(locale="zh-TW")
    assert page.locator("html").get_attribute("lang") == "zh-Hant"
    assert page.locator(".row[data-id=unfair] .first").inner_text() == "對低薪者不公"


@browser_test
@pytest.mark.parametrize("reading", ["explicit", "implicit", "analyst"])
def test_the_numbers_and_the_open_rows_are_those_of_the_analysis(show, road: PARTS, reading: str):
    analysis = road[2]
    page = show()
    page.locator(f".reading[data-basis={reading}]").click()
    rows = page.locator(".row.open, .row.against")
    assert {row.get_attribute("data-id") for row in rows.all()} == set(analysis.open[reading])
    assert page.locator(".figure.open strong").inner_text() == str(len(analysis.open[reading]))
    assert page.locator(".figure.all strong").inner_text() == str(len(analysis.criticisms))
    counted = page.locator(".curve:not(.uncounted)").count()
    assert counted == sum(map(len, analysis.coverage[reading].values()))


@browser_test
def test_an_open_criticism_says_so_in_words_and_one_argued_against_says_that(show):
    page = show()
    assert page.locator(".row[data-id=sensors] .tag").inner_text() == "open"
    assert page.locator(".row[data-id=trade] .tag").inner_text() == "argued against only"


@browser_test
def test_only_open_leaves_the_open_rows(show, road: PARTS):
    page = show()
    page.get_by_label("Only open").check()
    shown = {row.get_attribute("data-id") for row in page.locator(".row.criticism:visible").all()}
    assert shown == set(road[2].open["analyst"])


@browser_test
def test_pointing_at_a_row_lights_what_answers_it_and_dims_the_rest(show):
    page = show()
    page.locator(".row[data-id=unfair]").hover()
    assert {row.get_attribute("data-id") for row in page.locator(".row.lit").all()} == {"unfair", "exempt", "buses"}
    assert page.locator(".curve.lit").count() == 2


@browser_test
@pytest.mark.parametrize("query", ["LOW-PAID", "低薪者", "ｕｎｆａｉｒ", "commuters pay"])
def test_search_finds_any_language_case_and_width_and_enter_selects_the_first(show, query: str):
    page = show()
    seek(page, query)
    assert not page.locator(".row[data-id=unfair].faded").count()
    assert page.locator(".row[data-id=opaque].faded").count() == 1
    page.keyboard.press("Enter")
    assert "sel=unfair" in page.url or "sel=exempt" in page.url


@browser_test
def test_filters_narrow_the_list_and_their_counts_follow(show, road: PARTS):
    page = show("#view=table")
    rows = page.locator("#view-table tbody tr")
    assert rows.count() == len(road[0].elements)
    box = page.locator("input[data-facet=kind][data-value=policy_response]")
    assert box.locator("xpath=..").locator(".count").inner_text() == "4"
    box.check()
    assert rows.count() == 4
    assert page.locator("input[data-facet=status]").count() == 3
    counts = page.locator("input[data-facet=status]").locator("xpath=..").locator(".count").all_inner_texts()
    assert set(counts) == {"0"}
    page.get_by_role("button", name="Clear").click()
    assert rows.count() == len(road[0].elements)


@browser_test
def test_the_list_sorts_by_any_heading_and_says_so(show):
    page = show("#view=table")
    page.get_by_role("button", name="Element").click()
    names = page.locator("#view-table tbody .first").all_inner_texts()
    assert names == sorted(names, key=str.casefold)
    assert page.locator("th.col-name[aria-sort=ascending]").count() == 1


@browser_test
def test_the_keyboard_alone_reaches_a_row_and_the_choice_is_announced(show):
    page = show()
    page.locator(".row.criticism").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    chosen = page.locator(".row[aria-pressed=true] .first").inner_text()
    announced = page.locator("#announcement").inner_text()
    assert chosen in announced
    assert page.locator("#announcement").get_attribute("aria-live") == "polite"
    page.keyboard.press("Escape")
    assert page.locator(".row[aria-pressed=true]").count() == 0


@browser_test
def test_the_arrow_keys_move_the_selection_in_the_atlas(show):
    page = show("#view=atlas&sel=charge")
    page.locator("#canvas").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowRight")
    assert "sel=charge" not in page.url
    assert page.locator("#announcement").inner_text().startswith("Selected")


@browser_test
def test_details_tell_both_languages_stances_figure_place_and_the_source(show):
    page = show("#sel=unfair")
    panel = page.locator("#panel").inner_text()
    for words in ("The charge weighs most", "收費對薪水低", "commuters", "as reported by the study group", "concedes"):
        assert words in panel
    assert page.locator(".passage blockquote").inner_text() == WORDS["study.75-94"]
    assert "Worries" in panel
    assert "(2 of 5)" in panel
    figure = show("#sel=bus").locator("#panel").inner_text()
    assert "12–15 %" in figure
    assert "2021 – 2022" in figure


@browser_test
def test_links_in_the_details_lead_to_the_other_end_and_back_returns(show):
    page = show("#sel=unfair")
    page.locator("#panel .element-link[data-id=exempt]").click()
    assert "sel=exempt" in page.url
    assert "If it failed" in page.locator("#panel").inner_text()
    page.go_back()
    assert "Unfair to the low-paid" in page.locator("#panel h2").inner_text()


@browser_test
def test_a_response_that_is_the_sole_answer_says_what_would_be_open(show):
    links = show("#sel=accounts").locator(".failure .element-link")
    assert [link.get_attribute("data-id") for link in links.all()] == ["opaque"]
    assert show("#sel=exempt").locator(".failure .element-link").count() == 0
    assert show("#sel=exempt&reading=analyst").locator(".failure").count() == 1


@browser_test
def test_the_address_reproduces_the_view(show):
    page = show()
    page.locator(".reading[data-basis=implicit]").click()
    page.locator("[data-key=table]").click()
    seek(page, "the")
    page.locator("input[data-facet=kind][data-value=criticism]").check()
    page.get_by_role("button", name="Traditional Chinese").click()
    page.locator("#view-table tbody tr").first.click()
    again = show("#" + page.url.split("#", 1)[1])
    for where in ("#view-table", "#panel", "#filters", "#toolbar"):
        assert again.locator(where).inner_text() == page.locator(where).inner_text()
    assert again.locator("#search").input_value() == "the"


@browser_test
def test_nonsense_in_the_address_is_ignored(show):
    page = show("#view=<b>&sel=__proto__&lang=xx&reading=constructor&steps=99&tour=-4&sort=toString&f.kind=none")
    assert page.locator("#view-answers").is_visible()
    assert page.locator("#tour").is_hidden()


@browser_test
def test_the_tour_walks_through_its_captions_and_shows_what_they_are_about(show):
    page = show()
    page.locator("[data-key=tour]").click()
    assert "Start with this worry." in page.locator("#tour").inner_text()
    assert page.locator(".row[data-id=unfair].lit").count() == 1
    page.get_by_role("button", name="Next step").click()
    assert page.locator("#view-argument").is_visible()
    page.get_by_role("button", name="Next step").click()
    assert {row.get_attribute("data-id") for row in page.locator(".row.lit").all()} >= {"sensors", "opaque"}
    page.get_by_role("button", name="End the tour").click()
    assert page.locator("#tour").is_hidden()


@browser_test
def test_help_opens_with_a_key_and_closes_with_escape(show):
    page = show()
    page.keyboard.press("?")
    assert page.locator("#help").is_visible()
    page.keyboard.press("Escape")
    assert page.locator("#help").is_hidden()


@browser_test
def test_the_theme_follows_the_system_until_it_is_switched(show):
    page = show(color_scheme="dark")
    assert page.locator("html").get_attribute("data-theme") == "dark"
    page.locator("[data-key=theme]").click()
    assert page.locator("html").get_attribute("data-theme") == "light"
    assert "theme=light" in page.url


@browser_test
@pytest.mark.parametrize("view", ["answers", "atlas", "argument", "matrix", "tree", "table"])
@pytest.mark.parametrize("size", [(390, 844), (820, 1180)])
def test_a_narrow_page_never_scrolls_sideways(show, view: str, size: tuple[int, int]):
    page = show(f"#view={view}&sel=unfair", viewport={"width": size[0], "height": size[1]})
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]


@browser_test
def test_a_narrow_page_lists_the_answers_under_each_criticism(show):
    page = show(viewport={"width": 390, "height": 844})
    chips = page.locator("li:has(> .row[data-id=unfair]) .chip")
    assert set(chips.locator("[lang=en]").all_inner_texts()) == {"Exempt night staff", "More buses"}
    chips.first.click()
    assert page.locator("#panel").is_visible()


# ---- a map too large to show every row


def _fold(page: Any, key: str, side: str = "left") -> Any:
    return page.locator(f".{side} .block[data-theme-key={key}] .fold")


@browser_test
@pytest.mark.parametrize("size", [(1440, 900), (1920, 1080)])
def test_a_large_map_opens_as_one_row_per_theme_and_group_on_one_screen(show, large_html: str, size: tuple[int, int]):
    page = show("", large_html, viewport={"width": size[0], "height": size[1]})
    assert page.locator(".fold").count() == 8 + 3
    assert page.locator(".row:visible").count() == 0
    assert page.locator(".strip").count() == 0
    view = page.locator("#view-answers")
    assert view.evaluate("view => view.scrollHeight <= view.clientHeight")
    tops = [page.locator(f".{side} .fold").first.bounding_box()["y"] for side in ("left", "right")]
    assert abs(tops[0] - tops[1]) < 2
    assert page.locator("[data-theme-key=topic-7] .words .second").first.inner_text() == "主題 7"


@browser_test
@pytest.mark.parametrize("reading", ["explicit", "implicit", "analyst"])
def test_each_theme_counts_what_the_analysis_says_and_those_with_most_open_come_first(
    show, large: PARTS, large_html: str, reading: str
):
    argument_map, _, analysis = large
    page = show(f"#reading={reading}", large_html)
    for theme in argument_map.topics:
        members = {name for name in analysis.criticisms if argument_map.elements[name].topics == (theme,)}
        unmet = members & set(analysis.open[reading])
        fold = _fold(page, theme)
        assert fold.locator(".block-all").inner_text().startswith(str(len(members)))
        assert fold.locator(".block-count").inner_text() == f"{len(unmet)} open"
        parts = fold.locator(".bar .cell").all()
        assert sum(int(part.get_attribute("data-n")) for part in parts) == len(members)
        assert fold.locator(".bar .cell.open").get_attribute("data-n") == str(len(unmet))
    order = [block.get_attribute("data-theme-key") for block in page.locator(".left .block").all()]
    assert order == [f"topic-{at}" for at in reversed(range(8))]
    bundled = sum(int(curve.get_attribute("data-n")) for curve in page.locator(".curve.bundle").all())
    assert bundled == sum(map(len, analysis.coverage[reading].values()))


@browser_test
def test_enter_unfolds_a_theme_in_place_and_the_address_keeps_it(show, large_html: str):
    page = show("", large_html)
    fold = _fold(page, "topic-6")
    assert fold.get_attribute("aria-expanded") == "false"
    page.locator(".left .fold").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert fold.get_attribute("aria-expanded") == "true"
    assert fold.evaluate("fold => fold === document.activeElement")
    assert page.locator(f"#{fold.get_attribute('aria-controls')} .row:visible").count() == 9
    assert page.locator("#announcement").inner_text() == "theme 6: 9 shown."
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.dataset.id").startswith("worry-6-")
    assert "open=topic-6" in page.url
    again = show("#" + page.url.split("#", 1)[1], large_html)
    assert again.locator(".fold[aria-expanded=true]").count() == 1
    assert again.locator(".curve:not(.bundle)").count() == 0
    _fold(again, "topic-6").click()
    assert again.locator(".row:visible").count() == 0
    assert "open=" not in again.url


@browser_test
def test_between_two_unfolded_ends_every_answer_has_its_own_curve(show, large_html: str):
    page = show("#open=topic-0&group=topic-0", large_html)
    assert page.locator(".curve:not(.bundle)").count() == 3
    page.get_by_role("button", name="Expand all").click()
    assert page.locator(".curve.bundle").count() == 0
    assert page.locator(".curve").count() == 36
    assert page.locator("#announcement").inner_text() == "Everything is expanded."
    page.get_by_role("button", name="Collapse all").click()
    assert page.locator(".fold[aria-expanded=true]").count() == 0
    assert page.locator(".curve:not(.bundle)").count() == 0


@browser_test
def test_a_search_unfolds_what_it_finds_for_as_long_as_it_lasts(show, large_html: str):
    page = show("", large_html)
    seek(page, "worry 3 of 5")
    found = {row.get_attribute("data-id") for row in page.locator(".row:visible").all()}
    assert found == {"worry-5-3", "worry-3-5"}
    assert page.locator(".fold[aria-expanded=true]").count() == 2
    seek(page, "")
    assert page.locator(".row:visible").count() == 0
    seek(page, "疑慮 4-4")
    page.keyboard.press("Enter")
    seek(page, "")
    assert page.locator(".row[aria-pressed=true]").get_attribute("data-id") == "worry-4-4"
    assert page.locator(".row[data-id=worry-4-4]").is_visible()


@browser_test
def test_selection_and_tour_unfold_what_they_are_about(show, large_html: str):
    page = show("#sel=remedy-1-2", large_html)
    assert page.locator(".row[data-id=remedy-1-2]").is_visible()
    assert page.locator(".left .fold.lit").count() > 0
    page.locator("[data-key=tour]").click()
    assert page.locator(".row[data-id=worry-3-8].lit").is_visible()


@browser_test
def test_only_open_leaves_the_open_rows_of_a_large_map(show, large: PARTS, large_html: str):
    page = show("#open=topic-2", large_html)
    page.get_by_label("Only open").check()
    shown = {row.get_attribute("data-id") for row in page.locator(".row.criticism:visible").all()}
    assert shown == {name for name in large[2].open["analyst"] if name.startswith("worry-2-")}


@browser_test
def test_a_narrow_page_lists_the_themes_and_unfolds_them(show, large_html: str):
    page = show("", large_html, viewport={"width": 390, "height": 844})
    assert page.locator(".left .fold:visible").count() == 8
    _fold(page, "topic-0").click()
    assert page.locator(".row:visible").count() == 9
    assert page.locator(".chip:visible").count() == 8
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


@browser_test
def test_a_small_map_folds_nothing(show, road: PARTS):
    page = show()
    assert page.locator(".fold, .fold-all").count() == 0
    assert page.locator(".strip .cell").count() == len(road[2].criticisms)


def test_a_passage_stands_once_in_the_payload(road: PARTS):
    argument_map, network, analysis = road
    passages = payload(argument_map, network, analysis, WORDS)["passages"]
    spans = passages["fields"]["spans"]
    assert len(spans) == len(set(spans)) == passages["rows"]
    assert json.dumps(passages).count(WORDS["study.75-94"]) == 1


# ---- maps at the edges


@browser_test
def test_an_empty_map_still_opens(show):
    argument_map = ArgumentMap("empty", {"en": "Nothing yet"}, {"en": "Nothing."}, ("en",), "0", "none", "t")
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    text = render(argument_map, network, analyse(network))
    for view in ("answers", "network", "list"):
        assert "Nothing yet" in show(f"#view={view}", text).inner_text("#toolbar")


@browser_test
def test_a_map_in_one_language_offers_no_switch(show, road: PARTS):
    argument_map, network, analysis = road
    page = show("", render(dataclasses.replace(argument_map, languages=("en",)), network, analysis))
    assert page.locator(".languages button").count() == 0
    assert page.locator(".row .second").count() == 0
