"""The tasks of the argumentation competition (ICCMA), and the answers it expects.

The answers have the form of the file: that of 2023 for ``p af``, that of 2019 for apx and tgf.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from graph.acceptance.formats import Competition, Format, parse, read, write
from graph.acceptance.questions import credulous, extension, extensions, number_of_extensions, sceptical
from graph.acceptance.search import Semantics
from graph.errors import BudgetSpent, QueryError, did_you_mean

__all__ = ["KINDS", "MEANINGS", "TASKS", "UNKNOWN", "Competition", "Format", "parse", "read", "solve", "write"]

KINDS = {
    "SE": "some extension",
    "EE": "every extension",
    "CE": "how many extensions",
    "DC": "in some extension",
    "DS": "in all of them",
}
MEANINGS: dict[str, Semantics] = {
    "CO": "complete",
    "PR": "preferred",
    "ST": "stable",
    "SST": "semi-stable",
    "ID": "ideal",
    "GR": "grounded",
}
TASKS = tuple(f"{kind}-{meaning}" for meaning in MEANINGS for kind in KINDS)
UNKNOWN = "UNKNOWN"


def solve(
    given: Competition,
    task: str,
    argument: str | None = None,
    budget: float | None = None,
    conflicts: int | None = None,
) -> Iterator[str]:
    """Yield the answer to a task such as ``DC-PR``, in pieces of text as they are found.

    The last piece is a line `UNKNOWN` where the budget, in seconds or in conflicts of the solver, is spent. Raises
    `QueryError` for an unknown task, for an argument too many or too few, and for a budget that is not positive,
    `NodeNotFound` for an unknown argument.
    """
    kind, semantics = _task(task, argument)
    framework = given.framework
    if kind in {"DC", "DS"}:
        ask = credulous if kind == "DC" else sceptical
        verdict = ask(framework, argument or "", semantics, budget, conflicts=conflicts)
        yield {True: "YES\n", False: "NO\n", None: f"{UNKNOWN}\n"}[verdict]
        return
    try:
        if kind == "CE":
            yield f"{number_of_extensions(framework, semantics, budget, conflicts=conflicts)}\n"
        elif kind == "SE":
            found = extension(framework, semantics, budget, conflicts=conflicts)
            yield "NO\n" if found is None else _one(given, found) + "\n"
        else:
            yield from _all(given, extensions(framework, semantics, budget=budget, conflicts=conflicts))
    except BudgetSpent:
        yield f"{UNKNOWN}\n"


def _task(task: str, argument: str | None) -> tuple[str, Semantics]:
    if task not in TASKS:
        hint = did_you_mean(task.upper(), TASKS)
        known = f"{', '.join(KINDS)} with {', '.join(MEANINGS)}, such as DC-PR"
        raise QueryError(f"unknown task {task!r}; there are {known}" + (f" ({hint})" if hint else ""))
    kind, _, meaning = task.partition("-")
    if (kind in {"DC", "DS"}) != (argument is not None):
        raise QueryError(
            f"{task} is about one argument: name it with -a" if argument is None else f"{task} takes no -a"
        )
    return kind, MEANINGS[meaning]


def _one(given: Competition, members: frozenset[str]) -> str:
    names = [name for name in given.framework.names if name in members]
    return " ".join(["w", *names]) if given.format == "af" else f"[{','.join(names)}]"


def _all(given: Competition, found: Iterable[frozenset[str]]) -> Iterator[str]:
    """Yield a line for each extension, or one list of lists; nothing at all says in ``p af`` that there is none."""
    if given.format == "af":
        yield from (_one(given, each) + "\n" for each in found)
    else:
        yield f"[{','.join([_one(given, each) for each in found])}]\n"
