"""Paragraphs as engines store them: JSON, which takes little room and time."""

import json
from collections.abc import Sequence
from typing import NamedTuple

import msgspec

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


def pack(paragraph: Paragraph) -> bytes:
    """Return a paragraph as JSON in UTF-8."""
    article = paragraph.article
    stored = Stored(
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
    try:
        return msgspec.json.encode(stored)
    except UnicodeEncodeError:  # Half a surrogate pair: no UTF-8, but what the article said.
        return json.dumps(stored).encode()


def unpack(packed: bytes | str) -> Paragraph:
    """Return the paragraph that was stored."""
    stored: Stored
    try:
        stored = msgspec.json.decode(packed)
    except msgspec.DecodeError:
        stored = json.loads(packed)
    article, title, is_given, date, publisher, url, categories, number, kind, text, heading = stored
    info = ArticleInfo(article, title, is_given, date, publisher, url, tuple(categories))
    return Paragraph(info, number, Kind(kind), text, heading)
