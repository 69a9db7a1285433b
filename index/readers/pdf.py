"""PDF: the text of its pages, without what stands at the top or bottom of most of them."""

import io
import logging
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from typing import TYPE_CHECKING, NamedTuple

from index.article import Article
from index.readers import text
from index.readers.encoding import clean
from index.readers.fields import Place
from index.readers.files import Skipped, Stream, Unreadable, any_error_is
from index.readers.headings import HEADING_LIMIT

if TYPE_CHECKING:
    from pdfminer.layout import LTFigure, LTPage

_LIGATURES = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}
_NUMBER = re.compile(r"\d+")
_RUNNING = 2
"""Pieces at the top and at the bottom of a page that may be on others as well."""

_TITLE_SIZE = 1.2
"""How many times as large as the text the letters of a title are, at the least."""

_TITLE_LIMIT = 200


class _Piece(NamedTuple):
    """A paragraph or a heading, or what a page has of it; the size of its letters in points."""

    text: str
    size: float


def read(stream: Stream, place: Place) -> Iterator[Article | Skipped]:
    """Yield the article that a PDF is; its title is in the largest letters on the first page.

    Raises:
        Unreadable: it is none, is locked, or holds pictures of text only.
    """
    pages = _pages(stream.whole())
    title = _title(pages)
    running = _running(pages)
    # A number ends each page, as in print: a sentence may go on after it.
    found = "\n\n".join(
        piece
        for number, page in enumerate(pages, start=1)
        for piece in [*_without(running, title, page, is_first=number == 1), str(number)]
    )
    yield place.article({"title": title.text if title else None}, text.blocks(found))


def _pages(data: bytes) -> Sequence[Sequence[_Piece]]:
    # Imported here because few folders hold such documents.
    from pdfminer.high_level import extract_pages  # noqa: PLC0415
    from pdfminer.layout import LAParams  # noqa: PLC0415
    from pdfminer.pdfdocument import PDFPasswordIncorrect  # noqa: PLC0415

    # It tells of every colour that it does not know.
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    pages: list[list[_Piece]] = []
    with any_error_is("not a PDF, or a damaged one"):
        try:
            for page in extract_pages(io.BytesIO(data), laparams=LAParams(all_texts=True)):
                pages.append([*_pieces(page)])
        except PDFPasswordIncorrect as error:
            raise Unreadable("a PDF that needs a password") from error
    if not any(piece.text for page in pages for piece in page):
        raise Unreadable("a PDF without text, maybe scanned: text recognition (OCR) gives it one")
    return pages


def _pieces(within: "LTPage | LTFigure") -> Iterator[_Piece]:
    from pdfminer.layout import LTChar, LTFigure, LTTextBox  # noqa: PLC0415

    for found in within:
        if isinstance(found, LTFigure):  # Some programs put all text into one.
            yield from _pieces(found)
        elif isinstance(found, LTTextBox):
            sizes = (char.size for line in found for char in line if isinstance(char, LTChar))
            letters = clean(found.get_text().translate(_LIGATURES)).strip()
            yield _Piece(letters, max(sizes, default=0.0))


def _title(pages: Sequence[Sequence[_Piece]]) -> _Piece | None:
    sizes: Counter[float] = Counter()
    for page in pages:
        for piece in page:
            sizes[piece.size] += len(piece.text)
    [(usual, _)] = sizes.most_common(1)
    short = (piece for piece in pages[0] if 0 < len(piece.text) <= _TITLE_LIMIT)
    largest = max(short, key=lambda piece: piece.size, default=None)
    return largest if largest and largest.size >= _TITLE_SIZE * usual else None


def _running(pages: Sequence[Sequence[_Piece]]) -> frozenset[str]:
    """What stands at the top or the bottom of most pages, as `_shape` has it."""
    found: Counter[str] = Counter()
    for page in pages:
        found.update({_shape(piece.text) for piece in (*page[:_RUNNING], *page[-_RUNNING:])})
    least = max(_RUNNING, len(pages) // 2)
    return frozenset(shape for shape, count in found.items() if shape and count > least)


def _without(
    running: Set[str], title: _Piece | None, page: Sequence[_Piece], *, is_first: bool
) -> Iterator[str]:
    """Yield the texts of a page but those; what all pages repeat may be the title of the first."""
    for place, piece in enumerate(page):
        may_be_title = is_first and place < _RUNNING and not _NUMBER.search(piece.text)
        if piece is not title and (may_be_title or _shape(piece.text) not in running):
            yield piece.text


def _shape(text: str) -> str:
    """A short text whatever numbers are in it, "" of a long one."""
    return _NUMBER.sub("0", text) if len(text) <= HEADING_LIMIT else ""
