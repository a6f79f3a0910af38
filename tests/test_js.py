"""The page's scripts outside a browser: every file of tests/js is run by ``node --test``.

A file named ``*.paper.test.mjs`` is given the whole paper's map, any other the road debate.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from graph.page import render
from tests.page_fixtures import PARTS

TESTS = Path(__file__).parent
FILES = sorted((TESTS / "js").glob("*.test.mjs"))


@pytest.fixture(scope="module")
def payloads(road: PARTS, paper: PARTS, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return files with the data of the two pages."""
    folder = tmp_path_factory.mktemp("js")
    return {
        name: _written(render(*parts), folder / f"{name}.json") for name, parts in (("road", road), ("paper", paper))
    }


def _written(page: str, file: Path) -> Path:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
    assert found is not None
    file.write_text(found[1], encoding="utf-8")
    return file


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name.removesuffix(".test.mjs"))
def test_the_scripts_do_what_their_tests_say(node: str, payloads: dict[str, Path], file: Path):
    payload = payloads["paper" if file.name.endswith(".paper.test.mjs") else "road"]
    environment = {**os.environ, "COUNTERPOINT_PAYLOAD": str(payload), "COUNTERPOINT_PYTHON": sys.executable}
    ran = subprocess.run(
        [node, "--test", str(file)], env=environment, capture_output=True, encoding="utf-8", check=False
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
