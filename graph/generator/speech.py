"""What every element says: sentences in two languages, composed from frames and the tables of the vocabulary."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Final, NamedTuple

import numpy as np

from graph.generator import shares
from graph.generator.chance import Chance
from graph.generator.drawn import Drawn
from graph.generator.frames import CLAIMED, PROPOSED, SHOWN, THESIS, Frame
from graph.generator.shape import CLAIM, EVIDENCE, RESPONSE
from graph.generator.vocabulary import Action, Effect, Words, vocabulary
from graph.model import Text

__all__ = ["LANGUAGES", "Speech", "Subject", "topic_words"]

LANGUAGES: Final = ("en", "zh-Hant")
CLAIM_TYPES: Final = tuple(shares.CLAIM_TYPES)
FIGURES: Final = tuple(shares.FIGURES)
FIRST_YEAR: Final = 2011
YEARS: Final = 14
KEPT: Final = 20_000
LIMITED: Final = 3
"""Two sentences of three have no limiting clause."""


class Subject(NamedTuple):
    """What one element speaks of."""

    kind: int
    type: str
    topic: Words
    what: Words
    effect: Effect
    action: Action
    people: Words
    town: Words
    body: Words
    limit: Words
    frame: int
    year: int
    value: int


@dataclass(frozen=True, eq=False)
class Speech:
    """The words of a debate; what restates another element has its subject, in a frame of its own."""

    drawn: Drawn
    columns: Mapping[str, list[int]]
    recent: dict[int, Subject] = field(default_factory=dict, repr=False)

    @cached_property
    def names(self) -> list[str]:
        """The ids of all elements: what each is about, and its place in the text."""
        places = enumerate(self.drawn.position.tolist())
        return ["programme" if element == 0 else f"{self.slug(element)}-{place + 1}" for element, place in places]

    def subject(self, element: int) -> Subject:
        """Return what an element speaks of; the last thousands are kept at hand."""
        if element not in self.recent:
            if len(self.recent) >= KEPT:
                self.recent.clear()
            self.recent[element] = self._subject(element)
        return self.recent[element]

    def _subject(self, element: int) -> Subject:
        number = {name: column[element] for name, column in self.columns.items()}
        words, kind, topic = vocabulary(), number["kind"], number["topic"]
        around = topic // len(words.measures)
        effects = words.bad if number["bad"] else words.good
        limit = number["limit"] if number["limit"] < len(words.limits) else 0
        types = FIGURES if kind == EVIDENCE else CLAIM_TYPES
        return Subject(
            kind=kind,
            type=types[number["type"]],
            topic=topic_words(topic),
            what=words.measures[topic % len(words.measures)],
            effect=effects[number["effect"] % len(effects)],
            action=words.actions[number["effect"] % len(words.actions)],
            people=words.people[number["people"]],
            town=words.towns[around or number["town"]],
            body=words.bodies[number["body"]],
            limit=words.limits[limit],
            frame=number["frame"],
            year=FIRST_YEAR + number["year"],
            value=7 + number["value"],
        )

    @classmethod
    def of(cls, drawn: Drawn) -> Speech:
        """Draw what every element speaks of; linear."""
        chance, size, words = Chance(drawn.seed), drawn.ground.size, vocabulary()
        most = {
            "effect": len(words.good) * len(words.bad) * len(words.actions),
            "people": len(words.people),
            "town": len(words.towns),
            "body": len(words.bodies),
            "limit": LIMITED * len(words.limits),
            "frame": 12,
            "year": YEARS,
            "value": 87,
        }
        columns = {name: chance.below(f"said {name}", size, below) for name, below in most.items()}
        columns["type"] = chance.pick("claim types", size, list(shares.CLAIM_TYPES.values()))
        evidence = drawn.ground.of(EVIDENCE)
        columns["type"][evidence] = chance.pick("figures", int(evidence.sum()), list(shares.FIGURES.values()))
        again = np.flatnonzero(drawn.restated >= 0)
        for name in ("effect", "people", "town"):
            columns[name][again] = columns[name][drawn.restated[again]]
        columns |= {"kind": drawn.ground.kind, "topic": drawn.topic, "bad": drawn.bad.astype(np.int64)}
        return cls(drawn, {name: column.tolist() for name, column in columns.items()})

    def text(self, element: int) -> Text:
        """Return what an element says, in both languages."""
        if element == 0:
            return THESIS
        subject = self.subject(element)
        frames = _frames(subject)
        english, chinese = frames[subject.frame % len(frames)]
        return {"en": english.format_map(_english(subject)), "zh-Hant": chinese.format_map(_chinese(subject))}

    def label(self, element: int) -> Text:
        """Return a short name of an element, in both languages."""
        if element == 0:
            return {"en": "Carry out the programme", "zh-Hant": "推行方案"}
        subject = self.subject(element)
        named = subject.action if subject.kind == RESPONSE else subject.effect
        name = named.name[0].upper() + named.name[1:]
        return {"en": f"{name} for {subject.people.en}", "zh-Hant": f"{subject.people.zh}{named.zh_name}"}

    def names_body(self, element: int) -> bool:
        """Return whether the words of an element name the body that it speaks of."""
        subject = self.subject(element)
        frames = _frames(subject)
        return "{Body}" in frames[subject.frame % len(frames)][0]

    def slug(self, element: int) -> str:
        """Return the first part of an element's id."""
        if element == 0:
            return "programme"
        words, effect = vocabulary(), self.columns["effect"][element]
        if self.columns["kind"][element] == RESPONSE:
            return words.actions[effect % len(words.actions)].id
        effects = words.bad if self.columns["bad"][element] else words.good
        return effects[effect % len(effects)].id

    def topic(self, element: int) -> str:
        """Return the id of an element's topic."""
        return topic_words(self.columns["topic"][element]).id

    def figure(self, element: int) -> str:
        """Return what sort of evidence an element is, empty where it is none."""
        return FIGURES[self.columns["type"][element]] if self.columns["kind"][element] == EVIDENCE else ""


@cache
def topic_words(topic: int) -> Words:
    """Return a topic: a measure, and where all measures have had their turn, a measure in a town.

    >>> topic_words(0).id, topic_words(41).en
    ('night-bus', 'the harbour tram in Pinehollow')
    """
    words = vocabulary()
    around, place = divmod(topic, len(words.measures))
    measure, town = words.measures[place], words.towns[around]
    if not around:
        return measure
    return Words(f"{measure.id}-{town.id}", f"{measure.en} in {town.en}", f"{town.zh}的{measure.zh}")


def _frames(subject: Subject) -> tuple[Frame, ...]:
    if subject.kind == CLAIM:
        return CLAIMED[subject.type]
    return SHOWN[subject.type] if subject.kind == EVIDENCE else PROPOSED


def _english(subject: Subject) -> dict[str, str | int]:
    who = subject.people.en
    return {
        "what": subject.what.en,
        "What": subject.what.en[0].upper() + subject.what.en[1:],
        "town": subject.town.en,
        "Town": subject.town.en,
        "people": who,
        "body": subject.body.en,
        "Body": subject.body.en[0].upper() + subject.body.en[1:],
        "base": subject.effect.base.format(who=who),
        "third": subject.effect.third.format(who=who),
        "past": subject.effect.past.format(who=who),
        "action": subject.action.en.format(who=who, what=subject.what.en),
        "limit": f", {subject.limit.en}" if subject.limit.en else "",
        "years": 2 + subject.frame % 7,
        "year": subject.year,
        "value": subject.value,
    }


def _chinese(subject: Subject) -> dict[str, str | int]:
    who = subject.people.zh
    return {
        "what_zh": subject.what.zh,
        "town_zh": subject.town.zh,
        "people_zh": who,
        "body_zh": subject.body.zh,
        "zh": subject.effect.zh.format(who=who),
        "action_zh": subject.action.zh.format(who=who, what=subject.what.zh),
        "limit_zh": f"，{subject.limit.zh}" if subject.limit.zh else "",
        "years": 2 + subject.frame % 7,
        "year": subject.year,
        "value": subject.value,
    }
