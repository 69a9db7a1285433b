"""Soft coordination over Tantivy's scores.

Tantivy adds up the scores of clauses but cannot multiply the sum by the share of clauses that a
document meets. That factor is at most 1, so the sum is an upper bound of the score: documents are
taken in the order of their sums, each is given its score, and as soon as enough of them score
higher than the sum of the next one, no document further down can be among them (the threshold
algorithm of Fagin, Lotem and Naor, Optimal Aggregation Algorithms for Middleware, 2003). The
result is exact.
"""

import time
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property
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
from index.engines.tantivy.queries import Translator, constant, every, some

TOGETHER = 48
"""Documents that are given their score before it is known how many more must be."""

FETCHED = 256
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
    address: DocAddress


class Ranking:
    """The documents of one search, in order.

    Attributes:
        found: the query for all matching documents; scores are the sums of their clauses' scores.
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
        queries = []
        if request.filter:
            queries.append(constant(translator.matching(request.filter), 0.0))
        if request.ranked:
            queries.append(self._sum(request.ranked))
        self.found = every(queries)

    def _sum(self, ranked: Ranked) -> TantivyQuery:
        parts: list[Query] = []
        for clause in ranked.clauses:
            # Tantivy is faster over one flat list of terms.
            query = clause.query
            if isinstance(query, Any):
                parts += query.queries
            else:
                parts.append(query)
        return some([self._translator.scored(part) for part in parts])

    def by_score(self, units: int) -> list[Found]:
        """Return the best documents, best first, until they fill a number of units."""
        if self._ranked is None or _constant(self._ranked) is not None:
            return self.scored(self.by_field("order", units))
        units = max(units, 1)
        least = float("-inf")
        size = max(FETCHED, 2 * units)
        reach = max(TOGETHER, 2 * units)
        scored: list[Found] = []
        while True:
            hits = self._search(size)
            while len(scored) < min(reach, len(hits)):
                scored += self._coordinated(hits[len(scored) : reach])
                least = _least(scored, units)
                # Those whose sum is higher may still score higher, and no others.
                reach = bisect_right(hits, -least, key=lambda hit: -hit[0] * (1 + SAME))
            if reach < len(hits) or len(hits) == self.total or self._is_late():
                return _ties_in_order([found for found in scored if found.score >= least])
            size *= 8

    def _search(self, size: int) -> list[tuple[float, DocAddress]]:
        result = self._searcher.search(self.found, size)
        self.total = count_of(result)
        return result.hits

    def by_field(self, field: str, units: int) -> list[Found]:
        """Return the first documents in the ascending order of a field, without scores."""
        size = max(FETCHED, units)
        while True:
            result = self._searcher.search(
                self.found, size, count=True, order_by_field=field, order=Order.Asc
            )
            self.total = count_of(result)
            found = self._read([(0.0, address) for _, address in result.hits])
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
        within = some([self._translator.between(number, number) for number in articles])
        hits = self._searcher.search(every([within, self.found]), max(count, 1)).hits
        return _ties_in_order(self._coordinated(hits))

    def scored(self, found: list[Found]) -> list[Found]:
        """Give documents their scores."""
        if self._ranked is None or not found:
            return found
        if (score := _constant(self._ranked)) is not None:
            return [one._replace(score=score) for one in found]
        added = self._translator.added([one.order for one in found])
        hits = self._searcher.search(every([added, self.found]), len(found)).hits
        scores = {one.order: one.score for one in self._coordinated(hits)}
        return [one._replace(score=scores[one.order]) for one in found]

    def _coordinated(self, hits: Sequence[tuple[float, DocAddress]]) -> list[Found]:
        """Turn sums into scores."""
        found = self._read(hits)
        ranked = self._ranked
        if ranked is None or not ranked.coordination or len(ranked.clauses) < 2:
            return found
        masses = self._masses([one.order for one in found])
        firm = 1 - ranked.coordination
        soft = ranked.coordination / sum(clause.mass for clause in ranked.clauses)
        return [
            Found(score * (firm + soft * masses[order]), order, unit, address)
            for score, order, unit, address in found
        ]

    @cached_property
    def _met(self) -> TantivyQuery:
        """The query that scores the mass of the clauses that a document meets."""
        clauses = self._ranked.clauses if self._ranked else ()
        return some(
            [constant(self._translator.matching(clause.query), clause.mass) for clause in clauses]
        )

    def _masses(self, orders: list[int]) -> dict[int, float]:
        """Return the mass of the clauses that each document meets."""
        query = every([self._translator.added(orders), self._met])
        hits = self._searcher.search(query, max(len(orders), 1), count=False).hits
        return {one.order: one.score for one in self._read(hits)}

    def _read(self, hits: Sequence[tuple[float, DocAddress]]) -> list[Found]:
        addresses = [address for _, address in hits]
        orders = self._numbers("order", addresses)
        units = orders if self._unit == "order" else self._numbers(self._unit, addresses)
        return [
            Found(score, order, unit, address)
            for (score, address), order, unit in zip(hits, orders, units, strict=True)
        ]

    def _numbers(self, field: str, addresses: list[DocAddress]) -> list[int]:
        numbers: list[int] = self._searcher.fast_field_values(field, addresses)  # type: ignore[assignment]  # an unsigned field of every document
        return numbers

    def _is_late(self) -> bool:
        self.partial = time.monotonic() >= self._deadline
        return self.partial


def count_of(result: SearchResult) -> int:
    """Return how many documents matched."""
    count: int = result.count  # type: ignore[attr-defined]  # Tantivy's stubs leave it out
    return count


def _least(found: list[Found], units: int) -> float:
    """Return the score that the first of so many units have at least, none when they are fewer."""
    met: set[int] = set()
    for one in sorted(found, key=lambda one: -one.score):
        met.add(one.unit)
        if len(met) == units:
            return one.score * (1 - SAME)
    return float("-inf")


def _ties_in_order(found: list[Found]) -> list[Found]:
    """Sort by score, and what is the same but for rounding by place of addition."""
    ranks = []
    rank, before = 0, float("inf")
    for one in sorted(found, key=lambda one: -one.score):
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
