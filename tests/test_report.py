"""The report says what the analysis and the named queries say, in every language; no text of a map becomes markup."""

from __future__ import annotations

import base64
import hashlib
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import networkx as nx
import pytest

import graph.report
from graph.acceptance import ATTACKS
from graph.analysis import Analysis, analyse
from graph.model import BASES, ArgumentMap, Relation
from graph.network import to_networkx
from graph.pipeline import Loaded, load
from graph.queries import query
from graph.reader import read
from graph.reasoning import to_rdf
from graph.report import html, markdown, report_files
from graph.report.facts import STATUSES, Facts, gather
from graph.report.markdown import escape
from graph.report.words import strings

MAPS = ("tests/maps/tea", "maps/globalization-2002")
TEMPLATES = Path(graph.report.__file__).parent / "templates"
HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</title></style><svg onload=alert(1)>",
    "**bold** _it_ `code` | cell | [link](javascript:alert(1))",
    "# heading",
    "1. item",
    "- item",
    "{{ 7 * 7 }} {n} {0}",
    "<!-- comment",
    "![image](https://example.org/x.png)",
    "entity &lt;b&gt; &#60;",
    "step \ue000 and \ue001",
)


@pytest.fixture(scope="module", params=MAPS, ids=lambda path: Path(path).name)
def loaded(request: pytest.FixtureRequest) -> Loaded:
    return load(request.param, shapes=False)


@pytest.fixture(scope="module")
def facts(loaded: Loaded) -> Facts:
    return gather(loaded.map, loaded.network, loaded.analysis)


@pytest.fixture(scope="module")
def page(loaded: Loaded) -> str:
    return html(loaded.map, loaded.network, loaded.analysis)


def computed(argument_map: ArgumentMap) -> tuple[ArgumentMap, nx.MultiDiGraph[str], Analysis]:
    network = to_networkx(to_rdf(argument_map))
    return argument_map, network, analyse(network)


@pytest.fixture(scope="module")
def hostile() -> tuple[ArgumentMap, nx.MultiDiGraph[str], Analysis]:
    """Return the tea map with hostile texts in every language, and a step that is contested."""
    tea = read("tests/maps/tea")
    words = dict(zip(tea.elements, HOSTILE * 2, strict=False))
    elements = {
        name: replace(element, text=dict.fromkeys(tea.languages, words[name]), label={"en": words[name]})
        for name, element in tea.elements.items()
    }
    actors = {
        name: replace(actor, label=dict.fromkeys(tea.languages, HOSTILE[0])) for name, actor in tea.actors.items()
    }
    return computed(replace(tea, elements=elements, actors=actors, title={"en": HOSTILE[2]}))


class Elements(HTMLParser):
    """Collects every start tag with its attributes, and the text."""

    def __init__(self, source: str) -> None:
        """Read the whole of ``source``."""
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the tag."""
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        """Keep the text."""
        self.text.append(data)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        """Return the attributes of every tag of one name."""
        return [attributes for name, attributes in self.tags if name == tag]


def part(page: str, language: str) -> str:
    """Return the part of the page in one language."""
    return page.partition(f'<article class="report" id="{language}"')[2].partition("</article>")[0]


# What is unanswered


@pytest.mark.parametrize("language", ["en", "zh-Hant"])
def test_the_open_criticisms_are_the_rows_of_the_named_query(loaded: Loaded, page: str, language: str) -> None:
    asked = [row[0] for row in query(loaded.dataset, "unanswered-criticisms").rows]
    in_html = re.findall(rf'<tr id="{language}-([^"]+)">', part(page, language))
    in_markdown = re.findall(
        rf'<a id="{language}-([^"]+)"></a>', markdown(loaded.map, loaded.network, loaded.analysis, language)
    )
    assert in_html == in_markdown == asked


def test_the_three_counts_are_those_of_the_named_query(loaded: Loaded, facts: Facts) -> None:
    for reading in facts.readings:
        assert reading.open == len(query(loaded.dataset, "unanswered-criticisms", basis=reading.basis).rows)


def test_every_criticism_stands_in_exactly_one_way(loaded: Loaded, facts: Facts) -> None:
    assert sorted(each.element.id for each in facts.criticisms) == sorted(loaded.analysis.criticisms)
    assert sum(len(facts.standing(status)) for status in STATUSES) == len(facts.criticisms)
    assert {each.element.id for each in facts.open} == set(loaded.analysis.open["analyst"])
    assert {each.element.id for each in facts.standing("rebutted")} == set(loaded.analysis.rebutted)


def test_a_criticism_stands_by_its_narrowest_reading(facts: Facts) -> None:
    for each in facts.answered:
        assert each.status == min((answer.basis for answer in each.answers), key=BASES.index)


def test_the_themes_hold_every_criticism_once(facts: Facts) -> None:
    found = [each.element.id for theme in facts.themes for each in theme.criticisms]
    assert sorted(found) == sorted(each.element.id for each in facts.criticisms)


def test_a_chart_has_one_mark_for_each_criticism(facts: Facts, page: str) -> None:
    for language in ("en", "zh-Hant"):
        whole = re.search(rf'<svg[^>]*aria-labelledby="{language}_whole-title.*?</svg>', page, re.DOTALL)
        assert whole
        names = re.findall(r"<(?:rect|circle|path) class=\"(\w+)\"[^>]*><title>", whole.group())
        assert [names.count(status) for status in STATUSES] == [len(facts.standing(each)) for each in STATUSES]


# What answers what


def test_the_answers_are_those_of_the_analysis(loaded: Loaded, facts: Facts) -> None:
    found = [answer for each in facts.answered for answer in each.answers]
    criticisms = set(loaded.analysis.criticisms)
    assert sorted(found) == sorted(answer for answer in loaded.analysis.answers if answer.criticism in criticisms)


def test_the_only_answers_are_those_of_the_named_query(loaded: Loaded, facts: Facts) -> None:
    rows = query(loaded.dataset, "sole-answers")
    asked = {(row[rows.columns.index("id")], row[rows.columns.index("criticism")]) for row in rows.rows}
    assert {(each.element.id, name) for each in facts.responses for name in each.sole} == asked


def test_what_a_response_carries_adds_up_to_its_coverage(loaded: Loaded, facts: Facts) -> None:
    for each in facts.responses:
        assert each.total == len(loaded.analysis.coverage["analyst"][each.element.id])
        assert len(each.answered["explicit"]) == len(loaded.analysis.coverage["explicit"][each.element.id])


# What leans on what


def test_a_claim_without_reasons_that_is_attacked_is_told(loaded: Loaded, facts: Facts) -> None:
    reasons = {relation.target for relation in loaded.map.relations.values() if relation.kind in {"supports", "causes"}}
    attacked = {relation.target for relation in loaded.map.relations.values() if relation.kind in ATTACKS}
    claims = {name for name, element in loaded.map.elements.items() if element.kind == "claim"}
    assert {each.element.id for each in facts.groundless} == (attacked - reasons) & claims


def test_what_does_not_stand_is_what_grounded_does_not_accept(loaded: Loaded, facts: Facts) -> None:
    assert {each.id: each.label for each in facts.contested} == {
        node: label for node, label in loaded.analysis.grounded.items() if label != "in"
    }


def test_the_parts_hold_every_element(loaded: Loaded, facts: Facts) -> None:
    assert sum(facts.parts) == len(loaded.map.elements)
    assert list(facts.parts) == sorted(facts.parts, reverse=True)


def test_a_problem_given_as_the_reason_for_its_answer_is_no_circular_reasoning() -> None:
    tea = read("tests/maps/tea")
    reason = Relation("a-reason", "supports", ("whose-turn",), "rota", "analyst")
    circle = Relation("a-circle", "supports", ("pot",), "waste", "analyst")
    it = computed(replace(tea, relations={**tea.relations, reason.id: reason, circle.id: circle}))
    circles = gather(*it).circles
    assert [{step.source for step in steps} for steps in circles["answers"]] == [{"rota", "whose-turn"}]
    assert [{step.source for step in steps} for steps in circles["reasons"]] == [{"pot", "pot-step", "waste"}]
    assert "a-circle" not in markdown(*it)


def test_a_map_with_a_single_claim_has_a_report_too() -> None:
    tea = read("tests/maps/tea")
    alone = replace(tea, languages=("en",), elements={"pot": tea.elements["pot"]}, relations={}, lists={}, tour=())
    it = computed(replace(alone, discrepancies={}))
    assert strings("en")["unanswered"]["nothing"] in markdown(*it)
    assert strings("en")["coverage"]["none"] in html(*it)
    assert [article["lang"] for article in Elements(html(*it)).all("article")] == ["en"]


# Every language


def test_each_language_has_a_part_of_its_own_with_its_own_texts(loaded: Loaded, page: str) -> None:
    found = Elements(page)
    articles = {article["id"]: article["lang"] for article in found.all("article")}
    assert articles == {language: language for language in loaded.map.languages}
    assert found.all("html")[0]["lang"] == loaded.map.languages[0]
    for language in loaded.map.languages:
        text = "".join(Elements(part(page, language)).text)
        assert loaded.map.title[language] in text
        assert loaded.map.about[language] in text
        assert strings(language)["unanswered"]["title"] in text


def test_no_chinese_stands_in_the_english_part_and_no_english_string_in_the_chinese_one(page: str) -> None:
    english = part(page, "en").replace(strings("zh-Hant")["language"], "")
    assert not re.search(r"[\u3400-\u9fff]", english)
    chinese = "".join(Elements(part(page, "zh-Hant")).text)
    for key, words in leaves(strings("en")):
        if len(words) > 12 and "{" not in words:
            assert words not in chinese, key


def leaves(table: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, str]]:
    for name, value in table.items():
        if isinstance(value, dict):
            yield from leaves(value, f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}", value


def test_both_files_of_strings_hold_the_same_keys_and_blanks() -> None:
    english, chinese = dict(leaves(strings("en"))), dict(leaves(strings("zh-Hant")))
    assert list(english) == list(chinese)
    for key, words in english.items():
        assert set(re.findall(r"\{\w+\}", words)) == set(re.findall(r"\{\w+\}", chinese[key])), key


def test_every_string_asked_for_is_there_and_every_string_is_asked_for() -> None:
    sources = (*TEMPLATES.iterdir(), *TEMPLATES.parent.glob("*.py"))
    code = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    known = {re.sub(r"\.(one|other)$", "", key) for key, _ in leaves(strings("en"))}
    begun = tuple({*re.findall(r'say\("([\w.]+)" ~', code), *re.findall(r"say\(f'([\w.]+)\{", code)})
    assert set(re.findall(r'say\("([\w.]+)"[,)]', code)) <= known
    assert all(any(key.startswith(each) for key in known) for each in begun)
    quoted = {key for key in known if f'"{key}"' in code or key.startswith(begun)}
    assert {key for key in known - quoted if not key.endswith(".title")} == set()


def test_a_language_that_the_report_does_not_speak_falls_back_to_english(loaded: Loaded) -> None:
    assert markdown(loaded.map, loaded.network, loaded.analysis, "fr") == markdown(
        loaded.map, loaded.network, loaded.analysis, "en"
    ).replace('<a id="en-', '<a id="fr-')


def test_the_markdown_file_holds_every_language_once(loaded: Loaded) -> None:
    text = report_files(loaded.map, loaded.network, loaded.analysis)["report.md"].decode()
    assert [text.count(f"# {title}\n") for title in loaded.map.title.values()] == [1] * len(loaded.map.title)
    anchors = re.findall(r'<a id="([^"]+)">', text)
    assert len(set(anchors)) == len(anchors)


# Nothing becomes markup


def test_hostile_texts_stay_text_in_html(hostile: tuple[ArgumentMap, nx.MultiDiGraph[str], Analysis]) -> None:
    found = Elements(html(*hostile))
    plain = html(*computed(read("tests/maps/tea")))
    assert {tag for tag, _ in found.tags} == {tag for tag, _ in Elements(plain).tags}
    assert not [name for _, attributes in found.tags for name in attributes if name.startswith("on")]
    shown = "".join(found.text)
    for text in HOSTILE:
        assert text in shown, text


def test_hostile_texts_stay_text_in_markdown(hostile: tuple[ArgumentMap, nx.MultiDiGraph[str], Analysis]) -> None:
    markdown_it = pytest.importorskip("markdown_it", reason="rich brings markdown-it-py")
    render = markdown_it.MarkdownIt("commonmark").enable("table").render
    found, plain = (Elements(render(markdown(*it))) for it in (hostile, computed(read("tests/maps/tea"))))
    assert {tag for tag, _ in found.tags} <= {tag for tag, _ in plain.tags}
    links = [link["href"] or "" for link in found.all("a") if "href" in link]
    assert all(link.startswith(("index.html#sel=", "https://creativecommons.org/")) for link in links)
    shown = "".join(found.text)
    for text in HOSTILE:
        assert text in shown, text


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("+ one", r"\+ one"),
        ("12) one", r"12\) one"),
        ("12.5 per cent", "12.5 per cent"),
        ("a\n\n# b", r"a \# b"),
        ("$x$ & co", r"\$x\$ \& co"),
        ("bell\x07", "bell"),
    ],
)
def test_markdown_is_escaped_where_it_would_be_read(text: str, written: str) -> None:
    assert escape(text) == written


# One page, no script


def test_the_page_needs_nothing_and_allows_nothing_else(page: str) -> None:
    found = Elements(page)
    assert {tag for tag, _ in found.tags} & {
        "script",
        "link",
        "img",
        "iframe",
        "object",
        "form",
        "use",
        "image",
    } == set()
    assert not [1 for _, attributes in found.tags if {"style", "src"} & set(attributes)]
    policy = next(meta["content"] or "" for meta in found.all("meta") if "http-equiv" in meta)
    style = page.partition("<style>")[2].partition("</style>")[0]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert "url(" not in style
    assert "@import" not in style


def test_every_inner_link_and_label_leads_somewhere_and_ids_are_unique(page: str) -> None:
    found = Elements(page)
    ids = [attributes["id"] for _, attributes in found.tags if "id" in attributes]
    assert len(set(ids)) == len(ids)
    inner = {(link["href"] or "")[1:] for link in found.all("a") if (link["href"] or "").startswith("#")}
    labels = {name for _, each in found.tags for name in (each.get("aria-labelledby") or "").split()}
    assert inner | labels <= set(ids)


def test_every_chart_has_a_title_and_a_description(page: str) -> None:
    charts = re.findall(r'<svg[^>]*role="img".*?</svg>', page, re.DOTALL)
    assert charts
    for chart in charts:
        title, description = (re.search(rf"<{tag} id=[^>]*>([^<]*)</{tag}>", chart) for tag in ("title", "desc"))
        assert title
        assert title.group(1)
        assert description
        assert description.group(1)


PALETTES = re.findall(r":root \{(.*?)\}", (TEMPLATES / "report.css.j2").read_text(encoding="utf-8"), re.DOTALL)


@pytest.mark.parametrize("palette", PALETTES[:2], ids=["light", "dark"])
def test_text_and_marks_stand_out_in_both_themes(palette: str) -> None:
    colour = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", palette))
    for paper in ("paper", "card", "open-paper"):
        for ink in ("ink", "muted", "link", "open"):
            assert contrast(colour[ink], colour[paper]) >= 4.5, (ink, paper)
        for mark in ("answered", "implied", "disputed", "open"):
            assert contrast(colour[mark], colour[paper]) >= 3, (mark, paper)


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of WCAG 2.2."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = (value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels)
    return sum(weight * value for weight, value in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@pytest.mark.browser
@pytest.mark.parametrize("width", [1200, 390])
def test_a_browser_shows_one_language_at_a_time_without_scrolling_sideways(
    page: str, chromium: str, width: int, tmp_path: Path
) -> None:
    from playwright.sync_api import sync_playwright

    file = tmp_path / "report.html"
    file.write_text(page, encoding="utf-8", newline="\n")
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        tab = browser.new_page(viewport={"width": width, "height": 900})
        noticed: list[str] = []
        tab.on("console", lambda message: noticed.append(message.text))
        tab.on("request", lambda request: noticed.append(request.url))
        tab.goto(file.as_uri())
        first, *_ = shown = [article["id"] for article in Elements(page).all("article")]
        assert visible(tab) == [first]
        for language in shown:
            tab.click(f'article:not([hidden]) nav a[hreflang="{language}"]:visible')
            assert visible(tab) == [language]
            tab.click(f'#{language} a[href="#{language}_method"]')
            assert visible(tab) == [language]
        assert tab.evaluate("document.documentElement.scrollWidth") == width
        browser.close()
    assert noticed == [file.as_uri()]


def visible(tab: Any) -> list[str]:
    found: list[str] = tab.evaluate(
        "[...document.querySelectorAll('article')].filter(a => a.offsetHeight).map(a => a.id)"
    )
    return found


# Always the same


DIGESTS = """
import hashlib, sys
from graph.pipeline import load
from graph.report import report_files
loaded = load(sys.argv[1], shapes=False)
for file, data in sorted(report_files(loaded.map, loaded.network, loaded.analysis).items()):
    print(file, hashlib.sha256(data).hexdigest())
"""


@pytest.mark.parametrize("path", MAPS)
def test_the_same_map_gives_the_same_report_under_any_hash_seed(path: str) -> None:
    def run(seed: str) -> str:
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        command = [sys.executable, "-c", DIGESTS, path]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    assert run("1") == run("2")


def test_the_files_end_their_lines_with_line_feeds(loaded: Loaded) -> None:
    for data in report_files(loaded.map, loaded.network, loaded.analysis).values():
        assert data.endswith(b"\n")
        assert b"\r" not in data


# Decisions and verdicts


def section(text: str, title: str) -> str:
    """Return one section of the report in Markdown."""
    return text.partition(f"\n## {title}\n")[2].partition("\n## ")[0]


def mentioned(text: str) -> list[str]:
    return [unquote(each) for each in re.findall(r"index\.html#sel=([^)]+)\)", text)]


def test_the_cheapest_set_of_the_report_is_that_of_the_named_query(loaded: Loaded) -> None:
    rows = query(loaded.dataset, "cheapest-responses").rows
    part = section(markdown(loaded.map, loaded.network, loaded.analysis), "The cheapest set of responses")
    table = part.partition("### The responses of the set")[2].partition("### ")[0]
    firsts = [mentioned(line)[0] for line in table.splitlines() if line.startswith("| [")]
    assert sorted(firsts) == sorted(row[0] or "" for row in rows if row[3] == "chosen")
    assert {row[5] for row in rows} == {row[6] for row in rows}, "cost and bound are equal: proved"
    assert "no cheaper set does" in part


@pytest.mark.parametrize("verdict", ["stands", "falls", "depends"])
def test_the_report_counts_verdicts_as_the_analysis_does(loaded: Loaded, verdict: str) -> None:
    part = section(markdown(loaded.map, loaded.network, loaded.analysis), "What stands, whatever the semantics")
    counted = {"stands": r"(\d+) elements and steps stand", "falls": r"(\d+) fall", "depends": r"(\d+) stand or fall"}
    found = re.search(counted[verdict], part)
    assert found is not None
    assert int(found[1]) == list(loaded.analysis.overall.values()).count(verdict)


def test_every_verdict_that_depends_is_named(loaded: Loaded) -> None:
    part = section(markdown(loaded.map, loaded.network, loaded.analysis), "What stands, whatever the semantics")
    named = set(mentioned(part.partition("### What an accepted claim hangs on")[0]))
    depends = {node for node, verdict in loaded.analysis.overall.items() if verdict == "depends"}
    assert depends & set(loaded.map.elements) <= named


def test_backfires_and_single_points_are_those_of_the_named_queries(loaded: Loaded) -> None:
    text = markdown(loaded.map, loaded.network, loaded.analysis)
    backfires = {row[0] for row in query(loaded.dataset, "backfires").rows}
    assert backfires <= set(mentioned(section(text, "Responses that backfire")))
    points = {row[0] for row in query(loaded.dataset, "evidence-bottlenecks").rows}
    part = section(text, "What rests on a single point")
    firsts = {mentioned(line)[0] for line in part.splitlines() if line.startswith("| [")}
    assert firsts <= points


def test_a_heat_map_has_a_cell_for_every_theme_and_response(page: str) -> None:
    drawn = re.search(r'<svg class="heat".*?</svg>', part(page, "en"), re.DOTALL)
    assert drawn is not None
    heads, rows, cells = (len(re.findall(rf'class="{each}', drawn[0])) for each in ("head", "row", "shade"))
    assert cells == heads * rows > 0
