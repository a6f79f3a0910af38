"""``solve``: the tasks of the argumentation competition, so that any solver can be compared."""

from __future__ import annotations

import time
from pathlib import Path

import click

SPENT = 3


@click.command()
@click.option("-p", "task", required=True, metavar="TASK", help="SE, EE, CE, DC or DS with CO, PR, ST, SST, ID or GR.")
@click.option("-f", "file", required=True, type=click.Path(path_type=Path), help="The framework: p af, apx or tgf.")
@click.option("-a", "argument", metavar="ARG", help="The argument that DC and DS ask about.")
@click.option("--timeout", type=float, metavar="SECONDS", help="Answer UNKNOWN after this time (default: no limit).")
@click.pass_context
def solve(context: click.Context, task: str, file: Path, argument: str | None, timeout: float | None) -> None:
    """Answer a task of the argumentation competition (ICCMA).

    \b
    counterpoint solve -p SE-PR -f debate.af
    counterpoint solve -p DC-CO -f debate.apx -a growth --timeout 10

    SE gives some extension, EE all, CE their number; DC asks whether ARG is in some extension, DS whether in all. The
    answers to p af are those of 2023 (a line w for each extension), the others those of 2019 ([a,b]). Where the time is
    spent the answer is UNKNOWN and the exit code 3.
    """
    from graph.acceptance import iccma

    start = time.monotonic()
    given = iccma.read(file)
    left = None if timeout is None else timeout - (time.monotonic() - start) if timeout > 0 else timeout
    piece = ""
    for piece in iccma.solve(given, task, argument, left):
        click.echo(piece, nl=False)
    if piece == f"{iccma.UNKNOWN}\n":
        context.exit(SPENT)
