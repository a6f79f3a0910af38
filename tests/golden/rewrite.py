"""Golden answers: what the named questions find in the paper, one CSV file each, reviewed by hand.

    python -m tests.golden.rewrite

from the top of the checkout writes them anew after a change to the map or to a query; read the difference before it is
kept. A file bears the name of its query and the values of the parameters given.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias

from graph.cli.asking import as_csv
from graph.pipeline import load
from graph.queries import query
from graph.store import Store

MAP = "globalization-2002"
FOLDER = Path(__file__).resolve().parent / MAP
CHECKOUT = Path(__file__).resolve().parents[2]

Question: TypeAlias = tuple[str, dict[str, str]]

QUESTIONS: tuple[Question, ...] = (
    # who holds what, and what the authors do with it
    ("who-holds-what", {}),
    ("views-by-attitude", {"attitude": "concedes"}),
    ("views-by-attitude", {"attitude": "reports"}),
    ("views-by-attitude", {"attitude": "rejects"}),
    ("views-by-attitude", {"attitude": "doubts"}),
    # figures and dates
    ("statistics", {}),
    ("uncredited-figures", {}),
    ("events-by-date", {}),
    ("doubtful-facts", {}),
    # criticisms and what answers them
    ("criticisms-of", {"target": "multinationals"}),
    ("answers", {"section": "2-4"}),
    ("unanswered-criticisms", {"basis": "explicit"}),
    ("unanswered-criticisms", {"basis": "implicit"}),
    ("unanswered-criticisms", {"basis": "analyst"}),
    ("open-by-section", {"basis": "explicit"}),
    ("open-by-section", {"basis": "implicit"}),
    ("open-by-section", {"basis": "analyst"}),
    ("responses-by-reach", {"basis": "explicit"}),
    ("responses-by-reach", {"basis": "analyst"}),
    ("who-is-asked-to-act", {"actor": "apec"}),
    # argument: tensions, footnote 1 and the conclusion of 2-2, Seattle, what carries and what is carried
    ("tensions", {}),
    ("bears-on", {"claim": "s22-still-worthwhile", "reach": "chain"}),
    ("about-event", {"event": "seattle-ministerial"}),
    ("undercut-steps", {}),
    ("hedged-yet-load-bearing", {}),
    ("unsupported-yet-load-bearing", {}),
    # what the analysis found
    ("cheapest-responses", {"basis": "explicit"}),
    ("cheapest-responses", {"basis": "analyst"}),
    ("backfires", {}),
    ("evidence-bottlenecks", {"basis": "explicit"}),
    ("verdicts", {"verdict": "falls"}),
    ("what-moved", {"claim": "s22-still-worthwhile"}),
)


def golden(question: Question) -> Path:
    """Return the file that holds the answer to a question.

    >>> golden(("answers", {"section": "2-4"})).name
    'answers--2-4.csv'
    """
    name, parameters = question
    return FOLDER / ("--".join((name, *parameters.values())) + ".csv")


def paper() -> Store:
    """Return the paper's map, reasoned and analysed, ready to be asked."""
    return Store(load(CHECKOUT / "maps" / MAP, shapes=False).dataset)


def answer(store: Store, question: Question) -> bytes:
    """Return the answer as the command line prints it."""
    name, parameters = question
    return as_csv(query(store, name, **parameters)).encode()


def rewrite() -> Iterator[Path]:
    """Write every golden file anew and take away those that no question asks for; yield what changed."""
    FOLDER.mkdir(exist_ok=True)
    store = paper()
    for question in QUESTIONS:
        file, fresh = golden(question), answer(store, question)
        if not file.is_file() or file.read_bytes() != fresh:
            file.write_bytes(fresh)
            yield file
    for file in sorted(set(FOLDER.iterdir()) - set(map(golden, QUESTIONS))):
        file.unlink()
        yield file


if __name__ == "__main__":
    for changed in rewrite():
        sys.stdout.write(f"{changed.relative_to(CHECKOUT)}\n")
