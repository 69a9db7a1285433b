"""The documents of one search, in order."""

import math
import time
from collections.abc import Iterable, Sequence
from itertools import pairwise, repeat
from operator import attrgetter

from msgspec import Struct
from msgspec.structs import replace
from tantivy import DocAddress, Order, Searcher, SearchResult
from tantivy import Query as TantivyQuery

from index.engines import (
    KEYWORDS,
    All,
    Any,
    Boost,
    Not,
    Phrase,
    Prefix,
    Query,
    Range,
    SearchRequest,
    Term,
)
from index.engines.tantivy.queries import Translator, constant, every, some

Hits = Sequence[tuple[float, DocAddress]]
"""What Tantivy found: what it is in order of, a score or a number, and where it is."""

BESIDE = 4
"""Documents that are fetched beside those of a page: what may score the same as the last of it."""

GROUPED = 4
"""Documents that are fetched for each article of a page, at first."""

_score = attrgetter("score")
_order = attrgetter("order")

SAME = 1e-6
"""Scores that differ by less, relatively, differ only in the order in which they were added up."""


class Found(Struct, frozen=True, gc=False):
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
        found: the query for all of them, with their scores.
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
        self._is_grouped = request.group
        self._deadline = request.deadline()
        self.partial = False
        self.total = 0
        filter_ = request.filter
        parts = [constant(translator.matching(filter_), 0.0)] if filter_ else []
        if request.ranked is not None:
            parts.append(translator.scored(request.ranked))
        self.found = every(parts)

    def by_score(self, units: int) -> list[Found]:
        """Return the best documents, best first, until they fill a number of units."""
        if self._ranked is None or _constant(self._ranked) is not None:
            return self.scored(self.by_field("order", units))
        units = max(units, 1)
        size = self._documents(units) + BESIDE
        last: int | None = None
        ordered: list[Found] = []
        while True:
            result = self._searcher.search(self._found_up_to(last), size)
            hits, count = result.hits, count_of(result)
            self.total = self.total or count
            found = self._read(hits)
            if ordered:
                by_order = {one.order: one for one in [*ordered, *found]}
                found = sorted(by_order.values(), key=_score, reverse=True)
            ordered = _ties_in_order(found)
            end = self._last_of(ordered, units)
            is_whole = len(hits) == count or (end and hits[-1][0] < end.score * (1 - SAME))
            if is_whole or self._is_late():
                return ordered
            # What scores the same as the last of a page, and was added before it, comes first.
            if end and end.order != last:
                last = end.order
            else:
                size *= 8

    def _found_up_to(self, last: int | None) -> TantivyQuery:
        """The query for the documents that were added up to one, for all where that is None."""
        if last is None:
            return self.found
        return every([self.found, self._translator.between("order", 0, last)])

    def by_field(self, field: str, units: int) -> list[Found]:
        """Return the first documents in the ascending order of a field, without scores."""
        size = self._documents(max(units, 1))
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
        hits = self._searcher.search(every([within, self.found]), max(count, 1)).hits
        return _ties_in_order(self._read(hits))

    def scored(self, found: list[Found]) -> list[Found]:
        """Give documents their scores."""
        if self._ranked is None or not found:
            return found
        if (score := _constant(self._ranked)) is not None:
            return [replace(one, score=score) for one in found]
        added = self._translator.added([one.order for one in found])
        hits = self._searcher.search(every([added, self.found]), len(found)).hits
        scores = {one.order: one.score for one in self._read(hits)}
        return [replace(one, score=scores[one.order]) for one in found]

    def _last_of(self, ordered: Sequence[Found], units: int) -> Found | None:
        """Return the first document of the last of so many units, None when they are fewer."""
        if not self._is_grouped:
            return ordered[units - 1] if units <= len(ordered) else None
        met: set[int] = set()
        for one in ordered:
            met.add(one.unit)
            if len(met) == units:
                return one
        return None

    def _documents(self, units: int) -> int:
        """Return how many documents are fetched at first to fill a number of units."""
        return units * (GROUPED if self._is_grouped else 1)

    def _read(self, hits: Hits) -> list[Found]:
        return list(map(Found, [score for score, _ in hits], *self._places(hits)))

    def _places(self, hits: Hits) -> tuple[list[int], list[int]]:
        """Return the places of addition and the units of documents."""
        orders = numbers(self._searcher, "order", hits)
        if not self._is_grouped:
            return orders, orders
        return orders, numbers(self._searcher, "article_number", hits)

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


def _ties_in_order(found: Sequence[Found]) -> list[Found]:
    """Sort what is in order of score, best first, by place of addition where that is the same."""
    ordered = [*found]
    first = 0
    scores = [*map(_score, found), -math.inf]
    for place, (before, score) in enumerate(pairwise(scores), 1):
        if score < before * (1 - SAME):
            if place - first > 1:
                ordered[first:place] = sorted(ordered[first:place], key=_order)
            first = place
    return ordered


def _constant(query: Query) -> float | None:  # noqa: PLR0911  # a case a node
    """Return the score of every document, None when scores may differ."""
    match query:  # what most often is asked comes first
        case Any((_, _, *_)):
            return None
        case Term(field) if field not in KEYWORDS:
            return None
        case Term() | Phrase() | Prefix() | Range():
            return 1.0
        case Not():
            return 0.0
        case Boost(inner, factor):
            score = _constant(inner)
            return None if score is None else score * factor
        case All(queries):
            scores = [_constant(inner) for inner in queries]
            return None if None in scores else sum(score or 0.0 for score in scores)
        case Any((one,)):
            return _constant(one)
    return None
