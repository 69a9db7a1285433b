"""What the search found, as the API tells it."""

from collections.abc import Callable, Mapping, Sequence
from math import ceil
from typing import Any
from urllib.parse import urlencode

from flask import request
from msgspec import UNSET
from msgspec.structs import asdict

from index.article import ArticleInfo, Paragraph
from search.page import MAX_HITS, Page
from search.page import Result as Found
from web.addresses import address_of, article_address, place_of
from web.schemas import (
    ArticleAnswer,
    ArticleParagraph,
    ArticleSummary,
    Links,
    ParagraphAnswer,
    Result,
    ResultField,
    SearchAnswer,
)

USUAL: tuple[ResultField, ...] = (
    *("id", "number", "kind", "score", "heading", "text", "highlighted", "url", "article"),
)
"""The fields of a result when none are asked for."""
LONGEST_HEADER = 2_000
"""Bytes that a `Link` header may take: nginx answers 502 where all headers are more than 4 kB."""


def search_answer(page: Page, fields: Sequence[ResultField] = ()) -> SearchAnswer:
    """Tell a page of results.

    Args:
        page: what was found.
        fields: of the results; () for the usual ones.
    """
    ask = page.ask
    wanted = list(fields or USUAL)
    if not fields and ask.group:
        wanted.append("in_article")
    if not fields and ask.explain:
        wanted.append("matches")
    return SearchAnswer(
        query=ask.query,
        total=page.total,
        articles=UNSET if page.articles is None else page.articles,
        page=ask.page,
        per_page=ask.per_page,
        took_ms=round(page.took * 1000, 1),
        partial=page.partial,
        suggestion=page.suggestion,
        links=_links(page),
        facets={name: dict(page.facets.get(name, {})) for name in ask.facets} or UNSET,
        results=results(page.results, wanted),
    )


def results(found: Sequence[Found], fields: Sequence[ResultField]) -> tuple[Result, ...]:
    """Tell results.

    Args:
        found: in their order.
        fields: what to tell; () for the usual.
    """
    return tuple(_result(one, fields or USUAL) for one in found)


def paragraph_answer(paragraph: Paragraph) -> ParagraphAnswer:
    """Tell a paragraph by itself."""
    return ParagraphAnswer(**_by_itself(paragraph), article=_summary(paragraph.article))


def article_answer(paragraphs: Sequence[Paragraph]) -> ArticleAnswer:
    """Tell an article.

    Args:
        paragraphs: all of its paragraphs, in order.
    """
    return ArticleAnswer(
        **asdict(_summary(paragraphs[0].article)),
        paragraphs=tuple(ArticleParagraph(**_by_itself(paragraph)) for paragraph in paragraphs),
    )


def link_header(links: Links) -> dict[str, str]:
    """Write links as a `Link` header (RFC 8288); none where a long query makes it too long."""
    named = (("self", links.self), ("next", links.next), ("prev", links.prev))
    written = ", ".join(f'<{url}>; rel="{name}"' for name, url in named if url)
    return {"Link": written} if len(written) <= LONGEST_HEADER else {}


def _result(found: Found, fields: Sequence[ResultField]) -> Result:
    return Result(**{name: _TELL[name](found) for name in fields})


_TELL: Mapping[ResultField, Callable[[Found], Any]] = {
    "id": lambda found: found.paragraph.id,
    "number": lambda found: found.paragraph.number,
    "kind": lambda found: found.paragraph.kind,
    "score": lambda found: round(found.score, 4),
    "heading": lambda found: found.paragraph.heading,
    "text": lambda found: found.paragraph.text,
    "highlighted": lambda found: found.highlighted,
    "heading_highlighted": lambda found: found.heading_highlighted,
    "title_highlighted": lambda found: found.title_highlighted,
    "url": lambda found: place_of(found.paragraph),
    "article": lambda found: _summary(found.paragraph.article),
    "in_article": lambda found: found.in_article,
    "matches": lambda found: found.matches,
}


def _by_itself(paragraph: Paragraph) -> dict[str, Any]:
    """Tell what a paragraph is, but for its article."""
    return {
        "id": paragraph.id,
        "number": paragraph.number,
        "kind": paragraph.kind,
        "heading": paragraph.heading,
        "text": paragraph.text,
        "url": place_of(paragraph),
    }


def _summary(article: ArticleInfo) -> ArticleSummary:
    return ArticleSummary(
        id=article.id,
        title=article.title,
        date=article.date,
        publisher=article.publisher,
        categories=article.categories,
        source=article.url,
        url=article_address(article.id),
    )


def _links(page: Page) -> Links:
    ask = page.ask
    rows = page.total if page.articles is None else page.articles
    last = min(ceil(rows / ask.per_page), MAX_HITS // ask.per_page)
    asked = [(name, value) for name, value in request.args.items(multi=True) if name != "page"]
    parameters = urlencode([*asked, ("page", "")], safe=",")
    address = f"{address_of('api.search')}?{parameters}"
    return Links(
        self=f"{address}{ask.page}",
        next=f"{address}{ask.page + 1}" if ask.page < last else None,
        prev=f"{address}{min(ask.page - 1, max(last, 1))}" if ask.page > 1 else None,
    )
