"""The forms of an authored file: which keys there are, and what each may hold.

A form looks at one file and one value at a time; what depends on several values is checked in ``references``. Words
stand under their language (``en``, ``zh-Hant``) beside the other keys of an entry and are gathered under `TEXT`. The
languages of the map are the validation context: a tuple, or None while they are unknown, when any further key passes
for one.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from typing import Annotated, Any, ClassVar, Final, Literal, TypeAlias

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    StringConstraints,
    ValidationInfo,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import CoreSchema

from graph.reader.files import plain_file_name
from graph.reader.values import (
    ID,
    LANGUAGE,
    Passage,
    Wrong,
    amount,
    number,
    passage,
    period_date,
    section_spans,
    share,
    short,
)

__all__ = [
    "COLLECTIONS",
    "HEADER",
    "TEXT",
    "Actor",
    "Authored",
    "Claim",
    "Discrepancy",
    "Document",
    "Element",
    "Event",
    "Evidence",
    "Form",
    "Instrument",
    "OrderedList",
    "Relation",
    "Response",
    "Stance",
    "Stop",
    "Worded",
    "Words",
]

TEXT: Final = "\0text"
"""The key under which a form gathers its words; no file can hold it."""

VERSION: Final = r"^(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)$"
SHA256: Final = r"^[0-9a-f]{64}$"
LICENCE: Final = r"^https?://[^\s<>\"{}|\\^`]+$"
SECTION: Final = r"^[A-Za-z0-9]+([.-][A-Za-z0-9]+)*$"
NUMBER_SCHEMA: Final = {"type": ["number", "string"], "pattern": r"^-?[0-9]+(\.[0-9]+)?$"}
DATE_SCHEMA: Final = {
    "type": ["integer", "string"],
    "pattern": r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$",
    "minimum": 1,
    "maximum": 9999,
}
SPANS_SCHEMA: Final = r"[0-9]+\s*-\s*[0-9]+(\s*\+\s*[0-9]+\s*-\s*[0-9]+)*$"


class _OneOrMore:
    """Lets an editor accept one value where a list of them may stand."""

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        several = handler(core)
        return {"anyOf": [several["items"], several]}


def _as_list(value: object) -> object:
    return value if isinstance(value, list) else [value]


def _needs_mapping(value: object) -> object:
    if isinstance(value, dict):
        return value
    what = "nothing" if value is None else "a list" if isinstance(value, list) else short(value)
    raise Wrong(f"a mapping is needed here, not {what}", "write keys with their values below it")


def _spoken(value: str, info: ValidationInfo) -> str:
    languages: tuple[str, ...] | None = info.context
    if languages is None or value in languages:
        return value
    raise Wrong(f"{short(value)} is not a language of the map", f"the map is written in {', '.join(languages)}")


def _complete(words: dict[str, str], info: ValidationInfo) -> dict[str, str]:
    languages: tuple[str, ...] = info.context or ()
    missing = [language for language in languages if language not in words]
    if missing:
        raise Wrong(f"no words in {' and '.join(missing)}", f"the map is written in {', '.join(languages)}: write each")
    return words


def _inside(value: str) -> str:
    if plain_file_name(value):
        return value
    raise Wrong(f"{short(value)} is not a file of the map's folder", "give a name without '..', drive or leading slash")


Id: TypeAlias = Annotated[str, StringConstraints(pattern=ID)]
Phrase: TypeAlias = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Words: TypeAlias = Annotated[
    dict[Annotated[str, AfterValidator(_spoken)], Phrase],
    AfterValidator(_complete),
    BeforeValidator(_needs_mapping),
    WithJsonSchema(
        {
            "type": "object",
            "description": "Words in every language of the map.",
            "patternProperties": {LANGUAGE: {"type": "string", "minLength": 1}},
            "additionalProperties": False,
            "minProperties": 1,
        }
    ),
]
Number: TypeAlias = Annotated[Decimal, BeforeValidator(number), WithJsonSchema(NUMBER_SCHEMA)]
Share: TypeAlias = Annotated[
    Decimal, BeforeValidator(share), WithJsonSchema({**NUMBER_SCHEMA, "minimum": 0, "maximum": 1})
]
Amount: TypeAlias = Annotated[Decimal, BeforeValidator(amount), WithJsonSchema({**NUMBER_SCHEMA, "minimum": 0})]
PeriodDate: TypeAlias = Annotated[str, BeforeValidator(period_date), WithJsonSchema(DATE_SCHEMA)]
PassageAt: TypeAlias = Annotated[
    Passage,
    BeforeValidator(passage),
    WithJsonSchema({"type": "string", "pattern": r"^\s*([a-z0-9]+(-[a-z0-9]+)*\s*:)?\s*" + SPANS_SCHEMA}),
]
SectionAt: TypeAlias = Annotated[
    tuple[tuple[int, int], ...],
    BeforeValidator(section_spans),
    WithJsonSchema({"type": "string", "pattern": r"^\s*" + SPANS_SCHEMA}),
]
Ids: TypeAlias = Annotated[list[Id], Field(min_length=1), BeforeValidator(_as_list), _OneOrMore()]
At: TypeAlias = Annotated[list[PassageAt], Field(min_length=1), BeforeValidator(_as_list), _OneOrMore()]
Truth: TypeAlias = Annotated[Literal["true", "false"], WithJsonSchema({"enum": [True, False, "true", "false"]})]

Attitude: TypeAlias = Literal["asserts", "reports", "concedes", "doubts", "rejects", "proposes"]
Basis: TypeAlias = Literal["explicit", "implicit", "analyst"]
Hedge: TypeAlias = Literal["possibility", "appearance", "condition", "generality", "dispute"]
Hedges: TypeAlias = Annotated[list[Hedge], Field(min_length=1), BeforeValidator(_as_list), _OneOrMore()]
Scheme: TypeAlias = Literal[
    "cause-to-effect",
    "correlation-to-cause",
    "alternative-cause",
    "example",
    "analogy",
    "statistics",
    "expert-opinion",
    "popular-opinion",
    "positive-consequences",
    "negative-consequences",
    "practical-reasoning",
    "values",
]


class Form(BaseModel):
    """A mapping with known keys; a key without a value counts as absent."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    noun: ClassVar[str] = "entry"

    @model_validator(mode="before")
    @classmethod
    def _gathered(cls, data: object, info: ValidationInfo) -> object:
        return cls._present(data, info.context) if isinstance(data, dict) else data

    @classmethod
    def _present(cls, data: dict[str, Any], _languages: tuple[str, ...] | None) -> dict[str, Any]:
        known = cls.keys()
        return {key: value for key, value in data.items() if value is not None or key not in known}

    @classmethod
    @cache
    def keys(cls) -> tuple[str, ...]:
        """Return the keys an author may write, apart from languages."""
        return tuple(key for name, field in cls.model_fields.items() if (key := field.alias or name) != TEXT)


class Worded(Form):
    """A form with words of its own in every language of the map."""

    text: Words = Field(alias=TEXT)

    @classmethod
    def _present(cls, data: dict[str, Any], languages: tuple[str, ...] | None) -> dict[str, Any]:
        present = super()._present(data, languages)
        spoken = set(present) - set(cls.keys()) if languages is None else languages
        words = {key: value for key in tuple(present) if key in spoken and (value := present.pop(key)) is not None}
        return {TEXT: words} | present


class Named(Worded):
    """A topic or a place."""

    noun: ClassVar[str] = "topic or place"


class Actor(Worded):
    """Someone who holds, reports, acts, gains or loses."""

    noun: ClassVar[str] = "actor"
    type: Literal["institution", "person", "group"] = Field(description="What sort of actor.")


class Event(Worded):
    """Something that happened."""

    noun: ClassVar[str] = "event"
    begin: PeriodDate | None = Field(None, description="Year, year-month or date, as printed.")
    end: PeriodDate | None = Field(None, description="Year, year-month or date, as printed.")
    place: Id | None = Field(None, description="Id of a place.")
    at: At | None = Field(None, description="Where it was read: start-end in characters, spans joined by ' + '.")


class Instrument(Worded):
    """A law, treaty, programme or other means."""

    noun: ClassVar[str] = "instrument"
    by: Ids | None = Field(None, description="Ids of the actors behind it.")
    begin: PeriodDate | None = Field(None, description="Year, year-month or date, as printed.")
    end: PeriodDate | None = Field(None, description="Year, year-month or date, as printed.")
    at: At | None = Field(None, description="Where it was read: start-end in characters, spans joined by ' + '.")


class Section(Worded):
    """A numbered part of a document."""

    noun: ClassVar[str] = "section"
    at: SectionAt = Field(description="Every range of characters that belongs to the section.")


class Document(Form):
    """A source file."""

    noun: ClassVar[str] = "document"
    file: Annotated[str, AfterValidator(_inside)] = Field(description="Its name in the map's folder.")
    sha256: Annotated[str, StringConstraints(pattern=SHA256)] = Field(
        description="SHA-256 of its bytes, lower-case hexadecimal."
    )
    language: Annotated[str, StringConstraints(pattern=LANGUAGE)] = Field(description="Its language, such as zh-Hant.")
    title: Words = Field(description="Its title.")
    sections: dict[Annotated[str, StringConstraints(pattern=SECTION)], Section] = Field(
        {}, description="By number, in reading order."
    )


class Defaults(Form):
    """What holds unless an entry says otherwise."""

    noun: ClassVar[str] = "set of defaults"
    holder: Id | None = Field(None, description="Id of the actor who holds what names no holder.")
    attitude: Attitude = Field("asserts", description="The attitude of a stance that names none.")
    basis: Basis | None = Field(None, description="The basis of a relation that names none.")


class Stance(Form):
    """Who takes what attitude to one element."""

    noun: ClassVar[str] = "stance"
    id: Id | None = Field(None, description="Needed only where the holder takes the same attitude twice.")
    holder: Id | None = Field(None, description="Id of the actor who thinks so.")
    reporter: Id | None = Field(None, description="Id of the actor who relays it.")
    attitude: Attitude | None = Field(None, description="What the holder does with the element.")
    modality: Literal["certain", "probable", "possible"] = Field(
        "certain", description="How certain the passage puts it."
    )
    hedge: Hedges | None = Field(None, description="How the passage limits the clause in words.")
    force: Literal["must", "should", "may", "consider"] | None = Field(
        None, description="How urgently something is asked for."
    )
    at: At | None = Field(None, description="Where it shows, if elsewhere than the element.")
    confidence: Share | None = Field(None, description="How sure the reader is, from 0 to 1.")


class Statistic(Form):
    """A figure as printed."""

    noun: ClassVar[str] = "statistic"
    value: Number = Field(description="The number, or the lower end of a range.")
    upper: Number | None = Field(None, description="The upper end of a range.")
    unit: Phrase | None = Field(None, description="What is counted, such as %.")
    population: Words | None = Field(None, description="Of whom or what.")
    place: Id | None = Field(None, description="Id of a place.")
    begin: PeriodDate | None = Field(None, description="Year, year-month or date, as printed.")
    end: PeriodDate | None = Field(None, description="Year, year-month or date, as printed.")
    credit: Id | None = Field(None, description="Id of the actor the figure comes from.")


class Case(Form):
    """An example that happened."""

    noun: ClassVar[str] = "case"
    begin: PeriodDate | None = Field(None, description="Year, year-month or date, as printed.")
    end: PeriodDate | None = Field(None, description="Year, year-month or date, as printed.")
    place: Id | None = Field(None, description="Id of a place.")


class Testimony(Form):
    """Something somebody said."""

    noun: ClassVar[str] = "testimony"
    credit: Id | None = Field(None, description="Id of the actor who said it.")


Stances: TypeAlias = Annotated[list[Stance], Field(min_length=1)]


class Element(Worded):
    """What a claim, an item of evidence and a policy response have in common."""

    noun: ClassVar[str] = "element"
    label: Words | None = Field(None, description="A short name for boxes in a picture.")
    at: At | None = Field(
        None,
        description="Where it was read: start-end in characters, spans joined by ' + '; a list for several passages.",
    )
    topic: Ids | None = Field(None, description="Ids of topics.")
    side: Literal["pro", "con", "mixed", "neutral"] = Field("neutral", description="Toward the topic of the map.")
    helps: Ids | None = Field(None, description="Ids of actors who gain.")
    harms: Ids | None = Field(None, description="Ids of actors who lose.")
    mentions: Ids | None = Field(None, description="Ids of events, instruments and actors it speaks of.")
    importance: Amount | None = Field(None, description="Weight in counts, 0 or more; 1 if absent.")
    base_score: Share | None = Field(None, description="Strength before any argument, from 0 to 1.")
    stance: Stance | None = Field(None, description="Who holds it; by the defaults if absent.")
    stances: Stances | None = Field(None, description="Who holds it, where there are several; the primary one first.")


class Claim(Element):
    """A statement somebody may hold."""

    noun: ClassVar[str] = "claim"
    type: Literal["fact", "cause", "forecast", "value", "policy", "definition"] | None = Field(
        None, description="What sort of claim."
    )
    criticizes: Ids | None = Field(None, description="Ids of the actors, events, instruments and topics it faults.")


class Evidence(Element):
    """A datum, case or testimony."""

    noun: ClassVar[str] = "item of evidence"
    statistic: Statistic | None = Field(None, description="The figure.")
    case: Case | None = Field(None, description="The example.")
    testimony: Testimony | None = Field(None, description="Who said it.")


class Response(Element):
    """A proposal to act."""

    noun: ClassVar[str] = "policy response"
    by: Ids | None = Field(None, description="Ids of the actors who are to act.")
    through: Ids | None = Field(None, description="Ids of the instruments to be used.")
    cost: Amount | None = Field(None, description="Cost in any unit, 0 or more; 1 if absent.")


class Relation(Form):
    """One argumentative step; read it aloud: from fuel, undercuts bus-step."""

    noun: ClassVar[str] = "relation"
    id: Id | None = Field(None, description="Needed only where something aims at the relation.")
    sources: Ids = Field(alias="from", description="Ids of the elements the step starts from.")
    supports: Id | None = Field(None, description="The conclusion.")
    attacks: Id | None = Field(None, description="What is attacked, in a way not told apart.")
    rebuts: Id | None = Field(None, description="The element that is denied.")
    undercuts: Id | None = Field(None, description="The relation whose step is denied.")
    undermines: Id | None = Field(None, description="The premise that is denied.")
    qualifies: Id | None = Field(None, description="What is limited.")
    answers: Id | None = Field(None, description="The claim whose problem the response would mend.")
    restates: Id | None = Field(None, description="The earlier statement of the same.")
    causes: Id | None = Field(None, description="The effect.")
    basis: Basis | None = Field(None, description="Whether the text states, implies or leaves the step to the analyst.")
    at: At | None = Field(None, description="Where the step shows.")
    scheme: Scheme | None = Field(None, description="The pattern of argument.")
    strength: Share | None = Field(None, description="How strongly the text puts it, from 0 to 1.")
    confidence: Share | None = Field(None, description="How sure the reader is, from 0 to 1.")
    coverage: Literal["direct", "partial", "indirect"] | None = Field(
        None, description="How well an answer meets its problem."
    )
    linked: Truth | None = Field(None, description="Whether several sources count only together.")
    note: Words | None = Field(None, description="A remark of the analyst.")


class OrderedList(Worded):
    """A numbered or bulleted list of the source."""

    noun: ClassVar[str] = "list"
    at: At | None = Field(None, description="Where it was read.")
    items: Annotated[list[Id], Field(min_length=1)] = Field(description="Ids of the elements in printed order.")


class Discrepancy(Worded):
    """A note that something printed looks wrong."""

    noun: ClassVar[str] = "discrepancy"
    about: Ids = Field(description="Ids of what the note is about.")


class Stop(Worded):
    """One stop of the guided tour."""

    noun: ClassVar[str] = "stop of the tour"
    about: Ids = Field(description="Ids of the elements and relations to look at.")


class Authored(Form):
    """One file of an argument map; the header stands in map.yaml, the collections in any file."""

    noun: ClassVar[str] = "map"
    map: Id | None = Field(None, description="The map's id, which is also the name of its folder.")
    title: Words | None = Field(None, description="The map's title.")
    about: Words | None = Field(None, description="Two sentences on what the debate is.")
    languages: Annotated[list[Annotated[str, StringConstraints(pattern=LANGUAGE)]], Field(min_length=1)] | None = Field(
        None, description="The languages in which every text is written."
    )
    version: Annotated[str, StringConstraints(pattern=VERSION)] | None = Field(
        None, description="Three numbers, such as 1.0.0."
    )
    licence: Annotated[str, StringConstraints(pattern=LICENCE)] | None = Field(
        None, description="The web address of the licence."
    )
    topic: Id | None = Field(None, description="Id of the topic that side is toward.")
    thesis: Id | None = Field(None, description="Id of the element that the debate is about.")
    defaults: Defaults | None = Field(None, description="What holds unless an entry says otherwise.")
    documents: dict[Id, Document] = Field({}, description="The source files.")
    topics: dict[Id, Named] = Field({}, description="What the debate speaks of.")
    actors: dict[Id, Actor] = Field({}, description="Who takes part.")
    places: dict[Id, Named] = Field({}, description="Where something happened.")
    events: dict[Id, Event] = Field({}, description="What happened.")
    instruments: dict[Id, Instrument] = Field({}, description="Laws, treaties, programmes.")
    claims: dict[Id, Claim] = Field({}, description="Statements somebody may hold.")
    evidence: dict[Id, Evidence] = Field({}, description="Data, cases, testimony.")
    responses: dict[Id, Response] = Field({}, description="Proposals to act.")
    relations: list[Relation] = Field([], description="The steps between them.")
    lists: dict[Id, OrderedList] = Field({}, description="Lists of the source.")
    discrepancies: dict[Id, Discrepancy] = Field({}, description="What looks wrong in print.")
    tour: list[Stop] = Field([], description="A guided tour of the map.")


HEADER: Final = ("map", "title", "about", "languages", "version", "licence", "topic", "thesis", "defaults", "documents")
COLLECTIONS: Final[Mapping[str, str]] = {
    "topics": "topic",
    "actors": "actor",
    "places": "place",
    "events": "event",
    "instruments": "instrument",
    "claims": "claim",
    "evidence": "evidence",
    "responses": "response",
    "lists": "list",
    "discrepancies": "discrepancy",
}
"""The collections whose entries are keyed by id, and what an entry of each is called in the code."""
