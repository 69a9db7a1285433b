"""A generation of the Tantivy engine, open for reading."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import get_args

import tantivy

from index.article import Paragraph
from index.engines import (
    FacetField,
    Hit,
    RankedField,
    Results,
    SearchRequest,
    Sort,
    Statistics,
    Term,
    WordField,
)
from index.engines.files import DamageTold
from index.engines.keywords import article_and_number
from index.engines.spaced import EMPTY, kept, readable
from index.engines.tantivy.queries import Translator, every
from index.engines.tantivy.ranking import Found, Hits, Ranking, count_of, numbers
from index.engines.tantivy.records import Records, read

BUCKETS = 60_000
"""Values that are counted at a time; Tantivy refuses more than 65,000."""


class TantivyIndex:
    """A generation, open for reading; safe to use from several threads.

    Args:
        folder: the generation's folder.
        statistics: what its manifest says.
        check: compares the generation's files with their checksums, for when something cannot be
            read; raises `IndexDamaged` naming the file.
    """

    def __init__(self, folder: Path, statistics: Statistics, check: Callable[[], object]) -> None:
        self.generation = statistics.generation
        self._statistics = statistics
        self._damage_told = DamageTold(check)
        with self._damage_told:
            self._searcher, schema = opened(folder)
            self._records = Records(folder)
            self._translator = Translator(schema)

    def search(self, request: SearchRequest) -> Results:
        """Answer one page; a time limit ends it when the order of hits is not yet certain."""
        with self._damage_told:
            ranking = Ranking(self._searcher, self._translator, request)
            articles = None
            if request.group:
                several = self._several(ranking)
                hits = self._articles(ranking, request, several)
                articles = ranking.total - sum(several.values()) + len(several)
            else:
                hits = self._paragraphs(ranking, request)
            return Results(
                hits=hits,
                total=ranking.total,
                articles=articles,
                facets=self._facets(ranking, request),
                partial=ranking.partial,
            )

    def paragraph(self, paragraph_id: str) -> Paragraph | None:
        """Return the paragraph with an id, None when there is none."""
        if not (named := article_and_number(paragraph_id)):
            return None
        article, number = named
        wanted = [
            self._translator.scored(Term("article", article)),
            self._translator.numbered(number),
        ]
        with self._damage_told:
            hits = self._searcher.search(every(wanted), 1, count=False).hits
            return next(iter(self._read(hits)), None)

    def article(self, article_id: str) -> tuple[Paragraph, ...]:
        """Return an article's paragraphs in order, () when there is no such article."""
        wanted = self._translator.scored(Term("article", article_id))
        with self._damage_told:
            hits = self._searcher.search(
                wanted,
                max(self._count(wanted), 1),
                order_by_field="order",
                order=tantivy.Order.Asc,
            ).hits
            return self._read(hits)

    def document_frequency(self, field: RankedField | WordField, text: str) -> int:
        """Count the documents that hold a term."""
        # Asked of a dozen words and compounds a query; what is kept otherwise has other signs.
        is_plain = text.isalpha() and text.isascii()
        return self._searcher.doc_freq(field, text if is_plain else kept(text))

    def expect(self, terms: Iterable[Term]) -> None:
        """Do nothing: counting takes no time."""

    def vocabulary(self, prefix: str = "") -> Iterator[tuple[str, int]]:
        """Yield the words that begin so, in order, with their largest document frequency."""
        found: dict[str, int] = {}
        with self._damage_told:
            for field in get_args(WordField):
                for word, count in self._searcher.terms_with_prefix(field, kept(prefix)):
                    found[word] = max(count, found.get(word, 0))
        found.pop(EMPTY, None)
        yield from sorted((readable(word), count) for word, count in found.items())

    def statistics(self) -> Statistics:
        """Return what the index holds."""
        return self._statistics

    def close(self) -> None:
        """Give back files; Tantivy's are given back when the last search is over."""
        self._records.close()

    def _paragraphs(self, ranking: Ranking, request: SearchRequest) -> tuple[Hit, ...]:
        end = request.offset + request.limit
        if request.sort is Sort.DATE:
            page = ranking.by_field("newest", end)[request.offset : end]
            page = ranking.scored(page)
        else:
            page = ranking.by_score(end)[request.offset : end]
        return self._hits(page, {})

    def _articles(
        self, ranking: Ranking, request: SearchRequest, several: Mapping[int, int]
    ) -> tuple[Hit, ...]:
        end = request.offset + request.limit
        if request.sort is Sort.DATE:
            found = ranking.by_field("newest", end)
        else:
            found = ranking.by_score(end)
        best: dict[int, Found] = {}
        for one in found:
            best.setdefault(one.unit, one)
        page = dict(islice(best.items(), request.offset, end))
        if request.sort is Sort.DATE and request.ranked and page:
            page = self._best_of(ranking, page, several)
        return self._hits(page.values(), several)

    @staticmethod
    def _best_of(
        ranking: Ranking, page: dict[int, Found], several: Mapping[int, int]
    ) -> dict[int, Found]:
        """Take from each article the best hit instead of the first."""
        best: dict[int, Found] = {}
        for one in ranking.of_articles(page, sum(several.get(article, 1) for article in page)):
            best.setdefault(one.unit, one)
        return {article: best[article] for article in page}

    def _count(self, query: tantivy.Query) -> int:
        return count_of(self._searcher.search(query, 1))

    def _several(self, ranking: Ranking) -> dict[int, int]:
        """Count the matching paragraphs of each article that has several; the others have one."""
        counted, are_all = self._values(ranking.found, "article_number", least=2)
        if not are_all:
            counted = []
            for first in range(0, self._statistics.articles, BUCKETS):
                within = self._translator.between("article_number", first, first + BUCKETS - 1)
                found = every([ranking.found, within])
                counted += self._values(found, "article_number", least=2)[0]
        return {int(number): count for number, count in counted}

    def _facets(
        self, ranking: Ranking, request: SearchRequest
    ) -> dict[FacetField, Mapping[str, int]]:
        facets: dict[FacetField, Mapping[str, int]] = {}
        for field in request.facets:
            values, _ = self._values(ranking.found, field)
            rows = ((readable(text), count) for text, count in values)
            facets[field] = dict(sorted(rows, key=lambda row: (-row[1], row[0])))
        return facets

    def _values(
        self, query: tantivy.Query, field: str, least: int = 1
    ) -> tuple[list[tuple[str, int]], bool]:
        """Count the values of a field that at least so many matching documents have.

        Returns:
            values and counts; whether these are all of them, which they are up to `BUCKETS`.
        """
        asked = {field: {"terms": {"field": field, "size": BUCKETS, "min_doc_count": least}}}
        answer = self._searcher.aggregate(query, asked)[field]
        counted = [(row["key"], row["doc_count"]) for row in answer["buckets"]]
        return counted, not answer["sum_other_doc_count"]

    def _hits(self, page: Collection[Found], several: Mapping[int, int]) -> tuple[Hit, ...]:
        """Return the hits for documents, with how many their articles have, where several."""
        records = self._records.of([one.order for one in page])
        return tuple(
            [
                Hit(paragraph, one.score, several.get(one.unit, 1), marks)
                for one, (paragraph, marks) in zip(page, map(read, records), strict=True)
            ]
        )

    def _read(self, hits: Hits) -> tuple[Paragraph, ...]:
        orders = numbers(self._searcher, "order", hits)
        return tuple([read(record)[0] for record in self._records.of(orders)])


def opened(folder: Path) -> tuple[tantivy.Searcher, tantivy.Schema]:
    """Open a generation's files.

    Tantivy locks what it opens, also where nothing can be written: it gets a folder of its own with
    links to the files, which it has no more need of once it has mapped them.
    """
    # A thread of Tantivy's may still lock there while it is cleared away.
    with TemporaryDirectory(prefix="alinea-", ignore_cleanup_errors=True) as links:
        for file in folder.iterdir():
            if file.suffix != ".lock":
                (Path(links) / file.name).symlink_to(file.absolute())
        index = tantivy.Index.open(links)
        index.config_reader("manual")
        return index.searcher(), index.schema
