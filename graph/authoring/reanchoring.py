"""Moving a map's anchors to a changed source: what moved where, what cannot be found, and the files afterwards.

Anchors are found by their digests alone, so the old source need not be at hand.
"""

from __future__ import annotations

import json
import tempfile
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from graph import anchors
from graph.authoring.chart import Chart, chart
from graph.authoring.rewriting import Files, Range, Spot, rewritten, spots
from graph.errors import MapError, Place, Problem
from graph.model import ArgumentMap, Span
from graph.reader import read
from graph.reader.lock import Anchored, read_lock
from graph.sources import Source, SourceFiles, read_source, source_files

__all__ = ["Lost", "Moves", "reanchor"]

NO_DIGEST: Final = "anchor the map first, with the text it was read from: counterpoint anchor MAP --source OLD"


@dataclass(frozen=True, slots=True)
class Lost:
    """A span whose words are not in the new text; ``guess`` is where the anchors around it suggest that it belongs."""

    place: Place
    document: str
    span: Span
    guess: Span | None

    def __str__(self) -> str:
        near = f"; by the anchors around it, near {self.guess}" if self.guess else ""
        return f"{self.place}: {self.document} {self.span}: its words are not in the new source{near}"


@dataclass(frozen=True, slots=True)
class Moves:
    """What re-anchoring does: shifts with how many spans each moves, section ranges drawn anew, and what is lost.

    ``files`` holds the new text of every file that changes, the lock included, which comes last.
    """

    shifts: Mapping[int, int]
    redrawn: tuple[str, ...]
    lost: tuple[Lost, ...]
    files: Mapping[Path, str] = field(repr=False)


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What becomes of one written passage or section: its new ranges, the old ones where any of its spans is lost."""

    spot: Spot
    ranges: tuple[Range, ...]
    lost: tuple[Span, ...] = ()


def reanchor(path: Path, source: SourceFiles | None = None) -> Moves:
    """Work out how a map's anchors move to its changed sources; nothing is written.

    A passage of which a part is lost stays as it was, and keeps its digests in the lock, so that it goes on being
    reported. Raises `MapError` where a source is not at hand, the map has no digests, or a value cannot be changed in
    place.
    """
    argument_map = read(path)
    sources = _sources(argument_map, path, source)
    folder = path if path.is_dir() else path.parent
    locked = read_lock(folder)[0]
    files = Files.of(path)
    found = spots(files)
    _refuse_unlocked(found, locked)
    charts = _charts(argument_map, sources, found, locked, _lengths(folder))
    outcomes = [_outcome(spot, charts[spot.document], locked) for spot in found]
    texts = rewritten(
        files,
        [(outcome.spot, outcome.ranges) for outcome in outcomes],
        {name: text.sha256 for name, text in sources.items()},
    )
    lock = _lock(path, files, texts, sources, dict(_kept(outcomes, locked)))
    return Moves(
        shifts=_shifts(outcomes),
        redrawn=tuple(_redrawn(argument_map, charts)),
        lost=tuple(_all_lost(outcomes, charts)),
        files=texts | ({folder / anchors.LOCK: lock} if lock != _text(folder / anchors.LOCK) else {}),
    )


def _sources(argument_map: ArgumentMap, path: Path, source: SourceFiles | None) -> dict[str, Source]:
    found = {name: read_source(file) for name, file in source_files(argument_map, path, source).items()}
    missing = [name for name in argument_map.documents if name not in found]
    if missing or not found:
        place, remedy = Place(str(path)), "give the new text with --source, or DOCUMENT=FILE for each of several"
        names = ", ".join(map(repr, missing)) or "any document"
        raise MapError([Problem(place, f"the source of {names} is not at hand", remedy)])
    return found


def _refuse_unlocked(found: Iterable[Spot], locked: Mapping[str, Anchored]) -> None:
    bare = [
        Problem(spot.place, f"{spot.document} {start}-{end} has no digest, so it cannot be found again", NO_DIGEST)
        for spot in found
        if not spot.section
        for start, end in spot.ranges
        if _name(spot.document, (start, end)) not in locked
    ]
    if bare:
        raise MapError(bare)


def _name(document: str, place: Range) -> str:
    """What the lock calls a span."""
    return f"{document}:{place[0]}-{place[1]}"


def _span(document: str, place: Range, locked: Mapping[str, Anchored]) -> Span:
    return Span(*place, locked.get(_name(document, place), Anchored()).sha256)


def _charts(
    argument_map: ArgumentMap,
    sources: Mapping[str, Source],
    found: Iterable[Spot],
    locked: Mapping[str, Anchored],
    lengths: Mapping[str, int],
) -> dict[str, Chart]:
    spans: dict[str, set[Span]] = {name: set() for name in sources}
    digests: dict[str, dict[Span, str]] = {name: {} for name in sources}
    for spot in found:
        for place in spot.ranges:
            span = _span(spot.document, place, locked)
            if spot.section:
                digests[spot.document][Span(*place)] = span.digest
            else:
                spans[spot.document].add(span)
    return {
        name: chart(text.text, argument_map.documents[name], spans[name], digests[name], lengths.get(name, 0))
        for name, text in sources.items()
    }


def _lengths(folder: Path) -> dict[str, int]:
    """The lengths of the old texts, as the lock states them."""
    documents = json.loads(_text(folder / anchors.LOCK) or "{}").get("documents", {})
    return {name: each["length"] for name, each in documents.items() if isinstance(each.get("length"), int)}


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def _outcome(spot: Spot, drawn: Chart, locked: Mapping[str, Anchored]) -> _Outcome:
    if spot.section:
        return _Outcome(spot, tuple(_range(drawn.sections[Span(*place)]) for place in spot.ranges))
    spans = [_span(spot.document, place, locked) for place in spot.ranges]
    lost = tuple(span for span in spans if span not in drawn.found)
    return (
        _Outcome(spot, spot.ranges, lost)
        if lost
        else _Outcome(spot, tuple(_range(drawn.found[each]) for each in spans))
    )


def _range(span: Span) -> Range:
    return span.start, span.end


def _shifts(outcomes: Iterable[_Outcome]) -> Counter[int]:
    """By how much spans move, sections aside, and how many distinct spans move by it."""
    moves = {
        (outcome.spot.document, old, new)
        for outcome in outcomes
        if not outcome.spot.section and not outcome.lost
        for old, new in zip(outcome.spot.ranges, outcome.ranges, strict=True)
    }
    return Counter(new[0] - old[0] for _, old, new in moves)


def _redrawn(argument_map: ArgumentMap, charts: Mapping[str, Chart]) -> Iterable[str]:
    for name, drawn in charts.items():
        for section in argument_map.documents[name].sections:
            for span in section.spans:
                old = Span(span.start, span.end)
                if old in drawn.redrawn:
                    yield f"{name} section {section.number}: {old} → {drawn.sections[old]}"


def _all_lost(outcomes: Iterable[_Outcome], charts: Mapping[str, Chart]) -> Iterable[Lost]:
    for outcome in outcomes:
        spot = outcome.spot
        yield from (Lost(spot.place, spot.document, span, charts[spot.document].guess(span)) for span in outcome.lost)


def _kept(outcomes: Iterable[_Outcome], locked: Mapping[str, Anchored]) -> Iterable[tuple[str, str]]:
    """The old digests of every passage that stays as it was because a part of it is lost."""
    for outcome in outcomes:
        for place in outcome.spot.ranges if outcome.lost else ():
            name = _name(outcome.spot.document, place)
            yield name, locked[name].sha256


def _lock(
    path: Path, files: Files, texts: Mapping[Path, str], sources: Mapping[str, Source], kept: Mapping[str, str]
) -> str:
    """The lock of the map as it will be: written elsewhere, and read back, which also proves that it can be read."""
    with tempfile.TemporaryDirectory(prefix="counterpoint-") as elsewhere:
        folder = Path(elsewhere) / (path.resolve().name if path.is_dir() else "map")
        folder.mkdir()
        for file, text in {**files.texts, **texts}.items():
            (folder / file.name).write_text(text, encoding="utf-8", newline="")
        return anchors.lock(read(folder if path.is_dir() else folder / path.name), sources, kept)
