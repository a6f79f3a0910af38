"""Text that stays text in Markdown (CommonMark with the tables of GitHub)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

SPECIAL = re.compile(r"[\\`*_{}\[\]<>#|~&$]")
AT_START = re.compile(r"^([-+=]|\d+(?=[.)](?:\s|$)))")
BREAKS = re.compile(r"\s+")


class Verbatim(str):
    """Markdown already: not to be escaped again."""

    __slots__ = ()

    def join(self, parts: Iterable[str], /) -> Verbatim:
        """Join what is Markdown already."""
        return Verbatim(super().join(parts))


def escape(value: object) -> Verbatim:
    r"""Return ``value`` so that no character of it is markup; line breaks become spaces, control characters go.

    >>> print(escape("<b>*hot* | [tea](x)\n# 1"))
    \<b\>\*hot\* \| \[tea\](x) \# 1
    """
    if isinstance(value, Verbatim):
        return value
    text = BREAKS.sub(" ", str(value))
    text = "".join(character for character in text if unicodedata.category(character) != "Cc")
    return Verbatim(AT_START.sub(_guard, SPECIAL.sub(r"\\\g<0>", text)))


def link(name: str, address: str) -> Verbatim:
    r"""Return a link; the address must be percent-encoded.

    >>> print(link("[hot]", "index.html#sel=hot"))
    [\[hot\]](index.html#sel=hot)
    """
    return Verbatim(f"[{escape(name)}]({address})")


def _guard(start: re.Match[str]) -> str:
    mark = start.group()
    return f"{mark}\\" if mark[0].isdigit() else f"\\{mark}"
