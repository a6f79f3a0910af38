"""The page's scripts outside a browser: every file of tests/js is run by ``node --test``."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from graph.analysis import analyse
from graph.network import to_networkx
from graph.page import render
from graph.reader import read
from graph.reasoning import to_rdf

TESTS = Path(__file__).parent
FILES = sorted((TESTS / "js").glob("*.test.mjs"))


@pytest.fixture(scope="module")
def payload(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a file with the data of the road debate's page."""
    argument_map = read(TESTS / "page" / "road.yaml")
    network = to_networkx(to_rdf(argument_map))
    text = render(argument_map, network, analyse(network))
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', text, re.DOTALL)
    assert found is not None
    file = tmp_path_factory.mktemp("js") / "payload.json"
    file.write_text(found[1], encoding="utf-8")
    return file


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name.removesuffix(".test.mjs"))
def test_the_scripts_do_what_their_tests_say(node: str, payload: Path, file: Path):
    environment = {**os.environ, "COUNTERPOINT_PAYLOAD": str(payload), "COUNTERPOINT_PYTHON": sys.executable}
    ran = subprocess.run(
        [node, "--test", str(file)], env=environment, capture_output=True, encoding="utf-8", check=False
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
