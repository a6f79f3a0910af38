"""Changing single values of a map's files and nothing else: comments, order, quotes and line ends stay as they are.

The reader's tree knows where each value begins. What a value is, is read there once more in the text, so that only its
characters are replaced.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from graph.errors import MapError, Place, Problem
from graph.reader.draft import Draft, down
from graph.reader.files import File, decode, map_files, read_bytes, shown
from graph.reader.header import find_header
from graph.reader.passages import places_read
from graph.reader.tree import Mapping as Entries
from graph.reader.tree import Scalar, Tree, parse
from graph.reader.values import passage

__all__ = ["Files", "Spot", "rewritten", "spots"]

Range = tuple[int, int]

LINE: Final = re.compile(r"\r\n|\r|\n")
DECORATED: Final = r"(?:[&!]\S*\s+)*[\"']?"
"""What may stand before a value: an anchor, a tag, a quote."""

AT: Final = re.compile(rf"{DECORATED}(?:[a-z0-9-]+\s*:)?\s*\d+\s*-\s*\d+(?:\s*\+\s*\d+\s*-\s*\d+)*")
ONE: Final = re.compile(r"(\d+)(\s*-\s*)(\d+)(?=\s*(?:\+|\Z))")
SHA256: Final = re.compile(rf"({DECORATED})[0-9a-fA-F]{{64}}")


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a passage or a section's ranges are written; ``document`` is its id, ``section`` is True for a section."""

    tree: Tree
    node: Scalar
    document: str
    ranges: tuple[Range, ...]
    section: bool

    @property
    def place(self) -> Place:
        """File, line and column."""
        return self.tree.place(self.node)


@dataclass(frozen=True, slots=True)
class Files:
    """The files of a faultless map: their texts by path, and their trees."""

    texts: Mapping[Path, str]
    draft: Draft

    @classmethod
    def of(cls, path: Path) -> Files:
        """Read the files of a map that `graph.reader.read` has accepted."""
        texts: dict[Path, str] = {}
        trees: list[Tree] = []
        folder = path if path.is_dir() else None
        for file in map_files(path)[0]:
            data = read_bytes(file, folder or path.parent)
            text = decode(data, shown(file))[0] if isinstance(data, bytes) else None
            tree = parse(File(shown(file), file.name, text))[0] if text is not None else None
            if text is None or tree is None:
                raise MapError([Problem(Place(shown(file)), "has changed while it was read", "try again")])
            texts[file] = text
            trees.append(tree)
        return cls(texts, Draft(folder, tuple(trees), header=find_header(tuple(trees))))


def spots(files: Files) -> list[Spot]:
    """Return every place where a passage, or the ranges of a section, is written; an alias and its value are one."""
    draft = files.draft
    only = next(iter(draft.documents or ()), "")
    read = [_spot(tree, node, only) for tree, node in places_read(draft)]
    found = {(each.place, each.section): each for each in (*read, *_sections(draft))}
    return list(found.values())


def _spot(tree: Tree, node: Scalar, only: str) -> Spot:
    document, ranges = passage(node.value)
    return Spot(tree, node, document or only, ranges, section=False)


def _sections(draft: Draft) -> Iterator[Spot]:
    for document in draft.documents or ():
        sections = draft.header_node("documents", document, "sections")
        tree = draft.header["documents"][0]
        for number in sections.entries if isinstance(sections, Entries) else ():
            node = down(sections, number, "at")
            if isinstance(node, Scalar):
                yield Spot(tree, node, document, passage(node.value).spans, section=True)


def rewritten(
    files: Files, moved: Iterable[tuple[Spot, tuple[Range, ...]]], digests: Mapping[str, str]
) -> dict[Path, str]:
    """Return the new text of every file in which something changes.

    ``moved`` gives the new ranges of spots, in the order of the old; ``digests`` the new SHA-256 of documents. Raises
    `MapError` where a value is written in a way that cannot be changed in place (a block scalar, for example).
    """
    problems: list[Problem] = []
    edits: defaultdict[str, list[tuple[int, int, str]]] = defaultdict(list)
    lines = {shown(path): _line_starts(text) for path, text in files.texts.items()}
    texts = {shown(path): text for path, text in files.texts.items()}

    def edit(tree: Tree, node: Scalar, pattern: re.Pattern[str], replace: _Replacing) -> None:
        start = lines[tree.shown][node.line - 1] + node.column - 1
        match = pattern.match(texts[tree.shown], start)
        if match is None:
            remedy = "write it on one line, as in at: 9-29 + 40-51"
            problems.append(Problem(tree.place(node), "cannot be changed in place", remedy))
        elif replace(match) != match[0]:
            edits[tree.shown].append((match.start(), match.end(), replace(match)))

    for spot, ranges in moved:
        edit(spot.tree, spot.node, AT, _Ranges(spot.ranges, ranges))
    for document, sha256 in digests.items():
        node = files.draft.header_node("documents", document, "sha256")
        if isinstance(node, Scalar):
            edit(files.draft.header["documents"][0], node, SHA256, _Digest(sha256))
    if problems:
        raise MapError(problems)
    return {path: _edited(text, edits[shown(path)]) for path, text in files.texts.items() if edits[shown(path)]}


class _Replacing:
    """How the text of a value is replaced."""

    def __call__(self, match: re.Match[str]) -> str:
        """Return what stands there afterwards."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class _Ranges(_Replacing):
    old: tuple[Range, ...]
    new: tuple[Range, ...]

    def __call__(self, match: re.Match[str]) -> str:
        """Put the new numbers in the place of the old, and leave what stands between them."""
        new = iter(self.new)

        def numbers(one: re.Match[str]) -> str:
            start, end = next(new)
            return f"{start}{one[2]}{end}"

        prefix, colon, rest = match[0].rpartition(":")
        return prefix + colon + ONE.sub(numbers, rest)


@dataclass(frozen=True, slots=True)
class _Digest(_Replacing):
    sha256: str

    def __call__(self, match: re.Match[str]) -> str:
        """Put the new digest in the place of the old."""
        return match[1] + self.sha256


def _line_starts(text: str) -> list[int]:
    return [0, *(match.end() for match in LINE.finditer(text))]


def _edited(text: str, edits: Iterable[tuple[int, int, str]]) -> str:
    for start, end, words in sorted(edits, reverse=True):
        text = text[:start] + words + text[end:]
    return text
