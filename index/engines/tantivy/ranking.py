"""The documents of one search, in order."""

import time
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import repeat
from typing import NamedTuple

from tantivy import DocAddress, Order, Searcher, SearchResult
from tantivy import Query as TantivyQuery

from index.engines import (
    All,
    Any,
    Best,
    Boost,
    Not,
    Phrase,
    Prefix,
    Query,
    Range,
    Ranked,
    SearchRequest,
    Term,
)
from index.engines.tantivy.coordination import Coordination
from index.engines.tantivy.queries import Translator, constant, every, some

Hits = Sequence[tuple[float, DocAddress]]
"""What Tantivy found: what it is in order of, a score or a number, and where it is."""

TOGETHER = 24
"""Documents that are given their score before it is known how many more must be."""

FETCHED = 96
"""Documents that are fetched at a time, at first."""

SAME = 1e-6
"""Scores that differ by less, relatively, differ only in the order in which they were added up."""


class Found(NamedTuple):
    """A document that matches.

    Attributes:
        order: its place of addition.
        unit: what fills a page: the number of its article when grouped, else its own.
    """

    score: float
    order: int
    unit: int


class Ranking:
    """The documents of one search, in order.

    Attributes:
        total: how many match, known when the first of them are.
        partial: the time limit came before the order was certain.
    """

    def __init__(
        self,
        searcher: Searcher,
        translator: Translator,
        request: SearchRequest,
    ) -> None:
        self._searcher = searcher
        self._translator = translator
        self._ranked = request.ranked
        self._unit = "article_number" if request.group else "order"
        limit = float("inf") if request.time_limit is None else request.time_limit
        self._deadline = time.monotonic() + limit
        self.partial = False
        self.total = 0
        filter_ = request.filter
        self._kept = [constant(translator.matching(filter_), 0.0)] if filter_ else []
        self._coordination = Coordination(translator, request.ranked or Ranked(()))

    @cached_property
    def found(self) -> TantivyQuery:
        """The query for all matching documents, whatever its scores."""
        return every([*self._kept, some(self._coordination.parts)] if self._ranked else self._kept)

    @cached_property
    def _sums(self) -> TantivyQuery:
        return every([*self._kept, some(self._coordination.sums)])

    def by_score(self, units: int) -> list[Found]:
        """Return the best documents, best first, until they fill a number of units."""
        if self._ranked is None or _constant(self._ranked) is not None:
            return self.scored(self.by_field("order", units))
        units = max(units, 1)
        size = max(FETCHED, 2 * units)
        least = float("-inf")
        last: int | None = None
        scored: dict[int, Found] = {}
        looked_at = 0
        while True:
            result = self._searcher.search(self._sums_up_to(last), size)
            hits = result.hits
            self.total = self.total or count_of(result)
            reach = self._reach(hits, least) if scored else max(TOGETHER, 2 * units)
            while looked_at < min(reach, len(hits)):
                found = self._coordinated(hits[looked_at:reach])
                scored |= {one.order: one for one in found}
                looked_at += len(found)
                least = _least(scored.values(), units)
                reach = self._reach(hits, least)
            if reach < len(hits) or len(hits) == count_of(result) or self._is_late():
                return _ties_in_order([one for one in scored.values() if one.score >= least])
            worst = _last_of(_ties_in_order(scored.values()), units)
            if worst and worst.order != last and self._can_only_tie(hits[-1][0], least):
                last, looked_at = worst.order, 0
            else:
                size *= 8

    def _reach(self, hits: Hits, least: float) -> int:
        """Return how many may score so much: those whose sum reaches the bound, and no others."""
        bound = self._coordination.bound(least)
        return bisect_right(hits, -bound, key=lambda hit: -hit[0] * (1 + SAME))

    def _sums_up_to(self, last: int | None) -> TantivyQuery:
        """The query for the documents that were added up to one, of all where that is None."""
        if last is None:
            return self._sums
        return every([self._sums, self._translator.between("order", 0, last)])

    def _can_only_tie(self, total: float, least: float) -> bool:
        """Whether documents with such a sum score so much at most.

        The word that half of all documents have scores the same in thousands of them. Of those the
        first that were added come first, so that none is wanted that was added after the last one
        of a page which can be filled already.
        """
        return total * (1 - 2 * SAME) <= self._coordination.bound(least)

    def by_field(self, field: str, units: int) -> list[Found]:
        """Return the first documents in the ascending order of a field, without scores."""
        size = max(FETCHED, units)
        while True:
            result = self._searcher.search(
                self.found, size, count=True, order_by_field=field, order=Order.Asc
            )
            self.total = count_of(result)
            found = list(map(Found, repeat(0.0), *self._places(result.hits)))
            enough = len({one.unit for one in found}) >= units
            if enough or len(found) == self.total or self._is_late():
                return found
            size *= 8

    def of_articles(self, articles: Iterable[int], count: int) -> list[Found]:
        """Return the matching documents of articles, best first.

        Args:
            articles: their numbers.
            count: how many documents these articles have among the matching ones.
        """
        within = some(
            [self._translator.between("article_number", number, number) for number in articles]
        )
        hits = self._searcher.search(every([within, self._sums]), max(count, 1)).hits
        return _ties_in_order(self._coordinated(hits))

    def scored(self, found: list[Found]) -> list[Found]:
        """Give documents their scores."""
        if self._ranked is None or not found:
            return found
        if (score := _constant(self._ranked)) is not None:
            return [one._replace(score=score) for one in found]
        added = self._translator.added([one.order for one in found])
        hits = self._searcher.search(every([added, self._sums]), len(found)).hits
        scores = {one.order: one.score for one in self._coordinated(hits)}
        return [one._replace(score=scores[one.order]) for one in found]

    def _coordinated(self, hits: Hits) -> list[Found]:
        """Turn sums into scores."""
        orders, units = self._places(hits)
        scores = [score for score, _ in hits]
        if self._coordination.is_soft:
            met = self._met(orders)
            scores = [
                self._coordination.score(score, met[order])
                for score, order in zip(scores, orders, strict=True)
            ]
        return list(map(Found, scores, orders, units))

    def _met(self, orders: list[int]) -> dict[int, int]:
        """Return the bits of the clauses that each document meets."""
        met = dict.fromkeys(orders, 0)
        for first, query in self._coordination.meeting(self._translator.added(orders)):
            hits = self._searcher.search(query, max(len(orders), 1), count=False).hits
            added = numbers(self._searcher, "order", hits)
            for (bits, _), order in zip(hits, added, strict=True):
                met[order] |= int(bits) << first
        return met

    def _places(self, hits: Hits) -> tuple[list[int], list[int]]:
        """Return the places of addition and the units of documents."""
        orders = numbers(self._searcher, "order", hits)
        return orders, orders if self._unit == "order" else numbers(
            self._searcher, self._unit, hits
        )

    def _is_late(self) -> bool:
        self.partial = time.monotonic() >= self._deadline
        return self.partial


def numbers(searcher: Searcher, field: str, hits: Hits) -> list[int]:
    """Return the values that hits have in an unsigned field that every document has."""
    addresses = [address for _, address in hits]
    found: list[int] = searcher.fast_field_values(field, addresses)  # type: ignore[assignment]  # it may read other fields too
    return found


def count_of(result: SearchResult) -> int:
    """Return how many documents matched."""
    count: int = result.count  # type: ignore[attr-defined]  # Tantivy's stubs leave it out
    return count


def _least(found: Iterable[Found], units: int) -> float:
    """Return the score that the first of so many units have at least, none when they are fewer."""
    last = _last_of(sorted(found, reverse=True), units)
    return float("-inf") if last is None else last.score * (1 - SAME)


def _last_of(ordered: Iterable[Found], units: int) -> Found | None:
    """Return the first document of the last of so many units, None when they are fewer."""
    met: set[int] = set()
    for one in ordered:
        met.add(one.unit)
        if len(met) == units:
            return one
    return None


def _ties_in_order(found: Iterable[Found]) -> list[Found]:
    """Sort by score, and what is the same but for rounding by place of addition."""
    ranks = []
    rank, before = 0, float("inf")
    for one in sorted(found, reverse=True):
        rank += one.score < before - abs(before) * SAME
        before = one.score
        ranks.append((rank, one.order, one))
    return [one for _, _, one in sorted(ranks, key=lambda row: row[:2])]


def _constant(ranked: Ranked) -> float | None:
    """Return the score of every document, None when scores may differ."""
    return _constant_of(ranked.clauses[0].query) if len(ranked.clauses) == 1 else None


def _constant_of(query: Query) -> float | None:  # noqa: PLR0911  # a case a node
    match query:
        case Term("terms" | "title" | "heading"):
            return None
        case Term() | Phrase() | Prefix() | Range():
            return 1.0
        case Not():
            return 0.0
        case Boost(inner, factor):
            score = _constant_of(inner)
            return None if score is None else score * factor
        case All(queries):
            scores = [_constant_of(inner) for inner in queries]
            return None if None in scores else sum(score or 0.0 for score in scores)
        case Any((one,)) | Best((one,)):
            return _constant_of(one)
    return None
