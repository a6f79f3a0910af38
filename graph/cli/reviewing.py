"""``agree``, ``coverage`` and ``show``: what a reviewer asks of a map."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from graph.authoring.differences import Difference
    from graph.authoring.tables import Table

MAP_ARGUMENT = click.Path(path_type=Path)


@click.command()
@click.argument("a", type=MAP_ARGUMENT)
@click.argument("b", type=MAP_ARGUMENT)
@click.option(
    "--source", type=click.Path(path_type=Path), help="The text that both were read from; its passages are shown."
)
@click.option("--section", "sections", multiple=True, metavar="NUMBER", help="Compare this section only. Repeatable.")
@click.option("--actor", "actors", multiple=True, metavar="B=A", help="B's actor is A's of another name. Repeatable.")
@click.option("--differences", is_flag=True, help="List every difference, for whoever has to decide.")
@click.option(
    "--language", "-l", default="", help="Language of the paraphrases in the list (default: the map's first)."
)
@click.option(
    "--format", "layout", default="table", type=click.Choice(["table", "json", "markdown"]), help="Default: table."
)
def agree(
    a: Path,
    b: Path,
    source: Path | None,
    sections: tuple[str, ...],
    actors: tuple[str, ...],
    language: str,
    layout: str,
    *,
    differences: bool,
) -> None:
    """Compare two readings of one document: units, what is said of them, and relations.

    Two elements are one unit where they share at least half of the characters that they cover together, or one covers
    four fifths of the other; the one-to-one alignment that shares most characters is taken. Relations count once for
    each source and are compared between matched units.

    \b
    counterpoint agree first/tea second/tea
    counterpoint agree first/tea second/tea --differences --source tea.txt
    counterpoint agree first/tea second/tea --format markdown --actor opponents=critics
    """
    from graph.authoring.agreement import agreement
    from graph.authoring.agreement_tables import as_data, tables
    from graph.authoring.at_hand import texts
    from graph.authoring.differences import differences as list_differences
    from graph.reader import read

    map_a, map_b = read(a), read(b)
    found = agreement(map_a, map_b, sections=sections, actors=_given_actors(actors))
    differing = list_differences(found, texts(map_a, a, source), language or map_a.languages[0])
    if layout == "json":
        click.echo(json.dumps(as_data(found, differing), ensure_ascii=False, indent=2))
        return
    print_tables(tables(found, differing), layout)
    if differences:
        _print_differences(differing, layout)


def _given_actors(given: tuple[str, ...]) -> dict[str, str]:
    pairs = [each.split("=", 1) for each in given]
    wrong = [each for each, pair in zip(given, pairs, strict=True) if len(pair) < 2]
    if wrong:
        raise click.UsageError(f"--actor takes B=A, the second reading's id and the first's, not {wrong[0]!r}")
    return {b: a for b, a in pairs}


def print_tables(tables: Iterable[Table], layout: str) -> None:
    """Print tables for a terminal, or as Markdown."""
    from graph.authoring.tables import markdown

    if layout == "markdown":
        click.echo(markdown(tables))
        return
    from rich.console import Console
    from rich.table import Table as Shown
    from rich.text import Text

    console = Console()
    for table in tables:
        shown = Shown(*table.columns, title=table.title, title_justify="left")
        for row in table.rows:
            shown.add_row(*map(Text, row))
        console.print(shown)


def _print_differences(differing: Iterable[Difference], layout: str) -> None:
    """Print each difference as a short paragraph, the same for a terminal and for Markdown."""
    last = ""
    for each in differing:
        if each.sort != last:
            last = each.sort
            click.echo(f"\n## {each.sort}" if layout == "markdown" else f"\n{each.sort.upper()}")
        click.echo("\n" + "\n".join(_difference_lines(each)))


def _difference_lines(each: Difference) -> Iterator[str]:
    names = " = ".join(filter(None, (each.a, each.b)))
    yield f"- {names} · section {each.section or '?'} · {each.spans}"
    yield from (f"    - {name}: A {one or 'none'}, B {other or 'none'}" for name, (one, other) in each.readings.items())
    yield from (f"    - {note}" for note in each.notes)
    if each.passage:
        yield f"    - source: {' '.join(each.passage.split())}"
