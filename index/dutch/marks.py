"""Marks: which keys each run of a text has, so that found words are marked without analysing it.

A rebuild analyses every text and keeps its marks: a byte for each run of the text without white
space, how many keys its words have, then a checksum of two bytes for each of these keys. A search
looks for the checksums of what was asked, and analyses the runs that have one; where the words
around it gave a run such a key, as `licht` in `dat licht hij toe`, its clause.
"""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import accumulate, count
from operator import add
from struct import unpack_from
from typing import Final

from index.dutch import Token, analyse, analyse_run, analyse_runs
from index.dutch.suspended import LONGEST_SERIES
from index.dutch.words import CHECKSUM_BYTES, Word, checksum

_MOST: Final = 255
_RUN: Final = re.compile(r"\S+")


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


class Sought:
    """Finds the words of texts that have one of some keys.

    Args:
        keys: as in `Token.keys`.
    """

    def __init__(self, keys: Collection[str]) -> None:
        self._keys = frozenset(keys)
        self._checksums = {checksum(key) for key in keys}
        self._looked_at: dict[str, tuple[int, Sequence[Token]]] = {}

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
        sought = self._checksums
        hits = [number for number, value in enumerate(checksums) if value in sought]
        if not hits:
            return ()
        ends = [*accumulate(marks[: len(runs)])]
        begins = _begins(text, runs)
        found: list[Token] = []
        for place in dict.fromkeys([bisect_right(ends, hit) for hit in hits]):
            keys, own = self._look(runs[place])
            if keys == marks[place]:
                found += _moved(own, begins[place])
            else:
                # The words around it gave it keys.
                found += self._in_clause(text, runs, begins, place)
        return found

    def _look(self, text: str) -> tuple[int, Sequence[Token]]:
        """Return how many keys a run has by itself, and its tokens that have one that is sought."""
        if text not in self._looked_at:
            run = analyse_run(text)
            tokens = [
                Token(*piece, word)
                for piece, word in zip(run.pieces, run.words, strict=True)
                if not self._keys.isdisjoint(word.keys)
            ]
            self._looked_at[text] = sum([len(word.keys) for word in run.words]), tokens
        return self._looked_at[text]

    def _in_clause(
        self, text: str, runs: Sequence[str], begins: Sequence[int], place: int
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
        clause = text[begins[first] : begins[last] + len(runs[last])]
        for token in _moved(analyse(clause, self._keys), begins[first]):
            if begins[place] <= token.start < begins[place] + len(runs[place]):
                yield token


def _begins(text: str, runs: Sequence[str]) -> Sequence[int]:
    """Where each run of a text begins, in characters into it."""
    begins = [*map(add, accumulate(map(len, runs), initial=0), count())]
    # With more than a space between some of them they have to be looked for.
    return begins if begins[-1] == len(text) + 1 else [m.start() for m in _RUN.finditer(text)]


def _moved(tokens: Iterable[Token], offset: int) -> Iterator[Token]:
    for token in tokens:
        yield Token(token.text, offset + token.start, offset + token.end, token.analysed)
