"""N-Quads: one statement a line, so that ``grep``, ``diff`` and every triple store read it."""

from __future__ import annotations

from graph.exchange.terms import Statements, checked, encoded


def write(statements: Statements) -> bytes:
    """Return every named graph but the vocabulary, sorted by graph and then by triple."""
    return encoded(
        f"{subject} {predicate} {value}{end}"
        for name, rows in statements.graphs
        for end in (f" <{checked(name)}> .\n" if name else " .\n",)
        for subject, predicate, value in rows
    )
