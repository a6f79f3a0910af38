r"""``nodes.csv`` and ``edges.csv``: RFC 4180, UTF-8 without a byte-order mark, line ends ``\n`` on every platform.

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


def _written(rows: Iterable[Mapping[str, str]], columns: Sequence[str]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()
