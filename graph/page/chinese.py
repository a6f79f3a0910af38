"""What the search of the page must know of Chinese: how the characters of a map sound, and how else they are written.

Only characters that the map uses are in the tables, so they stay small. Sounds come from pypinyin, without tones: the
tone of many characters differs between Taipei and Beijing, and who types rarely types it. A character has every sound
that it takes in the words of this very map (成長 zhang, 長期 chang). Written forms come from OpenCC: two characters are
one to the search if they are written alike in Simplified Chinese.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, Final

from graph.model import ArgumentMap

__all__ = ["sounds", "texts", "variants"]

HAN: Final = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]+")
"""A run of Chinese characters: those of the two blocks that ordinary text is written with."""
_ALL: Final = [chr(code) for block in (range(0x3400, 0x4DC0), range(0x4E00, 0xA000)) for code in block]
MOST_CONTEXTS: Final = 20
"""In so many runs of a map the sound of a character is looked for; a large map repeats itself."""


def texts(map: ArgumentMap) -> Iterator[str]:  # noqa: A002  # the word of this project for what is drawn
    """Yield the Chinese texts that a reader may search, in the order of the map."""
    wordings = [wording for element in map.elements.values() for wording in (element.text, element.label)]
    wordings += [named.label for things in (map.topics, map.actors) for named in things.values()]
    for wording in wordings:
        yield from (words for language, words in wording.items() if language.lower().startswith("zh"))


def sounds(chinese: Iterable[str]) -> list[list[str]]:
    """Return every syllable with the characters that have it: in pinyin, in zhuyin, and the characters.

    Sorted by pinyin; ü is written v. Linear in the text until each character has been met often enough.

    >>> sounds(["貿易"])
    [['mao', 'ㄇㄠ', '貿'], ['yi', 'ㄧ', '易']]
    >>> [pinyin for pinyin, _, characters in sounds(["成長，長期"]) if "長" in characters]
    ['chang', 'zhang']
    """
    heard: defaultdict[str, set[str]] = defaultdict(set)
    for character, sound in _heard(dict.fromkeys(run for text in chinese for run in HAN.findall(text))):
        heard[sound].add(character)
    spelled: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for sound, characters in heard.items():
        spelled[_spelled(sound)] |= characters
    return [[*spelling, "".join(sorted(characters))] for spelling, characters in sorted(spelled.items())]


def variants(chinese: Iterable[str]) -> list[str]:
    """Return the characters of the text that are also written otherwise, each as one string of all its forms, sorted.

    >>> variants(["貿易"])
    ['貿贸']
    """
    wanted = {_form(character) for text in chinese for run in HAN.findall(text) for character in run}
    return sorted("".join(forms) for form, forms in _written_forms().items() if form in wanted and len(forms) > 1)


def _heard(runs: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield characters with the sounds, marked with their tones, that they have in these runs."""
    from pypinyin import Style, pinyin
    from pypinyin.pinyin_dict import pinyin_dict

    met: Counter[str] = Counter()
    for run in runs:
        known = "".join(character for character in run if ord(character) in pinyin_dict)
        several = [character for character in known if "," in pinyin_dict[ord(character)]]
        if not all(met[character] for character in known) or any(met[each] < MOST_CONTEXTS for each in several):
            # pypinyin knows the sounds of words, and writes them in Simplified Chinese.
            found = pinyin(known.translate(_conversion("t2s")), style=Style.TONE)
            yield from ((character, sound) for character, (sound, *_) in zip(known, found, strict=True))
        met.update(known)


@cache
def _spelled(sound: str) -> tuple[str, str]:
    """Return a sound in pinyin and zhuyin without its tone."""
    from pypinyin import Style
    from pypinyin.style import convert

    zhuyin: Any = convert(sound, Style.BOPOMOFO, strict=True)
    return convert(sound, Style.NORMAL, strict=True), re.sub("[ˉˊˇˋ˙]", "", zhuyin)


@cache
def _written_forms() -> dict[str, list[str]]:
    """Return all written forms of every character by the form that stands for it."""
    forms: defaultdict[str, list[str]] = defaultdict(list)
    for character in _ALL:
        forms[_form(character)].append(character)
    return dict(forms)


def _form(character: str) -> str:
    """Return the form that stands for all written forms of a character; only its identity means anything."""
    return character.translate(_conversion("t2s")).translate(_conversion("tw2s"))


@cache
def _conversion(way: str) -> dict[int, str]:
    """Return what OpenCC makes of each single character that it changes; a text converted so keeps its length."""
    from opencc import OpenCC

    converted = OpenCC(way).convert("\n".join(_ALL)).split("\n")
    return {ord(one): other for one, other in zip(_ALL, converted, strict=True) if one != other and len(other) == 1}
