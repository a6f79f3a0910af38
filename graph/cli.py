"""The command line: ``counterpoint build | check | export | query | report | new | anchor``.

The only module that prints. Results go to standard output, everything else to standard error. Exit codes: 0 done, 1 a
map, a query or an output is wrong, 2 the command was typed wrong.
"""

from __future__ import annotations

import csv
import io
import json
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graph.errors import BuildError, CounterpointError, MapError

if TYPE_CHECKING:
    from graph.pipeline import Loaded
    from graph.store import Rows

MAPS = click.argument("maps", nargs=-1, type=click.Path(path_type=Path))
SOURCE = click.option(
    "--source",
    "sources",
    multiple=True,
    metavar="[MAP=]FILE",
    help="The text that a map was read from; its anchors are verified and its passages shown. Repeatable.",
)
ONE_MAP = click.option("--map", "path", type=click.Path(path_type=Path), help="The map, where there are several.")


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="counterpoint", prog_name="counterpoint")
def cli() -> None:
    """Turn a paper into a checked, queryable, explorable argument map.

    \b
    counterpoint new tea-tax          write a map of twenty lines to start from
    counterpoint check maps/tea-tax   everything that is wrong with it, at once
    counterpoint build maps/tea-tax   the page, the report, every graph file
    counterpoint query unanswered-criticisms
    """


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code; no traceback reaches the user."""
    _speak_utf8()
    try:
        cli.main(args=arguments, prog_name="counterpoint", standalone_mode=False)
    except click.exceptions.Exit as end:
        return end.exit_code
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except click.Abort:
        return _fail("stopped; nothing was changed")
    except (CounterpointError, OSError, MemoryError, RecursionError) as error:
        return _explain(error)
    return 0


@cli.command()
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
        built = run(maps, out=out, sources=_sources(sources), strict=strict, announce=announce)
    for each in built:
        _note(each.loaded, quiet=quiet)
    if not quiet:
        for each in built:
            click.echo(f"{each.map}: {_summary(each.loaded)}")
            click.echo(f"  open {each.page}")


@cli.command()
@MAPS
@SOURCE
@click.option("--strict", is_flag=True, help="Exit with 1 for warnings too.")
def check(maps: tuple[Path, ...], sources: tuple[str, ...], *, strict: bool) -> None:
    """List everything that is wrong with maps: form, references, shapes, anchors.

    \b
    counterpoint check
    counterpoint check maps/tea-tax --source tea.txt
    """
    from graph.pipeline import check as run
    from graph.pipeline import map_paths

    given = _sources(sources)
    problems = [
        problem for path in map_paths(maps) for problem in run(path, source=given.get(path.stem, given.get("")))
    ]
    for problem in problems:
        click.echo(str(problem), err=True)
    errors = [problem for problem in problems if strict or problem.severity == "error"]
    if errors:
        raise click.exceptions.Exit(_fail(_count(len(problems), "problem")))
    click.echo(f"sound ({_count(len(problems), 'warning')})")


@cli.command()
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
    loaded = _load(path)
    edition = Edition(loaded.dataset, loaded.network, loaded.analysis)
    with failing_gently(out):
        out.mkdir(parents=True, exist_ok=True)
        for name in formats:
            file = out / FORMATS[name].file
            file.write_bytes(FORMATS[name].write(edition))
            click.echo(str(file))


@cli.command()
@click.argument("question", required=False)
@ONE_MAP
@click.option("--param", "-p", "parameters", multiple=True, metavar="NAME=VALUE", help="A parameter of a named query.")
@click.option("--format", "layout", default="csv", type=click.Choice(["csv", "json", "table"]), help="Default: csv.")
@click.option("--list", "listing", is_flag=True, help="List the named queries.")
def query(question: str | None, path: Path | None, parameters: tuple[str, ...], layout: str, *, listing: bool) -> None:
    """Ask a named question, SPARQL typed inline, or SPARQL in a file.

    \b
    counterpoint query --list
    counterpoint query unanswered-criticisms --param basis=explicit
    counterpoint query "SELECT ?claim WHERE { ?claim a cp:Claim }"
    counterpoint query question.rq --format table

    The prefixes cp, cps, dcterms, oa, prov, skos, rdf, rdfs, owl and xsd are known. The default graph is the union of
    the map's named graphs. Nothing is fetched.
    """
    from graph import queries

    if listing or question is None:
        for name, each in queries.named_queries().items():
            click.echo(f"{name:28} {each.titles.get('en', '')}{_shown_parameters(each)}")
        return
    asked = _question(question)
    if not queries.is_sparql(asked):
        queries.named(asked).bind(_pairs(parameters, "--param"))
    rows = queries.query(_load(path, shapes=False).dataset, asked, **_pairs(parameters, "--param"))
    _print_rows(rows, layout)


@cli.command()
@ONE_MAP
@click.option("--language", "-l", default="en", help="Language of the report (default: en).")
def report(path: Path | None, language: str) -> None:
    """Print the report: what the debate is, what is unanswered, what leans on what.

    \b
    counterpoint report
    counterpoint report --language zh-Hant > report.md
    """
    from graph import report as reports

    loaded = _load(path)
    if language not in loaded.map.languages:
        raise click.UsageError(f"the map speaks {', '.join(loaded.map.languages)}, not {language!r}")
    click.echo(reports.markdown(loaded.map, loaded.network, loaded.analysis, language), nl=False)


@cli.command()
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


@cli.command()
@click.argument("path", metavar="MAP", type=click.Path(path_type=Path))
@SOURCE
def anchor(path: Path, sources: tuple[str, ...]) -> None:
    """Write anchors.lock: the digest, paragraph and sentence of every anchor.

    \b
    counterpoint anchor maps/tea-tax --source tea.txt
    """
    from graph.authoring.lock import lock_file
    from graph.pipeline.publish import failing_gently

    given = _sources(sources)
    file, text = lock_file(path, given.get(path.stem, given.get("")))
    with failing_gently(file):
        file.write_text(text, encoding="utf-8", newline="\n")
    click.echo(str(file))


# -- words, rows and progress ------------------------------------------------------------------------------------------


def _speak_utf8() -> None:
    """Chinese text must come out whole even where the console's encoding is another."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace", newline="\n")


def _fail(*lines: str) -> int:
    for line in lines:
        click.echo(line, err=True)
    return 1


def _explain(error: Exception) -> int:
    """Say what went wrong in the user's words, and return the exit code."""
    if isinstance(error, MapError):
        return _fail(*map(str, error.problems), f"{_count(len(error.problems), 'problem')}; nothing was written")
    if isinstance(error, CounterpointError):
        return _fail(str(error))
    if isinstance(error, BrokenPipeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # whoever read the output has gone
        return 0
    if isinstance(error, OSError):
        return _fail(f"{error.filename or 'the system'}: {error.strerror or error}")
    return _fail(f"the input is too large or too deep for this machine: {type(error).__name__}")


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}" + ("" if number == 1 else "s")


def _load(path: Path | None, *, shapes: bool = True) -> Loaded:
    from graph.pipeline import load, map_paths

    found = map_paths([path] if path else [])
    if len(found) > 1:
        raise click.UsageError("there are several maps; choose one with --map: " + ", ".join(map(str, found)))
    return load(found[0], shapes=shapes)


def _sources(given: tuple[str, ...]) -> dict[str, Path]:
    """``FILE`` or ``MAP=FILE``; a path that exists is a file even where its name holds an equals sign."""
    found: dict[str, Path] = {}
    for each in given:
        name, equals, file = each.partition("=")
        if not equals or Path(each).exists():
            name, file = "", each
        found[name] = Path(file)
    return found


def _pairs(given: tuple[str, ...], option: str) -> dict[str, str]:
    pairs = [each.partition("=") for each in given]
    wrong = [name for name, equals, _ in pairs if not equals or not name.isidentifier()]
    if wrong:
        raise click.UsageError(f"{option} takes NAME=VALUE, not {wrong[0]!r}")
    return {name: value for name, _, value in pairs}


def _question(question: str) -> str:
    file = Path(question)
    if question.endswith((".rq", ".sparql")) or (os.sep in question and "{" not in question and file.is_file()):
        try:
            return "\n" + file.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            raise click.UsageError(f"{file} is not UTF-8") from None
    return question


def _shown_parameters(each: Any) -> str:  # noqa: ANN401  a NamedQuery, whose module is imported late
    shown = [f"{p.name}={'|'.join(p.values)}" for p in each.parameters.values()]
    return f"  ({', '.join(shown)})" if shown else ""


def _print_rows(rows: Rows, layout: str) -> None:
    if layout == "json":
        found = [dict(zip(rows.columns, row, strict=True)) for row in rows.rows]
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
    elif layout == "table":
        _print_table(rows)
    else:
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(rows.columns)
        writer.writerows(rows.rows)
        click.echo(text.getvalue(), nl=False)


def _print_table(rows: Rows) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    shown = Table(*rows.columns)
    for row in rows.rows:
        shown.add_row(*(Text(value or "") for value in row))
    Console().print(shown)


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
        "elements": len(loaded.map.elements),
        "relations": len(loaded.map.relations),
        "criticisms": len(loaded.analysis.criticisms),
        "open": len(loaded.analysis.open["analyst"]),
    }
    return ", ".join(f"{number} {thing}" for thing, number in counts.items())


if __name__ == "__main__":
    sys.exit(main())
