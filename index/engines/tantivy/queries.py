"""Query nodes to Tantivy's queries."""

from typing import assert_never

from tantivy import FieldType, Occur, Schema
from tantivy import Query as TantivyQuery

from index.caches import method_cache
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
    Term,
)
from index.engines.spaced import EMPTY, kept
from index.engines.summands import summands

HIGHEST = 2**32
SUMS_KEPT = 1 << 13
"""What words ask, kept in Tantivy's queries for the next search, about 3 kB each."""


class Translator:
    """Turns the nodes of the protocol into Tantivy's queries, with the scores of the protocol."""

    def __init__(self, schema: Schema) -> None:
        self._schema = schema
        self._summands = method_cache(SUMS_KEPT, self._fresh_summands)

    def scored(self, query: Query) -> TantivyQuery:  # noqa: PLR0911  # a case a node
        """Return the query that matches and scores the same."""
        match query:  # what a query has most of comes first
            case Term():
                if query.field in KEYWORDS:
                    return constant(self._term(query.field, query.text, "basic"))
                return self._term(query.field, query.text, "freq")
            case Any(queries):
                # What is within are the words, which the next search may ask for again.
                return some([one for inner in queries for one in self._summands(inner)])
            case Boost():
                return some(self._fresh_summands(query))
            case Phrase():
                return constant(self._phrase(query))
            case Prefix(field, ""):
                return constant(self.scored(Not(Term(field, EMPTY))))
            case Prefix(field, prefix):
                # A distance of 0 makes it the words that begin with exactly this.
                return constant(
                    TantivyQuery.fuzzy_term_query(
                        self._schema, field, kept(prefix), distance=0, prefix=True
                    )
                )
            case Range():
                return constant(self._range(query))
            case All(queries):
                return every([self.scored(inner) for inner in queries])
            case Not(inner):
                everything = constant(TantivyQuery.all_query(), 0.0)
                parts = [(Occur.Must, everything), (Occur.MustNot, self.scored(inner))]
                return TantivyQuery.boolean_query(parts)
        assert_never(query)

    def _fresh_summands(self, query: Query) -> list[TantivyQuery]:
        """Return the queries whose scores are added up."""
        return [
            self.scored(one) if factor == 1 else TantivyQuery.boost_query(self.scored(one), factor)
            for one, factor in summands(query)
        ]

    def matching(self, query: Query) -> TantivyQuery:
        """Return a query that matches the same documents, whatever its scores."""
        queries = dict.fromkeys(one for one, _ in summands(query))
        return some([self.scored(one) for one in queries])

    def _term(self, field: str, text: str, index_option: str) -> TantivyQuery:
        return TantivyQuery.term_query(self._schema, field, kept(text), index_option)

    def _phrase(self, phrase: Phrase) -> TantivyQuery:
        words: list[str | tuple[int, str]] = [
            (place, kept(word)) for place, word in enumerate(phrase.words) if word is not None
        ]
        if len(words) == 1:
            return self._term(phrase.field, words[0][1], "basic")
        return TantivyQuery.phrase_query(self._schema, phrase.field, words)

    def _range(self, days: Range) -> TantivyQuery:
        low = max(days.low or 0, 0)
        high = HIGHEST if days.high is None else days.high
        if high < low:
            return TantivyQuery.empty_query()
        return TantivyQuery.range_query(self._schema, days.field, FieldType.Unsigned, low, high)

    def added(self, orders: list[int]) -> TantivyQuery:
        """Return the query for the documents with these places of addition."""
        return self._numbers("order", orders)

    def numbered(self, number: int) -> TantivyQuery:
        """Return the query for the paragraphs with a number in their article."""
        return self._numbers("number", [number])

    def _numbers(self, field: str, numbers: list[int]) -> TantivyQuery:
        term_query, schema = TantivyQuery.term_query, self._schema
        # Faster than Tantivy's query for a set of terms.
        return constant(some([term_query(schema, field, number) for number in numbers]), 0.0)

    def between(self, field: str, first: int, last: int) -> TantivyQuery:
        """Return the query for the documents with one of these numbers, both included."""
        found = TantivyQuery.range_query(self._schema, field, FieldType.Unsigned, first, last)
        return constant(found, 0.0)


def constant(query: TantivyQuery, score: float = 1.0) -> TantivyQuery:
    """Return the same documents, with one score."""
    return TantivyQuery.const_score_query(query, score)


def some(queries: list[TantivyQuery]) -> TantivyQuery:
    """Return the documents that match a query; the scores add up."""
    if not queries:
        return TantivyQuery.empty_query()
    if len(queries) == 1:
        return queries[0]
    return TantivyQuery.boolean_query([(Occur.Should, query) for query in queries])


def every(queries: list[TantivyQuery]) -> TantivyQuery:
    """Return the documents that match all queries; the scores add up."""
    if not queries:
        return constant(TantivyQuery.all_query(), 0.0)
    if len(queries) == 1:
        return queries[0]
    return TantivyQuery.boolean_query([(Occur.Must, query) for query in queries])
