"""Options and arguments that several commands share, and what they mean."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from graph.pipeline import Loaded

MAPS = click.argument("maps", nargs=-1, type=click.Path(path_type=Path))
SOURCE = click.option(
    "--source",
    "sources",
    multiple=True,
    metavar="[MAP=]FILE",
    help="The text that a map was read from; its anchors are verified and its passages shown. Repeatable.",
)
ONE_MAP = click.option("--map", "path", type=click.Path(path_type=Path), help="The map, where there are several.")


def load_one(path: Path | None, *, shapes: bool = True) -> Loaded:
    """Load the map named, or the only one there is."""
    from graph.pipeline import load

    return load(one_map(path), shapes=shapes)


def one_map(path: Path | None) -> Path:
    """Return the map named, or the only one there is; several without a choice are a usage error."""
    from graph.pipeline import map_paths

    found = map_paths([path] if path else [])
    if len(found) > 1:
        raise click.UsageError("there are several maps; choose one with --map: " + ", ".join(map(str, found)))
    return found[0]


def given_sources(given: tuple[str, ...]) -> dict[str, Path]:
    """``FILE`` or ``MAP=FILE``; a path that exists is a file even where its name holds an equals sign."""
    found: dict[str, Path] = {}
    for each in given:
        name, equals, file = each.partition("=")
        if not equals or Path(each).exists():
            name, file = "", each
        if name in found:
            raise click.UsageError(f"--source is given twice for {name or 'any map'}")
        found[name] = Path(file)
    return found


def given_pairs(given: tuple[str, ...], option: str) -> dict[str, str]:
    """Return the pairs of a repeatable ``NAME=VALUE`` option."""
    pairs = [each.partition("=") for each in given]
    wrong = [name for name, equals, _ in pairs if not equals or not name.isidentifier()]
    if wrong:
        raise click.UsageError(f"{option} takes NAME=VALUE, not {wrong[0]!r}")
    names = [name for name, _, _ in pairs]
    if len(set(names)) < len(names):
        raise click.UsageError(f"{option} is given twice for one name: {', '.join(names)}")
    return {name: value for name, _, value in pairs}
