"""XML: feeds and what archives and press agencies deliver, told apart by the first element."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from lxml import etree

from index.article import Article
from index.readers import feeds, news
from index.readers.elements import elements, name
from index.readers.fields import Place
from index.readers.files import Skipped, Stream, Unreadable, check_size

_SERIES: Final[
    Mapping[str, Callable[[Iterator[etree._Element], Place], Iterator[Article | Skipped]]]
] = {
    **dict.fromkeys(feeds.ROOTS, feeds.articles),
    **dict.fromkeys(news.ROOTS, news.items),
}
_ARTICLES: Final[Mapping[str, Callable[[etree._Element, Place], Article | Skipped]]] = {
    "text": news.delpher,
    "nitf": news.nitf,
}


def read(stream: Stream, place: Place) -> Iterator[Article | Skipped]:
    """Yield the articles of a document, one by one where it may hold many.

    Raises:
        Unreadable: it is no such document, one that is too large, or from some element on no XML.
    """
    found = elements(stream)
    root = next(found)
    if series := _SERIES.get(name(root)):
        yield from series(found, place)
    elif article := _ARTICLES.get(name(root)):
        for _ in found:
            check_size(stream.unpacked)
        yield article(root, place)
    else:
        raise Unreadable("XML, but not RSS, Atom, WordPress, Delpher, NITF or NewsML")
