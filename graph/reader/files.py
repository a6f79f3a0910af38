"""The files of a map on disk: which ones, how large they may be, and how their bytes become text.

Everything that can be wrong with a file before its YAML is looked at is found here: it is missing, it is no plain file,
it leads out of the folder, it is too large, it is not UTF-8, or it holds characters that cannot be written to XML.
"""

from __future__ import annotations

import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from graph.errors import MapError, Place, Problem, did_you_mean

__all__ = ["MAX_BYTES", "MAX_FILES", "File", "decode", "map_files", "plain_file_name", "read_bytes", "shown"]

MAX_BYTES: Final = 8_000_000
"""The size in bytes from which a file is refused unread."""

MAX_FILES: Final = 500
"""How many YAML files one map may have."""

MAX_CHARACTER_PROBLEMS: Final = 50
"""How many forbidden characters of one file are reported one by one."""

SUFFIX: Final = ".yaml"

BYTE_ORDER_MARKS: Final = (
    (b"\xef\xbb\xbf", "UTF-8"),
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)

FORBIDDEN: Final = re.compile(
    "[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
"""Characters that YAML or XML 1.0 refuses, and those that an editor does not show but YAML takes for a line end."""


@dataclass(frozen=True, slots=True)
class File:
    """One YAML file as text; ``shown`` is its name in messages, ``name`` its name in the folder."""

    shown: str
    name: str
    text: str


def shown(path: Path) -> str:
    r"""Return a path as messages show it: with forward slashes, and printable whatever the file system holds.

    >>> shown(Path("maps") / "tea" / "map.yaml")
    'maps/tea/map.yaml'
    >>> shown(Path("a\nb\udcff.yaml"))
    'a\\nb\\udcff.yaml'
    """
    text = path.as_posix()
    return text if text.isprintable() else "".join(c if c.isprintable() else ascii(c)[1:-1] for c in text)


def map_files(path: Path) -> tuple[list[Path], list[Problem]]:
    """Return the YAML files of a map in reading order, and what is wrong with the folder.

    ``path`` is a map folder or one ``.yaml`` file. ``map.yaml`` comes first, the others by the numbers in their names,
    so that ``4.yaml`` precedes ``4-1.yaml`` and ``10.yaml``. Names that begin with a dot are editors' own and left out.
    Raises `MapError` where there is nothing to read at all.
    """
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:
        raise MapError([_unreachable(path, error)]) from error
    if not stat.S_ISDIR(mode):
        return _single_file(path, mode)
    try:
        names = sorted(entry.name for entry in path.iterdir() if not entry.name.startswith("."))
    except OSError as error:
        raise MapError([_unreachable(path, error)]) from error
    return _folder(path, names)


def _single_file(path: Path, mode: int) -> tuple[list[Path], list[Problem]]:
    if stat.S_ISREG(mode) and path.suffix == SUFFIX:
        return [path], []
    raise MapError(
        [Problem(Place(shown(path)), "a map is a folder or a .yaml file, and this is neither", "name the map's folder")]
    )


def _folder(path: Path, names: list[str]) -> tuple[list[Path], list[Problem]]:
    files = sorted((path / name for name in names if name.endswith(SUFFIX)), key=_reading_order)
    problems = [_misnamed(path / name) for name in names if _looks_like_yaml(name)]
    if not files and not problems:
        raise MapError(
            [
                Problem(
                    Place(shown(path)),
                    "the folder holds no .yaml file",
                    "write map.yaml, with the map's name, title and languages",
                )
            ]
        )
    if len(files) > MAX_FILES:
        text = f"the folder holds {len(files)} .yaml files; a map may have {MAX_FILES}"
        raise MapError([Problem(Place(shown(path)), text, "join small files")])
    return files, problems


def _looks_like_yaml(name: str) -> bool:
    return name.lower().endswith((".yml", ".yaml")) and not name.endswith(SUFFIX)


def _misnamed(path: Path) -> Problem:
    return Problem(
        Place(shown(path)),
        "a map's files end in .yaml, so this one would not be read",
        f"rename it to {shown(Path(path.stem))}.yaml",
    )


def _reading_order(path: Path) -> tuple[bool, list[tuple[int, str]], str]:
    parts = re.findall(r"\d{1,9}|[^\d-]+", path.stem)
    return (
        path.name != "map.yaml",
        [(int(part), "") if part.isdecimal() else (10**9, part) for part in parts],
        path.name,
    )


def _unreachable(path: Path, error: Exception) -> Problem:
    if isinstance(error, FileNotFoundError):
        return Problem(Place(shown(path)), "no such folder or file", _sibling(path))
    if isinstance(error, PermissionError):
        return Problem(Place(shown(path)), "cannot be read: permission denied", "give yourself the right to read it")
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return Problem(Place(shown(path)), f"cannot be read: {reason}", "check the path")


def _sibling(path: Path) -> str:
    try:
        names = [entry.name for entry in path.parent.iterdir() if entry.is_dir()]
    except (OSError, ValueError):
        names = []
    return did_you_mean(path.name, names) or "give the path of a map's folder"


def read_bytes(path: Path, folder: Path, most: int = MAX_BYTES) -> bytes | Problem:
    """Return the bytes of a plain file inside ``folder``, or the reason why it is not read.

    Nothing is opened but plain files of at most ``most`` bytes, so a pipe or a device cannot hold the reader up.
    """
    place = Place(shown(path))
    try:
        if path.is_symlink() and not leads_inside(path, folder):
            return Problem(place, "is a link that leads out of the map's folder", "put the file itself into the folder")
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            return Problem(place, f"is {_sort_of(status.st_mode)}, not a file", "put a plain file there, or rename it")
        if status.st_size > most:
            return _too_large(place, status.st_size, most)
        with path.open("rb") as stream:
            data = stream.read(most + 1)
    except FileNotFoundError:
        return Problem(place, "is not there, or is a link to nothing", "put the file there, or delete the link")
    except (OSError, ValueError) as error:
        return _unreachable(path, error)
    return data if len(data) <= most else _too_large(place, len(data), most)


def leads_inside(path: Path, folder: Path) -> bool:
    """Return whether ``path``, with every link followed, lies in ``folder``; a circle of links does not leave it."""
    try:
        return path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):
        return True


def _sort_of(mode: int) -> str:
    if stat.S_ISDIR(mode):
        return "a folder"
    return "a pipe" if stat.S_ISFIFO(mode) else "a device or socket"


def _too_large(place: Place, size: int, most: int) -> Problem:
    text = f"is too large: {size / 1e6:.1f} MB; a file may have {most / 1e6:.0f} MB"
    return Problem(place, text, "split the map into one file per section")


def decode(data: bytes, name: str) -> tuple[str | None, list[Problem]]:
    r"""Return the text of a file's bytes, or None where there is none, and every problem with its characters.

    After a UTF-8 byte order mark, and with every forbidden character replaced, the text is still read, so that its
    other problems show too.

    >>> decode("茶".encode(), "tea.yaml")
    ('茶', [])
    >>> print(decode(b"a: \xff", "tea.yaml")[1][0])
    tea.yaml:1:4: is not UTF-8: byte 3 is 0xff (save the file as UTF-8)
    """
    problems = []
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            if encoding != "UTF-8":
                return None, [Problem(Place(name, 1, 1), f"is {encoding}, not UTF-8", "save the file as UTF-8")]
            problems.append(
                Problem(
                    Place(name, 1, 1),
                    "begins with a byte order mark",
                    "save the file as UTF-8 without a byte order mark",
                )
            )
            data = data[len(mark) :]
            break
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return None, [*problems, _not_utf8(data, error, name, offset=3 * len(problems))]
    problems += _forbidden_characters(text, name)
    return FORBIDDEN.sub("\ufffd", text), problems


def _not_utf8(data: bytes, error: UnicodeDecodeError, name: str, offset: int) -> Problem:
    before = data[: error.start].decode("utf-8")
    place = Place(name, before.count("\n") + 1, len(before) - before.rfind("\n"))
    text = f"is not UTF-8: byte {error.start + offset} is 0x{data[error.start]:02x}"
    return Problem(place, text, "save the file as UTF-8")


def _forbidden_characters(text: str, name: str) -> Iterator[Problem]:
    line, line_start = 1, 0
    for count, match in enumerate(FORBIDDEN.finditer(text)):
        line += text.count("\n", line_start, match.start())
        line_start = text.rfind("\n", 0, match.start()) + 1
        place = Place(name, line, match.start() - line_start + 1)
        if count == MAX_CHARACTER_PROBLEMS:
            yield Problem(place, "more such characters follow", "is this a text file?")
            return
        yield Problem(place, f"the character U+{ord(match.group()):04X} is not allowed in a map", "delete it")


def plain_file_name(text: str) -> bool:
    r"""Return whether ``text`` names a file in or below the map's folder, on every system.

    >>> plain_file_name("tea.txt"), plain_file_name("texts/tea.txt")
    (True, True)
    >>> plain_file_name("../tea.txt"), plain_file_name("/etc/passwd"), plain_file_name("C:\\tea.txt")
    (False, False, False)
    """
    return not re.search(r'[\\:*?"<>|\x00-\x1f]', text) and not any(
        part.strip() in {"", ".", ".."} for part in text.split("/")
    )
