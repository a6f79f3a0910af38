"""Broken YAML in plain words: what the scanner tripped over, where, and what usually helps."""

from __future__ import annotations

import re
from typing import Final

from graph.errors import Place, Problem
from graph.reader.files import File

__all__ = ["explain"]

QUOTE: Final = "put a text that contains , : ? # [ ] { } in quotes, or write it in block style"
INDENT: Final = "line up the keys of one entry, with spaces, and close every quote and bracket"

PLAIN_WORDS: Final = (
    ("mapping values are not allowed", "a colon stands where no key can be", QUOTE),
    ("expected ',' or '}'", "the braces are not closed, or hold a text that needs quotes", QUOTE),
    ("expected ',' or ']'", "the brackets are not closed, or hold a text that needs quotes", QUOTE),
    ("expected <block end>", "the indentation does not fit the lines above", INDENT),
    ("did not find expected key", "the indentation does not fit the lines above, or a text needs quotes", INDENT),
    (
        "did not find expected '-' indicator",
        "the items of the list do not line up",
        "begin each item with '-' in the same column",
    ),
    ("the node content", "a value is missing, or begins with a sign that has a meaning in YAML", QUOTE),
    ("unexpected ':'", "a colon stands where no key can be", QUOTE),
    ("mapping keys are not allowed", "a question mark stands where no key can be", QUOTE),
    ("directive name", "a line begins with %", "remove the line"),
    ("non-alphabetical", "a line begins with %", "remove the line"),
    ("a line break, but", "the line of | or > holds something else", "begin the text on the next line"),
    ("expected node content", "a value is missing, or begins with a sign that has a meaning in YAML", QUOTE),
    ("could not find expected ':'", "a key has no colon", "write 'key: value', with a space after the colon"),
    ("'\\t'", "a tab stands where only spaces may", "indent with spaces"),
    ("tab character", "a tab stands where only spaces may", "indent with spaces"),
    ("cannot start any token", "a text begins with a sign that has a meaning in YAML", "put the text in quotes"),
    ("unexpected end of stream", "a quote is opened and never closed", "close the quote"),
    ("document indicator", "a quote is opened and never closed", "close the quote"),
    ("document separator", "a quote is opened and never closed", "close the quote"),
    (
        "sequence entries are not allowed",
        "a list begins where it cannot",
        "put the first '-' on a line of its own",
    ),
    ("undefined tag handle", "a tag of an unknown kind", "put a text that begins with ! in quotes"),
    ("unknown escape", "a backslash begins no known escape", "use single quotes, or double the backslash"),
    ("too large to convert", "an escape stands for no character", "write the character itself"),
    ("chr()", "an escape stands for no character", "write the character itself"),
    ("hexdecimal", "an escape is not finished", "write \\u and four hexadecimal digits"),
    ("hexadecimal", "an escape is not finished", "write \\u and four hexadecimal digits"),
    ("Unicode character escape code", "an escape stands for no character", "write the character itself"),
    (
        "alphabetic or numeric",
        "& or * begins an anchor or alias without a name",
        "put a text that begins with & or * in quotes",
    ),
    ("incompatible YAML document", "the file asks for another version of YAML", "remove the line %YAML"),
    (
        "document start",
        "text follows the end of the document",
        "remove the line '...', and everything in quotes or braces before it",
    ),
    ("chomping or indentation", "the line of | or > holds something else", "begin the text on the next line"),
    ("comment or line break", "the line of | or > holds something else", "begin the text on the next line"),
    ("block scalar", "the line of | or > holds something else", "begin the text on the next line"),
    ("indentation", "the indentation does not fit the lines above", INDENT),
)
TOO_LARGE: Final = re.compile(r"\\U(?!000|0010)")
MERGE_CONFLICT: Final = re.compile(r"^(<{7}|>{7}) ", re.MULTILINE)


def explain(error: Exception, file: File) -> Problem:
    """Return the problem that stopped the scanner."""
    if conflict := MERGE_CONFLICT.search(file.text):
        line = file.text.count("\n", 0, conflict.start()) + 1
        return Problem(
            Place(file.shown, line, 1),
            "a merge was not finished here",
            "choose a side and delete the <<<, === and >>> lines",
        )
    place = _place(error, file)
    message, remedy = _plain_words(_reason(error, file, place))
    return Problem(place, f"broken YAML: {message}{_since(error)}", remedy)


def _place(error: Exception, file: File) -> Place:
    """Return a place inside the file: the scanner counts from 0, and may point behind the last line or nowhere."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if mark is None:
        escape = TOO_LARGE.search(file.text)
        before = file.text[: escape.start()] if escape else ""
        return Place(file.shown, before.count("\n") + 1, len(before) - before.rfind("\n"))
    lines = file.text.splitlines() or [""]
    if mark.line >= len(lines):
        return Place(file.shown, len(lines), len(lines[-1]) + 1)
    return Place(file.shown, mark.line + 1, mark.column + 1)


def _reason(error: Exception, file: File, place: Place) -> str:
    """Return the scanner's own words, and the character that it does not name where it is a tab."""
    reason = str(getattr(error, "problem", None) or error)
    here = file.text.splitlines()[place.line - 1 :][:1]
    return f"{reason} '\\t'" if "any token" in reason and here and here[0][place.column - 1 :][:1] == "\t" else reason


def _plain_words(reason: str) -> tuple[str, str]:
    return next(((message, remedy) for sign, message, remedy in PLAIN_WORDS if sign in reason), (reason, QUOTE))


def _since(error: Exception) -> str:
    context, problem = getattr(error, "context_mark", None), getattr(error, "problem_mark", None)
    if context is None or problem is None or context.line == problem.line:
        return ""
    return f"; the entry begins in line {context.line + 1}"
