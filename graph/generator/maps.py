"""A made-up debate as the model knows it, whole or section by section."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

import numpy as np

from graph.generator.drawn import Drawn, draw
from graph.generator.elements import RECORDERS, Elements
from graph.generator.minutes import Minutes
from graph.generator.relations import Relations
from graph.generator.shape import CLAIM, RESPONSE
from graph.generator.speech import LANGUAGES, Speech, topic_words
from graph.generator.steps import NUMBER
from graph.generator.vocabulary import Words, vocabulary
from graph.model import ArgumentMap, Element, Named, Relation, Text, TourStep

__all__ = ["GROUPS", "Debate"]

LICENCE: Final = "https://creativecommons.org/licenses/by/4.0/"
VERSION: Final = "1.0.0"
PROGRAMME: Final = Words("small-measures", "the programme as a whole", "整體方案")
RECORDING: Final = Words(RECORDERS, "the recorders of the hearing", "聽證會紀錄人")
GROUPS: Final = 400
"""How many files a map is split into at most; a file holds the elements and relations of one section or of several."""

STOPS: Final = 8


@dataclass(frozen=True, eq=False)
class Debate:
    """A made-up debate; its elements and relations are made when they are asked for."""

    drawn: Drawn
    minutes: Minutes
    elements: Elements
    relations: Relations

    @classmethod
    def of(cls, claims: int, seed: int) -> Debate:
        """Draw a debate; raises what `graph.generator.drawn.draw` raises."""
        drawn = draw(claims, seed)
        speech = Speech.of(drawn)
        minutes = Minutes.of(speech)
        elements = Elements.of(speech, minutes)
        return cls(drawn, minutes, elements, Relations.of(elements))

    @cached_property
    def groups(self) -> list[range]:
        """The sections of every file, in reading order."""
        sections = self.drawn.ground.sections
        each = -(-sections // GROUPS)
        return [range(first, min(first + each, sections)) for first in range(0, sections, each)]

    def elements_of(self, group: range) -> Iterator[Element]:
        """Yield the elements of some sections: claims, then evidence, then policy responses, each in text order."""
        places = [element for section in group for element in self.minutes.elements_of(section)]
        kinds = self.drawn.ground.kind
        yield from (self.elements.element(each) for each in sorted(places, key=lambda each: int(kinds[each])))

    def relations_of(self, group: range) -> Iterator[Relation]:
        """Yield the relations that start in some sections."""
        for section in group:
            yield from self.relations.of_section(section)

    def header(self, name: str) -> ArgumentMap:
        """Return the map called ``name`` with everything but its elements and relations."""
        words = vocabulary()
        count = int(self.drawn.ground.of(CLAIM).sum())
        topics = [PROGRAMME, *(topic_words(topic) for topic in range(self.drawn.ground.topics))]
        return ArgumentMap(
            id=name,
            title={"en": "Small measures for better towns", "zh-Hant": "小型措施改善城鎮"},
            about=_about(count),
            languages=tuple(sorted(LANGUAGES)),
            version=VERSION,
            licence=LICENCE,
            topic=PROGRAMME.id,
            thesis=self.elements.speech.names[0],
            documents={document.id: document for document in self.minutes.documents},
            topics={each.id: _named(each) for each in topics},
            actors={
                each.id: _named(each, "group" if each in (RECORDING, *words.people) else "institution")
                for each in (RECORDING, *words.bodies, *words.people)
            },
            places={each.id: _named(each) for each in words.towns},
            tour=tuple(self._tour()),
        )

    def map(self, name: str) -> ArgumentMap:
        """Return the whole map."""
        return replace(
            self.header(name),
            elements={each.id: each for group in self.groups for each in self.elements_of(group)},
            relations={each.id: each for group in self.groups for each in self.relations_of(group)},
        )

    def _tour(self) -> Iterator[TourStep]:
        """Yield the thesis, and the criticisms and policy responses with the most relations."""
        yield TourStep(
            (self.elements.speech.names[0],), {"en": "What the hearing was about.", "zh-Hant": "聽證會的主題。"}
        )
        drawn = self.drawn
        answers = drawn.steps.kind == NUMBER["answers"]
        answered = np.bincount(drawn.steps.target[answers], minlength=drawn.ground.size)
        answering = np.bincount(drawn.steps.sources[answers, 0], minlength=drawn.ground.size)
        for worth, what in ((answered, drawn.criticism), (answering, drawn.ground.of(RESPONSE))):
            best = np.argsort(-np.where(what, worth, -1), kind="stable")[: STOPS // 2]
            for element in map(int, best):
                yield TourStep(
                    (self.elements.speech.names[element],), _caption(int(worth[element]), criticism=worth is answered)
                )


def _caption(worth: int, *, criticism: bool) -> Text:
    if criticism:
        return {"en": f"A criticism that {worth} answers try to meet.", "zh-Hant": f"有 {worth} 項回應試圖解決的批評。"}
    return {
        "en": f"A policy response that answers {worth} criticisms.",
        "zh-Hant": f"回應了 {worth} 項批評的政策回應。",
    }


def _named(words: Words, type: str = "") -> Named:  # noqa: A002
    return Named(words.id, {"en": words.en, "zh-Hant": words.zh}, type=type)


def _about(claims: int) -> Text:
    return {
        "en": f"A province of made-up towns asks whether it should carry out a programme of small measures. "
        f"Townspeople, bodies and experts put forward {claims:,} claims for and against.",
        "zh-Hant": f"一個虛構的省分想知道是否該推行一系列小型措施。鎮民、機構與專家共提出 {claims:,} 項正反主張。",
    }
