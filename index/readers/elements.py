"""XML read element by element, without what it points to elsewhere."""

from collections.abc import Iterator
from contextlib import suppress
from itertools import chain

from lxml import etree

from index.readers.encoding import clean, decode_stream
from index.readers.files import Stream, Unreadable


def elements(stream: Stream) -> Iterator[etree._Element]:
    """Yield the root when it begins, then each element, the root as well, when it is whole.

    Raises:
        Unreadable: there is nothing, or from some element on it is no XML.
    """
    parser = etree.XMLPullParser(
        events=("start", "end"),
        resolve_entities=False,
        no_network=True,
        remove_comments=True,
        remove_pis=True,
    )
    is_begun = False
    # An empty piece would make lxml forget a mistake before it.
    for piece in chain(filter(None, map(clean, decode_stream(stream.chunks()))), [None]):
        with suppress(etree.XMLSyntaxError):  # it is told below, after what stands before it
            if piece is None:
                parser.close()
            else:
                parser.feed(piece)
        for event, element in parser.read_events():
            if event == "end" or not is_begun:
                yield element
            is_begun = True
        # A prefix that nothing declares ends no document.
        for wrong in parser.feed_error_log.filter_from_fatals():
            raise Unreadable(f"not XML: {wrong.message}, line {wrong.line}")
    if not is_begun:
        raise Unreadable("no text")


def inner(element: etree._Element) -> str:
    """Return what an element holds, markup and all."""
    within = (etree.tostring(child, encoding="unicode", method="html") for child in element)
    return "".join([element.text or "", *within])


def name(element: etree._Element) -> str:
    """Return the name without its namespace."""
    return tag(element)[1]


def tag(element: etree._Element) -> tuple[str, str]:
    """Return the namespace and the name, which keeps a prefix that nothing declares.

    Of such a name lxml makes no `QName`.
    """
    namespace, _, local = str(element.tag).rpartition("}")
    return namespace.removeprefix("{"), local
