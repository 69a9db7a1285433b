"""Completions and other spellings, from the words of the index."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

import numpy as np
import regex
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import OSA

from index.caches import method_cache
from index.dutch.folding import fold
from index.dutch.lexicon import lexicon
from index.dutch.stopwords import is_stop_word

RARE = 2
"""A word that no more paragraphs than this hold may be a slip itself."""

FAR_MORE = 20
"""How many times more paragraphs another spelling of a rare word must have."""

FAR_COMMONER = 50
"""How many times commoner it must be in Dutch at large, where what was asked finds something."""

# To `regex` an accent after its letter is of the word, and not to `re`. `'s-G`, but `'strategie`
# is a word in quotes.
_WORD = r"(?:(?<![\w'’])['’]s(?:-[\w'’-]*)?(?!\w)|\w[\w'’-]*)"
_LAST_WORD = regex.compile(f"{_WORD}$")
_SHORTEST = 4
_TWO_SLIPS = 8
_MOST = 2
_LONGEST = 40
_SPELLINGS_KEPT = 1 << 12
_ALIKE = (
    *(("ij", "y"), ("ei", "y"), ("au", "ou"), ("ch", "g"), ("ph", "f"), ("th", "t"), ("qu", "kw")),
    *(("ce", "se"), ("ci", "si"), ("c", "k"), ("z", "s"), ("v", "f"), ("d", "t")),
)
# Kinds of slips: the same letters, or a letter in the same sound; a letter left out; more letters
# in the same sound; any other.
_SAME, _LEFT_OUT, _SOUND, _OTHERWISE = range(4)


class Doubt(NamedTuple):
    """Why a word may be a slip.

    Attributes:
        frequency: paragraphs that hold the word in any form, or inside another word; 0 for a
            compound that none holds, though some hold its parts.
        slips: letters in which what was meant may differ, at most; 1 for what may well be a word.
        commoner: how many times commoner in Dutch at large what was meant must be.
    """

    frequency: int
    slips: int
    commoner: int = FAR_COMMONER


class Vocabulary:
    """The words of one index in order, with the number of paragraphs that hold each.

    Attributes:
        other_spelling: as `_other_spelling`, remembered.
    """

    def __init__(self, words: Iterable[tuple[str, int]]) -> None:
        kept = [(word, count) for word, count in words if not is_stop_word(word, word)]
        self._words = [word for word, _ in kept]
        self._paragraphs = np.array([count for _, count in kept], np.int64)
        self._lengths = np.array([len(word) for word in self._words], np.int64)
        self._letters = _letters(self._words, self._lengths)
        self.other_spelling = method_cache(_SPELLINGS_KEPT, self._other_spelling)

    def completions(self, prefix: str, limit: int, likely: Sequence[str] = ()) -> list[str]:
        """Return the words that begin so: those that are likely, then the most frequent."""
        start, end = (
            bisect_left(self._words, prefix),
            bisect_left(self._words, prefix + "\U0010ffff"),
        )
        best = np.argsort(-self._paragraphs[start:end], kind="stable")[:limit]
        frequent = [self._words[start + place] for place in best.tolist()]
        known = [word for word in likely if word.startswith(prefix) and self._has(word)]
        return list(dict.fromkeys(known + frequent))[:limit]

    def _has(self, word: str) -> bool:
        place = bisect_left(self._words, word)
        return self._words[place : place + 1] == [word]

    def _other_spelling(self, word: str, doubt: Doubt) -> str | None:
        """Return a word that differs in a letter or two and is far more frequent, None if none.

        Args:
            word: folded.
            doubt: why it may be a slip.

        The distance is that of optimal string alignment: insertion, deletion, substitution and
        transposition of neighbours (Damerau, 1964). Words of under eight letters may differ in
        one letter, longer ones in two, as may what sounds the same (`regters`), which is as near
        as one letter. Most slips leave a letter out, double it, change its place or write what
        sounds the same, and few are in the first letter: one with neither is none, nor one with
        only one of these in a short word that may well be one; and what may well be one is no slip
        for a rare word, unless that sounds the same. Of words as near, a likelier slip comes first:
        `twede` is meant as `tweede`, though `twee` is more frequent.
        """
        if not _SHORTEST <= len(word) <= _LONGEST or not word.isalpha():
            return None
        is_short = len(word) < _TWO_SLIPS
        may_be_word = doubt.slips == 1
        most_unlikely = 0 if is_short and (may_be_word or len(word) == _SHORTEST) else 1
        places = self._near(word, floor=max(doubt.frequency * FAR_MORE, 1))
        near = [self._words[place] for place in places]
        found = process.extract(word, near, scorer=OSA.distance, score_cutoff=_MOST, limit=None)
        slips = 1 if is_short else doubt.slips
        sound, known = _sound(word), lexicon()
        least = doubt.commoner * known.frequency(word)
        better = []
        for other, distance, number in found:
            count = int(self._paragraphs[places[number]])
            kind = _kind(word, sound, other, distance)
            sounds_alike = kind in {_SAME, _SOUND}
            begins_otherwise = not sounds_alike and word[0] != other[0]
            may_be_slip = count <= RARE and other not in known.lemma_of
            if (
                other != word
                and begins_otherwise + (kind == _OTHERWISE) <= most_unlikely
                and known.frequency(other) >= least
                and (kind == _SOUND or distance <= slips)
                and (sounds_alike or not may_be_word or count > RARE)
                and not (may_be_slip and distance > 1)
            ):
                near_by = 1 if kind == _SOUND else distance
                better.append((near_by + begins_otherwise + may_be_slip, kind, -count, other))
        return min(better)[-1] if better else None

    def _near(self, word: str, floor: int) -> list[int]:
        """The places of words of at least so many paragraphs that may be `_MOST` slips away.

        A slip changes the length by one at most, and adds a letter and takes one away at most;
        comparing those for all words at once takes a fraction of the time that distances take.
        """
        length = np.array([len(word)])
        others = np.bitwise_count(self._letters ^ _letters([word], length))
        near = (others <= 2 * _MOST) & (np.abs(self._lengths - length) <= _MOST)
        places: list[int] = np.flatnonzero(near & (self._paragraphs >= floor)).tolist()
        return places


def _letters(words: Sequence[str], lengths: NDArray[np.int64]) -> NDArray[np.uint32]:
    """Which letters each word has, as bits; some share a bit.

    Args:
        words: none of them empty.
        lengths: of the words, in characters.
    """
    joined = "".join(words).encode("utf-32-le", "surrogatepass")
    bits = np.uint32(1) << (np.frombuffer(joined, np.uint32) & np.uint32(31))
    starts = np.cumsum(lengths) - lengths
    return np.bitwise_or.reduceat(bits, starts) if words else bits


def _kind(word: str, sound: str, other: str, slips: int) -> int:
    """Return what a slip is, the likeliest first.

    Args:
        word: with so many slips.
        sound: of the word.
        other: what is meant.
        slips: letters in which they differ.
    """
    if sound == _sound(other):
        return _SAME if slips == 1 else _SOUND
    if sorted(word) == sorted(other):
        return _SAME
    return _LEFT_OUT if len(other) == len(word) + slips else _OTHERWISE


def _sound(word: str) -> str:
    """Return a word with what sounds alike written alike, and every letter once: slips are there.

    `akkoort` and `accoord` are one, as `twede` and `tweede` are.
    """
    for written, alike in _ALIKE:
        word = word.replace(written, alike)
    return "".join([letter for letter, _ in groupby(word)])


def respelt(text: str, word: str, other: str) -> str:
    """Put another word, folded, in the place of one that was typed, as people write it."""
    return regex.sub(rf"(?<!\w){regex.escape(word)}(?!\w)", lambda _: _written(other, word), text)


def completed(text: str, word: str) -> str:
    """Put a folded word, as people write it, in the place of the one that a text ends with."""
    return _LAST_WORD.sub(lambda typed: _written(word, typed[0]), text)


def last_word(text: str) -> str:
    """Return the word that a query text ends with, folded; "" when it does not end with one."""
    found = _LAST_WORD.search(text)
    return fold(found[0]) if found else ""


def before_last_word(text: str) -> str:
    """Return the two words before the last one of a query text, folded.

    Fewer where there are no more, and "" where more than a space parts the last one from them.
    """
    before = _LAST_WORD.sub("", text)
    if not before[-1:].isspace() or not last_word(before.rstrip()):
        return ""
    return fold(" ".join(regex.findall(_WORD, before)[-2:]))


def followers(texts: Iterable[str], word: str) -> tuple[str, ...]:
    """Return the folded words that stand right after a folded word, those of most texts first."""
    after = regex.compile(rf"(?<!\w){regex.escape(word)}\s+({_WORD})")
    counts = Counter(found for text in texts for found in set(after.findall(fold(text))))
    return tuple(found for found, _ in counts.most_common())


def _written(word: str, typed: str) -> str:
    """Return a folded word with its accents, and with capitals where the typed one has them."""
    written = lexicon().written(word)
    if written.startswith("'s-"):  # of a place, whose own letters have the capitals
        return typed[:1] + written[1:3] + _capitals(written[3:], typed[3:] or "S")
    return _capitals(written, typed)


def _capitals(written: str, typed: str) -> str:
    if not typed[0].isupper():
        return written
    # The capital of ijs is IJs; VV, and not V alone, begins an abbreviation, such as VVD-leider.
    is_abbreviation = len(typed) > 1 and typed.isupper() and typed != "IJ"
    capital = r"\w+" if is_abbreviation else "ij|."
    return regex.sub(capital, lambda part: part[0].upper(), written, count=1)
