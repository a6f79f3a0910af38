"""``agree``, ``coverage`` and ``show``: what a reviewer asks of a map."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph.cli.documents import DOCUMENTS, given_documents
from graph.cli.options import ONE_MAP, one_map
from graph.cli.printing import csv_text, print_card, print_tables
from graph.cli.words import fail

if TYPE_CHECKING:
    from graph.authoring.differences import Difference

MAP_ARGUMENT = click.Path(path_type=Path)


@click.command()
@click.argument("a", type=MAP_ARGUMENT)
@click.argument("b", type=MAP_ARGUMENT)
@DOCUMENTS
@click.option("--section", "sections", multiple=True, metavar="NUMBER", help="Compare this section only. Repeatable.")
@click.option("--actor", "actors", multiple=True, metavar="B=A", help="B's actor is A's of another name. Repeatable.")
@click.option("--differences", is_flag=True, help="List every difference, for whoever has to decide.")
@click.option(
    "--language", "-l", default="", help="Language of the paraphrases in the list (default: the map's first)."
)
@click.option(
    "--format", "layout", default="table", type=click.Choice(["table", "json", "markdown"]), help="Default: table."
)
def agree(  # noqa: PLR0913, PLR0917  one argument for each option
    a: Path,
    b: Path,
    sources: tuple[str, ...],
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
    differing = list_differences(found, texts(map_a, a, given_documents(sources)), language or map_a.languages[0])
    if layout == "json":
        click.echo(json.dumps(as_data(found, differing), ensure_ascii=False, indent=2))
        return
    print_tables(tables(found, differing), layout)
    if differences:
        _print_differences(differing, layout)


def _given_actors(given: tuple[str, ...]) -> dict[str, str]:
    wrong = [each for each in given if "=" not in each]
    if wrong:
        raise click.UsageError(f"--actor takes B=A, the second reading's id and the first's, not {wrong[0]!r}")
    return dict(each.split("=", 1) for each in given)


@click.command()
@click.argument("path", metavar="MAP", type=MAP_ARGUMENT)
@DOCUMENTS
@click.option("--minimum", type=click.FloatRange(0, 1), help="Fail below this share of argumentative sentences.")
@click.option(
    "--format",
    "layout",
    default="table",
    type=click.Choice(["table", "csv", "json", "markdown"]),
    help="Default: table. csv: one row for each sentence.",
)
def coverage(path: Path, sources: tuple[str, ...], minimum: float | None, layout: str) -> None:
    """Say how much of its source a map has read, by section, what it has not, and how long its anchors are.

    A sentence is covered where anchors of elements cover at least half of its letters. What each sentence is, and so
    whether it should be covered, is read from sentences.csv beside the map; without that file every sentence counts.

    \b
    counterpoint coverage maps/tea-tax --source tea.txt
    counterpoint coverage maps/tea-tax --source tea.txt --format csv > sentences-covered.csv
    counterpoint coverage maps/tea-tax --source tea.txt --minimum 0.98
    """
    from graph.authoring.at_hand import needed_texts
    from graph.authoring.classes import FILE, read_classes
    from graph.authoring.coverage import Share
    from graph.authoring.coverage import coverage as measure
    from graph.authoring.coverage_tables import as_data, rows, tables
    from graph.reader import read

    argument_map = read(path)
    texts = needed_texts(argument_map, path, given_documents(sources))
    classes = read_classes(path if path.is_dir() else path.parent, argument_map)
    found = measure(argument_map, texts, classes)
    if classes is None:
        click.echo(f"no {FILE} beside the map: every sentence counts as argumentative", err=True)
    if layout == "json":
        click.echo(json.dumps(as_data(found), ensure_ascii=False, indent=2))
    elif layout == "csv":
        click.echo(csv_text(rows(found)), nl=False)
    else:
        print_tables(tables(found), layout)
    share = Share.of(found.argumentative()).of_sentences
    if minimum is not None and (share is None or share < minimum):
        reached = "none" if share is None else f"{share:.4f}"
        raise click.exceptions.Exit(fail(f"covered share of argumentative sentences: {reached}, below {minimum}"))


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


@click.command()
@click.argument("name", metavar="ID")
@ONE_MAP
@DOCUMENTS
def show(name: str, path: Path | None, sources: tuple[str, ...]) -> None:
    """Show an element or a relation: texts, stances, relations in and out, labels, and where it was read.

    \b
    counterpoint show drawback
    counterpoint show drawback --map maps/tea-tax --source tea.txt
    counterpoint show example.supports.proposal
    """
    from graph.authoring.card import card
    from graph.pipeline import load

    loaded = load(one_map(path), source=given_documents(sources), shapes=False)
    print_card(card(loaded.map, loaded.analysis, name, loaded.passages))
