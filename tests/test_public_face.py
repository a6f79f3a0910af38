"""The short way into the package: about fifteen names, each documented."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import graph as ag

DOCUMENTATION = Path(__file__).resolve().parent.parent / "docs" / "python.md"


def test_every_public_name_can_be_reached_and_explains_itself() -> None:
    for name in ag.__all__:
        assert getattr(ag, name).__doc__, name


def test_the_public_names_are_the_documented_ones() -> None:
    documented = {
        line.split("`")[1].split("(")[0]
        for line in DOCUMENTATION.read_text(encoding="utf-8").splitlines()
        if line.startswith("| `")
    }
    assert documented == set(ag.__all__)


def test_importing_the_package_loads_nothing_heavy() -> None:
    code = "import graph, sys; print(sorted({'rdflib', 'networkx', 'pyvis', 'pydantic'} & set(sys.modules)))"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert shown.stdout.strip() == "[]"
