"""The report in one language: its own strings, the labels of the vocabulary, and the texts of the map.

Strings lie in ``strings/<language>.toml``; a language without a file falls back to English, and so does a text that the
map does not have in it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from graph.model import ArgumentMap, Element, Named, Text
from graph.rdf import term_labels

FALLBACK = "en"
HOLDING = frozenset({"asserts", "concedes", "proposes"})


@cache
def strings(language: str) -> Mapping[str, Any]:
    """Return the report's strings in a language, English where there is no file of them.

    >>> strings("zh-Hant")["report"], strings("xx")["report"]
    ('報告', 'Report')
    """
    folder = files("graph.report") / "strings"
    path = folder / f"{language}.toml"
    return tomllib.loads((path if path.is_file() else folder / f"{FALLBACK}.toml").read_text(encoding="utf-8"))


class Words:
    """Says things of one map in one language."""

    def __init__(self, argument_map: ArgumentMap, language: str) -> None:
        """Fix the map and the language."""
        self.map = argument_map
        self.language = language
        self.strings = strings(language)

    def say(self, key: str, **values: object) -> str:
        """Return the string under a dotted key, filled in; ``n`` chooses between one and other."""
        found: Any = self.strings
        for part in key.split("."):
            found = found[part]
        if isinstance(found, dict):
            found = found["one" if values["n"] == 1 else "other"]
        return str(found).format(**values)

    def text(self, text: Text) -> str:
        """Return a text in the language, else in English, else in the first language there is."""
        return text.get(self.language) or text.get(FALLBACK) or next(iter(text.values()), "")

    def term(self, name: str) -> str:
        """Return the label of a term of the vocabulary (a relation, a coverage, a basis, a label)."""
        return self.text(term_labels().get(name, {})) or name

    def name(self, identifier: str) -> str:
        """Return the short name of an element, its text without the full stop where it has none."""
        element = self.map.elements.get(identifier)
        if element is None:
            return identifier
        return self.text(element.label) or self.text(element.text).rstrip(".。")

    def has_name(self, element: Element) -> bool:
        """Tell whether the element has a short name besides its text."""
        return bool(self.text(element.label))

    def topic(self, identifier: str) -> str:
        """Return the name of a topic, or the word for none."""
        return self.text(self.map.topics[identifier].label) if identifier else self.say("unanswered.no_theme")

    def holders(self, element: Element) -> str:
        """Return who holds the element, the primary stance first; whoever merely reports or doubts it does not."""
        takers = [stance.holder for stance in element.stances if stance.attitude in HOLDING]
        actors = dict.fromkeys(takers or [stance.holder for stance in element.stances])
        return self.say("separator").join(self._actor(actor) for actor in actors)

    def thing(self, identifier: str) -> str:
        """Return the name of anything that a discrepancy can speak of."""
        named: Iterable[Mapping[str, Named]] = (self.map.events, self.map.instruments, self.map.actors, self.map.places)
        for things in (*named, self.map.topics):
            if identifier in things:
                return self.text(things[identifier].label)
        if identifier in self.map.lists:
            return self.text(self.map.lists[identifier].label)
        if identifier in self.map.documents:
            return self.text(self.map.documents[identifier].title)
        return self.name(identifier)

    def _actor(self, identifier: str) -> str:
        actor = self.map.actors.get(identifier)
        return self.text(actor.label) if actor else identifier
