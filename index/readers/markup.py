"""A tree of HTML to paragraphs and headings."""

import re
from collections.abc import Iterator

from lxml import etree, html

from index.article import Block
from index.readers.encoding import clean

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_DROPPED_NAMES = (
    "script style template noscript svg math iframe object embed form button select textarea nav "
    "video audio canvas head"
)
_BLOCK_NAMES = (
    "address article aside blockquote body caption center dd details div dl dt fieldset figcaption "
    "figure footer header hr html li main ol p pre section summary table tbody tfoot thead tr ul"
)
_DROPPED = frozenset(_DROPPED_NAMES.split())
_BLOCKS = frozenset(_BLOCK_NAMES.split())
# A tag this long holds an image as data, or so many attributes that parsing takes minutes.
_ENDLESS_TAG = re.compile(r"<[a-zA-Z][^<>]{20000,}>?")
_SPACED = frozenset({"td", "th", "img", "br"})


class NotMarkup(Exception):
    """There is no tree to make of a text."""


def tree(text: str) -> html.HtmlElement:
    """Parse HTML, whatever is wrong with it.

    Raises:
        NotMarkup: it holds nothing at all.
    """
    text = _ENDLESS_TAG.sub("", text)
    # Bytes with a named encoding: a text with an encoding declaration is refused by lxml.
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        found = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError as error:
        raise NotMarkup("no text") from error
    return found


def line(element: html.HtmlElement | None) -> str:
    """Return all text of an element in one line, "" where there is no element."""
    return "" if element is None else " ".join(str(element.text_content()).split())


def is_block(element: etree._Element) -> bool:
    """Tell whether an element stands by itself: not part of the text around it."""
    tag = element.tag
    return (
        tag in _BLOCKS
        or tag in _HEADINGS
        or tag in _DROPPED
        or any(element.find(f".//{name}") is not None for name in ("p", "div"))
    )


def blocks(root: etree._Element) -> Iterator[Block]:
    """Yield the paragraphs and headings of a tree; two line breaks in a row part paragraphs."""
    pieces: list[str] = []
    dropped = heading = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag
        starts = event == "start"
        if tag in _BLOCKS or tag in _HEADINGS:
            yield from _blocks_of(pieces, is_heading=heading > 0)
            pieces.clear()
        if tag in _HEADINGS:
            heading += 1 if starts else -1
        elif tag in _DROPPED:
            dropped += 1 if starts else -1
        elif tag in _SPACED and starts:
            pieces.append("\n" if tag == "br" else " ")
        text = element.text if starts else element.tail
        if text and not dropped:
            pieces.append(" ".join(f".{text}.".split())[1:-1])
    yield from _blocks_of(pieces, is_heading=False)


def _blocks_of(pieces: list[str], *, is_heading: bool) -> Iterator[Block]:
    lines = [" ".join(line.split()) for line in clean("".join(pieces)).split("\n")]
    paragraph: list[str] = []
    for line in [*lines, ""]:
        if line:
            paragraph.append(line)
        elif paragraph:
            yield Block(" ".join(paragraph), is_heading)
            paragraph.clear()
