"""Putting a finished folder in the place of the last one, so that a reader sees the old or the new, never a mix.

Everything is written to a folder beside the target and flushed. Where the system can exchange two folders in one step
(Linux), the last build is never gone; elsewhere it is moved aside and the new one moved in, and the next start repairs
a swap that was cut between the two.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from graph.errors import BuildError

AT_FDCWD = -100
RENAME_EXCHANGE = 2
PATIENCE = 600


REASSURANCE = "; the last build is untouched"


class Stage:
    """A folder beside the target that takes files as they are made, and then the target's place in one step.

    So the files of a large build need not be in memory together, and nobody sees some of them without the others.
    """

    def __init__(self, target: Path, folder: Path) -> None:
        """Keep both; `staged` makes the folder."""
        self.target = target
        self.files: list[str] = []
        self._folder = folder

    def write(self, name: str, content: bytes) -> None:
        """Write one file and flush it; raises `BuildError` where the disk is full or the place may not be written."""
        with failing_gently(self.target, REASSURANCE), (self._folder / name).open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        self.files.append(name)

    def publish(self) -> None:
        """Put the folder in the place of the target; raises `BuildError` where the target may not be replaced."""
        with failing_gently(self.target, REASSURANCE):
            self._folder.chmod(0o777 & ~_umask())
            _replace(self._folder, self.target)


@contextmanager
def staged(target: Path) -> Iterator[Stage]:
    """Keep other builds of this folder out, mend what a killed one left, and give a stage that is gone at the end.

    Raises `BuildError` where the place may not be written or another build has held it for too long.
    """
    with ExitStack() as stack:
        with failing_gently(target, REASSURANCE):
            target.parent.mkdir(parents=True, exist_ok=True)
            stack.enter_context(_alone(target))
            repair(target)
            folder = Path(tempfile.mkdtemp(prefix=f".{target.name}.new-", dir=target.parent))
        stack.callback(shutil.rmtree, folder, ignore_errors=True)
        yield Stage(target, folder)


def publish(files: Mapping[str, bytes], target: Path) -> None:
    """Write the files as the whole content of ``target``, replacing what was there in one step.

    Raises `BuildError` where the disk is full, the place may not be written, or holds what no build wrote; what stood
    there still stands.
    """
    with staged(target) as stage:
        refuse_strangers(target, files)
        for name, content in sorted(files.items()):
            stage.write(name, content)
        stage.publish()


def refuse_strangers(target: Path, files: Iterable[str]) -> None:
    """Raise `BuildError` where ``target`` holds anything but outputs: a build replaces the folder whole."""
    strange = sorted(set(_names(target)) - set(files))
    if strange:
        raise BuildError(f"{target}: holds {strange[0]!r}, which no build wrote; move it, or choose another --out")


def _names(target: Path) -> list[str]:
    if target.is_dir():
        return [path.name for path in target.iterdir()]
    return [target.name] if target.exists() else []


def repair(target: Path) -> None:
    """Finish or undo what an interrupted build left beside ``target``."""
    aside = _aside(target)
    if aside.exists() and not target.exists():
        aside.rename(target)
    for left in (aside, *target.parent.glob(f".{target.name}.new-*")):
        shutil.rmtree(left, ignore_errors=True)


@contextmanager
def failing_gently(target: Path, reassurance: str = "") -> Iterator[None]:
    """Turn every failure of the file system into a `BuildError` that names the place."""
    try:
        yield
    except Timeout:
        raise BuildError(
            f"{target}: another build has held this folder for {PATIENCE} s; wait for it, or use --out"
        ) from None
    except OSError as error:
        reason = error.strerror or str(error)
        place = error.filename or target
        raise BuildError(f"{place}: cannot be written: {reason}{reassurance}") from None


@contextmanager
def _alone(target: Path) -> Iterator[None]:
    """Keep a second build of the same folder out, and leave no lock file behind where that is safe."""
    with FileLock(target.parent / f".{target.name}.lock", timeout=PATIENCE):
        yield


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _replace(stage: Path, target: Path) -> None:
    if not target.exists():
        stage.rename(target)
    elif not _exchange(stage, target):
        aside = _aside(target)
        target.rename(aside)
        stage.rename(target)
        shutil.rmtree(aside, ignore_errors=True)


def _aside(target: Path) -> Path:
    return target.parent / f".{target.name}.old"


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; False where the system or the file system cannot."""
    if sys.platform != "linux":
        return False
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    return bool(rename(AT_FDCWD, os.fsencode(one), AT_FDCWD, os.fsencode(other), RENAME_EXCHANGE) == 0)
