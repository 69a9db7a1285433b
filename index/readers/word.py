"""Word documents (.docx)."""

import io
from collections.abc import Iterator
from zipfile import ZipFile

from index.article import Article
from index.readers import office
from index.readers.fields import Place
from index.readers.files import Skipped, Stream, any_error_is

_STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => h2:fresh
p[style-name^='toc '] => !
"""
"""Beside the headings that mammoth knows: titles, and tables of contents, which say all twice."""


def read(stream: Stream, place: Place) -> Iterator[Article | Skipped]:
    """Yield the articles of a document: see `office.articles`.

    Raises:
        Unreadable: it is none, or too large.
    """
    yield from office.articles(_html(stream.whole()), place)


def _html(data: bytes) -> str:
    """Return a document as HTML, without images."""
    # Imported here because few folders hold such documents.
    import mammoth  # noqa: PLC0415

    with any_error_is("not a Word document (.docx), or a damaged or protected one"):
        with ZipFile(io.BytesIO(data)) as parts:
            office.check_size(parts)
        converted = mammoth.convert_to_html(
            io.BytesIO(data),
            style_map=_STYLES,
            include_embedded_style_map=False,
            convert_image=mammoth.images.img_element(lambda image: {}),
        )
    return str(converted.value)
