"""News in XML, as libraries keep it and press agencies deliver it."""

import re
from collections.abc import Iterator, Mapping
from html import escape
from typing import Final

from lxml import etree

from index.article import Article
from index.readers import markup, tables
from index.readers.elements import inner, name
from index.readers.fields import Place
from index.readers.files import Skipped

_DAY: Final = re.compile(r"(?:^|/)(\d{4}/\d{2}/\d{2})/", re.ASCII)
"""The folders of a day in the newspapers of Delpher: `1869/12/31/`."""

_NITF_DATES: Final = (
    ("pubdata", "date.publication"),
    ("date.issue", "norm"),
    ("date.release", "norm"),
    ("story.date", "norm"),
)
_NITF_PUBLISHERS: Final = (("pubdata", "name"), ("doc.copyright", "holder"))
_NITF_CATEGORIES: Final = (
    ("pubdata", "position.section"),
    ("tobject.subject", "tobject.subject.type"),
)
"""Elements, the best first, and their attribute."""

_HTML: Final[Mapping[str, str]] = {
    "hl1": "h2",
    "hl2": "h3",
    "block": "div",
    "body.content": "div",
    "bq": "blockquote",
}
"""The names of NITF that HTML has others for."""
_HTML_NAME: Final = re.compile(r"[a-z][a-z0-9]*")

_SURROUNDINGS: Final = (
    *("body.head", "body.end", "byline", "media", "nitf-table-metadata"),
    *("aside", "figure", "footer", "header", "nav"),
)
"""What stands around a text and in it, and is not it, in NITF and in HTML."""


def delpher(root: etree._Element, place: Place) -> Article | Skipped:
    """Make an article of what the KB, the Dutch national library, read on a page of a newspaper.

    It holds a `title`, maybe more of them, and a `p` a paragraph. The name of the newspaper is in
    another file; the date is in the folders, where they are as in the library's ZIP files.
    """
    for element in root.iter("title"):
        element.tag = "h1"
    day = _DAY.search(place.file.name)
    return place.article({"date": day and day[1]}, tuple(markup.blocks(root)))


def nitf(root: etree._Element, place: Place) -> Article | Skipped:
    """Make an article of a document in the News Industry Text Format of the IPTC."""
    return tables.article(_nitf(root), place)


def _nitf(root: etree._Element) -> Mapping[str, object]:
    """Return what a document in NITF says; its summary where it has no more text than that."""
    above = "".join(f"<h2>{escape(line)}</h2>" for line in _lines(root, ".//{*}hedline/{*}hl2"))
    texts = [*map(_html, root.iterfind("{*}body/{*}body.content"))]
    summaries = map(_html, root.iterfind(".//{*}abstract"))
    dates = (*_attributes(root, _NITF_DATES), *_lines(root, ".//{*}story.date"))
    names = (*_attributes(root, _NITF_PUBLISHERS), *_lines(root, ".//{*}distributor"))
    return {
        "title": next(_lines(root, ".//{*}hedline/{*}hl1", "{*}head/{*}title"), None),
        "date": next(iter(dates), None),
        "publisher": next(iter(names), None),
        "categories": [*_attributes(root, _NITF_CATEGORIES)],
        "text": above + ("\n\n".join(filter(None, texts)) or "\n\n".join(summaries)),
    }


def _lines(element: etree._Element, *paths: str) -> Iterator[str]:
    """Yield the text of each element at one of these paths that has any."""
    for path in paths:
        for found in element.iterfind(path):
            if line := " ".join("".join(found.itertext()).split()):
                yield line


def _attributes(root: etree._Element, wanted: tuple[tuple[str, str], ...]) -> Iterator[str]:
    """Yield the attributes of elements, each by its name, that say anything."""
    for local, attribute in wanted:
        for element in root.iter(f"{{*}}{local}"):
            if value := element.get(attribute, "").strip():
                yield value


def _html(element: etree._Element) -> str:
    """Return what an element holds as HTML, "" without any text."""
    etree.strip_elements(element, *(f"{{*}}{one}" for one in _SURROUNDINGS), with_tail=False)
    if not "".join(element.itertext()).strip():
        return ""
    for child in element.iterdescendants("{*}*"):
        local = _HTML.get(name(child), name(child))
        # As HTML has no namespaces; other names may be such as no element can be given.
        if _HTML_NAME.fullmatch(local):
            child.tag = local
    return inner(element)
