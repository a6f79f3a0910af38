"""From files to a checked, reasoned and analysed map: the steps before anything is written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import networkx as nx
from rdflib import Dataset

from graph import anchors, resources
from graph.analysis import Analysis, analyse
from graph.anchors import Verification
from graph.checks import check_anchors, check_shapes, locator
from graph.errors import MapError, Place, Problem
from graph.findings import annotate
from graph.model import ArgumentMap
from graph.network import to_networkx
from graph.pipeline.collecting import seldom_collecting
from graph.rdf import write_map
from graph.reader import read_with_places
from graph.reasoning import infer
from graph.sources import Source, SourceFiles, read_source, source_files
from graph.vocabulary import Names

Progress = Callable[[str], None]


def silent(*_: str) -> None:
    """Follow no progress."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """One map, all the way to its analysis: what every output is made from."""

    map: ArgumentMap
    dataset: Dataset
    network: nx.MultiDiGraph[str]
    analysis: Analysis
    warnings: tuple[Problem, ...] = ()
    verifications: tuple[Verification, ...] = ()
    sources: Mapping[str, Source] = field(default_factory=dict)

    @property
    def passages(self) -> dict[str, str]:
        """The words of every passage whose source is at hand, by the passage's name."""
        return anchors.passages(self.map, self.sources)


def map_paths(paths: Iterable[Path | str] = ()) -> list[Path]:
    """Return the maps named, or else every map under ``maps/`` here, or else those that ship with the package, sorted.

    A map is a folder with a ``map.yaml`` or a single YAML file. Raises `MapError` where there is none.
    """
    named = [Path(path) for path in paths]
    if named:
        return named
    folder = Path("maps")
    found = sorted(path.parent for path in folder.glob("*/map.yaml"))
    if not found:
        folder = _from_here(resources.folder("maps"))
        found = sorted(path.parent for path in folder.glob("*/map.yaml"))
    if not found:
        raise MapError([Problem(Place(str(folder)), "holds no map", remedy="write one with: counterpoint new NAME")])
    return found


def map_name(path: Path | str) -> str:
    """Return the name of a map by its path: of its folder, or of the file where it is a single one.

    >>> map_name("maps/tea/map.yaml"), map_name("tea.yaml")
    ('tea', 'tea')
    """
    place = Path(path).resolve()
    return place.parent.name if place.name == "map.yaml" else place.stem


def source_for(path: Path | str, sources: Mapping[str, SourceFiles]) -> SourceFiles | None:
    """Return the source given for a map by its name, or else the one given without a name."""
    return sources.get(map_name(path), sources.get(""))


def refuse_unknown(paths: Iterable[Path | str], sources: Mapping[str, SourceFiles]) -> None:
    """Raise `MapError` where a source is given for a map that is not among ``paths``."""
    known = sorted({map_name(path) for path in paths})
    wrong = sorted(set(sources) - {"", *known})
    if wrong:
        remedy = f"the maps are: {', '.join(known)}"
        raise MapError(
            [Problem(Place(), f"a source is given for {name!r}, which is none of the maps", remedy) for name in wrong]
        )


def _from_here(folder: Path) -> Path:
    """A path within the working folder is shown from there: shorter, and the same on every machine."""
    here = Path.cwd()
    return folder.relative_to(here) if folder.is_relative_to(here) else folder


def load(
    path: Path | str,
    *,
    source: SourceFiles | None = None,
    strict: bool = False,
    shapes: bool = True,
    progress: Progress = silent,
) -> Loaded:
    """Read, check, reason and analyse one map.

    ``source`` is the file of its one document, or a mapping from document ids to files; a document that lies in the
    map's own folder is found by itself. ``shapes=False`` leaves the SHACL validation out. Raises `MapError` with every
    problem; with ``strict`` a warning is a problem too.
    """
    checked = _checked(path, source, progress, shapes=shapes)
    failing = [problem for problem in checked.problems if strict or problem.severity == "error"]
    if failing:
        raise MapError(checked.problems)
    progress("analysing")
    network = to_networkx(checked.dataset)
    analysis = analyse(network)
    progress("writing down the findings")
    annotate(checked.dataset, analysis, checked.map.id)
    problems, verifications = tuple(checked.problems), tuple(checked.verifications)
    return Loaded(checked.map, checked.dataset, network, analysis, problems, verifications, checked.sources)


class _Checked(NamedTuple):
    """A map before its analysis, with all that is wrong with it."""

    map: ArgumentMap
    dataset: Dataset
    problems: list[Problem]
    verifications: list[Verification]
    sources: dict[str, Source]


def _checked(path: Path | str, source: SourceFiles | None, progress: Progress, *, shapes: bool) -> _Checked:
    """Read a map, reason and check; raises `MapError` where it cannot be read."""
    progress("reading")
    argument_map, places = read_with_places(path)
    sources = {name: read_source(file) for name, file in source_files(argument_map, path, source).items()}
    progress("reasoning")
    dataset = write_map(argument_map)
    store = infer(dataset, argument_map)
    progress("checking")
    found, verifications = check_anchors(argument_map, sources, str(path))
    if shapes:
        found += check_shapes(dataset, locator(Names(argument_map.id), places), store)
    return _Checked(argument_map, dataset, found, verifications, sources)


@seldom_collecting()
def check(path: Path | str, *, source: SourceFiles | None = None) -> tuple[Problem, ...]:
    """Return everything that is wrong with a map, warnings included, sorted by place; empty where it is sound."""
    try:
        return MapError(_checked(path, source, silent, shapes=True).problems).problems
    except MapError as error:
        return error.problems
