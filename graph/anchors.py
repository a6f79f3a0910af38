"""Anchors hold a map to its source without quoting it: positions, and the SHA-256 of the words that stand there.

`lock` computes the digests, `verify` holds them against a file, and what no longer stands in its place is looked for
by sliding its digest over the whole text.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from graph.errors import MapError, Place, Problem
from graph.model import ArgumentMap, Document, Passage, Span, section_finder
from graph.segments import Segments
from graph.sources import Source

LOCK = "anchors.lock"


@dataclass(frozen=True, slots=True, order=True)
class Moved:
    """An anchor whose words stand elsewhere now."""

    document: str
    old: Span
    new: Span


@dataclass(frozen=True, slots=True)
class Verification:
    """The outcome for one document: what still stands, what moved, and what cannot be found."""

    document: Document
    same_file: bool
    verified: int
    moved: tuple[Moved, ...]
    lost: tuple[Span, ...]

    @property
    def ok(self) -> bool:
        """True where the file is the one that was read and every anchor stands."""
        return self.same_file and not self.moved and not self.lost


def digest(text: str, span: Span) -> str:
    """Return the SHA-256 of the span's characters in UTF-8.

    >>> digest("green tea", Span(0, 5))[:12]
    'ba4788b226aa'
    """
    return hashlib.sha256(text[span.start : span.end].encode()).hexdigest()


def verify(argument_map: ArgumentMap, document: Document, source: Source) -> Verification:
    """Hold every anchor of the map in ``document`` against ``source``.

    Linear in the anchored characters; each distinct length of a lost anchor costs one pass over the text.
    """
    spans = sorted(set(_spans(argument_map, document.id)))
    broken = [span for span in spans if digest(source.text, span) != span.digest]
    found = _slide(source.text, broken)
    return Verification(
        document=document,
        same_file=source.sha256 == document.sha256,
        verified=len(spans) - len(broken),
        moved=tuple(Moved(document.id, span, found[span]) for span in broken if span in found),
        lost=tuple(span for span in broken if span not in found),
    )


def problems(verification: Verification, file: str) -> Iterator[Problem]:
    """Yield a problem for a changed file, for each moved anchor (old → new) and for each lost one."""
    place, name = Place(file), verification.document.id
    if not verification.verified and not verification.moved and verification.lost:
        missing = len(verification.lost)
        message = f"the source given for {name!r} is no version of it: none of its {missing} anchors stands there"
        yield Problem(place, message, remedy=f"give {verification.document.file}, or a later version of it")
        return
    if not verification.same_file:
        message = f"the source of {name!r} is not the file that was read (SHA-256 {verification.document.sha256[:12]}…)"
        yield Problem(place, message, remedy="give the file that the map names, or re-anchor the map")
    for moved in verification.moved:
        yield Problem(place, f"anchor moved: {name} {moved.old} → {moved.new}", remedy="counterpoint reanchor moves it")
    for span in verification.lost:
        yield Problem(
            place, f"anchor lost: {name} {span}, its words are no longer in the source", "read the place again"
        )


def passages(argument_map: ArgumentMap, sources: Mapping[str, Source]) -> dict[str, str]:
    """Return the words of every passage by its name, for the documents whose source is at hand."""
    return {
        passage.name: " … ".join(sources[passage.document].text[span.start : span.end] for span in passage.spans)
        for passage in argument_map.passages()
        if passage.document in sources
    }


def lock(argument_map: ArgumentMap, sources: Mapping[str, Source], lost: Mapping[str, str] | None = None) -> str:
    """Return the text of ``anchors.lock``: digest, paragraph and sentence of every anchored span.

    ``lost`` names spans (``paper:10-20``) whose words are not in the source and the digests that they keep, so that
    they go on being reported. Raises `MapError` where any other span ends beyond its document.
    """
    kept = {name: {"sha256": each} for name, each in sorted((lost or {}).items())}
    beyond = [
        Problem(Place(argument_map.documents[name].file), f"{span} ends beyond the {len(source.text)} characters")
        for name, source in sorted(sources.items())
        for span in sorted(set(_spans(argument_map, name)))
        if span.end > len(source.text) and f"{name}:{span}" not in kept
    ]
    if beyond:
        raise MapError(beyond)
    return _lock_text(
        documents={
            name: {"length": len(source.text), "sha256": source.sha256} for name, source in sorted(sources.items())
        },
        spans=dict(_entry for name in sorted(sources) for _entry in _lock_entries(argument_map, name, sources[name]))
        | kept,
    )


def _lock_entries(argument_map: ArgumentMap, name: str, source: Source) -> Iterator[tuple[str, object]]:
    document = argument_map.documents[name]
    segments, section_of = Segments(source.text, document), section_finder(document)
    for span in sorted({Span(each.start, each.end) for each in _spans(argument_map, name)}):
        paragraph, sentence = segments.at(section_of(span), span.start)
        entry = {"paragraph": paragraph, "sentence": sentence, "sha256": digest(source.text, span)}
        yield f"{name}:{span}", entry
    for section in document.sections:
        for span in section.spans:
            yield f"{name}:{span.start}-{span.end}", {"sha256": digest(source.text, span)}


def _lock_text(documents: Mapping[str, object], spans: Mapping[str, object]) -> str:
    """One entry a line, so that a diff shows which anchor changed."""
    parts = [f'  "documents": {_lines(documents)}', f'  "spans": {_lines(spans)}', '  "version": 1']
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _lines(entries: Mapping[str, object]) -> str:
    body = ",\n".join(f"    {json.dumps(key)}: {json.dumps(value, sort_keys=True)}" for key, value in entries.items())
    return f"{{\n{body}\n  }}" if body else "{}"


def _spans(argument_map: ArgumentMap, document: str) -> Iterator[Span]:
    return (span for passage in argument_map.passages() if _in(passage, document) for span in passage.spans)


def _in(passage: Passage, document: str) -> bool:
    return passage.document == document


def _slide(text: str, spans: Iterable[Span]) -> dict[Span, Span]:
    """Find the spans whose words stand elsewhere.

    The longest are looked for in the whole text, since they stand in one place only; the others first where they would
    stand had they moved with the found spans around them. Of several places with the same words the nearest to the old
    one is taken. What moves together costs one digest each; each length that is left costs one pass over the text.
    """
    waiting = sorted(set(spans), key=lambda span: (span.start - span.end, span))
    found: dict[Span, Span] = {}
    while waiting:
        length = waiting[0].end - waiting[0].start
        longest = [span for span in waiting if span.end - span.start == length]
        found |= _search(text, length, longest)
        waiting = [span for span in waiting if span.end - span.start < length]
        found |= _with_their_neighbours(text, waiting, found)
        waiting = [span for span in waiting if span not in found]
    return found


def _search(text: str, length: int, spans: Iterable[Span]) -> dict[Span, Span]:
    wanted: dict[str, list[Span]] = {}
    for span in spans:
        wanted.setdefault(span.digest, []).append(span)
    found: dict[Span, Span] = {}
    for start in range(len(text) - length + 1):
        here = Span(start, start + length)
        for span in wanted.get(digest(text, here), ()):
            if span not in found or abs(start - span.start) < abs(found[span].start - span.start):
                found[span] = here
    return found


def _with_their_neighbours(text: str, spans: Iterable[Span], found: Mapping[Span, Span]) -> dict[Span, Span]:
    """Place the spans that moved by as much as the last found one before them, or the first after them."""
    placed: dict[Span, Span] = {}
    for backwards in (False, True):
        shift: int | None = None
        for span in sorted({*spans, *found}, reverse=backwards):
            here = found.get(span) or placed.get(span)
            if here is None and shift is not None and stands(text, span, shift):
                here = placed[span] = Span(span.start + shift, span.end + shift)
            shift = here.start - span.start if here else shift
    return placed


def stands(text: str, span: Span, shift: int = 0) -> bool:
    """Return whether a span's words stand ``shift`` characters behind its place.

    >>> stands("green tea", Span(0, 3, digest("tea", Span(0, 3))), shift=6)
    True
    """
    here = Span(span.start + shift, span.end + shift)
    return here.start >= 0 and here.end <= len(text) and digest(text, here) == span.digest


def relocate(text: str, spans: Iterable[Span]) -> dict[Span, Span]:
    """Return the place of every span in a changed text, digest included; those that cannot be found are left out.

    A span that stands in its old place only by accident, between two that moved together, moves with them.
    """
    everything = sorted(set(spans))
    standing = [span for span in everything if stands(text, span)]
    found = _slide(text, set(everything).difference(standing))
    for before, span, after in zip(everything, everything[1:], everything[2:], strict=False):
        if span in standing and before in found and after in found:
            shift = found[before].start - before.start
            if shift == found[after].start - after.start and stands(text, span, shift):
                found[span] = Span(span.start + shift, span.end + shift)
    return {
        span: Span(here.start, here.end, span.digest)
        for span, here in ({span: span for span in standing} | found).items()
    }
