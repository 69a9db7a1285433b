"""Matches: what is kept of them and how they are added up."""

from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock

import numpy as np
import numpy.typing as npt

from index.engines import Query
from index.engines.whoosh.postings import Array

Scores = npt.NDArray[np.floating]


@dataclass(frozen=True, slots=True)
class Match:
    """Documents in rising order and the score of each."""

    docs: Array
    scores: Scores


class Accumulator:
    """Adds matches up, with a place for every document of the index.

    It is used again and again: clearing what was touched takes less time than new memory does.
    """

    def __init__(self, size: int) -> None:
        self._scores = np.zeros(size)
        self._mass = np.zeros(size)
        self._seen = np.zeros(size, np.bool_)

    def add(self, match: Match, mass: float = 0.0) -> None:
        """Add a score, and a mass, to each document that matches."""
        self._scores[match.docs] += match.scores
        self._seen[match.docs] = True
        if mass:
            self._mass[match.docs] += mass

    def raise_to(self, match: Match) -> None:
        """Raise the score of each document that matches to its score there, if that is higher."""
        docs = match.docs
        before = np.where(self._seen[docs], self._scores[docs], -np.inf)
        self._scores[docs] = np.maximum(before, match.scores)
        self._seen[docs] = True

    def take(self) -> tuple[Array, Scores, Scores]:
        """Return the documents that matched, the score and mass of each; start afresh."""
        docs = np.flatnonzero(self._seen)
        taken = docs, self._scores[docs], self._mass[docs]
        self._scores[docs] = self._mass[docs] = 0.0
        self._seen[docs] = False
        return taken


class Cache:
    """The matches of the queries that were last asked, up to a number of bytes."""

    def __init__(self, limit: int) -> None:
        self._matches: OrderedDict[Query, Match] = OrderedDict()
        self._limit = limit
        self._size = 0
        self._lock = Lock()

    def get(self, query: Query) -> Match | None:
        """Return the matches of a query, None when they were not kept."""
        with self._lock:
            match = self._matches.get(query)
            if match is not None:
                self._matches.move_to_end(query)
            return match

    def put(self, query: Query, match: Match) -> None:
        """Keep the matches of a query; those not asked for the longest go."""
        with self._lock:
            if query in self._matches:
                return
            self._matches[query] = match
            self._size += _size(match)
            while self._size > self._limit:
                self._size -= _size(self._matches.popitem(last=False)[1])


def _size(match: Match) -> int:
    return match.docs.nbytes + match.scores.nbytes + 500
