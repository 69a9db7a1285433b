"""Paragraphs as engines store them: plain values, as pickle and JSON like them."""

from collections.abc import Sequence
from typing import NamedTuple

from index.article import ArticleInfo, Kind, Paragraph


class Stored(NamedTuple):
    """A paragraph in values that take little room."""

    article: str
    title: str
    title_is_given: bool
    date: str | None
    publisher: str | None
    url: str | None
    categories: Sequence[str]
    number: int
    kind: str
    text: str
    heading: str | None


def pack(paragraph: Paragraph) -> tuple[object, ...]:
    """Return a paragraph as a plain tuple, to be stored."""
    article = paragraph.article
    return tuple(
        Stored(
            article.id,
            article.title,
            article.title_is_given,
            article.date,
            article.publisher,
            article.url,
            article.categories,
            paragraph.number,
            paragraph.kind.value,
            paragraph.text,
            paragraph.heading,
        )
    )


def unpack(values: Sequence[object]) -> Paragraph:
    """Return the paragraph that was stored."""
    stored: Stored = values  # type: ignore[assignment]  # `pack` wrote it
    article, title, is_given, date, publisher, url, categories, number, kind, text, heading = stored
    info = ArticleInfo(article, title, is_given, date, publisher, url, tuple(categories))
    return Paragraph(info, number, Kind(kind), text, heading)
