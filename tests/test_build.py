"""The main job on the real command line: what it leaves, the same again each time, and whole after a kill."""

from __future__ import annotations

import csv
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from graph.pipeline import check, load
from graph.pipeline.publish import repair

CHECKOUT = Path(__file__).resolve().parent.parent
TEA = CHECKOUT / "tests" / "maps" / "tea"
PAPER = CHECKOUT / "maps" / "globalization-2002"
OUTPUTS = {
    "index.html",
    "report.md",
    "report.html",
    "map.trig",
    "map.nq",
    "map.ttl",
    "map.jsonld",
    "map.rdf",
    "map.graphml",
    "map.gexf",
    "map.dot",
    "map.cyjs",
    "map.node-link.json",
    "nodes.csv",
    "edges.csv",
    "analysis.json",
}
TRAVEL = """
import sys, time_machine
from graph.cli import main
with time_machine.travel("2031-05-06", tick=True):
    sys.exit(main())
"""


def run(
    *arguments: str, seed: str = "0", code: str | None = None, cwd: Path = CHECKOUT
) -> subprocess.CompletedProcess[str]:
    start = ["-c", code] if code else ["-m", "graph.cli"]
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(CHECKOUT)}
    return subprocess.run(
        [sys.executable, *start, *arguments],
        cwd=cwd,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def content(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


@pytest.fixture(scope="module")
def tea(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("build")
    built = run("build", str(TEA), "--out", str(out))
    assert built.returncode == 0, built.stderr
    assert str(out / "tea" / "index.html") in built.stdout
    return out / "tea"


def test_a_build_leaves_every_promised_file(tea: Path) -> None:
    assert {file.name for file in tea.iterdir()} >= OUTPUTS
    assert all(file.stat().st_size for file in tea.iterdir())


def test_another_hash_seed_and_another_date_give_the_same_bytes(tea: Path, tmp_path: Path) -> None:
    again = run("build", str(TEA), "--out", str(tmp_path), seed="4711", code=TRAVEL)
    assert again.returncode == 0, again.stderr
    assert content(tmp_path / "tea") == content(tea)


def test_a_pipe_is_not_told_about_progress(tmp_path: Path) -> None:
    built = run("build", str(TEA), "--out", str(tmp_path))
    assert "…" not in built.stdout + built.stderr


def test_the_tables_agree_with_the_analysis(tea: Path) -> None:
    analysis = json.loads((tea / "analysis.json").read_text(encoding="utf-8"))
    with (tea / "nodes.csv").open(encoding="utf-8", newline="") as file:
        criticisms = {row["id"] for row in csv.DictReader(file) if "criticism" in row["roles"].split(";")}
    assert criticisms == set(analysis["criticisms"])


def test_build_graph_is_the_same_as_counterpoint_build(tea: Path, tmp_path: Path) -> None:
    command = [sys.executable, str(CHECKOUT / "build_graph.py"), str(TEA), "--out", str(tmp_path)]
    assert subprocess.run(command, cwd=tmp_path, capture_output=True, check=False).returncode == 0
    assert content(tmp_path / "tea") == content(tea)


@pytest.mark.parametrize("basis", ["explicit", "implicit", "analyst"])
def test_the_query_and_the_report_name_the_same_open_criticisms(tea: Path, basis: str) -> None:
    asked = run("query", "unanswered-criticisms", "--param", f"basis={basis}", "--map", str(TEA))
    rows = list(csv.DictReader(asked.stdout.splitlines()))
    assert list(rows[0]) == ["id", "text_en", "text_zh_hant", "section"] if rows else asked.stdout
    analysis = json.loads((tea / "analysis.json").read_text(encoding="utf-8"))
    assert sorted(row["id"] for row in rows) == sorted(analysis["open"][basis])
    if basis == "analyst":
        report = (tea / "report.md").read_text(encoding="utf-8")
        assert all(row["id"] in report and row["text_en"] in report for row in rows)


@pytest.mark.skipif(sys.platform != "linux", reason="exchanges folders in one step on Linux only")
def test_a_kill_at_any_moment_of_a_build_leaves_the_last_one_whole(tea: Path, tmp_path: Path) -> None:
    shutil.copytree(tea, tmp_path / "tea")
    before = content(tmp_path / "tea")
    for delay in (0.4, 1.6, 2.8):
        environment = {**os.environ, "PYTHONPATH": str(CHECKOUT)}
        command = [sys.executable, "-m", "graph.cli", "build", str(TEA), "--out", str(tmp_path)]
        with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as build:
            time.sleep(delay)
            build.send_signal(signal.SIGKILL)
        assert content(tmp_path / "tea") == before
    repair(tmp_path / "tea")
    assert {path.name for path in tmp_path.iterdir()} <= {"tea", ".tea.lock"}


def test_the_papers_map_is_sound() -> None:
    assert [str(problem) for problem in check(PAPER) if problem.severity == "error"] == []


def test_the_source_verifies_every_anchor_and_gives_the_passages(paper_source: Path) -> None:
    loaded = load(PAPER, source=paper_source, shapes=False)
    assert all(verification.ok for verification in loaded.verifications)
    assert set(loaded.passages) == {passage.name for passage in loaded.map.passages()}


def test_one_changed_character_of_the_source_stops_the_build(paper_source: Path, tmp_path: Path) -> None:
    text = paper_source.read_text(encoding="utf-8")
    changed = tmp_path / "globalization-2002.txt"
    changed.write_bytes((text[:4200] + "甲" + text[4200:]).encode())
    refused = run("build", str(PAPER), "--source", str(changed), "--out", str(tmp_path / "out"))
    assert refused.returncode == 1
    assert "→" in refused.stderr
    assert "lost" in refused.stderr
    assert not (tmp_path / "out" / "globalization-2002").exists()


def test_the_skeleton_of_a_new_map_builds(tmp_path: Path) -> None:
    assert run("new", "tea-tax", cwd=tmp_path).returncode == 0
    built = run("build", "maps/tea-tax", cwd=tmp_path)
    assert built.returncode == 0, built.stderr
    assert (tmp_path / "build" / "tea-tax" / "index.html").exists()


@pytest.mark.parametrize("command", ["build", "check", "export", "query", "report", "new", "anchor", "solve"])
def test_every_commands_help_teaches_by_example(command: str) -> None:
    shown = run(command, "--help")
    assert shown.returncode == 0
    assert f"counterpoint {command}" in shown.stdout
