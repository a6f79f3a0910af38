"""CPU seconds of acceptance, beside its peers and plain NetworkX.

    python benchmarks/acceptance.py [LIMIT]

Peers are the command lines of pygarg and formal-argumentation (`pip install '.[benchmarks]'`); each runs in a process
of its own that is stopped after LIMIT seconds of wall time (default 10). Prints ratios, which hold across machines; the
seconds themselves do not. ``solving`` leaves out the start of Python and the reading of the file, ``command`` has both.
"""

from __future__ import annotations

import importlib.util
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import networkx as nx

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))  # a script, run from anywhere in a checkout

from graph.acceptance import (
    READINGS,
    Framework,
    credulous,
    extension,
    framework,
    grounded,
    iccma,
    number_of_extensions,
    sceptical,
)
from graph.acceptance.framework import from_pairs
from graph.acceptance.grounding import labels
from tests.frameworks import duels, pigeons, random_framework, random_network

Result = TypeVar("Result")
CHECKOUT = Path(__file__).resolve().parent.parent
ADMBUSTER = CHECKOUT.parent / "shared" / "corpora" / "dung" / "iccma" / "admbuster_10000.af"
TASKS: dict[str, Callable[[Framework, str], object]] = {
    "SE-PR": lambda debate, _: extension(debate, "preferred"),
    "SE-ST": lambda debate, _: extension(debate, "stable"),
    "DC-CO": lambda debate, argument: credulous(debate, argument, "complete"),
    "DS-PR": lambda debate, argument: sceptical(debate, argument, "preferred"),
}
OURS = [sys.executable, "-m", "graph.cli", "solve"]
FORMAL = "import sys; from argumentation.solving.iccma_cli import main; sys.exit(main())"
PEERS = {
    "pygarg": ("pygarg", [sys.executable, "-m", "pygarg"]),
    "formal-argumentation": ("argumentation", [sys.executable, "-c", FORMAL, "--backend", "sat"]),
}


@dataclass(frozen=True)
class Run:
    """What a command did: its CPU and wall seconds, its exit code, None where it was stopped, and its answer."""

    cpu: float
    wall: float
    code: int | None
    answer: str


def run(command: list[str], limit: float) -> Run:
    """Run a command and stop it after this time."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=limit, check=False, cwd=CHECKOUT)  # noqa: S603  our own
        code, lines = done.returncode, done.stdout.split("\n")
    except subprocess.TimeoutExpired:
        code, lines = None, [""]
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Run(cpu, time.monotonic() - start, code, lines[0].strip())


def timed(work: Callable[[], Result]) -> tuple[Result, float]:
    """Return what the work returns, and its CPU seconds."""
    start = time.process_time()
    result = work()
    return result, time.process_time() - start


def against_networkx(arguments: int, attacks: int) -> None:
    """Grounded, and the same by sweeps over a network until nothing changes."""
    debate = random_framework(arguments, attacks, seed=1)
    _, loading = timed(lambda: from_pairs(debate.names, list(pairs(debate))))
    found, seconds = timed(lambda: labels(debate))
    network = nx.DiGraph((debate.names[one], debate.names[other]) for one, other in pairs(debate))
    network.add_nodes_from(debate.names)
    plain, peer = timed(lambda: by_sweeps(network))
    if plain != dict(zip(debate.names, found, strict=True)):
        raise SystemExit("plain NetworkX finds other labels")
    print(f"grounded, {arguments:,} arguments, {attacks:,} attacks")
    print(
        f"  loading {loading:.3f} s; labels {seconds:.3f} s (to hold: 0.2); NetworkX in sweeps {peer / seconds:.0f} ×"
    )


def pairs(debate: Framework) -> Iterator[tuple[int, int]]:
    """Yield the attacks."""
    return ((source, target) for source, victims in enumerate(debate.victims) for target in victims)


def by_sweeps(network: nx.DiGraph[str]) -> dict[str, str]:
    """Return the grounded labels as one would write it first."""
    found = dict.fromkeys(network, "undecided")
    changed = True
    while changed:
        changed = False
        for node in network:
            if found[node] != "undecided":
                continue
            attackers = [found[attacker] for attacker in network.predecessors(node)]
            label = "in" if all(each == "out" for each in attackers) else "out" if "in" in attackers else "undecided"
            found[node], changed = label, changed or label != "undecided"
    return found


def against_peers(name: str, debate: Framework, limit: float) -> None:
    """The tasks on one framework, in our own process, as a command, and by every peer that is installed."""
    open_ = next((each for each, label in grounded(debate).items() if label == "undecided"), debate.names[0])
    print(f"\n{name}\n  {'task':7} {'solving':>8} {'command':>8}" + "".join(f" {peer:>22}" for peer in PEERS))
    with tempfile.TemporaryDirectory() as scratch:
        file = Path(scratch) / "framework.af"
        file.write_text(iccma.write(debate, "af"), encoding="utf-8")
        for task, ask in TASKS.items():
            _, solving = timed(lambda ask=ask: ask(debate, open_))
            about = ["-p", task, "-f", str(file)]
            about += ["-a", str(debate.number(open_) + 1)] if task.startswith("D") else []
            ours = run([*OURS, *about], 60)
            beside = (f" {compared(peer, about, ours, limit, task):>22}" for peer in PEERS)
            print(f"  {task:7} {solving:7.3f}s {ours.cpu:7.3f}s" + "".join(beside))


def compared(peer: str, about: list[str], ours: Run, limit: float, task: str) -> str:
    """Return how many times as long a peer took, and whether it answers the same; sets may differ."""
    package, command = PEERS[peer]
    if not importlib.util.find_spec(package):
        return "not installed"
    found = run([*command, *about], limit)
    if found.code is None:
        return f"stopped, > {found.cpu / ours.cpu:.0f} ×"
    if found.code or not found.answer:
        return "failed"
    same = found.answer == ours.answer if task.startswith("D") else (found.answer == "NO") == (ours.answer == "NO")
    return f"{found.cpu / ours.cpu:.1f} ×" + ("" if same else ", another answer!")


def budgets(seconds: float) -> None:
    """How far past its budget a command ends on hard questions, the start of Python included."""
    print(f"\nhard questions with --timeout {seconds:g}: seconds of wall time, exit code, answer")
    hole = framework(pigeons(11))
    hard = {"pigeons": (hole, "DC-PR", str(hole.number("goal") + 1))}
    for arguments, attacks in ((1000, 12_000), (10_000, 100_000)):
        hard |= {
            f"{task} {arguments:,}": (random_framework(arguments, attacks, 1), task, "") for task in ("EE-PR", "CE-ST")
        }
    with tempfile.TemporaryDirectory() as scratch:
        for name, (debate, task, argument) in hard.items():
            file = Path(scratch) / "hard.af"
            file.write_text(iccma.write(debate, "af"), encoding="utf-8")
            about = ["-p", task, "-f", str(file), *(["-a", argument] if argument else [])]
            done = run([*OURS, *about, "--timeout", f"{seconds:g}"], 10 * seconds)
            print(f"  {name:14} {done.wall:6.2f} s ({100 * (done.wall / seconds - 1):+.0f} %)  {done.code}")


def readings(arguments: int, edges: int) -> None:
    """Support read in every way, on a network half of whose edges are supports."""
    network = random_network(arguments, edges, seed=1)
    print(f"\nreadings, {arguments:,} arguments, {edges:,} edges: building, attacks, grounded, one preferred extension")
    for reading in (None, *READINGS):
        debate, building = timed(lambda reading=reading: framework(network, reading))
        _, ground = timed(lambda debate=debate: labels(debate))
        _, one = timed(lambda debate=debate: extension(debate, "preferred"))
        size = sum(map(len, debate.attackers))
        print(f"  {reading or 'attacks alone':14} {building:6.3f} s {size:8,} {ground:6.3f} s {one:6.3f} s")


def counting(rivals: int) -> None:
    """Two to the power of many, by products."""
    debate = framework(nx.MultiDiGraph((one, other, {"relation": "attacks"}) for one, other in duels(rivals)))
    found, seconds = timed(lambda: number_of_extensions(debate, "preferred"))
    print(f"\ncounting the preferred extensions of {rivals} duels, 2^{found.bit_length() - 1}: {seconds:.3f} s")


def main(limit: float) -> None:
    """Measure everything, the quick things first."""
    against_networkx(100_000, 300_000)
    readings(10_000, 30_000)
    counting(1000)
    against_peers("random, 200 arguments, 600 attacks", random_framework(200, 600, 1), limit)
    if ADMBUSTER.is_file():
        against_peers("admbuster_10000", iccma.read(ADMBUSTER).framework, limit)
    against_peers("random, 10,000 arguments, 30,000 attacks", random_framework(10_000, 30_000, 1), limit)
    budgets(5)


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 10)
