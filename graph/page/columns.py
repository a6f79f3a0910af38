"""Rows as columns, for few bytes and a quick start: `js/columns.js` reads a row of them when it is asked for.

A field that no row has takes no room, one that is the same everywhere stands once, one of few different values is a
list of numbers beside the list of the values, and one that few rows have says which. Objects within a row become
columns of their own, and so do the items of lists. What is empty (None, "", [] or {}) is left out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final, TypeAlias

__all__ = ["Column", "table"]

Column: TypeAlias = Any
"""JSON: a list of values, or an object of one of the forms that `_column` returns."""

RARE: Final = 3
"""A field is written with the rows that have it where not even one row in so many does."""

ALIKE: Final = 3
"""Values are numbered where each of them stands at least so many times."""


def table(rows: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Return the rows as columns, fields in the order in which they are first met. Linear in what the rows hold.

    >>> table([{"id": "a", "kind": "claim"}, {"id": "b", "kind": "claim", "label": {"en": "B"}}])["fields"]["kind"]
    {'all': 'claim'}
    """
    return {"rows": len(rows), **_fields(rows)}


def _fields(rows: Sequence[Mapping[str, Any]]) -> dict[str, Column]:
    names = dict.fromkeys(name for row in rows for name, value in row.items() if not _is_empty(value))
    return {"fields": {name: _column([row.get(name) for row in rows]) for name in names}}


def _column(values: Sequence[Any]) -> Column:
    """Return the shortest form for the values of one field.

    >>> _column([1, 2, 3]), _column(["a"] * 3), _column(["a", "b"] * 3)
    ([1, 2, 3], {'all': 'a'}, {'words': ['a', 'b'], 'of': [0, 1, 0, 1, 0, 1]})
    >>> _column([None, None, None, 7])
    {'at': [3], 'are': {'all': 7}}
    >>> _column([[1], [2, 3]])
    {'counts': [1, 2], 'items': [1, 2, 3]}
    """
    present = [value for value in values if not _is_empty(value)]
    if len(present) * RARE < len(values):
        return {"at": [at for at, value in enumerate(values) if not _is_empty(value)], "are": _column(present)}
    if present and isinstance(present[0], Mapping):
        return _fields([value or {} for value in values])
    if present and isinstance(present[0], list):
        items = [item for value in present for item in value]
        return {"counts": _scalars([len(value or ()) for value in values]), "items": _column(items)}
    return _scalars(values)


def _scalars(values: Sequence[Any]) -> Column:
    # By kind too, for True is 1 to Python.
    numbers: dict[tuple[type, Any], int] = {}
    of = [numbers.setdefault((type(value), value), len(numbers)) for value in values]
    words = [value for _, value in numbers]
    if len(words) == 1:
        return {"all": words[0]}
    if len(words) * ALIKE <= len(values) and not all(isinstance(word, int) for word in words):
        return {"words": words, "of": of}
    return list(values)


def _is_empty(value: object) -> bool:
    return value is None or value in ("", [], {})
