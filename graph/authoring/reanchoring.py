"""Moving a map's anchors to a changed source: what moved where, what cannot be found, and the files afterwards.

Anchors are found by their digests alone (`graph.anchors.relocate`), so the old source need not be at hand. The ranges of
a section whose words changed have no digest to be found by; they follow the anchors around their bounds, and the
headings of the new text where those are the same.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from graph import anchors
from graph.authoring.rewriting import Files, Range, Spot, rewritten, spots
from graph.authoring.skeleton import skeleton
from graph.errors import MapError, Place, Problem
from graph.model import ArgumentMap, Document, Span
from graph.reader import read
from graph.reader.lock import Anchored, read_lock
from graph.sources import Source, SourceFiles, read_source, source_files

__all__ = ["Lost", "Moves", "reanchor"]

NO_DIGEST: Final = "anchor the map first, with the text it was read from: counterpoint anchor MAP --source OLD"


@dataclass(frozen=True, slots=True)
class Lost:
    """An anchor whose words are not in the new text; ``guess`` is where the anchors around it suggest that it belongs."""

    place: Place
    document: str
    span: Span
    guess: str

    def __str__(self) -> str:
        near = f"; by the anchors around it, near {self.guess}" if self.guess else ""
        return f"{self.place}: {self.document} {self.span}: its words are not in the new source{near}"


@dataclass(frozen=True, slots=True)
class Moves:
    """What re-anchoring does: shifts with how many spans each moves, section ranges drawn anew, and what is lost.

    ``files`` holds the new text of every file that changes, the lock included.
    """

    shifts: Mapping[int, int]
    redrawn: tuple[str, ...]
    lost: tuple[Lost, ...]
    files: Mapping[Path, str] = field(repr=False)


def reanchor(path: Path, source: SourceFiles | None = None) -> Moves:
    """Work out how a map's anchors move to changed sources; nothing is written.

    Raises `MapError` where no source is at hand, the map has no digests, or a value cannot be changed in place.
    """
    argument_map = read(path)
    folder = path if path.is_dir() else path.parent
    sources = {name: read_source(file) for name, file in source_files(argument_map, path, source).items()}
    if not sources:
        raise MapError([Problem(Place(str(path)), "no source is at hand", "give the new text with --source")])
    files = Files.of(path)
    locked = read_lock(folder)[0]
    found = spots(files)
    _refuse_unlocked(found, locked, sources)
    charts = {name: _Chart.of(argument_map.documents[name], text, found, locked) for name, text in sources.items()}
    moved = [(spot, charts[spot.document].ranges(spot)) for spot in found if spot.document in sources]
    texts = rewritten(files, moved, {name: text.sha256 for name, text in sources.items()})
    lost = [each for spot in found if spot.document in sources for each in charts[spot.document].lost(spot)]
    lock = anchors.lock(
        _moved_map(argument_map, charts, sources), sources, {f"{each.document}:{each.span}": each.span.digest for each in lost}
    )
    return Moves(
        shifts=sum((chart.shifts() for chart in charts.values()), Counter[int]()),
        redrawn=tuple(line for chart in charts.values() for line in chart.redrawn()),
        lost=tuple(lost),
        files=texts | _changed_lock(folder / anchors.LOCK, lock),
    )
