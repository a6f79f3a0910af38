"""``new`` and ``anchor``."""

from __future__ import annotations

from pathlib import Path

import click

from graph.cli.options import SOURCE, given_sources
from graph.errors import BuildError


@click.command()
@click.argument("name")
@click.option(
    "--out", default=Path("maps"), type=click.Path(path_type=Path), help="Folder that receives NAME/ (default: maps)."
)
def new(name: str, out: Path) -> None:
    """Write a map of twenty lines to start from.

    \b
    counterpoint new tea-tax
    counterpoint build maps/tea-tax
    """
    from graph.authoring.new import skeleton_map
    from graph.pipeline.publish import failing_gently

    files = skeleton_map(name)
    folder = out / name
    if folder.exists():
        raise BuildError(f"{folder} is there already; choose another name")
    with failing_gently(folder):
        folder.mkdir(parents=True)
        for file, text in files.items():
            (folder / file).write_text(text, encoding="utf-8", newline="\n")
            click.echo(str(folder / file))


@click.command()
@click.argument("path", metavar="MAP", type=click.Path(path_type=Path))
@SOURCE
def anchor(path: Path, sources: tuple[str, ...]) -> None:
    """Write anchors.lock: the digest, paragraph and sentence of every anchor.

    \b
    counterpoint anchor maps/tea-tax --source tea.txt
    """
    from graph.authoring.lock import lock_file
    from graph.pipeline.publish import failing_gently

    given = given_sources(sources)
    file, text = lock_file(path, given.get(path.stem, given.get("")))
    with failing_gently(file):
        file.write_text(text, encoding="utf-8", newline="\n")
    click.echo(str(file))
