"""What the commands say when something goes wrong."""

from __future__ import annotations

import os
import sys

import click

from graph.errors import CounterpointError, MapError


def fail(*lines: str) -> int:
    """Print lines to standard error, and return the exit code of a failure."""
    for line in lines:
        click.echo(line, err=True)
    return 1


def explain(error: Exception) -> int:
    """Say what went wrong in the user's words, and return the exit code."""
    if isinstance(error, MapError):
        return fail(*map(str, error.problems), f"{count(len(error.problems), 'problem')}; nothing was changed")
    if isinstance(error, CounterpointError):
        return fail(str(error))
    if isinstance(error, BrokenPipeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # whoever read the output has gone
        return 0
    if isinstance(error, OSError):
        return fail(f"{error.filename or 'the system'}: {error.strerror or error}")
    return fail(f"the input is too large or too deep for this machine: {type(error).__name__}")


def count(number: int, thing: str) -> str:
    """Return a count in words.

    >>> count(1, "problem"), count(2, "problem")
    ('1 problem', '2 problems')
    """
    return f"{number} {thing}" + ("" if number == 1 else "s")
