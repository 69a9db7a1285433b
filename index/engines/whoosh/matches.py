"""Matches, and how they are added up."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from index.engines.whoosh.postings import Array

Scores = npt.NDArray[np.floating]
Seen = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Match:
    """Documents in rising order and the score of each."""

    docs: Array
    scores: Scores


@dataclass(frozen=True, slots=True)
class Found:
    """What a whole search matches, with a place for every document of the index.

    Attributes:
        seen: whether it matches.
        scores: -inf where it does not.
    """

    seen: Seen
    scores: Scores


@dataclass(frozen=True, slots=True)
class Values:
    """The values of a keyword field: `texts[codes[i]]` is a value of document `docs[i]`."""

    texts: tuple[str, ...]
    docs: Array
    codes: Array


class Accumulator:
    """Adds matches up, with a place for every document of the index.

    It is used again and again: clearing it takes less time than new memory does.
    """

    def __init__(self, size: int) -> None:
        self._scores = np.zeros(size)
        self._seen = np.zeros(size, np.bool_)

    def add(self, match: Match, factor: float = 1.0) -> None:
        """Add a score to each document that matches.

        Args:
            match: with the scores.
            factor: by which they are multiplied.
        """
        docs = match.docs.astype(np.intp, copy=False)
        scores = match.scores if factor == 1 else match.scores * np.float32(factor)
        self._scores[docs] += scores
        self._seen[docs] = True

    def take(self) -> Match:
        """Return the documents that matched; start afresh."""
        docs = np.flatnonzero(self._seen)
        match = Match(docs.astype(np.uint32), self._scores[docs])
        self._scores[docs] = 0.0
        self._seen[docs] = False
        return match

    def settle(self) -> Found:
        """Return which documents of the index matched, and their scores; start afresh."""
        # In single precision, what is equal but for the order of adding up becomes equal.
        scores = np.where(self._seen, self._scores, -np.inf).astype(np.float32)
        found = Found(self._seen.copy(), scores)
        self._scores.fill(0)
        self._seen.fill(False)
        return found


def size_of(match: Match) -> int:
    """Return about how many bytes a match takes."""
    return match.docs.nbytes + match.scores.nbytes + 500


def distinct(rising: Array) -> Array:
    """Drop the repetitions of a rising sequence."""
    if not len(rising):
        return rising
    return rising[np.concatenate(([True], rising[1:] != rising[:-1]))]


def common(few: Array, many: Array) -> Array:
    """Return the members of one rising sequence that are in another."""
    if not len(many):
        return few[:0]
    places = np.searchsorted(many, few)
    places[places == len(many)] = 0
    shared: Array = few[many[places] == few]
    return shared
