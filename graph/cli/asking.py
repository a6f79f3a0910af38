"""``query``, ``report`` and ``export``."""

from __future__ import annotations

import csv
import io
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph.cli.options import ONE_MAP, given_pairs, load_one, one_map
from graph.guard import within

if TYPE_CHECKING:
    from graph.queries import NamedQuery
    from graph.store import Rows


def _seconds(_context: click.Context, _parameter: click.Parameter, value: float) -> float:
    if not 0 < value < float("inf"):
        raise click.BadParameter(f"{value} is no number of seconds above 0")
    return value


@click.command()
@click.argument("question", required=False)
@ONE_MAP
@click.option("--param", "-p", "parameters", multiple=True, metavar="NAME=VALUE", help="A parameter of a named query.")
@click.option("--format", "layout", default="csv", type=click.Choice(["csv", "json", "table"]), help="Default: csv.")
@click.option(
    "--timeout",
    default=60.0,
    metavar="SECONDS",
    callback=_seconds,
    help="Stop a query of your own after this time (default: 60).",
)
@click.option("--list", "listing", is_flag=True, help="List the named queries.")
def query(  # noqa: PLR0913  one parameter for each option
    question: str | None, path: Path | None, parameters: tuple[str, ...], layout: str, timeout: float, *, listing: bool
) -> None:
    """Ask a named question, SPARQL typed inline, or SPARQL in a file.

    \b
    counterpoint query --list
    counterpoint query unanswered-criticisms --param basis=explicit
    counterpoint query criticisms-of --param target=multinationals
    counterpoint query "SELECT ?claim WHERE { ?claim a cp:Claim }"
    counterpoint query question.rq --format table

    The prefixes cp, cps, dcterms, oa, prov, skos, rdf, rdfs, owl and xsd are known. The default graph is the union of
    the map's named graphs. Nothing is fetched.
    """
    from graph import queries

    if listing or question is None:
        click.echo("\n\n".join(_listed(queries.named_queries(), queries.GROUPS)))
        return
    asked = _question(question)
    if not queries.is_sparql(asked):
        queries.named(asked).bind(given_pairs(parameters, "--param"))
    work = (one_map(path), asked, given_pairs(parameters, "--param"))
    _print_rows(within(timeout, _answer, *work) if queries.is_sparql(asked) else _answer(*work), layout)


def _answer(path: Path, asked: str, parameters: Mapping[str, str]) -> Rows:
    """Load the map and answer: all of it in the process that a query of the user's own runs in."""
    from graph import queries

    return queries.query(load_one(path, shapes=False).dataset, asked, **parameters)


@click.command()
@ONE_MAP
@click.option("--language", "-l", default="en", help="Language of the report (default: en).")
def report(path: Path | None, language: str) -> None:
    """Print the report: what the debate is, what is unanswered, what leans on what.

    \b
    counterpoint report
    counterpoint report --language zh-Hant > report.md
    """
    from graph import report as reports

    loaded = load_one(path)
    if language not in loaded.map.languages:
        raise click.UsageError(f"the map speaks {', '.join(loaded.map.languages)}, not {language!r}")
    click.echo(reports.markdown(loaded.map, loaded.network, loaded.analysis, language), nl=False)


@click.command()
@click.argument("formats", nargs=-1, metavar="[FORMAT]...")
@ONE_MAP
@click.option("--out", default=Path(), type=click.Path(path_type=Path), help="Folder for the files (default: here).")
@click.option("--list", "listing", is_flag=True, help="List the formats and what each carries.")
def export(formats: tuple[str, ...], path: Path | None, out: Path, *, listing: bool) -> None:
    """Write graph files: RDF, GraphML, GEXF, DOT, Cytoscape, node-link JSON, CSV.

    \b
    counterpoint export --list
    counterpoint export graphml nodes edges --map maps/tea-tax --out files
    """
    from graph.exchange import FORMATS, Edition
    from graph.pipeline.publish import failing_gently

    if listing:
        for name, each in FORMATS.items():
            click.echo(f"{name:12} {each.file:22} {each.carries}")
        return
    unknown = [name for name in formats if name not in FORMATS]
    if unknown or not formats:
        known = ", ".join(FORMATS)
        raise click.UsageError(
            f"unknown format {unknown[0]!r}; there are: {known}" if unknown else f"name a format: {known}"
        )
    loaded = load_one(path)
    edition = Edition(loaded.dataset, loaded.network, loaded.analysis)
    made = {out / FORMATS[name].file: FORMATS[name].write(edition) for name in formats}
    with failing_gently(out):
        out.mkdir(parents=True, exist_ok=True)
        for file, content in made.items():
            file.write_bytes(content)
            click.echo(str(file))


def _question(question: str) -> str:
    file = Path(question)
    if question.endswith((".rq", ".sparql")) or (os.sep in question and "{" not in question and file.is_file()):
        try:
            return file.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            raise click.UsageError(f"{file} is not UTF-8") from None
    return question


def _listed(known: Mapping[str, NamedQuery], groups: Sequence[str]) -> Iterator[str]:
    """Yield a paragraph per group: each query's name and title, and below them what it may be given."""
    width = max(map(len, known))
    for group in dict.fromkeys((*groups, *(each.group for each in known.values()))):
        lines = [line for each in known.values() if each.group == group for line in _entry(each, width)]
        if lines:
            yield "\n".join((group, *lines))


def _entry(each: NamedQuery, width: int) -> Iterator[str]:
    yield f"  {each.name:{width}}  {each.titles.get('en', '')}"
    for parameter in each.parameters.values():
        default = "required" if parameter.default is None else parameter.default or "any"
        yield f"  {'':{width}}    --param {parameter.name}={parameter.choices} ({default})"


def _print_rows(rows: Rows, layout: str) -> None:
    if layout == "json":
        found = [dict(zip(rows.columns, row, strict=True)) for row in rows.rows]
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
    elif layout == "table":
        _print_table(rows)
    else:
        click.echo(as_csv(rows), nl=False)


def as_csv(rows: Rows) -> str:
    """Return an answer as CSV with a header line; lines end with a line feed on every platform."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(rows.columns)
    writer.writerows(rows.rows)
    return text.getvalue()


def _print_table(rows: Rows) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    shown = Table(*rows.columns)
    for row in rows.rows:
        shown.add_row(*(Text(value or "") for value in row))
    Console().print(shown)
