r"""``nodes.csv``, ``edges.csv`` and ``findings.csv``.

RFC 4180, UTF-8 without a byte-order mark, line ends ``\n`` on every platform.

Texts are written exactly as they are, also where one starts with ``=``, ``+``, ``-`` or ``@``: a spreadsheet that
should not compute them must import the columns as text.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

from graph.network import column

BEFORE_TEXTS = ("id", "kind", "roles")
AFTER_TEXTS = ("section", "spans", "holder", "attitude", "modality", "hedged", "side")
EDGE_COLUMNS = (
    "id",
    "source",
    "target",
    "relation",
    "basis",
    "coverage",
    "confidence",
    "strength",
    "scheme",
    "linked",
    "spans",
)


def write_nodes(rows: Iterable[Mapping[str, str]], languages: Iterable[str]) -> bytes:
    """Return one row an element, with a column ``text_<language>`` for each language of the map."""
    texts = (f"text_{column(language)}" for language in sorted(languages))
    return _written(rows, (*BEFORE_TEXTS, *texts, *AFTER_TEXTS))


def write_edges(rows: Iterable[Mapping[str, str]]) -> bytes:
    r"""Return one row a source of a relation; the rows of one relation share its id.

    >>> write_edges([]).decode()
    'id,source,target,relation,basis,coverage,confidence,strength,scheme,linked,spans\n'
    """
    return _written(rows, EDGE_COLUMNS)


def write_findings(nodes: Iterable[str], columns: Mapping[str, Mapping[str, object]]) -> bytes:
    r"""Return one row a node, sorted by id; a cell is empty where the analysis has no answer.

    >>> write_findings(["b", "a"], {"grounded": {"a": "in", "b": "out"}, "strength_df_quad": {"a": 0.5}}).decode()
    'id,grounded,strength_df_quad\na,in,0.5\nb,out,\n'
    """
    rows = (
        {"id": node, **{name: _cell(found.get(node, "")) for name, found in columns.items()}} for node in sorted(nodes)
    )
    return _written(rows, ("id", *columns))


def _cell(value: object) -> str:
    """Return a number to twelve significant digits, the same on every machine."""
    return f"{value:.12g}" if isinstance(value, float) else str(value)


def _written(rows: Iterable[Mapping[str, str]], columns: Sequence[str]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()
