"""The command line: ``counterpoint build | check | export | query | report``, and the tools of authors and reviewers.

Authors: ``new | skeleton | anchor | reanchor``. Reviewers: ``coverage | show | agree``. Solvers: ``solve``. Testers:
``generate``.

The only package that prints. Results go to standard output, everything else to standard error. Exit codes: 0 done, 1 a
map, a query or an output is wrong, 2 the command was typed wrong,
3 a question got no answer in its time.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Sequence

import click

from graph.cli.age import age
from graph.cli.asking import export, query, report
from graph.cli.authoring import anchor, new, reanchor, skeleton
from graph.cli.building import build, check
from graph.cli.generating import generate
from graph.cli.reviewing import agree, coverage, show
from graph.cli.solving import solve
from graph.cli.words import explain, fail
from graph.errors import CounterpointError

__all__ = ["cli", "main"]


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="counterpoint", prog_name="counterpoint")
def cli() -> None:
    """Turn a paper into a checked, queryable, explorable argument map.

    \b
    counterpoint new tea-tax          write a map of twenty lines to start from
    counterpoint check maps/tea-tax   everything that is wrong with it, at once
    counterpoint build maps/tea-tax   the page, the report, every graph file
    counterpoint query unanswered-criticisms
    """


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code; no traceback reaches the user."""
    _speak_utf8()
    try:
        spent = age() if arguments is None else 0.0  # a process of its own has taken this long to start
        code = cli.main(args=arguments, prog_name="counterpoint", standalone_mode=False, obj=spent)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except click.Abort:
        return fail("stopped; nothing was changed")
    except (CounterpointError, OSError, MemoryError, RecursionError) as error:
        return explain(error)
    return code if isinstance(code, int) else 0  # click returns the code of an Exit, and None where a command ends


def _speak_utf8() -> None:
    """Chinese text must come out whole even where the console's encoding is another."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace", newline="\n")


AUTHORS = (new, skeleton, anchor, reanchor)
for command in (build, check, export, query, report, *AUTHORS, coverage, show, agree, solve, generate):
    cli.add_command(command)
