"""From filled forms to the model: ids derived, defaults filled in, passages placed in their sections."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, TypeVar

from graph import model
from graph.reader import forms
from graph.reader.entries import default_attitude, stance_id
from graph.reader.lock import Anchored
from graph.reader.relations import derived_id
from graph.reader.values import Passage

__all__ = ["build"]

KINDS: Final[tuple[tuple[str, model.Kind], ...]] = (
    ("claims", model.CLAIM),
    ("evidence", model.EVIDENCE),
    ("responses", model.RESPONSE),
)
UNKNOWN: Final = Anchored()
Value = TypeVar("Value", bound=str)


def build(files: Sequence[forms.Authored], lock: Mapping[str, Anchored]) -> model.ArgumentMap:
    """Return the map that some faultless files describe; ``lock`` gives the digests of spans by name."""
    written: dict[str, Any] = {}
    for file in files:
        written |= {key: getattr(file, key) for key in forms.HEADER if key in file.model_fields_set}
    return _Builder(forms.Authored().model_copy(update=written), files, lock).map()


@dataclass(slots=True)
class _Builder:
    """Builds one map; ``header`` holds the header keys of all files."""

    header: forms.Authored
    files: Sequence[forms.Authored]
    lock: Mapping[str, Anchored]
    documents: dict[str, model.Document] = field(init=False)
    section_of: dict[str, Callable[[model.Span], str]] = field(init=False)

    def __post_init__(self) -> None:
        """Build the documents first: every passage asks them for its section."""
        self.documents = {name: self.document(name, form) for name, form in self.header.documents.items()}
        self.section_of = {name: model.section_finder(document) for name, document in self.documents.items()}

    def map(self) -> model.ArgumentMap:
        """Return the whole map."""
        header = self.header
        return model.ArgumentMap(
            id=header.map or "",
            title=self.words(header.title),
            about=self.words(header.about),
            languages=_all(header.languages),
            version=header.version or "",
            licence=header.licence or "",
            topic=header.topic or "",
            thesis=header.thesis or "",
            documents=self.documents,
            topics={name: self.named(name, form) for file in self.files for name, form in file.topics.items()},
            actors={name: self.actor(name, form) for file in self.files for name, form in file.actors.items()},
            places={name: self.named(name, form) for file in self.files for name, form in file.places.items()},
            events={name: self.event(name, form) for file in self.files for name, form in file.events.items()},
            instruments={
                name: self.instrument(name, form) for file in self.files for name, form in file.instruments.items()
            },
            elements=self.elements(),
            relations={relation.id: relation for file in self.files for relation in map(self.relation, file.relations)},
            lists={name: self.ordered_list(name, form) for file in self.files for name, form in file.lists.items()},
            discrepancies={
                name: model.Discrepancy(name, _all(form.about), self.words(form.text))
                for file in self.files
                for name, form in file.discrepancies.items()
            },
            tour=tuple(
                model.TourStep(_all(stop.about), self.words(stop.text)) for file in self.files for stop in file.tour
            ),
        )

    def words(self, words: Mapping[str, str] | None) -> model.Text:
        """Return words in the order of the map's languages."""
        return (
            {language: words[language] for language in self.header.languages or () if language in words}
            if words
            else {}
        )

    def document(self, name: str, form: forms.Document) -> model.Document:
        """Return a document with its sections."""
        sections = tuple(
            model.Section(number, self.words(section.text), tuple(self.span(name, *span) for span in section.at))
            for number, section in form.sections.items()
        )
        return model.Document(name, form.file, form.sha256, form.language, self.words(form.title), sections)

    def span(self, document: str, start: int, end: int) -> model.Span:
        """Return a span with the digest that the lock gives it."""
        return model.Span(start, end, self.lock.get(f"{document}:{start}-{end}", UNKNOWN).sha256)

    def passages(self, written: Iterable[Passage] | None) -> tuple[model.Passage, ...]:
        """Return passages in the order of the text, each with its section and what the lock knows of it."""
        read = map(self.passage, written or ())
        return tuple(sorted(read, key=lambda passage: (passage.document, passage.spans)))

    def passage(self, written: Passage) -> model.Passage:
        """Return one passage; without a document it lies in the map's only one."""
        name = written.document or next(iter(self.documents))
        spans = tuple(self.span(name, *span) for span in written.spans)
        anchored = self.lock.get(f"{name}:{spans[0]}", UNKNOWN)
        return model.Passage(name, spans, self.section_of[name](spans[0]), anchored.paragraph, anchored.sentence)

    def named(self, name: str, form: forms.Named) -> model.Named:
        """Return a topic or a place."""
        return model.Named(name, self.words(form.text))

    def actor(self, name: str, form: forms.Actor) -> model.Named:
        """Return an actor."""
        return model.Named(name, self.words(form.text), type=form.type)

    def event(self, name: str, form: forms.Event) -> model.Named:
        """Return an event."""
        return model.Named(
            name,
            self.words(form.text),
            place=form.place or "",
            begin=form.begin or "",
            end=form.end or "",
            anchors=self.passages(form.at),
        )

    def instrument(self, name: str, form: forms.Instrument) -> model.Named:
        """Return an instrument."""
        return model.Named(
            name,
            self.words(form.text),
            by=_all(form.by),
            begin=form.begin or "",
            end=form.end or "",
            anchors=self.passages(form.at),
        )

    def ordered_list(self, name: str, form: forms.OrderedList) -> model.OrderedList:
        """Return a list of the source."""
        return model.OrderedList(name, self.words(form.text), tuple(form.items), self.passages(form.at))

    def elements(self) -> dict[str, model.Element]:
        """Return every element, file by file."""
        return {
            name: self.element(name, collection, kind, form)
            for file in self.files
            for collection, kind in KINDS
            for name, form in getattr(file, collection).items()
        }

    def element(self, name: str, collection: str, kind: model.Kind, form: forms.Element) -> model.Element:
        """Return one element with its stances."""
        anchors = self.passages(form.at)
        own: dict[str, object] = {}
        if isinstance(form, forms.Claim):
            own = {"type": form.type or "", "criticizes": _all(form.criticizes)}
        elif isinstance(form, forms.Response):
            own = {"by": _all(form.by), "through": _all(form.through), "cost": form.cost}
        elif isinstance(form, forms.Evidence):
            own = {"figure": self.figure(form)}
        return model.Element(
            id=name,
            kind=kind,
            text=self.words(form.text),
            label=self.words(form.label),
            anchors=anchors,
            stances=self.stances(name, collection, form, anchors),
            topics=_all(form.topic),
            side=form.side,
            helps=_all(form.helps),
            harms=_all(form.harms),
            mentions=_all(form.mentions),
            importance=form.importance,
            base_score=form.base_score,
            **own,  # type: ignore[arg-type]
        )

    def figure(self, form: forms.Evidence) -> model.Figure | None:
        """Return what an item of evidence states, None where it is plain."""
        if form.statistic:
            known = {key: value for key, value in form.statistic if value is not None}
            return model.Figure("statistic", **{**known, "population": self.words(form.statistic.population)})
        if form.case:
            return model.Figure("case", **{key: value for key, value in form.case if value is not None})
        if form.testimony:
            return model.Figure("testimony", credit=form.testimony.credit or "")
        return None

    def stances(
        self, name: str, collection: str, form: forms.Element, anchors: tuple[model.Passage, ...]
    ) -> tuple[model.Stance, ...]:
        """Return the stances to an element: as written, else one by the defaults, else none."""
        written = form.stances or ([form.stance] if form.stance else [])
        if not written and self.header.defaults and self.header.defaults.holder:
            written = [forms.Stance()]
        return tuple(self.stance(name, collection, stance, anchors) for stance in written)

    def stance(
        self, name: str, collection: str, form: forms.Stance, anchors: tuple[model.Passage, ...]
    ) -> model.Stance:
        """Return one stance; unless it shows elsewhere it is read where its element is."""
        defaults = self.header.defaults or forms.Defaults()
        holder = form.holder or defaults.holder or ""
        attitude = form.attitude or default_attitude(collection, defaults.attitude)
        return model.Stance(
            id=form.id or stance_id(name, holder, attitude),
            about=name,
            holder=holder,
            attitude=attitude,
            reporter=form.reporter or "",
            modality=form.modality,
            hedge=_all(form.hedge),
            force=form.force or "",
            confidence=form.confidence,
            anchors=self.passages(form.at) or anchors,
        )

    def relation(self, form: forms.Relation) -> model.Relation:
        """Return one relation."""
        kind, target = next((kind, target) for kind in model.RELATION_KINDS if (target := getattr(form, kind)))
        defaults = self.header.defaults or forms.Defaults()
        return model.Relation(
            id=form.id or derived_id(form.sources, kind, target),
            kind=kind,
            sources=_all(form.sources),
            target=target,
            basis=form.basis or defaults.basis or "",
            linked=None if form.linked is None else form.linked == "true",
            coverage=form.coverage or "",
            strength=form.strength,
            confidence=form.confidence,
            scheme=form.scheme or "",
            anchors=self.passages(form.at),
            note=self.words(form.note),
        )


def _all(values: Sequence[Value] | None) -> tuple[Value, ...]:
    """Return a set of names in its one order, so that a map is equal to what its RDF gives back."""
    return tuple(sorted(values or ()))
