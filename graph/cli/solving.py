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
@click.option(
    "--conflicts",
    type=int,
    metavar="NUMBER",
    help="Answer UNKNOWN after this many dead ends of the solver, which are the same on every machine.",
)
@click.pass_context
def solve(  # noqa: PLR0913, PLR0917  one parameter for each option
    context: click.Context,
    task: str,
    file: Path,
    argument: str | None,
    timeout: float | None,
    conflicts: int | None,
) -> None:
    """Answer a task of the argumentation competition (ICCMA).

    \b
    counterpoint solve -p SE-PR -f debate.af
    counterpoint solve -p DC-CO -f debate.apx -a growth --timeout 10
    counterpoint solve -p CE-ST -f debate.tgf --conflicts 100000

    \b
    A task is what is asked, a hyphen, and a semantics:
      SE  some extension, a set of arguments that stand together
      EE  all of them              CE  how many there are
      DC  is ARG in some?          DS  is ARG in all?
      GR  grounded: what nobody can doubt
      CO  complete: defends itself and leaves out nothing that it defends
      PR  preferred: the largest complete ones
      ST  stable: attacks everything that it leaves out; there may be none
      SST semi-stable: leaves as little undecided as can be
      ID  ideal: the largest that defends itself and lies in every preferred one

    \b
    The format of FILE is told by its content; an attack runs from the first to the second:
      p af  p af 3, then lines such as 1 2        (lines from # are comments)
      apx   arg(growth). arg(cost). att(cost,growth).
      tgf   a name on each line, a line #, then lines such as cost growth

    The answers to p af are those of 2023 (a line w for each extension), the others those of 2019 ([a,b]). Where the
    time or the conflicts are spent the answer is UNKNOWN and the exit code 3. A wrong file or question exits with 1.
    """
    start = time.monotonic() - (context.obj or 0.0)  # the time includes the start of the program
    from graph.acceptance import iccma

    given = iccma.read(file)
    left = None if timeout is None else _left(timeout, time.monotonic() - start)
    piece = ""
    for piece in iccma.solve(given, task, argument, left, conflicts):
        click.echo(piece, nl=False)
    if piece == f"{iccma.UNKNOWN}\n":
        context.exit(SPENT)


def _left(timeout: float, spent: float) -> float:
    """Return what is left of the time, at least a moment; a time that is none is refused where it is used."""
    return max(timeout - spent, 1e-3) if timeout > 0 else timeout
