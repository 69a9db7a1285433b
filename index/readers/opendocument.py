"""OpenDocument texts, which governments write and LibreOffice, Word and Google Docs save.

One is a ZIP file of XML documents (.odt) or, flat, a single one (.fodt).
"""

import io
from collections.abc import Iterator, Mapping, Sequence, Set
from zipfile import ZipFile

from lxml import etree

from index.article import Article
from index.readers import office
from index.readers.fields import Place, line
from index.readers.files import Skipped, Stream, Unreadable, any_error_is

_PACKED = b"PK"
_PARTS = ("content.xml", "styles.xml", "meta.xml")
_NOT_ONE = "not an OpenDocument text, or a damaged or protected one"
_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_OFFICE = f"{{{_OASIS}office:1.0}}"
_STYLE = f"{{{_OASIS}style:1.0}}"
_TEXT = f"{{{_OASIS}text:1.0}}"
_TABLE = f"{{{_OASIS}table:1.0}}"
_DRAWING = f"{{{_OASIS}drawing:1.0}}"
_PICTURE = f"{{{_OASIS}svg-compatible:1.0}}"
_TITLE = "{http://purl.org/dc/elements/1.1/}title"

_LEFT_OUT = (
    f"{_OFFICE}annotation",
    f"{_OFFICE}forms",
    f"{_TEXT}tracked-changes",  # what was deleted: what was added stands in the text
    *(f"{_TEXT}{name}-index" for name in ("alphabetical", "illustration", "object", "table")),
    f"{_TEXT}user-index",
    f"{_TEXT}table-of-content",
    f"{_TEXT}note-citation",
    f"{_TEXT}number",
    f"{_TEXT}ruby-text",
    f"{_TABLE}desc",
    f"{_TABLE}title",
    f"{_DRAWING}image",
    f"{_DRAWING}object",
    f"{_PICTURE}desc",
    f"{_PICTURE}title",
)
_HTML: Mapping[str, str] = {
    f"{_OFFICE}text": "div",
    f"{_TEXT}p": "p",
    f"{_TEXT}list": "ul",
    f"{_TEXT}list-header": "li",
    f"{_TEXT}list-item": "li",
    f"{_TEXT}line-break": "br",
    f"{_TEXT}note-body": "div",
    f"{_TABLE}table": "table",
    f"{_TABLE}table-row": "tr",
    f"{_TABLE}table-cell": "td",
    f"{_TABLE}covered-table-cell": "td",
}
_TITLES: Mapping[str, str] = {"title": "h1", "titel": "h1", "subtitle": "h2", "ondertitel": "h2"}
"""The tags of titles, by the names of their styles in lower case, in English and in Dutch."""

_DEEPEST = 6
_HIDDEN = "hidden"
_STRIPPED = "stripped"


def read(stream: Stream, place: Place) -> Iterator[Article | Skipped]:
    """Yield the articles of a document: see `office.articles`.

    Its properties do not date it: they tell when the file or its template was made.

    Raises:
        Unreadable: it is none, or too large.
    """
    data = stream.whole()
    with any_error_is(_NOT_ONE):
        content, styles, meta = _packed(data) if data.startswith(_PACKED) else [_tree(data)] * 3
        html = _html(content, styles)
    yield from office.articles(html, place, line(meta.findtext(f".//{_TITLE}")))


def _packed(data: bytes) -> Sequence[etree._Element]:
    """Return the parts of a document, one without anything where it has none."""
    with ZipFile(io.BytesIO(data)) as parts:
        office.check_size(parts)
        names = parts.namelist()
        return [
            _tree(parts.read(name)) if name in names else etree.Element("none") for name in _PARTS
        ]


def _tree(data: bytes) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
    )
    return etree.fromstring(data, parser)


def _html(content: etree._Element, styles: etree._Element) -> str:
    body = content.find(f"{_OFFICE}body/{_OFFICE}text")
    if body is None:
        raise Unreadable(_NOT_ONE)
    parents, hidden = _styles(styles, content)
    etree.strip_elements(body, *_LEFT_OUT, with_tail=False)
    for element in [*body.iter("*")]:
        if element.get(f"{_TEXT}style-name") in hidden or element.get(f"{_TEXT}display") == "none":
            element.tag = _HIDDEN
    etree.strip_elements(body, _HIDDEN, with_tail=False)
    _part(body)
    for element in [*body.iter("*")]:
        tag = str(element.tag)
        style = element.get(f"{_TEXT}style-name", "")
        level = element.get(f"{_TEXT}outline-level", "1")
        element.attrib.clear()
        if tag == f"{_TEXT}h":
            number = int(level) if level.isdecimal() else 1
            element.tag = f"h{min(number or _DEEPEST, _DEEPEST)}"
        elif tag == f"{_TEXT}p":
            element.tag = _TITLES.get(parents.get(style, style).lower(), "p")
        elif tag in (f"{_TEXT}s", f"{_TEXT}tab"):
            element.tag = _STRIPPED
            element.text = " "
        else:
            element.tag = _HTML.get(tag, _STRIPPED)
    etree.strip_tags(body, _STRIPPED)
    return etree.tostring(body, encoding="unicode", method="html")


def _styles(*trees: etree._Element) -> tuple[Mapping[str, str], Set[str]]:
    """Return the title, if any, that each style is made of, and the styles of hidden text."""
    parents: dict[str, str] = {}
    hidden: set[str] = set()
    for style in (style for tree in trees for style in tree.iter(f"{_STYLE}style")):
        name = style.get(f"{_STYLE}name", "")
        parent = style.get(f"{_STYLE}parent-style-name", "")
        parents[name] = name if name.lower() in _TITLES else parents.get(parent, parent)
        properties = style.find(f"{_STYLE}text-properties")
        if properties is not None and properties.get(f"{_TEXT}display") == "none":
            hidden.add(name)
    return parents, hidden


def _part(body: etree._Element) -> None:
    """Put notes below the text, and frames and shapes below the paragraph that they hang on."""
    for note in [*body.iter(f"{_TEXT}note-body")]:
        body.append(note)
    for frame in reversed([*body.iter(f"{_DRAWING}*")]):
        paragraph = next(frame.iterancestors(f"{_TEXT}p", f"{_TEXT}h"), None)
        holds_text = any(frame.find(f"{names}*") is not None for names in (_TEXT, _TABLE))
        if paragraph is not None and holds_text:
            moved = etree.Element(_STRIPPED)
            moved.extend(frame)
            paragraph.addnext(moved)
