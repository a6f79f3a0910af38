"""``check --watch`` looks again when a file changes, and ends cleanly."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.authoring.watching import changes, map_sources

TEA = Path(__file__).parent / "maps" / "tea"


@pytest.fixture
def tea(tmp_path: Path) -> Path:
    """Return a copy of the tea map that a test may change."""
    return Path(shutil.copytree(TEA, tmp_path / "tea"))


def test_the_first_look_always_counts_and_then_every_change(tmp_path: Path) -> None:
    looks = changes(lambda: sorted(tmp_path.iterdir()), interval=0.01)
    next(looks)
    for change in (
        lambda: (tmp_path / "new.yaml").write_text("a: 1", encoding="utf-8"),
        lambda: (tmp_path / "new.yaml").write_text("a: 12", encoding="utf-8"),
        (tmp_path / "new.yaml").unlink,
    ):
        threading.Timer(0.05, change).start()
        begun = time.monotonic()
        next(looks)
        assert time.monotonic() - begun > 0.04


def test_a_map_is_watched_with_its_lock_and_the_sources_given(tea: Path, tmp_path: Path) -> None:
    names = {path.name for path in map_sources([tea], [tmp_path / "paper.txt"])}
    assert {"map.yaml", "1.yaml", "anchors.lock", "tea.txt", "paper.txt"} <= names
    assert map_sources([tea / "map.yaml"], []) == [tea / "map.yaml"]


@pytest.fixture
def watching(tea: Path) -> Iterator[subprocess.Popen[str]]:
    """Start ``check --watch`` on the copy; whatever happens, it ends."""
    command = [sys.executable, "-m", "graph.cli", "check", str(tea), "--watch"]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    running = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8", env=environment
    )
    with running:
        yield running
        if running.poll() is None:
            running.kill()


def until(running: subprocess.Popen[str], words: str) -> str:
    assert running.stdout
    seen = []
    for line in running.stdout:
        seen.append(line)
        if words in line:
            return line
    pytest.fail(f"ended without {words!r}: {''.join(seen)}")


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="a process cannot be sent Ctrl-C alone there")
def test_a_mistake_is_reported_and_mended_and_ctrl_c_ends_it_without_a_traceback(
    watching: subprocess.Popen[str], tea: Path
) -> None:
    until(watching, "sound")
    file = tea / "2.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("attacks: pot,", "attacks: pott,"), encoding="utf-8")
    assert "did you mean 'pot'" in until(watching, "pott")
    until(watching, "1 problem")
    file.write_text(text, encoding="utf-8")
    until(watching, "sound")
    watching.send_signal(signal.SIGINT)
    rest = watching.communicate(timeout=20)[0]
    assert watching.returncode == 0
    assert rest.strip() == "stopped"
