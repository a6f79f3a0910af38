"""The competition's file formats: ``p af`` of 2023, apx and tgf of 2019, told by content, never by a file's name.

Attacks run from the first argument of a line to the second.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Literal, NoReturn, TypeAlias

from graph.acceptance.framework import Framework, from_pairs
from graph.errors import MapError, Place, Problem, QueryError, did_you_mean

Format: TypeAlias = Literal["af", "apx", "tgf"]
MOST_ARGUMENTS = 3_000_000  # about 1 GB of memory
MOST_ATTACKS = 10_000_000  # about 2 GB
MOST_BYTES = 500_000_000
MOST_NAMED = 1000  # problems that one file may have before the rest is left unread
MOST_HINTS, MOST_COMPARED = 20, 1000  # misspelt names that get a hint, and known ones that each is compared with
LONGEST = 80  # characters of a file that a message repeats
_HEADER = re.compile(r"^\s*p\s+af\b", re.MULTILINE)
_APX = re.compile(r"%|(arg|att)\s*\(")
_FACT = re.compile(r"\s*(arg|att)\s*\(\s*([^\s(),]+)\s*(?:,\s*([^\s(),]+)\s*)?\)\s*\.")


@dataclass(frozen=True, slots=True)
class Competition:
    """A framework as a file gives it, and the format of the file, which is that of the answers too."""

    framework: Framework
    format: Format


def read(path: Path) -> Competition:
    """Read a framework from a file; raises `MapError` with every problem of the file."""
    with path.open("rb") as file:
        content = file.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise MapError([Problem(Place(str(path)), "this file is too large", f"at most {MOST_BYTES:,} bytes are read")])
    try:
        return parse(content.decode("utf-8-sig"), str(path))
    except UnicodeDecodeError:
        raise MapError([Problem(Place(str(path)), "this is not UTF-8 text")]) from None


def parse(text: str, file: str = "") -> Competition:
    r"""Read a framework in any of the three formats; linear. An attack that comes twice counts once.

    >>> parse("arg(a). arg(b). att(a,b).").framework.names
    ['a', 'b']
    >>> parse("p af 2\n1 2\n").format
    'af'
    """
    reading = _Reading(file)
    format_ = _recognised(text)
    if format_ is None:
        remedy = "a framework starts with 'p af N', with arg(a). or with a line of tgf"
        raise MapError([Problem(Place(file), "this file is empty", remedy)])
    {"af": reading.af, "apx": reading.apx, "tgf": reading.tgf}[format_](text)
    return Competition(reading.done(), format_)


def write(framework: Framework, format_: Format) -> str:
    r"""Return a framework as text; ``p af`` numbers the arguments from 1 and keeps their names as comments.

    Hidden arguments of a reading follow the others. Raises `QueryError` for a name that the format cannot hold, and for
    a framework in which attacks are not all (`Framework.circles`).

    >>> write(parse("a\nb\n#\na b\n").framework, "apx")
    'arg(a).\narg(b).\natt(a,b).\n'
    """
    if framework.circles:
        raise QueryError("these formats hold attacks alone, and here support runs in a circle that may not hold itself")
    names = [*framework.names, *_hidden(framework)]
    pairs = [(source, target) for source, victims in enumerate(framework.victims) for target in victims]
    if format_ == "af":
        own = [str(number) for number in range(1, len(names) + 1)]
        notes = [] if names == own else [f"# {number} is {name}" for number, name in enumerate(names, start=1)]
        lines = [f"p af {len(names)}", *notes, *(f"{source + 1} {target + 1}" for source, target in pairs)]
    elif format_ == "apx":
        _refuse(names, r"[^\s(),]+", "apx")
        lines = [f"arg({name})." for name in names] or ["% no arguments"]
        lines += [f"att({names[source]},{names[target]})." for source, target in pairs]
    else:
        _refuse(names, r"(?!#)\S+", "tgf")
        lines = [*names, "#", *(f"{names[source]} {names[target]}" for source, target in pairs)]
    return "\n".join([*lines, ""])


class _Reading:
    """One file being read: what it declares, and what is wrong with it."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.number: dict[str, int] = {}
        self.attacks: dict[tuple[int, int], None] = {}
        self.problems: list[Problem] = []

    def af(self, text: str) -> None:
        declared = False
        for line, words in _lines(text, "#"):
            if words[0] == "p":
                if declared:
                    self.wrong(line, "a second header", "a file has one line 'p af N'")
                declared = self.header(line, words) or declared
            elif not declared:
                self.wrong(line, "an attack before the header", "start with 'p af N'")
                return
            elif len(words) == 2:  # noqa: PLR2004  from and to
                self.attack(line, *words)
            else:
                self.wrong(
                    line, f"{_short(' '.join(words))!r} is no attack", "write two numbers: attacker and attacked"
                )

    def header(self, line: int, words: list[str]) -> bool:
        """Declare the arguments, so that a wrong header yields one problem and not one for each attack."""
        if len(words) != 3 or words[1] != "af" or not _natural(words[2]):  # noqa: PLR2004  p, af, N
            self.wrong(
                line, f"{_short(' '.join(words))!r} is no header", "write 'p af N', N being the number of arguments"
            )
            raise MapError(self.problems)
        if len(words[2]) > len(str(MOST_ARGUMENTS)) or int(words[2]) > MOST_ARGUMENTS:
            self.wrong(line, f"{_short(words[2])} arguments are too many", f"at most {MOST_ARGUMENTS:,} are read")
            raise MapError(self.problems)
        self.number = {str(number): number - 1 for number in range(1, int(words[2]) + 1)}
        return True

    def apx(self, text: str) -> None:
        """Read the arguments first: facts may come in any order."""
        attacks: list[tuple[int, str, str]] = []
        for line, content in enumerate(text.splitlines(), start=1):
            rest, start = content.partition("%")[0].rstrip(), 0
            while start < len(rest):
                fact = _FACT.match(rest, start)
                if not fact or (fact[1] == "arg") == bool(fact[3]):
                    self.wrong(line, f"{_short(rest[start:].strip())!r} is no fact", "write arg(a). or att(a,b).")
                    break
                if fact[3]:
                    attacks.append((line, fact[2], fact[3]))
                else:
                    self.declare(line, fact[2])
                start = fact.end()
        for each in attacks:
            self.attack(*each)

    def tgf(self, text: str) -> None:
        declaring = True
        for line, words in _lines(text):
            if words[0].startswith("#"):
                if not declaring or words != ["#"]:
                    self.wrong(
                        line, f"{_short(' '.join(words))!r} is out of place", "one line '#' parts arguments and attacks"
                    )
                declaring = False
            elif declaring and words[0] in self.number:
                self.wrong(line, f"{_short(words[0])!r} is declared twice", "name each argument once")
            elif declaring:
                self.declare(line, words[0])
            elif len(words) > 1:
                self.attack(line, words[0], words[1])
            else:
                self.wrong(line, f"{_short(words[0])!r} is no attack", "write two names: attacker and attacked")
        if declaring:
            self.wrong(0, "no line '#' parts arguments and attacks", "put one between them")

    def declare(self, line: int, name: str) -> None:
        self.number.setdefault(name, len(self.number))
        if len(self.number) > MOST_ARGUMENTS:
            self.stop(line, "more arguments than can be held", f"at most {MOST_ARGUMENTS:,} are read")

    def attack(self, line: int, source: str, target: str) -> None:
        try:
            self.attacks[self.number[source], self.number[target]] = None
        except KeyError:
            for name in dict.fromkeys((source, target)):
                if name not in self.number:
                    self.wrong(line, f"{_short(name)!r} is not an argument of this file", self.hint(name))
        if len(self.attacks) > MOST_ATTACKS:
            self.stop(line, "more attacks than can be held", f"at most {MOST_ATTACKS:,} are read")

    def hint(self, name: str) -> str:
        few = len(self.problems) < MOST_HINTS and len(self.number) <= MOST_COMPARED
        return did_you_mean(name, self.number) if few else ""

    def wrong(self, line: int, message: str, remedy: str = "") -> None:
        self.problems.append(Problem(Place(self.file, line, 1 if line else 0), message, remedy))
        if len(self.problems) == MOST_NAMED:
            self.stop(line, "the rest of this file was not read", "mend what stands above first")

    def stop(self, line: int, message: str, remedy: str) -> NoReturn:
        self.problems.append(Problem(Place(self.file, line, 2), message, remedy))
        raise MapError(self.problems)

    def done(self) -> Framework:
        if self.problems:
            raise MapError(self.problems)
        return from_pairs(list(self.number), self.attacks)


def _recognised(text: str) -> Format | None:
    """Tell the format: by the header of ``p af``, else by the first line; None where there is nothing at all."""
    if _HEADER.search(text):
        return "af"
    lines = (line.strip() for line in text.splitlines())
    first = next(filter(None, lines), None)
    if first is None:
        return None
    return "apx" if _APX.match(first) else "tgf"


def _lines(text: str, comment: str = "") -> Iterator[tuple[int, list[str]]]:
    """Yield number and words of every line that has any and is no comment."""
    for number, line in enumerate(text.splitlines(), start=1):
        words = line.split()
        if words and not (comment and words[0].startswith(comment)):
            yield number, words


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


def _natural(word: str) -> bool:
    return word.isascii() and word.isdigit()


def _hidden(framework: Framework) -> list[str]:
    """Return a new name for each hidden argument."""
    taken = set(framework.names)
    free = (name for number in count(1) if (name := f"hidden{number}") not in taken)
    return [next(free) for _ in range(len(framework.victims) - len(taken))]


def _refuse(names: Iterable[str], allowed: str, format_: str) -> None:
    wrong = [name for name in names if not re.fullmatch(allowed, name)]
    if wrong:
        raise QueryError(f"{format_} cannot name the argument {wrong[0]!r}; p af, which has numbers, can")
