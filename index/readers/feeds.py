"""Feeds: RSS, Atom and the export of WordPress, which is RSS; read entry by entry."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from lxml import etree

from index.article import Article
from index.readers import tables
from index.readers.elements import inner, name, tag
from index.readers.fields import Place
from index.readers.files import Skipped

ROOTS: Final = frozenset({"rss", "RDF", "feed"})
_SITES: Final = ROOTS | {"channel"}
_ENTRIES: Final = frozenset({"item", "entry"})
_NAMESPACES: Final = re.compile(
    r"|http://(?:www\.w3\.org/2005/Atom|purl\.org/(?:rss/1\.0/(?:modules/content/)?"
    r"|dc/(?:elements/1\.1|terms)/)|wordpress\.org/export/[\d.]+/)"
)
"""Others have a `title`, a `description` and a `content` of pictures and sounds."""

_FIELDS: Final[Mapping[str, Sequence[str]]] = {
    "id": ("guid", "id"),
    "title": ("title",),
    "date": ("pubDate", "published", "issued", "date", "post_date", "updated"),
    "text": ("encoded", "content", "description", "summary"),
}
"""Field -> the elements that may hold it, the best first."""

_NO_ARTICLES: Final = re.compile(r"attachment|nav_menu_item|revision|custom_css|wp_.*")
"""Types of what WordPress exports beside articles."""

_TAGS: Final = frozenset({"post_tag", "post_format"})
"""What WordPress has among its categories and is none."""


def articles(found: Iterator[etree._Element], place: Place) -> Iterator[Article | Skipped]:
    """Yield an article an entry, of the elements of a feed."""
    site: str | None = None
    number = 0
    for element in found:
        parent = element.getparent()
        if parent is None or name(parent) not in _SITES:
            continue
        if name(element) == "title":
            site = element.text
        if name(element) in _ENTRIES:
            entry = _Entry(element)
            if not _NO_ARTICLES.fullmatch(entry.text("post_type") or ""):
                number += 1
                yield _article(entry, site, replace(place, row=number))
            # What was read makes room.
            parent.remove(element)


class _Entry:
    """What an entry says, by the names of its elements."""

    def __init__(self, element: etree._Element) -> None:
        self._found: dict[str, list[etree._Element]] = {}
        for child in element.iterchildren("{*}*"):
            namespace, local = tag(child)
            if _NAMESPACES.fullmatch(namespace):
                self._found.setdefault(local, []).append(child)

    def all(self, name: str) -> Sequence[etree._Element]:
        """Return the elements with a name."""
        return self._found.get(name, ())

    def text(self, *names: str) -> str | None:
        """Return what the first of these elements that holds anything holds, markup and all."""
        texts = (inner(element) for name in names for element in self.all(name))
        return next((text for text in texts if text.strip()), None)


def _article(entry: _Entry, site: str | None, row: Place) -> Article | Skipped:
    if entry.text("status") not in {None, "publish", "inherit"}:
        return row.skipped("not published")
    fields: dict[str, object] = {field: entry.text(*names) for field, names in _FIELDS.items()}
    links = (
        element.get("href") or element.text
        for element in entry.all("link")
        if element.get("rel", "alternate") == "alternate"
    )
    fields["url"] = next(links, None)
    fields["publisher"] = site
    fields["categories"] = [
        element.get("term") or element.text
        for element in entry.all("category")
        if element.get("domain") not in _TAGS
    ]
    return tables.article(fields, row)
