"""``generate``: a made-up map of any size."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

SHOWN_FROM = 5_000


@click.command()
@click.option("--claims", required=True, type=int, metavar="N", help="How many claims, from 20 to 1,000,000.")
@click.option("--seed", default=1, show_default=True, type=int, metavar="S", help="Another seed, another debate.")
@click.option("--out", required=True, type=click.Path(path_type=Path), metavar="FOLDER", help="Folder to write.")
def generate(claims: int, seed: int, out: Path) -> None:
    """Make up a debate of any size, as a map like any other: for tests, benchmarks and first steps.

    \b
    counterpoint generate --claims 200 --seed 7 --out maps/made-up
    counterpoint build maps/made-up

    Degrees, depths and kinds of relation are like those of real debates. Evidence and policy responses come on top of
    the claims, about two for five. The name of the folder is the map's id. The same seed gives the same bytes. A folder
    that holds an earlier made-up map is replaced, any other is left alone. A million claims are about 1 GB.
    """
    from graph.generator import write

    with _progress(claims) as progress:
        folder = write(claims, seed, out, progress)
    click.echo(str(folder))


@contextmanager
def _progress(claims: int) -> Iterator[Callable[[int, int], None]]:
    """A bar on a terminal for what takes more than a second; silence in a pipe."""
    if claims < SHOWN_FROM or not sys.stderr.isatty():
        yield lambda _done, _all: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("making up a debate", total=None)
        yield lambda done, whole: bar.update(task, completed=done, total=whole)
