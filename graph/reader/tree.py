"""YAML as a small tree in which every scalar stays the string that was written and every value knows its place.

The tree is built from PyYAML's events, so no implicit type is ever guessed: ``no``, ``1.10`` and ``2016-04`` stay as
they are, and an empty value, ``~`` or ``null`` is None. What YAML allows but a map does not need is refused: tags,
merge keys, keys that are no plain words, a second document, deep nesting, and aliases beyond a small bound.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias

import yaml

from graph.errors import Place, Problem
from graph.reader.files import FORBIDDEN, File
from graph.reader.syntax import explain
from graph.reader.values import short

__all__ = [
    "MAX_ALIASES",
    "MAX_DEPTH",
    "MAX_PROBLEMS",
    "Entry",
    "Mapping",
    "Node",
    "Scalar",
    "Sequence",
    "Tree",
    "parse",
    "plain",
]

MAX_ALIASES: Final = 64
MAX_ALIASED_VALUES: Final = 1_000
MAX_DEPTH: Final = 32
MAX_VALUES: Final = 1_000_000
MAX_PROBLEMS: Final = 10_000
"""How many problems of one sort a file may have before the rest is left for the next run."""

LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
NULLS: Final = frozenset({"", "~", "null", "Null", "NULL"})
CORE_TAGS: Final = frozenset({None, "!", "tag:yaml.org,2002:str", "tag:yaml.org,2002:map", "tag:yaml.org,2002:seq"})


@dataclass(slots=True)
class Scalar:
    """A word or text; None where nothing stands."""

    value: str | None
    line: int
    column: int


@dataclass(slots=True)
class Sequence:
    """A list."""

    items: list[Node]
    line: int
    column: int


@dataclass(slots=True)
class Entry:
    """One key's value; line and column are those of the key."""

    node: Node
    line: int
    column: int


@dataclass(slots=True)
class Mapping:
    """Keys and their values, in written order."""

    entries: dict[str, Entry]
    line: int
    column: int


Node: TypeAlias = Scalar | Sequence | Mapping
Plain: TypeAlias = str | list["Plain"] | dict[str, "Plain"] | None
Foreign: TypeAlias = Any
"""PyYAML's loaders and events, which have no common type."""


@dataclass(slots=True)
class Tree:
    """One file: its name in messages, its name in the folder, and what it says."""

    shown: str
    name: str
    root: Mapping

    def place(self, node: Node | Entry) -> Place:
        """Return where a value, or the key of an entry, is written."""
        return Place(self.shown, node.line, node.column)

    def collection(self, key: str) -> Iterator[tuple[str, Entry]]:
        """Yield the entries of a top-level collection, none where it is absent or no mapping."""
        entry = self.root.entries.get(key)
        if entry and isinstance(entry.node, Mapping):
            yield from entry.node.entries.items()

    def sequence(self, key: str) -> list[Node]:
        """Return the items of a top-level list, none where it is absent or no list."""
        entry = self.root.entries.get(key)
        return entry.node.items if entry and isinstance(entry.node, Sequence) else []


def plain(node: Node) -> Plain:
    """Return a node as strings, lists and dictionaries."""
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {key: plain(entry.node) for key, entry in node.entries.items()}


def parse(file: File, loader: Foreign = LOADER) -> tuple[Tree | None, list[Problem]]:
    r"""Return the tree of a file, or None where there is none, and every problem with its YAML.

    Linear in the length of the text. After broken syntax nothing more of the file is read.

    >>> tree, problems = parse(File("tea.yaml", "tea.yaml", "version: 1.10"))
    >>> plain(tree.root), problems
    ({'version': '1.10'}, [])
    >>> print(parse(File("tea.yaml", "tea.yaml", "hot: 1\nhot: 2"))[1][0])
    tea.yaml:2:1: the key 'hot' stands twice; the first is in line 1, column 1 (keep one of the two)
    """
    composer = _Composer(file.shown, yaml.parse(file.text, Loader=loader))
    try:
        root = composer.document()
    except (yaml.YAMLError, ValueError, OverflowError) as error:  # the latter two by the pure Python scanner's chr()
        return None, [*composer.problems, explain(error, file)]
    except _Stop:
        return None, composer.problems
    if isinstance(root, Mapping):
        return Tree(file.shown, file.name, root), composer.problems
    return None, [*composer.problems, _not_a_map(file.shown, root)]


def _not_a_map(shown: str, root: Node) -> Problem:
    if isinstance(root, Scalar) and root.value is None:
        return Problem(
            Place(shown, 1, 1), "the file is empty", "write a collection such as claims:, or delete the file"
        )
    what = (
        "a list" if isinstance(root, Sequence) else f"the text {short(root.value)}" if isinstance(root, Scalar) else ""
    )
    remedy = "begin with a key such as claims: or relations:"
    return Problem(Place(shown, root.line, root.column), f"the file holds {what} where a mapping is needed", remedy)


class _Stop(Exception):
    """The rest of the file cannot be read sensibly; the problem is already noted."""


@dataclass(slots=True)
class _Composer:
    """Builds nodes out of events; one instance reads one file."""

    shown: str
    events: Iterator[Any]
    problems: list[Problem] = field(default_factory=list)
    anchors: dict[str, tuple[Node, int]] = field(default_factory=dict)
    aliases: int = 0
    open_anchors: int = 0
    values: int = 0

    def document(self) -> Node:
        """Return the root of the only document."""
        next(self.events)
        first = next(self.events)
        if isinstance(first, yaml.StreamEndEvent):
            return Scalar(None, 1, 1)
        root = self.node(next(self.events), 0)
        next(self.events)
        after = next(self.events)
        if isinstance(after, yaml.DocumentStartEvent):
            self.report(
                after,
                "a second document begins here; a file holds one",
                "remove the line '---', or use a file for each",
            )
        return root

    def report(self, event: Foreign, message: str, remedy: str) -> None:
        """Note a problem at an event."""
        mark = event.start_mark
        place = Place(self.shown, mark.line + 1, mark.column + 1)
        if len(self.problems) >= MAX_PROBLEMS:
            self.problems.append(
                Problem(place, f"more than {MAX_PROBLEMS} problems in this file", "mend those above first")
            )
            raise _Stop
        self.problems.append(Problem(place, message, remedy))

    def node(self, event: Foreign, depth: int) -> Node:
        """Return the node that begins with ``event``."""
        self.values += 1
        if self.values > MAX_VALUES:
            self.report(event, f"more than {MAX_VALUES} values in one file", "split the map into one file per section")
            raise _Stop
        if isinstance(event, yaml.ScalarEvent):
            if event.anchor is None and event.tag is None:
                return self.scalar(event)
        elif isinstance(event, yaml.AliasEvent):
            return self.alias(event)
        if event.tag not in CORE_TAGS:
            self.report(
                event, f"the tag {short(event.tag)} is not known", "remove it: every value is read as it is written"
            )
        return self.anchored(event, depth) if event.anchor is not None else self.bare(event, depth)

    def bare(self, event: Foreign, depth: int) -> Node:
        """Return a scalar, list or mapping, anchor and tag aside."""
        if isinstance(event, yaml.ScalarEvent):
            return self.scalar(event)
        if depth >= MAX_DEPTH:
            self.report(
                event,
                f"the nesting is more than {MAX_DEPTH} levels deep",
                "no entry of a map needs so many: close the brackets",
            )
            raise _Stop
        return self.sequence(event, depth) if isinstance(event, yaml.SequenceStartEvent) else self.mapping(event, depth)

    def anchored(self, event: Foreign, depth: int) -> Node:
        """Return a node and remember it under its anchor."""
        self.open_anchors += 1
        before = self.values
        node = self.bare(event, depth)
        self.open_anchors -= 1
        self.anchors[event.anchor] = node, self.values - before + 1
        return node

    def alias(self, event: Foreign) -> Node:
        """Return the node that an alias stands for, within the bounds that keep a file as large as it looks."""
        self.aliases += 1
        node, size = self.anchors.get(event.anchor, (None, 0))
        if self.aliases > MAX_ALIASES:
            self.report(event, f"more than {MAX_ALIASES} aliases in one file", "write the values out")
            raise _Stop
        if self.open_anchors:
            self.report(event, f"the alias *{event.anchor} stands inside an anchored value", "write the value out")
        elif node is None:
            self.report(
                event,
                f"the alias *{event.anchor} stands for nothing",
                f"write &{event.anchor} before a value above it, or quote the text",
            )
        elif size > MAX_ALIASED_VALUES:
            self.report(
                event,
                f"the alias *{event.anchor} repeats {size} values; {MAX_ALIASED_VALUES} are allowed",
                "write the values out",
            )
        else:
            return node
        return Scalar(None, event.start_mark.line + 1, event.start_mark.column + 1)

    def scalar(self, event: Foreign) -> Scalar:
        """Return a scalar as written."""
        mark, value = event.start_mark, event.value
        if not event.style and value in NULLS and event.tag is None:
            value = None
        elif event.style == '"' and (bad := FORBIDDEN.search(value)):
            self.report(
                event,
                f"the character U+{ord(bad.group()):04X} is not allowed in a map",
                "remove the escape that makes it",
            )
        return Scalar(value, mark.line + 1, mark.column + 1)

    def sequence(self, event: Foreign, depth: int) -> Sequence:
        """Return a list."""
        items = []
        while not isinstance(item := next(self.events), yaml.SequenceEndEvent):
            items.append(self.node(item, depth + 1))
        return Sequence(items, event.start_mark.line + 1, event.start_mark.column + 1)

    def mapping(self, event: Foreign, depth: int) -> Mapping:
        """Return a mapping; of a key that stands twice the first value is kept."""
        entries: dict[str, Entry] = {}
        while not isinstance(start := next(self.events), yaml.MappingEndEvent):
            key = self.key(start, depth + 1)
            value = self.node(next(self.events), depth + 1)
            if key is None:
                continue
            if first := entries.get(key):
                twice = f"the key {short(key)} stands twice; the first is in line {first.line}, column {first.column}"
                self.report(start, twice, "keep one of the two")
                continue
            entries[key] = Entry(value, start.start_mark.line + 1, start.start_mark.column + 1)
        return Mapping(entries, event.start_mark.line + 1, event.start_mark.column + 1)

    def key(self, event: Foreign, depth: int) -> str | None:
        """Return a key, or None, with a problem, where it is no word."""
        node = self.node(event, depth)
        if isinstance(node, Scalar) and node.value is not None:
            if node.value != "<<" or event.style:
                return node.value
            self.report(event, "merge keys (<<) are not read", "write the keys out")
        else:
            self.report(
                event, "a key must be a word", "write a word before the colon, or quote the text if it is one value"
            )
        return None
