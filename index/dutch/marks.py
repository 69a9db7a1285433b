"""Marks: which keys each run of a text has, so that found words are marked without analysing it.

A rebuild analyses every text and keeps its marks: a byte for each run of the text without white
space, how many keys its words have, then a checksum of two bytes for each of these keys. A search
looks for the checksums of what was asked, and analyses the runs that have one; where the words
around it gave a run such a key, as `licht` in `dat licht hij toe`, its clause.
"""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate
from struct import unpack_from
from typing import Final, NamedTuple

from index.dutch import Token, analyse, analyse_run, analyse_runs
from index.dutch.suspended import LONGEST_SERIES
from index.dutch.words import CHECKSUM_BYTES, Word, checksum

_MOST: Final = 255
_CHECKSUMS_KEPT: Final = 1 << 14
_RUN: Final = re.compile(r"\S+")


_checksum = lru_cache(_CHECKSUMS_KEPT)(checksum)


def analyse_marked(text: str) -> tuple[Sequence[Word], bytes]:
    """Return the words of a text, those of the tokens of `analyse`, and its marks.

    A text with a run of more than `_MOST` keys has no marks, b"".

    Raises:
        AlineaError: the user's list of equivalents cannot be read.
    """
    runs, words = analyse_runs(text)
    checksums = [word.checksums for word in words]
    counts = [len(each) // CHECKSUM_BYTES for each in checksums]
    sizes = [len(run.words) for run in runs]
    if sizes.count(1) < len(sizes):
        for place, size in enumerate(sizes):
            if size != 1:
                counts[place : place + size] = [sum(counts[place : place + size])]
    if max(counts, default=0) > _MOST:
        return words, b""
    return words, bytes(counts) + b"".join(checksums)


class _LookedAt(NamedTuple):
    """A run by itself.

    Attributes:
        keys: how many its words have.
        tokens: those that have a key that is sought.
        is_found: whether all of them do.
    """

    keys: int
    tokens: Sequence[Token]
    is_found: bool


class Sought:
    """Finds the words of texts that have one of some keys.

    Args:
        keys: as in `Token.keys`.
        in_context: whether tokens have what the words around them make of them, as `analyse` tells
            it; else they may be as they are by themselves, where that has one of the keys.
    """

    def __init__(self, keys: Collection[str], *, in_context: bool = True) -> None:
        self._keys = frozenset(keys)
        self._checksums = frozenset(map(_checksum, self._keys))
        self._in_context = in_context
        self._looked_at: dict[str, _LookedAt] = {}

    def tokens(self, text: str, marks: bytes = b"") -> Sequence[Token]:
        """Return the tokens of `analyse(text)` that have one of the keys.

        Args:
            text: any.
            marks: those of the text; without them it is analysed as a whole.
        """
        if not marks:
            return analyse(text, self._keys)
        runs = text.split()
        size = (len(marks) - len(runs)) // CHECKSUM_BYTES
        checksums = unpack_from(f"<{size}H", marks, len(runs))
        met = self._checksums.intersection(checksums)
        if not met:
            return ()
        hits = [number for number, value in enumerate(checksums) if value in met]
        ends = [*accumulate(marks[: len(runs)])]
        before = _before(text, runs)
        found: list[Token] = []
        for place in dict.fromkeys([bisect_right(ends, hit) for hit in hits]):
            run = runs[place]
            by_itself = self._looked_at.get(run) or self._look(run)
            if by_itself.keys == marks[place] or (by_itself.is_found and not self._in_context):
                found += _moved(by_itself.tokens, before[place] + place)
            else:
                # The words around it gave it keys.
                found += self._in_clause(text, runs, before, place)
        return found

    def _look(self, text: str) -> _LookedAt:
        run = analyse_run(text)
        tokens = [
            Token(*piece, word)
            for piece, word in zip(run.pieces, run.words, strict=True)
            if not self._keys.isdisjoint(word.keys)
        ]
        found = _LookedAt(
            sum([len(word.keys) for word in run.words]), tokens, len(tokens) == len(run.words)
        )
        self._looked_at[text] = found
        return found

    def _in_clause(
        self, text: str, runs: Sequence[str], before: Sequence[int], place: int
    ) -> Iterator[Token]:
        """Yield the tokens of a run that have one of the keys among the words around it."""
        first = place
        while first and not analyse_run(runs[first - 1]).ends:
            first -= 1
        last = place
        # What a hyphen stands for may be beyond the end of a clause: `bos-, land- en tuinbouw`.
        words = LONGEST_SERIES if analyse_run(runs[place]).hangs else 0
        while last < len(runs) - 1 and (words > 0 or not analyse_run(runs[last]).ends):
            last += 1
            words -= len(analyse_run(runs[last]).words)
        start = before[first] + first
        clause = text[start : before[last] + last + len(runs[last])]
        begin = before[place] + place
        for token in _moved(analyse(clause, self._keys), start):
            if begin <= token.start < begin + len(runs[place]):
                yield token


def _before(text: str, runs: Sequence[str]) -> Sequence[int]:
    """How many characters stand before each run of a text, without one for each run before it.

    That is where the run begins, less its number: where only a space is between runs, the lengths
    of those before it together.
    """
    before = [*accumulate(map(len, runs), initial=0)]
    if before[-1] + len(runs) == len(text) + 1:
        return before
    return [match.start() - number for number, match in enumerate(_RUN.finditer(text))]


def _moved(tokens: Iterable[Token], offset: int) -> Iterator[Token]:
    for token in tokens:
        yield Token(token.text, offset + token.start, offset + token.end, token.analysed)
