"""From a loaded map to its outputs, and from many maps to their folders."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from graph.errors import MapError, Problem
from graph.pipeline.collecting import seldom_collecting
from graph.pipeline.loading import Loaded, load, map_name, map_paths, refuse_unknown, silent, source_for
from graph.pipeline.publish import refuse_strangers, staged
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


@seldom_collecting()
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
    outputs lie beside their folders before the first folder is replaced; one output at a time is in memory. Raises
    `MapError` with the problems of every map, and `BuildError` where an output cannot be written; the last good outputs
    stay as they were.
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
    return _publish(loaded, Path(out), announce)


def outputs(loaded: Loaded, progress: Callable[[str], None] = silent) -> dict[str, bytes]:
    """Return every output file of a map by name. The same input gives the same bytes."""
    return dict(_outputs(loaded, progress))


def _outputs(loaded: Loaded, progress: Callable[[str], None]) -> Iterator[tuple[str, bytes]]:
    """Yield every output file of a map as it is made."""
    from graph import exchange, page, report

    edition = exchange.Edition(loaded.dataset, loaded.network, loaded.analysis)
    for each in exchange.FORMATS.values():
        progress(f"exporting {each.file}")
        yield each.file, each.write(edition)
    progress("writing the report")
    yield from report.report_files(loaded.map, loaded.network, loaded.analysis).items()
    progress("drawing the page")
    passages = loaded.passages if loaded.sources else None
    text = page.render(loaded.map, loaded.network, loaded.analysis, passages=passages, dataset=loaded.dataset)
    yield "index.html", text.encode()


def _publish(loaded: Iterable[Loaded], out: Path, announce: Announce) -> list[Built]:
    """Make the outputs of every map, then replace folder after folder; folders are locked in the order of names."""
    by_name = {each.map.id: each for each in loaded}
    with ExitStack() as stack:
        stages = {name: stack.enter_context(staged(out / name)) for name in sorted(by_name)}
        for name, each in by_name.items():
            for file, content in _outputs(each, _step(announce, name)):
                stages[name].write(file, content)
                del content  # before the next is made
        for stage in stages.values():
            refuse_strangers(stage.target, stage.files)
        for name, stage in stages.items():
            announce(name, "saving")
            stage.publish()
    return [Built(name, out / name, each) for name, each in by_name.items()]


def _step(announce: Announce, name: str) -> Callable[[str], None]:
    return lambda step: announce(name, step)
