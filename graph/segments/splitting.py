"""Where a sentence ends, in Chinese and in English, and in a text that mixes them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

__all__ = ["sentence_ends"]

MARKS: Final = r"(?:<sup>[^<]*</sup>|\[\^[^\]]*\])*"
FULL_STOP: Final = re.compile(
    rf"[。！？!?]+[」』”’\"')）】》]*{MARKS}|\.+[”’\"')\]]*{MARKS}(?=\s|\Z)|…+{MARKS}(?=\s|\Z)"
)
OPENED: Final = re.compile(r"[\s「『“‘\"'(（\[]*(\S)?")
ABBREVIATION: Final = re.compile(
    r"""(?:^|[\s("'“‘\[—–-])(?:
        (?:Mr|Mrs|Ms|Dr|Prof|St|Sr|Jr|Messrs|Gen|Col|Lt|Capt|Sen|Rep|Gov|Hon|Rev|Pres
          |vs|cf|viz|approx|ca|al|ed|eds|trans|vol|vols|no|nos|No|Nos|Vol|Fig|Figs|fig|figs|pp|p|sec|Sec|ch|Ch|art|Art|para
          |Inc|Ltd|Co|Corp|Bros|Assn|Dept|Univ|est|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)
      | (?:[A-Za-z]\.)+[A-Za-z] | [A-Z]
    )\.$""",
    re.VERBOSE,
)
MAY_END: Final = re.compile(r"(?:^|[\s(])(?:[A-Z]|etc|Inc|Ltd|Co|Corp|Bros|al|[ap]\.m|(?:[A-Z]\.)+[A-Z])\.$")
"""Abbreviations that also stand at the end of a sentence: the next word decides."""

STARTER: Final = re.compile(
    r"""\W*(?:The|An?|In|On|At|Its?|This|These|That|Those|He|She|We|They|You|I|But|And|Or|So|For|As|If|When|While|Our
    |Their|There|Here|However|Moreover|Thus|Such|Not?|To|By|With|From|After|Before|Since)\b""",
    re.VERBOSE,
)
"""Words that open a sentence far more often than they follow a firm's or a country's short name."""


def sentence_ends(text: str) -> Iterator[int]:
    r"""Yield the position after every sentence, closing quotes and footnote marks included; linear in the text.

    A full stop ends a sentence only before white space, and not after an abbreviation, an initial, or before a small
    letter. A question or an exclamation in quotes ends one only where the words around it do not go on.

    >>> text = 'Dr. No paid 3.5 dollars. "Why?" he asked.'
    >>> [text[start:end] for start, end in zip([0, 24], sentence_ends(text))]
    ['Dr. No paid 3.5 dollars.', ' "Why?" he asked.']
    >>> list(sentence_ends("茶太貴。「真的嗎？」他問。"))
    [4, 13]
    """
    for match in FULL_STOP.finditer(text):
        if _ends(text, match):
            yield match.end()


def _ends(text: str, match: re.Match[str]) -> bool:
    following = OPENED.match(text, match.end())
    rest = following[1] if following else None
    if rest is None:
        return True
    if match[0].startswith("。"):
        return True
    if rest.islower() and rest.isascii():
        return False
    if match[0][0] in ".…":
        return _full_stop_ends(text, match)
    return not _goes_on(text, match)


def _full_stop_ends(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - 40) : match.start() + 1]
    if MAY_END.search(before):
        return STARTER.match(text, match.end()) is not None
    return ABBREVIATION.search(before) is None


def _goes_on(text: str, match: re.Match[str]) -> bool:
    """Whether words or a comma stand right behind the closing quote, as in ``「真的嗎？」他問。``."""
    closed = match[0][-1] in "」』”’\"')）"
    return closed and match.end() < len(text) and (text[match.end()].isalnum() or text[match.end()] in "，,、；;")
