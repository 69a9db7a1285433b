"""Documents of word processors, whatever their format: what they hold, once it is HTML."""

from collections.abc import Iterator
from dataclasses import replace
from zipfile import ZipFile

from lxml.html import HtmlElement

from index.article import Article
from index.readers import markup, nexis, text
from index.readers.fields import Place
from index.readers.files import ARTICLE_LIMIT, Skipped, Unreadable
from index.readers.headings import with_top

_NOTE_LINKS = ("#footnote", "#endnote")
_TEXTS = (".xml", ".rels")


def articles(html: str, place: Place, title: str | None = None) -> Iterator[Article | Skipped]:
    """Yield the article that a document is, or the articles that Nexis Uni put into it.

    Its title is the first one that is styled so; without any heading it is read as a text.

    Args:
        html: the document, its notes below it.
        place: where it stands.
        title: the one among its properties, for a document that shows none.
    """
    try:
        page = markup.tree(html)
    except markup.NotMarkup:
        yield place.skipped("no text")
        return
    _put_right(page)
    blocks = tuple(markup.blocks(page))
    documents = nexis.documents_in(blocks)
    for number, (fields, body) in enumerate(documents, start=1):
        yield replace(place, row=number).article(fields, body)
    if documents:
        return
    if any(block.is_heading for block in blocks):
        yield place.article({"title": markup.line(page.find(".//h1"))}, with_top(blocks))
        return
    for found in text.articles("\n\n".join(block.text for block in blocks), place):
        if isinstance(found, Article) and found.title is None:
            yield replace(found, title=title)
        else:
            yield found


def check_size(parts: ZipFile) -> None:
    """Make sure that the text of a document that is a ZIP file fits in memory.

    So must each part by itself: a document names the parts that hold its text as it likes.

    Raises:
        Unreadable: it does not.
    """
    sizes = [(part.filename.lower(), part.file_size) for part in parts.infolist()]
    text = sum(size for name, size in sizes if name.endswith(_TEXTS))
    if max([text, *(size for _, size in sizes)]) > ARTICLE_LIMIT:
        raise Unreadable(f"unpacks to more than {ARTICLE_LIMIT // 2**20} MiB of text")


def _put_right(page: HtmlElement) -> None:
    """Drop the links to notes and back, and make one line of a row of a table.

    A cell of several paragraphs stays as it is: many letters stand in a table.
    """
    for link in list(page.iter("a")):
        if link.get("href", "").startswith(_NOTE_LINKS):
            link.drop_tree()
    for cell in page.iter("td", "th"):
        paragraphs = cell.findall("p")
        if len(paragraphs) == 1:
            paragraphs[0].drop_tag()
