"""Completions and other spellings, from the words of the index."""

import heapq
import re
from bisect import bisect_left
from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA

from index.dutch.folding import fold
from index.dutch.stopwords import is_stop_word

RARE = 2
"""A word that no more paragraphs than this hold may be a slip itself."""

FAR_MORE = 20
"""How many times more frequent another spelling of a rare word must be."""

_LAST_WORD = re.compile(r"\w[\w'’-]*$")
_SHORTEST = 4
_TWO_SLIPS = 7
_LONGEST = 40


class Vocabulary:
    """The words of one index in order, with the number of paragraphs that hold each."""

    def __init__(self, words: Iterable[tuple[str, int]]) -> None:
        self._words: list[str] = []
        self._paragraphs: list[int] = []
        for word, paragraphs in words:
            if not is_stop_word(word, word):
                self._words.append(word)
                self._paragraphs.append(paragraphs)

    def completions(self, prefix: str, limit: int) -> list[str]:
        """Return the words that begin so, the most frequent first."""
        start, end = (
            bisect_left(self._words, prefix),
            bisect_left(self._words, prefix + "\U0010ffff"),
        )
        best = heapq.nsmallest(limit, range(start, end), key=lambda n: (-self._paragraphs[n], n))
        return [self._words[place] for place in best]

    def other_spelling(self, word: str, frequency: int) -> str | None:
        """Return a word that differs in a letter or two and is far more frequent, None if none.

        Args:
            word: folded.
            frequency: paragraphs that hold it in any form, or inside another word.

        The distance is that of optimal string alignment: insertion, deletion, substitution and
        transposition of neighbours (Damerau, 1964). Words of under seven letters may differ in
        one letter, longer ones in two.
        """
        if not _SHORTEST <= len(word) <= _LONGEST or not word.isalpha():
            return None
        slips = 2 if len(word) >= _TWO_SLIPS else 1
        found = process.extract(
            word, self._words, scorer=OSA.distance, score_cutoff=slips, limit=50
        )
        floor = max(frequency * FAR_MORE, 1)
        better = [
            (slips, -self._paragraphs[place], other)
            for other, slips, place in found
            if other != word and self._paragraphs[place] >= floor
        ]
        return min(better)[2] if better else None


def respelt(text: str, word: str, other: str) -> str:
    """Put another word, folded, in the place of one that was typed, with its capital letter."""
    cased = other.capitalize() if word[:1].isupper() else other
    return re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", lambda _: cased, text)


def last_word(text: str) -> str:
    """Return the word that a query text ends with, folded; "" when it does not end with one."""
    found = _LAST_WORD.search(text)
    return fold(found[0]) if found else ""
