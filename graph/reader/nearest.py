"""The known word nearest to a misspelt one, quickly: for thousands of mistakes among thousands of words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from graph.errors import did_you_mean

__all__ = ["Nearest"]

MANY = 50


class Nearest:
    """Suggests words out of a fixed set; the index is built at the first question.

    Words that differ by about one letter are found through the forms that remain when one letter is left out, others
    through a shared part between hyphens. One question costs time linear in the word, not in the set.

    >>> Nearest(["free-trade", "fair-wages"]).remedy("free-trad")
    "did you mean 'free-trade'?"
    """

    def __init__(self, words: Iterable[str]) -> None:
        """Keep the words."""
        self.words = sorted(words)
        self._index: dict[str, list[str]] = {}

    def remedy(self, word: str) -> str:
        """Return a question that names the nearest word, or an empty string."""
        if len(self.words) <= MANY:
            return did_you_mean(word, self.words)
        if not self._index:
            self._index = self._indexed()
        near = {known for form in _forms(word) for known in self._index.get(form, ())}
        return did_you_mean(word, near)

    def _indexed(self) -> dict[str, list[str]]:
        index: defaultdict[str, list[str]] = defaultdict(list)
        for word in self.words:
            for form in _forms(word):
                if len(index[form]) < MANY:
                    index[form].append(word)
        return dict(index)


def _forms(word: str) -> Iterator[str]:
    """Yield a word, its hyphenated parts, and what remains of it when one letter is left out."""
    word = word[:100]
    yield word
    yield from (f"-{part}" for part in dict.fromkeys(word.split("-")))
    yield from dict.fromkeys(word[:i] + word[i + 1 :] for i in range(len(word)))
