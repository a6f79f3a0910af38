"""The last good build survives whatever happens to the next one."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from graph.errors import BuildError
from graph.pipeline.publish import publish, repair

OLD = {"index.html": b"old page"}
NEW = {"index.html": b"new page", "more.txt": b"only in the new build"}


def content(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def test_a_build_replaces_the_whole_folder(tmp_path: Path) -> None:
    publish(OLD, tmp_path / "tea")
    publish(NEW, tmp_path / "tea")
    assert content(tmp_path / "tea") == NEW


@pytest.mark.parametrize("name", ["thesis.doc", "map.yaml"])
def test_a_folder_that_no_build_wrote_is_never_replaced(tmp_path: Path, name: str) -> None:
    (tmp_path / "tea").mkdir()
    (tmp_path / "tea" / name).write_text("years of work", encoding="utf-8")
    with pytest.raises(BuildError, match=name):
        publish(NEW, tmp_path / "tea")
    assert content(tmp_path / "tea") == {name: b"years of work"}


def test_nothing_is_left_beside_the_folder_but_the_lock(tmp_path: Path) -> None:
    publish(OLD, tmp_path / "tea")
    publish(NEW, tmp_path / "tea")
    assert {path.name for path in tmp_path.iterdir()} <= {"tea", ".tea.lock"}


def test_a_swap_that_was_cut_in_the_middle_is_repaired(tmp_path: Path) -> None:
    publish(OLD, tmp_path / "tea")
    (tmp_path / "tea").rename(tmp_path / ".tea.old")
    (tmp_path / ".tea.new-x").mkdir()
    repair(tmp_path / "tea")
    assert content(tmp_path / "tea") == OLD
    assert {path.name for path in tmp_path.iterdir()} <= {"tea", ".tea.lock"}


def test_without_an_exchange_in_one_step_the_folder_is_moved_aside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "win32-like")
    publish(OLD, tmp_path / "tea")
    publish(NEW, tmp_path / "tea")
    assert content(tmp_path / "tea") == NEW


@pytest.mark.skipif(os.name == "nt", reason="POSIX permissions")
def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    with pytest.raises(BuildError, match="file"):
        publish(NEW, tmp_path / "file" / "tea")


KILLED_WRITER = """
import sys
from pathlib import Path
from graph.pipeline.publish import publish
target = Path(sys.argv[1])
while True:
    for words in (b"one", b"two"):
        publish({f"{number}.txt": words for number in range(20)}, target)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="exchanges folders in one step on Linux only")
def test_a_kill_at_any_moment_leaves_one_whole_build(tmp_path: Path) -> None:
    target = tmp_path / "tea"
    publish({f"{number}.txt": b"zero" for number in range(20)}, target)
    for round_ in range(12):
        writer = subprocess.Popen([sys.executable, "-c", KILLED_WRITER, str(target)])
        time.sleep(0.25 + round_ * 0.013)
        writer.send_signal(signal.SIGKILL)
        writer.wait()
        assert len(content(target)) == 20
        assert len(set(content(target).values())) == 1
