"""Tables for a terminal, a pipe or a file."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from rich.console import Console

    from graph.authoring.card import Card
    from graph.authoring.tables import Table

PIPED = 240
"""Columns of a table that goes into a file or a pipe, where no screen cuts it."""


def print_tables(tables: Iterable[Table], layout: str) -> None:
    """Print tables for a reader, or as Markdown."""
    from rich.console import Console

    if layout == "markdown":
        from graph.authoring.tables import markdown

        click.echo(markdown(tables))
    else:
        _draw(tables, Console(width=None if sys.stdout.isatty() else PIPED))


def print_card(card: Card) -> None:
    """Print a card: its title, and each group of lines under its name."""
    from rich.console import Console
    from rich.padding import Padding
    from rich.text import Text

    console = Console(width=None if sys.stdout.isatty() else PIPED)
    console.print(Text(card.title, style="bold"))
    for name, lines in card.groups:
        console.print(Text(name, style="cyan"))
        for line in lines:
            words = line.lstrip()
            console.print(Padding(Text(words), (0, 0, 0, 2 + len(line) - len(words)), expand=False))


def table_text(table: Table) -> str:
    """Return a table as `print_tables` draws it, for a file."""
    from rich.console import Console

    text = io.StringIO()
    _draw([table], Console(file=text, width=PIPED))
    return text.getvalue()


def csv_text(table: Table) -> str:
    """Return a table as CSV."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(table.columns)
    writer.writerows(table.rows)
    return text.getvalue()


def write_or_print(text: str, out: Path | None) -> None:
    """Write a text to a file and name it, or print it where there is none."""
    from graph.pipeline.publish import failing_gently

    if out is None:
        click.echo(text, nl=False)
        return
    with failing_gently(out):
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_text(text, encoding="utf-8", newline="\n")
        click.echo(str(out))


def _draw(tables: Iterable[Table], console: Console) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table as Drawn
    from rich.text import Text

    for table in tables:
        drawn = Drawn(*table.columns, title=table.title, title_justify="left", box=SIMPLE_HEAD)
        for row in table.rows:
            drawn.add_row(*map(Text, row))
        console.print(drawn)
