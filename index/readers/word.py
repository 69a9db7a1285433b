"""Word documents: an article each, or the many that Nexis Uni puts into one."""

import io
from collections.abc import Iterator
from dataclasses import replace
from zipfile import BadZipFile, ZipFile

from lxml.html import HtmlElement

from index.article import Article
from index.readers import markup, nexis, text
from index.readers.fields import Place
from index.readers.files import ARTICLE_LIMIT, Skipped, Stream, Unreadable, any_error_is
from index.readers.headings import with_top

_STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => h2:fresh
p[style-name^='toc '] => !
"""
"""Beside the headings that mammoth knows: titles, and tables of contents, which say all twice."""

_NOTE_LINKS = ("#footnote", "#endnote")


def read(stream: Stream, place: Place) -> Iterator[Article | Skipped]:
    """Yield the article that a document is, or the articles that Nexis Uni put into it.

    Its title is the first one that is styled so; without any heading it is read as a text.
    """
    try:
        page = markup.tree(_html(stream.whole()))
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
    else:
        yield from text.articles("\n\n".join(block.text for block in blocks), place)


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


def _html(data: bytes) -> str:
    """Return a document as HTML, without images.

    Raises:
        Unreadable: it is none, or too large.
    """
    # Imported here because few folders hold such documents.
    import mammoth  # noqa: PLC0415

    with any_error_is("a damaged Word document"):
        try:
            with ZipFile(io.BytesIO(data)) as parts:
                size = sum(p.file_size for p in parts.infolist() if p.filename[-4:] == ".xml")
        except BadZipFile as error:
            reason = "not a Word document (.docx), or a damaged or protected one"
            raise Unreadable(reason) from error
        if size > ARTICLE_LIMIT:
            raise Unreadable(f"unpacks to more than {ARTICLE_LIMIT // 2**20} MiB of text")
        converted = mammoth.convert_to_html(
            io.BytesIO(data),
            style_map=_STYLES,
            include_embedded_style_map=False,
            convert_image=mammoth.images.img_element(lambda image: {}),
        )
    return str(converted.value)
