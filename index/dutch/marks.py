"""Marks: which keys each run of a text has, so that found words are marked without analysing it.

A rebuild analyses every text and keeps its marks: a byte for each run of the text without white
space, how many keys its words have, then a checksum of two bytes for each of these keys. A search
looks for the checksums of what was asked, and analyses the runs that have one. Only where the words
around it gave a run such a key, as `licht` in `dat licht hij toe`, is the text analysed as a whole.
"""

from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from itertools import accumulate
from operator import attrgetter
from struct import unpack_from
from typing import Final

from index.dutch import Run, Token, analyse, analyse_run, analyse_runs
from index.dutch.words import CHECKSUM_BYTES, Word, checksum

_MOST: Final = 255


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
        self._looked_at: dict[str, tuple[int, Sequence[Token], set[int]]] = {}

    def tokens(self, text: str, marks: bytes = b"") -> Sequence[Token]:
        """Return the tokens of `analyse(text)` that have one of the keys.

        Args:
            text: any.
            marks: those of the text; without them it is analysed as a whole.
        """
        if not marks:
            return analyse(text, self._keys)
        runs = text.split()
        count = (len(marks) - len(runs)) // CHECKSUM_BYTES
        checksums = unpack_from(f"<{count}H", marks, len(runs))
        sought = self._checksums
        hits = [place for place, value in enumerate(checksums) if value in sought]
        if not hits:
            return ()
        counts = marks[: len(runs)]
        ends = [*accumulate(counts)]
        found: dict[str, Sequence[Token]] = {}
        for hit in hits:
            place = bisect_right(ends, hit)
            keys, found[runs[place]], explained = self._look(runs[place])
            if keys != counts[place] and checksums[hit] not in explained:
                # The words around it gave it a key.
                return analyse(text, self._keys)
        tokens = [
            _moved(token, start)
            for run, own in found.items()
            if own
            for start in _starts(text, run)
            for token in own
        ]
        return sorted(tokens, key=attrgetter("start"))

    def _look(self, run: str) -> tuple[int, Sequence[Token], set[int]]:
        """Look at a run by itself.

        Returns:
            how many keys it has, the tokens that have one that is sought, the checksums of these.
        """
        if run not in self._looked_at:
            tokens = [*_of_run(analyse_run(run))]
            met = [token for token in tokens if not self._keys.isdisjoint(token.keys)]
            explained = {checksum(key) for token in met for key in self._keys & {*token.keys}}
            self._looked_at[run] = sum(len(token.keys) for token in tokens), met, explained
        return self._looked_at[run]


def _of_run(run: Run) -> Iterator[Token]:
    for piece, word in zip(run.pieces, run.words, strict=True):
        yield Token(*piece, word)


def _starts(text: str, run: str) -> Iterator[int]:
    """Where a run begins in a text, with white space around it, in characters into the text."""
    start = text.find(run)
    while start >= 0:
        end = start + len(run)
        if (not start or text[start - 1].isspace()) and (end == len(text) or text[end].isspace()):
            yield start
        start = text.find(run, end)


def _moved(token: Token, offset: int) -> Token:
    return Token(token.text, offset + token.start, offset + token.end, token.analysed)
