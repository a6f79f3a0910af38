"""N-Quads: one statement a line, so that ``grep``, ``diff`` and every triple store read it."""

from __future__ import annotations

from rdflib import Dataset

from graph.exchange.terms import checked, graphs, spell


def write(dataset: Dataset) -> bytes:
    """Return every named graph but the vocabulary, sorted by graph and then by triple."""
    return "".join(
        f"{spell(subject)} {spell(predicate)} {spell(value)}{_in(name)} .\n"
        for name, rows in graphs(dataset)
        for subject, predicate, value in rows
    ).encode()


def _in(name: str) -> str:
    return f" <{checked(name)}>" if name else ""
