"""From a loaded map to its outputs, and from many maps to their folders."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from graph.errors import MapError, Problem
from graph.pipeline.loading import Loaded, load, map_name, map_paths, refuse_unknown, silent, source_for
from graph.pipeline.publish import publish, refuse_strangers
from graph.sources import SourceFiles

Announce = Callable[[str, str], None]


@dataclass(frozen=True, slots=True)
class Built:
    """One map's outputs: where they are, and what was noticed on the way."""

    map: str
    folder: Path
    loaded: Loaded

    @property
    def page(self) -> Path:
        """The page to open in a browser."""
        return self.folder / "index.html"

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """The warnings of the checks."""
        return self.loaded.warnings


def build(
    paths: Iterable[Path | str] = (),
    *,
    out: Path | str = "build",
    sources: Mapping[str, SourceFiles] | None = None,
    strict: bool = False,
    announce: Announce = silent,
) -> list[Built]:
    """Build every map named, or every map under ``maps/``, into ``out/<map>/``.

    ``sources`` maps a map's id (``""`` for any) to its source, as `load` takes it. All maps are loaded and all their
    outputs made before the first is written. Raises `MapError` with the problems of every map, and `BuildError` where
    an output cannot be written; the last good outputs stay as they were.
    """
    loaded: list[Loaded] = []
    problems: list[Problem] = []
    chosen = map_paths(paths)
    refuse_unknown(chosen, sources or {})
    for path in chosen:
        source, progress = source_for(path, sources or {}), _step(announce, map_name(path))
        try:
            loaded.append(load(path, source=source, strict=strict, progress=progress))
        except MapError as error:
            problems += error.problems
    if problems:
        raise MapError(problems)
    made = [(each, outputs(each, progress=_step(announce, each.map.id))) for each in loaded]
    for each, files in made:
        refuse_strangers(Path(out) / each.map.id, files)
    return [_publish(each, files, Path(out), announce) for each, files in made]


def outputs(loaded: Loaded, progress: Callable[[str], None] = silent) -> dict[str, bytes]:
    """Return every output file of a map by name. The same input gives the same bytes."""
    from graph import exchange, page, report

    progress("exporting")
    edition = exchange.Edition(loaded.dataset, loaded.network, loaded.analysis)
    files = {each.file: each.write(edition) for each in exchange.FORMATS.values()}
    progress("writing the report")
    files |= report.report_files(loaded.map, loaded.network, loaded.analysis)
    progress("drawing the page")
    passages = loaded.passages if loaded.sources else None
    text = page.render(loaded.map, loaded.network, loaded.analysis, passages=passages, dataset=loaded.dataset)
    files["index.html"] = text.encode()
    return files


def _publish(loaded: Loaded, files: Mapping[str, bytes], out: Path, announce: Announce) -> Built:
    announce(loaded.map.id, "saving")
    folder = out / loaded.map.id
    publish(files, folder)
    return Built(loaded.map.id, folder, loaded)


def _step(announce: Announce, name: str) -> Callable[[str], None]:
    return lambda step: announce(name, step)
