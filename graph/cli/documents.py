"""One map and its sources: ``--source FILE``, or ``--source DOCUMENT=FILE`` for each of several documents."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from graph.sources import SourceFiles

DOCUMENTS = click.option(
    "--source",
    "sources",
    multiple=True,
    metavar="[DOCUMENT=]FILE",
    help="The text that the map was read from. Repeatable where it has several documents.",
)


def given_documents(given: tuple[str, ...]) -> SourceFiles | None:
    """Return what was given, as `graph.sources.source_files` takes it; a path that exists is a file, equals and all."""
    bare = [each for each in given if "=" not in each or Path(each).exists()]
    named = dict(each.split("=", 1) for each in given if each not in bare)
    if len(bare) > 1 or (bare and named):
        raise click.UsageError("several sources need names: --source DOCUMENT=FILE for each")
    if named:
        return {name: Path(file) for name, file in named.items()}
    return Path(bare[0]) if bare else None
