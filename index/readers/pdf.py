"""PDF: the text of its pages, without what stands at the top or bottom of most of them."""

import io
import logging
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence, Set

from index.article import Article
from index.readers import text
from index.readers.encoding import clean
from index.readers.fields import Place
from index.readers.files import Skipped, Stream, Unreadable
from index.readers.headings import HEADING_LIMIT
from index.readers.lines import between_blank_lines

_LIGATURES = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}
_NUMBER = re.compile(r"\d+")
_RUNNING = 2
"""Pieces at the top and at the bottom of a page that may be on others as well."""


def read(stream: Stream, place: Place) -> Iterator[Article | Skipped]:
    """Yield the article that a PDF is, or the articles that LexisNexis put into it.

    Raises:
        Unreadable: it is none, is locked, or holds pictures of text only.
    """
    pages = [[*filter(None, between_blank_lines(page))] for page in _pages(stream.whole())]
    running = _running(pages)
    # A number ends each page, as in print: a sentence may go on after it.
    found = [
        "\n\n".join([*_without(running, page, is_first=not number), str(number + 1)])
        for number, page in enumerate(pages)
    ]
    yield from text.articles("\n\n".join(found), place)


def _pages(data: bytes) -> Sequence[str]:
    # Imported here because few folders hold such documents.
    from pdfminer.high_level import extract_text  # noqa: PLC0415
    from pdfminer.pdfdocument import PDFPasswordIncorrect  # noqa: PLC0415

    # It tells of every colour that it does not know.
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    try:
        found = extract_text(io.BytesIO(data))
    except PDFPasswordIncorrect as error:
        raise Unreadable("a PDF that needs a password") from error
    except RecursionError:
        raise
    except Exception as error:  # What a damaged document can be wrong in is endless.
        raise Unreadable("not a PDF, or a damaged one") from error
    if not found.strip():
        raise Unreadable("a PDF without text, maybe scanned: text recognition (OCR) gives it one")
    # Each page ends in a form feed.
    return [clean(page.translate(_LIGATURES)) for page in found.split("\f")[:-1]]


def _running(pages: Sequence[Sequence[str]]) -> frozenset[str]:
    """What stands at the top or the bottom of most pages, as `_shape` has it."""
    found: Counter[str] = Counter()
    for page in pages:
        found.update({_shape(piece) for piece in (*page[:_RUNNING], *page[-_RUNNING:])})
    least = max(_RUNNING, len(pages) // 2)
    return frozenset(shape for shape, count in found.items() if shape and count > least)


def _without(running: Set[str], page: Sequence[str], *, is_first: bool) -> Iterator[str]:
    """Yield the pieces of a page but those; what all pages repeat may be the title of the first."""
    for place, piece in enumerate(page):
        may_be_title = is_first and place < _RUNNING and not _NUMBER.search(piece)
        if may_be_title or _shape(piece) not in running:
            yield piece


def _shape(piece: str) -> str:
    """A short piece whatever numbers are in it, "" of a long one."""
    return _NUMBER.sub("0", piece) if len(piece) <= HEADING_LIMIT else ""
