"""How the report names a claim: as a link to it in the map, wherever it is spoken of."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from urllib.parse import quote

from graph.model import Relation
from graph.report.words import Words

SOURCES, TARGET = "\ue000", "\ue001"
"""Characters for private use, which stand for the two ends of a step until they are links."""
ENDS = re.compile(f"([{SOURCES}{TARGET}])")


class Mentions:
    """Names claims and steps in one language and one markup.

    ``escape`` makes markup of text and returns a string that escapes no more; ``link`` makes markup of a name and an
    address.
    """

    def __init__(self, words: Words, escape: Callable[[str], str], link: Callable[[str, str], str]) -> None:
        """Fix the language and the markup."""
        self.words = words
        self.escape = escape
        self.link = link

    def claim(self, identifier: str) -> str:
        """Return a link to an element, or a step as links to its sources and its target."""
        relation = self.words.map.relations.get(identifier)
        if relation:
            return self.step(relation)
        return self.link(self.words.name(identifier), f"index.html#sel={quote(identifier)}")

    def claims(self, identifiers: Iterable[str]) -> str:
        """Return several claims or steps, one after the other."""
        return self._join(map(self.claim, identifiers))

    def sources(self, relations: Iterable[Relation]) -> str:
        """Return what each relation comes from; the sources of one that are linked stay together."""
        return self._join(map(self._sources, relations))

    def targets(self, relations: Iterable[Relation]) -> str:
        """Return what each relation aims at."""
        return self._join(self.claim(relation.target) for relation in relations)

    def step(self, relation: Relation) -> str:
        """Return a relation in words."""
        ends = {SOURCES: self._sources(relation), TARGET: self.claim(relation.target)}
        pieces = ENDS.split(self.words.say("leaning.step", sources=SOURCES, target=TARGET))
        return self.escape("").join(ends.get(piece) or self.escape(piece) for piece in pieces)

    def _sources(self, relation: Relation) -> str:
        glue = self.words.say("and_with" if relation.linked else "separator")
        return self.escape(glue).join(map(self.claim, relation.sources))

    def _join(self, parts: Iterable[str]) -> str:
        return self.escape(self.words.say("separator")).join(parts)
