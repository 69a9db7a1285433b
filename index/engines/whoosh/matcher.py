"""Query nodes to matching documents and their scores, term at a time over whole arrays."""

import time
from collections import deque
from collections.abc import Sequence
from functools import cached_property
from typing import assert_never

import numpy as np
import numpy.typing as npt

from index.caches import Cache
from index.engines import (
    K1,
    KEYWORDS,
    All,
    Any,
    B,
    Boost,
    KeywordField,
    Not,
    Phrase,
    Prefix,
    Query,
    Range,
    Term,
    kept_length,
)
from index.engines.summands import summands
from index.engines.whoosh.codec import POSITIONAL
from index.engines.whoosh.matches import (
    Accumulator,
    Found,
    Match,
    Scores,
    Seen,
    Values,
    common,
    distinct,
    size_of,
)
from index.engines.whoosh.postings import Array, Postings
from index.engines.whoosh.segments import COLUMNS

Columns = npt.NDArray[np.uint32]

CACHE = 64 * 1024 * 1024
"""Bytes of matches that are kept for the next query."""


class OutOfTime(Exception):
    """The time limit of a search is over."""


def _constant(docs: Array, score: float = 1.0) -> Match:
    return Match(docs, np.full(len(docs), score, np.float32))


class Matcher:
    """Matches queries against the segments of a generation; safe to use from several threads.

    Args:
        segments: documents are numbered on from one segment to the next.
        columns: a row a document, a column for each of `COLUMNS`.
    """

    def __init__(self, segments: Sequence[tuple[int, Postings]], columns: Columns) -> None:
        self._segments = segments
        self._columns = columns
        self._cache: Cache[Query, Match] = Cache(CACHE, size_of)
        self._idle: deque[Accumulator] = deque()
        self._values: dict[KeywordField, Values] = {}
        self._kept_norms: dict[str, Scores] = {}
        self.size = len(columns)

    def column(self, name: str) -> Columns:
        """Return one of `COLUMNS` of every document."""
        return self._columns[:, COLUMNS.index(name)]

    def search(
        self, ranked: Query | None, filter_: Query | None, deadline: float
    ) -> tuple[Found, bool]:
        """Return the documents that a search matches, and whether time ended too early."""
        try:
            kept = None if filter_ is None else self._mask(self._filtered(filter_, deadline))
        except OutOfTime:
            return _unscored(np.zeros(self.size, np.bool_)), True
        if ranked is None:
            return _unscored(np.ones(self.size, np.bool_) if kept is None else kept), False
        found, late = self._ranked(ranked, deadline)
        if kept is not None:
            kept &= found.seen
            found = Found(kept, np.where(kept, found.scores, np.float32(-np.inf)))
        return found, late

    def _filtered(self, query: Query, deadline: float) -> Match:
        """Return the documents that pass a filter: the next page asks for the same again."""
        match = self._cache.get(query)
        if match is None:
            match = self.match(query, deadline)
            self._cache.put(query, match)
        return match

    def _ranked(self, ranked: Query, deadline: float) -> tuple[Found, bool]:
        sums = self._accumulator()
        late = False
        try:
            self._add_up(sums, ranked, deadline)
        except OutOfTime:
            late = True
        found = sums.settle()
        self._idle.append(sums)
        return found, late

    def _mask(self, match: Match) -> Seen:
        mask = np.zeros(self.size, np.bool_)
        mask[match.docs] = True
        return mask

    def match(self, query: Query, deadline: float) -> Match:
        """Return the documents that match.

        Raises:
            OutOfTime: `deadline` (by `time.monotonic`) is over.
        """
        if time.monotonic() >= deadline:
            raise OutOfTime
        match query:
            case Term() | Phrase() | Prefix() | Range():
                return self._cached(query)
            case Not(inner):
                others = ~self._mask(self.match(inner, deadline))
                return _constant(np.flatnonzero(others), 0.0)
            case All(queries):
                return self._all([self.match(inner, deadline) for inner in queries])
            case Any() | Boost():
                return self._sum(query, deadline)
        assert_never(query)

    def document_frequency(self, field: str, text: str) -> int:
        """Count the documents that hold a term."""
        encoded = _encoded(text)
        return sum(
            postings.document_frequency(term)
            for _, postings in self._segments
            if (term := postings.find(field, encoded)) is not None
        )

    @cached_property
    def last_days(self) -> Scores:
        """The last day of each document, to sort by."""
        return self.column("last_day").astype(np.float64)

    @cached_property
    def article_starts(self) -> Array:
        """The first document of each article: those of one were added one after another."""
        articles = self.column("article")
        fresh = np.ones(self.size, np.bool_)
        fresh[1:] = articles[1:] != articles[:-1]
        return np.flatnonzero(fresh)

    def values(self, field: KeywordField) -> Values:
        """Return which documents hold which value of a keyword field; kept for the next time."""
        if field not in self._values:
            self._values[field] = self._read_values(field)
        return self._values[field]

    def _read_values(self, field: KeywordField) -> Values:
        numbers: dict[str, int] = {}
        docs: list[Array] = [np.zeros(0, np.uint32)]
        codes: list[Array] = [np.zeros(0, np.int64)]
        for base, postings in self._segments:
            for term in postings.terms(field):
                text = postings.text(term).decode("utf-8", "surrogatepass")
                rows = postings.rows(term, term + 1)[0]
                docs.append(rows.astype(np.uint32) + np.uint32(base))
                codes.append(np.full(len(rows), numbers.setdefault(text, len(numbers))))
        return Values(tuple(numbers), np.concatenate(docs), np.concatenate(codes))

    def _cached(self, query: Query) -> Match:
        found = self._cache.get(query)
        if found is None:
            found = self._fresh(query)
            self._cache.put(query, found)
        return found

    def _fresh(self, query: Query) -> Match:
        match query:
            case Term(field, text) if field in KEYWORDS:
                return _constant(distinct(self._rows(field, text)[0]))
            case Term(field, text):
                return self._bm25(field, text)
            case Phrase(field, words):
                return _constant(self._phrase(field, words))
            case Prefix(field, prefix):
                return _constant(self._prefix(field, prefix))
            case Range(field, low, high):
                return _constant(self._range(field, low, high))
        raise TypeError(query)

    def _rows(self, field: str, text: str) -> tuple[Array, Array]:
        encoded = _encoded(text)
        docs: list[Array] = [np.zeros(0, np.uint32)]
        values: list[Array] = [np.zeros(0, np.uint32)]
        for base, postings in self._segments:
            term = postings.find(field, encoded)
            if term is not None:
                rows = postings.rows(term, term + 1)
                docs.append(rows[0].astype(np.uint32) + np.uint32(base))
                values.append(rows[1])
        return np.concatenate(docs), np.concatenate(values)

    def _bm25(self, field: str, text: str) -> Match:
        docs, tf = self._rows(field, text)
        if field in POSITIONAL:
            docs, tf = np.unique(docs, return_counts=True)
        count = len(docs)
        idf = np.log1p((self.size - count + 0.5) / (count + 0.5))
        norms = self._norms(field)[docs]
        scores = idf * tf * (K1 + 1) / (tf + norms)
        return Match(docs, scores.astype(np.float32))

    def _norms(self, field: str) -> Scores:
        """Return of each document what its length adds to a term's frequency; kept."""
        if field not in self._kept_norms:
            lengths = np.maximum(self.column(field), 1)
            various, places = np.unique(lengths, return_inverse=True)
            kept = np.array([kept_length(length) for length in various.tolist()])
            mean = lengths.sum() / max(self.size, 1)
            self._kept_norms[field] = K1 * (1 - B + B * kept[places] / max(mean, 1))
        return self._kept_norms[field]

    def _phrase(self, field: str, words: tuple[str | None, ...]) -> Array:
        """Intersect the places where the phrase would begin, the rarest word first."""
        begins: list[Array] = []
        for place, word in enumerate(words):
            if word is not None:
                docs, positions = self._rows(field, word)
                keep = positions >= place
                begins.append((docs[keep].astype(np.int64) << 32) + positions[keep] - place)
        if not begins:
            return np.zeros(0, np.uint32)
        begins.sort(key=len)
        found: Array = begins[0]
        for others in begins[1:]:
            found = common(found, others)
        return distinct(found >> 32)

    def _prefix(self, field: str, prefix: str) -> Array:
        mask = np.zeros(self.size, np.bool_)
        for base, postings in self._segments:
            terms = postings.find_prefix(field, _encoded(prefix))
            mask[base:][postings.rows(terms.start, terms.stop)[0]] = True
        return np.flatnonzero(mask)

    def _range(self, field: str, low: int | None, high: int | None) -> Array:
        days = self.column(field)
        mask = days > 0
        if low is not None:
            mask &= days >= max(low, 0)
        if high is not None:
            mask &= days <= max(high, 0)
        return np.flatnonzero(mask)

    def _all(self, matches: list[Match]) -> Match:
        if not matches:
            return _constant(np.arange(self.size), 0.0)
        matches = sorted(matches, key=lambda match: len(match.docs))
        docs = matches[0].docs
        for match in matches[1:]:
            docs = common(docs, match.docs)
        scores = np.zeros(len(docs))
        for match in matches:
            scores += match.scores[np.searchsorted(match.docs, docs)]
        return Match(docs, scores)

    def _sum(self, query: Query, deadline: float) -> Match:
        sums = self._accumulator()
        self._add_up(sums, query, deadline)
        match = sums.take()
        self._idle.append(sums)
        return match

    def _add_up(self, sums: Accumulator, query: Query, deadline: float) -> None:
        for one, factor in summands(query):
            sums.add(self.match(one, deadline), factor)

    def _accumulator(self) -> Accumulator:
        """Return one that nobody uses; after an error it does not come back."""
        try:
            return self._idle.pop()
        except IndexError:
            return Accumulator(self.size)


def _unscored(seen: Seen) -> Found:
    return Found(seen, np.where(seen, np.float32(0), np.float32(-np.inf)))


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
