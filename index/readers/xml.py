"""XML, told apart by the first element."""

from collections.abc import Iterator

from index.article import Article
from index.readers import feeds
from index.readers.elements import elements, name
from index.readers.fields import Place
from index.readers.files import Skipped, Stream, Unreadable


def read(stream: Stream, place: Place) -> Iterator[Article | Skipped]:
    """Yield the articles of a document, one by one.

    Raises:
        Unreadable: it is no such document, or from some element on no XML.
    """
    found = elements(stream)
    if name(next(found)) not in feeds.ROOTS:
        raise Unreadable("XML, but not RSS, Atom or an export of WordPress")
    yield from feeds.articles(found, place)
