"""What a made-up debate speaks of, in English and Traditional Chinese: measures, effects, people, towns.

The words stand in tables under ``words/``. No measure, town or body of this province exists.
"""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files
from typing import Final, NamedTuple, TypeVar

__all__ = ["Action", "Effect", "Vocabulary", "Words", "vocabulary"]

TABLES: Final = files("graph.generator").joinpath("words")


class Words(NamedTuple):
    """The same in both languages, under an id."""

    id: str
    en: str
    zh: str


class Effect(NamedTuple):
    """What a measure does to people (``{who}``), and a short name for that.

    English needs three forms of the verb: base, third person, past participle.
    """

    id: str
    base: str
    third: str
    past: str
    zh: str
    name: str
    zh_name: str


class Action(NamedTuple):
    """What somebody could do about a measure (``{what}``) for people (``{who}``), and a short name for it."""

    id: str
    en: str
    zh: str
    name: str
    zh_name: str


class Vocabulary(NamedTuple):
    """Every table."""

    measures: tuple[Words, ...]
    people: tuple[Words, ...]
    towns: tuple[Words, ...]
    bodies: tuple[Words, ...]
    limits: tuple[Words, ...]
    good: tuple[Effect, ...]
    bad: tuple[Effect, ...]
    actions: tuple[Action, ...]


Row = TypeVar("Row", Words, Effect, Action)


@cache
def vocabulary() -> Vocabulary:
    """Return all the words, read once.

    >>> vocabulary().measures[0]
    Words(id='night-bus', en='the night bus', zh='夜間公車')
    """
    named = {name: _table(name, Words) for name in ("measures", "people", "towns", "bodies", "limits")}
    return Vocabulary(
        **named, good=_table("good", Effect), bad=_table("bad", Effect), actions=_table("actions", Action)
    )


def _table(name: str, row: type[Row]) -> tuple[Row, ...]:
    text = TABLES.joinpath(f"{name}.csv").read_text(encoding="utf-8")
    return tuple(row(**line) for line in csv.DictReader(text.splitlines()))
