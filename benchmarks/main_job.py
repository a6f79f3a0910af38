"""CPU seconds of every step of the main job on a made-up map, and of a peer for the steps that have one.

    python benchmarks/main_job.py [CLAIMS] [--no-peers]

Prints for each step its share of the whole, the time for each element and the peak of memory so far, and ratios to the
peers: these hold across machines, the seconds do not. With peers, more than some hundred claims take minutes.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import yaml
from rdflib import Dataset, Graph

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))  # a script, run from anywhere in a checkout

from graph import exchange, generator, resources
from graph.analysis import analyse
from graph.checks import check_anchors, check_shapes, locator, shapes
from graph.findings import annotate
from graph.network import to_networkx
from graph.page import render
from graph.pipeline.collecting import seldom_collecting
from graph.queries import named
from graph.rdf import write_map
from graph.rdf.terms import vocabulary_graph
from graph.reader import read_with_places
from graph.reasoning import infer
from graph.report import report_files
from graph.sources import read_source, source_files
from graph.store import Store
from graph.vocabulary import Names

Result = TypeVar("Result")
QUESTION = "unanswered-criticisms"


class Clock:
    """The CPU seconds of each step."""

    def __init__(self) -> None:
        """Start with no step."""
        self.seconds: dict[str, float] = {}
        self._peaks: dict[str, float] = {}

    def timed(self, step: str, work: Callable[[], Result]) -> Result:
        """Do one step and remember how long it took, and the peak of memory up to its end."""
        start = time.process_time()
        result = work()
        self.seconds[step] = time.process_time() - start
        self._peaks[step] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024  # KiB, on Linux
        return result

    def table(self, elements: int) -> None:
        """Print every step with its share."""
        whole = sum(self.seconds.values())
        print(f"{'step':28} {'seconds':>9} {'share':>7} {'ms/element':>11} {'peak MB':>8}")
        for step, seconds in self.seconds.items():
            share, each = seconds / whole, 1000 * seconds / elements
            print(f"{step:28} {seconds:9.3f} {share:7.1%} {each:11.3f} {self._peaks[step]:8.0f}")
        print(f"{'the whole':28} {whole:9.3f} {1:7.0%} {1000 * whole / elements:11.3f}")


@seldom_collecting()
def main(claims: int, *, peers: bool) -> None:
    """Time every step for a map of this many claims."""
    clock = Clock()
    with tempfile.TemporaryDirectory() as scratch:
        folder = generator.write(claims, 1, Path(scratch) / "large")
        argument_map, places = clock.timed("read", lambda: read_with_places(folder))
        sources = {name: read_source(file) for name, file in source_files(argument_map, folder, None).items()}
        dataset = clock.timed("write as RDF", lambda: write_map(argument_map))
        store = clock.timed("reason by the rules", lambda: infer(dataset, argument_map))
        clock.timed("check anchors", lambda: check_anchors(argument_map, sources, str(folder)))
        shapes()  # read once in the life of a program
        where = locator(Names(argument_map.id), places)
        clock.timed("check shapes", lambda: check_shapes(dataset, where, store))
        if peers:
            _before_the_analysis(clock, folder, dataset)
    network = clock.timed("network", lambda: to_networkx(dataset))
    analysis = clock.timed("analyse", lambda: analyse(network))
    clock.timed("findings", lambda: annotate(dataset, analysis))
    edition = exchange.Edition(dataset, network, analysis)
    clock.timed("sort and spell triples", lambda: edition.statements)
    for each in exchange.FORMATS.values():
        clock.timed(f"export {each.file}", lambda each=each: each.write(edition))
    clock.timed("report", lambda: report_files(argument_map, network, analysis))
    clock.timed("page", lambda: render(argument_map, network, analysis, dataset=dataset))
    print(f"{len(argument_map.elements)} elements, {len(argument_map.relations)} relations, {len(dataset)} triples")
    clock.table(len(argument_map.elements))
    if peers:
        _question(dataset)


def _before_the_analysis(clock: Clock, folder: Path, dataset: Dataset) -> None:
    """Compare with plain YAML, with rdflib's own store and with pyshacl."""
    texts = [file.read_text(encoding="utf-8") for file in sorted(folder.glob("*.yaml"))]
    parse = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    _peer("read / PyYAML into dictionaries", clock.seconds["read"], lambda: [yaml.load(each, parse) for each in texts])  # noqa: S506  a safe one
    quads = [(subject, predicate, value, name) for subject, predicate, value, name in dataset.quads()]
    ours = clock.seconds["write as RDF"]
    _peer("write as RDF / filling rdflib's own store", ours, lambda: Dataset().addN(quads))
    _peer("check shapes / pyshacl", clock.seconds["check shapes"], lambda: _pyshacl(dataset))


def _pyshacl(dataset: Dataset) -> None:
    from pyshacl import validate

    data, known = Graph(), Graph()
    for subject, predicate, value, _ in dataset.quads():
        data.add((subject, predicate, value))
    for file in sorted((resources.folder("ontology") / "shapes").glob("*.ttl")):
        known.parse(data=file.read_text(encoding="utf-8"), format="turtle")
    validate(data + vocabulary_graph(), shacl_graph=known, inference="none", allow_warnings=True)


def _question(dataset: Dataset) -> None:
    """Compare a named question with the same in rdflib."""
    store, query = Store(dataset), named(QUESTION)
    start = time.process_time()
    store.select(query.text, query.bind({}))
    _peer(f"{QUESTION} / rdflib", time.process_time() - start, lambda: list(dataset.query(query.text)))


def _peer(what: str, ours: float, theirs: Callable[[], object]) -> None:
    start = time.process_time()
    theirs()
    seconds = time.process_time() - start
    print(f"{what:48} {ours:8.3f} / {seconds:8.3f} = {ours / seconds:8.4f}")


if __name__ == "__main__":
    numbers = [each for each in sys.argv[1:] if each.isdigit()]
    main(int(numbers[0]) if numbers else 300, peers="--no-peers" not in sys.argv)
