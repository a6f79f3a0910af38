"""CPU seconds of every step of the main job on a made-up map, and of a peer for the steps that have one.

    python benchmarks/main_job.py [CLAIMS]

Prints ratios, which hold across machines; the seconds themselves do not.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import yaml

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))  # a script, run from anywhere in a checkout

from graph import exchange, generator
from graph.acceptance import grounded
from graph.analysis import analyse
from graph.findings import annotate
from graph.network import to_networkx
from graph.page import render
from graph.queries import named
from graph.reader import read
from graph.reasoning import to_rdf
from graph.store import Store

Result = TypeVar("Result")
QUESTION = "unanswered-criticisms"


def timed(what: str, work: Callable[[], Result]) -> tuple[Result, float]:
    """Run the work once and print its CPU seconds."""
    start = time.process_time()
    result = work()
    seconds = time.process_time() - start
    print(f"{what:44} {seconds:8.3f} s")
    return result, seconds


def main(claims: int) -> None:
    """Time every step for a map of this many claims."""
    with tempfile.TemporaryDirectory() as scratch:
        folder, _ = timed("make up the map", lambda: generator.write(claims, 1, Path(scratch) / "large"))
        argument_map, reading = timed("read", lambda: read(folder))
        print(f"{len(argument_map.elements)} elements, {len(argument_map.relations)} relations")
        texts = [file.read_text(encoding="utf-8") for file in sorted(folder.glob("*.yaml"))]
        parse = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        _, plain = timed("  peer: PyYAML into dictionaries alone", lambda: [yaml.load(text, parse) for text in texts])  # noqa: S506  a safe one
        print(f"  checked model / plain dictionaries {reading / plain:24.2f}")
    dataset, _ = timed("RDF and rules", lambda: to_rdf(argument_map))
    network, _ = timed("network", lambda: to_networkx(dataset))
    timed("grounded labels", lambda: grounded(network))
    analysis, _ = timed("analysis", lambda: analyse(network))
    timed("findings", lambda: annotate(dataset, analysis))
    store, _ = timed("load into Oxigraph", lambda: Store(dataset))
    query = named(QUESTION)
    _, ours = timed(f"query {QUESTION}", lambda: store.select(query.text, query.bind({})))
    _, peer = timed("  peer: the same in rdflib", lambda: list(dataset.query(query.text)))
    print(f"  rdflib / Oxigraph {peer / ours:41.1f}")
    edition = exchange.Edition(dataset, network, analysis)
    for each in exchange.FORMATS.values():
        timed(f"write {each.file}", lambda each=each: each.write(edition))
    timed("draw the page", lambda: render(argument_map, network, analysis))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
