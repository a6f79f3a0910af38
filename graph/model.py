"""The argument map as plain, frozen data: what an analyst wrote, and nothing computed.

Direction of a relation: from premise to conclusion, from attacker to attacked, from policy response to problem,
from qualifier to qualified, from the later restatement to the earlier, from cause to effect.

Sets are tuples in sorted order, and passages stand in the order of the text, so that a map equals what its RDF gives
back; only stances, list items and the tour keep the author's order.

Every id is local to the map and matches ``[a-z0-9]+(-[a-z0-9]+)*``; elements and relations share one name space, so
that a relation may aim at either. A ``Text`` maps a language tag to words of the analyst's own.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise
from typing import Literal, TypeAlias

Text: TypeAlias = Mapping[str, str]
Kind: TypeAlias = Literal["claim", "evidence", "policy_response"]
EvidenceType: TypeAlias = Literal["statistic", "case", "testimony"]
ActorType: TypeAlias = Literal["institution", "person", "group"]

CLAIM: Kind = "claim"
EVIDENCE: Kind = "evidence"
RESPONSE: Kind = "policy_response"

RELATION_KINDS = (
    "supports",
    "attacks",
    "rebuts",
    "undercuts",
    "undermines",
    "qualifies",
    "answers",
    "restates",
    "causes",
)
ATTACK_KINDS = frozenset({"attacks", "rebuts", "undercuts", "undermines"})
BASES = ("explicit", "implicit", "analyst")
"""Reading bases, from what the text states to what the analyst supplies."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """An unbroken run of a document: half-open, 0-based, in Unicode code points of the raw text.

    ``digest`` is the SHA-256 of the run in UTF-8 (lower-case hexadecimal), empty until the map is anchored.
    """

    start: int
    end: int
    digest: str = ""

    def __str__(self) -> str:
        return f"{self.start}-{self.end}"


@dataclass(frozen=True, slots=True)
class Passage:
    """Where something was read: one or more spans of one document, read together.

    ``section`` is the printed number (``2-4``), empty where no section claims the first span; ``paragraph`` and
    ``sentence`` count from 1 within their section and paragraph, 0 where unknown.
    """

    document: str
    spans: tuple[Span, ...]
    section: str = ""
    paragraph: int = 0
    sentence: int = 0

    def __str__(self) -> str:
        return " + ".join(map(str, self.spans))

    @property
    def name(self) -> str:
        """The last part of the passage's IRI, for example ``paper.9-29_40-51``."""
        return f"{self.document}.{'_'.join(map(str, self.spans))}"


@dataclass(frozen=True, slots=True)
class Section:
    """A numbered part of a document, with every range of characters that belongs to it."""

    number: str
    title: Text
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A source file fixed by the SHA-256 of its bytes."""

    id: str
    file: str
    sha256: str
    language: str
    title: Text
    sections: tuple[Section, ...]

    def section_of(self, span: Span) -> str:
        """Return the number of the section in which ``span`` starts, or an empty string."""
        for section in self.sections:
            if any(part.start <= span.start < part.end for part in section.spans):
                return section.number
        return ""


def section_finder(document: Document) -> Callable[[Span], str]:
    """Return what `Document.section_of` is for many spans of one document: O(log sections) each, not O(sections)."""
    spans = sorted((span.start, span.end, section.number) for section in document.sections for span in section.spans)
    if any(after[0] < before[1] for before, after in pairwise(spans)):
        return document.section_of
    starts = [start for start, _, _ in spans]

    def find(span: Span) -> str:
        _, end, number = spans[bisect_right(starts, span.start) - 1] if spans else (0, 0, "")
        return number if starts and starts[0] <= span.start < end else ""

    return find


@dataclass(frozen=True, slots=True)
class Stance:
    """Who takes what attitude to one element, how firmly, and where it shows.

    ``id`` is the last part of its IRI: ``<element>.<holder>.<attitude>`` unless the author gave one.
    ``hedge`` lists how the passage limits the clause in words; a stance without any is put flatly. ``anchors`` are
    where the stance shows, the element's own unless the author says otherwise.
    """

    id: str
    about: str
    holder: str
    attitude: str
    reporter: str = ""
    modality: str = "certain"
    hedge: tuple[str, ...] = ()
    force: str = ""
    confidence: Decimal | None = None
    anchors: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """What a statistic, case or testimony states; ``begin`` and ``end`` as printed: year, year-month or date."""

    type: EvidenceType
    value: Decimal | None = None
    upper: Decimal | None = None
    unit: str = ""
    population: Text = field(default_factory=dict)
    place: str = ""
    begin: str = ""
    end: str = ""
    credit: str = ""


@dataclass(frozen=True, slots=True)
class Element:
    """A claim, an item of evidence or a policy response, paraphrased in every language of the map."""

    id: str
    kind: Kind
    text: Text
    label: Text = field(default_factory=dict)
    anchors: tuple[Passage, ...] = ()
    stances: tuple[Stance, ...] = ()
    topics: tuple[str, ...] = ()
    type: str = ""
    side: str = "neutral"
    criticizes: tuple[str, ...] = ()
    helps: tuple[str, ...] = ()
    harms: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    through: tuple[str, ...] = ()
    importance: Decimal | None = None
    base_score: Decimal | None = None
    cost: Decimal | None = None
    figure: Figure | None = None

    @property
    def hedged(self) -> bool:
        """True where the passage limits the certainty or scope of this clause in words."""
        return any(stance.hedge for stance in self.stances)

    @property
    def section(self) -> str:
        """The printed number of the section of the first anchor, or an empty string."""
        return self.anchors[0].section if self.anchors else ""


@dataclass(frozen=True, slots=True)
class Relation:
    """The one record of an argumentative step from its sources to its target.

    ``linked`` is None for a single source, True where the sources count only together, False where each counts alone.
    ``coverage`` is set exactly on answers.
    """

    id: str
    kind: str
    sources: tuple[str, ...]
    target: str
    basis: str
    linked: bool | None = None
    coverage: str = ""
    strength: Decimal | None = None
    confidence: Decimal | None = None
    scheme: str = ""
    anchors: tuple[Passage, ...] = ()
    note: Text = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Named:
    """A topic, a place, an actor, an event or an instrument: something with a name that elements speak of."""

    id: str
    label: Text
    type: str = ""
    by: tuple[str, ...] = ()
    place: str = ""
    begin: str = ""
    end: str = ""
    anchors: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class OrderedList:
    """A numbered or bulleted list of the source; ``items`` are element ids in printed order."""

    id: str
    label: Text
    items: tuple[str, ...]
    anchors: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """A note that something printed looks wrong, out of date or damaged; the printed value stays."""

    id: str
    about: tuple[str, ...]
    text: Text


@dataclass(frozen=True, slots=True)
class TourStep:
    """One stop of the guided tour: a caption and what to look at."""

    about: tuple[str, ...]
    text: Text


@dataclass(frozen=True, slots=True)
class ArgumentMap:
    """One authored debate. Collections keep the authored order and are keyed by local id."""

    id: str
    title: Text
    about: Text
    languages: tuple[str, ...]
    version: str
    licence: str
    topic: str
    thesis: str = ""
    documents: Mapping[str, Document] = field(default_factory=dict)
    topics: Mapping[str, Named] = field(default_factory=dict)
    actors: Mapping[str, Named] = field(default_factory=dict)
    places: Mapping[str, Named] = field(default_factory=dict)
    events: Mapping[str, Named] = field(default_factory=dict)
    instruments: Mapping[str, Named] = field(default_factory=dict)
    elements: Mapping[str, Element] = field(default_factory=dict)
    relations: Mapping[str, Relation] = field(default_factory=dict)
    lists: Mapping[str, OrderedList] = field(default_factory=dict)
    discrepancies: Mapping[str, Discrepancy] = field(default_factory=dict)
    tour: tuple[TourStep, ...] = ()

    def of_kind(self, kind: Kind) -> Iterator[Element]:
        """Yield the elements of one kind in authored order."""
        return (element for element in self.elements.values() if element.kind == kind)

    def passages(self) -> Iterator[Passage]:
        """Yield every passage that anything in the map was read from, repetitions included."""
        for element in self.elements.values():
            yield from element.anchors
            for stance in element.stances:
                yield from stance.anchors
        for relation in self.relations.values():
            yield from relation.anchors
        for named in (*self.events.values(), *self.instruments.values()):
            yield from named.anchors
        for ordered in self.lists.values():
            yield from ordered.anchors
