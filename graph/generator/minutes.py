"""The source that a made-up map was read from: the minutes of a hearing, one sentence for every element.

The minutes say in other words what the map paraphrases. A section is a heading and paragraphs of four sentences; a
document holds at most 200,000 of them, so that it stays below the size that a source may have.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np

from graph.generator.chance import Chance
from graph.generator.shape import CHAPTER, RESPONSE
from graph.generator.speech import Speech, topic_words
from graph.generator.vocabulary import vocabulary
from graph.model import Document, Passage, Section, Span
from graph.polarity import Integers

__all__ = ["Minutes", "section_number"]

PARAGRAPH: Final = 4
LARGEST: Final = 200_000
HEAD: Final = "# Minutes of the hearing on small measures for better towns\n\n"
SHARE_OF_RECORDERS: Final = 0.5


def section_number(section: int) -> str:
    """Return the printed number of a section; eight make a chapter.

    >>> section_number(0), section_number(9)
    ('1-1', '2-2')
    """
    return f"{section // CHAPTER + 1}-{section % CHAPTER + 1}"


def digest(text: str) -> str:
    """Return the SHA-256 of a text in UTF-8."""
    return hashlib.sha256(text.encode()).hexdigest()


@dataclass(frozen=True, eq=False)
class Minutes:
    """Where every element stands in the minutes."""

    speech: Speech
    holder: Integers
    start: Integers
    end: Integers
    first_sections: tuple[int, ...]
    documents: tuple[Document, ...]

    @classmethod
    def of(cls, speech: Speech) -> Minutes:
        """Write the minutes once, to know where everything stands; linear."""
        ground, chance = speech.drawn.ground, Chance(speech.drawn.seed)
        words = vocabulary()
        holder = chance.below("holder", ground.size, len(words.people) + len(words.bodies))
        holder[chance.uniform("held by the recorders", ground.size) < SHARE_OF_RECORDERS] = -1
        blank = np.zeros(ground.size, np.int64)
        self = cls(speech, holder, blank, blank.copy(), _first_sections(ground.starts), ())
        documents = tuple(self._document(number) for number in range(len(self.first_sections) - 1))
        object.__setattr__(self, "documents", documents)
        return self

    def document_of(self, section: int) -> str:
        """Return the id of the document in which a section stands."""
        return self._name(bisect_right(self.first_sections, section) - 1)

    def sections_of(self, document: int) -> range:
        """Return the sections of a document, by its number."""
        return range(self.first_sections[document], self.first_sections[document + 1])

    def elements_of(self, section: int) -> list[int]:
        """Return the elements of a section in the order of the text."""
        starts = self.speech.drawn.ground.starts
        return [int(each) for each in self.speech.drawn.order[starts[section] : starts[section + 1]]]

    def text(self, document: int) -> Iterator[str]:
        """Yield the text of a document, section by section."""
        yield HEAD
        for section in self.sections_of(document):
            yield self._section_text(section)

    def sentence(self, element: int) -> str:
        """Return what the minutes say where an element was read."""
        if element == 0:
            return "The province asked whether it should carry out its small measures."
        subject = self.speech.subject(element)
        if subject.kind == RESPONSE:
            wish = f"{subject.action.name} for {subject.people.en} over {subject.what.en}"
            return f"{self.speaker(element)} asked for {wish}."
        return f"{self.speaker(element)} spoke of {subject.what.en} and {subject.effect.name} for {subject.people.en}."

    def speaker(self, element: int) -> str:
        """Return who speaks, at the beginning of a sentence."""
        words, number = vocabulary(), int(self.holder[element])
        name = (*words.people, *words.bodies)[number].en if number >= 0 else "somebody"
        return name[0].upper() + name[1:]

    def passage(self, element: int) -> Passage:
        """Return the passage in which an element was read, digest included."""
        section = int(self.speech.drawn.ground.section[element])
        place = int(self.speech.drawn.position[element] - self.speech.drawn.ground.starts[section])
        span = Span(int(self.start[element]), int(self.end[element]), digest(self.sentence(element)))
        paragraph, sentence = 2 + place // PARAGRAPH, 1 + place % PARAGRAPH
        return Passage(self.document_of(section), (span,), section_number(section), paragraph, sentence)

    def lock(self, document: int) -> Iterator[tuple[str, dict[str, object]]]:
        """Yield what ``anchors.lock`` says of a document's spans, sections last."""
        name = self._name(document)
        for number in self.sections_of(document):
            for element in self.elements_of(number):
                passage = self.passage(element)
                span = passage.spans[0]
                entry = {"paragraph": passage.paragraph, "sentence": passage.sentence, "sha256": span.digest}
                yield f"{name}:{span}", entry
        for section in self.documents[document].sections:
            yield f"{name}:{section.spans[0]}", {"sha256": section.spans[0].digest}

    def _name(self, document: int) -> str:
        return f"minutes-{document + 1}" if len(self.first_sections) > 2 else "minutes"  # noqa: PLR2004  one document

    def _document(self, number: int) -> Document:
        whole, length, sections = hashlib.sha256(HEAD.encode()), len(HEAD), []
        for section in self.sections_of(number):
            text = self._section_text(section)
            whole.update(text.encode())
            self._remember(section, length)
            sections.append(
                Section(
                    section_number(section), self._title(section), (Span(length, length + len(text), digest(text)),)
                )
            )
            length += len(text)
        name = self._name(number)
        title = {"en": "Minutes of the hearing", "zh-Hant": "聽證會紀錄"}
        return Document(name, f"{name}.txt", whole.hexdigest(), "en", title, tuple(sections))

    def _title(self, section: int) -> dict[str, str]:
        topic = topic_words(int(self.speech.drawn.topic[self.speech.drawn.ground.starts[section]]))
        return {"en": f"Sitting {section + 1}: {topic.en}", "zh-Hant": f"第 {section + 1} 場：{topic.zh}"}

    def _heading(self, section: int) -> str:
        return f"## {section_number(section)} {self._title(section)['en']}\n\n"

    def _section_text(self, section: int) -> str:
        sentences = [self.sentence(element) for element in self.elements_of(section)]
        paragraphs = [" ".join(sentences[n : n + PARAGRAPH]) for n in range(0, len(sentences), PARAGRAPH)]
        return self._heading(section) + "".join(f"{paragraph}\n\n" for paragraph in paragraphs)

    def _remember(self, section: int, offset: int) -> None:
        offset += len(self._heading(section))
        for place, element in enumerate(self.elements_of(section)):
            length = len(self.sentence(element))
            self.start[element], self.end[element] = offset, offset + length
            offset += length + (2 if place % PARAGRAPH == PARAGRAPH - 1 else 1)


def _first_sections(starts: Integers) -> tuple[int, ...]:
    """Return the first section of every document, and one more than the last section."""
    firsts = [0]
    for section, end in enumerate(starts[1:].tolist()):
        if end - starts[firsts[-1]] > LARGEST:
            firsts.append(section)
    return (*firsts, len(starts) - 1)
