"""The page in a notebook: in a frame of its own, apart from the notebook, and without a network."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from graph.page import Page
from tests.page_fixtures import browser_test

CELLS = (
    "import graph as ag\nfrom tests.page_fixtures import ROAD, WORDS, parts",
    "ag.render(*parts(ROAD), passages=WORDS)",
)
NOTEBOOK = "<!doctype html><meta charset=utf-8><style>* {{ color: rgb(255, 0, 0) }}</style><h1>Notebook</h1>{}"


@pytest.fixture(scope="module")
def output(checkout: Path) -> dict[str, str]:
    """Return what a notebook keeps of a cell that ends in a page."""
    nbformat, nbclient = pytest.importorskip("nbformat"), pytest.importorskip("nbclient")
    book = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in CELLS])
    nbclient.NotebookClient(book, timeout=120, resources={"metadata": {"path": str(checkout)}}).execute()
    return dict(book.cells[-1].outputs[0].data)


@pytest.fixture
def notebook(browser: Any, output: dict[str, str], tmp_path: Path) -> Any:
    """Return a page of a browser without network that shows the cell's output amid the styles of a notebook."""
    file = tmp_path / "notebook.html"
    file.write_text(NOTEBOOK.format(output["text/html"]), encoding="utf-8")
    context = browser.new_context(offline=True, viewport={"width": 1100, "height": 1000}, reduced_motion="reduce")
    page = context.new_page()
    page.asked = []
    page.said = []
    page.on("request", lambda request: page.asked.append(request.url))
    page.on("console", lambda message: page.said.append(message.text))
    page.on("pageerror", lambda error: page.said.append(str(error)))
    page.goto(file.as_uri())
    page.frame_locator("iframe").locator("body.ready").wait_for()
    yield page
    assert not page.said
    assert {url.split("#")[0] for url in page.asked} <= {file.as_uri(), "data:,"}
    context.close()


def test_a_page_is_text_like_any_other_and_shows_as_one_line(html: str):
    assert isinstance(html, Page)
    assert html.startswith("<!doctype html>")
    assert html.encode().decode() == html
    assert repr(html) == f"<explorer page of {len(html):,} characters>"


@pytest.mark.slow
def test_a_notebook_keeps_the_page_and_one_line_of_text(output: dict[str, str]):
    assert output["text/plain"].startswith("<explorer page of ")
    assert output["text/html"].count("<iframe") == 1
    assert "words of the source" in output["text/html"]


@browser_test
@pytest.mark.slow
def test_the_page_works_within_a_notebook_and_keeps_its_state_to_itself(notebook: Any):
    address = notebook.url
    frame = notebook.frame_locator("iframe")
    frame.locator(".row[data-id=unfair]").click()
    assert frame.locator("#panel h2 [lang=en]").inner_text() == "Unfair to the low-paid"
    frame.locator("#views [data-key=atlas]").click()
    frame.locator("canvas").first.wait_for()
    assert notebook.url == address
    assert "view=atlas" in notebook.frames[1].url
    notebook.frames[1].evaluate("history.back()")
    frame.locator("#view-answers").wait_for()


@browser_test
@pytest.mark.slow
def test_page_and_notebook_do_not_reach_one_another(notebook: Any):
    colour = "node => getComputedStyle(node).color"
    assert notebook.locator("h1").evaluate(colour) == "rgb(255, 0, 0)"
    assert notebook.frame_locator("iframe").locator("h1").evaluate(colour) != "rgb(255, 0, 0)"
    reached = "() => { try { return String(parent.document); } catch (error) { return error.name; } }"
    assert notebook.frames[1].evaluate(reached) == "SecurityError"
    assert notebook.evaluate("document.querySelector('iframe').contentDocument") is None


@browser_test
def test_the_policy_of_the_page_holds_within_a_notebook_too(browser: Any, html: str, tmp_path: Path):
    attacked = Page(
        html.replace("<noscript>", "<img src=x onerror='document.title = 1'><script>window.hit = 1</script>")
    )
    file = tmp_path / "notebook.html"
    file.write_text(NOTEBOOK.format(attacked._repr_html_()), encoding="utf-8")
    context = browser.new_context(offline=True)
    page = context.new_page()
    page.goto(file.as_uri())
    page.frame_locator("iframe").locator("body.ready").wait_for()
    assert page.frames[1].evaluate("window.hit") is None
    assert page.frames[1].evaluate("document.title") != "1"
    context.close()
