"""``new``, ``skeleton``, ``anchor`` and ``reanchor``."""

from __future__ import annotations

import json
from pathlib import Path

import click

from graph.cli.documents import DOCUMENTS, given_documents
from graph.cli.options import SOURCE, given_sources
from graph.cli.printing import csv_text, table_text, write_or_print
from graph.cli.words import count, fail
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
    from graph.pipeline.loading import refuse_unknown, source_for
    from graph.pipeline.publish import failing_gently

    given = given_sources(sources)
    refuse_unknown([path], given)
    file, text = lock_file(path, source_for(path, given))
    with failing_gently(file):
        file.write_text(text, encoding="utf-8", newline="\n")
    click.echo(str(file))


@click.command()
@click.argument("source", type=click.Path(path_type=Path))
@click.option("--map", "name", default="", metavar="NAME", help="Write a whole map.yaml for a map of this name.")
@click.option("--document", default="", metavar="ID", help="The document's id in the map (default: the file's name).")
@click.option("--language", "-l", default="", help="Language of the source (default: told by its script).")
@click.option(
    "--format",
    "layout",
    default="yaml",
    type=click.Choice(["yaml", "table", "json", "csv"]),
    help="yaml: the documents of a map. table, json: the sentences. csv: sentences.csv to fill in. Default: yaml.",
)
@click.option("--out", type=click.Path(path_type=Path), help="File to write (default: print).")
def skeleton(  # noqa: PLR0913, PLR0917  one argument for each option
    source: Path, name: str, document: str, language: str, layout: str, out: Path | None
) -> None:
    """Draw the skeleton of a raw text: sections, paragraphs, sentences, with offsets and digests.

    Sections are told by Markdown headings and by numbers. A list of contents is none, a heading that goes on a
    numbered list is an item, a footnote belongs to the section of its mark, and a sentence that a page end cuts is one.
    Look at the remarks: they say what was decided.

    \b
    counterpoint skeleton tea.txt
    counterpoint skeleton tea.txt --map tea-tax --out maps/tea-tax/map.yaml
    counterpoint skeleton tea.txt --format table
    counterpoint skeleton tea.txt --format csv --document tea --out maps/tea-tax/sentences.csv
    """
    from graph.authoring.skeleton_files import as_data, class_rows, draft, header, sentence_rows

    drafted = draft(source, language, document)
    if layout == "yaml":
        text = header(drafted, name)
    elif layout == "json":
        text = json.dumps(as_data(drafted), ensure_ascii=False, indent=2) + "\n"
    elif layout == "csv":
        text = csv_text(class_rows(drafted))
    else:
        text = table_text(sentence_rows(drafted))
    write_or_print(text, out)


@click.command()
@click.argument("path", metavar="MAP", type=click.Path(path_type=Path))
@DOCUMENTS
@click.option("--dry-run", is_flag=True, help="Say what would change, and write nothing.")
@click.option("--partial", is_flag=True, help="Write what could be found even where something could not.")
def reanchor(path: Path, sources: tuple[str, ...], *, dry_run: bool, partial: bool) -> None:
    """Move the anchors of a map to a changed source, and list those whose words it no longer has.

    Only the numbers after `at`, the ranges of sections, the SHA-256 and anchors.lock change. Where an anchor cannot be
    found nothing is written without --partial, and the exit code is 1.

    \b
    counterpoint reanchor maps/tea-tax --source tea-corrected.txt --dry-run
    counterpoint reanchor maps/tea-tax --source tea-corrected.txt
    """
    from graph.authoring.reanchoring import reanchor as work_out
    from graph.authoring.replacing import replace_files
    from graph.pipeline.publish import failing_gently

    moves = work_out(path, given_documents(sources))
    for shift, number in sorted(moves.shifts.items()):
        click.echo(f"{count(number, 'span')} {f'moved by {shift:+d}' if shift else 'where they were'}")
    for line in moves.redrawn:
        click.echo(f"changed, look at it: {line}")
    for lost in moves.lost:
        click.echo(str(lost), err=True)
    if not dry_run and (partial or not moves.lost):
        with failing_gently(path):
            replace_files(moves.files)
        for file in moves.files:
            click.echo(str(file))
    elif moves.files:
        click.echo(f"nothing was written; {count(len(moves.files), 'file')} would change")
    if moves.lost:
        raise click.exceptions.Exit(fail(f"not found: {count(len(moves.lost), 'span')}"))
