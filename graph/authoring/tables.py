"""Figures as tables, the same rows for a terminal, for Markdown and for a CSV file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

__all__ = ["Table", "figure", "markdown", "percent"]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of words under named columns."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def percent(value: float | None) -> str:
    """Return a share as a percentage.

    >>> percent(0.9375), percent(None)
    ('93.8 %', '–')
    """
    return "–" if value is None else f"{100 * value:.1f} %"


def figure(value: float | None) -> str:
    """Return a coefficient with three digits.

    >>> figure(0.69196), figure(None)
    ('0.692', '–')
    """
    return "–" if value is None else f"{value:.3f}"


def markdown(tables: Iterable[Table]) -> str:
    """Return the tables as Markdown, one after another, each under its title."""
    return "\n".join(_one(table) for table in tables)


def _one(table: Table) -> str:
    rows = (table.columns, tuple("---" for _ in table.columns), *table.rows)
    lines = ("| " + " | ".join(_cell(cell) for cell in row) + " |" for row in rows)
    return "\n".join([f"**{table.title}**", "", *lines, ""])


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")
