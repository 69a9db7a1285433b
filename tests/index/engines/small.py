"""Small articles whose analysis can be read off their text, and a scorer that does nothing clever.

A paragraph's words are what stands between its spaces; an underscore is a space in a word. Its
bag holds each word of the text once for every time it occurs and each word of its heading and of
its title twice.
"""

import math
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import chain
from typing import get_args

from index.article import ArticleInfo, Kind, Paragraph
from index.engines import (
    All,
    Any,
    Boost,
    Builder,
    Document,
    Engine,
    Not,
    Phrase,
    Prefix,
    Query,
    Range,
    RankedField,
    SearchRequest,
    Sort,
    Statistics,
    Term,
    WordField,
)
from index.engines.keywords import days, keywords


def to_document(paragraph: Paragraph) -> Document:
    """Analyse a paragraph of these tests."""
    title = _words(paragraph.article.title if paragraph.article.title_is_given else "")
    heading = _words(paragraph.heading or "")
    words = _words(paragraph.text)
    return Document(
        paragraph,
        terms=Counter(words + 2 * heading + 2 * title),
        words=tuple(words),
        title=Counter(title),
        title_words=tuple(title),
        heading=Counter(heading),
        heading_words=tuple(heading),
        marks=(
            paragraph.text.encode("utf-8", "surrogatepass")[::-1],
            b"",
            bytes(range(len(words) % 256)),
        ),
    )


def _words(text: str) -> list[str]:
    return [word.replace("_", " ") for word in text.split()]


def article(
    key: str,
    *texts: str,
    title: str = "",
    heading: str | None = None,
    date: str | None = None,
    categories: tuple[str, ...] = (),
) -> list[Paragraph]:
    """Return the paragraphs of an article; the first is its lead."""
    info = ArticleInfo(key, title, bool(title), date=date, categories=categories)
    return [
        Paragraph(info, number, Kind.BODY if number > 1 else Kind.LEAD, text, heading)
        for number, text in enumerate(texts, 1)
    ]


def build(
    engine: Engine,
    articles: Sequence[Sequence[Paragraph]],
    analysis: Callable[[Paragraph], Document] = to_document,
) -> Statistics:
    """Rebuild an index from articles."""
    with engine.build(analysis) as builder:
        fill(builder, articles)
        return builder.commit()


def fill(builder: Builder, articles: Sequence[Sequence[Paragraph]]) -> None:
    """Add articles to a generation."""
    for paragraphs in articles:
        builder.add(paragraphs)


class Reference:
    """What an engine must answer, computed a document at a time from the protocol's own words."""

    def __init__(self, articles: Sequence[Sequence[Paragraph]]) -> None:
        self.documents = [to_document(p) for paragraphs in articles for p in paragraphs]
        fields = (*get_args(RankedField), *get_args(WordField))
        self._mean: dict[str, float] = {
            name: math.fsum(self._length(document, name) for document in self.documents)
            / len(self.documents)
            for name in fields
        }
        self._frequencies: dict[str, Counter[str]] = {
            name: Counter(chain.from_iterable(set(getattr(one, name)) for one in self.documents))
            for name in fields
        }

    @staticmethod
    def _length(document: Document, field: str) -> int:
        return max(1, Counter(getattr(document, field)).total())

    def search(self, request: SearchRequest) -> list[tuple[str, float]]:
        """Return ids and scores of all matching paragraphs in order, paging and grouping aside."""
        found = []
        for number, document in enumerate(self.documents):
            score = self._match(request.ranked, document) if request.ranked else 0.0
            kept = request.filter is None or self._match(request.filter, document) is not None
            if score is not None and kept:
                date = document.paragraph.article.date
                newest = days(date)[1] if date and request.sort is Sort.DATE else 0
                by_score = score if request.sort is Sort.RELEVANCE else 0.0
                found.append((-newest, -round(by_score, 9), number, score))
        return [(self.documents[n].paragraph.id, score) for _, _, n, score in sorted(found)]

    def _match(self, query: Query, document: Document) -> float | None:  # noqa: PLR0911  # a case a node
        match query:
            case Term():
                return self._term(query, document)
            case Phrase(field, wanted):
                return self._phrase(getattr(document, field), wanted)
            case Prefix(field, prefix):
                begins = (word.startswith(prefix) for word in getattr(document, field))
                return 1.0 if any(begins) else None
            case Range(field, low, high):
                return self._range(document, field == "last_day", low, high)
            case Boost(inner, factor):
                score = self._match(inner, document)
                return None if score is None else score * factor
            case Not(inner):
                return 0.0 if self._match(inner, document) is None else None
            case All(queries) | Any(queries):
                scores = [self._match(inner, document) for inner in queries]
                have = [score for score in scores if score is not None]
                if isinstance(query, All):
                    return math.fsum(have) if len(have) == len(scores) else None
                if not have:
                    return None
                return math.fsum(have)

    def _term(self, query: Term, document: Document) -> float | None:
        match query:
            case Term("article" | "kind" | "month" | "day" | "category" as keyword, text):
                return 1.0 if text in keywords(document.paragraph)[keyword] else None
            case Term(field, text):
                return self._bm25(field, text, document)

    def _bm25(self, field: str, text: str, document: Document) -> float | None:
        weight = Counter(getattr(document, field))[text]
        if not weight:
            return None
        count = len(self.documents)
        df = self._frequencies[field][text]
        idf = math.log(1 + (count - df + 0.5) / (df + 0.5))
        kept = four_bits(self._length(document, field))
        norm = 1.2 * (0.25 + 0.75 * kept / self._mean[field])
        return float(idf * weight * 2.2 / (weight + norm))

    @staticmethod
    def _phrase(words: Sequence[str], wanted: Sequence[str | None]) -> float | None:
        for start in range(len(words) - len(wanted) + 1):
            window = words[start : start + len(wanted)]
            if all(want in (None, word) for want, word in zip(wanted, window, strict=True)):
                return 1.0
        return None

    @staticmethod
    def _range(document: Document, last: bool, low: int | None, high: int | None) -> float | None:
        if (date := document.paragraph.article.date) is None:
            return None
        day = days(date)[last]
        return 1.0 if (low or 0) <= day <= (99999999 if high is None else high) else None


def four_bits(length: int) -> int:
    """Return a length as it is kept: beyond 24, the four leading bits of what is above 24."""
    above = bin(max(length - 24, 0))[2:]
    return min(length, 24) + int(above[:4] + "0" * len(above[4:]), 2)
