"""Web pages: title, date, main text and headings, without menus and cookie banners."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from lxml.html import HtmlElement

from index.article import Article, Block
from index.readers import factiva, linked, markup
from index.readers.dates import partial_date
from index.readers.encoding import decode
from index.readers.fields import Place
from index.readers.files import Skipped, Stream
from index.readers.headings import with_short_headings
from index.readers.structure import put_right
from index.readers.text import blocks_of

if TYPE_CHECKING:
    from trafilatura.settings import Document

LIMIT = 8 * 2**20

SEARCHED_LIMIT = 20_000
"""Paragraphs; in a page with more the article is not looked for, which takes quadratic time."""

_DATE_NAMES = (
    "article:published_time",
    "datepublished",
    "date",
    "dc.date",
    "dc.date.issued",
    "dcterms.date",
    "dcterms.issued",
    "dcterms.created",
    "pubdate",
    "publish-date",
    "og:published_time",
)
_LINKED_DATE = re.compile(r'"datePublished"\s*:\s*"([^"]{4,40})"')
_SURROUNDINGS = frozenset({"header", "footer", "aside", "nav", "form", "dialog"})

_HTML_NAMES = {
    "head": "h2",
    "item": "li",
    "lb": "br",
    "list": "ul",
    "quote": "blockquote",
    "row": "tr",
    "cell": "td",
}
"""The names that trafilatura gives elements (those of TEI), and HTML's."""


def read(stream: Stream, place: Place) -> Iterator[Article | Skipped]:
    """Yield the article that a web page holds, or the articles that Factiva put into it."""
    try:
        page = markup.tree(decode(stream.whole(LIMIT)))
    except markup.NotMarkup:
        yield place.skipped("no text")
        return
    documents = factiva.documents_in(page)
    for number, document in enumerate(documents, start=1):
        yield replace(place, row=number).article(*document)
    if documents:
        return
    described = linked.articles(page)
    date = _date(page, described)
    put_right(page)
    few = sum(1 for _ in page.iter("p")) <= SEARCHED_LIMIT
    found = _extract(page) if few else None
    fields: dict[str, object] = {"date": date, "title": _title(page, None)}
    blocks: Sequence[Block] = ()
    if found is not None:
        blocks = _blocks(found)
        fields = {
            "title": _title(page, found.title),
            "date": date or found.date,
            "publisher": found.sitename,
            "url": found.url,
            "categories": found.categories,
        }
    yield place.article(fields, _fuller(blocks, described) or _plainly(page))


def _extract(page: HtmlElement) -> "Document | None":
    # Imported here because loading it costs more than most commands take.
    from trafilatura import bare_extraction  # noqa: PLC0415
    from trafilatura.settings import Document, use_config  # noqa: PLC0415

    config = use_config()
    # Short articles are articles too: below these sizes headings would be lost, or everything.
    config.set("DEFAULT", "MIN_EXTRACTED_SIZE", "1")
    config.set("DEFAULT", "MIN_OUTPUT_SIZE", "1")
    found = bare_extraction(
        page,
        with_metadata=True,
        include_comments=False,
        date_extraction_params={"extensive_search": False, "original_date": True},
        config=config,
    )
    return found if isinstance(found, Document) else None


def _blocks(found: "Document") -> Sequence[Block]:
    for element in found.body.iter(*_HTML_NAMES):
        element.tag = _HTML_NAMES[str(element.tag)]
    return with_short_headings(tuple(markup.blocks(found.body)))


def _fuller(blocks: Sequence[Block], described: Sequence[Mapping[str, object]]) -> Sequence[Block]:
    """Return the text that is for machines where the one for readers is only its beginning."""
    for article in described:
        body = article.get("articleBody")
        if isinstance(body, str) and len(body) > 2 * sum(len(block.text) for block in blocks):
            return blocks_of(body)
    return blocks


def _plainly(page: HtmlElement) -> Sequence[Block]:
    """Return all text but what stands around it, where nothing was recognised as the article."""
    for element in list(page.iter(*_SURROUNDINGS)):
        element.drop_tree()
    return tuple(markup.blocks(page))


def _title(page: HtmlElement, found: str | None) -> str | None:
    """Return the title that was found, unless it is a heading further on, or else the page's."""
    heading, named = markup.line(page.find(".//h1")), markup.line(page.find(".//title"))
    is_further_on = not heading and found in [markup.line(one) for one in page.iter("h2")]
    if found and not (is_further_on and found not in named):
        return found
    return heading or named or None


def _date(page: HtmlElement, described: Sequence[Mapping[str, object]]) -> str | None:
    """Return the date of publication as precisely as the page gives it."""
    return next((date for text in _dates(page, described) if (date := partial_date(text))), None)


def _dates(page: HtmlElement, described: Sequence[Mapping[str, object]]) -> Iterator[object]:
    given = {
        (
            element.get("property") or element.get("name") or element.get("itemprop") or ""
        ).lower(): element.get("content")
        for element in page.iter("meta")
    }
    yield from (given.get(name) for name in _DATE_NAMES)
    yield from (article.get("datePublished") for article in described)
    for script in page.iter("script"):
        yield from _LINKED_DATE.findall(script.text or "")
    published = page.xpath("//*[contains(@itemprop, 'datePublished')]")
    times = [time for time in page.iter("time") if time.get("itemprop") != "dateModified"]
    # What stands around the article may be dated by the day on which the page was saved.
    times.sort(key=lambda time: next(time.iterancestors("article", "main"), None) is None)
    for element in (*published, *times):
        yield element.get("datetime") or element.get("content") or str(element.text_content())
