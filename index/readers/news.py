"""News in XML, as libraries keep it and press agencies deliver it."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from html import escape
from typing import Final

from lxml import etree

from index.article import Article
from index.readers import markup, tables
from index.readers.elements import inner, name
from index.readers.fields import Place
from index.readers.files import Skipped

ROOTS: Final = frozenset({"newsItem", "newsMessage", "NewsML"})
"""Of what holds items of NewsML."""

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

_NO_TEXT: Final = re.compile(r".*:(?:animation|audio|graphic|picture|video)")
"""Classes of items of NewsML-G2 that agencies deliver beside articles."""

_ROLES_BESIDE_TEXT: Final = frozenset({"title", "headline", "caption", "keyword"})
"""Of components of NewsML 1, in lower case."""

_PARTY: Final = etree.XPath(
    "string((.//*[local-name()='Provider' or local-name()='Source']"
    "/*[local-name()='Party']/@FormalName[. != ''])[1])"
)
_MEDIA: Final = etree.XPath("string(../*[local-name()='MediaType']/@FormalName)")

_WITHHELD: Final = re.compile(r"(?:stat:)?(?:cancell?ed|withheld|withdrawn)", re.IGNORECASE)
_TOPICS: Final = ("medtop:", "subj:")
_LANGUAGE: Final = "{http://www.w3.org/XML/1998/namespace}lang"


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


def items(found: Iterator[etree._Element], place: Place) -> Iterator[Article | Skipped]:
    """Yield an article an item of NewsML, which may be the whole document or one in a message."""
    number = 0
    for element in found:
        if name(element) not in _ITEMS:
            continue
        number += 1
        parent = element.getparent()
        row = place if parent is None else replace(place, row=number)
        outcome = _ITEMS[name(element)](element, row)
        if outcome is not None:
            yield outcome
        if parent is not None:
            # What was read makes room.
            parent.remove(element)


def _of_g2(item: etree._Element, row: Place) -> Article | Skipped | None:
    """Make an article of an item of NewsML-G2; of a picture or a sound none."""
    classes = [*_attributes(item, (("itemClass", "qcode"),))]
    if any(map(_NO_TEXT.fullmatch, classes)):
        return None
    if any(map(_WITHHELD.fullmatch, _attributes(item, (("pubStatus", "qcode"),)))):
        return row.skipped("not published")
    meta, content = "{*}itemMeta", "{*}contentMeta"
    dates = (f"{content}/{{*}}contentCreated", f"{meta}/{{*}}firstCreated")
    names = (f"{meta}/{{*}}provider", f"{content}/{{*}}infoSource", "{*}rightsInfo/*")
    given = {
        "title": next(_lines(item, f"{content}/{{*}}headline"), None),
        "date": next(_lines(item, *dates, f"{meta}/{{*}}versionCreated"), None),
        "publisher": next(_lines(item, *(f"{path}/{{*}}name" for path in names)), None),
        "categories": [*map(_named, filter(_is_topic, item.iterfind(f"{content}/{{*}}subject")))],
    }
    if guid := item.get("guid"):
        # A later version is another text, which the first one must not hide.
        given["id"] = f"{guid}:{item.get('version', '1')}"
    texts = map(_content, item.iterfind("{*}contentSet/*"))
    return tables.article(_with(given, next((one for one in texts if one.get("text")), {})), row)


def _is_topic(subject: etree._Element) -> bool:
    """Tell what an article is of from the places, persons and organisations in it."""
    kind = subject.get("type", ":abstract")
    return kind.endswith(":abstract") or subject.get("qcode", "").startswith(_TOPICS)


def _named(subject: etree._Element) -> str | None:
    """Return the Dutch name of a subject, or else the first."""
    names = subject.findall("{*}name")
    names.sort(key=lambda one: not one.get(_LANGUAGE, "").startswith("nl"))
    return names[0].text if names else None


def _content(element: etree._Element) -> Mapping[str, object]:
    """Return what there is in NITF, in HTML or as a text."""
    document = next(element.iter("{*}nitf"), None)
    if document is not None:
        return _nitf(document)
    return {"text": _html(next(element.iter("{*}body"), element))}


def _of_1(item: etree._Element, row: Place) -> Article | Skipped:
    """Make an article of an item of NewsML 1, whose parts may stand in components of it.

    Its public identifier is not its id: some agencies give all items the same.
    """
    if any(map(_WITHHELD.fullmatch, _attributes(item, (("Status", "FormalName"),)))):
        return row.skipped("not published")
    parts = [*map(_content, filter(_is_text, item.iter("{*}DataContent")))]
    made = (f"{{*}}NewsManagement/{{*}}{one}" for one in ("FirstCreated", "ThisRevisionCreated"))
    provider = _lines(item, ".//{*}NewsIdentifier/{*}ProviderId")
    subjects = _attributes(item, (("Subject", "FormalName"), ("SubjectMatter", "FormalName")))
    given = {
        "title": next(_lines(item, ".//{*}NewsLines/{*}HeadLine"), None),
        "date": next(_lines(item, *made, ".//{*}NewsIdentifier/{*}DateId"), None),
        "publisher": _PARTY(item) or next(provider, None),
        # A topic may be told by its number alone.
        "categories": [subject for subject in subjects if not subject.isdecimal()],
        "text": [part["text"] for part in parts if part.get("text")],
    }
    return tables.article(_with(given, parts[0] if parts else {}), row)


def _is_text(content: etree._Element) -> bool:
    """Tell a part of the text from a title, a caption and a picture in letters."""
    component = next(content.iterancestors("{*}NewsComponent"), content)
    roles = {role.get("FormalName", "").lower() for role in component.iterfind("{*}Role")}
    return _MEDIA(content) in ("", "Text") and not roles & _ROLES_BESIDE_TEXT


def _with(given: Mapping[str, object], content: Mapping[str, object]) -> Mapping[str, object]:
    """Return the fields that are given, and from the content those that are not."""
    return {**content, **{field: value for field, value in given.items() if value}}


_ITEMS: Final[Mapping[str, Callable[[etree._Element, Place], Article | Skipped | None]]] = {
    "newsItem": _of_g2,
    "NewsItem": _of_1,
}
