"""The what-if of the page computes what Python computes: strengths to 1e-9, and grounded labels."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import networkx as nx
import pytest

from graph.acceptance import grounded
from graph.model import ArgumentMap
from graph.page.builder import Picture
from graph.page.layout import arrange
from graph.page.payload import payload
from graph.policy import without
from graph.strength import SEMANTICS, strengths
from tests.page_fixtures import PARTS

ANSWERS = Path(__file__).parent / "js" / "what-if-answers.mjs"
CHANGES = 50
PROVEN = ("exact", "certified")


def changes(argument_map: ArgumentMap, seed: int) -> list[dict[str, Any]]:
    """Return changes of a few elements, now and then of many, the same at every run."""
    chance = Random(seed)  # noqa: S311  # no secret
    names = list(argument_map.elements)
    most = (1, 3, len(names) // 10 + 1, len(names) // 2)
    return [
        {
            "off": chance.sample(names, chance.randrange(most[at % 4] + 1)),
            "scores": {name: round(chance.random(), 3) for name in chance.sample(names, chance.randrange(1, 6))},
        }
        for at in range(CHANGES)
    ]


def page_answers(node: str, folder: Path, parts: PARTS, asked: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return what the page's scripts find for each change."""
    argument_map, network, analysis = parts
    picture = Picture.of(network, arrange(argument_map, network)).as_data(argument_map)
    data = {**payload(argument_map, network, analysis, {}), "picture": picture}
    file = folder / "asked.json"
    file.write_text(json.dumps({"payload": data, "changes": asked}), encoding="utf-8")
    ran = subprocess.run([node, str(ANSWERS), str(file)], capture_output=True, encoding="utf-8", check=False)
    assert ran.returncode == 0, ran.stderr
    answers: list[dict[str, Any]] = json.loads(ran.stdout)
    return answers


def compared(network: nx.MultiDiGraph[str], change: dict[str, Any], found: dict[str, Any]) -> Iterator[str]:
    """Compare one change with Python and yield the status that Python gives it under each semantics."""
    smaller = without(network, change["off"])
    scores = {name: score for name, score in change["scores"].items() if name not in change["off"]}
    assert found["grounded"] == grounded(smaller)
    for semantics in SEMANTICS:
        expected, actual = strengths(smaller, semantics, base_scores=scores), found["strengths"][semantics]
        status = expected.certificate.status
        assert (actual["status"] in PROVEN) == (status in PROVEN), (semantics, status, actual["status"])
        known = {name: value for name, value in actual["values"].items() if value is not None}
        if status in PROVEN:
            assert known.keys() == expected.keys()
        assert not known.keys() & set(expected.unsettled)
        assert known == pytest.approx({name: expected[name] for name in known}, abs=1e-9, rel=0)
        yield status


@pytest.mark.parametrize("name", ["paper", "road", "circles"])
def test_fifty_changes_give_what_python_gives(request: pytest.FixtureRequest, node: str, tmp_path: Path, name: str):
    parts: PARTS = request.getfixturevalue(name)
    asked = changes(parts[0], seed=len(parts[0].elements))
    answers = page_answers(node, tmp_path, parts, asked)
    statuses = [
        status for change, found in zip(asked, answers, strict=True) for status in compared(parts[1], change, found)
    ]
    assert len(statuses) == CHANGES * len(SEMANTICS)
    expected = {"paper": {"exact"}, "road": {"exact"}, "circles": {"certified", "converged"}}
    assert set(statuses) >= expected[name]
