"""An index of the cluster, open for reading."""

import math
import sys
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from heapq import merge
from itertools import groupby
from operator import itemgetter
from typing import Any, TypedDict, get_args

from msgspec import structs
from opensearchpy import OpenSearch
from opensearchpy.exceptions import NotFoundError, TransportError

from index.article import Paragraph
from index.engines import (
    Hit,
    RankedField,
    Results,
    SearchRequest,
    Sort,
    Statistics,
    Term,
    WordField,
)
from index.engines.keywords import article_and_number
from index.engines.opensearch.client import Settings, away_told, milliseconds
from index.engines.opensearch.late import complete, is_late, nothing_in_time
from index.engines.opensearch.mapping import DEEPEST, LISTED, Body, Source, marks_of, paragraph_of
from index.engines.opensearch.queries import translate, whole
from index.engines.spaced import kept, readable
from index.errors import EngineUnavailable

VALUES = 60_000
"""Values of a facet that are counted; OpenSearch refuses more than 65,535, of all facets."""

LISTED_AT_ONCE = 10_000
"""Words of the vocabulary, and paragraphs of an article, that are asked for at a time."""

BUCKETS = 30_000
"""Articles that are counted at a time; OpenSearch refuses more than 65,535."""

TOGETHER = 500
"""Terms whose documents are counted in one request."""

FREQUENCIES = 100_000
"""Terms whose counts are remembered, about 20 MB."""

BY_SCORE: list[Body] = [{"_score": {"order": "desc"}}, {"order": {"order": "asc"}}]
BY_DATE: list[Body] = [
    {"last_day": {"order": "desc", "missing": "_last"}},
    {"order": {"order": "asc"}},
]


class _Row(TypedDict):
    """A hit of OpenSearch's answer, as far as it is read here."""

    _score: float
    _source: Source
    fields: Mapping[str, Sequence[int]]
    inner_hits: Mapping[str, Any]


class OpenSearchIndex:
    """A generation, open for reading; safe to use from several threads.

    It asks the generation's own index, not the alias, so that all answers are of one generation.
    """

    def __init__(self, cluster: OpenSearch, settings: Settings, statistics: Statistics) -> None:
        self.generation = statistics.generation
        self._cluster = cluster
        self._settings = settings
        self._name = f"{settings.index}-{statistics.generation}"
        self._statistics = statistics
        self._frequencies: dict[Term, int] = {}

    def search(self, request: SearchRequest) -> Results:
        """Answer one page."""
        deadline = request.deadline()
        query = whole(request.ranked, request.filter)
        first = min(request.offset, DEEPEST)
        body: Body = {
            "query": query,
            "from": first,
            "size": min(request.limit, DEEPEST - first),
            "sort": BY_DATE if request.sort is Sort.DATE else BY_SCORE,
            "track_scores": True,
            "track_total_hits": True,
            "aggs": {
                field: {"terms": {"field": field, "size": VALUES}} for field in request.facets
            },
        }
        if request.group:
            best: Body = {"name": "best", "size": 1, "sort": BY_SCORE, "track_scores": True}
            body["collapse"] = {"field": "article_number", "inner_hits": best}
        answer = self._search(body, deadline=deadline)
        rows: list[_Row] = answer["hits"]["hits"]
        articles, late = self._count_articles(query, deadline) if request.group else (None, False)
        if late and rows:  # There are at least those of this page, whatever could be counted.
            articles = max(articles or 0, first + len(rows))
        return Results(
            hits=tuple([self._best(row, query) if request.group else _hit(row) for row in rows]),
            total=answer["hits"]["total"]["value"],
            articles=articles,
            facets={field: _facet(answer["aggregations"][field]) for field in request.facets},
            partial=answer["timed_out"] or late,
        )

    def paragraph(self, paragraph_id: str) -> Paragraph | None:
        """Return the paragraph with an id, None when there is none."""
        if not (named := article_and_number(paragraph_id)):
            return None
        article, number = named
        wanted = [
            translate(Term("article", article)),
            {"term": {"number": {"value": number}}},
        ]
        rows = self._search({"query": {"bool": {"filter": wanted}}, "size": 1})["hits"]["hits"]
        return paragraph_of(rows[0]["_source"]) if rows else None

    def article(self, article_id: str) -> tuple[Paragraph, ...]:
        """Return an article's paragraphs in order, () when there is no such article."""
        found: list[Paragraph] = []
        after: Body = {}
        while True:
            body = {
                "query": translate(Term("article", article_id)),
                "sort": [{"order": "asc"}],
                "size": LISTED_AT_ONCE,
                **after,
            }
            rows = self._search(body)["hits"]["hits"]
            found += (paragraph_of(row["_source"]) for row in rows)
            if len(rows) < LISTED_AT_ONCE:
                return tuple(found)
            after = {"search_after": rows[-1]["sort"]}

    def document_frequency(self, field: RankedField | WordField, text: str) -> int:
        """Count the documents that hold a term; remembered, because a generation never changes."""
        term = Term(field, text)
        count = self._frequencies.get(term)
        return self._count([term])[term] if count is None else count

    def expect(self, terms: Iterable[Term]) -> None:
        """Count the documents of many terms in few requests."""
        unknown = [term for term in dict.fromkeys(terms) if term not in self._frequencies]
        for first in range(0, len(unknown), TOGETHER):
            self._count(unknown[first : first + TOGETHER])

    def vocabulary(self, prefix: str = "") -> Iterator[tuple[str, int]]:
        """Yield the words that begin so, in order, with their largest document frequency."""
        listed = (self._listed(LISTED[field], kept(prefix)) for field in get_args(WordField))
        for word, entries in groupby(merge(*listed), key=itemgetter(0)):
            yield readable(word), max(count for _, count in entries)

    def _listed(self, field: str, prefix: str) -> Iterator[tuple[str, int]]:
        after: Body = {"after": {"word": _just_before(prefix)}} if prefix else {}
        while True:
            words = [{"word": {"terms": {"field": field}}}]
            source = {"size": LISTED_AT_ONCE, "sources": words, **after}
            body = {"size": 0, "aggs": {"words": {"composite": source}}}
            answer = self._search(body)["aggregations"]["words"]
            for row in answer["buckets"]:
                word: str = row["key"]["word"]
                if word.startswith(prefix):
                    yield word, row["doc_count"]
                elif word > prefix:
                    return
            if "after_key" not in answer:
                return
            after = {"after": answer["after_key"]}

    def statistics(self) -> Statistics:
        """Return what the index holds."""
        return self._statistics

    def close(self) -> None:
        """Do nothing: connections belong to the engine."""

    def _search(self, body: Body, only: str | None = None, deadline: float = math.inf) -> Any:
        """Return the cluster's answer.

        Args:
            body: what is asked.
            only: of which parts of the answer there is need; None is all.
            deadline: by `time.monotonic`; then the answer is what was found, `timed_out`.

        Raises:
            EngineUnavailable: a part of the index does not answer, for another reason than time.
        """
        params = {
            # Term statistics of all shards, so that a score does not depend on the shard.
            "search_type": "dfs_query_then_fetch",
            "allow_partial_search_results": "false",
        }
        if only:
            params["filter_path"] = f"{only},timed_out,_shards"
        if deadline != math.inf:
            body = {**body, "timeout": milliseconds(deadline - time.monotonic())}
            # What a time limit ends is partial too, and would be an error.
            params["allow_partial_search_results"] = "true"
        with away_told(self._settings), self._removal_told():
            try:
                answer = self._cluster.search(index=self._name, body=body, params=params)
            except TransportError as error:
                if not is_late(error):
                    raise
                return nothing_in_time(body)
            return complete(answer)

    @contextmanager
    def _removal_told(self) -> Iterator[None]:
        try:
            yield
        except NotFoundError as error:
            raise EngineUnavailable(
                f"The index {self._name!r} is no longer there: rebuilds have taken its place. "
                "Ask again; the newest one answers."
            ) from error

    def _best(self, row: _Row, query: Body) -> Hit:
        """Read a hit that stands for its article: the best of the article's hits."""
        best = row["inner_hits"]["best"]["hits"]
        count = best["total"]["value"]
        if best["total"]["relation"] != "eq":  # OpenSearch does not count these beyond 10,000.
            (article,) = row["fields"]["article_number"]
            within: list[Body] = [query, {"term": {"article_number": {"value": article}}}]
            body: Body = {"query": {"bool": {"filter": within}}, "size": 0}
            answer = self._search({**body, "track_total_hits": True})
            count = answer["hits"]["total"]["value"]
        return structs.replace(_hit(best["hits"][0]), in_article=count)

    def _count_articles(self, query: Body, deadline: float) -> tuple[int, bool]:
        """Return how many articles match, and whether time ended too early to count them all."""
        parts = max(-(-self._statistics.articles // BUCKETS), 1)
        count = 0
        late = False
        for part in range(parts):
            numbers: Body = {"field": "article_number", "size": 2 * BUCKETS}
            if parts > 1:
                numbers["include"] = {"partition": part, "num_partitions": parts}
            aggregations = {
                "articles": {"terms": numbers},
                "count": {"stats_bucket": {"buckets_path": "articles>_count"}},
            }
            body: Body = {"query": query, "size": 0, "aggs": aggregations}
            # The buckets themselves stay in the cluster.
            answer = self._search(body, "aggregations.count", deadline)
            count += answer["aggregations"]["count"]["count"]
            late = late or answer["timed_out"]
        return count, late

    def _count(self, terms: Sequence[Term]) -> Mapping[Term, int]:
        filters = {str(place): translate(term) for place, term in enumerate(terms)}
        body: Body = {"size": 0, "aggs": {"terms": {"filters": {"filters": filters}}}}
        rows = self._search(body, only="aggregations.terms")["aggregations"]["terms"]["buckets"]
        counts = {term: rows[str(place)]["doc_count"] for place, term in enumerate(terms)}
        if len(self._frequencies) + len(counts) > FREQUENCIES:
            self._frequencies.clear()
        self._frequencies.update(counts)
        return counts


def _hit(row: _Row) -> Hit:
    source = row["_source"]
    return Hit(paragraph_of(source), row["_score"], marks=marks_of(source))


def _facet(aggregation: Mapping[str, Any]) -> dict[str, int]:
    rows = ((readable(row["key"]), row["doc_count"]) for row in aggregation["buckets"])
    return dict(sorted(rows, key=lambda row: (-row[1], row[0])))


def _just_before(text: str) -> str:
    """Return a text that sorts before another and after nearly everything that does."""
    last = ord(text[-1])
    if not last:
        return text[:-1]
    # Between these two lie the halves of surrogate pairs, which are no characters.
    before = 0xD7FF if last == 0xE000 else last - 1
    return text[:-1] + chr(before) + 3 * chr(sys.maxunicode)
