"""``build`` and ``check``."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph.cli.options import MAPS, SOURCE, given_sources
from graph.cli.words import count, fail

if TYPE_CHECKING:
    from graph.pipeline import Loaded


@click.command()
@MAPS
@click.option(
    "--out", default="build", type=click.Path(path_type=Path), help="Folder that receives MAP/ (default: build)."
)
@SOURCE
@click.option("--strict", is_flag=True, help="Treat warnings as errors.")
@click.option("--quiet", "-q", is_flag=True, help="Print nothing but errors.")
def build(maps: tuple[Path, ...], out: Path, sources: tuple[str, ...], *, strict: bool, quiet: bool) -> None:
    """Check maps and build their page, report, analysis and graph files.

    Without MAPS every map under maps/ is built. A map is a folder with a map.yaml, or one YAML file. Where anything is
    wrong, all of it is listed and the last build stays as it was.

    \b
    counterpoint build
    counterpoint build maps/globalization-2002 --out public
    counterpoint build --source paper.txt
    counterpoint build --source globalization-2002=paper.txt --strict
    """
    from graph.pipeline import build as run

    with _progress(show=not quiet) as announce:
        built = run(maps, out=out, sources=given_sources(sources), strict=strict, announce=announce)
    for each in built:
        _note(each.loaded, quiet=quiet)
    if not quiet:
        for each in built:
            click.echo(f"{each.map}: {_summary(each.loaded)}")
            click.echo(f"  open {each.page}")


@click.command()
@MAPS
@SOURCE
@click.option("--strict", is_flag=True, help="Exit with 1 for warnings too.")
@click.option("--watch", is_flag=True, help="Check again whenever a file changes, until Ctrl-C.")
def check(maps: tuple[Path, ...], sources: tuple[str, ...], *, strict: bool, watch: bool) -> None:
    """List everything that is wrong with maps: form, references, shapes, anchors.

    \b
    counterpoint check
    counterpoint check maps/tea-tax --source tea.txt
    counterpoint check maps/tea-tax --source tea.txt --watch
    """
    from graph.pipeline import map_paths
    from graph.pipeline.loading import refuse_unknown

    given, chosen = given_sources(sources), map_paths(maps)
    refuse_unknown(chosen, given)
    if watch:
        _watch(chosen, given, strict=strict)
    elif not _sound(chosen, given, strict=strict):
        raise click.exceptions.Exit(1)


def _sound(maps: Iterable[Path], given: Mapping[str, Path], *, strict: bool) -> bool:
    """Print what is wrong, and return whether nothing has to be mended."""
    from graph.pipeline import check as run
    from graph.pipeline.loading import source_for

    problems = [problem for path in maps for problem in run(path, source=source_for(path, given))]
    for problem in problems:
        click.echo(str(problem), err=True)
    if any(strict or problem.severity == "error" for problem in problems):
        fail(count(len(problems), "problem"))
        return False
    click.echo(f"sound ({count(len(problems), 'warning')})")
    return True


def _watch(maps: Sequence[Path], given: Mapping[str, Path], *, strict: bool) -> None:
    from graph.authoring.watching import changes, map_sources

    click.echo(f"watching {', '.join(map(str, maps))}; Ctrl-C ends it", err=True)
    try:
        for _ in changes(lambda: map_sources(maps, given.values())):
            _sound(maps, given, strict=strict)
    except KeyboardInterrupt:
        click.echo("stopped", err=True)


@contextmanager
def _progress(*, show: bool) -> Iterator[Callable[[str, str], None]]:
    """A line that follows the steps on a terminal; silence in a pipe."""
    from graph.pipeline.loading import silent

    if not (show and sys.stderr.isatty()):
        yield silent
        return
    from rich.console import Console
    from rich.text import Text

    with Console(stderr=True).status("starting") as status:
        yield lambda name, step: status.update(Text(f"{name}: {step} …"))


def _note(loaded: Loaded, *, quiet: bool) -> None:
    for problem in loaded.warnings:
        click.echo(str(problem), err=True)
    for each in loaded.verifications:
        if not quiet:
            click.echo(f"{loaded.map.id}: {each.verified} anchors verified in {each.document.file}")


def _summary(loaded: Loaded) -> str:
    counts: Mapping[str, int] = {
        "element": len(loaded.map.elements),
        "relation": len(loaded.map.relations),
        "criticism": len(loaded.analysis.criticisms),
    }
    counted = ", ".join(count(number, thing) for thing, number in counts.items())
    return f"{counted}, {len(loaded.analysis.open['analyst'])} open"
